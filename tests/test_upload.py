"""A spreadsheet arrives: mangled dates are recognised, every cell is marked, cures are offered, traps are refused."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from conflictmap.intake.arriving import MOST_BYTES, UploadProblem, text_of
from conflictmap.intake.changes import Change
from conflictmap.intake.hostile import neutral, refusals
from conflictmap.intake.standing import Standing
from conflictmap.intake.uploading import Examined, Upload, examine, read_upload

REPO = Path(__file__).resolve().parents[1]
HEAD = "event_date;status;event_type;sub_event_type;actor1;geo_precision;title_en;title_ar;sources"
GOOD = "occurred;Battles;Armed clash;sy-gov-forces;unknown;A clash;اشتباك;art-2018-01-11"


@pytest.fixture(scope="module")
def landed() -> Standing:
    return Standing.read(REPO)


def _examined(landed: Standing, *dates: str) -> tuple[Upload, Examined]:
    upload = read_upload("\n".join([HEAD, *(f"{date};{GOOD}" for date in dates)]).encode())
    return upload, examine(upload, landed)


@pytest.mark.parametrize(
    ("written", "sure"),
    [
        ("43105", "2018-01-05"),
        ("43105.75", "2018-01-05"),
        ("10.01.2018", "2018-01-10"),
        ("٢٠١٨-٠١-١٠", "2018-01-10"),
        ("٢٥/١٢/٢٠١٧", "2017-12-25"),
        ("25/12/2017", "2017-12-25"),
        ("12/25/2017", "2017-12-25"),
        ("5/5/2017", "2017-05-05"),
        ("10 January 2018", "2018-01-10"),
        ("2018-01-05 00:00:00", "2018-01-05"),
        ("5/1/2018", None),
        ("soon", None),
    ],
)
def test_a_mangled_date_is_recognised(landed: Standing, written: str, sure: str | None) -> None:
    upload, found = _examined(landed, written)
    assert [cure.new for cure in found.cures if cure.sure] == ([sure] if sure else [])
    cured = upload.with_cures(cure for cure in found.cures if cure.sure)
    assert examine(cured, landed).is_clean == bool(sure)


def test_a_date_of_two_readings_offers_both_and_takes_the_order_of_its_column(landed: Standing) -> None:
    _, alone = _examined(landed, "5/1/2018")
    assert [(cure.new, cure.sure) for cure in alone.cures] == [("2018-01-05", False), ("2018-05-01", False)]
    _, beside = _examined(landed, "5/1/2018", "25/12/2017")
    assert (beside.cures[0].new, beside.cures[0].sure, beside.cures[0].reason) == ("2018-01-05", True, "column")
    _, american = _examined(landed, "1/5/2018", "12/25/2017")
    assert (american.cures[0].new, american.cures[0].sure) == ("2018-01-05", True)
    _, mixed = _examined(landed, "1/5/2018", "12/25/2017", "25/12/2017")
    assert [cure.sure for cure in mixed.cures if cure.row == 0] == [False, False]


def test_every_cell_is_marked_with_its_message_and_cures_mend_it(landed: Standing) -> None:
    head = (
        "event_date,status,event_type,sub_event_type,actor1,country,admin1,latitude,longitude,geo_precision,title_en,"
        "sources"
    )
    row = "43105,Occured,Battles,Armed clash,Jaish al Islm,sy,Idlib,\"35,93\",٣٦٫٦٣,town,A clash,art-2018-01-11"
    upload = read_upload(f"{head}\n{row}\n".encode())
    found = examine(upload, landed)
    marked = {item.column for item in found.notices[0] if item.severity == "error"}
    assert marked == {"event_date", "status", "actor1", "country", "latitude", "longitude"}
    cured = upload.with_cures(cure for cure in found.cures if cure.sure)
    assert examine(cured, landed).is_clean
    assert "2018-01-05,occurred,,Battles,Armed clash,jaish-al-islam,,,,,,SY,Idlib,35.93,36.63,town" in cured.to_csv()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff", "sep={}\n"])
def test_the_delimiter_is_found(delimiter: str, mark: str) -> None:
    text = mark.format(delimiter) + f"event_date{delimiter}title_en\r\n2018{delimiter}\"a;b,c\td\"\r\n\r\n"
    upload = read_upload(text.encode())
    assert upload.delimiter == delimiter
    assert [dict(row.cells) for row in upload.rows] == [{"event_date": "2018", "title_en": "a;b,c\td"}]


def test_headings_may_be_labels_in_either_language() -> None:
    upload = read_upload("When,العنوان بالعربية,Title in English,Mood\n2018,عنوان,Title,sad\n".encode())
    assert upload.columns == ("event_date", "title_en", "title_ar")
    assert upload.unknown == ("Mood",)


def _zip(inner: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("events.csv", inner)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"x" * (MOST_BYTES + 1), "too-large"),
        (b" \n", "empty"),
        (_zip(b"0" * 50_000_000), "workbook"),
        (gzip.compress(b"event_id", mtime=0), "compressed"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old-workbook"),
        ("event_id,note\n".encode("utf-16"), "utf-16"),
        ("event_id,note\n".encode("utf-16-le"), "utf-16"),
        (b"event_id\nev-a\nDa\xe9r\n", "not-utf8"),
        (b"GIF89a\x00\x01" * 200, "not-text"),
        (b"colour,shape\nred,round\n", "no-known-column"),
        (b"event_id\n" + b"ev-a\n" * 5001, "too-many-rows"),
        (b"event_id" + b",x" * 300, "too-many-columns"),
        (b'event_id,note\nev-a,"open\n', "open-quote"),
    ],
)
def test_what_is_no_table_is_refused_with_its_cure(data: bytes, code: str) -> None:
    with pytest.raises(UploadProblem) as problem:
        read_upload(data)
    assert problem.value.code == code
    assert len(str(problem.value)) > 15


def test_the_line_of_a_bad_byte_is_named() -> None:
    with pytest.raises(UploadProblem, match="line 3"):
        text_of(b"event_id\nev-a\nDa\xe9r\n")


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+SUM(A1)", "@cmd", "-2+3+cmd|' /C calc'!A0", "\t=1", " =HYPERLINK(1)", "=-=x", "<b>bold</b>", "<script>",
     "</p>", "<!--", "a &lt;b", "&#60;x", "javascript:alert(1)", "javascript :x", "&&lt;lt;script"],
)  # fmt: skip
def test_formulas_and_html_are_refused_and_their_cure_passes(cell: str) -> None:
    (refused,) = refusals([Change("events", {"title_en": cell})])
    assert refused.column == "title_en"
    assert refusals([Change("events", {"title_en": refused.fix})]) == []


@pytest.mark.parametrize("cell", ["-12.5", "3 < 5 and 7 > 5", "R&D; more", "Fish & Chips", "Idlib – south", "a=b"])
def test_plain_text_is_left_alone(cell: str) -> None:
    assert refusals([Change("events", {"title_en": cell})]) == []
    assert neutral("a < b") == "a ‹ b"


def test_a_landed_cell_is_not_refused_again() -> None:
    old = {"event_id": "ev-a", "note": "=1"}
    assert refusals([Change("events", {**old, "place": "x"}, old)]) == []


def test_upload_of_a_row_that_is_there_is_judged_as_a_rewriting(landed: Standing) -> None:
    upload = read_upload((REPO / "events.csv").read_bytes())
    found = examine(upload, landed)
    assert found.is_clean
    assert upload.to_csv().encode() == (REPO / "events.csv").read_bytes()


@pytest.mark.parametrize("cell", ["&" * 200_000 + "lt;", "= " * 200_000, "javascript" + ":" * 200_000, "&" * 200_000])
def test_a_cell_of_repeated_marks_is_cured_in_one_go(cell: str) -> None:
    for refused in refusals([Change("events", {"note": cell})]):
        assert refusals([Change("events", {"note": refused.fix})]) == []
