"""The groups of a composite: points as bars inside the outline of the maximum."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt

from generator.messages import charts as words
from generator.pages.charts import pen, rows
from generator.pages.charts.inks import BAR, SOFT, ref
from generator.pages.charts.kind import ChartKind, Data, Still
from generator.pages.charts.scale import from_zero, numbers
from generator.pages.charts.spec import encoded, finished

_FIGURES = {
    "order": "number of the row, from the top",
    "group": "the group's short name",
    "value": "its points, or None",
    "maximum": "the most points that the group can have",
    "label": "points and maximum as printed (18/20), or why there are none",
}


@cache
def spec() -> dict[str, Any]:
    """Bars of `value` and `maximum` on one scale of points."""
    tooltip = [alt.Tooltip("group:N", title=words.GROUP), alt.Tooltip("label:N", title=words.VALUE)]
    points = rows.bars(alt.Chart(rows.FIGURES), "value", _x("value")).mark_rect(color=ref(BAR))
    outline = rows.bars(alt.Chart(rows.FIGURES), "maximum", _x("maximum")).mark_rect(
        filled=False, stroke=ref(SOFT), strokeWidth=1, fill="transparent"
    )
    texts = rows.name("datum.group", "datum.label"), rows.beside("datum.label")
    return finished((points, encoded(outline, tooltip=tooltip), *texts), (BAR,), below=rows.AXIS)


def _x(field: str) -> alt.X:
    return rows.x(field, words.POINTS_AXIS)


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


KIND = ChartKind("composite", {"figures": _FIGURES}, spec, still)
