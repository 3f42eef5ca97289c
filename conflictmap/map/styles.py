"""The part of the style sheet that comes from tables: colours of both schemes as CSS variables, the fonts."""

from dataclasses import asdict

from conflictmap.symbols.palette import PALETTE, Palette

_ARABIC = (
    "U+0600-06FF, U+0750-077F, U+0870-088E, U+0890-0891, U+0897-08FF, U+200C-200E, U+2010-2011, U+204F, U+2E41, "
    "U+FB50-FDFF, U+FE70-FEFC"
)


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
    span = f"unicode-range:{_ARABIC};" if "-arabic-arabic-" in name else ""
    return (
        f"@font-face{{font-family:'IBM Plex Sans Arabic';font-weight:400;font-display:swap;{span}"
        f"src:url({address}) format('woff2')}}\n"
    )
