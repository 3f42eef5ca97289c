"""`python -m conflictmap geocode`: find places by name, one or a file full of them."""

import argparse
import csv
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from conflictmap.cli.parser import Translate, whole_number
from conflictmap.gazetteer.candidate import KIND_WORDS, Answer, Candidate
from conflictmap.gazetteer.contexts import UnknownUnit
from conflictmap.gazetteer.search import shared
from conflictmap.i18n.translator import Translator, translator
from conflictmap.model.bidi import isolate_foreign
from conflictmap.model.marking import N_
from conflictmap.model.vocab import GeoPrecision
from conflictmap.query.words import admin1_name

_RADIUS = N_("within {km} km")
HELP = N_("Find the coordinates of a place by its name, in Arabic or Latin script, without a network.")
COLUMNS = ("name", "rank", "found", "latitude", "longitude", "geo_precision", "radius_km", "score", "accepted")


def add_arguments(parser: argparse.ArgumentParser, t: Translate) -> None:
    """Add the name or `--batch`, the context, the limit and the form."""
    parser.add_argument("name", nargs="?", metavar=t("NAME"), help=t("the place as a source names it"))
    hint = t("ISO 3166-1 alpha-2 code or name, such as SY")
    parser.add_argument("--country", metavar=t("COUNTRY"), help=hint)
    parser.add_argument("--admin1", metavar=t("GOVERNORATE"), help=t("governorate of Syria, in any spelling"))
    hint = t("district; used where districts have been added")
    parser.add_argument("--admin2", metavar=t("DISTRICT"), help=hint)
    hint = t("candidates at most (default: 5)")
    parser.add_argument("--limit", type=whole_number(t), default=5, metavar=t("NUMBER"), help=hint)
    parser.add_argument("--format", choices=("text", "json"), default="text", help=t("form of the output"))
    hint = t("a CSV file of names; its columns:")
    parser.add_argument("--batch", type=Path, metavar=t("FILE"), help=f"{hint} name, country, admin1, admin2")
    hint = t("a CSV file for the answers; its columns:")
    parser.add_argument("--out", type=Path, metavar=t("FILE"), help=f"{hint} {', '.join(COLUMNS)}")
    hint = t("ask OpenStreetMap's Nominatim too: needs a network and your mail address or web page, which it is told")
    parser.add_argument("--nominatim", metavar=t("CONTACT"), help=hint)


def run(args: argparse.Namespace) -> int:
    """0 if something was found (a batch: written), 1 if nothing, 2 for a wrong command line or an unknown unit."""
    speak = translator(args.lang)
    if bool(args.batch) != bool(args.out) or bool(args.batch) == (args.name is not None):
        print(speak.t("Give a name, or --batch IN.csv with --out OUT.csv."), file=sys.stderr)
        return 2
    return _batch(args, speak) if args.batch else _one(args, speak)


def unknown_unit(error: UnknownUnit, speak: Translator) -> str:
    """The message for a country or governorate that is none."""
    what = speak.t(KIND_WORDS["country" if error.what == "country" else "governorate"])
    found, nearest = error.found[:80], error.nearest
    if nearest:
        nearest = nearest if error.what == "country" else admin1_name(nearest, speak)
        return speak.t('No {what} is called "{found}". Nearest: {nearest}.', what=what, found=found, nearest=nearest)
    return speak.t('No {what} is called "{found}".', what=what, found=found)


def _one(args: argparse.Namespace, speak: Translator) -> int:
    try:
        answer = shared().ask(args.name, args.country, args.admin1, args.admin2, max(args.limit, 1))
    except UnknownUnit as error:
        print(unknown_unit(error, speak), file=sys.stderr)
        return 2
    other = _nominatim(args) if args.nominatim else []
    if args.format == "json":
        print(json.dumps(_as_json(answer, other, speak), ensure_ascii=False, indent=1))
    else:
        for line in [*_text(answer, speak), *(f"Nominatim: {o['address']}  {o['point']}" for o in other)]:
            print(line)
    return 0 if answer.candidates else 1


