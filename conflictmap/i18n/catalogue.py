"""Message catalogues: `locale/<lang>/LC_MESSAGES/conflictmap.po`, read as they are, with nothing to compile."""

import gettext
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

DOMAIN = "conflictmap"
LOCALE_FOLDER = Path(__file__).resolve().parents[2] / "locale"
_ENGLISH_AS_WRITTEN = gettext.NullTranslations()


def catalogue_path(lang: str, folder: Path = LOCALE_FOLDER) -> Path:
    """Where the catalogue of a language lies; it need not exist."""
    return folder / lang / "LC_MESSAGES" / f"{DOMAIN}.po"


def load(lang: str, folder: Path = LOCALE_FOLDER) -> gettext.NullTranslations:
    """The catalogue of a language, read again when its file changes; without a file, English shows as written.

    Fuzzy entries are left out: a guess of the merge tool is not a translation.
    """
    path = catalogue_path(lang, folder)
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        return _ENGLISH_AS_WRITTEN
    return _read(path, changed)


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int) -> gettext.NullTranslations:
    """Parse one catalogue; `_changed` (mtime in ns) is part of the cache key."""
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
