"""Safe writing: rows come back as they were written, other bytes stay, and neither crowds nor kills lose a row."""

import csv
import io
import multiprocessing
import os
import random
import resource
import signal
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conflictmap.codebook.tables import TABLES
from conflictmap.intake.changes import Change, apply, minted
from conflictmap.intake.contents import Contents
from conflictmap.intake.history import LOG
from conflictmap.intake.line import change_line, split_raw, write_line
from conflictmap.intake.pending import FOLDER, Pending, write_directly
from conflictmap.intake.problems import WritingProblem
from conflictmap.intake.saving import LOCK, append, locked
from conflictmap.intake.sheet import Sheet

VALID = Path(__file__).parent / "bad_rows" / "valid"
EVENT = {"event_date": "2018-01-10", "status": "occurred", "event_type": "Battles", "sub_event_type": "Armed clash"}
WHOLE = EVENT | {"actor1": "ru-forces", "geo_precision": "unknown", "title_en": "A clash", "title_ar": "اشتباك",
                 "sources": "daily-2018-01-11"}  # fmt: skip

# what UTF-8 can hold; NUL is left out, as no CSV reader agrees on it
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
hard = st.text(st.sampled_from(list('",;\r\n\t\'=+-@ aب\u202e😀\ufeff')), max_size=12)
rows = st.lists(st.one_of(texts, hard), min_size=2, max_size=6)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for table in TABLES.values():
        (tmp_path / table.file).write_bytes((VALID / table.file).read_bytes())
    return tmp_path


@given(rows)
@settings(max_examples=400, deadline=None)
def test_cells_come_back_as_they_were_written(cells: list[str]) -> None:
    assert next(csv.reader(io.StringIO(write_line(cells) + "\n", newline=""), strict=True)) == cells


@given(st.lists(st.lists(st.one_of(texts, hard), min_size=3, max_size=3), max_size=5), st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=300, deadline=None)
def test_parsing_and_writing_a_file_changes_no_byte(table: list[list[str]], newline: str) -> None:
    data = newline.join([write_line(row) for row in [["event_id", "b", "c"], *table]]).encode()
    sheet = Sheet.read("events.csv", data)
    assert sheet.to_bytes() == data
    grown = Sheet.read("events.csv", sheet.with_row({"event_id": "ev-x", "b": 'a "b",\nc'}).to_bytes())
    assert grown.rows[-1].cells == ["ev-x", 'a "b",\nc', ""]
    assert grown.to_bytes().startswith(data)


@given(rows, st.data())
@settings(max_examples=300, deadline=None)
def test_a_changed_cell_leaves_the_quoting_of_the_others_alone(cells: list[str], data: st.DataObject) -> None:
    quoted = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    new = data.draw(st.lists(st.one_of(texts, hard), min_size=len(cells), max_size=len(cells)))
    line = change_line(quoted, cells, new)
    assert next(csv.reader(io.StringIO(line + "\n", newline=""), strict=True)) == new
    for before, after, raw in zip(cells, new, split_raw(line), strict=True):
        assert before != after or raw == '"' + before.replace('"', '""') + '"'


@pytest.mark.parametrize("data", [b"", b"\n", b"\xef\xbb\xbfevent_id,b\r\nev-a,1\r\n", b"event_id,b\nev-a,1",
                                  b'event_id,b\n\nev-a,"1\n2"\n\n'])  # fmt: skip
def test_a_file_of_any_shape_is_written_back_byte_for_byte(data: bytes) -> None:
    assert Sheet.read("events.csv", data).to_bytes() == data


def test_a_new_row_follows_the_line_ends_and_the_columns_of_the_file() -> None:
    sheet = Sheet.read("events.csv", b"note,event_id\r\nx,ev-a\r\n")
    grown = sheet.with_row({"event_id": "ev-b", "note": "é"})
    assert grown.to_bytes() == "note,event_id\r\nx,ev-a\r\né,ev-b\r\n".encode()


def test_appending_leaves_every_other_byte_and_mints_an_id(folder: Path) -> None:
    path = folder / "events.csv"
    before = path.read_bytes()
    (done,) = append(folder, [Change("events", {**EVENT, "title_en": 'Talks, "round two"'})])
    assert path.read_bytes().startswith(before)
    assert path.read_bytes()[len(before):].decode().startswith(done.key)
    assert done.key.startswith("ev-")
    assert len(done.key) == 11
    assert [p.name for p in folder.iterdir() if p.name.endswith(".part")] == []


def test_a_row_that_is_there_already_is_not_added_twice(folder: Path) -> None:
    done = append(folder, [Change("events", EVENT)])
    once = (folder / "events.csv").read_bytes()
    append(folder, done)
    assert (folder / "events.csv").read_bytes() == once


