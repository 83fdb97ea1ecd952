"""Units by rank, as Vega draws them."""

from __future__ import annotations

from typing import Any

import altair as alt

from generator.messages import charts as words
from generator.pages.charts import rows as pixels
from generator.pages.charts.inks import INK, PAPER, STATUS_INKS
from generator.pages.charts.specs import rows
from generator.pages.charts.specs.base import Y, encoded, finished, ref, status_scale

_NAME = "(isValid(datum.rank) ? datum.rank + '. ' : '') + datum.unit"
_WEIGHT = "datum.marked ? 'bold' : 'normal'"


def spec() -> dict[str, Any]:
    """Bars of `value` from zero, and ticks at the targets."""
    texts = rows.name(_NAME, rows.VERDICT, weight=_WEIGHT), rows.beside(rows.VERDICT)
    layers = (_bars(), _frames(), *rows.target_ticks(_x("target")), *texts)
    return finished(layers, (PAPER, *STATUS_INKS), below=pixels.AXIS)


def _x(field: str) -> alt.X:
    return rows.x(field, words.RANKING_AXIS)


def _bars() -> alt.Chart:
    base = alt.Chart(rows.FIGURES).transform_calculate(sign=rows.SIGN_AND_WORD)
    return encoded(
        rows.bars(base, "value", _x("value")),
        color=alt.Color("status:N", scale=status_scale(), legend=None),
        tooltip=[
            alt.Tooltip("unit:N", title=words.UNIT),
            alt.Tooltip("label:N", title=words.VALUE),
            alt.Tooltip("sign:N", title=words.STATUS),
        ],
    )


def _frames() -> alt.Chart:
    """A line under the row of a marked unit."""
    base = (
        alt.Chart(rows.FIGURES)
        .transform_filter("datum.marked")
        .transform_calculate(
            top=f"{rows.TOP} + {pixels.BAR_TOP + pixels.BAR + 3}",
            bottom=f"{rows.TOP} + {pixels.BAR_TOP + pixels.BAR + 3}",
        )
        .mark_rule(strokeWidth=2, color=ref(INK))
    )
    return encoded(base, x=alt.value(0), x2=alt.value("width"), y=Y)
