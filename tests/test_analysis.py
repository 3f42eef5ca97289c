"""What a reader's own analysis rests on: counts while brushing, what is kept for a session and for how long."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conflictmap.importers.run import import_files
from conflictmap.query.cube import cube
from conflictmap.query.filters import EventFilter
from conflictmap.query.parquet import write_index
from conflictmap.query.store import Store
from conflictmap.query.tables import Tables
from conflictmap.web import shelf, state
from conflictmap.web.shelf import Shelf, new_key
from tests import query_reference as reference
from tests.asgi import get

UCDP_ROWS = """id,type_of_violence,side_a,side_b,where_prec,latitude,longitude,country,date_start,date_end,best,low,high
1,1,Government of Syria,A,1,35.1,36.6,Syria,2018-01-02,2018-01-02,3,2,4
2,1,Government of Syria,B,1,36.2,37.1,Syria,2018-01-20,2018-01-21,0,0,1
"""


@settings(max_examples=40, deadline=None)
@given(reference.collections(), reference.filters(), st.sampled_from(["day", "week", "month"]), st.data())
def test_a_brush_over_whole_bars_counts_what_the_filter_counts(
    tables: Tables, asked: EventFilter, unit: str, data: st.DataObject
) -> None:
    store, base = Store.open_tables(tables), asked.without("from", "to")
    line = store.timeline(base, unit)
    if not line.starts or line.end is None:
        return
    layers = cube(store, base, line.starts, unit, "type")
    first = data.draw(st.integers(0, len(line.starts) - 1))
    last = data.draw(st.integers(first, len(line.starts) - 1))
    end = (*line.starts[1:], line.end)[last] - timedelta(days=1)
    brushed = base.with_dates(line.starts[first], end)
    assert sum(layer.within(first, last) for layer in layers) == store.count(brushed)
    kinds = {bar.value: bar.n for bar in store.facet(brushed, "type", others_only=False)}
    assert {layer.value: n for layer in layers if layer.value and (n := layer.within(first, last))} == kinds


def test_a_stretch_looked_at_closely_counts_what_reaches_beyond_it() -> None:
    store = state.served().store
    asked = EventFilter(date_from=date(2018, 1, 5), date_to=date(2018, 1, 9))
    days = [date(2018, 1, 5) + timedelta(days=number) for number in range(5)]
    assert sum(layer.within(0, 4) for layer in cube(store, asked, days, "day", "status")) == store.count(asked)


def collection(folder: Path, rows: str = UCDP_ROWS) -> Path:
    file = folder / "rows.csv"
    folder.mkdir(exist_ok=True)
    file.write_text(rows, "utf-8")
    import_files("ucdp", [file], folder / "collection", finish=write_index)
    return folder / "collection"


def test_a_sessions_collection_is_served_under_its_key_and_nowhere_else(tmp_path: Path) -> None:
    key = new_key()
    state.bring(key, collection(tmp_path / "one"))
    try:
        own = get(f"/session/{key}/api/viewport?bbox=-180,-85,180,85&z=4").json()
        everybody = get("/api/viewport?bbox=-180,-85,180,85&z=4").json()
        assert (own["total"], everybody["total"]) == (2, state.served().store.size)
        assert f"/session/{key}/" in get(f"/session/{key}/map").text
        assert get(f"/session/{new_key()}/api/viewport?bbox=-180,-85,180,85&z=4").status == 404
    finally:
        state.let_go(key)
    assert get(f"/session/{key}/api/viewport?bbox=-180,-85,180,85&z=4").status == 404


def test_what_a_session_lays_under_is_apart_from_what_it_counts(tmp_path: Path) -> None:
    key = new_key()
    assert get("/api/context?bbox=-180,-85,180,85").status == 404
    state.bring(key, collection(tmp_path / "one"), context=True)
    try:
        base = f"/session/{key}"
        assert get(f"{base}/api/context?bbox=-180,-85,180,85&from=2018-01-20").json()["total"] == 1
        total = get(f"{base}/api/viewport?bbox=-180,-85,180,85").json()["total"]
        assert total == state.served().store.size
        config = get(f"{base}/map").text.split('id="conflictmap-config">')[1].split("</script>")[0]
        assert json.loads(config)["context"]["name"] == "UCDP GED"
    finally:
        state.let_go(key, context=True)


def test_letting_go_removes_the_rows_from_the_disk(tmp_path: Path) -> None:
    key, folder = new_key(), collection(tmp_path / "one")
    state.bring(key, folder)
    state.let_go(key)
    assert not folder.exists()


def test_only_so_many_collections_are_kept_and_the_one_unused_longest_goes() -> None:
    left: list[int] = []
    kept: Shelf[int] = Shelf(left.append)
    for number in range(shelf.MOST):
        kept.put(str(number), number)
    assert kept.get("0") == 0
    kept.put("more", 99)
    assert left == [1]
    assert kept.get("0") == 0
    assert len(kept) == shelf.MOST


def test_an_idle_collection_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[str] = []
    kept: Shelf[str] = Shelf(left.append)
    kept.put("a", "rows")
    monkeypatch.setattr(shelf, "IDLE_SECONDS", -1)
    assert kept.get("b") is None
    assert left == ["rows"]


def test_keys_cannot_be_guessed() -> None:
    keys = {new_key() for _ in range(1000)}
    assert len(keys) == 1000
    assert min(map(len, keys)) >= 32
