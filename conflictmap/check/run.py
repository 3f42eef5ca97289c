"""The checker: what was read becomes typed rows, notices, and rows set aside. It never writes."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from typing import TypeVar

from conflictmap.check.checked import Checked
from conflictmap.check.context import Context
from conflictmap.check.parsing import Row, parse_table
from conflictmap.check.registry import ROW_RULES, TABLE_RULES
from conflictmap.codebook.tables import TABLES
from conflictmap.dataset.collecting import no_collecting
from conflictmap.dataset.tables import Dataset, SetAside
from conflictmap.model.fields import Record
from conflictmap.model.records import Actor, Claim, Event, Source
from conflictmap.notices.notice import Notice

R = TypeVar("R", bound=Record)

_ORDER = {table.file: number for number, table in enumerate(TABLES.values())}


def check_dataset(dataset: Dataset) -> Checked:
    """Check everything. A row with an error is set aside; a row with warnings only stays."""
    with no_collecting():
        return _check(dataset)


def _check(dataset: Dataset) -> Checked:
    rows = {name: parse_table(name, dataset) for name in TABLES}
    context = Context(dataset, rows)
    for name, table_rows in rows.items():
        rules = ROW_RULES[name]
        for row in table_rows:
            if row.record is not None:
                for rule in rules:
                    if found := rule(row.record, context):
                        row.notices.extend(found)
    _give_to_rows(chain.from_iterable(rule(context) for rule in TABLE_RULES), rows)
    every = list(chain.from_iterable(rows.values()))
    for row in every:
        if row.held and not row.is_broken:
            row.notices.extend(row.held)
    aside = [SetAside(row.file, row.raw.line, row.raw.cells, tuple(row.notices)) for row in every if row.is_broken]
    notices = [*dataset.notices, *chain.from_iterable(row.notices for row in every)]
    return Checked(
        events=_kept(rows["events"], Event),
        claims=_kept(rows["claims"], Claim),
        sources=_kept(rows["sources"], Source),
        actors=_kept(rows["actors"], Actor),
        notices=tuple(sorted(notices, key=_place)),
        set_aside=tuple(sorted([*dataset.set_aside, *aside], key=lambda row: (_ORDER[row.file], row.line))),
        data_version=dataset.data_version,
    )


def _give_to_rows(found: Iterable[Notice], rows: dict[str, list[Row]]) -> None:
    """Give each notice of a table rule to the row that it speaks of."""
    by_place: dict[tuple[str, int], list[Notice]] = defaultdict(list)
    for item in found:
        by_place[item.file, item.line].append(item)
    for row in chain.from_iterable(rows.values()) if by_place else ():
        row.notices.extend(by_place.get((row.file, row.raw.line), ()))


def _kept(rows: list[Row], record: type[R]) -> tuple[R, ...]:
    """Return the records of the rows without errors."""
    return tuple(row.record for row in rows if isinstance(row.record, record) and not row.is_broken)


def _place(item: Notice) -> tuple[int, int]:
    return _ORDER[item.file], item.line
