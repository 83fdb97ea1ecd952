"""The contract's tables as Parquet, for those who ask whole columns of many years.

Columns have the types that datapackage.json declares: figures are exact decimals of six places, counts are
64-bit integers, an empty cell is null. What has a period is cut by its year, as Hive names folders.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from generator.domain import frames
from generator.domain.dataset import Dataset
from generator.domain.pages import Page
from generator.domain.results import Results
from generator.pages import links
from generator.pages.contract import FIGURES, MICRO_COLUMNS, named
from generator.pages.csv_lines import coded, exact
from generator.pages.datapackage import Sum, column_type
from generator.pages.registers import REGISTERS, Sheet

FOLDER = f"{links.DATA}/parquet"

_TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.decimal128(19, 6),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of Parquet: `path` under FOLDER, its table, and `year`, empty for a table in one piece."""

    path: str
    stem: str
    year: str
    header: tuple[str, ...]
    rows: int
    sum: Sum


class Pieces:
    """The files of Parquet; `made` tells of those that were asked for."""

    def __init__(self, dataset: Dataset, results: Results) -> None:
        self.made: list[Piece] = []
        self._dataset, self._results = dataset, results

    def pages(self) -> Iterator[Page]:
        """Every table of the contract that has rows: figures a year at a time, registers whole."""
        names = {unit.id: unit.name for unit in self._dataset.units}
        for stem, columns in FIGURES.items():
            frame: pd.DataFrame = getattr(self._results, stem)
            years = frame["period"].astype("str").str[:4].to_numpy()
            for year in sorted(set(years.tolist())):
                yield self._page(stem, year, _figures(stem, frame[years == year], columns, names))
        for stem, register in REGISTERS.items():
            yield self._page(stem, "", _register(stem, register(self._dataset)))

    def _page(self, stem: str, year: str, table: pa.Table) -> Page:
        path = f"{stem}/year={year}/{stem}.parquet" if year else f"{stem}.parquet"
        out = io.BytesIO()
        pq.write_table(table, out, compression="zstd", store_schema=False)
        content = out.getvalue()
        self.made.append(Piece(path, stem, year, tuple(table.column_names), len(table), Sum.of(content)))
        return Page(f"{FOLDER}/{path}", content)


def _figures(
    stem: str, frame: pd.DataFrame, columns: Mapping[str, str], names: Mapping[str, str]
) -> pa.Table:
    made: dict[str, pa.Array] = {}
    for name, dtype in columns.items():
        column = frame[name]
        if dtype == frames.WHOLE:
            numbers, gone = column.to_numpy(np.int64, na_value=0), column.isna().to_numpy()
            micro = name in MICRO_COLUMNS
            made[name] = exact(numbers, gone) if micro else pa.array(numbers, mask=gone)
            continue
        codes, words = coded(column)
        made[name] = _typed(codes, words, column_type(stem, name))
        if name == "unit" and named(stem):
            made["unit_name"] = _typed(codes, [names.get(word, "") for word in words], "string")
    return pa.table(made)


def _register(stem: str, sheet: Sheet) -> pa.Table:
    header, rows = sheet
    columns = {name: pd.Series([row[i] for row in rows], dtype="str") for i, name in enumerate(header)}
    return pa.table(
        {name: _typed(*coded(column), column_type(stem, name)) for name, column in columns.items()}
    )


def _typed(codes: np.ndarray[Any, Any], words: list[str], kind: str) -> pa.Array:
    """Text as values of a type of Table Schema; what is empty is null."""
    values = pa.array([word or None for word in words], pa.string()).cast(_TYPES[kind])
    return values.take(pa.array(codes))
