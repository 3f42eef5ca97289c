"""`python -m conflictmap docs`: write the documents that come from the code, or say that they are stale."""

import argparse
import sys
from difflib import unified_diff
from pathlib import Path

from conflictmap.check.messages_page import messages_text
from conflictmap.cli.parser import Translate
from conflictmap.codebook.dictionary import dictionary_text
from conflictmap.codebook.schema import schema_text
from conflictmap.codebook.tables import TABLES
from conflictmap.i18n.translator import translator
from conflictmap.model.marking import N_

HELP = N_("Write the data dictionary, the table schemas and the list of messages into docs/.")

TOP = Path(__file__).resolve().parents[2]


def add_arguments(parser: argparse.ArgumentParser, t: Translate) -> None:
    """Add `--check`."""
    parser.add_argument("--check", action="store_true", help=t("write nothing; exit with 1 when a document is stale"))


def documents() -> dict[str, str]:
    """Return every generated document: its name in docs/ → its text."""
    pages = {"data-dictionary.md": dictionary_text()}
    pages |= {f"{table.name}.schema.json": schema_text(table) for table in TABLES.values()}
    return pages | {"messages.md": messages_text(TOP / "tests" / "bad_rows")}


def run(args: argparse.Namespace) -> int:
    """Write what has changed and name it; with `--check` print the difference and return 1."""
    speak = translator(args.lang)
    stale = 0
    for name, text in documents().items():
        path = TOP / "docs" / name
        old = path.read_text("utf-8") if path.is_file() else ""
        if old == text:
            continue
        stale += 1
        if args.check:
            sys.stdout.writelines(unified_diff(old.splitlines(True), text.splitlines(True), f"docs/{name}", "new"))
        else:
            path.write_text(text, "utf-8")
            print(speak.t("Wrote {file}.", file=f"docs/{name}"))
    if args.check and stale:
        print(speak.t("The documents are stale. Run `python -m conflictmap docs`."), file=sys.stderr)
        return 1
    return 0
