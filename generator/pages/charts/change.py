"""Change between two periods: for each unit or indicator a hollow point (before) and a full one (now)."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt

from generator.messages import charts as words
from generator.pages.charts import pen, rows
from generator.pages.charts.inks import BAR, INK, PAPER, SOFT, ref
from generator.pages.charts.kind import ChartKind, Data, Key, Still
from generator.pages.charts.scale import from_zero, numbers
from generator.pages.charts.spec import Y, encoded, finished

_FIGURES = {
    "order": "number of the row, from the top",
    "name": "the unit or the indicator",
    "before": "the figure of the period before, in its unit of measure",
    "value": "the figure of the period now",
    "label": "both figures and their difference in words, as printed",
}
_MIDDLE = rows.BAR_TOP + rows.BAR // 2
_RADIUS = 6


@cache
def spec() -> dict[str, Any]:
    """From `before` to `value` on one scale from zero."""
    place = rows.x("value", words.VALUE_AXIS)
    was = rows.x("before", words.VALUE_AXIS)
    base = alt.Chart(rows.FIGURES).transform_calculate(top=f"{rows.TOP} + {_MIDDLE}")
    tooltip = [alt.Tooltip("name:N", title=words.NAME), alt.Tooltip("label:N", title=words.CHANGE)]
    between = base.mark_rule(strokeWidth=3, color=ref(SOFT))
    old = base.mark_point(size=110, filled=True, fill=ref(PAPER), stroke=ref(INK), strokeWidth=2, opacity=1)
    new = base.mark_point(size=130, filled=True, fill=ref(BAR), stroke=ref(PAPER), opacity=1)
    layers = (
        encoded(between, x=was, x2=alt.X2("value"), y=Y),
        encoded(old, x=was, y=Y, tooltip=tooltip),
        encoded(new, x=place, y=Y, tooltip=tooltip),
        rows.name("datum.name", "datum.label"),
        rows.beside("datum.label"),
    )
    return finished(layers, (BAR, PAPER), below=rows.AXIS)


def still(data: Data) -> Still:
    """What `spec` draws of `data`."""
    figures = data["figures"]
    scale = from_zero(numbers(figures["before"], figures["value"]))
    parts = []
    for order, name, before, value, label in zip(*(figures[column] for column in _FIGURES), strict=True):
        y = int(order or 0) * rows.ROW
        if isinstance(before, int | float) and isinstance(value, int | float):
            old, new = scale(before), scale(value)
            parts.append(pen.bar("soft", old, new, y + _MIDDLE - 1.5, 3))
            parts.append(pen.dot("ring", old, y + _MIDDLE, _RADIUS))
            parts.append(pen.dot("point", new, y + _MIDDLE, _RADIUS))
        parts.append(rows.still_name(y, name, str(label)))
    height = len(figures["order"]) * rows.ROW
    parts.append(rows.still_axis(height, scale, words.VALUE_AXIS))
    keys = Key(pen.dot("ring", 0.5, 7, 5), words.BEFORE), Key(pen.dot("point", 0.5, 7, 6), words.NOW)
    return Still("".join(parts), height + rows.AXIS, keys)


KIND = ChartKind("change", {"figures": _FIGURES}, spec, still)
