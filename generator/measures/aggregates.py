"""Aggregates: a subject's figure from the lines it contains, with the coverage it rests on."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd

from generator.domain.dataset import Dataset
from generator.domain.frames import COUNTS, NOT_APPLICABLE, PUBLISHED, REPORTED, records
from generator.domain.indicators import MEAN, RATIO_OF_SUMS, SUM
from generator.domain.keys import coded
from generator.domain.quantities import MAX_TOTAL, MICRO, divide_half_up
from generator.measures.figures import percent
from generator.measures.lines import ABSENT, INAPPLICABLE, THERE, Lines
from generator.measures.parts import WHOLE, Parts

_SUMS = [*WHOLE, "expected", "table", "measure", "value", "full"]
_SUMMED = (RATIO_OF_SUMS, SUM, MEAN)


def aggregate_figures(figures: pd.DataFrame, parts: Parts, dataset: Dataset) -> pd.DataFrame:
    """An aggregate per whole and indicator that adds up: FIGURE columns, WHOLE and the coverage.

    Only of wholes that anybody asks for: with several parts, or that a row prints.
    """
    rule = {i.id: i.aggregate for i in dataset.indicators.values()}
    known = figures["indicator"].cat.categories
    codes = figures["indicator"].cat.codes.to_numpy()
    made = [
        _sums(figures[codes == code], name, rule[name] == MEAN, parts)
        for code, name in enumerate(known)
        if rule.get(name) in _SUMMED and len(parts.parts)
    ]
    sums = pd.concat(made, ignore_index=True) if made else _sums(figures[:0], "", False, parts)
    wholes = parts.wholes.take(sums.pop("whole").to_numpy()).reset_index(drop=True)
    joined = pd.concat([wholes, sums], axis="columns")
    joined["units_expected"] = joined["expected"] - joined["excluded"]
    # a sum that does not fit into millionths is not shown rather than shown wrong
    fits = joined["numerator"].isna() | (joined["numerator"] <= MAX_TOTAL)
    joined = joined[(joined["units_reported"] > 0) & fits.astype(bool)].reset_index(drop=True)
    kind = joined["indicator"].map(rule)
    averaged = _means(figures, parts, [name for name, how in rule.items() if how == MEAN])
    mean = joined[[*WHOLE, "indicator"]].merge(averaged, how="left")["mean"]
    rate = percent(joined["numerator"], joined["denominator"])
    joined["value"] = rate.where(
        kind == RATIO_OF_SUMS, mean.where(kind == MEAN, joined["numerator"] * MICRO)
    ).astype("Int64")
    joined["basis"] = coded((joined["published"] > 0).to_numpy().astype(np.int8), [COUNTS, PUBLISHED])
    joined["state"] = coded(np.zeros(len(joined), np.int8), [REPORTED])
    joined.loc[kind == MEAN, ["numerator", "denominator"]] = pd.NA
    return joined[joined["value"].notna()].reset_index(drop=True)


def _sums(figures: pd.DataFrame, indicator: str, averaged: bool, parts: Parts) -> pd.DataFrame:
    """The sums of one indicator over the wholes that are asked for: `whole` and one column a sum."""
    at = _place_of_lines(figures, parts)
    there = at >= 0
    own = figures.take(np.where(there, at, 0)) if len(figures) else figures
    if not len(figures):
        there = there[:0]
    counted = there & (own["state"] == REPORTED).to_numpy() & (own["basis"] == COUNTS).to_numpy()
    inside = counted | (there & averaged & (own["state"] == REPORTED).to_numpy())
    excluded = there & (own["state"] == NOT_APPLICABLE).to_numpy()
    sums = {"units_reported": inside, "excluded": excluded, "published": inside & ~counted}
    made: dict[str, Any] = {name: parts.summed(flags.astype(np.int64)) for name, flags in sums.items()}
    for name in ("numerator", "denominator"):
        usable = inside & own[name].notna().to_numpy()
        values = np.where(usable, own[name].to_numpy(dtype=np.int64, na_value=0), 0)
        made[name] = pd.arrays.IntegerArray(parts.summed(values), parts.summed(usable.astype(np.int64)) == 0)
    asked = parts.asked & (parts.summed(there.astype(np.int64)) > 0)
    return pd.DataFrame({"whole": np.arange(len(asked)), "indicator": indicator, **made}).loc[asked]


def _place_of_lines(figures: pd.DataFrame, parts: Parts) -> np.ndarray:
    """For each part, the position of its line's figure in `figures`, -1 where it has none."""
    lines = parts.parts["line"].to_numpy()
    size = int(max(lines.max(initial=-1), figures["line"].max() if len(figures) else -1)) + 1
    at = np.full(size, -1, np.int64)
    at[figures["line"].to_numpy()] = np.arange(len(figures))
    return np.asarray(at[lines])


def _means(figures: pd.DataFrame, parts: Parts, indicators: list[str]) -> pd.DataFrame:
    """The mean of the exact figures of each whole and indicator, rounded once: WHOLE, indicator, mean."""
    averaged = figures[figures["indicator"].isin(indicators) & (figures["state"] == REPORTED)]
    joined = parts.parts[parts.asked[parts.whole]].merge(averaged, on="line")
    exact: dict[tuple[str, ...], list[Fraction]] = {}
    for row in records(joined):
        key = tuple(getattr(row, name) for name in (*WHOLE, "indicator"))
        rate = row.basis == COUNTS and row.denominator is not None
        value = Fraction(row.numerator * 100 * MICRO, row.denominator) if rate else Fraction(row.value)
        exact.setdefault(key, []).append(value)
    totals = {key: sum(values, Fraction()) / len(values) for key, values in exact.items()}
    rows = [(*key, divide_half_up(total.numerator, total.denominator)) for key, total in totals.items()]
    return pd.DataFrame(rows, columns=[*WHOLE, "indicator", "mean"]).astype({"mean": "Int64"})


def measure_sums(lines: Lines, parts: Parts) -> pd.DataFrame:
    """The sum of each measure over each whole: WHOLE, measure, value (whole number), `full` coverage.

    Only of wholes that anybody asks for.
    """
    made = []
    for measure in lines.counts.columns:
        values, states = (column[parts.parts["line"].to_numpy()] for column in lines.counted(measure))
        known = parts.summed((states != ABSENT).astype(np.int64))
        inside = parts.summed((states == THERE).astype(np.int64))
        excluded = parts.summed((states == INAPPLICABLE).astype(np.int64))
        asked = np.flatnonzero(parts.asked & (known > 0) & (inside > 0))
        wholes = parts.wholes.take(asked)[[*WHOLE, "expected", "table"]].reset_index(drop=True)
        wholes["measure"] = measure
        wholes["value"] = pd.array(parts.summed(np.where(states == THERE, values, 0))[asked], dtype="Int64")
        wholes["full"] = inside[asked] >= wholes["expected"].to_numpy() - excluded[asked]
        made.append(wholes)
    if not made:
        return parts.wholes[:0].assign(measure="", value=pd.array([], dtype="Int64"), full=False)[_SUMS]
    return pd.concat(made, ignore_index=True)
