"""Rows that fit a phone: the name and the value above the bar, not beside it.

Every row is as high as ROW and begins with the line of its name (left) and value (right), over the bar.
Spec and still picture share the numbers below, all in pixels.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import altair as alt

from generator.domain.targets import NO_TARGET
from generator.messages import charts as words
from generator.messages.labels import STATUS_SIGNS, STATUSES
from generator.pages.charts import pen
from generator.pages.charts.inks import INK, PAPER, ref
from generator.pages.charts.kind import Cell
from generator.pages.charts.scale import Scale, tick_texts, ticks
from generator.pages.charts.spec import Y2, Y, encoded

FIGURES, TARGETS = alt.NamedData("figures"), alt.NamedData("targets")

ROW, NAME, BAR_TOP, BAR = 42, 14, 20, 14
"""Height of a row; below its top the line of its name and the bar, and the bar's thickness."""

LANE = 17
"""Height of a line of text below a bar."""

AXIS, LABELS, TITLE = 34, 15, 30
"""Height kept for the axis below the rows, and in it the lines of its numbers and of its title."""

TICKS = 4
"""About how many numbers an axis has."""

TARGET_COLUMNS = {
    "order": "number of the row of `figures` that the target belongs to",
    "issuer": "who assigned it, in words, short",
    "target": "the target's value, in the unit of measure of the figure; None draws nothing",
    "label": "the target in words, as printed (for instance: at least 70 %)",
    "status": "the verdict of this target on the row's figure, one of domain.targets.STATUSES",
}

TOP = f"datum.order * {ROW}"
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


def sign_and_word(status: Cell) -> str:
    """A status in sign and word."""
    return f"{STATUS_SIGNS[str(status)]} {STATUSES[str(status)]}"


def verdict(value: Cell, label: Cell, status: Cell) -> str:
    """What VERDICT says, without Vega."""
    if value is None:
        return sign_and_word(status)
    return f"{label}" if status == NO_TARGET else f"{label}  {sign_and_word(status)}"


def x(field: str, title: str, scale: alt.Scale | None = None, grid: bool = False) -> alt.X:
    """The axis across: it is labelled at its ends without leaving the picture."""
    return alt.X(
        f"{field}:Q",
        title=title,
        scale=alt.Scale(zero=True, nice=False) if scale is None else scale,
        axis=alt.Axis(
            grid=grid, tickCount=TICKS, labelFlush=True, labelOverlap=False, titleAnchor="start", titleX=0
        ),
    )


def bars(data: alt.Chart, field: str, place: alt.X, top: str = TOP) -> alt.Chart:
    """Bars from zero to `field`, of the rows that have it."""
    base = data.transform_filter(f"isValid(datum.{field})").transform_calculate(
        top=f"{top} + {BAR_TOP}", bottom=f"{top} + {BAR_TOP + BAR}"
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
        .transform_calculate(top=f"{top} + {NAME}", name=expression, beside=beside)
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
        .transform_calculate(top=f"{top} + {NAME}", beside=expression)
        .mark_text(align="right", baseline="alphabetic", fontSize=12, fontWeight="bold", color=ref(INK))
    )
    return encoded(mark, x=alt.value("width"), y=Y, text="beside:N")


def target_ticks(place: alt.X, top: str = TOP, color: alt.Color | None = None) -> tuple[alt.Chart, alt.Chart]:
    """Upright ticks at the targets, across the bar, with a light edge so that they show on it."""
    base = (
        alt.Chart(TARGETS)
        .transform_filter("isValid(datum.target)")
        .transform_calculate(
            top=f"{top} + {BAR_TOP - 2}", bottom=f"{top} + {BAR_TOP + BAR + 2}", sign=SIGN_AND_WORD
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


def still_name(y: float, said: object, value: str, bold: bool = False) -> str:
    """The line of a row's name and value, in a still picture."""
    room = pen.PHONE - 10 - pen.width(value, 12)
    return pen.text("b" if bold else "n", 0, y + NAME, said, room=room) + pen.text("v", 1, y + NAME, value)


def still_ticks(y: float, targets: Sequence[tuple[float, str]]) -> str:
    """The ticks of one row's targets in a still picture: where each lies, and its look."""
    return "".join(pen.tick(part, y + BAR_TOP - 2, BAR + 4, look) for part, look in targets)


def still_axis(y: float, scale: Scale, title: str, grid: bool = False) -> str:
    """The numbers and the title of an axis whose rows end at `y`."""
    parts = []
    values = ticks(scale, TICKS)
    for value, said in zip(values, tick_texts(values), strict=True):
        place = scale(value)
        look = "a" if place <= 0.01 else "ae" if place >= 0.99 else "am"
        if grid:
            parts.append(pen.line("grid", place, 0, place, y))
        parts.append(pen.text(look, place, y + LABELS, said))
    return "".join(parts) + pen.text("a", 0, y + TITLE, title)
