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
    """The figures of one period, of the unit's `newest` also where it stands; of its `first` subject alone,
    for the tables of all of them stand on the page.
    """
    drawn = [drawings.comparison(atlas, rows)] if first else []
    if first and rows[0].period == newest:
        drawn.append(strip_drawing.strip(atlas, rows))
    return (chart for chart in drawn if chart is not None)


def widest_tier(atlas: Atlas, unit: str) -> str:
    """The widest tier that a unit has figures at: over time its page tells these alone, its history all."""
    return min(_tiers(atlas, unit), key=TIERS.index, default="")


def trends(atlas: Atlas, unit: str) -> Iterator[Chart]:
    """Every figure that two like periods or more have, of a unit with one tier."""
    return _courses(atlas, unit) if len(_tiers(atlas, unit)) == 1 else iter(())


def other_charts(atlas: Atlas, unit: str) -> Iterator[Chart]:
    """What stands on the page of its history: what changed last, the courses that its own page has not."""
    newest = next((p for p in atlas.latest_first if p in atlas.trail.latest.get(unit, ())), "")
    tier = widest_tier(atlas, unit)
    rows = [row for row in atlas.by_unit.get(unit, ()) if (row.period, row.tier) == (newest, tier)]
    if rows and (chart := drawings.change(atlas, rows)) is not None:
        yield chart
    if len(_tiers(atlas, unit)) > 1:
        yield from _courses(atlas, unit)


def _tiers(atlas: Atlas, unit: str) -> set[str]:
    return {tier for tier, _ in atlas.courses.get(unit, {})}


def _courses(atlas: Atlas, unit: str) -> Iterator[Chart]:
    for kinds in atlas.courses.get(unit, {}).values():
        for kind, rows in kinds.items():
            if kind != SPAN and len(rows) > 1 and (chart := drawings.course(atlas, rows)) is not None:
                yield chart
