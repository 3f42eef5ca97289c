"""`python -m conflictmap import ucdp|acled FILE… -o FOLDER`: bring in a collection of one's own."""

import argparse
import sys
from pathlib import Path

from conflictmap.cli.parser import Translate
from conflictmap.gazetteer.admin1 import admin1
from conflictmap.i18n.translator import translator
from conflictmap.importers.formats import FORMATS
from conflictmap.importers.problems import ImportProblem
from conflictmap.importers.progress import Bar, silent
from conflictmap.importers.run import import_files
from conflictmap.model.marking import N_
from conflictmap.query.parquet import write_index

HELP = N_("Import files of UCDP GED or ACLED into a folder that the app opens.")
_OPEN = N_("Open it: CONFLICTMAP_DATA={folder} streamlit run dashboard.py")
_TERMS = N_("Imported rows keep their source's licence. Do not add them to this project's files.")

OK, FAILED = 0, 1


def add_arguments(parser: argparse.ArgumentParser, t: Translate) -> None:
    """Add format, files, output folder and quietness."""
    parser.add_argument("format", choices=sorted(FORMATS), help=t("what the files are"))
    hint = t("a file of the collection, as downloaded")
    parser.add_argument("files", nargs="+", type=Path, metavar=t("FILE"), help=hint)
    hint = t("where to put it: an empty folder, or one that an import has made")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar=t("FOLDER"), help=hint)
    parser.add_argument("--quiet", action="store_true", help=t("show no progress"))


def run(args: argparse.Namespace) -> int:
    """Import; print what became of the rows. 1 when nothing was imported."""
    say = translator(args.lang).t
    bar = silent if args.quiet or not sys.stderr.isatty() else Bar()
    try:
        report = import_files(
            args.format, args.files, args.output, admin1_name=governorate, finish=write_index, progress=bar
        )
    except ImportProblem as problem:
        print(problem.message(say), file=sys.stderr)
        return FAILED
    finally:
        if isinstance(bar, Bar):
            bar.close()
    print("\n".join([*report.lines(say), say(_TERMS), say(_OPEN, folder=args.output)]))
    return OK


def governorate(country: str, written: str) -> str | None:
    """Return our name of a Syrian governorate; `None` for other countries and unknown names."""
    if country != "SY":
        return None
    found = admin1(written.removesuffix(" Governorate").removesuffix(" governorate"))
    return found.en if found else None
