"""`python -m conflictmap tidy`: ids, dates, order and blanks as they usually are; prints what it changes."""

import argparse
import sys
from pathlib import Path

from conflictmap.cli.parser import Translate
from conflictmap.dataset.folder import data_folder
from conflictmap.i18n.translator import translator
from conflictmap.intake.contents import Contents
from conflictmap.intake.problems import WritingProblem
from conflictmap.intake.saving import locked, write
from conflictmap.intake.tidying import tidy
from conflictmap.model.marking import N_

HELP = N_("Write ids, dates, order and blanks as usual, and print the difference; the meaning stays.")


def add_arguments(parser: argparse.ArgumentParser, t: Translate) -> None:
    """Add `--check` and the folder."""
    hint = t("write nothing; exit with 1 when something would change")
    parser.add_argument("--check", action="store_true", help=hint)
    hint = t("folder of the four files (default: what CONFLICTMAP_DATA names, else the current folder)")
    parser.add_argument("folder", nargs="?", type=Path, metavar=t("FOLDER"), help=hint)


def run(args: argparse.Namespace) -> int:
    """Tidy and print a unified diff: 0 (nothing to do, or done), 1 (`--check`: something to do), 2 (it cannot)."""
    speak = translator(args.lang)
    folder = args.folder or data_folder()
    if not folder.is_dir():
        print(speak.t("{folder} is not a folder.", folder=str(folder)), file=sys.stderr)
        return 2
    try:
        diff = difference(folder) if args.check else tidied(folder)
    except WritingProblem as problem:
        print(speak.t(problem.template, **problem.params), file=sys.stderr)
        return 2
    sys.stdout.write(diff)
    if args.check and diff:
        print(speak.t("Not tidy. Run `python -m conflictmap tidy`."), file=sys.stderr)
        return 1
    return 0


def difference(folder: Path) -> str:
    """Return what tidying would change, as a unified diff. Ids in it are examples: each run mints others."""
    before = Contents.read(folder)
    return tidy(before).diff(before)


def tidied(folder: Path) -> str:
    """Tidy the files in their place and return the difference."""
    with locked(folder):
        before = Contents.read(folder)
        after = tidy(before)
        write(after, before)
        return after.diff(before)
