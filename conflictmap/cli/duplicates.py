"""`python -m conflictmap duplicates`: pairs of events that may be one, with the reasons; it decides nothing."""

import argparse
import sys
from pathlib import Path

from conflictmap.cli.parser import Translate, whole_number
from conflictmap.dataset.folder import data_folder
from conflictmap.i18n.translator import Translator, translator
from conflictmap.intake.duplicates import REASONS, Candidate, all_candidates
from conflictmap.intake.fingerprints import Fingerprints
from conflictmap.intake.problems import WritingProblem
from conflictmap.intake.standing import Standing
from conflictmap.model.marking import N_

HELP = N_("List pairs of events that may be the same, with the reasons.")


def add_arguments(parser: argparse.ArgumentParser, t: Translate) -> None:
    """Add `--limit` and the folder."""
    hint = t("most pairs to list, likeliest first (default: 50)")
    parser.add_argument("--limit", type=whole_number(t), default=50, metavar=t("NUMBER"), help=hint)
    hint = t("folder of the four files (default: what CONFLICTMAP_DATA names, else the current folder)")
    parser.add_argument("folder", nargs="?", type=Path, metavar=t("FOLDER"), help=hint)


def run(args: argparse.Namespace) -> int:
    """Print the pairs; 0, or 2 when it cannot run. Pairs are no errors."""
    speak = translator(args.lang)
    folder = args.folder or data_folder()
    if not folder.is_dir():
        print(speak.t("{folder} is not a folder.", folder=str(folder)), file=sys.stderr)
        return 2
    try:
        standing = Standing.read(folder)
    except WritingProblem as problem:
        print(speak.t(problem.template, **problem.params), file=sys.stderr)
        return 2
    found = all_candidates(Fingerprints.of((key, row.cells) for key, row in standing.rows["events"].items()))
    for one in found[: args.limit]:
        print("\n".join(lines(one, standing, speak)))
    print(speak.n("{n} pair of events that may be the same.", "{n} pairs of events that may be the same.", len(found)))
    return 0


def lines(one: Candidate, standing: Standing, speak: Translator) -> list[str]:
    """Return the two rows and why they may be one."""
    reasons = speak.listing([speak.t(REASONS[code], km=round(one.km or 0, 1)) for code in one.reasons])
    return [*(f"{key}  {_title(standing, key, speak)}" for key in (one.first, one.second)), f"  {reasons}"]


def _title(standing: Standing, key: str, speak: Translator) -> str:
    cells = standing.cells("events", key) or {}
    title, _ = speak.pick(cells.get("title_en"), cells.get("title_ar"))
    return f"{cells.get('event_date', '')}  {title}"
