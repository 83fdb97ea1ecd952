"""The groups of a composite: points as bars inside the outline of the maximum."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt

from generator.messages import charts as words
from generator.pages.charts import rows
from generator.pages.charts.inks import BAR, PAPER, SOFT, ref
from generator.pages.charts.kind import ChartKind
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
    """Bars of `value` and `maximum` on one scale of points, and ticks at the targets."""
    base = alt.Chart(rows.FIGURES).transform_calculate(lane=rows.BAR_LANE)
    tooltip = [alt.Tooltip("group:N", title=words.GROUP), alt.Tooltip("label:N", title=words.VALUE)]
    place = {"y": rows.y(), "yOffset": rows.lane()}
    points = encoded(base.mark_bar(color=ref(BAR)), x=_x("value"), **place)
    outline = encoded(
        base.mark_bar(filled=False, stroke=ref(SOFT), strokeWidth=1, fill="transparent"),
        x=_x("maximum"),
        **place,
        tooltip=tooltip,
    )
    texts = rows.name("datum.group", "datum.label"), rows.beside("datum.label")
    layers = (points, outline, *rows.ticks(_x("target")), *texts)
    return finished(layers, rows.height(), (BAR, PAPER))


def _x(field: str) -> alt.X:
    return alt.X(
        f"{field}:Q",
        title=words.POINTS_AXIS,
        stack=False,
        scale=alt.Scale(zero=True, nice=False),
        axis=alt.Axis(grid=False, tickCount=5),
    )


KIND = ChartKind("composite", _FIGURES, rows.TARGET_COLUMNS, spec)
