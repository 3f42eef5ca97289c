"""The active filters as chips that one press removes, with the number of events that each one lets through."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from conflictmap.i18n.translator import Translator
from conflictmap.map.nodes import Node, button, el
from conflictmap.query.filters import LIST_KEYS, EventFilter
from conflictmap.query.store import Store
from conflictmap.query.words import key_name, value_name
from conflictmap.ui import state
from conflictmap.ui.components import panel


@dataclass(frozen=True)
class Chip:
    """One part of the filter: its key, its value where the key is a list, its words and how many events it leaves."""

    key: str
    value: str | None
    text: str
    n: int


def chips(store: Store, asked: EventFilter, say: Translator) -> None:
    """Show the chips, undo and clear; nothing where nothing is filtered and nothing can be undone."""
    shown = list(active(store, asked, say))
    if not shown and not state.can_undo():
        return
    rows = [el("li", _button(chip, say)) for chip in shown]
    if state.can_undo():
        rows.append(el("li", button(say.t("Undo"), "undo", cls="cm-tool", id="filter-undo")))
    if shown:
        rows.append(el("li", button(say.t("Clear all filters"), "clear", cls="cm-tool", id="filter-clear")))
    panel([el("ul", rows, aria_label=say.t("Active filters"))], key="chips", act=_pressed, cls="cm-chips")


def active(store: Store, asked: EventFilter, say: Translator) -> Iterable[Chip]:
    """The chips of a filter in the order of the address."""
    for key in asked.active_keys():
        if key == "accused":
            continue
        values = getattr(asked, key) if key in LIST_KEYS else (None,)
        for value in values:
            alone = asked.without(key).with_value(key, value) if value is not None else asked
            text = f"{key_name(key, say)}: {value_name(store, asked, key, value, say)}"
            yield Chip(key, value, text, store.count(alone))


def without(asked: EventFilter, key: str, value: str | None) -> EventFilter:
    """The filter without one chip."""
    return asked.without(key) if value is None else asked.without_value(key, value)


def _button(chip: Chip, say: Translator) -> Node:
    label = say.t("Remove the filter {filter}", filter=chip.text)
    text = el("span", f"{chip.text} ({say.number(chip.n)})", dir="auto")
    value = {"key": chip.key, "value": chip.value}
    return button(
        el("span", text, " ×"), "remove", value, cls="cm-chip", title=label, id=f"chip-{chip.key}-{chip.value}"
    )


def _pressed(pressed: Any) -> None:
    asked = state.current_view()[0].filter
    match pressed["name"]:
        case "remove":
            state.show_filter(without(asked, pressed["value"]["key"], pressed["value"]["value"]))
        case "undo":
            state.undo()
        case "clear":
            state.show_filter(EventFilter())
