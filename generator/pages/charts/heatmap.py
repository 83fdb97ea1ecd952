"""Units by columns (indicators, or periods): the value and the status of each in a cell."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import altair as alt

from generator.messages import charts as words
from generator.messages.labels import STATUS_SIGNS, STATUSES
from generator.pages.charts import rows
from generator.pages.charts.inks import INK, PAPER, STATUS_TINTS, ref, status_scale
from generator.pages.charts.kind import ChartKind
from generator.pages.charts.spec import encoded, finished

_FIGURES = {
    "unit_order": "number of the unit's row, from the top",
    "unit": "the unit's name",
    "column_order": "number of the column, from the left",
    "column": "the column's heading: an indicator's short name or a period; broken at its spaces",
    "value": "the figure, in its unit of measure, or None; not drawn, shown when touched",
    "label": "the figure in words, as short as the cell (no unit of measure); may be empty",
    "status": "the state or verdict that colours the cell, one of domain.targets.STATUSES",
}

_ROW, _CELL, _SHIFT = 52, 32, 9
"""Height of a row and of its cells, and how far the cells stand below the row's middle, in pixels."""

_LINES, _LINE = 4, 13
"""Lines of a column's heading, and their height in pixels."""

_HEADING = (
    f"slice(split(substring('{' ' * (_LINES - 1)}', 0, {_LINES} - length(split(datum.label, ' ')))"
    f" + datum.label, ' '), 0, {_LINES})"
)
"""A Vega expression: a word per line, the last one on the lowest line."""

_SIZE = "bandwidth('x') < 34 ? 9 : 11"
"""A Vega expression: the size of a cell's text, after the room it has."""

_WORDS = {status: f"{STATUS_SIGNS[status]} {word}" for status, word in STATUSES.items()}


@cache
def spec() -> dict[str, Any]:
    """Cells under the name of their unit; each holds its value and the sign of its status."""
    layers = (_cells(), _text("label", _SHIFT - 7), _text("sign", _SHIFT + 8), _names())
    return finished(layers, alt.Step(_ROW), (PAPER, *STATUS_TINTS))


def _x() -> alt.X:
    return alt.X(
        "column:N",
        title=None,
        sort=rows.by("column_order"),
        scale=alt.Scale(paddingInner=0, paddingOuter=0),
        axis=alt.Axis(
            orient="top",
            labelAngle=0,
            labelExpr=_HEADING,
            labelLimit=90,
            labelBaseline="top",
            labelLineHeight=_LINE,
            labelPadding=_LINES * _LINE,
        ),
    )


def _y(position: float = 0.5) -> alt.Y:
    scale = alt.Scale(paddingInner=0, paddingOuter=0)
    return alt.Y("unit_order:O", axis=None, sort=rows.by("unit_order"), scale=scale, bandPosition=position)


def _cells() -> alt.Chart:
    legend = alt.Legend(
        title=words.STATUS_LEGEND,
        orient="bottom",
        columns=2,
        labelExpr=f"{json.dumps(_WORDS, ensure_ascii=False)}[datum.value]",
        symbolType="square",
        symbolSize=180,
    )
    return encoded(
        alt.Chart(rows.FIGURES)
        .transform_calculate(sign=rows.SIGN_AND_WORD)
        .mark_rect(height=_CELL, yOffset=_SHIFT, stroke=ref(PAPER), strokeWidth=2),
        x=_x(),
        y=_y(),
        fill=alt.Fill("status:N", scale=status_scale(STATUS_TINTS), legend=legend),
        tooltip=[
            alt.Tooltip("unit:N", title=words.UNIT),
            alt.Tooltip("column:N", title=words.COLUMN),
            alt.Tooltip("value:Q", title=words.VALUE, format=",.2~f"),
            alt.Tooltip("sign:N", title=words.STATUS),
        ],
    )


def _text(field: str, shift: float) -> alt.Chart:
    mark = (
        alt.Chart(rows.FIGURES)
        .transform_calculate(sign=rows.SIGN)
        .mark_text(baseline="middle", dy=shift, fontSize=alt.ExprRef(_SIZE), color=ref(INK))
    )
    return encoded(mark, x=_x(), y=_y(), text=f"{field}:N")


def _names() -> alt.Chart:
    mark = (
        alt.Chart(rows.FIGURES)
        .transform_aggregate(groupby=["unit_order", "unit"])
        .mark_text(
            align="left", baseline="middle", dy=10, fontSize=13, color=ref(INK), limit=alt.ExprRef("width")
        )
    )
    return encoded(mark, x=alt.value(0), y=_y(0), text="unit:N")


KIND = ChartKind("heatmap", _FIGURES, {}, spec)
