"""The groups of a composite: points as bars inside the outline of the maximum."""

from __future__ import annotations

from generator.messages import charts as words
from generator.pages.charts import pen, rows
from generator.pages.charts.kind import ChartKind, Data, Still
from generator.pages.charts.scale import from_zero, numbers

_FIGURES = {
    "order": "number of the row, from the top",
    "group": "the group's short name",
    "value": "its points, or None",
    "maximum": "the most points that the group can have",
    "label": "points and maximum as printed (18/20), or why there are none",
}


def still(data: Data) -> Still:
    """What `spec` draws of `data`."""
    figures = data["figures"]
    scale = from_zero(numbers(figures["value"], figures["maximum"]))
    parts, zero = [], scale(0)
    for order, group, value, maximum, label in zip(*(figures[name] for name in _FIGURES), strict=True):
        y = int(order or 0) * rows.ROW
        for look, points in (("bar", value), ("frame", maximum)):
            if isinstance(points, int | float):
                parts.append(pen.bar(look, zero, scale(points), y + rows.BAR_TOP, rows.BAR))
        parts.append(rows.still_name(y, group, str(label)))
    height = len(figures["order"]) * rows.ROW
    parts.append(rows.still_axis(height, scale, words.POINTS_AXIS))
    return Still("".join(parts), height + rows.AXIS)


KIND = ChartKind("composite", {"figures": _FIGURES}, still)
