"""What a kind of chart is, what a chart is, and its data as a page carries it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

from generator.messages.numbers import number
from generator.pages.escaping import one_line, script_json

Cell = str | int | float | None
Columns = Mapping[str, Sequence[Cell]]
"""A data set column by column; every column has the same length. None is a figure that is missing."""

Data = Mapping[str, Columns]
"""The data sets of a chart by name."""


class Column(tuple[Cell, ...]):
    """A column that charts of many units share: how a page writes it is worked out once."""

    @cached_property
    def text(self) -> str:
        """The column as JSON."""
        return _text(self)


@dataclass(frozen=True, slots=True)
class Key:
    """What a sign or a colour of a chart means: `sign` is a drawing of 20 by 14 pixels."""

    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class Still:
    """A chart as a picture without its frame: `body` is SVG of our own, `height` in pixels.

    Across, positions are parts of the width in percent; down, they are pixels. So one picture fits a
    phone and a desk, and its letters keep their size.
    """

    body: str
    height: int
    keys: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartKind:
    """A kind of chart: a spec without data, and a template for its still picture.

    `columns` maps the name of each data set to its columns, and each of these to what stands in it.
    `still` draws what the spec draws of the same data: values, scale and order are the same, and so is the
    height.
    """

    id: str
    columns: Mapping[str, Mapping[str, str]]
    still: Callable[[Data], Still]

    def spec_json(self) -> str:
        """The Vega-Lite spec as it is served; `charts/specs/` builds it, once for all sites."""
        built = files("generator.pages.charts").joinpath("built", f"{self.id}.json")
        return built.read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """One chart on one page: data of a kind, its title, and in words what there is to see.

    It is equal to itself alone, so that what was drawn of it can be looked up.
    """

    kind: str
    id: str
    """Its own on its page: the name of its picture's file and its place in the address."""
    title: str
    alternative: str
    data: Data
    note: str = ""
    """What it leaves out, if it does."""
    area: str = ""
    """The unit that those it names belong to, in which their names are unique."""
    shared: str = ""
    """The address of a file with its `figures`, where the pages of many units draw the same."""


def data_json(kind: ChartKind, data: Data, names: Collection[str] | None = None) -> str:
    r"""The data of a chart, to stand inside `<script type="application/json">` as it is.

    A column is a list; or, where that is shorter, {"is": cell, "n": length} for the same cell in every
    row, {"from": number, "n": length} for whole numbers one after another, {"of": cells, "each": times,
    "n": length} for cells in turn, each some times over, {"decimals": number, "after": text, "n": length}
    for the column `value` in Vietnamese notation. ValueError when the columns are not those of the
    kind, in any order, when they differ in length, or when a number is not finite. `names`: these data sets
    alone.
    """
    if data.keys() != kind.columns.keys():
        raise ValueError(f"{kind.id} has the data {sorted(data)}, not {sorted(kind.columns)}")
    sets = (
        f'"{name}":{{{_checked(kind.id, name, declared, data[name])}}}'
        for name, declared in kind.columns.items()
        if names is None or name in names
    )
    return f"{{{','.join(sets)}}}"


def _checked(kind: str, name: str, declared: Mapping[str, str], given: Columns) -> str:
    if given.keys() != declared.keys():
        raise ValueError(f"{kind}.{name} has the columns {sorted(given)}, not {sorted(declared)}")
    if len({len(column) for column in given.values()}) > 1:
        raise ValueError(f"{kind}.{name} has columns of different lengths")
    written = {column: _written(given[column]) for column in declared if column != "label"}
    said = _said(given["value"], given["label"]) if "value" in given and "label" in given else ""
    if "label" in given:
        written["label"] = said or _written(given["label"])
    return ",".join([f'"{column}":{written[column]}' for column in declared])


_LABEL = re.compile(r"\d[\d.]*(?:,(\d+))?(\D*)")


def _said(values: Sequence[Cell], labels: Sequence[Cell]) -> str:
    """How to write the labels from the values, where that says each of them; else empty."""
    first = _LABEL.fullmatch(str(labels[0])) if len(labels) >= _WORTH else None
    if first is None:
        return ""
    decimals, after = len(first[1] or ""), first[2]
    for value, label in zip(values, labels, strict=True):
        if not isinstance(value, int | float) or value < 0:
            return ""
        if f"{number(round(value * 1_000_000), decimals)}{after}" != label:
            return ""
    return _notation(decimals, after, len(labels))


@lru_cache(maxsize=256)
def _notation(decimals: int, after: str, length: int) -> str:
    return script_json({"decimals": decimals, "after": after, "n": length})


def _written(cells: Sequence[Cell]) -> str:
    """A column as it is written; pages of units that belong together share some."""
    if isinstance(cells, Column):
        return cells.text
    if cells and type(cells[0]) is float:
        return _text(cells)
    return _known(tuple(cells), tuple(map(type, cells)))


@lru_cache(maxsize=2048)
def _known(cells: tuple[Cell, ...], types: tuple[type, ...]) -> str:
    """`_text`, looked up; `types` tells 1 from 1.0."""
    return _text(cells)


def _text(cells: Sequence[Cell]) -> str:
    return script_json(_packed([one_line(cell) if isinstance(cell, str) else cell for cell in cells]))


def cleaned(cell: Cell) -> Cell:
    """A cell as pages and pictures have it: text on one line, without what is no text."""
    return one_line(cell) if isinstance(cell, str) else cell


_WORTH = 4
"""The fewest rows of a column that another way of writing makes shorter."""


def _packed(cells: list[Cell]) -> Any:
    """A column in the shortest of the ways that `data_json` tells."""
    length = len(cells)
    if length < _WORTH:
        return cells
    first = cells[0]
    if all(cell == first for cell in cells):
        return {"is": first, "n": length}
    if isinstance(first, int) and cells == list(range(first, first + length)):
        return {"from": first, "n": length}
    each = next(place for place, cell in enumerate(cells) if cell != first)
    if any(cells[place] != cells[place - place % each] for place in range(length)):
        return cells
    found = cells[::each]
    for turn in range(2, len(found) // 2 + 1):
        if len(found) % turn == 0 and found == found[:turn] * (len(found) // turn):
            found = found[:turn]
            break
    return {"of": found, "each": each, "n": length} if len(found) < length else cells
