"""Data and sources: what was set aside, what every event rests on, how borders are drawn, who is owed credit."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import streamlit as st

from conflictmap.i18n.translator import Translator
from conflictmap.map.card_words import own, source_line
from conflictmap.map.nodes import Node, button, el
from conflictmap.model import geodata
from conflictmap.model.marking import N_
from conflictmap.query.filters import EventFilter
from conflictmap.query.people import sources
from conflictmap.ui import shell, state
from conflictmap.ui.aside import notice_nodes, set_aside_nodes
from conflictmap.ui.components import panel
from conflictmap.web.state import Collection, current

NOT_CLAIMED = (
    N_("It is not complete: it holds what the sources listed here report, and nothing else."),
    N_("It does not decide who is right: claims stand beside each other with their claimant, day and source."),
    N_("It is no picture of control of territory: no front line is drawn, because no source listed here draws one."),
    N_("A symbol is never finer than its source. A claimed launch place is an area, never a point or a flight path."),
    N_("A drawn border is not a judgement on whose ground it is."),
    N_("It is not for navigation or targeting."),
)


def show() -> None:
    """Run the page."""
    say = shell.begin("sources")
    here = current()
    title, switch = st.columns([5, 1], vertical_alignment="center")
    with title:
        st.title(say.t("Data and sources"))
    with switch:
        shell.language_switch(say)
    _state_of_data(here, say)
    _part(say.t("Rows set aside"), "set-aside", set_aside_nodes(here, say))
    _warnings(here, say)
    _part(
        say.t("What this map does not claim"),
        "not-claimed",
        [el("ul", [el("li", say.t(line)) for line in NOT_CLAIMED])],
    )
    _part(say.t("Sources"), "sources", list(_sources(here, say)), _pressed)
    _part(say.t("How borders are drawn"), "borders", list(_borders(say)))
    _part(say.t("Licences and attribution"), "licences", list(_licences(say)))


def _part(title: str, key: str, nodes: list[Node], act: Any = None) -> None:
    st.header(title, anchor=key)
    panel(nodes, key=f"part-{key}", act=act, cls="cm-prose")


def _state_of_data(here: Collection, say: Translator) -> None:
    events = say.n("{n} event", "{n} events", here.store.size)
    version = say.t("{events}; data version {version}.", events=events, version=say.ltr(here.version))
    panel([el("p", version)], key="data-state", cls="cm-prose")


def _warnings(here: Collection, say: Translator) -> None:
    shown = {(row.file, row.line) for row in here.set_aside}
    others = [item for item in here.notices if (item.file, item.line) not in shown]
    if others:
        _part(say.t("Remarks on rows that are shown, and on the files"), "remarks", notice_nodes(others, here.counts.remarks, say))


def _sources(here: Collection, say: Translator) -> Iterable[Node]:
    store = here.store
    counts = {bar.value: bar.n for bar in store.facet(EventFilter(), "source")}
    rows = sources(store)
    roots = defaultdict(list)
    for row in rows:
        roots[row["root"] or row["source_id"]].append(row)
    documents = say.n("{n} source", "{n} sources", len(rows))
    origins = say.n("{n} independent origin", "{n} independent origins", len(roots))
    explained = say.t("A source that only repeats another counts with it as one origin.")
    yield el("p", say.t("{sources}, {origins}", sources=documents, origins=origins) + ". " + explained)
    yield el("ul", [el("li", *_source(row, counts.get(row["source_id"], 0), say)) for row in rows])


def _source(row: dict[str, Any], n: int, say: Translator) -> Iterable[Node | str]:
    yield from source_line(row | {"paragraphs": []}, say)
    yield " · "
    label = say.n("{n} event rests on it", "{n} events rest on it", n)
    yield button(label, "source", row["source_id"], cls="cm-link", id=f"source-{row['source_id']}")


def _pressed(pressed: Any) -> None:
    view = state.current_view()[0]
    state.show(view.with_filter(EventFilter(source=(str(pressed["value"]),))))
    st.session_state["go-to"] = "map"


def _borders(say: Translator) -> Iterable[Node]:
    yield el(
        "p",
        say.t(
            "Lines follow Natural Earth; where ground is disputed, the line says so, and the checker accepts either side."
        ),
    )
    terms = []
    for border in geodata.borders():
        name, lang = say.pick(border.en, border.ar)
        note, note_lang = say.pick(border.note_en, border.note_ar)
        terms += [el("dt", name, lang=lang), el("dd", note, lang=note_lang)]
    yield el("dl", terms)


def _licences(say: Translator) -> Iterable[Node]:
    yield el(
        "p",
        say.t(
            "The events, claims, sources and actors are licensed CC BY 4.0; the documents cited keep their own terms. The code is MIT."
        ),
    )
    rows = []
    for licence in geodata.licences():
        made, source = own(say, licence.attribution_en, licence.attribution_ar), own(say, licence.source, licence.source_ar)
        rows.append(el("li", made, " · ", source, " · ", own(say, licence.licence, licence.licence_ar)))
    yield el("ul", rows)