def test_a_correction_of_a_row_that_somebody_else_changed_is_refused(folder: Path) -> None:
    (landed,) = append(folder, [Change("events", EVENT)])
    append(folder, [Change("events", {**landed.cells, "note": "first"}, landed.cells)])
    before = (folder / "events.csv").read_bytes()
    with pytest.raises(WritingProblem) as problem:
        append(folder, [Change("events", {**landed.cells, "note": "second"}, landed.cells)])
    assert problem.value.code == "row-changed"
    assert (folder / "events.csv").read_bytes() == before


def test_a_taken_id_and_an_open_quote_are_refused(folder: Path) -> None:
    (landed,) = append(folder, [Change("events", EVENT)])
    with pytest.raises(WritingProblem, match="already"):
        append(folder, [Change("events", {**EVENT, "event_id": landed.key, "note": "other"})])
    with (folder / "events.csv").open("a", encoding="utf-8") as file:
        file.write('ev-open,"never closed\n')
    with pytest.raises(WritingProblem, match="double quote"):
        append(folder, [Change("events", EVENT)])


def test_a_file_that_is_not_utf8_is_left_alone(folder: Path) -> None:
    (folder / "events.csv").write_bytes("event_id,place\nev-a,Idlib \xe9\n".encode("latin-1"))
    before = (folder / "events.csv").read_bytes()
    with pytest.raises(WritingProblem, match="UTF-8"):
        append(folder, [Change("events", EVENT)])
    assert (folder / "events.csv").read_bytes() == before


def _append_many(folder: Path, worker: int, count: int, acknowledged: str) -> None:
    with open(acknowledged, "ab", buffering=0) as said:
        for number in range(count):
            name = f"worker {worker} row {number}"
            change = Change("events", {**EVENT, "title_en": name, "note": 'a "quoted",\ncell'})
            while True:
                try:
                    append(folder, [change])
                    break
                except WritingProblem as problem:  # a crowd: the writer is told to try again
                    if not problem.retry:
                        raise
            said.write(f"{name}\n".encode())


def _killed_writers(folder: Path, workers: int, count: int, kill: bool) -> set[str]:
    """Run the writers; kill each at a random moment in a third of the runs. Return the rows that were acknowledged."""
    context = multiprocessing.get_context("fork")
    told = [folder / f"told-{worker}" for worker in range(workers)]
    args = [(folder, worker, count, str(told[worker])) for worker in range(workers)]
    processes = [context.Process(target=_append_many, args=one) for one in args]
    for process in processes:
        process.start()
    if kill:
        dice = random.Random(11)
        for process in processes:
            time.sleep(dice.uniform(0.05, 0.8))
            os.kill(process.pid or 0, signal.SIGKILL)
    for process in processes:
        process.join()
    return {line for path in told if path.exists() for line in path.read_text().splitlines()}


@pytest.mark.parametrize(("count", "kill"), [(200, False), (40, False), (200, True)])
def test_no_acknowledged_row_is_lost_when_eight_write_and_are_killed(folder: Path, count: int, kill: bool) -> None:
    before = {table.file: (folder / table.file).read_bytes() for table in TABLES.values()}
    said = _killed_writers(folder, 8, count, kill)
    data = (folder / "events.csv").read_bytes()
    assert data.startswith(before.pop("events.csv"))
    written = [row["title_en"] for row in csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True)]
    ours = [title for title in written if title.startswith("worker")]
    assert len(ours) == len(set(ours))
    assert said <= set(ours)
    assert kill or len(ours) == 8 * count
    assert data.endswith(b"\n")
    assert all((folder / file).read_bytes() == bytes_before for file, bytes_before in before.items())


def _in_child(task: "object", *args: object) -> str:
    """Run a task in a child process and return the code of the WritingProblem that it raised."""
    context = multiprocessing.get_context("fork")
    queue = context.SimpleQueue()

    def run() -> None:
        try:
            task(*args)  # type: ignore[operator]
            queue.put("written")
        except WritingProblem as problem:
            queue.put(problem.code)

    process = context.Process(target=run)
    process.start()
    process.join()
    return str(queue.get())


def _without_room(folder: Path) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limit = (folder / "events.csv").stat().st_size // 2
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    append(folder, [Change("events", EVENT)])


def _as_nobody(folder: Path) -> None:
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    append(folder, [Change("events", EVENT)])


def test_a_full_disk_is_said_and_leaves_the_file_whole(folder: Path) -> None:
    before = (folder / "events.csv").read_bytes()
    assert _in_child(_without_room, folder) == "disk-full"
    assert (folder / "events.csv").read_bytes() == before
    assert [p.name for p in folder.iterdir() if p.name.endswith(".part")] == []


