"""The layers that charts of rows have in common; `charts/rows.py` says where they lie."""

from __future__ import annotations

import json
from collections.abc import Mapping

import altair as alt

from generator.domain.targets import NO_TARGET
from generator.messages import charts as words
from generator.messages.labels import STATUS_SIGNS, STATUSES
from generator.pages.charts import rows as pixels
from generator.pages.charts.inks import INK, PAPER
from generator.pages.charts.specs.base import Y2, Y, encoded, ref

FIGURES, TARGETS = alt.NamedData("figures"), alt.NamedData("targets")


TOP = f"datum.order * {pixels.ROW}"
"""A Vega expression: the top of a row of which every one is as high as the next."""


def lookup(field: str, words_by_key: Mapping[str, str]) -> str:
    """A Vega expression: the word for the key that stands in `field`."""
    return f"{json.dumps(dict(words_by_key), ensure_ascii=False)}[datum.{field}]"


SIGN = lookup("status", STATUS_SIGNS)
SIGN_AND_WORD = f"{SIGN} + ' ' + {lookup('status', STATUSES)}"
VERDICT = (
    "!isValid(datum.value) ? " + SIGN_AND_WORD + " : "
    f"datum.status === '{NO_TARGET}' ? datum.label : datum.label + '  ' + " + SIGN_AND_WORD
)
"""Value, sign and word of a row that has a status; the word alone where there is no value."""


def x(field: str, title: str, scale: alt.Scale | None = None, grid: bool = False) -> alt.X:
    """The axis across: it is labelled at its ends without leaving the picture."""
    return alt.X(
        f"{field}:Q",
        title=title,
        scale=alt.Scale(zero=True, nice=False) if scale is None else scale,
        axis=alt.Axis(
            grid=grid,
            tickCount=pixels.TICKS,
            labelFlush=True,
            labelOverlap=False,
            titleAnchor="start",
            titleX=0,
        ),
    )


def bars(data: alt.Chart, field: str, place: alt.X, top: str = TOP) -> alt.Chart:
    """Bars from zero to `field`, of the rows that have it."""
    base = data.transform_filter(f"isValid(datum.{field})").transform_calculate(
        top=f"{top} + {pixels.BAR_TOP}", bottom=f"{top} + {pixels.BAR_TOP + pixels.BAR}"
    )
    return encoded(base.mark_rect(), x=place, x2=alt.datum(0), y=Y, y2=Y2)


def name(
    expression: str,
    beside: str,
    top: str = TOP,
    weight: str = "'normal'",
    source: alt.NamedData = FIGURES,
) -> alt.Chart:
    """The row's name, cut where the text of `beside` (an expression) needs the room."""
    mark = (
        alt.Chart(source)
        .transform_calculate(top=f"{top} + {pixels.NAME}", name=expression, beside=beside)
        .mark_text(
            align="left",
            baseline="alphabetic",
            fontSize=13,
            fontWeight=alt.ExprRef(weight),
            color=ref(INK),
            limit=alt.ExprRef("max(60, width - 14 - 7 * length(datum.beside))"),
        )
    )
    return encoded(mark, x=alt.value(0), y=Y, text="name:N")


def beside(expression: str, top: str = TOP, source: alt.NamedData = FIGURES) -> alt.Chart:
    """The text at the right end of the row's first line."""
    mark = (
        alt.Chart(source)
        .transform_calculate(top=f"{top} + {pixels.NAME}", beside=expression)
        .mark_text(align="right", baseline="alphabetic", fontSize=12, fontWeight="bold", color=ref(INK))
    )
    return encoded(mark, x=alt.value("width"), y=Y, text="beside:N")


def target_ticks(place: alt.X, top: str = TOP, color: alt.Color | None = None) -> tuple[alt.Chart, alt.Chart]:
    """Upright ticks at the targets, across the bar, with a light edge so that they show on it."""
    base = (
        alt.Chart(TARGETS)
        .transform_filter("isValid(datum.target)")
        .transform_calculate(
            top=f"{top} + {pixels.BAR_TOP - 2}",
            bottom=f"{top} + {pixels.BAR_TOP + pixels.BAR + 2}",
            sign=SIGN_AND_WORD,
        )
    )
    channels = {"x": place, "y": Y, "y2": Y2}
    edge = encoded(base.mark_rule(strokeWidth=5, color=ref(PAPER)), **channels)
    tick = base.mark_rule(strokeWidth=3, color=ref(INK))
    if color is not None:
        channels["color"] = color
    return edge, encoded(tick, **channels, tooltip=target_tooltip())


def target_tooltip() -> list[alt.Tooltip]:
    """What a target says when touched."""
    return [
        alt.Tooltip("issuer:N", title=words.ISSUER),
        alt.Tooltip("label:N", title=words.TARGET),
        alt.Tooltip("sign:N", title=words.STATUS),
    ]
