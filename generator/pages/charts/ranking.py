"""Units by rank: a bar for each, coloured by its status, with the status in sign and word."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt

from generator.messages import charts as words
from generator.pages.charts import pen, rows
from generator.pages.charts.inks import INK, PAPER, STATUS_INKS, ref, status_scale
from generator.pages.charts.kind import ChartKind, Data, Still
from generator.pages.charts.scale import from_zero, numbers
from generator.pages.charts.spec import Y, encoded, finished

_FIGURES = {
    "order": "number of the row, from the top",
    "unit": "the unit's name",
    "rank": "its rank, or None",
    "value": "the figure, in its unit of measure, or None",
    "label": "the figure in words, as printed; not shown where the value is None",
    "status": "the state or verdict that colours the bar, one of domain.targets.STATUSES",
    "marked": "1 for the unit that the page is about or the reader chose, printed bold; otherwise 0",
}

_NAME = "(isValid(datum.rank) ? datum.rank + '. ' : '') + datum.unit"
_WEIGHT = "datum.marked ? 'bold' : 'normal'"


@cache
def spec() -> dict[str, Any]:
    """Bars of `value` from zero, and ticks at the targets."""
    texts = rows.name(_NAME, rows.VERDICT, weight=_WEIGHT), rows.beside(rows.VERDICT)
    layers = (_bars(), _frames(), *rows.target_ticks(_x("target")), *texts)
    return finished(layers, (PAPER, *STATUS_INKS), below=rows.AXIS)


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
            top=f"{rows.TOP} + {rows.BAR_TOP + rows.BAR + 3}",
            bottom=f"{rows.TOP} + {rows.BAR_TOP + rows.BAR + 3}",
        )
        .mark_rule(strokeWidth=2, color=ref(INK))
    )
    return encoded(base, x=alt.value(0), x2=alt.value("width"), y=Y)


def still(data: Data) -> Still:
    """What `spec` draws of `data`."""
    figures, targets = data["figures"], data["targets"]
    scale = from_zero(numbers(figures["value"], targets["target"]))
    ticks: dict[object, list[tuple[float, str]]] = {}
    for order, target in zip(targets["order"], targets["target"], strict=True):
        if isinstance(target, int | float):
            ticks.setdefault(order, []).append((scale(target), "ink"))
    parts, zero = [], scale(0)
    for order, unit, rank, value, label, status, marked in zip(
        *(figures[column] for column in _FIGURES), strict=True
    ):
        y = int(order or 0) * rows.ROW
        if isinstance(value, int | float):
            parts.append(pen.bar(str(status), zero, scale(value), y + rows.BAR_TOP, rows.BAR))
        if marked:
            below = y + rows.BAR_TOP + rows.BAR + 3
            parts.append(pen.line("l0", 0, below, 1, below))
        parts.append(rows.still_ticks(y, ticks.get(order, ())))
        said = unit if rank is None else f"{rank}. {unit}"
        parts.append(rows.still_name(y, said, rows.verdict(value, label, status), bool(marked)))
    height = len(figures["order"]) * rows.ROW
    parts.append(rows.still_axis(height, scale, words.RANKING_AXIS))
    return Still("".join(parts), height + rows.AXIS)


KIND = ChartKind("ranking", {"figures": _FIGURES, "targets": rows.TARGET_COLUMNS}, spec, still)
