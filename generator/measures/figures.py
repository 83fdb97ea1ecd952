"""Figures: every indicator of every line, from counts where the line gives them, else as published."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from generator.domain.dataset import Dataset
from generator.domain.frames import COUNTS, PUBLISHED
from generator.domain.indicators import Indicator
from generator.domain.keys import coded
from generator.domain.quantities import MICRO
from generator.measures.lines import ABSENT, INAPPLICABLE, STATES, THERE, UNREPORTED, Lines, add_up, combine

FIGURE_COLUMNS = {
    "line": "int64",
    "indicator": "category",
    "numerator": "Int64",
    "denominator": "Int64",
    "value": "Int64",
    "published_value": "Int64",
    "decimals": "Int64",
    "basis": "category",
    "state": "category",
    "published_state": "category",
    "row": "Int64",
}
"""Columns of the frame that `line_figures` returns; value and published_value in millionths."""

_BASES = [COUNTS, PUBLISHED]
_PUBLISHED_STATES = ["", *STATES]

Column = tuple[np.ndarray, np.ndarray]
"""Whole numbers, and where there are none."""


def divide(numerator: pd.Series, denominator: pd.Series) -> pd.Series:
    """Whole division half up, element by element; missing where either is missing or the divisor is 0."""
    safe = denominator.where(denominator != 0)
    return (2 * numerator + safe) // (2 * safe)


def percent(numerator: pd.Series, denominator: pd.Series) -> pd.Series:
    """The rate of two counts in millionths of a percent, half up; exact at any size."""
    if int(numerator.max(skipna=True) if numerator.notna().any() else 0) < 2 * 10**10:
        return divide(numerator * (100 * MICRO), denominator)
    pairs = zip(numerator, denominator, strict=True)
    exact = [
        pd.NA if n is pd.NA or d is pd.NA or d == 0 else (2 * int(n) * 100 * MICRO + int(d)) // (2 * int(d))
        for n, d in pairs
    ]
    return pd.Series(exact, index=numerator.index, dtype="Int64")


def line_figures(lines: Lines, dataset: Dataset) -> pd.DataFrame:
    """One row per line and indicator that the line's columns allow."""
    known = list(dataset.indicators.values())
    parts = [_figures_of(indicator, lines) for indicator in known]
    place = {name: i for i, name in enumerate(sorted(dataset.indicators))}
    sizes = [len(part["line"]) for part in parts]
    codes = np.repeat(np.array([place[i.id] for i in known], np.int32), sizes)
    made: dict[str, Any] = {"indicator": coded(codes, list(place))}
    texts = {"basis": _BASES, "state": STATES, "published_state": _PUBLISHED_STATES}
    for name in FIGURE_COLUMNS:
        if name == "indicator":
            continue
        columns = [part[name] for part in parts] or [_nothing(name)]
        if isinstance(columns[0], tuple):
            values, missing = (np.concatenate(halves) for halves in zip(*columns, strict=True))
            made[name] = pd.arrays.IntegerArray(values, missing)
        else:
            joined = np.concatenate(columns)
            made[name] = coded(joined, texts[name]) if name in texts else joined
    return pd.DataFrame({name: made[name] for name in FIGURE_COLUMNS})


def _nothing(name: str) -> np.ndarray | Column:
    empty = np.empty(0, np.int64)
    return (empty, np.empty(0, np.bool_)) if FIGURE_COLUMNS[name] == "Int64" else empty


def _figures_of(indicator: Indicator, lines: Lines) -> dict[str, np.ndarray | Column]:
    """The figures of one indicator: lines, pairs of whole numbers and where there are none, and codes."""
    size = len(lines.lines)
    rate, rate_state, as_printed = _printed(indicator, lines)
    total, base, state = _counts_of(indicator, lines)
    has_counts = (state != ABSENT) & ~as_printed
    counted = has_counts & (state == THERE)
    zero_base = counted & (base == 0) if indicator.is_rate else np.zeros(size, np.bool_)
    published = (rate_state == THERE) & ~counted
    unreported = (has_counts & (state == UNREPORTED)) | (rate_state == UNREPORTED)
    own, lacking = counted & ~zero_base, np.where(unreported, UNREPORTED, INAPPLICABLE)
    value = _values(indicator, total, base, own)
    shown, unshown = rate["value"]
    row = lines.lines["row"]
    figures: dict[str, np.ndarray | Column] = {
        "line": np.arange(size),
        "numerator": (total, ~counted),
        "denominator": (base, ~counted if indicator.is_rate else np.ones(size, np.bool_)),
        "value": (np.where(own, value, shown), ~own & (~published | unshown)),
        "published_value": rate["value"],
        "decimals": rate["decimals"],
        "basis": np.where(counted | (has_counts & ~published), 0, 1).astype(np.int8),
        "state": np.where(zero_base, INAPPLICABLE, np.where(counted | published, THERE, lacking)),
        "published_state": rate_state + 1,
        "row": (
            np.where(rate["row"][1], row.to_numpy(dtype=np.int64, na_value=0), rate["row"][0]),
            rate["row"][1] & row.isna().to_numpy(),
        ),
    }
    there = has_counts | (rate_state != ABSENT)
    if there.all():
        return figures
    return {name: _chosen(column, there) for name, column in figures.items()}


def _chosen(column: np.ndarray | Column, there: np.ndarray) -> np.ndarray | Column:
    return (column[0][there], column[1][there]) if isinstance(column, tuple) else column[there]


def _values(indicator: Indicator, total: np.ndarray, base: np.ndarray, own: np.ndarray) -> np.ndarray:
    """The figure that the counts give, where there is one (0 elsewhere)."""
    if not indicator.is_rate:
        return total * MICRO
    rate = percent(pd.Series(total, dtype="Int64"), pd.Series(base, dtype="Int64").where(own))
    return rate.to_numpy(dtype=np.int64, na_value=0)


def _printed(indicator: Indicator, lines: Lines) -> tuple[dict[str, Column], np.ndarray, np.ndarray]:
    """The printed rate line by line: value, decimals and row; its state; whether it is taken as printed."""
    size = len(lines.lines)
    rates = lines.rates[lines.rates["key"] == indicator.id]
    line = rates["line"].to_numpy()
    state, as_printed = np.full(size, ABSENT, np.int8), np.zeros(size, np.bool_)
    own = np.array([STATES.index(text) for text in rates["state"].cat.categories], np.int8)
    state[line] = own[rates["state"].cat.codes.to_numpy()]
    as_printed[line] = rates["as_printed"].to_numpy()
    numbers = {}
    for name in ("value", "decimals", "row"):
        values, missing = np.zeros(size, np.int64), np.ones(size, np.bool_)
        values[line] = rates[name].to_numpy(dtype=np.int64, na_value=0)
        missing[line] = rates[name].isna().to_numpy()
        numbers[name] = (values, missing)
    return numbers, state, as_printed


def _counts_of(indicator: Indicator, lines: Lines) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Numerator (or sum), denominator and their common state, line by line."""
    needed = indicator.sum or (indicator.numerator, indicator.denominator)
    pairs = [lines.counted(measure) for measure in needed]
    nothing = np.zeros(len(lines.lines), np.int64)
    if indicator.is_rate:
        return pairs[0][0], pairs[1][0], combine(pairs)
    total, state = add_up(pairs)
    return total, nothing, state
