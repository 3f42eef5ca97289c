"""Who may write, what waits for review, and how a landed row is corrected or taken back."""

import json
from datetime import date
from pathlib import Path

import pytest

from conflictmap.codebook.tables import TABLES
from conflictmap.intake import history
from conflictmap.intake.changes import Change
from conflictmap.intake.correcting import correction, corrections_of_event, retraction
from conflictmap.intake.pending import FOLDER, Pending, write_directly
from conflictmap.intake.permission import Permission, Visitor, is_loopback, permission
from conflictmap.intake.problems import WritingProblem
from conflictmap.intake.standing import Standing
from conflictmap.model.corrections import corrections_of, with_correction, without_corrections

REPO = Path(__file__).resolve().parents[1]
EVENT = {
    "event_date": "2018-01-10",
    "status": "occurred",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "sy-gov-forces",
    "geo_precision": "unknown",
    "title_en": "A clash",
    "title_ar": "اشتباك",
    "sources": "art-2018-01-11",
}
DRONES = "ev-uh7dlgii"


def _other_lines(folder: Path) -> list[bytes]:
    lines = (folder / "events.csv").read_bytes().splitlines()
    return [line for line in lines if not line.startswith(DRONES.encode())]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for table in TABLES.values():
        (tmp_path / table.file).write_bytes((REPO / table.file).read_bytes())
    return tmp_path


def _code(task: object, *args: object) -> str:
    with pytest.raises(WritingProblem) as problem:
        task(*args)  # type: ignore[operator]
    return problem.value.code


def test_a_submission_waits_and_lands_once_when_accepted(folder: Path) -> None:
    before = (folder / "events.csv").read_bytes()
    pending = Pending(folder)
    new_actor = {"actor_id": "local-guard", "name_en": "Local guard", "name_ar": "الحرس المحلي",
                 "actor_type": "Political militia"}  # fmt: skip
    made = pending.submit([Change("events", {**EVENT, "actor1": "local-guard"}), Change("actors", new_actor)], "please")
    assert (folder / "events.csv").read_bytes() == before
    assert [one.submission_id for one in pending.waiting()] == [made.submission_id]
    pending.accept(made.submission_id, "thank you")
    landed = (folder / "events.csv").read_bytes()
    assert landed.startswith(before)
    assert landed[len(before) :].decode().startswith(made.changes[0].key)
    assert (folder / "actors.csv").read_text("utf-8").splitlines()[-1].startswith("local-guard,Local guard")
    assert _code(pending.accept, made.submission_id) == "not-waiting"
    assert [entry.action for entry in pending.entries()] == ["submitted", "accepted"]
    assert history.of_row(pending.entries(), "events", made.changes[0].key) == pending.entries()


def test_accepting_again_after_a_crash_between_writing_and_noting_adds_no_second_row(folder: Path) -> None:
    pending = Pending(folder)
    made = pending.submit([Change("events", EVENT)])
    path = folder / FOLDER / f"{made.submission_id}.json"
    waiting = path.read_bytes()
    pending.accept(made.submission_id)
    landed = (folder / "events.csv").read_bytes()
    path.write_bytes(waiting)
    pending.accept(made.submission_id)
    assert (folder / "events.csv").read_bytes() == landed


def test_a_submission_is_returned_with_what_has_to_change(folder: Path) -> None:
    pending = Pending(folder)
    made = pending.submit([Change("events", EVENT)])
    assert _code(pending.give_back, made.submission_id, " ") == "no-reason"
    pending.give_back(made.submission_id, "Which source says so?")
    assert pending.get(made.submission_id).state == "returned"
    assert pending.get(made.submission_id).comments[-1].text == "Which source says so?"


def test_errors_hostile_cells_and_floods_are_refused_at_the_door(folder: Path) -> None:
    pending = Pending(folder)
    assert _code(pending.submit, [Change("events", {**EVENT, "actor1": "nobody-knows"})]) == "has-errors"
    assert _code(pending.submit, [Change("events", {**EVENT, "title_en": "=1+1"})]) == "hostile"
    assert _code(pending.submit, [Change("events", {**EVENT, "note": "<img src=x onerror=alert(1)>"})]) == "hostile"
    assert _code(pending.submit, [Change("events", {**EVENT, "note": "x" * 300_000})]) == "too-large"
    assert _code(pending.submit, [Change("events", EVENT)], "x" * 3_000) == "long-comment"
    assert _code(pending.submit, []) == "too-large"
    assert _code(pending.submit, [Change("events", EVENT)] * 201) == "too-large"
    assert _code(write_directly, folder, [Change("events", {**EVENT, "status": "maybe"})]) == "has-errors"
    assert pending.every() == []


