"""Where a unit stands among its peers, as Vega draws it."""

from __future__ import annotations

from typing import Any

import altair as alt

from generator.messages import charts as words
from generator.pages.charts import rows as pixels
from generator.pages.charts.inks import BAR, GRID, INK, PAPER
from generator.pages.charts.specs import rows
from generator.pages.charts.specs.base import Y, encoded, finished, ref
from generator.pages.charts.strip import MIDDLE


def spec() -> dict[str, Any]:
    """The peers as points on one scale for all rows, which does not begin at zero."""
    names = (
        rows.name("datum.indicator", "datum.label", source=_SOURCE),
        rows.beside("datum.label", source=_SOURCE),
    )
    layers = (_rails(), _peers(), *rows.target_ticks(_x("target")), _averages(), _own(), *names)
    return finished(layers, (BAR, PAPER), below=pixels.AXIS)


_SOURCE = alt.NamedData("rows")
_LINE = f"{rows.TOP} + {MIDDLE}"


def _x(field: str) -> alt.X:
    return rows.x(field, words.RATE_AXIS, alt.Scale(zero=False, nice=True))


def _rails() -> alt.Chart:
    base = alt.Chart(_SOURCE).transform_calculate(top=_LINE).mark_rule(color=ref(GRID))
    return encoded(base, x=alt.value(0), x2=alt.value("width"), y=Y)


def _peers() -> alt.Chart:
    base = (
        alt.Chart(rows.FIGURES)
        .transform_filter("isValid(datum.value)")
        .transform_calculate(top=_LINE)
        .mark_point(
            filled=True,
            size=alt.ExprRef("datum.marked ? 150 : 64"),
            fill=ref(BAR),
            fillOpacity=alt.ExprRef("datum.marked ? 1 : 0.55"),
            stroke=ref(INK),
            strokeWidth=alt.ExprRef("datum.marked ? 2 : 0"),
            opacity=1,
        )
    )
    tooltip = [
        alt.Tooltip("unit:N", title=words.UNIT),
        alt.Tooltip("value:Q", title=words.VALUE, format=",.2~f"),
    ]
    return encoded(base, x=_x("value"), y=Y, tooltip=tooltip)


def _averages() -> alt.Chart:
    base = (
        alt.Chart(_SOURCE)
        .transform_filter("isValid(datum.average)")
        .transform_calculate(top=f"{rows.TOP} + {MIDDLE}")
        .mark_point(
            shape="diamond", size=110, filled=True, fill=ref(PAPER), stroke=ref(INK), strokeWidth=2, opacity=1
        )
    )
    return encoded(base, x=_x("average"), y=Y, tooltip=[alt.Tooltip("said:N", title=words.PEERS)])


def _own() -> alt.Chart:
    base = (
        alt.Chart(_SOURCE)
        .transform_calculate(top=_LINE)
        .mark_point(size=200, filled=True, fill=ref(INK), stroke=ref(PAPER), strokeWidth=1, opacity=1)
    )
    tooltip = [alt.Tooltip("indicator:N", title=words.INDICATOR), alt.Tooltip("label:N", title=words.VALUE)]
    return encoded(base, x=_x("value"), y=Y, tooltip=tooltip)
