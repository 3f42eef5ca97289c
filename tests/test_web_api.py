"""The HTTP API as its users see it: the same counts as the page, refusals with a reason, nothing that breaks it."""

from __future__ import annotations

import time
from pathlib import Path
from urllib.parse import quote

import pytest

from conflictmap.web import state
from tests.asgi import get

SYRIA = "bbox=34.5,31.8,43,37.8&z=7"
HEADER = (
    "event_id,event_date,status,event_type,sub_event_type,actor1,actor2,attribution,place,place_ar,place_basis,country,"
    "admin1,latitude,longitude,geo_precision,radius_km,title_en,title_ar,sources"
)
ROWS = [
    "ev-one,2018-01-05,occurred,Battles,Armed clash,x-army,x-rebels,undisputed,Idlib,إدلب,reported,SY,Idlib,"
    "35.93,36.63,town,,Clash in Idlib,اشتباك في إدلب,s-one",
    "ev-two,2018-01,occurred,Diplomacy,Talks,x-army,,undisputed,Syria,سوريا,reported,SY,,,,country,,Talks,محادثات,s-two",
    "ev-three,2018-01-06/2018-02-02,occurred,Battles,Armed clash,x-brigade,x-rebels,undisputed,Idlib,إدلب,reported,SY,"
    "Idlib,35.93,36.63,town,,Fighting,قتال,s-two#3",
]  # fmt: skip
ACTORS = [
    "actor_id,name_en,name_ar,actor_type,parent",
    "x-army,Army X,جيش,State forces,",
    "x-brigade,Brigade X,لواء,State forces,x-army",
    "x-rebels,Rebels X,ثوار,Rebel group,",
]
SOURCES = [
    "source_id,title,publisher,published_on,language,url,kind,origin,seen",
    "s-one,One,Paper,2018-01-06,en,https://example.org/1,news,,whole",
    "s-two,Two,Paper,2018-02-03,en,,news,s-one,whole",
]


def write(folder: Path, rows: list[str]) -> None:
    (folder / "events.csv").write_text("\n".join([HEADER, *rows]) + "\n", "utf-8")
    (folder / "actors.csv").write_text("\n".join(ACTORS) + "\n", "utf-8")
    (folder / "sources.csv").write_text("\n".join(SOURCES) + "\n", "utf-8")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, ROWS)
    monkeypatch.setenv("CONFLICTMAP_DATA", str(tmp_path))
    return tmp_path


def test_the_collection_of_these_tests_is_sound(data: Path) -> None:
    assert [notice for notice in state.current().notices if notice.severity == "error"] == []
    assert state.current().store.size == 3


def test_viewport_counts_every_event_of_the_filter_once(data: Path) -> None:
    found = get(f"/api/viewport?{SYRIA}").json()
    assert (found["total"], found["shown"]) == (3, 2)
    assert found["off_map"] == {"unknown": 0, "country": 1, "no-point": 0}
    assert sorted(feature["id"] for feature in found["features"]) == ["ev-one", "ev-three"]
    first = found["features"][0]
    assert (first["n"], first["lat"], first["lon"], first["type"]) == (1, 35.93, 36.63, "battles")
    assert (first["status"], first["precision"], first["disputed"]) == ("occurred", "town", False)
    assert (first["title_ar"], first["day"]) == ("اشتباك في إدلب", "2018-01-05")


def test_a_parent_stands_for_its_children_in_the_api_too(data: Path) -> None:
    assert get(f"/api/viewport?actor=x-army&{SYRIA}").json()["total"] == 3
    assert get(f"/api/viewport?actor=x-brigade&{SYRIA}").json()["total"] == 1


def test_geojson_pages_lead_from_one_to_the_next_with_the_same_question(data: Path) -> None:
    first = get("/api/events.geojson?actor=x-army&limit=2&lang=ar")
    assert first.headers["content-type"].startswith("application/geo+json")
    content = first.json()
    assert (content["type"], content["numberMatched"], content["numberReturned"]) == ("FeatureCollection", 3, 2)
    following = next(link["href"] for link in content["links"] if link["rel"] == "next")
    assert first.headers["link"] == f'<{following}>; rel="next"'
    second = get(following).json()
    assert [one["id"] for one in (*content["features"], *second["features"])] == ["ev-two", "ev-one", "ev-three"]
    assert all(link["rel"] != "next" for link in second["links"])


def test_geojson_gives_no_point_where_only_the_country_is_known(data: Path) -> None:
    features = {one["id"]: one for one in get("/api/events.geojson").json()["features"]}
    assert features["ev-two"]["geometry"] is None
    assert features["ev-one"]["geometry"] == {"type": "Point", "coordinates": [36.63, 35.93]}
    assert "latitude" not in features["ev-one"]["properties"]
    assert features["ev-three"]["properties"]["source_refs"] == ["s-two#3"]


def test_geojson_of_a_box_holds_the_events_in_it(data: Path) -> None:
    assert get("/api/events.geojson?bbox=36,35,37,36").json()["numberMatched"] == 2
    assert get("/api/events.geojson?bbox=40,35,41,36").json()["features"] == []


def test_as_known_on_a_day_later_events_and_sources_are_gone(data: Path) -> None:
    assert [one["id"] for one in get("/api/events.geojson?known=2018-01-10").json()["features"]] == ["ev-one"]
    assert get("/api/event/ev-three?known=2018-01-10").status == 404
    assert get("/api/event/ev-three?known=2018-02-03").json()["origins"] == 1


