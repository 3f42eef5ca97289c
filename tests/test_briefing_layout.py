"""Nothing on a page overlaps, nothing leaves it, and everything that must be said is said."""

import pytest
from briefing_parts import briefing, collisions, page, store, tight

from conflictmap.briefing.fonts import directed
from conflictmap.briefing.frame_texts import source_words
from conflictmap.briefing.framing import SYRIA
from conflictmap.briefing.geometry import Bounds, Box, frame_for
from conflictmap.briefing.items import Line, Map, Symbol
from conflictmap.briefing.layout import lay_out
from conflictmap.briefing.options import OptionProblem, Options, paper
from conflictmap.briefing.placing import crosses
from conflictmap.model.bidi import isolate, isolate_name
from conflictmap.query.filters import EventFilter

SIZES = ["a4", "a4-portrait", "slide", "square", "420x297mm", "120x120mm"]


@pytest.mark.parametrize("lang", ["en", "ar", "both"])
@pytest.mark.parametrize("size", SIZES)
def test_no_two_texts_overlap_and_none_leaves_the_page(size: str, lang: str) -> None:
    laid = page("", size, lang=lang)
    assert collisions(laid) == []
    assert [text.text for text in laid.texts() if not text.box.within(laid.box)] == []
    assert [item for item in laid.items if isinstance(item, Symbol) and not item.box.within(laid.box)] == []


@pytest.mark.parametrize("extent", ["fit", "region", "world"])
def test_other_extents_keep_the_rule(extent: str) -> None:
    for lang in ("en", "ar"):
        laid = page("", "a4", lang=lang, extent=extent)
        assert collisions(laid) == []
        assert all(text.box.within(laid.box) for text in laid.texts())


def test_long_words_of_the_reader_are_broken_not_cut_off() -> None:
    laid = page("", "a4", title="Hochgeschwindigkeits" * 6, note="a note " * 60, subtitle="x" * 200)
    assert collisions(laid) == []
    assert all(text.box.within(laid.box) for text in laid.texts())


def test_every_event_has_its_number_in_the_list_and_on_the_map() -> None:
    laid = page()
    numbers = [text.text for text in laid.texts() if text.text.isdigit()]
    labels = [text.text for text in laid.texts() if text.kind == "label" and text.text.isdigit()]
    wanted = {str(event.number) for event in briefing().sheet.events}
    assert set(labels) == wanted
    assert all(numbers.count(number) == 2 for number in wanted)


def test_far_events_go_to_an_inset_and_syria_stays_large() -> None:
    laid = page()
    maps = [item for item in laid.items if isinstance(item, Map)]
    assert len(maps) == 2
    main, inset = maps
    east, _ = main.frame.point(35.0, SYRIA.east)
    west, _ = main.frame.point(35.0, SYRIA.west)
    assert (east - west) > 0.8 * main.frame.box.w
    assert inset.frame.shows(55.752, 37.616)
    assert inset.frame.shows(39.92, 32.854)


def test_events_within_syria_alone_need_no_inset() -> None:
    laid = page("admin1=rif-dimashq")
    assert len([item for item in laid.items if isinstance(item, Map)]) == 1


def test_a_page_says_filter_counts_dates_revision_and_view() -> None:
    query = "from=2018-01-05&to=2018-01-06&lang=en"
    laid = page(query)
    said = " ".join(text.text for text in laid.texts())
    assert "From: 5 January 2018; To: 6 January 2018" in said
    total = store().count(briefing(query).view.filter)
    assert f"{total} of {total} events on the map" in said
    assert f"Data revision {store().version}" in said
    assert "from=2018-01-05" in said
    for sentence in ("Not for navigation or targeting.", "One article and the reports around it; not exhaustive."):
        assert sentence in said
    for word in ("Natural Earth", "GeoNames", "Reports up to", "Sources:", "km"):
        assert word in said


