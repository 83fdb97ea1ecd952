"""Which charts stand on the page of a unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.domain.frames import Row
from generator.domain.periods import SPAN
from generator.pages import drawings, strip_drawing
from generator.pages.atlas import Atlas
from generator.pages.charts import Chart


def subject_charts(atlas: Atlas, rows: Sequence[Row], newest: str) -> Iterator[Chart]:
    """A subject's figures of one period; of the unit's `newest` also where it stands and what changed."""
    drawn = [drawings.comparison(atlas, rows)]
    if rows[0].period == newest:
        drawn += [strip_drawing.strip(atlas, rows), drawings.change(atlas, rows)]
    return (chart for chart in drawn if chart is not None)


def trends(atlas: Atlas, unit: str) -> Iterator[Chart]:
    """Every figure of a unit that two like periods or more have."""
    for kinds in atlas.courses.get(unit, {}).values():
        for kind, rows in kinds.items():
            if kind != SPAN and len(rows) > 1 and (chart := drawings.course(atlas, rows)) is not None:
                yield chart
