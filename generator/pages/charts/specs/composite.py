"""Points by group against their maxima, as Vega draws them."""

from __future__ import annotations

from typing import Any

import altair as alt

from generator.messages import charts as words
from generator.pages.charts import rows as pixels
from generator.pages.charts.inks import BAR, SOFT
from generator.pages.charts.specs import rows
from generator.pages.charts.specs.base import encoded, finished, ref


def spec() -> dict[str, Any]:
    """Bars of `value` and `maximum` on one scale of points."""
    tooltip = [alt.Tooltip("group:N", title=words.GROUP), alt.Tooltip("label:N", title=words.VALUE)]
    points = rows.bars(alt.Chart(rows.FIGURES), "value", _x("value")).mark_rect(color=ref(BAR))
    outline = rows.bars(alt.Chart(rows.FIGURES), "maximum", _x("maximum")).mark_rect(
        filled=False, stroke=ref(SOFT), strokeWidth=1, fill="transparent"
    )
    texts = rows.name("datum.group", "datum.label"), rows.beside("datum.label")
    return finished((points, encoded(outline, tooltip=tooltip), *texts), (BAR,), below=pixels.AXIS)


def _x(field: str) -> alt.X:
    return rows.x(field, words.POINTS_AXIS)
