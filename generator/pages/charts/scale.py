"""Scales and ticks as Vega has them (d3-array's `ticks` and `nice`), for pictures drawn without it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from generator.messages.numbers import number
from generator.pages.charts.kind import Cell


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to parts of a length: `low` lies at 0, `high` at 1."""

    low: float
    high: float

    def __call__(self, value: float) -> float:
        """Where a value lies."""
        return (value - self.low) / (self.high - self.low) if self.high > self.low else 0.0


def numbers(*columns: Iterable[Cell]) -> list[float]:
    """The figures that are there."""
    return [cell for column in columns for cell in column if isinstance(cell, int | float)]


def from_zero(values: Iterable[float]) -> Scale:
    """From 0, or the lowest value if it is below, to the highest."""
    found = [0.0, *values]
    return Scale(min(found), max(found))


def step(low: float, high: float, count: int) -> float:
    """The distance of about `count` ticks: 1, 2 or 5 times a power of ten; negative below one (1/-step)."""
    rough = (high - low) / count
    power = math.floor(math.log10(rough))
    error = rough / 10.0**power
    limits = ((10, 50), (5, 10), (2, 2))
    factor = next((size for size, limit in limits if error >= math.sqrt(limit)), 1)
    return factor * 10.0**power if power >= 0 else -(10.0**-power) / factor


def ticks(scale: Scale, count: int) -> list[float]:
    """About `count` round values between the ends of a scale, the ends among them if they are round."""
    low, high = scale.low, scale.high
    if not high > low:
        return [low]
    size = step(low, high, count)
    if size > 0:
        first, last = math.ceil(low / size), math.floor(high / size)
        return [place * size for place in range(first, last + 1)]
    first, last = math.ceil(low * -size), math.floor(high * -size)
    return [place / -size for place in range(first, last + 1)]


def nice(scale: Scale, count: int = 10) -> Scale:
    """The scale with its ends moved out to round values."""
    low, high = scale.low, scale.high
    if not high > low:
        return scale
    before = 0.0
    for _ in range(10):
        size = step(low, high, count)
        if size == before:
            break
        if size > 0:
            low, high = math.floor(low / size) * size, math.ceil(high / size) * size
        else:
            low, high = math.ceil(low * size) / size, math.floor(high * size) / size
        before = size
    return Scale(low, high)


def tick_texts(values: list[float]) -> list[str]:
    """The numbers of ticks as Vega writes them with the Vietnamese locale: as many decimals for each."""
    apart = values[1] - values[0] if len(values) > 1 else 1.0
    decimals = min(6, max(0, -math.floor(math.log10(apart) + 1e-9)))
    return [number(round(value * 1_000_000), decimals) for value in values]
