"""Static parts, the map document and the headers that every answer carries."""

from __future__ import annotations

from pathlib import Path

import pytest

from conflictmap.map import parts
from conflictmap.web.security import policy
from tests.asgi import get


def test_leaflet_comes_from_here_packed_and_for_good() -> None:
    address = parts.url("leaflet/leaflet.js")
    plain, packed = get(address), get(address, accept_encoding="gzip, br")
    assert "immutable" in packed.headers["cache-control"]
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.text == plain.text
    assert "Leaflet" in plain.text
    assert len(packed.body) < len(plain.body) / 2
    assert get(address, if_none_match=packed.headers["etag"]).status == 304


def test_an_older_version_leads_to_the_present_one() -> None:
    answer = get("/parts/000000000000/leaflet/leaflet.js")
    assert (answer.status, answer.headers["location"]) == (307, parts.url("leaflet/leaflet.js"))


@pytest.mark.parametrize("name", ["map/../document.py", "leaflet/../../../../../etc/passwd", "nothing/here.js", "map/"])
def test_nothing_outside_the_parts_is_served(name: str) -> None:
    assert get(f"/parts/{parts.version()}/{name}").status == 404


def test_the_map_document_comes_in_both_languages() -> None:
    english, arabic = get("/map?lang=en"), get("/map?lang=ar")
    assert 'lang="en"' in english.text
    assert 'dir="rtl"' in arabic.text
    assert get("/map?lang=en", if_none_match=english.headers["etag"]).status == 304


def test_a_wrong_address_of_the_map_leads_to_the_right_one() -> None:
    answer = get("/map?lang=ar&actor=no-such-actor&from=soon&theme=dark")
    assert (answer.status, answer.headers["location"]) == (302, "?lang=ar&theme=dark")


def test_every_answer_carries_the_policy() -> None:
    for address in ("/map", "/api/health", "/nothing-here", parts.url("map/app.js")):
        headers = get(address).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "strict-origin-when-cross-origin"


def test_only_the_map_with_tiles_switched_on_may_ask_a_tile_server() -> None:
    assert "https://" not in policy("/")
    assert "https://" not in policy("/", "tiles=osm")
    assert "https://" not in policy("/map")
    assert "https://" not in policy("/map", "tiles=https://evil.example/")
    assert "img-src 'self' data: blob: https://tile.openstreetmap.org;" in policy("/map", "tiles=osm")
    assert "unsafe-eval" not in policy("/map")


def test_the_operator_names_who_may_embed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONFLICTMAP_FRAME_ANCESTORS", raising=False)
    assert policy().endswith("frame-ancestors 'self'")
    monkeypatch.setenv("CONFLICTMAP_FRAME_ANCESTORS", "https://news.example 'none'; script-src javascript:")
    assert policy().endswith("frame-ancestors 'self' https://news.example")


def test_the_policy_in_the_documentation_is_the_one_that_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONFLICTMAP_FRAME_ANCESTORS", raising=False)
    text = (Path(__file__).parents[1] / "docs" / "security.md").read_text("utf-8")
    assert policy("/") in text.replace("\n", " ")
    assert policy("/map") in text.replace("\n", " ")
