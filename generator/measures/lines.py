"""Lines: the cells of every table brought back to rows, with the counts that each row gives.

A line is a row of a wide table, or all that one place of the prose says of one subject. A rate is
computed inside a line, never across lines.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from generator.domain.dataset import Dataset
from generator.domain.frames import MEASURE, NOT_APPLICABLE, NOT_REPORTED, RATE, REPORTED
from generator.domain.indicators import Measure
from generator.domain.quantities import MICRO

LINE_COLUMNS = [
    "period", "report", "table", "group", "path", "sheet", "at", "unit", "tier", "total", "prose", "quote",
]  # fmt: skip


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


def build_lines(dataset: Dataset) -> Lines:
    """The lines of all cells, in reading order."""
    cells = dataset.cells
    place = cells["row"].astype("str").where(~cells["prose"], cells["at"])
    keys = [cells[name] for name in LINE_COLUMNS] + [place.rename("place")]
    line = pd.Series(pd.DataFrame(keys).T.groupby([*LINE_COLUMNS, "place"], sort=False).ngroup(), name="line")
    cells = cells.assign(line=line)
    lines = cells.groupby("line", sort=True)[[*LINE_COLUMNS, "row"]].first()
    counted = cells[(cells["kind"] == MEASURE)].drop_duplicates(["line", "key"])
    wide = counted.pivot(index="line", columns="key", values=["value", "state"])
    known = [m for m in dataset.measures if len(counted) and m in wide["state"].columns]
    values = {m: (wide["value"][m].astype("Int64") // MICRO).reindex(lines.index) for m in known}
    states = {m: wide["state"][m].reindex(lines.index) for m in known}
    for measure in dataset.measures.values():
        _derive(measure, dataset, values, states, set())
    rates = cells[(cells["kind"] == RATE) & (cells["facet"] == "")]
    return Lines(
        lines,
        pd.DataFrame(values, index=lines.index),
        pd.DataFrame(states, index=lines.index, dtype="object"),
        rates.drop_duplicates(["line", "key"]),
        counted,
    )


def _derive(
    measure: Measure,
    dataset: Dataset,
    values: dict[str, pd.Series],
    states: dict[str, pd.Series],
    above: set[str],
) -> None:
    """Fills a measure from its parts in the lines that print all the parts but not the measure."""
    known = all(part in dataset.measures for part in measure.parts)
    if not measure.parts or not known or measure.id in above:
        return
    for part in measure.parts:
        _derive(dataset.measures[part], dataset, values, states, above | {measure.id})
    if any(part not in values for part in measure.parts):
        return
    total, state = add_up([(values[p], states[p]) for p in measure.parts])
    if measure.id in values:
        own = states[measure.id].notna()
        values[measure.id] = values[measure.id].where(own, total)
        states[measure.id] = states[measure.id].where(own, state)
    else:
        values[measure.id], states[measure.id] = total, state


def combine(parts: list[tuple[pd.Series, pd.Series]]) -> tuple[pd.Series, pd.Series]:
    """The sum of measures line by line and its state; no state where one of the columns is missing."""
    total, state = parts[0][0], parts[0][1]
    for value, other in parts[1:]:
        total = total + value
        joined = state.where(other == REPORTED, other).where(state != NOT_REPORTED, NOT_REPORTED)
        state = joined.where(state.notna() & other.notna())
    return total.where(state == REPORTED), state


def add_up(parts: list[tuple[pd.Series, pd.Series]]) -> tuple[pd.Series, pd.Series]:
    """A measure as the sum of its parts: one that does not apply adds nothing, unless none applies."""
    total, state = parts[0]
    for value, other in parts[1:]:
        total = total.fillna(0) + value.fillna(0)
        joined = state.where(state != NOT_APPLICABLE, other).where(other != NOT_REPORTED, NOT_REPORTED)
        state = joined.where(state.notna() & other.notna())
    return total.where(state == REPORTED), state
