"""What a reader takes for the same name is found as the same name."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictmap.model.folding import fold

CASES = Path(__file__).parent / "places" / "folding.csv"


def _cases() -> list[tuple[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as handle:
        return [(row["written"], row["folded"]) for row in csv.DictReader(handle)]


@pytest.mark.parametrize(("written", "folded"), _cases())
def test_a_written_name_folds_as_listed(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text(max_size=200))
def test_any_text_folds_to_words_parted_by_single_spaces(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert not any(c in folded for c in "-/'ـ،")


def test_a_text_of_ten_thousand_letters_folds() -> None:
    assert len(fold("حميميم " * 1500)) > 5000
