"""Figures: exact division column by column, and how a printed figure relates to a known one."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.domain import quantities
from generator.domain.quantities import MICRO
from generator.measures.figures import divide, line_figures, percent
from generator.measures.ledger import Known
from generator.measures.lines import build_lines
from tests.unit.measures.small import cells, dataset

COUNT = st.integers(0, 10**9)


@settings(max_examples=100)
@given(st.lists(st.tuples(COUNT, COUNT), min_size=1, max_size=30))
def test_columns_are_divided_as_single_figures_are(pairs: list[tuple[int, int]]) -> None:
    """The vectorised rate is the scalar one; a base of zero gives nothing."""
    numerator = pd.Series([n for n, _ in pairs], dtype="Int64")
    denominator = pd.Series([d for _, d in pairs], dtype="Int64")
    expected = [quantities.percent(n, d) if d else pd.NA for n, d in pairs]
    assert percent(numerator, denominator).tolist() == expected


def test_a_huge_count_does_not_spoil_its_neighbours() -> None:
    """Beyond what fits into 64 bits the rate is still exact."""
    numerator = pd.Series([3 * 10**13, 1, None], dtype="Int64")
    denominator = pd.Series([4 * 10**13, 3, 3], dtype="Int64")
    assert percent(numerator, denominator).tolist() == [75 * MICRO, 33_333_333, pd.NA]


def test_what_is_missing_stays_missing() -> None:
    """In either place."""
    one, none = pd.Series([1, None], dtype="Int64"), pd.Series([None, 1], dtype="Int64")
    assert divide(one, none).isna().all()


@pytest.mark.parametrize(
    ("row", "value", "basis", "state"),
    [
        ("4 1 30", 25 * MICRO, "counts", "reported"),
        ("_ _ 30", 30 * MICRO, "published", "reported"),
        ("- - -", None, "counts", "not_applicable"),
        ("4 _ _", None, "counts", "not_reported"),
        ("0 0 _", None, "counts", "not_applicable"),
    ],
)
def test_counts_first_then_the_published_rate(row: str, value: int | None, basis: str, state: str) -> None:
    """A rate whose counts are missing falls back to what is printed, and says so."""
    data = dataset(cells(["unit received online submission", f"a {row}"]))
    (figure,) = line_figures(build_lines(data), data).itertuples()
    assert (None if figure.value is pd.NA else figure.value) == value
    assert (figure.basis, figure.state) == (basis, state)


@pytest.mark.parametrize(
    ("printed", "decimals", "relation"),
    [
        (66_666_667, 6, "rounded"),
        (66_670_000, 2, "rounded"),
        (66_660_000, 2, "truncated"),
        (66_650_000, 2, "differs"),
        (67_000_000, 0, "rounded"),
        (66_000_000, 0, "truncated"),
        (68_000_000, 0, "differs"),
    ],
)
def test_a_printed_rate_beside_counts(printed: int, decimals: int, relation: str) -> None:
    """Two of three."""
    known = Known(66_666_667, numerator=2, denominator=3)
    assert known.prints_as(printed, decimals) == relation


@pytest.mark.parametrize(
    ("printed", "decimals", "relation"),
    [
        (66_700_000, 1, "rounded"),
        (66_670_000, 2, "rounded"),
        (67_000_000, 0, "rounded"),
        (66_600_000, 1, "differs"),
    ],
)
def test_two_printed_rates_agree_at_the_coarser_decimals(printed: int, decimals: int, relation: str) -> None:
    """66,7 elsewhere: one decimal is all that can be compared."""
    assert Known(66_700_000, decimals=1).prints_as(printed, decimals) == relation
