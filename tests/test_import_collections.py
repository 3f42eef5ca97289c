"""What an analyst sees who brings a collection: rows in our words, a report, a plain refusal of other files."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from conflictmap.cli.import_ import governorate
from conflictmap.cli.main import main
from conflictmap.importers.macros import MACROS
from conflictmap.importers.problems import ImportProblem
from conflictmap.importers.report import Report
from conflictmap.importers.run import import_files
from conflictmap.model.folding import fold
from conflictmap.query.clusters import HOME
from conflictmap.query.engine import Engine
from conflictmap.query.filters import EventFilter
from conflictmap.query.parquet import CollectionProblem, write_index
from conflictmap.query.store import Store

FILES = Path(__file__).parent / "imports"
SHARED = os.environ.get("CONFLICTMAP_SHARED")


def bring(kind: str, folder: Path, *names: str) -> tuple[Report, Store]:
    report = import_files(kind, [FILES / name for name in names], folder, admin1_name=governorate, finish=write_index)
    return report, Store.open_parquet(folder)


@pytest.fixture(scope="module")
def ucdp(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Store]:
    return bring("ucdp", tmp_path_factory.mktemp("ucdp") / "out", "ucdp_41.csv")


@pytest.fixture(scope="module")
def acled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Store]:
    return bring("acled", tmp_path_factory.mktemp("acled") / "out", "acled_31.csv")


def test_ucdp_rows_speak_our_words(ucdp: tuple[Report, Store]) -> None:
    row = ucdp[1].event("ucdp-1")
    assert row is not None
    assert (row["event_type"], row["sub_event_type"], row["status"]) == ("Battles", "Armed clash", "occurred")
    assert (row["event_date"], row["start_day"], row["date_kind"]) == ("2018-01-07", date(2018, 1, 7), "day")
    assert (row["country"], row["admin1"], row["place"], row["geo_precision"]) == (
        "SY",
        "Rif Dimashq",
        "Duma town",
        "town",
    )
    assert (row["fatalities_low"], row["fatalities"], row["fatalities_high"]) == (1, 2, 3)
    assert (row["actor1"], row["actor2"]) == (["ucdp-118"], ["ucdp-4456"])
    assert sorted(row["sources"]) == ["ucdp-source-agency-a", "ucdp-source-agency-b"]
    assert row["first_reported"] == date(2018, 1, 8)


def test_ucdp_precision_is_never_finer_than_the_crosswalk(ucdp: tuple[Report, Store]) -> None:
    rows = {row["event_id"]: (row["geo_precision"], row["radius_km"]) for row in ucdp[1].rows(EventFilter())}
    assert rows["ucdp-2"] == ("area", 25.0)
    assert rows["ucdp-3"] == ("country", None)
    assert rows["ucdp-4"] == ("unknown", None)
    assert rows["ucdp-5"] == ("admin1", None)
    assert rows["ucdp-6"] == ("admin2", None)
    assert rows["ucdp-7"] == ("area", None)
    assert ucdp[1].off_map(EventFilter()) == {"unknown": 1, "country": 1, "no-point": 0}


def test_a_ucdp_event_over_days_is_within_them_and_a_summary_is_a_campaign(
    ucdp: tuple[Report, Store],
) -> None:
    row = ucdp[1].event("ucdp-2")
    assert row is not None
    assert (row["event_date"], row["date_kind"]) == ("[2018-01-30..2018-02-02]", "within")
    assert (row["event_type"], row["unit"]) == ("Violence against civilians", "campaign")
    assert row["actor2"] == ["ucdp-civilians"]
    assert ucdp[1].count(EventFilter(date_from=date(2018, 2, 1))) == 1


def test_ucdp_rows_are_refused_for_a_reason_each_and_the_first_of_doubles_stays(ucdp: tuple[Report, Store]) -> None:
    report, store = ucdp
    assert report.refused == {
        "missing-id": 1, "duplicate-id": 1, "unknown-type": 1, "unknown-precision": 1, "bad-date": 1,
        "end-before-start": 1, "bad-coordinates": 2, "bad-number": 1,
    }  # fmt: skip
    assert (report.read, report.taken, store.size) == (18, 9, 9)
    assert (store.event("ucdp-1") or {})["fatalities"] == 2
    assert {one.id for one in report.examples if one.code == "bad-coordinates"} == {"24", "25"}


def test_the_report_names_what_was_left_behind(ucdp: tuple[Report, Store]) -> None:
    text = "\n".join(ucdp[0].lines())
    assert "9 of 18 rows were taken over (UCDP GED)" in text
    assert "Atlantis" in text
    assert "deaths_civilians" in text
    assert "row 19, id 27" not in text
    assert "ucdp_41.csv, row 10, id 1" in text
    assert "1 rows do not say when they were first reported" in text


def test_a_unit_of_another_country_keeps_its_own_name(ucdp: tuple[Report, Store]) -> None:
    assert [(bar.label, bar.n) for bar in ucdp[1].facet(EventFilter(), "admin1")] == [("Rif Dimashq", 7), ("Duma", 1)]


@pytest.mark.parametrize(("q", "n"), [("ادلب", 1), ("القوة المخترعة", 1), ("bab", 9), ("duma", 9), ("zzz", 0)])
def test_imported_texts_are_found_in_either_script(ucdp: tuple[Report, Store], q: str, n: int) -> None:
    assert ucdp[1].count(EventFilter(q=q)) == n


def test_bom_tag_row_times_of_day_and_quoted_newlines_are_no_hindrance(tmp_path: Path) -> None:
    report, store = bring("ucdp", tmp_path / "out", "ucdp_49_bom_hxl.csv")
    assert (report.read, report.taken, report.refused) == (2, 2, {})
    assert (store.event("ucdp-900001") or {})["start_day"] == date(2018, 1, 7)
    assert "second line" in (store.event("ucdp-900001") or {})["note"]


def test_several_files_of_several_versions_make_one_collection(tmp_path: Path) -> None:
    report, store = bring("ucdp", tmp_path / "out", "ucdp_41.csv", "ucdp_49_bom_hxl.csv")
    assert (report.taken, store.size) == (11, 11)


def test_acled_dates_are_as_wide_as_their_precision(acled: tuple[Report, Store]) -> None:
    rows = {row["event_id"]: row for row in acled[1].rows(EventFilter())}
    assert rows["acled-syr1"]["event_date"] == "2018-01-05"
    assert rows["acled-syr2"]["event_date"] == "[2018-01-02..2018-01-08]"
    assert (rows["acled-syr3"]["event_date"], rows["acled-syr3"]["end_day"]) == ("2018-01", date(2018, 1, 31))
    assert [rows[f"acled-syr{n}"]["geo_precision"] for n in (1, 4, 3)] == ["town", "area", "admin1"]
    assert rows["acled-syr4"]["fatalities"] is None


def test_acled_associated_actors_and_sources_come_along(acled: tuple[Report, Store]) -> None:
    row = acled[1].event("acled-syr1")
    assert row is not None
    assert row["actor1"][0] == "acled-invented-forces-of-syria-2000"
    assert sorted(row["actor1"][1:]) == ["acled-invented-militia", "acled-invented-police"]
    assert sorted(row["sources"]) == ["acled-source-invented-paper", "acled-source-invented-radio"]
    assert (acled[1].actor(row["actor1"][0]) or {})["actor_type"] == "State forces"
    assert row["admin1"] == "Rif Dimashq"


def test_acled_unknown_types_are_refused_and_unknown_sub_types_told(acled: tuple[Report, Store]) -> None:
    report = acled[0]
    assert report.refused == {"unknown-type": 1, "bad-date": 1, "bad-number": 1, "duplicate-id": 1}
    assert report.sub_types_left == 1
    assert report.undated == 5
    assert acled[1].hidden(EventFilter(known=date(2030, 1, 1))) == {"later": 0, "unknown": 5}


def test_an_older_acled_export_with_numbers_and_long_dates_reads_the_same(tmp_path: Path) -> None:
    report, store = bring("acled", tmp_path / "out", "acled_35_numeric.csv")
    assert (report.taken, report.refused) == (2, {})
    assert [row["event_date"] for row in store.rows(EventFilter())] == ["2017-12-31", "2018-01-05"]
    assert (store.event("acled-tur1") or {})["country"] == "TR"
    assert (store.event("acled-tur1") or {})["sources"] == ["acled-export"]
    assert (store.actor("acled-civilians-syria") or {})["actor_type"] == "Civilians"


def test_the_wrong_format_is_named_with_the_columns_that_are_missing(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem) as refused:
        bring("ucdp", tmp_path / "out", "acled_31.csv")
    assert "type_of_violence" in refused.value.message()
    assert "It looks like ACLED" in refused.value.message()
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"PK\x03\x04rest", "packed"),
        (b"a,b,c\n1,2,3\n", "Its columns are: a, b, c"),
        (b"event_id,geo_precision,title_en\n", "events.csv"),
        ("a;b\n".encode("utf-16"), "Its columns are: a, b"),
    ],
)
def test_a_file_that_is_no_collection_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "file.csv").write_bytes(content)
    with pytest.raises(ImportProblem) as refused:
        import_files("acled", [tmp_path / "file.csv"], tmp_path / "out")
    assert says in refused.value.message()


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letters.txt").write_text("mine")
    with pytest.raises(ImportProblem, match="other files"):
        bring("ucdp", tmp_path / "out", "ucdp_41.csv")
    assert (tmp_path / "out" / "letters.txt").read_text() == "mine"


def test_importing_again_replaces_and_leaves_nothing_behind(tmp_path: Path) -> None:
    bring("ucdp", tmp_path / "out", "ucdp_41.csv")
    _, store = bring("ucdp", tmp_path / "out", "ucdp_49_bom_hxl.csv")
    assert store.size == 2
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert (tmp_path / "out" / ".gitignore").read_text() == "*\n"


def test_torn_lines_are_counted_and_the_rest_is_taken(tmp_path: Path) -> None:
    good = (FILES / "ucdp_41.csv").read_text("utf-8").splitlines()[:3]
    (tmp_path / "torn.csv").write_text("\n".join([*good, "77,2018,only,five,cells"]) + "\n", "utf-8")
    report = import_files("ucdp", [tmp_path / "torn.csv"], tmp_path / "out")
    assert (report.taken, report.refused) == (2, {"torn-line": 1})


def test_a_broken_collection_says_so(tmp_path: Path) -> None:
    bring("ucdp", tmp_path / "out", "ucdp_41.csv")
    (tmp_path / "out" / "events.parquet").write_bytes(b"nothing")
    with pytest.raises(CollectionProblem, match="parquet"):
        Store.open_parquet(tmp_path / "out")


def test_a_collection_without_its_index_opens_all_the_same(tmp_path: Path) -> None:
    _, store = bring("ucdp", tmp_path / "out", "ucdp_41.csv")
    every = EventFilter()
    want = (store.rows(every), store.viewport(every, HOME, 7), store.card("ucdp-1"), store.pairs(every))
    for path in (tmp_path / "out").glob("index*"):
        path.unlink()
    bare = Store.open_parquet(tmp_path / "out")
    assert (bare.rows(every), bare.viewport(every, HOME, 7), bare.card("ucdp-1"), bare.pairs(every)) == want


def test_the_command_imports_and_tells_how_to_open(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "ucdp", str(FILES / "ucdp_41.csv"), "-o", str(tmp_path / "out")]) == 0
    assert "CONFLICTMAP_DATA=" in capsys.readouterr().out
    assert main(["import", "ucdp", str(FILES / "acled_31.csv"), "-o", str(tmp_path / "two")]) == 1
    assert "It looks like ACLED" in capsys.readouterr().err
    assert main(["import", "gtd", "x.csv", "-o", str(tmp_path / "two")]) == 2


TEXTS = [
    "Al-Qāmišlī", "إدلب", "القامشلي والبوكمال", "رسول الله", "حماة", "Deir ez-Zor, al-Bāb", "ʿAyn al-ʿArab", "مَدْرَسَةٌ",
    "٢٠١٨", "Łódź ıslak", "O'Brien’s x_y", "", "---", "الـــقلعة", "مسؤول شؤون", "al-", "Größe", "Kafr Nabl (كفرنبل)",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_imports_fold_texts_as_the_search_folds_words(text: str) -> None:
    engine = Engine()
    for macro in MACROS:
        engine.execute(macro)
    assert engine.rows("SELECT fold($text)", {"text": text})[0][0] == fold(text)


@pytest.mark.skipif(not SHARED, reason="CONFLICTMAP_SHARED is not set")
def test_the_mirrored_samples_are_taken_over_whole(tmp_path: Path) -> None:
    mirror = Path(str(SHARED)) / "geodata" / "mirror"
    syria = import_files("ucdp", [mirror / "ucdp" / "ucdp_ged_19_1_syria_2018-01.csv"], tmp_path / "syria")
    tagged = import_files("ucdp", [mirror / "ucdp" / "ucdp_ged_bgd_with_hxl_row.csv"], tmp_path / "tagged")
    acled = import_files("acled", [mirror / "acled_format_synthetic.csv"], tmp_path / "acled")
    assert [(one.read, one.taken) for one in (syria, tagged, acled)] == [(380, 380), (601, 601), (150, 150)]
