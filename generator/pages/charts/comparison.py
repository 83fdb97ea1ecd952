"""A unit's indicators under one another: a bar for each, and below it a tick for each target."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt

from generator.messages import charts as words
from generator.pages.charts import rows
from generator.pages.charts.inks import BAR, INK, STATUS_INKS, ref, status_scale
from generator.pages.charts.kind import ChartKind
from generator.pages.charts.spec import encoded, finished

_FIGURES = {
    "order": "number of the row, from the top",
    "indicator": "the indicator's short name",
    "value": "the rate in percent, or None",
    "label": "the rate in words, as printed, or why there is none",
}


@cache
def spec() -> dict[str, Any]:
    """Bars of `value` and labelled ticks at `target`, between 0 and 100 % at least."""
    texts = rows.name("datum.indicator", "datum.label"), rows.beside("datum.label")
    layers = (_bars(), *texts, *_targets())
    return finished(layers, rows.height(), (BAR, *STATUS_INKS))


def _x(field: str, domain: Any = alt.Undefined) -> alt.X:
    return alt.X(
        f"{field}:Q",
        title=words.RATE_AXIS,
        stack=False,
        scale=alt.Scale(domain=domain, nice=False),
        axis=alt.Axis(grid=False, tickCount=5),
    )


def _bars() -> alt.Chart:
    return encoded(
        alt.Chart(rows.FIGURES).transform_calculate(lane=rows.BAR_LANE).mark_bar(color=ref(BAR)),
        x=_x("value", alt.DomainUnionWith(unionWith=[0, 100])),
        y=rows.y(),
        yOffset=rows.lane(),
        tooltip=[
            alt.Tooltip("indicator:N", title=words.INDICATOR),
            alt.Tooltip("label:N", title=words.VALUE),
        ],
    )


def _targets() -> tuple[alt.Chart, alt.Chart]:
    """Each target on a lane of its own, so that two of the same value do not cover one another."""
    base = (
        alt.Chart(rows.TARGETS)
        .transform_window(number="row_number()", groupby=["order"])
        .transform_calculate(
            lane="datum.number + 1",
            sign=rows.SIGN_AND_WORD,
            text=f"{rows.SIGN} + ' ' + datum.issuer + ': ' + datum.label",
        )
    )
    place = {"x": _x("target"), "y": rows.y(), "yOffset": rows.lane()}
    tick = encoded(
        base.mark_tick(thickness=4, bandSize=rows.LANE, opacity=1),
        **place,
        color=alt.Color("status:N", scale=status_scale(), legend=None),
        tooltip=rows.target_tooltip(),
    )
    text = base.mark_text(
        align=alt.ExprRef("datum.target > 50 ? 'right' : 'left'"),
        dx=alt.ExprRef("datum.target > 50 ? -6 : 6"),
        limit=alt.ExprRef("width * max(datum.target, 100 - datum.target) / 100 - 8"),
        baseline="middle",
        fontSize=12,
        color=ref(INK),
    )
    return tick, encoded(text, **place, text="text:N")


KIND = ChartKind("comparison", _FIGURES, rows.TARGET_COLUMNS, spec)
