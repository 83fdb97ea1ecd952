"""Which charts stand on the page of a unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.domain.frames import Row
from generator.domain.periods import SPAN
from generator.domain.units import TIERS
from generator.pages import drawings, strip_drawing
from generator.pages.atlas import Atlas
from generator.pages.charts import Chart


def subject_charts(atlas: Atlas, rows: Sequence[Row], newest: str, first: bool) -> Iterator[Chart]:
    """The figures of one period, of the unit's `newest` also where it stands and what changed; of its `first`
    subject alone, for the tables of all of them stand on the page.
    """
    drawn = [drawings.comparison(atlas, rows)] if first else []
    if first and rows[0].period == newest:
        drawn += [strip_drawing.strip(atlas, rows), drawings.change(atlas, rows)]
    return (chart for chart in drawn if chart is not None)


def widest_tier(atlas: Atlas, unit: str) -> str:
    """The widest tier that a unit has figures at: over time its page tells these alone, its history all."""
    return min((tier for tier, _ in atlas.courses.get(unit, {})), key=TIERS.index, default="")


def trends(atlas: Atlas, unit: str, widest: bool) -> Iterator[Chart]:
    """Every figure that two like periods or more have: those of the `widest` tier, or those of the others."""
    tier = widest_tier(atlas, unit)
    for (own, _), kinds in atlas.courses.get(unit, {}).items():
        for kind, rows in kinds.items() if (own == tier) == widest else ():
            if kind != SPAN and len(rows) > 1 and (chart := drawings.course(atlas, rows)) is not None:
                yield chart
