"""`python -m conflictmap reverse`: what lies at a point, one or a file full of them."""

import argparse
import csv
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from conflictmap.cli.parser import Translate
from conflictmap.gazetteer.reverse import Reversed, reverse
from conflictmap.i18n.translator import Translator, translator
from conflictmap.model.marking import N_
from conflictmap.query.words import admin1_name

HELP = N_("Say which units a point lies in, and which place is nearest.")
COLUMNS = ("latitude", "longitude", "countries", "admin1", "admin2", "admin3", "place", "distance_km")


def add_arguments(parser: argparse.ArgumentParser, t: Translate) -> None:
    """Add the point or `--batch`, and the form."""
    parser.add_argument("latitude", nargs="?", metavar=t("LATITUDE"), help=t("degrees north"))
    parser.add_argument("longitude", nargs="?", metavar=t("LONGITUDE"), help=t("degrees east"))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=t("form of the output"))
    hint = t("a CSV file of points; its columns:")
    parser.add_argument("--batch", type=Path, metavar=t("FILE"), help=f"{hint} latitude, longitude")
    hint = t("a CSV file for the answers; its columns:")
    parser.add_argument("--out", type=Path, metavar=t("FILE"), help=f"{hint} {', '.join(COLUMNS)}")


def run(args: argparse.Namespace) -> int:
    """0 if something is known of the point (a batch: written), 1 if nothing, 2 for a wrong command line or point."""
    speak = translator(args.lang)
    if bool(args.batch) != bool(args.out) or bool(args.batch) == (args.longitude is not None):
        print(speak.t("Give a latitude and a longitude, or --batch IN.csv with --out OUT.csv."), file=sys.stderr)
        return 2
    if args.batch:
        return _batch(args, speak)
    found = _at(args.latitude, args.longitude, "", speak)
    if found is None:
        return 2
    print(json.dumps(asdict(found), ensure_ascii=False, indent=1) if args.format == "json" else _text(found, speak))
    return 0 if found.countries or found.place else 1


def _at(latitude: str, longitude: str, where: str, speak: Translator) -> Reversed | None:
    try:
        return reverse(float(latitude), float(longitude))
    except (TypeError, ValueError):
        message = speak.t("{latitude}, {longitude} is no point: degrees, latitude first, such as {example}.",
                          latitude=str(latitude), longitude=str(longitude), example="35.401 35.949")  # fmt: skip
        print(where + message, file=sys.stderr)
        return None


def _text(found: Reversed, speak: Translator) -> str:
    countries = "/".join(speak.country(code) for code in found.countries)
    comma = speak.comma
    units = comma.join(u for u in (found.admin3, found.admin2, admin1_name(found.admin1, speak), countries) if u)
    if not units and not found.place:
        return speak.t("Nothing is known here.")
    place = speak.pick(found.place.name, found.place.name_ar)[0] if found.place else ""
    near = speak.t("{km} km from {place}", km=f"{found.distance_km:g}", place=place) if place else ""
    return "\n".join(line for line in (units, near) if line)


def _row(row: dict[str, str], found: Reversed | None) -> list[str]:
    point = [row.get("latitude") or "", row.get("longitude") or ""]
    if found is None:
        return [*point, "", "", "", "", "", ""]
    near = [found.place.name, f"{found.distance_km:g}"] if found.place else ["", ""]
    return [*point, ";".join(found.countries), found.admin1, found.admin2, found.admin3, *near]


def _batch(args: argparse.Namespace, speak: Translator) -> int:
    try:
        with args.batch.open(encoding="utf-8-sig", newline="") as source:
            reader = csv.DictReader(source)
            missing = [c for c in ("latitude", "longitude") if c not in (reader.fieldnames or ())]
            if missing:
                message = speak.t("{file} has no column {column}.", file=args.batch.name, column=missing[0])
                print(message, file=sys.stderr)
                return 2
            with args.out.open("w", encoding="utf-8", newline="") as out:
                _write(reader, out, speak)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        print(str(error), file=sys.stderr)
        return 2
    return 0


def _write(reader: "csv.DictReader[str]", out: Any, speak: Translator) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in reader:
        found = _at(row["latitude"], row["longitude"], f"{reader.line_num}: ", speak)
        writer.writerow(_row(row, found))
