"""From Altair layers to the spec that the site serves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import altair as alt

from generator.domain.targets import STATUSES
from generator.messages import charts as words
from generator.pages.charts.inks import FONT, GRID, INK, LIGHT, SOFT, STATUS_INKS
from generator.pages.charts.pen import PHONE

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
"""Without the patch version, which would change the bytes of every spec with each update."""

Y, Y2 = alt.Y("top:Q", scale=None, axis=None), alt.Y2("bottom")
"""Down, positions are pixels that each layer computes as `top` and `bottom`: as in the still picture."""


def encoded(mark: alt.Chart, **channels: Any) -> alt.Chart:
    """`mark` with its channels: altair's own `encode`, whose type says nothing."""
    made: alt.Chart = mark.encode(**channels)
    return made


def finished(
    layers: Sequence[alt.Chart], inks: Sequence[str], above: int = 0, below: int = 0
) -> dict[str, Any]:
    """The spec of `layers` with the colours `inks` that they name, validated.

    `above` and `below`: pixels kept for the axes. Whoever draws it sets the width, and the height between
    them. Nothing is fitted to its place ("container") or to the size of texts, so that the chart stays as
    high as the still picture. Raises altair's SchemaValidationError when the chart is not valid Vega-Lite.
    """
    names = dict.fromkeys((INK, SOFT, GRID, *inks))
    made = (
        alt.LayerChart(layer=list(layers))
        .add_params(*parameters(names))
        .properties(
            width=PHONE,
            height=0,
            background="transparent",
            autosize="none",
            padding={"top": above, "bottom": below, "left": 0, "right": 0},
        )
        .configure(font=FONT, locale=_locale())
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
    )
    return {**made.to_dict(), "$schema": SCHEMA}


def _locale() -> alt.Locale:
    """Numbers and dates in Vietnamese, so that whoever draws the spec need not know."""
    number: dict[str, Any] = dict(words.NUMBER_LOCALE)
    time: dict[str, Any] = dict(words.TIME_LOCALE)
    return alt.Locale(number=alt.NumberLocale(**number), time=alt.TimeLocale(**time))


def ref(name: str) -> alt.ExprRef:
    """A reference to the colour `name` in a mark or an axis."""
    return alt.ExprRef(name)


def parameters(names: Iterable[str]) -> list[alt.Parameter]:
    """The parameters that a spec declares for the colours it names."""
    return [alt.param(name=name, value=LIGHT[name]) for name in names]


def status_scale(inks: tuple[str, ...] = STATUS_INKS) -> alt.Scale:
    """The colour of each status: the domain is stated, so that colours never hang on the data."""
    return alt.Scale(domain=list(STATUSES), range=[ref(ink) for ink in inks])
