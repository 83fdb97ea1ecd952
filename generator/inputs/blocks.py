"""The tables that were read, put one after another into one frame of CELLS."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import Any

import numpy as np
import pandas as pd

from generator.domain.frames import CELLS, empty
from generator.domain.keys import coded
from generator.inputs.numbers import Number
from generator.inputs.readings import Reading


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its header, its letter in a sheet, and what its header means."""

    column: str
    letter: str
    kind: str
    key: str
    facet: str
    as_printed: bool


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table: number, subject and what is printed beside it; one entry of each a row.

    `total`, `quote`: whether the row is an aggregate, and whether it is about a subject outside the area.
    """

    row: Sequence[int]
    unit: Sequence[str]
    tier: Sequence[str]
    total: Sequence[bool]
    quote: Sequence[bool]
    no: Sequence[str]
    name: Sequence[str]
    at: Sequence[str]
    period: Sequence[str]


@dataclass(frozen=True, slots=True)
class Block:
    """The figures of one table in reading order: of each the position of its row in `rows`, of its column
    in `columns`, and of its text among the readings.
    """

    report: str
    table: str
    group: str
    path: str
    sheet: str
    prose: bool
    rows: Rows
    columns: tuple[Column, ...]
    row: np.ndarray
    column: np.ndarray
    reading: np.ndarray


def cells_frame(blocks: Sequence[Block], known: Sequence[Reading]) -> pd.DataFrame:
    """All figures as one frame of CELLS."""
    blocks = [block for block in blocks if len(block.reading)]
    if not blocks:
        return empty(CELLS)
    sizes = [len(block.rows.row) for block in blocks]
    starts = np.cumsum([0, *sizes[:-1]])
    line = np.concatenate([block.row + start for block, start in zip(blocks, starts, strict=True)])
    block = np.repeat(np.arange(len(blocks), dtype=np.int32), [len(one.reading) for one in blocks])
    column, columns = _columns(blocks)
    reading = np.concatenate([block.reading for block in blocks])
    made: dict[str, Any] = {}
    for name in ("report", "table", "group", "path", "sheet"):
        made[name] = _taken(map(attrgetter(name), blocks), block)
    for name in ("period", "at", "no", "name", "unit", "tier"):
        made[name] = _taken(chain.from_iterable(getattr(one.rows, name) for one in blocks), line)
    for name in ("column", "kind", "key", "facet"):
        made[name] = _taken(map(attrgetter(name), columns), column)
    row = np.fromiter(chain.from_iterable(one.rows.row for one in blocks), np.int64)[line]
    made["row"] = _whole(row)
    made["cell"] = _cell_names(row, column, columns)
    for name in ("total", "quote"):
        flags = chain.from_iterable(getattr(one.rows, name) for one in blocks)
        made[name] = np.fromiter(flags, np.bool_)[line]
    made["prose"] = np.fromiter(map(attrgetter("prose"), blocks), np.bool_)[block]
    made["as_printed"] = np.fromiter(map(attrgetter("as_printed"), columns), np.bool_)[column]
    made |= _contents(reading, known)
    return pd.DataFrame({name: made[name] for name in CELLS})


def _columns(blocks: Sequence[Block]) -> tuple[np.ndarray, list[Column]]:
    """Of every figure the place of its column among all columns, and these."""
    places: dict[Column, int] = {}
    parts = []
    for block in blocks:
        own = [places.setdefault(column, len(places)) for column in block.columns]
        parts.append(np.array(own, dtype=np.int32)[block.column])
    return np.concatenate(parts), list(places)


def _taken(texts: Iterable[str], places: np.ndarray) -> pd.Series[Any]:
    """The text at each of `places`, as codes in the order of the alphabet."""
    codes, known = pd.factorize(np.array(list(texts), dtype=object))
    order = np.argsort(known, kind="stable")
    alphabetic = np.empty(len(known), dtype=np.int32)
    alphabetic[order] = np.arange(len(known), dtype=np.int32)
    return coded(alphabetic[codes][places], known[order].tolist())


def _cell_names(row: np.ndarray, column: np.ndarray, columns: Sequence[Column]) -> pd.Series[Any]:
    """Names of cells as in a sheet (F4)."""
    width = int(row.max()) + 1
    codes, places = pd.factorize(column.astype(np.int64) * width + row)
    names = (f"{columns[place // width].letter}{place % width}" for place in places.tolist())
    return _taken(names, codes)


def _contents(reading: np.ndarray, known: Sequence[Reading]) -> dict[str, Any]:
    """Text, state and numbers of every figure."""

    def number(end: int, of: Callable[[Number], int]) -> pd.arrays.IntegerArray:
        found = [one.numbers[end] if len(one.numbers) > end else None for one in known]
        there = np.array([isinstance(one, Number) for one in found], dtype=np.bool_)
        values = np.array([of(one) if isinstance(one, Number) else 0 for one in found], dtype=np.int64)
        return _whole(values[reading], ~there[reading])

    return {
        "text": _taken((one.text for one in known), reading),
        "state": _taken((one.state for one in known), reading),
        "value": number(0, lambda one: one.micro),
        "decimals": number(0, lambda one: one.decimals),
        "up_to": number(1, lambda one: one.micro),
    }


def _whole(values: np.ndarray, missing: np.ndarray | None = None) -> pd.arrays.IntegerArray:
    mask = np.zeros(len(values), dtype=np.bool_) if missing is None else missing
    return pd.arrays.IntegerArray(values, mask)
