"""Numbers and dates as Vietnamese papers print them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.messages.numbers import apart, count, day, number, size, trimmed

MICRO = 1_000_000


@pytest.mark.parametrize(
    ("micro", "decimals", "text"),
    [
        (56_796_390, 2, "56,80"),
        (56_796_390, 0, "57"),
        (56_796_390, 6, "56,796390"),
        (0, 2, "0,00"),
        (5_000, 2, "0,01"),
        (4_999, 2, "0,00"),
        (500_000, 0, "1"),
        (499_999, 0, "0"),
        (1_500_000, 0, "2"),
        (2_500_000, 0, "3"),
        (-500_000, 0, "\u22121"),
        (-499_999, 0, "0"),
        (-4_999, 2, "0,00"),
        (-1_500_000, 1, "\u22121,5"),
        (999_995_000, 2, "1.000,00"),
        (11_232 * MICRO, 0, "11.232"),
        (2_318_000 * MICRO, 0, "2.318.000"),
        (1_234_567_890_000, 2, "1.234.567,89"),
    ],
)
def test_dots_for_thousands_a_comma_for_decimals(micro: int, decimals: int, text: str) -> None:
    """Halves go away from zero; nothing is ever printed as minus zero."""
    assert number(micro, decimals) == text


@pytest.mark.parametrize(
    ("micro", "most", "text"),
    [
        (36_690_000, 6, "36,69"),
        (36_000_000, 6, "36"),
        (100 * MICRO, 6, "100"),
        (1_000 * MICRO, 6, "1.000"),
        (36_123_456, 4, "36,1235"),
        (0, 6, "0"),
        (-500_000, 6, "\u22120,5"),
        (100 * MICRO, 0, "100"),
    ],
)
def test_no_more_decimals_than_there_are(micro: int, most: int, text: str) -> None:
    """Zeros before the comma stay."""
    assert trimmed(micro, most) == text


@pytest.mark.parametrize(
    ("micro", "other", "decimals", "text"),
    [
        (59_996_000, 60_000_000, 2, "59,996"),
        (98_980_000, 99_000_000, 2, "98,98"),
        (60_000_000, 60_000_000, 2, "60,00"),
        (59_999_999, 60_000_000, 0, "59,999999"),
        (49_600_000, 50_000_000, 0, "49,6"),
        (40_000_000, 50_000_000, 0, "40"),
    ],
)
def test_an_unmet_figure_never_looks_like_its_target(
    micro: int, other: int, decimals: int, text: str
) -> None:
    """As many decimals as it takes, and no more."""
    assert apart(micro, other, decimals) == text


@given(st.integers(0, 200 * MICRO), st.integers(0, 200 * MICRO), st.integers(0, 4))
@example(59_999_999, 60_000_000, 0)
def test_two_figures_are_printed_apart_exactly_when_they_differ(a: int, b: int, decimals: int) -> None:
    """In both directions."""
    text = apart(a, b, decimals)
    places = len(text.partition(",")[2])
    assert (text == number(b, places)) == (a == b)


@given(st.integers(-(10**15), 10**15), st.integers(0, 6))
def test_rounding_is_half_away_from_zero(micro: int, decimals: int) -> None:
    """Held against exact fractions."""
    text = number(micro, decimals).replace(".", "").replace(",", ".").replace("\u2212", "-")
    error = Fraction(text) - Fraction(micro, MICRO)
    half = Fraction(1, 2 * 10**decimals)
    assert abs(error) <= half
    if abs(error) == half:
        assert (error > 0) == (micro > 0)


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (999, "999"), (1000, "1.000"), (11_232, "11.232")])
def test_counts(value: int, text: str) -> None:
    """Whole numbers."""
    assert count(value) == text


def test_dates_and_sizes() -> None:
    """Day first, no zeros in front; kB and MB with one decimal."""
    assert day(date(2023, 7, 4)) == "4/7/2023"
    assert [size(octets) for octets in (0, 1_049, 999_949, 1_000_000, 25_600_000)] == [
        "0,0 kB",
        "1,0 kB",
        "999,9 kB",
        "1,0 MB",
        "25,6 MB",
    ]
