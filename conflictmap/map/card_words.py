"""The words of a card: days, places, names, deaths and sources, each as precise as it is known."""

from typing import Any

from conflictmap.i18n.translator import Translator
from conflictmap.map.nodes import Node, action, button, el
from conflictmap.model.dates import DateProblem, parse_date
from conflictmap.model.vocab import GeoPrecision, PlaceBasis
from conflictmap.query.words import admin1_name, source_name

Row = dict[str, Any]


def own(say: Translator, en: str | None, ar: str | None) -> Node:
    """A text in the reader's language, else in the other one, and marked as such."""
    text, lang = say.pick(en, ar)
    return el("span", text, lang=lang, dir="rtl" if lang == "ar" else "ltr" if lang != say.lang else None)


def days_in_words(text: str, say: Translator) -> list[Node | str]:
    """A date cell in words, with the cell itself where its words alone do not show how it was coded."""
    try:
        return [say.span(parse_date(text))] if text else []
    except DateProblem:
        return [el("bdi", text, dir="ltr")]


def place_in_words(event: Row, say: Translator) -> list[Node | str]:
    """The place as sources name it, where that lies, and how exactly it is known."""
    precision = GeoPrecision.of(event["geo_precision"] or "unknown")
    found: list[Node | str] = []
    if event["place"] or event["place_ar"]:
        found.append(el("strong", own(say, event["place"], event["place_ar"])))
    wider = [admin1_name(event["admin1"] or "", say, event["country"] or ""), say.country(event["country"]) if event["country"] else ""]
    found.append(_wider(wider, bool(found), say))
    how = say.t(precision.meaning)
    if event["radius_km"]:
        how = say.t("Somewhere within {km} km of the point, or all over this area.", km=event["radius_km"])
    found.append(el("div", how, cls="cm-muted"))
    if event["place_basis"] == PlaceBasis.INFERRED:
        found.append(el("div", say.t(PlaceBasis.INFERRED.meaning), cls="cm-muted"))
    return found


def _wider(parts: list[str], follows: bool, say: Translator) -> str:
    known = [part for part in parts if part]
    comma = say.comma
    return (comma if follows and known else "") + comma.join(known)


def names_of(ids: list[str] | None, by_id: dict[str, Row], say: Translator, live: bool) -> list[Node]:
    """Actors as buttons that filter by them; plain names where nothing hears a press."""
    found = []
    for actor_id in ids or []:
        actor = by_id.get(actor_id, {"name_en": actor_id, "name_ar": ""})
        name = own(say, actor["name_en"], actor["name_ar"])
        found.append(el("div", button(name, "actor", actor_id, cls="cm-link") if live else name))
    return found


def deaths_in_words(event: Row, say: Translator) -> str:
    """The figure as reported, or that there is none."""
    best, low, high = event["fatalities"], event["fatalities_low"], event["fatalities_high"]
    if best is None and low is None and high is None:
        return say.t("not reported")
    least = min(value for value in (low, best, high) if value is not None)
    most = max(value for value in (low, best, high) if value is not None)
    if least == most:
        return say.n("{n} reported", "{n} reported", least)
    return say.t("between {low} and {high} reported", low=least, high=most)


def link_to(title: Node, event_id: str, live: bool) -> Node:
    """A title that leads to its event."""
    if not live:
        return action(el("a", title, href=f"#{event_id}"), "event", event_id)
    return button(title, "event", event_id, cls="cm-link")


def source_line(source: Row, say: Translator) -> list[Node | str]:
    """A source: publisher, title (a link where it has an address), day, paragraph, what it repeats, how it was seen."""
    title = source["title"] or source["source_id"]
    direction = "rtl" if source["language"] == "ar" else "ltr"
    name = el(
        "a" if source["url"] else "span", title, href=source["url"] or None, lang=source["language"], dir=direction
    )
    found: list[Node | str] = [el("bdi", source["publisher"] or ""), ": " if source["publisher"] else "", name]
    more = []
    if source["published_on"]:
        more.extend(days_in_words(source["published_on"], say))
    if source["paragraphs"]:
        numbers = say.listing([str(number) for number in source["paragraphs"]])
        more.append(say.n("paragraph {numbers}", "paragraphs {numbers}", len(source["paragraphs"]), numbers=numbers))
    if source.get("repeats"):
        more.append(say.t("repeats {source}", source=source_name(source["repeats"], say)))
    if source.get("seen") == "excerpt":
        more.append(say.t("only an excerpt was seen"))
    comma = say.comma
    for part in more:
        found.extend([comma, part])
    return found
