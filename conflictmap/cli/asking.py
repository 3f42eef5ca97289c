"""What the commands that take a view share: the data, the query, and where the file goes."""

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from urllib.parse import parse_qs

from conflictmap.briefing.formats import FORMATS, Kind, ending_of
from conflictmap.briefing.options import Speech
from conflictmap.dataset.folder import data_folder
from conflictmap.i18n.tags import Digits, parts_of
from conflictmap.i18n.translator import Translator
from conflictmap.model.marking import N_
from conflictmap.query.store import Store
from conflictmap.query.view import View
from conflictmap.web.state import open_folder

_ENDING = N_("{name} has no ending that {command} can write. Write one of: {endings}.")
_OTHER_COMMAND = N_("A .{ending} file comes from another command: python -m conflictmap {other} QUERY -o {name}")
_NOT_WRITTEN = N_("{name} could not be written: {reason}.")
_NO_DATA = N_("There is no data in {folder}: it holds neither events.csv nor an imported collection.")


def say_error(text: str) -> None:
    """One line for people, on the error stream."""
    print(text, file=sys.stderr)


def wanted_ending(name: str, kinds: tuple[Kind, ...], command: str, other: str, say: Translator) -> str | None:
    """The ending of the file's name when the command can write it; else None, with a sentence on the error stream."""
    ending = ending_of(name)
    if ending in FORMATS and FORMATS[ending].kind in kinds:
        return ending
    if ending in FORMATS:
        say_error(say.t(_OTHER_COMMAND, ending=ending, other=other, name=name))
        return None
    endings = ", ".join(f".{key}" for key, form in FORMATS.items() if form.kind in kinds)
    say_error(say.t(_ENDING, name=name, command=command, endings=endings))
    return None


def open_store(say: Translator) -> Store | None:
    """The collection in the data folder; None, with a sentence on the error stream, when there is none."""
    folder = data_folder()
    collection = open_folder(folder)
    if not collection.imported and not (folder / "events.csv").is_file():
        say_error(say.t(_NO_DATA, folder=str(folder)))
        return None
    return collection.store


def language(asked: str, query: str) -> tuple[Speech, Digits]:
    """The language of the sheet and its digits: what `--lang` says, else the view's address, else English.

    Of a sheet in both languages the address may still say the digits.
    """
    told = parse_qs(query.partition("?")[2] or query).get("lang", [""])[0]
    if asked == "both":
        return "both", parts_of(told)[1]
    return parts_of(asked or told)


def asked_view(query: str, store: Store, say: Translator) -> View:
    """The view that the query describes; parts that are unknown or malformed are named on the error stream."""
    view, problems = View.parse(query, store.vocabulary)
    for problem in problems:
        say_error(problem.message(say.t))
    return view


def write_file(name: str, content: bytes, say: Translator) -> bool:
    """Write the file whole or not at all; False, with a sentence on the error stream, when it cannot be."""
    target = Path(name)
    try:
        handle, kept = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(kept, 0o644)
        os.replace(kept, target)
    except OSError as problem:
        with suppress(OSError, UnboundLocalError):
            os.unlink(kept)
        say_error(say.t(_NOT_WRITTEN, name=name, reason=problem.strerror or type(problem).__name__))
        return False
    return True