def test_a_view_with_the_operators_address_links_back_and_without_leaks_no_host(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CONFLICTMAP_PUBLIC_URL", "https://map.example.org/")
    assert briefing("type=battles").sheet.address == "https://map.example.org/?type=battles&lang=en"
    monkeypatch.delenv("CONFLICTMAP_PUBLIC_URL")
    assert briefing("type=battles").sheet.address == "?type=battles&lang=en"


def test_an_empty_result_says_so_in_words() -> None:
    laid = page("q=nosuchword", lang="both")
    said = " ".join(text.text for text in laid.texts())
    assert "No event matches this filter." in said
    assert "لا حدث" in said
    assert collisions(laid) == []


def test_known_on_a_day_leaves_later_sources_and_events_out() -> None:
    early = briefing("known=2018-01-09").sheet
    assert early.counts.total == store().count(EventFilter(known=briefing("known=2018-01-09").view.filter.known))
    assert early.counts.total < store().size
    assert all(not source.published or source.published <= "2018-01-09" for source in early.sources)
    assert "As known on 9 January 2018." in early.as_of.en


def test_claims_can_be_left_out() -> None:
    assert briefing().sheet.claims
    assert briefing(claims=("none",)).sheet.claims == ()


def test_the_earlier_version_of_a_claim_is_marked_as_such() -> None:
    states = {claim.claim_id: claim.state for claim in briefing().sheet.claims}
    assert set(states.values()) == {"earlier", "current"}


def test_the_legend_holds_what_is_drawn_and_nothing_else() -> None:
    said = {text.text for text in page("type=battles").texts()}
    assert "Battles" in said
    assert "Diplomacy" not in said


def test_the_legend_explains_a_leader_line_only_where_one_is_drawn() -> None:
    explained = "Line from a number to its place"
    assert explained not in {text.text for text in page("type=explosions-remote-violence").texts()}
    assert explained in {text.text for text in page().texts()}


@pytest.mark.parametrize(
    ("lang", "names"), [("en", {"Türkiye", "Jordan", "Iraq"}), ("ar", {"تركيا", "الأردن", "العراق"})]
)
def test_neighbours_are_named_where_the_map_shows_only_a_part_of_them(lang: str, names: set[str]) -> None:
    laid = page("type=explosions-remote-violence", lang=lang)
    assert names <= {text.text for text in laid.texts() if text.kind == "place"}


def test_no_leader_line_runs_through_the_name_of_damascus() -> None:
    for size, lang in (("a4", "en"), ("slide", "both"), ("square", "both")):
        laid = page("", size, lang=lang)
        name = next(tight(text) for text in laid.texts() if text.text == "Damascus")
        leaders = [item for item in laid.items if isinstance(item, Line) and item.kind == "leader"]
        assert leaders
        for line in leaders:
            assert not crosses((line.xs[0], line.ys[0]), (line.xs[1], line.ys[1]), name)


def test_call_outs_read_from_the_right_in_arabic() -> None:
    at = {text.text: text.x for text in page(lang="ar").texts() if text.kind == "label"}
    assert at["7"] > at["8"] > at["13"]
    at = {text.text: text.x for text in page(lang="en").texts() if text.kind == "label"}
    assert at["7"] < at["8"] < at["13"]


def test_arabic_digits_reach_every_number_of_a_page() -> None:
    laid = page("", "a4", lang="ar", digits="arab")
    written = [text.text for text in laid.texts()]
    assert {str(event.number) for event in briefing().sheet.events}.isdisjoint(written)
    assert written.count("١٦") == 2  # in the list and on the map
    assert any("١٠٠ كم" in text for text in written)
    assert any("كانون الثاني ٢٠١٨" in text for text in written)
    assert collisions(laid) == []


def test_a_page_in_both_languages_keeps_the_digits_of_each() -> None:
    written = [text.text for text in page("", "a4", lang="both", digits="arab").texts()]
    assert any("10 January 2018" in text for text in written)
    assert any("١٠ كانون الثاني ٢٠١٨" in text for text in written)
    assert "16" in written


def test_a_call_out_of_several_places_says_how_many_more() -> None:
    def named(lang: str) -> str:
        return " ".join(text.text for text in page("", "a4", lang=lang).texts() if text.kind == "label")

    assert "Babbila and 2 more" in named("en")
    assert "ببيلا ومكانان آخران" in named("ar")


def test_an_english_source_keeps_its_order_in_an_arabic_page() -> None:
    source = next(one for one in briefing(lang="ar").sheet.sources if one.source_id == "iswnews-2018-01-07")
    assert source_words(source, "ar") == isolate(
        f"{isolate_name(source.publisher)}, {isolate_name(source.title)}, {isolate('2018-01-07')}"
    )


def test_a_slide_in_both_languages_lists_every_event() -> None:
    assert page("", "slide", lang="both").listed == store().size


def test_a_group_of_the_legend_is_headed_once() -> None:
    said = [text.text for text in page("q=nosuchword", "square", lang="both").texts()]
    assert said.count("Lines") == 1


def test_the_day_asked_for_is_said_once() -> None:
    said = " ".join(text.text for text in page("known=2018-01-07").texts())
    assert said.count("7 January 2018") == 1


def test_a_list_that_does_not_fit_names_the_rest() -> None:
    laid = page("", "120x120mm", lang="both", title="A long title that takes its room " * 3)
    listed = laid.listed
    rest = store().size - listed
    assert rest > 0
    assert any(f"and {rest} more in the data file" in text.text for text in laid.texts())


def test_a_line_starts_from_the_side_of_its_language() -> None:
    """A line whose words are all isolated (a label and an address) has no direction of its own."""
    assert directed(f"{isolate_name('مرة أخرى:')} {isolate('?lang=ar')}", "ar").startswith("\u200f")
    assert directed("Islamic World News", "ar").startswith("\u200f")
    assert directed("حميميم", "en").startswith("\u200e")
    assert directed("حميميم", "ar") == "حميميم"
    assert directed("2018-01-05", "en") == "2018-01-05"


def test_the_same_sheet_gives_the_same_page() -> None:
    sheet = briefing(lang="both").sheet
    assert lay_out(sheet).items[:5] == lay_out(sheet).items[:5]
    assert lay_out(sheet).texts() == lay_out(sheet).texts()


@pytest.mark.parametrize("text", ["a5", "10x10mm", "200x150", "0x100mm", "99999x10mm"])
def test_a_wrong_size_is_explained(text: str) -> None:
    with pytest.raises(OptionProblem, match="Write"):
        Options(*paper(text))


def test_too_many_pixels_name_the_finest_resolution_that_works() -> None:
    with pytest.raises(OptionProblem, match=r"at most \d+ dpi") as caught:
        Options(1189, 841, 600)
    Options(1189, 841, int(caught.value.values["dpi"]))  # type: ignore[call-overload]


def test_a_frame_shows_all_of_its_bounds() -> None:
    bounds = Bounds(30.0, 32.0, 42.0, 38.0)
    frame = frame_for(bounds, Box(10, 20, 300, 200))
    for lat, lon in ((32.0, 30.0), (38.0, 42.0)):
        assert frame.shows(lat, lon, -0.5)
    assert frame.bounds.west <= 30.0
    assert frame.bounds.north >= 38.0
