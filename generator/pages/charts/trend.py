"""A figure over like periods: a line with points, and the targets that held in each period."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

import altair as alt

from generator.messages import charts as words
from generator.pages.charts import rows
from generator.pages.charts.inks import BAR, INK, PAPER, ref
from generator.pages.charts.kind import ChartKind
from generator.pages.charts.spec import encoded, finished

_FIGURES = {
    "order": "number of the period, from the earliest; a period without a figure has its row too",
    "period": "the period in words, short; broken at its spaces",
    "value": "the figure, in its unit of measure; None leaves a gap in the line",
    "label": "the figure in words, as printed",
}

_TARGETS = {
    "order": "number of the period in `figures`",
    "period": "the period in words, as in `figures`",
    "issuer": "who assigned the target, in words, short; several of one value in one row, with commas",
    "target": "the value that held in the whole period",
    "label": "the target in words, as printed",
}

_HEIGHT = 220


@cache
def spec() -> dict[str, Any]:
    """A line of `value` from zero, and for each period a level line at each `target`."""
    return finished((*_targets(), *_figures()), _HEIGHT, (BAR, PAPER))


def _x() -> alt.X:
    return alt.X(
        "period:N",
        title=None,
        sort=rows.by("order"),
        scale=alt.Scale(type="band", paddingInner=0, paddingOuter=0),
        axis=alt.Axis(
            labelAngle=0,
            labelOverlap=True,
            labelSeparation=4,
            labelExpr="split(datum.label, ' ')",
            grid=False,
        ),
    )


def _y(field: str) -> alt.Y:
    return alt.Y(
        f"{field}:Q",
        title=words.VALUE_AXIS,
        scale=alt.Scale(zero=True, nice=True),
        axis=alt.Axis(tickCount=5),
    )


def _figures() -> tuple[alt.Chart, ...]:
    base = alt.Chart(rows.FIGURES)
    place = {"x": _x(), "y": _y("value")}
    tooltip = [alt.Tooltip("period:N", title=words.PERIOD), alt.Tooltip("label:N", title=words.VALUE)]
    line = base.mark_line(color=ref(BAR), strokeWidth=2.5)
    points = base.mark_point(filled=True, size=70, opacity=1, color=ref(BAR), stroke=ref(PAPER))
    last = (
        base.transform_filter("isValid(datum.value)")
        .transform_joinaggregate(last="max(order)")
        .transform_filter("datum.order === datum.last")
        .mark_text(align="right", dx=10, dy=-12, fontSize=12, fontWeight="bold", color=ref(INK))
    )
    return (
        encoded(line, **place),
        encoded(points, **place, tooltip=tooltip),
        encoded(last, **place, text="label:N"),
    )


def _targets() -> tuple[alt.Chart, ...]:
    """The level lines, and who assigned them: at the left end, the second highest at the right end."""
    tooltip = [
        alt.Tooltip("period:N", title=words.PERIOD),
        alt.Tooltip("issuer:N", title=words.ISSUER),
        alt.Tooltip("label:N", title=words.TARGET),
    ]
    level = alt.Chart(rows.TARGETS).mark_tick(
        thickness=2, opacity=1, width=alt.RelativeBandSize(1), color=ref(INK)
    )
    return (
        encoded(level, x=_x(), y=_y("target"), tooltip=tooltip),
        _issuers("datum.number !== 2 && datum.order === datum.first", "left", 0),
        _issuers("datum.number === 2 && datum.order === datum.last", "right", "width"),
    )


def _issuers(which: str, align: Literal["left", "right"], x: int | Literal["width"]) -> alt.Chart:
    """Issuer and target beside the line: above the two highest, below the others."""
    mark = (
        alt.Chart(rows.TARGETS)
        .transform_joinaggregate(
            first="min(order)", last="max(order)", highest="max(target)", groupby=["issuer"]
        )
        .transform_window(
            number="dense_rank()",
            sort=[alt.SortField("highest", order="descending"), alt.SortField("issuer")],
        )
        .transform_filter(which)
        .transform_calculate(text="datum.issuer + ': ' + datum.label")
        .mark_text(
            align=align,
            baseline="middle",
            dy=alt.ExprRef("datum.number < 3 ? -8 : 9"),
            fontSize=11,
            color=ref(INK),
            limit=alt.ExprRef("width"),
        )
    )
    return encoded(mark, x=alt.value(x), y=_y("target"), text="text:N")


KIND = ChartKind("trend", _FIGURES, _TARGETS, spec)
