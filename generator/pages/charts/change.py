"""Change between two periods: for each unit or indicator a hollow point (before) and a full one (now)."""

from __future__ import annotations

from generator.messages import charts as words
from generator.pages.charts import pen, rows
from generator.pages.charts.kind import ChartKind, Data, Key, Still
from generator.pages.charts.scale import from_zero, numbers

_FIGURES = {
    "order": "number of the row, from the top",
    "name": "the unit or the indicator",
    "before": "the figure of the period before, in its unit of measure",
    "value": "the figure of the period now",
    "label": "both figures and their difference in words, as printed",
}
MIDDLE = rows.BAR_TOP + rows.BAR // 2
_RADIUS = 6


def still(data: Data) -> Still:
    """What `spec` draws of `data`."""
    figures = data["figures"]
    scale = from_zero(numbers(figures["before"], figures["value"]))
    parts = []
    for order, name, before, value, label in zip(*(figures[column] for column in _FIGURES), strict=True):
        y = int(order or 0) * rows.ROW
        if isinstance(before, int | float) and isinstance(value, int | float):
            old, new = scale(before), scale(value)
            parts.append(pen.bar("soft", old, new, y + MIDDLE - 1.5, 3))
            parts.append(pen.dot("ring", old, y + MIDDLE, _RADIUS))
            parts.append(pen.dot("point", new, y + MIDDLE, _RADIUS))
        parts.append(rows.still_name(y, name, str(label)))
    height = len(figures["order"]) * rows.ROW
    parts.append(rows.still_axis(height, scale, words.VALUE_AXIS))
    keys = Key(pen.dot("ring", 0.5, 7, 5), words.BEFORE), Key(pen.dot("point", 0.5, 7, 6), words.NOW)
    return Still("".join(parts), height + rows.AXIS, keys)


KIND = ChartKind("change", {"figures": _FIGURES}, still)
