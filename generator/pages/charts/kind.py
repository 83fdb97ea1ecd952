"""What a kind of chart is, what a chart is, and its data as a page carries it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.pages.escaping import one_line

Cell = str | int | float | None
Columns = Mapping[str, tuple[Cell, ...]]
"""A data set column by column; every column has the same length. None is a figure that is missing."""


@dataclass(frozen=True, slots=True)
class ChartKind:
    """A kind of chart; its spec has no data, and draws the data sets `figures` and `targets`.

    `figures` and `targets` map the name of each column to what stands in it. `spec` returns the same
    dict each time: read it, do not change it.
    """

    id: str
    figures: Mapping[str, str]
    targets: Mapping[str, str]
    spec: Callable[[], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart on one page: data of a kind, its title, and in words what there is to see."""

    kind: str
    title: str
    alternative: str
    figures: Columns
    targets: Columns


_UNSAFE = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def data_json(kind: ChartKind, figures: Columns, targets: Columns) -> str:
    r"""The data of a chart, to stand inside `<script type="application/json">` as it is.

    `<`, `>`, `&` and the line separators of JavaScript are written `\uXXXX`, so that no text can end
    the script, start a tag or a comment. ValueError when the columns are not those of the kind, in
    any order, when they differ in length, or when a number is not finite.
    """
    data = {
        "figures": _checked(kind.id, "figures", kind.figures, figures),
        "targets": _checked(kind.id, "targets", kind.targets, targets),
    }
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.translate(_UNSAFE)


def _checked(kind: str, name: str, declared: Mapping[str, str], given: Columns) -> dict[str, list[Cell]]:
    if set(given) != set(declared):
        raise ValueError(f"{kind}.{name} has the columns {sorted(given)}, not {sorted(declared)}")
    if len({len(column) for column in given.values()}) > 1:
        raise ValueError(f"{kind}.{name} has columns of different lengths")
    return {column: [_cleaned(cell) for cell in given[column]] for column in declared}


def _cleaned(cell: Cell) -> Cell:
    return one_line(cell) if isinstance(cell, str) else cell
