"""Exact quantities as whole numbers of millionths.

Every figure travels as an int64 of millionths of its unit of measure (36,69 % is 36_690_000), so
that comparing, adding and rounding are exact and vectorised; no float takes part in a verdict.
"""

from __future__ import annotations

from decimal import Decimal

MICRO = 1_000_000
"""Millionths in one unit of measure."""

MAX_DECIMALS = 6
"""Decimals that a figure may have; more cannot be held exactly."""

MAX_VALUE = 1_000_000_000
"""Largest count, rate or number of points that one cell may hold."""

MAX_AMOUNT = 900_000_000_000
"""Largest amount of money that one cell may hold: sums of a few still fit into millionths."""

MAX_TOTAL = 9_000_000_000_000
"""Largest figure that fits into millionths at all."""


def from_decimal(value: Decimal) -> int:
    """Millionths of `value`; ValueError when it has more than six decimals."""
    scaled = value.scaleb(MAX_DECIMALS)
    if scaled != scaled.to_integral_value():
        raise ValueError(f"more than {MAX_DECIMALS} decimals: {value}")
    return int(scaled)


def divide_half_up(numerator: int, denominator: int) -> int:
    """`numerator / denominator` rounded to a whole number, halves away from zero."""
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    sign = -1 if numerator < 0 else 1
    return sign * ((2 * abs(numerator) + denominator) // (2 * denominator))


def percent(numerator: int, denominator: int) -> int:
    """The rate of two counts in millionths of a percent, half up."""
    return divide_half_up(numerator * 100 * MICRO, denominator)


def _step(decimals: int) -> int:
    """Millionths in the last of `decimals` places."""
    return int(10 ** (MAX_DECIMALS - decimals))


def round_to(micro: int, decimals: int) -> int:
    """`micro` rounded half up to `decimals` places, still in millionths."""
    step = _step(decimals)
    return divide_half_up(micro, step) * step


def ratio_round_to(numerator: int, denominator: int, decimals: int) -> int:
    """The rate of two counts in percent, rounded once, half up, to `decimals` places (millionths)."""
    step = _step(decimals)
    return divide_half_up(numerator * 100 * MICRO, denominator * step) * step


def ratio_truncate_to(numerator: int, denominator: int, decimals: int) -> int:
    """The rate of two non-negative counts in percent, cut off at `decimals` places (millionths)."""
    step = _step(decimals)
    return numerator * 100 * MICRO // (denominator * step) * step


def plain(micro: int) -> str:
    """The contract's notation: decimal point, six decimals ("56.796390")."""
    sign = "-" if micro < 0 else ""
    return f"{sign}{abs(micro) // MICRO}.{abs(micro) % MICRO:06d}"


def short(micro: int) -> str:
    """The contract's notation of a raw count: no more decimals than it has ("8865")."""
    return plain(micro).rstrip("0").rstrip(".")


def from_text(text: str) -> int | None:
    """Millionths of a number in the contract's notation; None for any other text."""
    whole, dot, decimals = text.removeprefix("-").partition(".")
    if not (whole.isascii() and whole.isdigit()) or (dot and not (decimals.isascii() and decimals.isdigit())):
        return None
    if len(decimals) > MAX_DECIMALS:
        return None
    micro = int(whole) * MICRO + int(decimals.ljust(MAX_DECIMALS, "0"))
    return -micro if text.startswith("-") else micro
