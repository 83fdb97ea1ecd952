"""Rows that fit a phone: the name and the value above the bar, not beside it.

Each row of a chart is a band of `order`, cut into lanes of one line each: the name and the value
(lane 0), the bar (lane 1), and in a comparison one lane per target below.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

import altair as alt

from generator.domain.targets import NO_TARGET
from generator.messages import charts as words
from generator.messages.labels import STATUS_SIGNS, STATUSES
from generator.pages.charts.inks import INK, PAPER, ref
from generator.pages.charts.spec import encoded

FIGURES, TARGETS = alt.NamedData("figures"), alt.NamedData("targets")

LANE = 17
"""Height of a lane, in pixels."""

NAME_LANE, BAR_LANE = "0", "1"

TARGET_COLUMNS = {
    "order": "number of the row of `figures` that the target belongs to",
    "issuer": "who assigned it, in words, short",
    "target": "the target's value, in the unit of measure of the figure; None draws nothing",
    "label": "the target in words, as printed (for instance: at least 70 %)",
    "status": "the verdict of this target on the row's figure, one of domain.targets.STATUSES",
}


def by(field: str) -> alt.EncodingSortField:
    """Order after `field`; the operation is one that holds across layers with different data."""
    return alt.EncodingSortField(field, op="min")


def y() -> alt.Y:
    """Rows from the top in their order."""
    return alt.Y(
        "order:O", axis=None, sort=by("order"), scale=alt.Scale(paddingInner=0.15, paddingOuter=0.05)
    )


def lane() -> alt.YOffset:
    """The line inside the row: the field `lane` that each layer computes."""
    return alt.YOffset("lane:O", sort=by("lane"), scale=alt.Scale(paddingInner=0, paddingOuter=0))


def height() -> alt.Step:
    """As many lines as there are rows and lanes."""
    return alt.Step(step=LANE, **{"for": "offset"})


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


def name(expression: str, beside: str, weight: str = "'normal'") -> alt.Chart:
    """The row's name, cut where the text of `beside` (an expression) needs the room."""
    mark = (
        alt.Chart(FIGURES)
        .transform_calculate(lane=NAME_LANE, name=expression, beside=beside)
        .mark_text(
            align="left",
            baseline="middle",
            fontSize=13,
            fontWeight=alt.ExprRef(weight),
            color=ref(INK),
            limit=alt.ExprRef("max(60, width - 14 - 7 * length(datum.beside))"),
        )
    )
    return encoded(mark, x=alt.value(0), y=y(), yOffset=lane(), text="name:N")


def beside(expression: str) -> alt.Chart:
    """The text at the right end of the row's first line."""
    mark = (
        alt.Chart(FIGURES)
        .transform_calculate(lane=NAME_LANE, beside=expression)
        .mark_text(align="right", baseline="middle", fontSize=12, fontWeight="bold", color=ref(INK))
    )
    return encoded(mark, x=alt.value("width"), y=y(), yOffset=lane(), text="beside:N")


def ticks(x: alt.X) -> tuple[alt.Chart, alt.Chart]:
    """Upright ticks at the targets, across the bar, with a light edge so that they show on it."""
    base = alt.Chart(TARGETS).transform_calculate(lane=BAR_LANE, sign=SIGN_AND_WORD)
    place = {"x": x, "y": y(), "yOffset": lane()}
    edge = base.mark_tick(thickness=5, bandSize=LANE, opacity=1, color=ref(PAPER))
    tick = base.mark_tick(thickness=2.5, bandSize=LANE, opacity=1, color=ref(INK))
    return encoded(edge, **place), encoded(tick, **place, tooltip=target_tooltip())


def target_tooltip() -> list[alt.Tooltip]:
    """What a target says when touched."""
    return [
        alt.Tooltip("issuer:N", title=words.ISSUER),
        alt.Tooltip("label:N", title=words.TARGET),
        alt.Tooltip("sign:N", title=words.STATUS),
    ]