def _limited(size: int, task: "object", *args: object) -> None:
    """Run a task where no file may grow beyond `size` bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    task(*args)  # type: ignore[operator]


def _everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != LOCK}


def test_a_disk_that_fills_up_at_the_second_file_leaves_the_first_as_it_was(folder: Path) -> None:
    note = "x" * len((folder / "actors.csv").read_bytes())
    changes = [Change("actors", {"actor_id": "new-group"}), Change("events", {**EVENT, "note": note})]
    before = _everything(folder)
    assert _in_child(_limited, (folder / "events.csv").stat().st_size, append, folder, changes) == "disk-full"
    assert _everything(folder) == before


def test_where_the_log_has_no_room_nothing_lands_and_nothing_waits(folder: Path) -> None:
    waiting = Pending(folder).submit([Change("events", WHOLE)])
    with (folder / FOLDER / LOG).open("a", encoding="utf-8") as log:
        log.write('{"at": "long ago"}\n' * 3000)
    size = (folder / FOLDER / LOG).stat().st_size + 20
    before = _everything(folder)
    assert _in_child(_limited, size, write_directly, folder, [Change("events", WHOLE)]) == "disk-full"
    assert _in_child(_limited, size, Pending(folder).submit, [Change("events", WHOLE)]) == "disk-full"
    assert _in_child(_limited, size, Pending(folder).accept, waiting.submission_id) == "disk-full"
    assert _everything(folder) == before


def test_what_could_not_be_written_is_not_in_the_log(folder: Path) -> None:
    size = (folder / "events.csv").stat().st_size
    assert _in_child(_limited, size, write_directly, folder, [Change("events", WHOLE)]) == "disk-full"
    assert Pending(folder).entries() == []


def test_a_row_for_which_the_file_has_no_column_is_refused_not_cut(folder: Path) -> None:
    path = folder / "events.csv"
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8"), newline="")))
    place = rows[0].index("note")
    path.write_text("".join(write_line(row[:place] + row[place + 1 :]) + "\n" for row in rows), "utf-8")
    before = path.read_bytes()
    with pytest.raises(WritingProblem, match="no header line with the column note"):
        append(folder, [Change("events", {**EVENT, "note": "two reports"})])
    assert path.read_bytes() == before
    append(folder, [Change("events", EVENT)])


def test_a_row_with_a_guarded_cell_can_be_corrected_and_keeps_its_guard(folder: Path) -> None:
    (landed,) = append(folder, [Change("events", {**EVENT, "note": "'=1+1", "title_en": "A clash"})])
    read = {**landed.cells, "note": "=1+1"}  # as the checker and the form read it
    append(folder, [Change("events", {**read, "title_en": "Two clashes"}, read)])
    assert "'=1+1" in (folder / "events.csv").read_text("utf-8").splitlines()[-1]
    assert "Two clashes" in (folder / "events.csv").read_text("utf-8").splitlines()[-1]


@pytest.mark.parametrize("note", ["a\u2028b", "a\rb", "a\nb", "a\x0bb"])
def test_the_printed_difference_can_be_applied_by_git(folder: Path, note: str) -> None:
    (folder / "events.csv").write_bytes((folder / "events.csv").read_bytes().rstrip(b"\n"))
    before = Contents.read(folder)
    after = apply([Change("events", {**EVENT, "event_id": "ev-aaaaaaaa", "note": note})], before)
    patch = folder / "change.patch"
    patch.write_bytes(after.diff(before).encode())
    subprocess.run(["git", "apply", patch.name], cwd=folder, check=True)
    assert (folder / "events.csv").read_bytes() == after.data["events"]


def test_a_read_only_folder_and_a_read_only_file_are_said(folder: Path) -> None:
    for parent in [folder, *folder.parents][:-1]:
        if "pytest-of" in str(parent):
            parent.chmod(0o755)
    (folder / "events.csv").chmod(0o444)
    before = (folder / "events.csv").read_bytes()
    folder.chmod(0o555)
    assert _in_child(_as_nobody, folder) == "read-only"
    folder.chmod(0o777)
    assert _in_child(_as_nobody, folder) == "read-only"
    assert (folder / "events.csv").read_bytes() == before


def test_a_writer_that_waits_too_long_is_told_to_try_again(folder: Path) -> None:
    def wait() -> None:
        with locked(folder, 0.05):
            pass

    with locked(folder):
        assert _in_child(wait) == "busy"


def test_references_are_written_before_the_rows_that_need_them(folder: Path) -> None:
    contents = Contents.read(folder)
    changes = minted([Change("events", {**EVENT, "actor1": "new-group"}), Change("actors", {"actor_id": "new-group"})],
                     contents)  # fmt: skip
    diff = apply(changes, contents).diff(contents)
    assert "+new-group,,,,,,,,,\n" in diff
    assert "+++ b/events.csv" in diff
