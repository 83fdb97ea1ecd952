"""Where a unit stands among its peers: for each indicator a line of points, its own marked."""

from __future__ import annotations

import itertools
from functools import lru_cache

from generator.messages import charts as words
from generator.pages.charts import pen, rows
from generator.pages.charts.kind import Cell, ChartKind, Data, Key, Still
from generator.pages.charts.scale import Scale, nice, numbers

_ROWS = {
    "order": "number of the row, from the top",
    "indicator": "the indicator's short name",
    "value": "the unit's own figure in percent",
    "label": "its figure and its rank in words",
    "average": "the average of all that are drawn in percent, or None",
    "said": "that average in words",
}
_FIGURES = {
    "order": "number of the row",
    "unit": "the name of a peer",
    "marked": "1 for the peer that the reader chose; otherwise 0",
    "value": "its figure in percent, or None",
}

MIDDLE = rows.BAR_TOP + rows.BAR // 2
"""The line of the points below the top of a row, in pixels."""

_WIDE = pen.SHEET // 2
"""The steps in which a peer's place is told: the points are broader, and every page carries them."""


def still(data: Data) -> Still:
    """What `spec` draws of `data`."""
    own, figures, targets = data["rows"], data["figures"], data["targets"]
    values = tuple(figures["value"])
    found = [*numbers(own["value"], own["average"], targets["target"]), *_ends(values)]
    scale = nice(Scale(min(found), max(found))) if found else Scale(0, 0)
    clouds = _clouds(tuple(figures["order"]), values, scale)
    ticks_of: dict[int, list[tuple[float, str]]] = {}
    for order, target in zip(targets["order"], targets["target"], strict=True):
        if isinstance(target, int | float):
            ticks_of.setdefault(int(order or 0), []).append((scale(target), "ink"))
    parts = []
    for order, indicator, value, label, average, _ in zip(*(own[name] for name in _ROWS), strict=True):
        row = int(order or 0)
        y = row * rows.ROW
        parts.append(pen.line("grid", 0, y + MIDDLE, 1, y + MIDDLE))
        parts.append(pen.paths({"peers": clouds.get(row, "")}, 18, y + MIDDLE - 9, _WIDE))
        parts.append(rows.still_ticks(y, ticks_of.get(row, ())))
        if isinstance(average, int | float):
            parts.append(pen.diamond("ring", scale(average), y + MIDDLE, 6))
        if isinstance(value, int | float):
            parts.append(pen.dot("own", scale(value), y + MIDDLE, 8))
        parts.append(rows.still_name(y, indicator, str(label)))
    height = len(own["order"]) * rows.ROW
    parts.append(rows.still_axis(height, scale, words.RATE_AXIS))
    return Still("".join(parts), height + rows.AXIS, _keys(any(ticks_of.values())))


@lru_cache(maxsize=64)
def _ends(values: tuple[Cell, ...]) -> list[float]:
    """The lowest and the highest of the peers' figures; all that belong together share them."""
    found = numbers(values)
    return [min(found), max(found)] if found else []


@lru_cache(maxsize=64)
def _clouds(orders: tuple[Cell, ...], values: tuple[Cell, ...], scale: Scale) -> dict[int, str]:
    """The peers of each row in one path, each a step on from the one before: there are many."""
    places: dict[int, list[int]] = {}
    for order, value in zip(orders, values, strict=True):
        if isinstance(value, int | float):
            places.setdefault(int(order or 0), []).append(round(scale(value) * _WIDE))
    return {row: _dots(sorted(set(found))) for row, found in places.items()}


def _dots(places: list[int]) -> str:
    steps = (later - before for before, later in itertools.pairwise(places))
    return f"M{places[0]} 9h0" + "".join(f"m{step} 0h0" for step in steps)


def _keys(targets: bool) -> tuple[Key, ...]:
    keys = [
        Key(pen.dot("own", 0.5, 7, 7), words.OWN),
        Key(pen.dot("peer", 0.5, 7, 4.5), words.PEER),
        Key(pen.diamond("ring", 0.5, 7, 6), words.PEERS),
    ]
    return (*keys, Key(pen.tick(0.5, 0, 14), words.TARGET)) if targets else tuple(keys)


KIND = ChartKind("strip", {"rows": _ROWS, "figures": _FIGURES, "targets": rows.TARGET_COLUMNS}, still)
