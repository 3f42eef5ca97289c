"""Rules of chains: parents, origins, revisions and relations never lead back to where they began."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from conflictmap.check.context import Context
from conflictmap.check.parsing import Row
from conflictmap.check.rules.links import links, replaced
from conflictmap.model.vocab import RelationKind
from conflictmap.notices.notice import Notice, notice

_CHAINS = (("actors", "actor_id", "parent"), ("sources", "source_id", "origin"), ("claims", "claim_id", "to_claim"))
_DIRECTED = tuple(kind for kind in RelationKind if kind != RelationKind.POSSIBLY_SAME)


def find_cycles(edges: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """Yield every cycle once, as the ids on it, beginning at its first id in the order of `edges`; loops left out.

    Depth first without recursion: a chain may be as long as the table.
    """
    done: set[str] = set()
    for start in edges:
        path: list[str] = []
        on_path: dict[str, int] = {}
        stack: list[tuple[str, int]] = [(start, 0)] if start not in done else []
        while stack:
            node, turn = stack.pop()
            if turn == 0:
                on_path[node] = len(path)
                path.append(node)
            targets = edges.get(node, ())
            if turn == len(targets):
                done.add(node)
                on_path.pop(node)
                path.pop()
                continue
            stack.append((node, turn + 1))
            target = targets[turn]
            if target in on_path and target != node:
                yield path[on_path[target] :]
            elif target not in done and target not in on_path:
                stack.append((target, 0))


def no_cycles(context: Context) -> Iterator[Notice]:
    """No actor is its own ancestor, no source its own origin, no claim revises itself by way of others."""
    for name, key, column in _CHAINS:
        rows = {row.cells[key]: row for row in context.rows[name] if key in row.cells}
        edges = {own: (row.cells[column],) for own, row in rows.items() if column in row.cells}
        for cycle in find_cycles(edges):
            yield _broken(rows[cycle[0]], column, cycle, cycle[1])


def no_relation_cycles(context: Context) -> Iterator[Notice]:
    """No event is about, follows, is the outcome or a part of itself by way of others, within one kind of relation."""
    related = {row.record.event_id: row for row in context.rows["events"] if row.record and row.record.related_to}
    chains: dict[RelationKind, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for own, row in related.items():
        for relation in row.record.related_to:
            edges = chains[relation.kind]
            edges[own] = (*edges.get(own, ()), relation.event_id)
    for kind in _DIRECTED:
        for cycle in find_cycles(chains[kind]):
            yield _broken(related[cycle[0]], "related_to", cycle, cycle[1])


def _broken(row: Row, column: str, cycle: list[str], target: str) -> Notice:
    """Name the circle at its first row, with the cell as it reads without the link."""
    cell = row.cells[column]
    item = next((link.item for link in links(cell) if link.bare == target), cell)
    path = " → ".join([*cycle, cycle[0]])
    return notice("cycle", row.file, row.raw.line, column, cell, replaced(cell, item, ""), path=path)
