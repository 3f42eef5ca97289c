"""The address is the view: what is written comes back, what is wrong is named and ignored."""

from __future__ import annotations

import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictmap.query.filters import EventFilter
from conflictmap.query.view import View
from conflictmap.query.vocabulary import Vocabulary

SLUGS = st.text(string.ascii_lowercase + string.digits + "-", min_size=1, max_size=12)
LISTS = st.lists(SLUGS, max_size=4).map(tuple)
DAYS = st.none() | st.dates(date(1000, 1, 1))
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    ["حلب الشهباء", "a&b=c#d?+%41", "' OR 1=1 --"]
)

VOCABULARY = Vocabulary.build(
    {"actor": ["ru-mod", "jaish-al-islam"], "source": ["art-2018-01-11"]},
    {
        "type": ["Battles", "Strategic developments"],
        "status": ["occurred", "announced"],
        "admin1": ["Rural Damascus", "ريف حلب"],
    },
)


@st.composite
def filters(draw: st.DrawFn) -> EventFilter:
    start, end = draw(DAYS), draw(DAYS)
    if start and end and start > end:
        start, end = end, start
    lists = [draw(LISTS) for _ in range(6)]
    return EventFilter(start, end, lists[0], draw(st.booleans()), *lists[1:], q=draw(TEXT), known=draw(DAYS))


@st.composite
def views(draw: st.DrawFn) -> View:
    placed = draw(st.booleans())
    return View(
        filter=draw(filters()),
        event=draw(st.none() | st.just("ev-7k2m9xqa")),
        lat=round(draw(st.floats(-90, 90)), 5) if placed else None,
        lon=round(draw(st.floats(-180, 180)), 5) if placed else None,
        zoom=draw(st.none() | st.floats(0, 22).map(lambda zoom: round(zoom, 2))),
        lang=draw(st.sampled_from(["en", "ar"])),
        view=draw(st.none() | st.just("map")),
    )


@given(views())
def test_every_view_comes_back_from_its_address(view: View) -> None:
    parsed, problems = View.parse(view.query_string())
    assert parsed == view
    assert problems == []


@given(views())
def test_the_address_is_canonical(view: View) -> None:
    assert View.parse("?" + view.query_string())[0].query_string() == view.query_string()


@given(st.text(max_size=200))
def test_no_address_is_an_exception(address: str) -> None:
    view, _ = View.parse(address, VOCABULARY)
    again, problems = View.parse(view.query_string(), VOCABULARY)
    assert (again, problems) == (view, [])


def test_defaults_are_left_out_and_lists_repeat_their_key_in_order() -> None:
    view, _ = View.parse("to=2018-01-11&actor=jaish-al-islam&actor=ru-mod&accused=0&q=")
    assert view.query_string() == "to=2018-01-11&actor=jaish-al-islam&actor=ru-mod"


def test_labels_are_written_as_slugs_and_arabic_letters_stay() -> None:
    view, problems = View.parse({"type": ["strategic-developments"], "admin1": ["ريف-حلب"]}, VOCABULARY)
    assert problems == []
    assert VOCABULARY.stored("type", view.filter.type) == ["Strategic developments"]
    assert VOCABULARY.stored("admin1", view.filter.admin1) == ["ريف حلب"]


@pytest.mark.parametrize(
    ("address", "key", "code", "says"),
    [
        ("actor=ru-mdo", "actor", "unknown-value-nearest", "ru-mod"),
        ("type=Battles", "type", "unknown-value-nearest", "battles"),
        ("actor=%00zzzzzz", "actor", "unknown-value", "zzzzzz"),
        ("from=5/1/2018", "from", "bad-date", "2018-01-05"),
        ("from=2018-02-30", "from", "bad-date", "2018-02-30"),
        ("from=20180105", "from", "bad-date", "20180105"),
        ("to=٢٠١٨-٠١-٠٥", "to", "bad-date", "2018-01-05"),
        ("from=2018-02-01&to=2018-01-01", "from", "from-after-to", "2018-02-01"),
        ("known=yesterday", "known", "bad-date", "yesterday"),
        ("colour=red", "colour", "unknown-key", "colour"),
        ("zoom=99", "zoom", "bad-number", "22"),
        ("lat=nan&lon=3", "lat", "bad-number", "nan"),
        ("lat=35", "lat", "incomplete-position", "lat"),
        ("lang=fr", "lang", "bad-choice", "en, ar"),
        ("view=table", "view", "bad-choice", "map"),
        ("accused=maybe", "accused", "bad-choice", "1, 0"),
        ("event=../../etc", "event", "bad-id", "ev-"),
        ("from=2018-01-01&from=2018-01-02", "from", "repeated", "2018-01-01"),
        ("q=" + "x" * 500, "q", "too-long", "200"),
        ("&".join(["actor=ru-mod"] * 201), "actor", "too-many", "200"),
    ],
)
def test_a_wrong_part_is_named_and_ignored(address: str, key: str, code: str, says: str) -> None:
    view, problems = View.parse(address, VOCABULARY)
    assert [(problem.key, problem.code) for problem in problems] == [(key, code)]
    assert says in problems[0].message()
    assert View.parse(view.query_string(), VOCABULARY)[1] == []


def test_a_wrong_part_leaves_the_others_in_force() -> None:
    view, problems = View.parse("from=soon&actor=nobody-here&actor=ru-mod&to=2018-01-11", VOCABULARY)
    assert view.filter == EventFilter(date_to=date(2018, 1, 11), actor=("ru-mod",))
    assert [problem.key for problem in problems] == ["from", "actor"]


def test_the_keys_of_streamlit_itself_are_not_ours_to_judge() -> None:
    assert View.parse("embed=true&embed_options=dark_theme") == (View(), [])


def test_taking_a_key_or_value_out_widens_the_question() -> None:
    question = EventFilter(date_from=date(2018, 1, 1), actor=("a-b", "c-d"), q=" two   words ")
    assert question.active_keys() == ("from", "actor", "q")
    assert question.without("from", "q") == EventFilter(actor=("a-b", "c-d"))
    assert question.without_value("actor", "a-b").actor == ("c-d",)
    assert question.with_value("actor", "a-b") == question


def test_a_language_that_is_chosen_is_written_so_that_another_browser_shows_it_too() -> None:
    assert View.parse("lang=en")[0].query_string() == "lang=en"
    assert View.parse("")[0].lang is None
