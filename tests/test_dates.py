"""Dates as contributors write them: what each form means, and what is said of the others."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictmap.model.dates import DATE_PATTERN, DateProblem, parse_date


@pytest.mark.parametrize(
    ("text", "kind", "earliest", "latest", "start", "end"),
    [
        ("2018-01-10", "day", "2018-01-10", "2018-01-10", "2018-01-10", "2018-01-10"),
        ("2018-02", "month", "2018-02-01", "2018-02-28", "2018-02-01", "2018-02-28"),
        ("2016-02", "month", "2016-02-01", "2016-02-29", "2016-02-01", "2016-02-29"),
        ("2018", "year", "2018-01-01", "2018-12-31", "2018-01-01", "2018-12-31"),
        ("2018-01-05/2018-01-06", "interval", "2018-01-05", "2018-01-06", "2018-01-05", "2018-01-06"),
        ("2017-12/2018-01", "interval", "2017-12-01", "2018-01-31", "2017-12-01", "2018-01-31"),
        ("2018-01-05/..", "ongoing", "2018-01-05", None, "2018-01-05", "2018-01-05"),
        ("2018-01/..", "ongoing", "2018-01-01", None, "2018-01-01", "2018-01-31"),
        ("[2018-01-01..2018-01-03]", "within", "2018-01-01", "2018-01-03", "2018-01-01", "2018-01-03"),
        ("[..2018-01-10]", "by", None, "2018-01-10", "2018-01-10", "2018-01-10"),
        ("[..2018-01]", "by", None, "2018-01-31", "2018-01-01", "2018-01-31"),
    ],
)
def test_each_form_spans_the_days_it_says(
    text: str, kind: str, earliest: str | None, latest: str | None, start: str, end: str
) -> None:
    span = parse_date(text)
    assert span.kind == kind
    assert (span.earliest and span.earliest.isoformat(), span.latest and span.latest.isoformat()) == (earliest, latest)
    assert (span.start_day.isoformat(), span.end_day.isoformat()) == (start, end)
    assert not span.approximate


@pytest.mark.parametrize(
    "text",
    ["2018-01-10~", "2018-01~", "2018~", "2018-01~/..", "2018-01-05~/2018-01-06", "2018-01-05/2018-01-06~",
     "[2018-01-01~..2018-01-03]", "[2018-01-01..2018-01-03]~", "[..2018-01-10]~", "2018-01-05/..~"],
)  # fmt: skip
def test_a_tilde_on_any_form_means_about_and_moves_no_day(text: str) -> None:
    about, plain = parse_date(text), parse_date(text.replace("~", ""))
    assert about.approximate
    assert (about.kind, about.start_day, about.end_day) == (plain.kind, plain.start_day, plain.end_day)


@pytest.mark.parametrize(
    ("text", "code", "fix"),
    [
        ("5/1/2018", "date-not-iso", None),
        ("5.1.18", "date-not-iso", None),
        ("25/12/2018", "date-other-form", "2018-12-25"),
        ("12/25/2018", "date-other-form", "2018-12-25"),
        ("5/5/2018", "date-other-form", "2018-05-05"),
        ("2018/01/05", "date-other-form", "2018-01-05"),
        ("2018-1-5", "date-other-form", "2018-01-05"),
        ("20180105", "date-other-form", "2018-01-05"),
        ("2018-01-05T03:00:00Z", "date-other-form", "2018-01-05"),
        ("5 January 2018", "date-other-form", "2018-01-05"),
        ("January 5, 2018", "date-other-form", "2018-01-05"),
        ("10-Jan-18", "date-other-form", "2018-01-10"),
        ("Jan-18", "date-other-form", "2018-01"),
        ("01/2018", "date-other-form", "2018-01"),
        ("10 كانون الثاني 2018", "date-other-form", "2018-01-10"),
        ("يناير 2018", "date-other-form", "2018-01"),
        ("2018-01-05 – 2018-01-06", "date-other-form", "2018-01-05/2018-01-06"),
        ("٢٠١٨-٠١-١٠", "date-digits", "2018-01-10"),
        ("۲۰۱۸-۰۱-۱۰", "date-digits", "2018-01-10"),
        ("2018-02-30", "date-impossible", None),
        ("2018-02-29", "date-impossible", None),
        ("2018-13-05", "date-impossible", None),
        ("0000-01-01", "date-impossible", None),
        ("2018-02-30/2018-03-01", "date-impossible", None),
        ("2018-01-06/2018-01-05", "date-reversed", "2018-01-05/2018-01-06"),
        ("[2018-02..2018-01]", "date-reversed", "[2018-01..2018-02]"),
        ("[2018-01-05..]", "date-open", "2018-01-05/.."),
        ("../2018-01-05", "date-open", "[..2018-01-05]"),
        ("2018-01-05/", "date-open", "2018-01-05/.."),
        ("yesterday", "date-unreadable", None),
        ("0", "date-unreadable", None),
        ("43105", "date-unreadable", None),
        ("[..]", "date-unreadable", None),
        ("", "date-unreadable", None),
    ],
)
def test_any_other_form_is_named_and_cured_only_when_there_is_one_reading(
    text: str, code: str, fix: str | None
) -> None:
    with pytest.raises(DateProblem) as caught:
        parse_date(text)
    assert (caught.value.code, caught.value.fix) == (code, fix)
    if fix:
        assert parse_date(fix)


def test_an_ambiguous_date_names_both_readings_and_the_month() -> None:
    with pytest.raises(DateProblem) as caught:
        parse_date("5/1/2018")
    assert caught.value.params == {"first": "2018-01-05", "second": "2018-05-01", "month": "2018-01"}


def test_a_range_filter_matches_when_the_days_overlap_and_an_open_side_is_its_known_end() -> None:
    ongoing = parse_date("2018-01-05/..")
    assert ongoing.overlaps(date(2018, 1, 5), date(2018, 1, 31))
    assert not ongoing.overlaps(date(2018, 1, 6), None)
    assert parse_date("2018-01").overlaps(date(2018, 1, 31), date(2018, 2, 5))
    assert not parse_date("[..2018-01-10]").overlaps(None, date(2018, 1, 9))


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_any_two_days_make_an_interval_or_are_reversed(first: date, last: date) -> None:
    text = f"{first.isoformat()}/{last.isoformat()}"
    if first <= last:
        span = parse_date(text)
        assert (span.start_day, span.end_day, span.text) == (first, last, text)
    else:
        with pytest.raises(DateProblem):
            parse_date(text)


@given(st.text(alphabet="0123456789-/.[]~ jan٠١٢T:", max_size=24))
def test_no_text_does_anything_but_parse_or_say_why(text: str) -> None:
    problem, span = None, None
    try:
        span = parse_date(text)
    except DateProblem as found:
        problem = found
    if problem:
        assert problem.code.startswith("date-")
        assert problem.fix is None or parse_date(problem.fix)
    if span:
        assert re.fullmatch(DATE_PATTERN, span.text)
        assert span.start_day <= span.end_day
