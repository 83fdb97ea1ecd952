"""Exact rates and how papers print them: the bench's own arithmetic, apart from the generator's."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction


def _quotient(value: Fraction, decimals: int, rounding: str) -> Decimal:
    scaled = value * 10**decimals
    whole = scaled.numerator // scaled.denominator
    rest = scaled - whole
    if rounding == ROUND_HALF_UP and rest * 2 >= 1:
        whole += 1
    return Decimal(whole).scaleb(-decimals)


def rounded(value: Fraction, decimals: int) -> Decimal:
    """`value` (not negative) rounded half up."""
    return _quotient(value, decimals, ROUND_HALF_UP)


def truncated(value: Fraction, decimals: int) -> Decimal:
    """`value` (not negative) cut off."""
    return _quotient(value, decimals, ROUND_DOWN)


def rate(numerator: int, denominator: int) -> Fraction:
    """The exact rate of two counts in percent."""
    return Fraction(100 * numerator, denominator)


def printed(value: Decimal, trim: bool = False, sign: str = "") -> str:
    """Vietnamese notation: a comma before the decimals; `trim` drops zeros at the end of them."""
    text = f"{value:f}"
    if trim and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",") + sign


def grouped(count: int, dots: bool) -> str:
    """A count, with or without dots between thousands."""
    return f"{count:,}".replace(",", ".") if dots else str(count)
