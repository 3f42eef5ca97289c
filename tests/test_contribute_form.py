"""The page Contribute without a browser: every column in both languages, messages beside fields, switches that hold."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from conflictmap.codebook.tables import TABLES
from conflictmap.i18n.translator import translator
from conflictmap.intake.changes import Change
from conflictmap.intake.pending import Pending

REPO = Path(__file__).resolve().parents[1]
EVENT = {
    "event_date": "2018-01-06",
    "status": "occurred",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Air/drone strike",
    "actor1": "unidentified-armed-group",
    "actor2": "ru-forces",
    "latitude": "35.4",
    "longitude": "35.95",
    "country": "SY",
    "geo_precision": "site",
    "title_en": "Drone raid on Hmeimim",
    "title_ar": "غارة على حميميم",
    "sources": "art-2018-01-11#8",
}
DRONES = "ev-uh7dlgii"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for table in TABLES.values():
        (tmp_path / table.file).write_bytes((REPO / table.file).read_bytes())
    monkeypatch.setenv("CONFLICTMAP_DATA", str(tmp_path))
    for name in ("CONFLICTMAP_WRITING", "CONFLICTMAP_REVIEWERS", "CONFLICTMAP_WRITING_WITHOUT_SIGN_IN"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def _page(lang: str = "en", **state: object) -> AppTest:
    page = AppTest.from_file(str(REPO / "pages" / "contribute.py"), default_timeout=120)
    page.query_params["lang"] = lang
    for name, value in state.items():
        page.session_state[name] = value
    page.run()
    assert not page.exception
    return page


def _filled(**cells: str) -> AppTest:
    from conflictmap.ui.contribute_draft import Draft

    draft = Draft()
    draft.put(**{**EVENT, **cells})
    return _page(**{"contribute-draft": draft})


def _open_locally(monkeypatch: pytest.MonkeyPatch, mode: str) -> None:
    import streamlit as st

    monkeypatch.setenv("CONFLICTMAP_WRITING", mode)
    monkeypatch.setenv("CONFLICTMAP_WRITING_WITHOUT_SIGN_IN", "yes")
    monkeypatch.setattr(st, "get_option", lambda name: "127.0.0.1" if name == "server.address" else _option(name))


def _option(name: str) -> object:
    from streamlit import config

    return config.get_option(name)


def _said(page: AppTest) -> str:
    return "\n".join(one.value for one in [*page.error, *page.info, *page.warning, *page.success])


def _labels(page: AppTest) -> set[str]:
    widgets = [*page.text_input, *page.text_area, *page.selectbox, *page.multiselect]
    return {widget.label.removesuffix(" *") for widget in widgets}


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_column_of_the_codebook_has_its_field_in_the_language(folder: Path, lang: str) -> None:
    say = translator(lang)
    searched = {"event_id", "actor1", "actor2"}
    expected = {say.t(column.label) for column in TABLES["events"].columns if column.name not in searched}
    expected |= {say.t(column.label) for name in ("actors", "sources") for column in TABLES[name].columns}
    assert expected <= _labels(_page(lang))


def test_a_blank_form_does_not_scream(folder: Path) -> None:
    page = _page()
    assert not page.error
    assert "Fill in the form" in _said(page)


def test_what_is_missing_and_what_is_wrong_are_listed(folder: Path) -> None:
    page = _filled(event_date="5/1/2018", sources="", actor1="Jaish al Islm")
    assert "Still missing: Sources." in _said(page)
    assert "To be corrected: When and Actor." in _said(page)
    beside = "\n".join(one.value for one in page.get("html"))
    assert "can be read day first or month first" in beside
    assert 'data-code="unknown-actor"' in beside
    page.button(key="cure-actor1-unknown-actor").click().run()
    assert "To be corrected: When." in _said(page)


def test_a_date_is_read_back_in_words_and_a_precision_explained(folder: Path) -> None:
    page = _filled(event_date="2018-01")
    shown = "\n".join(one.value for one in [*page.get("html"), *page.caption])
    assert "some time in January 2018" in shown
    assert "This very place: a base, a gate, a building." in shown


def test_the_line_to_copy_is_the_row_of_the_file(folder: Path) -> None:
    page = _filled()
    header = (folder / "events.csv").read_text("utf-8").splitlines()[0].split(",")
    line = page.code[0].value
    assert line.startswith(",2018-01-06,occurred,")
    assert line.count(",") == len(header) - 1


def test_in_public_there_is_nothing_to_press_that_writes(folder: Path) -> None:
    page = _filled()
    assert "This server takes no submissions" in _said(page)
    assert "submit" not in {button.key for button in page.button}


def test_without_loopback_the_switch_opens_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFLICTMAP_WRITING", "direct")
    monkeypatch.setenv("CONFLICTMAP_WRITING_WITHOUT_SIGN_IN", "yes")
    page = _filled()
    assert "only on a server that listens on this machine alone" in _said(page)
    assert "submit" not in {button.key for button in page.button}


def test_review_mode_keeps_the_files_until_a_reviewer_accepts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _open_locally(monkeypatch, "review")
    before = (folder / "events.csv").read_bytes()
    page = _filled()
    page.button(key="submit").click().run()
    assert "Submitted: sub-" in _said(page)
    assert (folder / "events.csv").read_bytes() == before
    page.segmented_control(key="contribute-part").set_value("review").run()
    assert "Drone raid on Hmeimim" in page.code[0].value
    page.button(key="review-accept").click().run()
    assert "Accepted" in _said(page)
    assert b"Drone raid on Hmeimim" in (folder / "events.csv").read_bytes()


def test_a_title_written_last_is_submitted_with_the_press_that_follows_at_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _open_locally(monkeypatch, "direct")
    page = _filled()
    page.text_input(key="draft-title_en").set_value("Written last")
    page.button(key="submit").click().run()
    assert ",Written last," in (folder / "events.csv").read_text("utf-8").splitlines()[-1]


def test_a_switch_that_was_closed_meanwhile_holds(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _open_locally(monkeypatch, "direct")
    page = _filled()
    monkeypatch.setenv("CONFLICTMAP_WRITING", "read-only")
    page.button(key="submit").click().run()
    assert "Writing is not open to you" in _said(page)
    assert b"Drone raid" not in (folder / "events.csv").read_bytes()


def test_a_landed_event_is_corrected_with_its_id_and_a_reason(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _open_locally(monkeypatch, "direct")
    page = _page()
    page.text_input(key="landed-words").set_value(DRONES).run()
    page.button(key="landed-correct").click().run()
    page.text_input(key="draft-latitude").set_value("35.402").run()
    assert "Say why" in _said(page)
    page.text_input(key="draft-reason").set_value("Middle of the runway").run()
    page.button(key="submit").click().run()
    assert f"Written to the files as {DRONES}" in _said(page)
    rows = [line for line in (folder / "events.csv").read_text("utf-8").splitlines() if line.startswith(DRONES)]
    assert len(rows) == 1
    assert "35.402" in rows[0]
    assert ": Middle of the runway]" in rows[0]
    page.segmented_control(key="contribute-part").set_value("history").run()
    assert not page.exception


def test_a_landed_event_is_taken_back_and_keeps_its_row(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _open_locally(monkeypatch, "direct")
    page = _page()
    page.text_input(key="landed-words").set_value(DRONES).run()
    page.button(key="landed-retract").click().run()
    page.text_input(key="draft-reason").set_value("The report was withdrawn").run()
    page.button(key="submit").click().run()
    row = next(line for line in (folder / "events.csv").read_text("utf-8").splitlines() if line.startswith(DRONES))
    assert ",retracted," in row
    assert ": The report was withdrawn]" in row


def test_hostile_cells_of_landed_rows_and_submissions_break_no_page(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _open_locally(monkeypatch, "review")
    evil = "</style><script>alert(1)</script> ${alert(1)} `x` [a](javascript:alert(1)) $x^2$ :red[x]"
    path = folder / "actors.csv"
    path.write_text(path.read_text("utf-8") + f'evil-actor,"{evil}",,,Rebel group,,SY,,,\n', "utf-8")
    Pending(folder).submit([Change("events", {**EVENT, "title_en": "${alert(1)} :red[x] `y`"})])
    page = _filled(actor1="evil-actor", title_en=evil)
    assert all("<script" not in one.value for one in page.get("html"))
    page.segmented_control(key="contribute-part").set_value("review").run()
    assert not page.exception


def test_an_imported_collection_says_that_its_rows_are_not_written_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONFLICTMAP_DATA", str(tmp_path))
    assert "imported whole" in _said(_page())


def test_the_card_says_what_was_corrected_and_what_was_taken_back() -> None:
    from conflictmap.map.card_corrections import note_section, retraction_node

    say = translator("en")
    note = "Point of it. [corrected 2018-02-01: <b>new</b> runway] [retracted 2018-03-01: withdrawn] [corrected x: y]"
    shown = str(list(note_section(note, say)))
    assert "Corrections" in shown
    assert "1 February 2018" in shown
    assert "<b>new</b> runway" in shown
    assert "'Point of it. [corrected x: y]'" in shown
    assert "withdrawn" not in shown
    (warning,) = retraction_node(note, say)
    assert "Taken back on 1 March 2018:" in str(warning)
    assert list(retraction_node("plain", say)) == []