def test_what_was_right_when_it_was_submitted_is_checked_again_when_it_is_accepted(folder: Path) -> None:
    pending = Pending(folder)
    made = pending.submit([Change("events", {**EVENT, "related_to": f"follows:{DRONES}"})])
    lines = (folder / "events.csv").read_bytes().splitlines(keepends=True)
    (folder / "events.csv").write_bytes(b"".join(line for line in lines if not line.startswith(DRONES.encode())))
    assert _code(pending.accept, made.submission_id) == "has-errors"
    assert pending.get(made.submission_id).state == "pending"


@pytest.mark.parametrize("name", ["../../etc/passwd", "sub-", "sub-AAAAAAAA", "", "sub-aaaaaaaa/../x"])
def test_a_submission_id_is_never_a_path(folder: Path, name: str) -> None:
    assert _code(Pending(folder).get, name) == "no-submission"


def test_a_submission_file_of_another_making_is_passed_over(folder: Path) -> None:
    pending = Pending(folder)
    made = pending.submit([Change("events", EVENT)])
    for number, text in enumerate(["{", "[]", '{"id": 1}', json.dumps({"rows": [{"table": "x"}]})]):
        (folder / FOLDER / f"sub-aaaaaaa{number + 2}.json").write_text(text)
    assert [one.submission_id for one in pending.every()] == [made.submission_id]


def test_the_log_survives_a_torn_line(folder: Path) -> None:
    write_directly(folder, [Change("events", EVENT)])
    with (folder / FOLDER / history.LOG).open("ab") as file:
        file.write(b'{"at": "2026')
    write_directly(folder, [Change("events", EVENT)])
    assert [entry.action for entry in history.read(folder / FOLDER)] == ["written", "written"]


def test_nothing_that_is_kept_names_who_submitted(folder: Path) -> None:
    made = Pending(folder).submit([Change("events", EVENT)], "a comment")
    kept = json.loads((folder / FOLDER / f"{made.submission_id}.json").read_text("utf-8"))
    assert set(kept) == {"id", "state", "data_version", "submitted_at", "rows", "comments"}
    assert set(kept["comments"][0]) == {"at", "role", "text"}


def test_a_correction_keeps_the_id_and_states_its_reason(folder: Path) -> None:
    landed = Standing.read(folder).cells("events", DRONES) or {}
    change = correction("events", landed, {"latitude": "35.402"}, "Centre of the [new] runway", date(2018, 2, 1))
    others = _other_lines(folder)
    write_directly(folder, [change], "Centre of the runway")
    after = Standing.read(folder)
    assert (after.cells("events", DRONES) or {})["latitude"] == "35.402"
    (one,) = corrections_of_event(after, DRONES)
    assert (one.kind, one.day, one.reason) == ("corrected", "2018-02-01", "Centre of the (new) runway")
    assert _other_lines(folder) == others
    assert history.of_row(Pending(folder).entries(), "events", DRONES)[-1].text == "Centre of the runway"
    with pytest.raises(WritingProblem, match="Say why"):
        correction("events", landed, {}, "  ", date(2018, 2, 1))


def test_a_retracted_row_stays_with_its_id_its_reason_and_no_deaths(folder: Path) -> None:
    (made,) = write_directly(folder, [Change("events", {**EVENT, "fatalities": "3", "note": "two reports"})])
    write_directly(folder, [retraction(made.cells, "The agency withdrew its report", date(2018, 2, 2))])
    row = Standing.read(folder).cells("events", made.key) or {}
    assert (row["status"], row["fatalities"]) == ("retracted", "")
    assert without_corrections(row["note"]) == "two reports"
    assert [one.kind for one in corrections_of(row["note"])] == ["retracted"]


