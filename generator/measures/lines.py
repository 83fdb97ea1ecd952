"""Lines: the cells of every table brought back to rows, with the counts that each row gives.

A line is a row of a wide table, or all that one place of the prose says of one subject. A rate is
computed inside a line, never across lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from generator.domain.dataset import Dataset
from generator.domain.frames import MEASURE, NOT_APPLICABLE, NOT_REPORTED, RATE, REPORTED
from generator.domain.indicators import Measure
from generator.domain.keys import coded, numbered
from generator.domain.quantities import MICRO

LINE_COLUMNS = [
    "period", "report", "table", "group", "path", "sheet", "at", "unit", "tier", "total", "prose", "quote",
]  # fmt: skip

STATES = [NOT_APPLICABLE, NOT_REPORTED, REPORTED]
ABSENT, INAPPLICABLE, UNREPORTED, THERE = -1, 0, 1, 2
"""The places of the states, and that of a line that has no such column."""

Counts = tuple[np.ndarray, np.ndarray]
"""A measure line by line: whole numbers (0 where there is none) and the places of their states."""


@dataclass(frozen=True)
class Lines:
    """`lines`: LINE_COLUMNS and `row`, indexed by line. `counts` and `states`: lines x measures, whole
    numbers and states (missing where the line has no such column), sums of parts filled in.
    `rates` and `printed`: the cells of rates and of measures, one per line and key, with their `line`.
    """

    lines: pd.DataFrame
    counts: pd.DataFrame
    states: pd.DataFrame
    rates: pd.DataFrame
    printed: pd.DataFrame

    def counted(self, measure: str) -> Counts:
        """A measure line by line; none where no line has it."""
        if measure not in self.counts:
            return np.zeros(len(self.lines), np.int64), np.full(len(self.lines), ABSENT, np.int8)
        return (
            self.counts[measure].to_numpy(dtype=np.int64, na_value=0),
            self.states[measure].cat.codes.to_numpy(),
        )


def build_lines(dataset: Dataset) -> Lines:
    """The lines of all cells, in reading order."""
    line, lines = _lines(dataset.cells)
    cells = dataset.cells.assign(line=line)
    counted = _first(cells, cells["kind"] == MEASURE)
    known: dict[str, Counts] = {}
    places = counted["key"].cat.codes.to_numpy()
    for code, measure in enumerate(counted["key"].cat.categories):
        if measure in dataset.measures and (own := places == code).any():
            known[measure] = _counts(counted[own], len(lines))
    for measure in dataset.measures.values():
        _derive(measure, dataset, known, set())
    ordered = [m for m in dataset.measures if m in known]
    return Lines(
        lines,
        pd.DataFrame({m: _numbers(*known[m]) for m in ordered}, index=lines.index),
        pd.DataFrame({m: coded(known[m][1], STATES, lines.index) for m in ordered}, index=lines.index),
        _first(cells, (cells["kind"] == RATE) & (cells["facet"] == "")),
        counted,
    )


def _lines(cells: pd.DataFrame) -> tuple[np.ndarray, pd.DataFrame]:
    """The line of each cell, and what the cells of a line have in common."""
    tables = pd.factorize(numbered(cells, ["path", "table", "period"]))[0]
    row = cells["row"].fillna(0)
    prose = cells["prose"].to_numpy()
    place = np.where(prose, cells["at"].cat.codes.to_numpy(), row.to_numpy(dtype=np.int64))
    key = cells[["unit", "tier", "total"]].assign(table=tables, prose=prose, place=place)
    line = pd.factorize(numbered(key, ["table", "prose", "place", "unit", "tier", "total"]))[0]
    first = ~pd.Series(line).duplicated().to_numpy()
    return line, cells.loc[first, [*LINE_COLUMNS, "row"]].reset_index(drop=True).rename_axis("line")


def _first(cells: pd.DataFrame, wanted: pd.Series[Any]) -> pd.DataFrame:
    """The wanted cells, of several with one line and key the first."""
    chosen = cells if wanted.all() else cells[wanted]
    again = pd.Series(numbered(chosen, ["line", "key"])).duplicated().to_numpy()
    return chosen[~again] if again.any() else chosen


def _counts(cells: pd.DataFrame, size: int) -> Counts:
    """The cells of one measure, line by line."""
    values, states = np.zeros(size, np.int64), np.full(size, ABSENT, np.int8)
    line = cells["line"].to_numpy()
    values[line] = cells["value"].to_numpy(dtype=np.int64, na_value=0) // MICRO
    own = np.array([STATES.index(state) for state in cells["state"].cat.categories], np.int8)
    states[line] = own[cells["state"].cat.codes.to_numpy()]
    return values, states


def _numbers(values: np.ndarray, states: np.ndarray) -> pd.arrays.IntegerArray:
    return pd.arrays.IntegerArray(values, states != THERE)


def _derive(measure: Measure, dataset: Dataset, known: dict[str, Counts], above: set[str]) -> None:
    """Fills a measure from its parts in the lines that print all the parts but not the measure."""
    named = all(part in dataset.measures for part in measure.parts)
    if not measure.parts or not named or measure.id in above:
        return
    for part in measure.parts:
        _derive(dataset.measures[part], dataset, known, above | {measure.id})
    if any(part not in known for part in measure.parts):
        return
    total, state = add_up([known[part] for part in measure.parts])
    if measure.id in known:
        values, states = known[measure.id]
        lacking = states == ABSENT
        total, state = np.where(lacking, total, values), np.where(lacking, state, states)
    known[measure.id] = total, state


def combine(parts: list[Counts]) -> np.ndarray:
    """The state that measures have together, line by line; none where one of the columns is missing."""
    states = np.stack([state for _, state in parts])
    return _together(states, states.min(axis=0))


def add_up(parts: list[Counts]) -> Counts:
    """A measure as the sum of its parts: one that does not apply adds nothing, unless none applies."""
    states = np.stack([state for _, state in parts])
    state = _together(states, states.max(axis=0))
    total = np.sum([np.where(own == THERE, values, 0) for values, own in parts], axis=0)
    return np.where(state == THERE, total, 0), state


def _together(states: np.ndarray, otherwise: np.ndarray) -> np.ndarray:
    """`otherwise`, but nothing known where a part is not reported, no state where one is not there."""
    unknown = np.where((states == UNREPORTED).any(axis=0), np.int8(UNREPORTED), otherwise)
    return np.where((states == ABSENT).any(axis=0), np.int8(ABSENT), unknown)
