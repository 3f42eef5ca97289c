"""The map document as text: our own parts only, one way of escaping, words for every key that the scripts use."""

import re
import time
from pathlib import Path

import pytest

from conflictmap.i18n.translator import translator
from conflictmap.map import bundle, parts, tiles
from conflictmap.map.document import _page, page
from conflictmap.map.escape import escape, script_json
from conflictmap.map.options import MapOptions
from conflictmap.map.strings import LAYERS, PLURALS, TEXTS, chrome, script_strings

REPO = Path(__file__).resolve().parents[1]
SCRIPTS = sorted(parts.STATIC.glob("*.js"))
HOSTILE = "</script><img src=x onerror=alert(1)>${alert(2)}`'\"\\\u2028\u2029\x00"


def test_the_document_asks_for_our_own_parts_only() -> None:
    text = page("en")
    addresses = re.findall(r'(?:src|href)="([^"]+)"', text)
    assert addresses
    assert [address for address in addresses if not address.startswith(("/parts/", "data:,"))] == []
    config = text.split('id="conflictmap-config">')[1].split("</script>")[0]
    assert "http" not in config.replace("http://www.w3.org/2000/svg", "")
    for dropped in ("jquery", "bootstrap", "awesome", "jsdelivr", "cloudflare"):
        assert dropped not in text.lower()


def test_every_part_that_the_document_names_is_there() -> None:
    for lang in ("en", "ar"):
        for name in re.findall(r"/parts/[0-9a-f]{12}/([\w./-]+)", page(lang)):
            assert parts.part_file(name), name


def test_language_direction_and_title_follow_the_language() -> None:
    assert '<html lang="ar" dir="rtl">' in page("ar")
    assert f"<title>{chrome(translator('ar'))['title']}</title>" in page("ar")
    assert "user-scalable=no" not in page("en")


def test_the_same_question_gives_the_same_bytes() -> None:
    first = page("en", options=MapOptions(caption="a"))
    _page.cache_clear()
    assert page("en", options=MapOptions(caption="a")) == first


def test_tiles_are_named_only_when_they_are_on() -> None:
    host = tiles.OFFERED["OpenStreetMap.Mapnik"].host
    assert host == "https://tile.openstreetmap.org"
    assert host not in page("en")
    assert host in page("en", options=MapOptions(tiles=("OpenStreetMap.Mapnik",)))
    assert host not in page("en", options=MapOptions(tiles=("unknown",)))


def test_escape_leaves_nothing_that_html_or_a_template_literal_would_run() -> None:
    shown = escape(HOSTILE)
    assert not set(shown) & set("<>\"'`\\${}\u2028\u2029\x00")
    text = page("en", options=MapOptions(caption=HOSTILE, title=HOSTILE))
    assert "<img" not in text
    assert "${alert" not in text


def test_json_inside_a_script_cannot_end_it() -> None:
    text = script_json({"title": HOSTILE})
    assert "<" not in text
    assert "\u2028" not in text
    with pytest.raises(ValueError, match="not JSON compliant"):
        script_json(float("nan"))


def test_there_is_one_way_of_escaping() -> None:
    others = re.compile(r"html\.escape|markupsafe|from html import|\|\s*safe\b|saxutils|unsafe_allow_html\s*=\s*True")
    # The start page's title comes from our own catalogue, and its module lies below the map's.
    allowed = {REPO / "conflictmap/map/escape.py", REPO / "conflictmap/i18n/document.py"}
    files = [*(REPO / "conflictmap").rglob("*.py"), *(REPO / "pages").glob("*.py"), REPO / "dashboard.py"]
    assert [
        str(path) for path in files if path not in allowed and path.exists() and others.search(path.read_text())
    ] == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_write_text_and_never_html(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    found = re.findall(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|\beval\(", text
    )
    assert found == []
    assert not re.search(r"bind(Popup|Tooltip)\(\s*[`\"']", text)
    assert len([line for line in text.splitlines() if line.strip()]) <= 300


def test_scripts_have_a_word_for_every_key_and_no_key_is_left_over() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in SCRIPTS)
    used = set(re.findall(r'\bt\(\s*"(\w+)"', source)) | set(
        re.findall(r'(?:section|fact|step)\((?:-?1, )?"(\w+)"', source)
    )
    used |= {f"claim_{state}" for state in ("earlier", "withdrawn")}
    assert used - set(TEXTS) == set()
    assert set(TEXTS) - used == set()
    assert set(re.findall(r'\btn\(\s*"(\w+)"', source)) == set(PLURALS)


def test_arabic_has_six_forms_and_keeps_the_number_open() -> None:
    strings = script_strings(translator("ar"))
    assert set(strings["events"]) == {"zero", "one", "two", "few", "many", "other"}
    assert "{n}" in strings["events"]["many"]
    assert set(strings["layers"]) == set(LAYERS)


def test_the_bundle_holds_every_module_that_the_page_loads() -> None:
    script = bundle.script()
    assert not re.search(r"^\s*(import|export)\b", script, re.MULTILINE)
    assert set(re.findall(r"^modules\.(\w+) = ", script, re.MULTILINE)) == {path.stem for path in SCRIPTS}


def test_the_version_of_the_parts_follows_their_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = parts.version()
    (tmp_path / "basemap").mkdir()
    (tmp_path / "basemap" / "land.geojson").write_text('{"type":"FeatureCollection","features":[]}')
    monkeypatch.setattr(parts, "GEODATA", tmp_path)
    time.sleep(1.05)  # it looks once a second
    assert parts.version() != before
    assert parts.url("map/app.js", "/x/").startswith("/x/parts/")
    assert parts.part_file("basemap/../../secret.geojson") is None