def test_entries_of_a_note_add_up() -> None:
    note = with_correction(with_correction("uncertainty_km=1.5", "corrected", date(2018, 2, 1), "a\nb"), "retracted",
                           date(2018, 3, 1), "c")  # fmt: skip
    assert note == "uncertainty_km=1.5 [corrected 2018-02-01: a b] [retracted 2018-03-01: c]"
    assert without_corrections(note) == "uncertainty_km=1.5"


LOCAL = {"CONFLICTMAP_WRITING": "review", "CONFLICTMAP_WRITING_WITHOUT_SIGN_IN": "yes"}
AT_HOME = Visitor(can_sign_in=False, address="127.0.0.1")


@pytest.mark.parametrize(
    ("visitor", "settings", "expected"),
    [
        (AT_HOME, {}, Permission(reason="read-only")),
        (AT_HOME, {"CONFLICTMAP_WRITING": "on"}, Permission(reason="unknown-mode")),
        (AT_HOME, {"CONFLICTMAP_WRITING": "direct"}, Permission(reason="no-sign-in")),
        (AT_HOME, LOCAL, Permission(submit=True, review=True)),
        (AT_HOME, {**LOCAL, "CONFLICTMAP_WRITING": "direct"}, Permission(submit=True, write=True, review=True)),
        (Visitor(False, address=""), LOCAL, Permission(reason="not-loopback")),
        (Visitor(False, address="0.0.0.0"), LOCAL, Permission(reason="not-loopback")),
        (Visitor(False, address="::"), LOCAL, Permission(reason="not-loopback")),
        (Visitor(False, address="::1", headers=frozenset({"x-forwarded-for"})), LOCAL, Permission(reason="proxied")),
        (Visitor(False, address="::1", headers=frozenset({"x-forwarded-proto"})), LOCAL, Permission(reason="proxied")),
        (Visitor(False, address="::1", headers=frozenset({"cf-connecting-ip"})), LOCAL, Permission(reason="proxied")),
        (Visitor(False, address="::1", host="[::1]:8501"), LOCAL, Permission(submit=True, review=True)),
        (Visitor(False, address="127.0.0.1", host="localhost:8501"), LOCAL, Permission(submit=True, review=True)),
        # a proxy that hands on the name, or a page elsewhere whose name leads here
        (Visitor(False, address="127.0.0.1", host="map.example.org"), LOCAL, Permission(reason="proxied")),
        (Visitor(False, address="127.0.0.1", host="localhost.example.org:8501"), LOCAL, Permission(reason="proxied")),
        # where sign-in is configured the switch opens nothing
        (Visitor(True, address="127.0.0.1"), LOCAL, Permission(reason="sign-in")),
        (Visitor(True, True, "a@example.org"), LOCAL, Permission(submit=True)),
        (Visitor(True, True, "A@example.org"), {**LOCAL, "CONFLICTMAP_REVIEWERS": "b@x.org a@example.org"},
         Permission(submit=True, review=True)),
        (Visitor(True, True, subject="s-1"), {**LOCAL, "CONFLICTMAP_REVIEWERS": "b@x.org s-1"},
         Permission(submit=True, review=True)),
        (Visitor(True, True, ""), {**LOCAL, "CONFLICTMAP_REVIEWERS": ""}, Permission(submit=True)),
        (Visitor(True, True, "c@x.org"), {"CONFLICTMAP_WRITING": "direct", "CONFLICTMAP_REVIEWERS": "b@x.org"},
         Permission(submit=True)),
        (Visitor(True, True, "b@x.org"), {"CONFLICTMAP_WRITING": "direct", "CONFLICTMAP_REVIEWERS": "b@x.org"},
         Permission(submit=True, write=True, review=True)),
    ],
)  # fmt: skip
def test_writing_is_open_only_where_the_operator_opened_it(
    visitor: Visitor, settings: dict[str, str], expected: Permission
) -> None:
    assert permission(visitor, settings) == expected


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.9.1", "::1", "[::1]", "localhost"])
def test_loopback_is_known(address: str) -> None:
    assert is_loopback(address)


@pytest.mark.parametrize("address", ["", "0.0.0.0", "10.0.0.1", "example.org", "127.0.0.1.example.org"])
def test_another_address_is_not_taken_for_loopback(address: str) -> None:
    assert not is_loopback(address)
