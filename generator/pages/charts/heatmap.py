"""Units by columns (indicators, or periods): the value and the status of each in a cell."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt

from generator.messages import charts as words
from generator.messages.labels import STATUS_SIGNS
from generator.messages.labels import STATUSES as WORDS
from generator.pages.charts import pen, rows
from generator.pages.charts.inks import INK, PAPER, SOFT, STATUS_TINTS, ref, status_scale
from generator.pages.charts.kind import ChartKind, Data, Key, Still
from generator.pages.charts.spec import Y2, Y, encoded, finished

_FIGURES = {
    "order": "number of the unit's row, from the top",
    "unit": "the unit's name",
    "marked": "1 for the unit that the reader chose, printed bold; otherwise 0",
    "column_order": "number of the column, from the left",
    "column": "the column's name in full: an indicator or a period",
    "head": "what stands above the column: its name, or a number that the key explains",
    "value": "the figure, in its unit of measure, or None; not drawn, shown when touched",
    "label": "the figure in words, as short as the cell (no unit of measure); may be empty",
    "status": "the state or verdict that colours the cell, one of domain.targets.STATUSES",
}

HEAD, ROW, NAME, CELL_TOP, CELL = 20, 54, 14, 19, 32
"""Height of the line of headings and of a row; in it the line of its name, top and height of the cells."""

_TOP = f"datum.order * {ROW}"
_NARROW = 11
"""From so many columns on, the letters in the cells are smaller."""

_SIZE = f"datum.column_count >= {_NARROW} ? 9 : 11"


@cache
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


def still(data: Data) -> Still:
    """What `spec` draws of `data`."""
    figures = data["figures"]
    count = len(set(figures["column_order"])) or 1
    size = "d" if count >= _NARROW else "c"
    names: dict[int, str] = {}
    heads: dict[int, tuple[str, str]] = {}
    parts = []
    for order, unit, marked, place, column, head, _, label, status in zip(
        *(figures[name] for name in _FIGURES), strict=True
    ):
        row, across = int(order or 0), int(place or 0)
        if row not in names:
            names[row] = ("▶ " if marked else "") + str(unit)
            top = HEAD + row * ROW + NAME
            parts.append(pen.text("b" if marked else "n", 0, top, names[row], room=pen.PHONE))
        heads.setdefault(across, (str(head), str(column)))
        top, middle = HEAD + row * ROW + CELL_TOP, (across + 0.5) / count
        parts.append(pen.bar(f"{status}-t", across / count, (across + 1) / count, top, CELL))
        if label:
            parts.append(pen.text(size, middle, top + 14, label))
        parts.append(pen.text(size, middle, top + 27, STATUS_SIGNS[str(status)]))
    for across, (head, _) in heads.items():
        parts.append(pen.text("am", (across + 0.5) / count, HEAD - 6, head))
    seen = set(figures["status"])
    keys = [
        Key(pen.bar(f"{status}-t", 0, 1, 0, 14) + pen.text("c", 0.5, 11, STATUS_SIGNS[status]), word)
        for status, word in WORDS.items()
        if status in seen
    ]
    numbered = [(head, column) for head, column in heads.values() if head.isdigit() and head != column]
    keys += [Key(pen.text("am", 0.5, 11, head), column) for head, column in numbered]
    return Still("".join(parts), HEAD + len(names) * ROW, tuple(keys))


KIND = ChartKind("heatmap", {"figures": _FIGURES}, spec, still)
