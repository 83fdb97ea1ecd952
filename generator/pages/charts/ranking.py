"""Units by rank: a bar for each, coloured by its status, with the status in sign and word."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt

from generator.messages import charts as words
from generator.pages.charts import rows
from generator.pages.charts.inks import PAPER, STATUS_INKS, status_scale
from generator.pages.charts.kind import ChartKind
from generator.pages.charts.spec import encoded, finished

_FIGURES = {
    "order": "number of the row, from the top",
    "unit": "the unit's name",
    "rank": "its rank, or None",
    "value": "the figure, in its unit of measure, or None",
    "label": "the figure in words, as printed; not shown where the value is None",
    "status": "the state or verdict that colours the bar, one of domain.targets.STATUSES",
    "marked": "1 for the unit that the page is about, which is printed bold; otherwise 0",
}

_NAME = "(isValid(datum.rank) ? datum.rank + '. ' : '') + datum.unit"
_WEIGHT = "datum.marked ? 'bold' : 'normal'"


@cache
def spec() -> dict[str, Any]:
    """Bars of `value` from zero, and ticks at the targets."""
    texts = rows.name(_NAME, rows.VERDICT, _WEIGHT), rows.beside(rows.VERDICT)
    layers = (_bars(), *rows.ticks(_x("target")), *texts)
    return finished(layers, rows.height(), (PAPER, *STATUS_INKS))


def _x(field: str) -> alt.X:
    return alt.X(
        f"{field}:Q",
        title=words.RANKING_AXIS,
        stack=False,
        scale=alt.Scale(zero=True, nice=False),
        axis=alt.Axis(grid=False, tickCount=4),
    )


def _bars() -> alt.Chart:
    base = alt.Chart(rows.FIGURES).transform_calculate(lane=rows.BAR_LANE, sign=rows.SIGN_AND_WORD)
    return encoded(
        base.mark_bar(),
        x=_x("value"),
        y=rows.y(),
        yOffset=rows.lane(),
        color=alt.Color("status:N", scale=status_scale(), legend=None),
        tooltip=[
            alt.Tooltip("unit:N", title=words.UNIT),
            alt.Tooltip("label:N", title=words.VALUE),
            alt.Tooltip("sign:N", title=words.STATUS),
        ],
    )


KIND = ChartKind("ranking", _FIGURES, rows.TARGET_COLUMNS, spec)
