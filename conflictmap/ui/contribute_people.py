"""Who acted and on what sources: actors found by any name, sources by title, paragraphs; chosen ones as chips."""

import re
from collections.abc import Iterable
from typing import Any

import streamlit as st

from conflictmap.i18n.translator import Translator
from conflictmap.intake.changes import Cells
from conflictmap.map.nodes import Node, button, el
from conflictmap.model.folding import fold
from conflictmap.ui.components import panel, picker
from conflictmap.ui.contribute_data import Landed
from conflictmap.ui.contribute_draft import Draft
from conflictmap.ui.contribute_fields import plain_label

_MOST = 8
_ROLES = ("actor1", "actor2")


def actor_search(now: Draft, here: Landed, say: Translator) -> None:
    """Show the search among the actors; a press puts one into a role."""
    typed = st.session_state.get("contribute-actor-typed", "")
    picker(
        list(_found(typed, now, here, say)),
        key="actor-search",
        label=say.t("Find an actor by any name, in either script"),
        placeholder=say.t("for example {example}", example="جيش الإسلام"),
        text=typed,
        typed=lambda text: st.session_state.update({"contribute-actor-typed": text}),
        act=lambda pressed: add(now, **pressed["value"]),
    )


def chosen_actors(now: Draft, column: str, here: Landed, say: Translator) -> None:
    """Show the actors of one role, each with a button that takes it out."""
    known = _actors(now, here)
    chips = [_chip(now, column, key, known, say) for key in now.items(column)]
    nodes = [el("ul", chips)] if chips else [el("p", say.t("Nobody yet: find the actor above."), cls="cm-muted")]
    panel(nodes, key=f"chosen-{column}", act=lambda pressed: remove(now, **pressed["value"]), cls="cm-chips")


def add(now: Draft, column: str, key: str) -> None:
    """Add an actor to a role, once."""
    if key not in now.items(column):
        now.put(**{column: ";".join([*now.items(column), key])})


def remove(now: Draft, column: str, key: str) -> None:
    """Take an item out of a list cell."""
    now.put(**{column: ";".join(item for item in now.items(column) if item != key)})


def _chip(now: Draft, column: str, key: str, known: dict[str, Cells], say: Translator) -> Node:
    name = _name(key, known.get(key, {}), say)
    title = say.t("Take out {name}", name=name)
    value = {"column": column, "key": key}
    label = el("span", el("span", name, dir="auto"), " ×")
    return el("li", button(label, "remove", value, cls="cm-chip", title=title, id=f"chosen-{column}-{key}"))


def _name(key: str, cells: Cells, say: Translator) -> str:
    return say.pick(cells.get("name_en"), cells.get("name_ar"))[0] or key


def _actors(now: Draft, here: Landed) -> dict[str, Cells]:
    landed: dict[str, Cells] = {key: row.cells for key, row in here.standing.rows["actors"].items()}
    return landed | {change.key: change.cells for change in now.extra if change.table == "actors"}


def _found(typed: str, now: Draft, here: Landed, say: Translator) -> Iterable[Node]:
    words = fold(typed).split()
    if not words:
        return
    known = _actors(now, here)
    hits = [key for key, cells in known.items() if all(word in _folded(key, cells) for word in words)]
    if not hits:
        yield el("p", say.t("No actor has such a name. Add it below, in the same step."), cls="cm-muted")
    roles = {"actor1": say.t("acted"), "actor2": say.t("other side")}
    rows = []
    for key in hits[:_MOST]:
        name = el("span", _name(key, known[key], say), dir="auto")
        pushes = [
            button(text, "add", {"column": role, "key": key}, id=f"add-{role}-{key}", cls="cm-role")
            for role, text in roles.items()
        ]
        rows.append(el("li", el("div", name, pushes, cls="cm-actor-row")))
    yield el("ul", rows)


def _folded(key: str, cells: Cells) -> str:
    return " | ".join(fold(text) for text in (key, cells.get("name_en", ""), cells.get("name_ar", ""),
                                              *cells.get("aliases", "").split(";")) if text)  # fmt: skip


def source_choice(now: Draft, here: Landed, say: Translator) -> None:
    """Show the choice of sources, and for each chosen one the paragraphs."""
    rows: dict[str, Cells] = {key: row.cells for key, row in here.standing.rows["sources"].items()}
    rows |= {change.key: change.cells for change in now.extra if change.table == "sources"}
    chosen = _by_source(now.cells.get("sources", ""))
    st.session_state["draft-source-ids"] = [key for key in chosen if key in rows]
    st.multiselect(
        say.t("Sources") + " *",
        sorted(rows, key=lambda key: rows[key].get("published_on", ""), reverse=True),
        format_func=lambda key: source_words(key, rows.get(key, {})),
        key="draft-source-ids",
        help=say.t("On which the row rests; a new source can be added below, in the same step."),
        placeholder=say.t("Find a source by title, publisher or date"),
        on_change=lambda: _choose(now, st.session_state["draft-source-ids"]),
    )
    for key in chosen:
        st.session_state[f"draft-paragraphs-{key}"] = ", ".join(chosen[key])
        st.text_input(
            say.t("Paragraphs of {source}", source=plain_label(key)),
            key=f"draft-paragraphs-{key}",
            help=say.t("Numbers, parted by commas; 0 is the title. Blank: the source as a whole."),
            on_change=_paragraphs_written(now, key),
        )


def source_words(key: str, cells: Cells) -> str:
    """Return one line for a source: day, publisher, title, id."""
    parts = [cells.get("published_on", ""), cells.get("publisher", ""), cells.get("title", ""), key]
    return " · ".join(part for part in parts if part)


def _by_source(cell: str) -> dict[str, list[str]]:
    """Return the sources of a cell in order, each with its paragraphs."""
    found: dict[str, list[str]] = {}
    for item in (part.strip() for part in cell.split(";")):
        key, mark, paragraph = item.partition("#")
        if key:
            found.setdefault(key, []).extend([paragraph] if mark else [])
    return found


def _written(chosen: dict[str, list[str]]) -> str:
    items = [[f"{key}#{one}" for one in paragraphs] or [key] for key, paragraphs in chosen.items()]
    return ";".join(item for listed in items for item in listed)


def _choose(now: Draft, keys: list[str]) -> None:
    before = _by_source(now.cells.get("sources", ""))
    now.put(sources=_written({key: before.get(key, []) for key in keys}))


def _paragraphs_written(now: Draft, key: str) -> Any:
    def written() -> None:
        text = st.session_state[f"draft-paragraphs-{key}"]
        chosen = _by_source(now.cells.get("sources", ""))
        chosen[key] = re.findall(r"[^\s,;،#]+", text)
        now.put(sources=_written(chosen))

    return written


