"""The part of the style sheet that comes from tables: colours of both schemes as CSS variables, the fonts."""

import re
from dataclasses import asdict

from conflictmap.symbols.palette import PALETTE, Palette

# The ranges that the packager of the fonts gives for each of its files.
_RANGES = {
    "latin": "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, "
    "U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD",
    "latin-ext": "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1D00-1DBF, U+1E00-1E9F, "
    "U+1EF2-1EFF, U+2C60-2C7F, U+A720-A7FF",
    "arabic": "U+0600-06FF, U+0750-077F, U+0870-088E, U+0890-0891, U+0897-08FF, U+200C-200E, U+2010-2011, U+204F, "
    "U+2E41, U+FB50-FDFF, U+FE70-FEFC",
}
_FILE = re.compile(r"ibm-plex-sans-arabic-([a-z-]+)-(\d+)-normal")


def stylesheet(fonts: dict[str, str]) -> str:
    """Return CSS with the palette of each scheme and one face for each font: name of its part → address."""
    faces = "".join(_face(name, address) for name, address in fonts.items())
    return (
        f"{faces}:root{{{_variables(PALETTE['light'])}}}\n"
        f":root[data-scheme=dark]{{color-scheme:dark;{_variables(PALETTE['dark'])}}}\n"
    )


def _variables(palette: Palette) -> str:
    return "".join(f"--cm-{name.replace('_', '-')}:{value};" for name, value in asdict(palette).items())


def _face(name: str, address: str) -> str:
    script, weight = _FILE.findall(name)[0]
    return (
        f"@font-face{{font-family:'IBM Plex Sans Arabic';font-weight:{weight};font-display:swap;"
        f"unicode-range:{_RANGES[script]};src:url({address}) format('woff2')}}\n"
    )
