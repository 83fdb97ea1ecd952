"""The machine-readable contract: results, verdicts and registers as tables of text, findings apart.

Values print with a decimal point and six decimals, raw counts as whole numbers, flags as true and
false; what is empty says why in its `state` or `status`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd
import pyarrow as pa

from generator.domain import frames
from generator.domain.dataset import Dataset
from generator.domain.results import Results
from generator.pages.csv_lines import (
    ROWS,
    SHORT,
    SIX,
    WHOLE,
    Column,
    cut,
    header_line,
    lines,
    named_column,
    number_column,
    text_column,
)
from generator.pages.registers import REGISTERS, Sheet

MICRO_COLUMNS = frozenset(
    (
        "value",
        "published_value",
        "points",
        "maximum",
        "percent",
        "change",
        "points_published",
        "percent_published",
        "change_published",
        "target_value",
        "up_to",
        "gap_points",
    )
)
"""Columns in millionths, which print with six decimals."""


FIGURES: Mapping[str, Mapping[str, str]] = {
    "results": frames.RESULTS,
    "measures": frames.MEASURES,
    "scores": frames.SCORES,
    "verdicts": frames.VERDICTS,
    "claims": frames.CLAIMS,
}
"""The tables that are frames of Results, with their columns."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A table of the contract: `blocks` makes its CSV anew, a block of rows at a time."""

    stem: str
    header: tuple[str, ...]
    rows: int
    blocks: Callable[[], Iterator[bytes]]

    @property
    def content(self) -> bytes:
        """All of it."""
        return b"".join(self.blocks())


def contract(dataset: Dataset, results: Results) -> tuple[Listing, ...]:
    """Every table of the contract, findings apart."""
    names = {unit.id: unit.name for unit in dataset.units}
    return (
        *(
            listing(stem, getattr(results, stem), columns, names if named(stem) else None)
            for stem, columns in FIGURES.items()
        ),
        *(_register(stem, register(dataset)) for stem, register in REGISTERS.items()),
    )


def named(stem: str) -> bool:
    """Whether a table of figures has the units' names beside their ids."""
    return stem != "claims"


def results_by_unit(results: pd.DataFrame, names: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """The rows of results.csv that each unit has, under its header; `names` gives the units' names.

    Units come in any order. What a unit costs is its rows, not a round of calls.
    """
    ids = results["unit"].astype("category")
    order = np.argsort(ids.cat.codes.to_numpy(), kind="stable")
    codes = ids.cat.codes.to_numpy()[order]
    starts = np.flatnonzero(np.diff(codes, prepend=-1)).tolist()
    units = ids.cat.categories[codes[starts]].tolist()
    header = header_line(_header(frames.RESULTS, named=True))
    places = [*starts, len(codes)]
    first = 0
    while first < len(units):
        last = first + 1
        while last < len(units) and places[last + 1] - places[first] <= ROWS:
            last += 1
        rows = results.iloc[order[places[first] : places[last]]]
        texts = cut(_lines("results", rows, frames.RESULTS, names), places[first : last + 1])
        yield from zip(units[first:last], (header + text for text in texts), strict=True)
        first = last


def _header(columns: Mapping[str, str], named: bool) -> tuple[str, ...]:
    """The columns as the contract has them: where units have their names, these stand beside their ids."""
    beside = {"unit": ("unit", "unit_name")} if named else {}
    return tuple(name for column in columns for name in beside.get(column, (column,)))


def listing(
    stem: str, frame: pd.DataFrame, columns: Mapping[str, str], names: Mapping[str, str] | None
) -> Listing:
    """A frame with the declared columns as a table of the contract; `names`, if given, those of its units."""
    header = _header(columns, named=names is not None)

    def blocks() -> Iterator[bytes]:
        yield header_line(header)
        for start in range(0, len(frame), ROWS):
            made = _lines(stem, frame.iloc[start : start + ROWS], columns, names)
            yield from cut(made, [0, len(made)])

    return Listing(stem, header, len(frame), blocks)


def _lines(
    stem: str, frame: pd.DataFrame, columns: Mapping[str, str], names: Mapping[str, str] | None
) -> pa.StringArray:
    return lines(list(_columns(stem, frame, columns, names)))


def _columns(
    stem: str, frame: pd.DataFrame, columns: Mapping[str, str], names: Mapping[str, str] | None
) -> Iterable[Column]:
    for name, dtype in columns.items():
        if name == "unit" and names is not None:
            yield named_column(frame[name], names)
        elif dtype == frames.WHOLE:
            yield number_column(frame[name], _notation(stem, name))
        else:
            yield text_column(frame[name])


def _notation(stem: str, column: str) -> str:
    """How a figure is written: a raw count as it is, anything else in millionths with six decimals."""
    if column not in MICRO_COLUMNS:
        return WHOLE
    return SHORT if stem == "measures" else SIX


def _register(stem: str, sheet: Sheet) -> Listing:
    return Listing(stem, sheet[0], len(sheet[1]), partial(_written, sheet))


def _written(sheet: Sheet) -> Iterator[bytes]:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(sheet[0])
    writer.writerows(sheet[1])
    yield out.getvalue().encode()
