"""Message catalogues: `python scripts/messages.py extract | update | check`.

extract   prints every message of the sources with where it stands
update    brings locale/<lang>/LC_MESSAGES/conflictmap.po up to date: new messages are added, dropped ones removed;
          English is filled in by itself, the other languages wait for a translator
check     lists what is missing, fuzzy, unused or has other fields than its message; exit code 1 if there is any
"""

import argparse
import ast
import re
import sys
from collections.abc import Collection, Iterator, Mapping
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract as babel_extract
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from conflictmap.i18n.catalogue import catalogue_path
from conflictmap.i18n.fields import field_names
from conflictmap.i18n.tags import LANGUAGES

SOURCES = ("conflictmap", "pages", "dashboard.py")
KEYWORDS: Mapping[str, Any] = {"t": None, "n": (1, 2), "N_": None, "P_": ((1, "c"), 2)}
# zero, one, two, few (3–10), many (11–99), other (100–102 …): the order of CLDR's categories.
PLURAL_FORMS = {
    "en": "nplurals=2; plural=(n != 1);",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
}
_PERCENT = re.compile(r"%(?:\(\w+\))?[rs]")
NOISE = ('"POT-', '"PO-', '"Last-', '"Language-Team', '"Project-', '"Report-', '"Generated-', "# ")
Extracted = tuple[int, str, tuple[str, ...], list[str]]
Text = str | tuple[str, ...] | list[str] | None


def _literals(node: ast.expr) -> list[str]:
    """The strings that an argument can be: a literal, or either side of a conditional expression."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return _literals(node.body) + _literals(node.orelse)
    return []


def extract_python(
    fileobj: IO[bytes], keywords: Collection[str], comment_tags: object, options: object
) -> Iterator[Extracted]:
    """Babel extraction method that reads the syntax tree, so that calls inside f-strings count on every Python."""
    calls = [node for node in ast.walk(ast.parse(fileobj.read())) if isinstance(node, ast.Call)]
    for node in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        name = str(getattr(node.func, "id", getattr(node.func, "attr", "")))
        if name in keywords:
            for texts in product(*(_literals(argument) for argument in node.args[: 2 if name in ("n", "P_") else 1])):
                yield node.lineno, name, texts, []


def python_files(root: Path = ROOT) -> list[Path]:
    """Every source file that may hold messages."""
    found = [path for top in SOURCES for path in ([root / top] if top.endswith(".py") else (root / top).rglob("*.py"))]
    return sorted(path for path in found if path.is_file())


def collect(root: Path = ROOT) -> Catalog:
    """The messages of all sources, each with the files (not the lines: they drift) where it stands."""
    catalogue = Catalog(project="conflictmap", charset="utf-8")
    for path in python_files(root):
        for _, text, _, context in babel_extract(extract_python, BytesIO(path.read_bytes()), KEYWORDS):  # type: ignore[arg-type]
            if text:
                catalogue.add(text, locations=[(path.relative_to(root).as_posix(), 1)], context=context)
    return catalogue


def read(lang: str) -> Catalog:
    """The catalogue of a language as it lies in locale/; empty if there is none yet."""
    path = catalogue_path(lang)
    if not path.is_file():
        return _new(lang)
    with path.open("rb") as file:
        return read_po(file, locale=lang)


def _new(lang: str) -> Catalog:
    header = f"Language: {lang}\nContent-Type: text/plain; charset=utf-8\nPlural-Forms: {PLURAL_FORMS[lang]}\n"
    text = "".join(f'"{line}\\n"\n' for line in header.splitlines())
    return read_po(BytesIO(f'msgid ""\nmsgstr ""\n{text}'.encode()), locale=lang)


def merged(lang: str, sources: Catalog) -> Catalog:
    """A fresh catalogue: messages of the sources in order, with the translations that the old one holds."""
    old, new = read(lang), _new(lang)
    for message in sources:
        if message.id:
            kept = old.get(message.id, message.context)
            text, flags = _kept_text(lang, message, kept), kept.flags if kept else ()
            new.add(message.id, text, message.locations, flags, context=message.context)
    return new


def _kept_text(lang: str, message: Message, kept: Message | None) -> Text:
    if lang == "en":
        return message.id
    if kept and kept.pluralizable == message.pluralizable:
        return kept.string
    return [""] * 6 if message.pluralizable else ""


def problems(lang: str, sources: Catalog) -> list[str]:
    """What keeps a catalogue from being complete, one sentence a message."""
    catalogue, found = read(lang), []
    for message in sources:
        if not message.id:
            continue
        translated = catalogue.get(message.id, message.context)
        if translated is None or not all(_forms(translated.string)):
            found.append(f"{lang}: missing: {message.id!r}")
        elif translated.fuzzy:
            found.append(f"{lang}: fuzzy: {message.id!r}")
        else:
            found.extend(f"{lang}: {wrong}" for wrong in wrong_fields(message, translated))
    unused = [message.id for message in catalogue if message.id and sources.get(message.id, message.context) is None]
    return found + [f"{lang}: unused: {text!r}" for text in unused]


def wrong_fields(message: Message, translated: Message) -> list[str]:
    """Translations whose {fields} are not those of the message; a plural form may say the count in words."""
    wanted = frozenset().union(*(_fields(form) for form in _forms(message.id)))
    optional = frozenset({"n"}) if message.pluralizable else frozenset()
    return [
        f"fields {sorted(_fields(form))} are not {sorted(wanted)}: {form!r}"
        for form in _forms(translated.string)
        if _fields(form) - optional != wanted - optional or not _fields(form) <= wanted | optional
    ]


def _fields(form: str) -> frozenset[str]:
    """The {fields} of a message, and the %(fields)s of those that argparse fills."""
    return field_names(form) | frozenset(_PERCENT.findall(form))


def _forms(text: Text) -> list[str]:
    return [text] if isinstance(text, str) else list(text or [""])


def update(sources: Catalog) -> None:
    """Write both catalogues."""
    for lang in LANGUAGES:
        path = catalogue_path(lang)
        path.parent.mkdir(parents=True, exist_ok=True)
        written = BytesIO()
        write_po(written, merged(lang, sources), width=120, include_lineno=False)
        # Dates and names in the header would make every pair of branches conflict.
        lines = [line for line in written.getvalue().decode().splitlines() if not line.startswith(NOISE)]
        path.write_text("\n".join(lines).strip() + "\n", encoding="utf-8")


def check(sources: Catalog) -> int:
    """Print every problem; 1 if there is one."""
    found = [problem for lang in LANGUAGES for problem in problems(lang, sources)]
    sys.stdout.writelines(f"{problem}\n" for problem in found)
    sys.stdout.write(f"{len(sources)} messages, {len(found)} problems\n")
    return 1 if found else 0


def main(arguments: list[str] | None = None) -> int:
    """Run one of the three commands."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("extract", "update", "check"))
    command = parser.parse_args(arguments).command
    sources = collect()
    if command == "check":
        return check(sources)
    if command == "update":
        update(sources)
    else:
        write_po(sys.stdout.buffer, sources, width=120, include_lineno=False, omit_header=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