def _nominatim(args: argparse.Namespace) -> list[dict[str, Any]]:
    """Nominatim's answers; an error of it is said and passes."""
    from geopy.exc import GeopyError

    from conflictmap.gazetteer.nominatim import PoliteNominatim

    try:
        found = PoliteNominatim(args.nominatim).geocode(args.name, False, args.country, max(args.limit, 1))
    except GeopyError as error:
        print(f"Nominatim: {error}", file=sys.stderr)
        return []
    listed = found if isinstance(found, list) else []
    return [{"address": f.address, "point": [f.latitude, f.longitude]} for f in listed]


def _as_json(answer: Answer, other: list[dict[str, Any]], speak: Translator) -> dict[str, Any]:
    candidates = [{**asdict(c), "reason": speak.t(c.reason)} for c in answer.candidates]
    reason = speak.t(answer.reason) if answer.reason else ""
    return {"query": answer.query[:200], "reason": reason, "candidates": candidates, **(
        {"nominatim": other} if other else {})}  # fmt: skip


def _text(answer: Answer, speak: Translator) -> Iterator[str]:
    if not answer.candidates:
        yield speak.t(answer.reason)
    for rank, c in enumerate(answer.candidates, 1):
        name, other = (c.name_ar or c.name, c.name) if speak.lang == "ar" else (c.name, c.name_ar)
        point = speak.ltr(f"{c.latitude:.5f} {c.longitude:.5f}")
        radius = speak.t(_RADIUS, km=f"{c.radius_km:g}") if c.radius_km is not None else ""
        verdict = speak.t("accepted") if c.accepted else speak.t("to be checked")
        kind, how_near = speak.t(KIND_WORDS[c.kind]), speak.t(GeoPrecision.of(c.geo_precision).label)
        where = _where(c, other, name, speak)
        yield f"{rank}. {_own_way(name, speak)} ({where})  {point}  {' '.join(p for p in (how_near, radius) if p)}"
        yield f"   {c.score:.2f} {verdict}. {speak.t(c.reason)} {kind}. {_own_way(c.source, speak)}"


def _own_way(text: str, speak: Translator) -> str:
    """A name that keeps its direction in a line of the other script."""
    return isolate_foreign(text, speak.lang == "ar")


def _where(c: Candidate, other: str, name: str, speak: Translator) -> str:
    """The name in the other script and the units around the place, in the reader's language where it is known."""
    country = speak.country(c.country) if c.country else ""
    parts = dict.fromkeys((other, c.admin2, admin1_name(c.admin1, speak), country, c.p_code))
    comma = speak.comma
    return comma.join(_own_way(part, speak) for part in parts if part and part != name)


def _row(name: str, rank: int, c: Candidate | None) -> list[str]:
    if c is None:
        return [name, str(rank), "", "", "", "", "", "0", "false"]
    radius = f"{c.radius_km:g}" if c.radius_km is not None else ""
    return [name, str(rank), c.found, f"{c.latitude:.5f}", f"{c.longitude:.5f}", c.geo_precision, radius,
            f"{c.score:.3f}", "true" if c.accepted else "false"]  # fmt: skip


def _asked(row: dict[str, str | None], line: int, limit: int, speak: Translator) -> tuple[Candidate, ...]:
    """The candidates for a row; an unknown country or governorate is said and left out of the question."""
    name = row.get("name") or ""
    context = {key: row.get(key) or None for key in ("country", "admin1", "admin2")}
    while True:
        try:
            return shared().ask(name, context["country"], context["admin1"], context["admin2"], limit).candidates
        except UnknownUnit as error:
            print(f"{line}: {unknown_unit(error, speak)}", file=sys.stderr)
            context[error.what] = None


def _batch(args: argparse.Namespace, speak: Translator) -> int:
    try:
        with args.batch.open(encoding="utf-8-sig", newline="") as source:
            reader = csv.DictReader(source)
            if "name" not in (reader.fieldnames or ()):
                print(speak.t("{file} has no column {column}.", file=args.batch.name, column="name"), file=sys.stderr)
                return 2
            with args.out.open("w", encoding="utf-8", newline="") as out:
                _write(reader, out, args.limit, speak)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        print(str(error), file=sys.stderr)
        return 2
    return 0


def _write(reader: "csv.DictReader[str]", out: Any, limit: int, speak: Translator) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in reader:
        found = _asked(row, reader.line_num, max(limit, 1), speak)
        name = row["name"] or ""
        writer.writerows([_row(name, i, c) for i, c in enumerate(found, 1)] or [_row(name, 1, None)])
