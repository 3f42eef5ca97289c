"""Symbols: told apart by shape and by colour, for every eye, in every status and precision."""

import itertools
import json

import numpy as np
import pytest

from conflictmap.model.slugs import slug
from conflictmap.model.vocab import EVENT_TYPES, GeoPrecision, Status
from conflictmap.symbols.events import EVENT_SYMBOLS
from conflictmap.symbols.lines import BORDER_STYLES, CLAIM_COLOURS, CLAIM_STYLES, claim_colours
from conflictmap.symbols.marks import DISPUTED_LEFT, DISPUTED_RIGHT, PRECISION_STYLE, STATUS_STYLE
from conflictmap.symbols.palette import PALETTE
from conflictmap.symbols.paths import circle, commands
from conflictmap.symbols.table import as_json

# Full severity, Machado, Oliveira and Fernandes (2009), for linear RGB.
SIGHT = {
    "normal": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
}
XYZ = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]])


def linear(colour: str) -> np.ndarray:
    srgb = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    xyz = XYZ @ np.clip(rgb, 0, 1) / np.array([0.95047, 1.0, 1.08883])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def contrast(one: str, other: str) -> float:
    dark, light = sorted(float(XYZ[1] @ linear(colour)) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("colours", [[s.fill for s in EVENT_SYMBOLS.values()], CLAIM_COLOURS], ids=["events", "claims"])
def test_every_two_colours_stay_apart_for_every_eye(sight: str, colours: list[str]) -> None:
    seen = {colour: lab(np.array(SIGHT[sight]) @ linear(colour)) for colour in colours}
    near = {pair: np.linalg.norm(seen[pair[0]] - seen[pair[1]]) for pair in itertools.combinations(seen, 2)}
    assert min(near.values()) >= 20, min(near, key=lambda pair: near[pair])


def test_every_colour_is_seen_on_its_white_frame() -> None:
    assert [s.slug for s in EVENT_SYMBOLS.values() if contrast(s.fill, "#ffffff") < 2.95] == []
    assert [s.slug for s in EVENT_SYMBOLS.values() if contrast(s.stroke, "#ffffff") < 4.5] == []


def test_every_event_type_has_a_shape_and_a_colour_of_its_own() -> None:
    assert set(EVENT_SYMBOLS) == set(EVENT_TYPES)
    assert len({s.path for s in EVENT_SYMBOLS.values()}) == len(EVENT_SYMBOLS)
    assert len({s.fill for s in EVENT_SYMBOLS.values()}) == len(EVENT_SYMBOLS)


def test_every_status_and_precision_of_the_data_is_drawn_in_its_own_way() -> None:
    assert set(STATUS_STYLE) == {str(status) for status in Status}
    assert set(PRECISION_STYLE) == {str(precision) for precision in GeoPrecision}
    looks = {(s.filled, s.dash, s.ring, s.strike) for s in STATUS_STYLE.values()}
    assert len(looks) == len(STATUS_STYLE)
    drawn = {key: (style.drawn, style.frame, style.ring) for key, style in PRECISION_STYLE.items()}
    assert len({drawn[key] for key in ("site", "neighbourhood", "town", "area", "admin1", "country", "unknown")}) == 7


def test_a_pin_points_at_the_place_and_a_dot_sits_on_it() -> None:
    pin = PRECISION_STYLE["site"]
    assert pin.frame is not None
    lowest = max((point for _, points in commands(pin.frame) for point in points), key=lambda point: point[1])
    assert lowest == pin.anchor
    assert PRECISION_STYLE["town"].anchor == (12.0, 12.0)


def test_lines_differ_by_more_than_colour() -> None:
    for styles in (CLAIM_STYLES, BORDER_STYLES):
        assert len({(style.width, style.dash) for style in styles.values()}) == len(styles)
    assert CLAIM_STYLES["earlier"].width < CLAIM_STYLES["current"].width


def test_a_claimant_keeps_one_colour() -> None:
    assert claim_colours(["ru-mod", "sohr", "ru-mod"]) == {"ru-mod": CLAIM_COLOURS[0], "sohr": CLAIM_COLOURS[1]}


def test_a_second_renderer_can_read_every_path() -> None:
    paths = [s.path for s in EVENT_SYMBOLS.values()] + [DISPUTED_LEFT, DISPUTED_RIGHT]
    paths += [p for style in PRECISION_STYLE.values() for p in (style.frame, style.ring) if p]
    paths += [p for style in STATUS_STYLE.values() for p in (style.ring, style.strike) if p]
    for path in paths:
        assert commands(path)[0][0] == "M"
    assert [name for name, _ in commands(circle(5))] == ["M", "C", "C", "C", "C", "Z"]
    with pytest.raises(ValueError, match="not a path"):
        commands("M1,2A3,3 0 0 1 4,4")


def test_the_page_gets_the_table_as_json_in_its_language() -> None:
    table = json.loads(json.dumps(as_json(lambda text: f"«{text}»")))
    assert table["types"]["explosions-remote-violence"]["label"] == "«Explosions/Remote violence»"
    assert table["borders"]["ceasefire"]["label"] == "«Ceasefire line»"
    assert slug("Violence against civilians") in table["types"]


def test_lettering_is_readable_on_land_and_sea() -> None:
    for palette in PALETTE.values():
        assert contrast(palette.label_home, palette.home) >= 4.5
        assert contrast(palette.label, palette.land) >= 3
        assert contrast(palette.label_water, palette.sea) >= 3
