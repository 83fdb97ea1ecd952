"""Figures: every indicator of every line, from counts where the line gives them, else as published."""

from __future__ import annotations

import numpy as np
import pandas as pd

from generator.domain.dataset import Dataset
from generator.domain.frames import COUNTS, NOT_APPLICABLE, NOT_REPORTED, PUBLISHED, REPORTED
from generator.domain.indicators import Indicator
from generator.domain.quantities import MICRO
from generator.measures.lines import Lines, add_up, combine

FIGURE_COLUMNS = {
    "line": "int64",
    "indicator": "str",
    "numerator": "Int64",
    "denominator": "Int64",
    "value": "Int64",
    "published_value": "Int64",
    "decimals": "Int64",
    "basis": "str",
    "state": "str",
    "published_state": "str",
    "row": "Int64",
}
"""Columns of the frame that `line_figures` returns; value and published_value in millionths."""


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
    parts = [_figures_of(indicator, lines) for indicator in dataset.indicators.values()]
    filled = [part for part in parts if len(part)]
    if not filled:
        return pd.DataFrame({name: pd.Series(dtype=dtype) for name, dtype in FIGURE_COLUMNS.items()})
    return pd.concat(filled, ignore_index=True).astype(FIGURE_COLUMNS)


def _figures_of(indicator: Indicator, lines: Lines) -> pd.DataFrame:
    index = lines.lines.index
    printed = lines.rates[lines.rates["key"] == indicator.id].set_index("line")
    rate = printed.reindex(index)
    blank = pd.Series(pd.NA, index=index, dtype="Int64")
    total, base, state = _counts_of(indicator, lines)
    as_printed = rate["as_printed"].eq(True)
    has_counts = state.notna() & ~as_printed
    counted = has_counts & (state == REPORTED)
    zero_base = counted & (base == 0).fillna(False).astype(bool) if indicator.is_rate else counted & False
    value = percent(total, base) if indicator.is_rate else total * MICRO
    published = rate["state"].eq(REPORTED) & ~counted
    unreported = state.where(has_counts).eq(NOT_REPORTED) | rate["state"].eq(NOT_REPORTED)
    missing = np.where(unreported, NOT_REPORTED, NOT_APPLICABLE)
    figures = pd.DataFrame(
        {
            "line": index,
            "indicator": indicator.id,
            "numerator": total.where(counted),
            "denominator": base.where(counted) if indicator.is_rate else blank,
            "value": value.where(counted & ~zero_base, rate["value"].where(published)),
            "published_value": rate["value"],
            "decimals": rate["decimals"],
            "basis": np.where(counted | (has_counts & ~published), COUNTS, PUBLISHED),
            "state": np.where(zero_base, NOT_APPLICABLE, np.where(counted | published, REPORTED, missing)),
            "published_state": rate["state"].fillna(""),
            "row": rate["row"].fillna(lines.lines["row"]),
        },
        index=index,
    )
    return figures[has_counts | rate["state"].notna()]


def _counts_of(indicator: Indicator, lines: Lines) -> tuple[pd.Series, pd.Series, pd.Series]:
    """Numerator (or sum), denominator and their common state, line by line."""
    index = lines.lines.index
    nothing = pd.Series(pd.NA, index=index, dtype="Int64")
    no_state = pd.Series(None, index=index, dtype="object")
    needed = indicator.sum or (indicator.numerator, indicator.denominator)
    if any(measure not in lines.counts.columns for measure in needed):
        return nothing, nothing, no_state
    pairs = [(lines.counts[measure], lines.states[measure]) for measure in needed]
    if indicator.is_rate:
        return pairs[0][0], pairs[1][0], combine(pairs)[1]
    total, state = add_up(pairs)
    return total, nothing, state
