"""`python -m conflictmap check`: say what is wrong in the four files, and what to write instead."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from conflictmap.check.checked import Checked
from conflictmap.check.run import check_dataset
from conflictmap.cli.parser import Translate
from conflictmap.codebook.tables import TABLES
from conflictmap.dataset.folder import data_folder, read_folder
from conflictmap.dataset.tables import Dataset
from conflictmap.i18n.translator import Translator, translator
from conflictmap.model.marking import N_
from conflictmap.notices.notice import Notice
from conflictmap.notices.render import as_github, as_json, as_text

HELP = N_("Check the four files: exit code 0 without errors, 1 with errors, 2 when it cannot run.")


def add_arguments(parser: argparse.ArgumentParser, t: Translate) -> None:
    """Add `--format` and the folder."""
    parser.add_argument("--format", choices=("text", "json", "github"), default="text", help=t("form of the output"))
    hint = t("folder of the four files (default: what CONFLICTMAP_DATA names, else the current folder)")
    parser.add_argument("folder", nargs="?", type=Path, metavar=t("FOLDER"), help=hint)


def run(args: argparse.Namespace) -> int:
    """Check, print, and return 0 (no errors), 1 (errors) or 2 (no such folder)."""
    speak = translator(args.lang)
    folder = args.folder or data_folder()
    if not folder.is_dir():
        print(speak.t("{folder} is not a folder.", folder=str(folder)), file=sys.stderr)
        return 2
    dataset = read_folder(folder)
    checked = check_dataset(dataset)
    if args.format == "json":
        print(as_json(checked.notices, speak.t))
    elif args.format == "github":
        for line in _annotations(checked, folder, speak):
            print(line)
    else:
        print("\n".join([*(as_text(item, speak.t) for item in checked.notices), *totals(dataset, checked, speak)]))
    return 1 if any(item.severity == "error" for item in checked.notices) else 0


def totals(dataset: Dataset, checked: Checked, speak: Translator) -> Iterator[str]:
    """Yield one line for each file that is there: how much is wrong in it, how many rows are fine."""
    counts = Counter((item.file, item.severity) for item in checked.notices)
    touched = {(item.file, item.line) for item in checked.notices}
    for table in TABLES.values():
        raw = dataset.tables[table.name]
        if not raw.present and not counts[table.file, "error"]:
            continue
        fine = sum((table.file, row.line) not in touched for row in raw.rows)
        found = speak.t(
            "{errors}, {warnings} in {file}.",
            errors=speak.n("{n} error", "{n} errors", counts[table.file, "error"]),
            warnings=speak.n("{n} warning", "{n} warnings", counts[table.file, "warning"]),
            file=table.file,
        )
        if counts[table.file, "error"] or counts[table.file, "warning"]:
            yield f"{found} {speak.n('The other row is fine.', 'The other {n} rows are fine.', fine)}"
        else:
            yield speak.n("{file}: the one row is fine.", "{file}: all {n} rows are fine.", fine, file=table.file)


def _annotations(checked: Checked, folder: Path, speak: Translator) -> Iterator[str]:
    """Yield one annotation a notice, with the path as seen from here and the character where the value stands."""
    texts: dict[str, list[str]] = {}
    for item in checked.notices:
        if item.file not in texts:
            texts[item.file] = _lines(folder / item.file)
        yield as_github(item, _relative(folder / item.file), _character(texts[item.file], item), speak.t)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8-sig", errors="replace").split("\n")
    except OSError:
        return []


def _relative(path: Path) -> str:
    """Return the path from the current folder where it lies in it, as annotations need it."""
    absolute = path.resolve()
    return absolute.relative_to(Path.cwd()).as_posix() if absolute.is_relative_to(Path.cwd()) else path.as_posix()


def _character(lines: list[str], item: Notice) -> int:
    """Return where in its line the value begins, from 1; 1 when it is blank or not found."""
    line = lines[item.line - 1] if 0 < item.line <= len(lines) else ""
    return max(line.find(item.value.split("\n")[0].rstrip("…").replace('"', '""')), 0) + 1
