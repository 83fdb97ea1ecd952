"""What a figure was and what it is, as Vega draws it."""

from __future__ import annotations

from typing import Any

import altair as alt

from generator.messages import charts as words
from generator.pages.charts import rows as pixels
from generator.pages.charts.change import MIDDLE
from generator.pages.charts.inks import BAR, INK, PAPER, SOFT
from generator.pages.charts.specs import rows
from generator.pages.charts.specs.base import Y, encoded, finished, ref


def spec() -> dict[str, Any]:
    """From `before` to `value` on one scale from zero."""
    place = rows.x("value", words.VALUE_AXIS)
    was = rows.x("before", words.VALUE_AXIS)
    base = alt.Chart(rows.FIGURES).transform_calculate(top=f"{rows.TOP} + {MIDDLE}")
    tooltip = [alt.Tooltip("name:N", title=words.NAME), alt.Tooltip("label:N", title=words.CHANGE)]
    between = base.mark_rule(strokeWidth=3, color=ref(SOFT))
    old = base.mark_point(size=110, filled=True, fill=ref(PAPER), stroke=ref(INK), strokeWidth=2, opacity=1)
    new = base.mark_point(size=130, filled=True, fill=ref(BAR), stroke=ref(PAPER), opacity=1)
    layers = (
        encoded(between, x=was, x2=alt.X2("value"), y=Y),
        encoded(old, x=was, y=Y, tooltip=tooltip),
        encoded(new, x=place, y=Y, tooltip=tooltip),
        rows.name("datum.name", "datum.label"),
        rows.beside("datum.label"),
    )
    return finished(layers, (BAR, PAPER), below=pixels.AXIS)
