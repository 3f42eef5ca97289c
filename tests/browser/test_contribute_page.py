"""The whole way in a real browser: form, place in Arabic, duplicate warning, submission, review, map; a spreadsheet."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from conflictmap.codebook.tables import TABLES
from tests.serving import PATIENCE_MS, REPO, Visit, serve, tab

REVIEW = {"CONFLICTMAP_WRITING": "review", "CONFLICTMAP_WRITING_WITHOUT_SIGN_IN": "yes"}
DRONES = "Drones attack the Russian air base at Hmeimim"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    for table in TABLES.values():
        (folder / table.file).write_bytes((REPO / table.file).read_bytes())
    return folder


@pytest.fixture(scope="module")
def open_home(data: Path) -> Iterator[str]:
    with serve(data, **REVIEW) as address:
        yield address


@pytest.fixture(scope="module")
def tall(browser: Browser) -> Iterator[BrowserContext]:
    """A window as high as the form."""
    context = browser.new_context(viewport={"width": 1400, "height": 1600})
    yield context
    context.close()


@pytest.fixture
def contributor(tall: BrowserContext, open_home: str) -> Iterator[Visit]:
    found = tab(tall, open_home)
    yield found
    found.page.close()


def _open(desk: Visit, path: str = "contribute?lang=en") -> Page:
    desk.open(path, ready="settled")
    expect(desk.page.locator(".cm-place[data-ready]")).to_be_visible(timeout=PATIENCE_MS)
    return desk.page


def _settled(desk: Visit) -> None:
    desk.page.wait_for_timeout(150)
    desk.settled()


def _write(desk: Visit, label: str, text: str) -> None:
    box = desk.page.get_by_role("textbox", name=re.compile(f"^{label}"))
    box.fill(text)
    box.press("Tab")
    _settled(desk)


def _choose(desk: Visit, label: str, option: str) -> None:
    box = desk.page.get_by_role("combobox", name=re.compile(f"{label}")).first
    box.click()
    box.fill(option)
    offered = desk.page.get_by_role("option").filter(has_not_text="Select ").first
    expect(offered).to_contain_text(option)
    while offered.get_attribute("data-focused") != "true":
        box.press("ArrowDown")
    box.press("Enter")
    _settled(desk)
    desk.page.keyboard.press("Escape")


def _add_actor(desk: Visit, name: str, role: str, key: str) -> None:
    desk.page.locator("#cm-picker-actor-search").fill(name)
    desk.page.locator(f"#add-{role}-{key}").click()
    expect(desk.page.locator(f"#chosen-{role}-{key}")).to_be_visible()
    _settled(desk)


def _fill(desk: Visit) -> None:
    """Fill the form with the night of the drones told a second time."""
    page = desk.page
    page.locator("#cm-picker-place-search").fill("حميميم")
    first = page.locator("#place-0")
    expect(first).to_contain_text("قاعدة حميميم الجوية", timeout=PATIENCE_MS)
    first.click()
    expect(page.get_by_role("textbox", name="Latitude")).to_have_value("35.4011")
    expect(page.get_by_role("textbox", name="Governorate")).to_have_value("Latakia")
    _write(desk, "When", "2018-01-06")
    _choose(desk, "Event type", "Explosions/Remote violence")
    _choose(desk, "Event sub type", "Air/drone strike")
    _add_actor(desk, "مجموعة مسلحة مجهولة", "actor1", "unidentified-armed-group")
    _add_actor(desk, "Russian Aerospace", "actor2", "ru-forces")
    _write(desk, "Title in English", "Drone raid on Hmeimim air base")
    _write(desk, "Title in Arabic", "غارة مسيّرات على قاعدة حميميم الجوية")
    _choose(desk, "Sources", "tass-2018-01-10")


def test_from_the_form_through_review_to_the_map(
    contributor: Visit, tall: BrowserContext, open_home: str, data: Path
) -> None:
    before = (data / "events.csv").read_bytes()
    page = _open(contributor)
    _fill(contributor)
    warning = page.locator(".cm-duplicates")
    expect(warning).to_contain_text(DRONES)
    expect(warning).to_contain_text("the dates overlap")
    expect(page.locator(".cm-place")).to_have_attribute("data-points", re.compile(r"^([3-9]|\d\d+)$"))
    page.get_by_role("button", name="Submit for review").click()
    expect(page.get_by_text(re.compile("Submitted: sub-[a-z2-7]{8}"))).to_be_visible(timeout=PATIENCE_MS)
    assert (data / "events.csv").read_bytes() == before

    reviewer = tab(tall, open_home)
    reviewer.open("contribute?lang=en", ready="settled")
    reviewer.page.get_by_text("Review", exact=True).first.click()
    expect(reviewer.page.locator("[data-testid=stCode]")).to_contain_text("Drone raid on Hmeimim air base")
    expect(reviewer.page.locator(".cm-duplicates")).to_contain_text(DRONES)
    reviewer.page.get_by_role("button", name="Accept").click()
    expect(reviewer.page.get_by_text("Accepted: it is on the map.")).to_be_visible(timeout=PATIENCE_MS)

    after = (data / "events.csv").read_bytes()
    assert after.startswith(before)
    row = list(csv.DictReader(after.decode().splitlines()))[-1]
    assert (row["latitude"], row["actor2"]) == ("35.4011", "ru-forces")

    reviewer.open(f"?lang=en&event={row['event_id']}")
    reviewer.total_becomes(17)
    expect(reviewer.page.locator("#card-title")).to_have_text("Drone raid on Hmeimim air base")
    assert reviewer.foreign == contributor.foreign == []
    assert reviewer.errors == contributor.errors == []
    reviewer.page.close()


def test_a_press_on_the_map_puts_the_point(contributor: Visit) -> None:
    page = _open(contributor)
    page.locator(".cm-place-map").click()
    expect(page.get_by_role("textbox", name="Latitude")).to_have_value(
        re.compile(r"^3[45](\.\d+)?$"), timeout=PATIENCE_MS
    )
    expect(page.get_by_text("Somewhere in this town or village.").first).to_be_visible()


@pytest.mark.parametrize(("lang", "name"), [("en", "Damascus"), ("ar", "دمشق")])
def test_the_small_map_names_places_in_the_reader_s_language(contributor: Visit, lang: str, name: str) -> None:
    page = _open(contributor, f"contribute?lang={lang}")
    expect(page.locator(".cm-place-name", has_text=name)).to_be_visible()
    assert contributor.errors == []


def test_what_is_wrong_stands_beside_its_field_with_a_cure(contributor: Visit) -> None:
    page = _open(contributor)
    _write(contributor, "When", "10 January 2018")
    expect(page.locator("[data-code=date-other-form]")).to_contain_text("is not written year-month-day")
    page.get_by_role("button", name="Write “2018-01-10”").click()
    expect(page.get_by_role("textbox", name=re.compile("^When"))).to_have_value("2018-01-10")
    expect(page.locator("[data-code=date-other-form]")).to_have_count(0)
    _write(contributor, "Title in English", "<img src=x onerror=alert(1)>")
    expect(page.locator("[data-code=html]")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator("img[src=x]").count() == 0


def test_a_spreadsheet_is_marked_cured_and_handed_back(contributor: Visit, tmp_path: Path) -> None:
    page = contributor.open("contribute?lang=en", ready="settled").page
    page.get_by_text("A spreadsheet").first.click()
    head = "event_date;status;event_type;sub_event_type;actor1;geo_precision;title_en;title_ar;sources"
    rows = ["43105;Occured;Battles;Armed clash;Jaish al Islm;unknown;=1+1;اشتباك;art-2018-01-11",
            "5/1/2018;occurred;Battles;Armed clash;ru-mod;unknown;<b>x</b>;اشتباك;art-2018-01-11"]  # fmt: skip
    sheet = tmp_path / "from excel.csv"
    sheet.write_text("\n".join([head, *rows]), "utf-8-sig")
    page.locator("input[type=file]").set_input_files(sheet)
    expect(page.locator(".cm-upload .cm-mark-error").first).to_be_visible(timeout=PATIENCE_MS)
    page.get_by_role("button", name="Accept all").click()
    expect(page.locator(".cm-upload")).to_contain_text("jaish-al-islam")
    page.locator(".cm-upload").get_by_title("read day first").click()
    expect(page.locator(".cm-upload .cm-mark-error")).to_have_count(0)
    with page.expect_download() as kept:
        page.get_by_role("button", name="Download the table as it is now").click()
    text = Path(kept.value.path()).read_text("utf-8")
    assert text.splitlines()[0] == ",".join(TABLES["events"].header)
    assert [row["event_date"] for row in csv.DictReader(text.splitlines())] == ["2018-01-05", "2018-01-05"]


def test_a_zip_called_csv_is_refused_with_a_cure(contributor: Visit, tmp_path: Path) -> None:
    page = contributor.open("contribute?lang=en", ready="settled").page
    page.get_by_text("A spreadsheet").first.click()
    bomb = tmp_path / "events.csv"
    bomb.write_bytes(b"PK\x03\x04" + b"\0" * 1000)
    page.locator("input[type=file]").set_input_files(bomb)
    expect(page.get_by_role("alert")).to_contain_text("save it as “CSV UTF-8”", timeout=PATIENCE_MS)


def test_in_public_nothing_is_written_and_the_line_can_be_copied(tall: BrowserContext, home: str) -> None:
    stranger = tab(tall, home)
    page = _open(stranger)
    _fill(stranger)
    expect(page.get_by_text("This server takes no submissions.")).to_be_visible()
    assert page.get_by_role("button", name="Submit for review").count() == 0
    expect(page.locator("[data-testid=stCode]").first).to_contain_text(",2018-01-06,occurred,")
    with page.expect_download() as kept:
        page.get_by_role("button", name="Download events.csv").click()
    before = (REPO / "events.csv").read_bytes()
    changed = Path(kept.value.path()).read_bytes()
    assert changed.startswith(before)
    assert b"Drone raid on Hmeimim air base" in changed[len(before) :]
    stranger.page.close()
