"""The actors of the filter: grouped by type, children under parents, found by any alias in either script."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import streamlit as st

from conflictmap.i18n.translator import Translator
from conflictmap.map.nodes import Node, action, el
from conflictmap.model.folding import fold
from conflictmap.query.filters import EventFilter
from conflictmap.query.people import ActorEntry, actor_entries
from conflictmap.query.store import Store
from conflictmap.ui import state
from conflictmap.ui.components import picker

_TYPED = "actor-search"
_MOST_SHOWN = 200


def actor_picker(store: Store, asked: EventFilter, say: Translator) -> None:
    """Show the actors of the events that the rest of the filter leaves, and of claims when asked for."""
    typed = st.session_state.get(_TYPED, "")
    counts = {bar.value: bar.n for bar in store.facet(asked, "actor")}
    entries = [entry for entry in actor_entries(store) if counts.get(entry.actor_id) or entry.actor_id in asked.actor]
    picker(
        list(_groups(found(entries, typed), counts, asked, say)),
        key="actors",
        label=say.t("Actors"),
        placeholder=say.t("Find by any name, in either script"),
        text=typed,
        typed=_typed,
        act=_pressed,
    )
    st.session_state["f-accused"] = asked.accused
    st.toggle(
        say.t("Also where accused or claiming"),
        key="f-accused",
        help=say.t("Also match events about which these actors make a claim or are accused by one."),
        on_change=lambda: state.show_filter(
            replace(state.current_view()[0].filter, accused=st.session_state["f-accused"])
        ),
    )


def found(entries: Iterable[ActorEntry], typed: str) -> list[ActorEntry]:
    """The entries of which some name holds every typed word, whatever the script and spelling."""
    words = fold(typed).split()
    return [entry for entry in entries if all(word in entry.folded for word in words)]


def _groups(entries: list[ActorEntry], counts: dict[str, int], asked: EventFilter, say: Translator) -> Iterable[Node]:
    by_type: dict[str, list[ActorEntry]] = defaultdict(list)
    for entry in entries[:_MOST_SHOWN]:
        by_type[entry.actor_type].append(entry)
    for kind, members in by_type.items():
        heading = f"actors-{kind}"
        yield el("h3", say.t(kind), id=heading)
        rows = [_row(entry, counts.get(entry.actor_id, 0), asked, say) for entry in _families(members)]
        yield el("ul", rows, aria_labelledby=heading)
    if not entries:
        yield el("p", say.t("No actor of these events has such a name."), cls="cm-muted")
    if len(entries) > _MOST_SHOWN:
        yield el("p", say.t("{n} more: type a name.", n=len(entries) - _MOST_SHOWN), cls="cm-muted")


def _families(members: list[ActorEntry]) -> list[ActorEntry]:
    """Parents before their children, families in the order of their first member."""
    return sorted(members, key=lambda entry: tuple(reversed(entry.lineage)))


def _row(entry: ActorEntry, n: int, asked: EventFilter, say: Translator) -> Node:
    name, lang = say.pick(entry.name_en, entry.name_ar)
    chosen = entry.actor_id in asked.actor
    box = el("span", "✓" if chosen else "", cls="cm-box", aria_hidden="true")
    button = el(
        "button",
        box,
        el("span", name, lang=lang, dir="auto"),
        el("span", say.number(n), cls="cm-count"),
        id=f"actor-{entry.actor_id}",
        type="button",
        role="checkbox",
        aria_checked="true" if chosen else "false",
    )
    return el("li", action(button, "toggle", entry.actor_id), cls="cm-child" if len(entry.lineage) > 1 else None)


def _typed(text: str) -> None:
    st.session_state[_TYPED] = text


def _pressed(pressed: Any) -> None:
    asked = state.current_view()[0].filter
    actor_id = str(pressed["value"])
    change = asked.without_value if actor_id in asked.actor else asked.with_value
    state.show_filter(change("actor", actor_id))
