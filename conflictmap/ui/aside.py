"""Rows set aside and notices: where, what was found, what is right, and the row itself as it was written."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

from conflictmap.dataset.tables import SetAside
from conflictmap.i18n.translator import Translator
from conflictmap.map.nodes import Node, el
from conflictmap.notices.notice import Notice, found_and_right
from conflictmap.notices.render import SEVERITIES, place
from conflictmap.web.state import Collection

_MOST = 100
_CELL = 200


def set_aside_nodes(here: Collection, say: Translator) -> list[Node]:
    """The rows that are not shown because of an error, at most 100 of them, each with its notices and cells."""
    rows, total = here.set_aside, here.counts.set_aside
    if not rows:
        return [el("p", say.t("No row is set aside."))]
    nodes = [
        el("p", say.n("{n} row has an error and is not shown.", "{n} rows have errors and are not shown.", total))
    ]
    nodes.append(el("ul", [el("li", _row(row, say)) for row in rows[:_MOST]]))
    return nodes + _more(total, say)


def notice_nodes(found: Iterable[Notice], total: int, say: Translator) -> list[Node]:
    """Notices as a list, at most 100 of the `total` that there are."""
    return [el("ul", [el("li", _notice(item, say)) for item in islice(found, _MOST)]), *_more(total, say)]


def _more(n: int, say: Translator) -> list[Node]:
    if n <= _MOST:
        return []
    hint = say.t("And {n} more: `python -m conflictmap check` lists them all.", n=n - _MOST)
    return [el("p", hint, cls="cm-muted")]


def _row(row: SetAside, say: Translator) -> list[Any]:
    cells = [
        node
        for name, value in row.cells.items()
        if value
        for node in (el("dt", name, dir="ltr"), el("dd", _short(value), dir="auto"))
    ]
    where = el("bdi", f"{row.file}:{row.line}", dir="ltr")
    return [
        [_notice(item, say) for item in row.notices] or where,
        el("details", el("summary", say.t("The row as written")), el("dl", cells), id=f"aside-{row.file}-{row.line}"),
    ]


def _notice(item: Notice, say: Translator) -> Node:
    found, right = found_and_right(item, say.t)
    where = el("bdi", place(item), dir="ltr")
    severity = el("span", say.t(SEVERITIES[item.severity]), cls="cm-badge")
    code = el("bdi", item.code, dir="ltr", cls="cm-muted")
    return el(
        "div", el("div", where, " ", severity, " ", code), el("div", found, dir="auto"), el("div", right, dir="auto")
    )


def _short(value: str) -> str:
    return value if len(value) <= _CELL else value[:_CELL] + "…"
