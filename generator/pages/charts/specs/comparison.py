"""A unit's indicators under one another, as Vega draws them."""

from __future__ import annotations

from typing import Any

import altair as alt

from generator.messages import charts as words
from generator.pages.charts import rows as pixels
from generator.pages.charts.comparison import CEILING, FLOOR, LINES
from generator.pages.charts.inks import BAR, INK, PAPER, STATUS_INKS
from generator.pages.charts.specs import rows
from generator.pages.charts.specs.base import Y, encoded, finished, ref, status_scale

_LINE_TOP = f"datum.y + {LINES + 13} + datum.line * {pixels.LANE}"
_TARGET_TEXT = f"{rows.SIGN_AND_WORD} + ': ' + datum.label + ' (' + datum.issuer + ')'"
_PEERS_TEXT = f"'{words.PEERS_SIGN} ' + datum.label"


def spec() -> dict[str, Any]:
    """Bars of `value`, ticks at `target` and signs at `average`, between 0 and 100 % at least."""
    tooltip = [alt.Tooltip("indicator:N", title=words.INDICATOR), alt.Tooltip("label:N", title=words.VALUE)]
    bars = rows.bars(alt.Chart(rows.FIGURES), "value", _x("value"), "datum.y").mark_rect(color=ref(BAR))
    color = alt.Color("status:N", scale=status_scale(), legend=None)
    texts = (
        rows.name("datum.indicator", "datum.label", "datum.y"),
        rows.beside("datum.label", "datum.y"),
        _lines(alt.Chart(rows.TARGETS), _TARGET_TEXT),
        _lines(alt.Chart(alt.NamedData("peers")), _PEERS_TEXT),
    )
    ticks = rows.target_ticks(_x("target"), "datum.y", color)
    layers = (encoded(bars, tooltip=tooltip), *ticks, _averages(), *texts)
    return finished(layers, (BAR, PAPER, *STATUS_INKS), below=pixels.AXIS)


def _x(field: str) -> alt.X:
    domain = alt.DomainUnionWith(unionWith=[FLOOR, CEILING])
    return rows.x(field, words.RATE_AXIS, alt.Scale(domain=domain, nice=False))


def _averages() -> alt.Chart:
    base = (
        alt.Chart(alt.NamedData("peers"))
        .transform_calculate(top=f"datum.y + {pixels.BAR_TOP + pixels.BAR / 2}")
        .mark_point(
            shape="diamond", size=110, filled=True, fill=ref(PAPER), stroke=ref(INK), strokeWidth=2, opacity=1
        )
    )
    return encoded(base, x=_x("average"), y=Y, tooltip=[alt.Tooltip("label:N", title=words.PEERS)])


def _lines(base: alt.Chart, text: str) -> alt.Chart:
    mark = base.transform_calculate(top=_LINE_TOP, text=text).mark_text(
        align="left", baseline="alphabetic", fontSize=12, color=ref(INK), limit=alt.ExprRef("width")
    )
    return encoded(mark, x=alt.value(0), y=Y, text="text:N")
