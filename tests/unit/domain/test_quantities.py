"""Quantities: exact millionths, rounded half up, never a float."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.domain.quantities import (
    divide_half_up,
    from_decimal,
    percent,
    plain,
    ratio_round_to,
    ratio_truncate_to,
    round_to,
    short,
)

EXACT = settings(max_examples=300)
COUNT = st.integers(0, 10**9)
BASE = st.integers(1, 10**9)
MICRO = st.integers(-(10**15), 10**15)


def quantized(numerator: int, denominator: int, places: int, rounding: str) -> int:
    """The rate in millionths as decimal's own rounding gives it."""
    with localcontext() as context:
        context.prec = 60
        # a quotient cut off at 60 digits is on the right side of every half: bases have at most ten
        exact = Decimal(100 * numerator) / Decimal(denominator)
        return int(exact.quantize(Decimal(1).scaleb(-places), rounding).scaleb(6))


@EXACT
@given(COUNT, BASE)
def test_percent_is_rounded_half_up(numerator: int, denominator: int) -> None:
    """As decimal.ROUND_HALF_UP does, to six decimals."""
    assert percent(numerator, denominator) == quantized(numerator, denominator, 6, ROUND_HALF_UP)


@EXACT
@given(COUNT, BASE, st.integers(0, 6))
def test_a_printed_rate_is_rounded_once(numerator: int, denominator: int, places: int) -> None:
    """From the counts, not from six decimals: 0,0049999996 is 0,00 and not 0,01."""
    assert ratio_round_to(numerator, denominator, places) == quantized(
        numerator, denominator, places, ROUND_HALF_UP
    )
    assert ratio_truncate_to(numerator, denominator, places) == quantized(
        numerator, denominator, places, ROUND_DOWN
    )


def test_rounding_twice_would_be_wrong() -> None:
    """A rate just below a half that six decimals show as the half."""
    numerator, denominator = 49_999_999, 1_000_000_000  # 4,9999999 %
    assert round_to(percent(numerator, denominator), 0) == ratio_round_to(numerator, denominator, 0)
    numerator, denominator = 44_999_999, 10**10  # 0,44999999 %: 0,450000 at six decimals
    assert percent(numerator, denominator) == 450_000
    assert ratio_round_to(numerator, denominator, 1) == 400_000
    assert round_to(450_000, 1) == 500_000


@EXACT
@given(MICRO, st.integers(0, 6))
def test_round_to_goes_half_away_from_zero(micro: int, places: int) -> None:
    """Also for changes, which may be negative."""
    exact = Decimal(micro).scaleb(-6).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert round_to(micro, places) == int(exact.scaleb(6))


@EXACT
@given(st.integers(-(10**12), 10**12), st.integers(-(10**6), 10**6).filter(bool))
def test_division_is_off_by_half_at_most(numerator: int, denominator: int) -> None:
    """Whatever the signs."""
    error = abs(divide_half_up(numerator, denominator) - Fraction(numerator, denominator))
    assert error <= Fraction(1, 2)


@pytest.mark.parametrize(
    ("numerator", "denominator", "whole"),
    [(1, 2, 1), (-1, 2, -1), (1, -2, -1), (3, 2, 2), (5, 2, 3), (1, 3, 0), (2, 3, 1), (0, 5, 0)],
)
def test_halves_go_away_from_zero(numerator: int, denominator: int, whole: int) -> None:
    """Not to the even neighbour."""
    assert divide_half_up(numerator, denominator) == whole


@pytest.mark.parametrize(
    ("micro", "contract", "count"),
    [
        (0, "0.000000", "0"),
        (56_796_390, "56.796390", "56.79639"),
        (8_865_000_000, "8865.000000", "8865"),
        (100_000_000, "100.000000", "100"),
        (-1_630_000, "-1.630000", "-1.63"),
        (-5, "-0.000005", "-0.000005"),
    ],
)
def test_notation_of_the_contract(micro: int, contract: str, count: str) -> None:
    """A decimal point and six decimals; raw counts without needless zeros."""
    assert (plain(micro), short(micro)) == (contract, count)


@EXACT
@given(MICRO)
def test_notation_loses_nothing(micro: int) -> None:
    """What is written can be read back."""
    assert from_decimal(Decimal(plain(micro))) == from_decimal(Decimal(short(micro))) == micro


def test_more_than_six_decimals_are_refused() -> None:
    """They could not be held exactly."""
    assert from_decimal(Decimal("0.000001")) == 1
    with pytest.raises(ValueError, match="more than 6 decimals"):
        from_decimal(Decimal("0.0000001"))
