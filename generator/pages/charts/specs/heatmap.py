"""Units by columns, as Vega draws them."""

from __future__ import annotations

from typing import Any

import altair as alt

from generator.messages import charts as words
from generator.pages.charts.heatmap import CELL, CELL_TOP, HEAD, NAME, NARROW, ROW
from generator.pages.charts.inks import INK, PAPER, SOFT, STATUS_TINTS
from generator.pages.charts.specs import rows
from generator.pages.charts.specs.base import Y2, Y, encoded, finished, ref, status_scale

_TOP = f"datum.order * {ROW}"
_SIZE = f"datum.column_count >= {NARROW} ? 9 : 11"


def spec() -> dict[str, Any]:
    """Cells under the name of their unit; each holds its value and the sign of its status."""
    layers = (_cells(), _text("label", 14), _text("sign", 27), _names(), _heads())
    return finished(layers, (PAPER, *STATUS_TINTS), above=HEAD)


def _x() -> alt.X:
    scale = alt.Scale(type="band", paddingInner=0, paddingOuter=0)
    return alt.X("column_order:O", axis=None, scale=scale)


def _cells() -> alt.Chart:
    base = alt.Chart(rows.FIGURES).transform_calculate(
        sign=rows.SIGN_AND_WORD, top=f"{_TOP} + {CELL_TOP}", bottom=f"{_TOP} + {CELL_TOP + CELL}"
    )
    return encoded(
        base.mark_rect(stroke=ref(PAPER), strokeWidth=2),
        x=_x(),
        y=Y,
        y2=Y2,
        fill=alt.Fill("status:N", scale=status_scale(STATUS_TINTS), legend=None),
        tooltip=[
            alt.Tooltip("unit:N", title=words.UNIT),
            alt.Tooltip("column:N", title=words.COLUMN),
            alt.Tooltip("value:Q", title=words.VALUE, format=",.2~f"),
            alt.Tooltip("sign:N", title=words.STATUS),
        ],
    )


def _text(field: str, shift: int) -> alt.Chart:
    mark = (
        alt.Chart(rows.FIGURES)
        .transform_joinaggregate(column_count="distinct(column_order)")
        .transform_calculate(sign=rows.SIGN, top=f"{_TOP} + {CELL_TOP + shift}")
        .mark_text(baseline="alphabetic", fontSize=alt.ExprRef(_SIZE), color=ref(INK))
    )
    return encoded(mark, x=_x(), y=Y, text=f"{field}:N")


def _names() -> alt.Chart:
    mark = (
        alt.Chart(rows.FIGURES)
        .transform_aggregate(groupby=["order", "unit", "marked"])
        .transform_calculate(top=f"{_TOP} + {NAME}", name="(datum.marked ? '▶ ' : '') + datum.unit")
        .mark_text(
            align="left",
            baseline="alphabetic",
            fontSize=13,
            fontWeight=alt.ExprRef("datum.marked ? 'bold' : 'normal'"),
            color=ref(INK),
            limit=alt.ExprRef("width"),
        )
    )
    return encoded(mark, x=alt.value(0), y=Y, text="name:N")


def _heads() -> alt.Chart:
    mark = (
        alt.Chart(rows.FIGURES)
        .transform_aggregate(groupby=["column_order", "head"])
        .mark_text(baseline="alphabetic", fontSize=11, color=ref(SOFT))
    )
    return encoded(mark, x=_x(), y=alt.value(-6), text="head:N")
