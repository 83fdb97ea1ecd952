"""Invented counts of every unit and month: skewed sizes, slow drift, rates near the targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.scale.register import Province, Unit

MEASURES = (
    "received",
    "received_direct",
    "online",
    "docs_digitised",
    "reused",
    "resolved",
    "on_time",
    "late",
    "results_digitised",
    "fee",
    "paid_online",
    "paid_direct",
)
NOT_REPORTED, NOT_APPLICABLE = -1, -2
"""In the place of a count: an empty cell, and a dash."""

FIRST_YEAR, FIRST_MONTH = 2025, 7


@dataclass(frozen=True, slots=True)
class Rate:
    """An indicator: two measures, the usual rate, its spread between units, and its drift a month.

    The three are on the logistic scale: 0 is 50 %, 1 is 73 %, 2 is 88 %.
    """

    indicator: str
    numerator: str
    denominator: str
    usual: float
    spread: float
    drift: float


RATES = (
    Rate("online-submission", "online", "received", 0.7, 0.7, 0.020),
    Rate("online-payment", "paid_online", "fee", 0.2, 0.8, 0.022),
    Rate("digitised-documents", "docs_digitised", "received", 0.9, 0.8, 0.018),
    Rate("digitised-results", "results_digitised", "resolved", 1.2, 0.9, 0.016),
    Rate("on-time", "on_time", "resolved", 3.4, 0.8, 0.006),
    Rate("reuse", "reused", "received", -0.3, 0.8, 0.020),
)

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Invented:
    """The counts of some provinces: `counts` has the shape (units, months, measures).

    Units stand province by province, each before its communes; a province's own row is its own desk.
    """

    provinces: tuple[Province, ...]
    months: tuple[str, ...]
    counts: Integers

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units in the order of `counts`."""
        return tuple(unit for one in self.provinces for unit in (one.unit, *one.communes))


def months(number: int) -> tuple[str, ...]:
    """The first months of the new units, as periods are named: 2025-07, 2025-08 and so on."""
    counted = range(FIRST_MONTH - 1, FIRST_MONTH - 1 + number)
    return tuple(f"{FIRST_YEAR + at // 12}-{at % 12 + 1:02d}" for at in counted)


def invent(provinces: Sequence[Province], periods: int, seed: int) -> Invented:
    """The counts of `periods` months; the same seed gives the same counts.

    A province's figures come from the seed and its own code, and do not change with its neighbours.
    """
    made = [_province(one, periods, np.random.default_rng([seed, int(one.unit.code)])) for one in provinces]
    return Invented(tuple(provinces), months(periods), np.concatenate(made))


def _province(one: Province, periods: int, rng: np.random.Generator) -> Integers:
    """Counts of one province, its own desk first."""
    units = (one.unit, *one.communes)
    shape = (len(units), periods)
    counts = dict[str, Integers]()
    counts["received"] = _whole(_sizes(units, rng) * _seasons(periods, rng) * rng.lognormal(0, 0.05, shape))
    counts["resolved"] = _whole(counts["received"] * rng.uniform(0.9, 0.99, shape))
    counts["fee"] = _whole(counts["received"] * rng.uniform(0.45, 0.8, (len(units), 1)))
    for rate in RATES:
        counts[rate.numerator] = _whole(counts[rate.denominator] * _shares(rate, shape, rng))
    counts["received_direct"] = counts["received"] - counts["online"]
    counts["late"] = counts["resolved"] - counts["on_time"]
    counts["paid_direct"] = counts["fee"] - counts["paid_online"]
    table = np.stack([counts[name] for name in MEASURES], axis=2)
    _leave_gaps(table, rng)
    return table


def _sizes(units: Sequence[Unit], rng: np.random.Generator) -> Floats:
    """Dossiers in a usual month, a column; a province's desk takes more than any commune."""
    times = {"tỉnh": 14.0, "thành phố": 30.0, "phường": 1.7, "xã": 1.0, "đặc khu": 0.4}
    sizes = rng.lognormal(6.0, 0.6, (len(units), 1)) * np.array([[times[unit.type]] for unit in units])
    clipped: Floats = np.clip(sizes, 60, 40_000)
    return clipped


def _seasons(periods: int, rng: np.random.Generator) -> Floats:
    """How busy each month is, the same for all: Tết in February, growth of a tenth a year."""
    busy = np.array([1.0, 0.7, 1.1, 1.05, 1.0, 1.05, 1.1, 1.1, 1.0, 1.0, 0.95, 1.0])
    at = np.arange(FIRST_MONTH - 1, FIRST_MONTH - 1 + periods)
    growth = np.power(1.1, np.arange(periods) / 12)
    months: Floats = busy[at % 12] * growth * rng.uniform(0.97, 1.03, periods)
    return months


def _shares(rate: Rate, shape: tuple[int, int], rng: np.random.Generator) -> Floats:
    """The share of each unit and month between 0 and 1."""
    base = rate.usual + rng.normal(0, 0.25) + rng.normal(0, rate.spread, (shape[0], 1))
    drift = rate.drift * rng.uniform(0.2, 1.8, (shape[0], 1)) * np.arange(shape[1])
    shares: Floats = 1 / (1 + np.exp(-(base + drift + rng.normal(0, 0.06, shape))))
    return shares


def _leave_gaps(table: Integers, rng: np.random.Generator) -> None:
    """Few communes take no fees at all; now and then a cell is empty, or a whole row."""
    communes, periods = table.shape[0] - 1, table.shape[1]
    free = 1 + np.flatnonzero(rng.random(communes) < 0.01)
    for name in ("fee", "paid_online", "paid_direct"):
        table[free, :, MEASURES.index(name)] = NOT_APPLICABLE
    for month in np.flatnonzero(rng.random(periods) < 0.08):
        table[1 + rng.integers(communes), month, MEASURES.index("reused")] = NOT_REPORTED
    for month in np.flatnonzero(rng.random(periods) < 0.04):
        table[1 + rng.integers(communes), month, :] = NOT_REPORTED


def _whole(values: Any) -> Integers:
    whole: Integers = np.rint(values).astype(np.int64)
    return whole
