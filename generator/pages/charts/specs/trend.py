"""A figure over time, as Vega draws it."""

from __future__ import annotations

from typing import Any

import altair as alt

from generator.messages import charts as words
from generator.pages.charts.inks import BAR, INK, PAPER, SOFT
from generator.pages.charts.specs import rows
from generator.pages.charts.specs.base import encoded, finished, ref
from generator.pages.charts.trend import ABOVE, BELOW, LEFT, LINES, PLOT, TICKS

_DASHES = ([1, 0], [7, 4], [2, 3], [9, 3, 2, 3])
_NEAR = "datum.order <= datum.middle ? 'left' : 'right'"


def spec() -> dict[str, Any]:
    """A line of `value` from zero, and for each issuer a level line at `target` in each period."""
    return finished((*_targets(), *_figures()), (BAR, PAPER), above=ABOVE, below=BELOW)


def _x(position: float = 0.5) -> alt.X:
    return alt.X(
        "order:O",
        axis=None,
        bandPosition=position,
        scale=alt.Scale(
            type="band",
            paddingInner=0,
            paddingOuter=0,
            rangeMin=alt.ExprRef(f"width * {LEFT}"),
            rangeMax=alt.ExprRef("width"),
        ),
    )


def _y(field: str) -> alt.Y:
    return alt.Y(
        f"{field}:Q",
        title=None,
        scale=alt.Scale(zero=True, nice=True),
        axis=alt.Axis(
            tickCount=TICKS,
            labelAlign="left",
            labelPadding=0,
        ),
    )


def _figures() -> tuple[alt.Chart, ...]:
    base = alt.Chart(rows.FIGURES)
    place = {"x": _x(), "y": _y("value")}
    tooltip = [alt.Tooltip("period:N", title=words.PERIOD), alt.Tooltip("label:N", title=words.VALUE)]
    line = base.mark_line(color=ref(BAR), strokeWidth=2.5, strokeCap="round")
    points = base.mark_point(  # those without a number are there to be touched
        filled=True, size=78, opacity=alt.ExprRef("datum.shown ? 1 : 0"), color=ref(BAR), stroke=ref(PAPER)
    )
    shown = base.transform_filter("datum.shown && isValid(datum.value)").mark_text(
        align="center", baseline="alphabetic", dy=-10, fontSize=11, fontWeight="bold", color=ref(INK)
    )
    axis = base.transform_filter("datum.tick !== ''").mark_text(
        align="center", baseline="alphabetic", fontSize=11, color=ref(SOFT)
    )
    return (
        encoded(line, **place),
        encoded(points, **place, tooltip=tooltip),
        encoded(shown, **place, text="label:N"),
        encoded(axis, x=_x(), y=alt.value(PLOT + 16), text="tick:N"),
    )


def _targets() -> tuple[alt.Chart, ...]:
    tooltip = [
        alt.Tooltip("issuer:N", title=words.ISSUER),
        alt.Tooltip("label:N", title=words.TARGET),
    ]
    base = alt.Chart(rows.TARGETS).transform_filter("isValid(datum.target)")
    dash = alt.StrokeDash(
        "line:O", legend=None, scale=alt.Scale(domain=list(range(LINES)), range=[list(d) for d in _DASHES])
    )
    level = base.mark_rule(strokeWidth=2, color=ref(INK))
    riser = base.transform_window(
        before="lag(target)", last="lag(order)", groupby=["line"], sort=[alt.SortField("order")]
    ).transform_filter("datum.last === datum.order - 1 && datum.before !== datum.target")
    steps = riser.mark_rule(strokeWidth=2, color=ref(INK))
    channels = {"y": _y("target"), "strokeDash": dash}
    return (
        encoded(level, x=_x(0), x2=alt.X2("order", bandPosition=1), **channels, tooltip=tooltip),
        encoded(steps, x=_x(0), y=_y("before"), y2=alt.Y2("target"), strokeDash=dash),
    )