def test_timeline_adds_up_to_the_number_of_events(data: Path) -> None:
    found = get("/api/timeline?unit=month").json()
    assert (found["unit"], found["starts"], found["total"]) == ("month", ["2018-01-01", "2018-02-01"], 3)
    assert sum(sum(series["counts"]) for series in found["series"]) == pytest.approx(3)
    battles = next(series for series in found["series"] if series["value"] == "battles")
    assert battles["counts"] == pytest.approx([1 + 26 / 28, 2 / 28], abs=1e-5)


def test_facets_tell_what_choosing_a_value_would_give(data: Path) -> None:
    found = get("/api/facets?key=actor&actor=x-brigade").json()
    bars = {bar["value"]: (bar["n"], bar["chosen"]) for bar in found["bars"]}
    assert bars == {"x-army": (3, False), "x-rebels": (2, False), "x-brigade": (1, True)}


def test_a_card_names_actors_sources_and_neighbours(data: Path) -> None:
    card = get("/api/event/ev-one").json()
    assert card["event"]["title_ar"] == "اشتباك في إدلب"
    assert [actor["name_en"] for actor in card["actors"]] == ["Army X", "Rebels X"]
    assert card["sources"][0]["url"] == "https://example.org/1"
    assert (card["before"], card["after"]) == ("ev-two", "ev-three")


@pytest.mark.parametrize(
    ("address", "parameter", "says"),
    [
        ("/api/viewport", "bbox", "34.5,31.8,43.0,37.8"),
        ("/api/viewport?bbox=1,2,3", "bbox", "1,2,3"),
        ("/api/viewport?bbox=1,2,3,nan", "bbox", "nan"),
        ("/api/viewport?bbox=1,50,3,40", "bbox", "1,50,3,40"),
        ("/api/viewport?bbox=1e3,0,2e3,1", "bbox", "1e3"),
        ("/api/viewport?bbox=34,31,43,37&z=99", "z", "99"),
        ("/api/viewport?bbox=34,31,43,37&z=six", "z", "six"),
        ("/api/events.geojson?limit=0", "limit", "10000"),
        ("/api/events.geojson?limit=999999", "limit", "10000"),
        ("/api/events.geojson?offset=-1", "offset", "-1"),
        ("/api/events.geojson?from=05.01.2018", "from", "2018-01-05"),
        ("/api/events.geojson?actor=x-amry", "actor", "x-army"),
        ("/api/events.geojson?colour=red", "colour", "offset"),
        ("/api/timeline?unit=fortnight", "unit", "week"),
        ("/api/timeline?by=colour", "by", "status"),
        ("/api/facets?key=event_id", "key", "admin1"),
    ],
)
def test_a_bad_parameter_is_refused_with_the_reason(data: Path, address: str, parameter: str, says: str) -> None:
    answer = get(address)
    assert (answer.status, answer.headers["content-type"]) == (400, "application/problem+json")
    problem = answer.json()["problems"][0]
    assert problem["parameter"] == parameter
    assert says in problem["message"]


def test_a_refusal_speaks_the_language_asked_for(data: Path) -> None:
    english = get("/api/events.geojson?from=soon").json()["detail"]
    arabic = get("/api/events.geojson?from=soon&lang=ar").json()["detail"]
    assert "soon" in english
    assert "soon" in arabic


HOSTILE = [
    "' OR 1=1 --",
    '"; DROP TABLE ev; --',
    "$number",
    "%",
    "<img src=x onerror=alert(1)>",
    "\x00",
    "\u202e",
    "🜏" * 150,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_only_searches(data: Path, text: str) -> None:
    answer = get(f"/api/viewport?q={quote(text)}&{SYRIA}")
    assert answer.status == 200
    assert answer.json()["total"] in (0, 3)
    assert get(f"/api/viewport?{SYRIA}").json()["total"] == 3


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_ids_find_no_event(data: Path, text: str) -> None:
    assert get(f"/api/event/{quote(text)}").status == 404


def test_an_unchanged_answer_is_not_sent_twice(data: Path) -> None:
    first = get(f"/api/viewport?{SYRIA}")
    again = get(f"/api/viewport?{SYRIA}", if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert get(f"/api/viewport?{SYRIA}&q=idlib", if_none_match=first.headers["etag"]).status == 200


def test_a_changed_file_shows_without_restart_and_a_broken_one_is_told(data: Path) -> None:
    assert get("/api/health").json()["events"] == 3
    write(data, ROWS[:1])
    assert _soon(1)["status"] == "ok"
    write(data, [*ROWS[:2], ROWS[2].replace("2018-01-06/2018-02-02", "6.1.2018")])
    health = _soon(2)
    assert (health["status"], health["set_aside"]) == ("data-errors", 1)
    (data / "events.csv").unlink()
    assert _soon(0)["errors"] == 1


def _soon(events: int) -> dict:
    for _ in range(40):
        health = get("/api/health").json()
        if health["events"] == events:
            return health
        time.sleep(0.1)
    raise AssertionError(health)


def test_without_a_context_layer_the_answer_says_so(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONFLICTMAP_CONTEXT", raising=False)
    assert get(f"/api/context?{SYRIA}").status == 404
