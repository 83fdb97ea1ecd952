"""Columns of figures as the lines of a CSV file, whole columns at a time and a block of rows at a time.

A column of text is a few words many times over. It is held as codes and its words; the words are quoted once,
and columns that stand side by side are joined where there are but few combinations of their words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from generator.domain.quantities import MICRO

ROWS = 25_000
"""Rows that are held as text at once: with twice as many a process needs 80 MB more, and no less time."""

_MOST = 2_000
"""Combinations of words that are worth joining; more cost more than the columns one by one."""

_REPLACED = {"null_handling": "replace", "null_replacement": ""}
_Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Words:
    """Text of one column or of several side by side: for each row the number of its words, CSV already."""

    codes: _Array
    words: pa.StringArray


@dataclass(frozen=True, slots=True)
class Figures:
    """A column of whole numbers; `gone` tells which are empty, `notation` how the others are written."""

    numbers: _Array
    gone: _Array
    notation: str


WHOLE, SIX, SHORT = "whole", "six", "short"
"""Notations: as it is; millionths with six decimals; millionths with no more decimals than they take."""

Column = Words | Figures


def coded(column: pd.Series[Any]) -> tuple[_Array, list[str]]:
    """A column of text, categorical or not, or of flags: its codes and words. No cell is missing."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.codes.to_numpy(), column.cat.categories.tolist()
    if column.dtype == bool:
        return column.to_numpy().view(np.int8), ["false", "true"]
    codes, found = pd.factorize(column)
    return codes, found.tolist()


def text_column(column: pd.Series[Any]) -> Words:
    """A column of text or of flags."""
    codes, found = coded(column)
    return Words(codes, pa.array([quoted(word) for word in found], pa.string()))


def named_column(column: pd.Series[Any], names: Mapping[str, str]) -> Words:
    """A column of ids, and one of their names beside it."""
    codes, found = coded(column)
    used = np.zeros(len(found), bool)
    used[codes] = True
    pairs = zip(found, used.tolist(), strict=True)
    both = [f"{quoted(word)},{quoted(names[word])}" if here else "" for word, here in pairs]
    return Words(codes, pa.array(both, pa.string()))


def number_column(column: pd.Series[Any], notation: str) -> Column:
    """A column of Int64; one that is all empty is a word, the empty one."""
    gone = column.isna().to_numpy()
    if gone.all():
        return Words(np.zeros(len(gone), np.int8), pa.array([""]))
    return Figures(column.to_numpy(np.int64, na_value=0), gone, notation)


def cut(block: pa.StringArray, places: Sequence[int]) -> list[bytes]:
    """The text of lines from each of `places` to the next; the first of them is the first line."""
    _, offsets, data = block.buffers()
    ends = np.frombuffer(offsets, np.int32)[block.offset :][np.asarray(places) - places[0]].tolist()
    text = memoryview(data)
    return [bytes(text[start:end]) for start, end in pairwise(ends)]


def quoted(text: str) -> str:
    """A cell as CSV wants it."""
    if not any(mark in text for mark in ',"\n\r'):
        return text
    return '"' + text.replace('"', '""') + '"'


def header_line(names: Sequence[str]) -> bytes:
    """The first line of a file."""
    return (",".join(quoted(name) for name in names) + "\n").encode()


def lines(columns: Sequence[Column]) -> pa.StringArray:
    """A line of CSV for each row, with its end: comma, LF, quotes only where needed."""
    parts: list[pa.Array] = []
    beside: Words | None = None
    for column in columns:
        if isinstance(column, Figures):
            parts += [*_decoded(beside), _written(column)]
            beside = None
        else:
            joined = beside and _joined(beside, column)
            parts += [] if joined else _decoded(beside)
            beside = joined or column
    parts += _decoded(beside)
    parts[-1] = pc.binary_join_element_wise(parts[-1], "\n", "", **_REPLACED)
    return pc.binary_join_element_wise(*parts, ",", **_REPLACED)


def _joined(left: Words, right: Words) -> Words | None:
    """Two columns as one, unless there are too many combinations of their words."""
    if len(left.words) * len(right.words) > _MOST:
        left, right = _used(left), _used(right)
    rows, columns = len(left.words), len(right.words)
    if rows * columns > _MOST:
        return None
    first, second = np.divmod(np.arange(rows * columns), columns)
    words = pc.binary_join_element_wise(left.words.take(first), right.words.take(second), ",")
    return Words(left.codes.astype(np.int64) * columns + right.codes, words)


def _used(column: Words) -> Words:
    """The same without the words that no row has."""
    codes, found = pd.factorize(column.codes)
    return Words(codes, column.words.take(found))


def _decoded(column: Words | None) -> list[pa.StringArray]:
    return [] if column is None else [column.words.take(column.codes)]


def _written(column: Figures) -> pa.StringArray:
    """Figures as text, null where they are empty."""
    numbers, gone = column.numbers, column.gone
    if column.notation == SHORT and not (numbers % MICRO).any():
        numbers = numbers // MICRO
    elif column.notation != WHOLE:
        text = exact(numbers, gone).cast(pa.string())
        return text if column.notation == SIX else pc.utf8_rtrim(pc.utf8_rtrim(text, "0"), ".")
    return pa.array(numbers, mask=gone).cast(pa.string())


def exact(numbers: _Array, gone: _Array) -> pa.Array:
    """Millionths as decimals of six places; null where `gone`."""
    wide = np.empty((len(numbers), 2), np.int64)  # 128 bits in two's complement, the low half first
    wide[:, 0] = numbers
    np.right_shift(numbers, 63, out=wide[:, 1])
    there = pa.py_buffer(np.packbits(~gone, bitorder="little")) if gone.any() else None
    return pa.Array.from_buffers(pa.decimal128(19, 6), len(numbers), [there, pa.py_buffer(wide)])
