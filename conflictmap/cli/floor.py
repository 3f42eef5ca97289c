"""`python -m conflictmap floor`: rows that an earlier revision has and this one has not need a stated reason."""

import argparse
import subprocess
import sys
from pathlib import Path

from conflictmap.cli.parser import Translate
from conflictmap.codebook.tables import TABLES
from conflictmap.dataset.folder import data_folder
from conflictmap.i18n.translator import Translator, translator
from conflictmap.intake.contents import Contents
from conflictmap.intake.floor import Fall, falls, reason_in
from conflictmap.intake.problems import WritingProblem
from conflictmap.model.marking import N_

HELP = N_("Compare the rows with those of an earlier revision; rows that are gone need a reason.")

_NO_REASON = N_(
    "State the reason in the commit message, in a line of its own: “Rows removed: why”. A row that was wrong is better "
    "kept and marked as retracted, with its reason in note."
)


def add_arguments(parser: argparse.ArgumentParser, t: Translate) -> None:
    """Add `--base`, `--reason` and the folder."""
    hint = t("the earlier revision (default: HEAD)")
    parser.add_argument("--base", default="HEAD", metavar=t("REVISION"), help=hint)
    hint = t("why rows are gone, where no commit message says so")
    parser.add_argument("--reason", default="", metavar=t("TEXT"), help=hint)
    hint = t("folder of the four files (default: what CONFLICTMAP_DATA names, else the current folder)")
    parser.add_argument("folder", nargs="?", type=Path, metavar=t("FOLDER"), help=hint)


def run(args: argparse.Namespace) -> int:
    """0: no row is gone, or a reason is stated; 1: rows are gone without one; 2: there is no earlier revision."""
    speak = translator(args.lang)
    folder = args.folder or data_folder()
    try:
        new = Contents.read(folder).data
        old = {table.name: _file_of(args.base, folder, table.file) for table in TABLES.values()}
        messages = _git(folder, "log", "--format=%B", f"{args.base}..HEAD").decode("utf-8", "replace")
    except WritingProblem as problem:
        print(speak.t(problem.template, **problem.params), file=sys.stderr)
        return 2
    except (OSError, subprocess.CalledProcessError):
        print(speak.t("The revision {base} cannot be read.", base=args.base), file=sys.stderr)
        return 2
    return report(falls(old, new), reason_in(f"Rows removed: {args.reason}") or reason_in(messages), speak)


def report(found: list[Fall], reason: str | None, speak: Translator) -> int:
    """Print what has lost rows and why; return 1 when nothing says why."""
    for fall in found:
        numbers = {"before": fall.before, "after": fall.after}
        counts = speak.t("{file} had {before} rows and has {after}.", file=fall.file, **numbers)
        ids = speak.listing([speak.ltr(one) for one in fall.gone[:20]])
        print(f"{counts} {speak.t('Gone: {ids}.', ids=ids)}" if ids else counts)
    if not found:
        print(speak.t("No row is gone."))
        return 0
    print(speak.t("Reason: {reason}", reason=reason) if reason else speak.t(_NO_REASON))
    return 0 if reason else 1


def _file_of(base: str, folder: Path, file: str) -> bytes | None:
    """Return a file as it was; None where that revision does not have it."""
    if not _git(folder, "ls-tree", base, "--", file):
        return None
    return _git(folder, "show", f"{base}:./{file}")


def _git(folder: Path, *words: str) -> bytes:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True).stdout
