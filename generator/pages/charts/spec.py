"""From Altair layers to the spec that the site serves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from generator.messages import charts as words
from generator.pages.charts.inks import GRID, INK, SOFT, parameters, ref

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
"""Without the patch version, which would change the bytes of every spec with each update."""

_FONT = "system-ui, sans-serif"


def encoded(mark: alt.Chart, **channels: Any) -> alt.Chart:
    """`mark` with its channels: altair's own `encode`, whose type says nothing."""
    made: alt.Chart = mark.encode(**channels)
    return made


def finished(layers: Sequence[alt.Chart], height: alt.Step | int, inks: Sequence[str]) -> dict[str, Any]:
    """The spec of `layers` as wide as its place, with the colours `inks` that they name, validated.

    Raises altair's SchemaValidationError when the chart is not valid Vega-Lite.
    """
    names = dict.fromkeys((INK, SOFT, GRID, *inks))
    made = (
        alt.LayerChart(layer=list(layers))
        .add_params(*parameters(names))
        .properties(width="container", height=height, background="transparent", padding=4)
        .configure(font=_FONT, locale=_locale())
        .configure_view(stroke=None)
        .configure_axis(
            domain=False,
            ticks=False,
            labelPadding=6,
            gridColor=ref(GRID),
            labelColor=ref(SOFT),
            titleColor=ref(SOFT),
            labelFontSize=11,
            titleFontSize=11,
            titleFontWeight="normal",
        )
        .configure_legend(labelColor=ref(INK), titleColor=ref(SOFT), labelFontSize=12, titleFontSize=11)
    )
    return {**made.to_dict(), "$schema": SCHEMA}


def _locale() -> alt.Locale:
    """Numbers and dates in Vietnamese, so that whoever draws the spec need not know."""
    number: dict[str, Any] = dict(words.NUMBER_LOCALE)
    time: dict[str, Any] = dict(words.TIME_LOCALE)
    return alt.Locale(number=alt.NumberLocale(**number), time=alt.TimeLocale(**time))
