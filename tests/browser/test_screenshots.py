"""The kept pictures of docs/screenshots against the page of today: coarse, so that only a missing part counts."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser

from scripts.screenshots import KEPT, KEPT_FOLDER, picture

# Of 255, in cells of 28 by 28 px. Another rasterisation of letters moves a cell by less than 12; a panel, a symbol's
# group or a column that is not there moves its cells by 40 and more.
CELL_PX = 28
FAR = 30
MOST_FAR_CELLS = 0.03


def cells(file: Path | BytesIO) -> np.ndarray:
    """Mean grey of each cell of a picture."""
    with Image.open(file) as opened:
        small = opened.convert("L").resize((opened.width // CELL_PX, opened.height // CELL_PX), Image.Resampling.BOX)
    return np.asarray(small, dtype=float)


def share_that_differs(kept: np.ndarray, now: np.ndarray) -> float:
    return float((np.abs(kept - now) > FAR).mean())


@pytest.mark.parametrize("name", KEPT)
def test_the_page_looks_like_its_kept_picture(browser: Browser, home: str, name: str) -> None:
    file = KEPT_FOLDER / f"{name}.png"
    assert file.is_file(), "python scripts/screenshots.py --keep"
    kept, now = cells(file), cells(BytesIO(picture(browser, home, name)))
    assert kept.shape == now.shape
    assert share_that_differs(kept, now) <= MOST_FAR_CELLS


@pytest.mark.parametrize("part", [(0.25, 0.25, 0.75, 0.75), (0.77, 0.3, 0.98, 0.95), (0.0, 0.05, 0.2, 0.95)])
def test_a_part_that_is_blank_counts_as_a_difference(part: tuple[float, float, float, float]) -> None:
    with Image.open(KEPT_FOLDER / "event-en-1400-light.png") as opened:
        whole = opened.convert("RGB")
    left, top, right, bottom = (round(x * side) for x, side in zip(part, (*whole.size, *whole.size), strict=True))
    blank = whole.copy()
    blank.paste((32, 36, 40), (left, top, right, bottom))
    found = [BytesIO(), BytesIO()]
    whole.save(found[0], "PNG")
    blank.save(found[1], "PNG")
    assert share_that_differs(cells(found[0]), cells(found[1])) > MOST_FAR_CELLS
