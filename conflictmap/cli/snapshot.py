"""`python -m conflictmap snapshot QUERY -o FILE`: a view that explains itself, on paper or screen."""

import argparse
import sys

from conflictmap.briefing.options import EXTENTS, OptionProblem, Options, paper
from conflictmap.cli.parser import Translate, whole_number
from conflictmap.model.marking import N_

HELP = N_("Write a view as PNG, SVG, PDF, PPTX, HTML or ZIP, with everything that explains it.")
BILINGUAL = True


def add_arguments(parser: argparse.ArgumentParser, t: Translate) -> None:
    """Add the query, the file, and how the page looks."""
    hint = t('the view, as in the address: "from=2018-01-01&type=battles" ("" for all)')
    parser.add_argument("query", metavar=t("QUERY"), help=hint)
    hint = t("the format follows the ending")
    parser.add_argument("-o", "--output", required=True, metavar=t("FILE"), help=hint)
    hint = t("a4, a4-portrait, slide, square, or for example 200x150mm")
    parser.add_argument("--size", default="a4", metavar=t("SIZE"), help=hint)
    hint = t("dots per inch of pictures, 50 to 600")
    parser.add_argument("--dpi", type=whole_number(t), default=300, metavar=t("NUMBER"), help=hint)
    for option, hint in (
        ("--title", t("a title of your own")),
        ("--subtitle", t("a subtitle of your own")),
        ("--note", t("a note under the subtitle")),
    ):
        parser.add_argument(option, default="", metavar=t("TEXT"), help=hint)
    parser.add_argument("--extent", choices=[*EXTENTS, "current"], default="auto", help=t("what the map shows"))
    hint = t("all, none, or ids of claimants divided by commas, whose claims are drawn")
    parser.add_argument("--claims", default="all", metavar=t("CLAIMANTS"), help=hint)
    parser.add_argument("--no-list", action="store_true", help=t("leave out the list of events and its numbers"))


def run(args: argparse.Namespace) -> int:
    """Write the file; 0 when it is written, 1 when it cannot be, 2 for a wrong command line."""
    from conflictmap.briefing import worker
    from conflictmap.briefing.formats import ending_of

    leave_out_pandas()
    drawn = ending_of(args.output) in (*worker.DRAWN, "zip")
    drawing = worker.drawn_ahead if drawn and worker.begin() else worker.draw
    from conflictmap.cli import asking
    from conflictmap.i18n.translator import translator

    args.lang, args.digits = asking.language(args.lang, args.query)
    say = translator(args.lang, args.digits)
    ending = asking.wanted_ending(args.output, ("sheet", "all"), "snapshot", "export", say)
    if ending is None:
        return 2
    try:
        options = chosen(args)
    except OptionProblem as problem:
        asking.say_error(say.t(problem.template, **problem.values))
        return 2
    store = asking.open_store(say)
    if store is None:
        return 1
    from conflictmap.briefing.briefing import Briefing

    briefing = Briefing(store, asking.asked_view(args.query, store, say), options, drawing)
    return 0 if asking.write_file(args.output, briefing.render(ending), say) else 1


class _NotNeeded:
    """A finder that says that pandas is not there."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> None:
        """Stop the search for pandas; leave every other name to the other finders."""
        if name == "pandas":
            raise ModuleNotFoundError(name, name=name)


def leave_out_pandas() -> None:
    """Keep pyarrow from loading pandas, which nothing here uses, when this process is the command and no more."""
    spec = getattr(sys.modules.get("__main__"), "__spec__", None)
    if spec is not None and spec.name.startswith("conflictmap"):
        sys.meta_path.insert(0, _NotNeeded)


def chosen(args: argparse.Namespace) -> Options:
    """The options as given. Raises OptionProblem."""
    width, height = paper(args.size)
    claims = tuple(part.strip() for part in args.claims.split(",") if part.strip()) or ("none",)
    return Options(
        width_mm=width, height_mm=height, dpi=args.dpi, lang=args.lang, title=args.title, subtitle=args.subtitle,
        note=args.note, extent=args.extent, claims=claims, list_events=not args.no_list,
        digits=args.digits,
    )  # fmt: skip
