"""`python -m conflictmap export QUERY -o FILE`: the rows of a view as CSV, GeoJSON, KML, GeoPackage or ZIP."""

import argparse

from conflictmap.cli.parser import Translate
from conflictmap.model.marking import N_

HELP = N_("Write the events of a view as CSV, GeoJSON, KML, GeoPackage or ZIP.")
BILINGUAL = True


def add_arguments(parser: argparse.ArgumentParser, t: Translate) -> None:
    """Add the query and the file."""
    hint = t('the view, as in the address: "from=2018-01-01&type=battles" ("" for all)')
    parser.add_argument("query", metavar=t("QUERY"), help=hint)
    hint = t("the format follows the ending")
    parser.add_argument("-o", "--output", required=True, metavar=t("FILE"), help=hint)


def run(args: argparse.Namespace) -> int:
    """Write the file; 0 when it is written, 1 when it cannot be, 2 for a wrong command line."""
    from conflictmap.cli import asking
    from conflictmap.i18n.translator import translator

    lang, digits = asking.language(args.lang, args.query)
    say = translator(lang, digits)
    ending = asking.wanted_ending(args.output, ("data", "all"), "export", "snapshot", say)
    if ending is None:
        return 2
    store = asking.open_store(say)
    if store is None:
        return 1
    from conflictmap.briefing.briefing import Briefing
    from conflictmap.briefing.options import Options

    briefing = Briefing(store, asking.asked_view(args.query, store, say), Options(lang=lang, digits=digits))
    return 0 if asking.write_file(args.output, briefing.render(ending), say) else 1
