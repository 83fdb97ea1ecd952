"""Which charts stand on the page of a unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.domain.frames import Row
from generator.pages import drawings
from generator.pages.atlas import Atlas, group
from generator.pages.charts import Chart


def subject_charts(atlas: Atlas, rows: Sequence[Row]) -> Iterator[Chart]:
    """A subject's figures of one period; of the unit's newest also where it stands and what changed."""
    drawn = [drawings.comparison(atlas, rows)]
    theirs = {row.period for row in atlas.by_unit.get(rows[0].unit, ())}
    if rows[0].period == next(period for period in atlas.latest_first if period in theirs):
        drawn += [drawings.strip(atlas, rows), drawings.change(atlas, rows)]
    return (chart for chart in drawn if chart is not None)


def trends(atlas: Atlas, rows: Sequence[Row]) -> Iterator[Chart]:
    """Every figure of a unit that two like periods or more have."""
    for series in group(rows, "tier", "indicator").values():
        kinds: dict[str, list[Row]] = {}
        for row in series:
            kinds.setdefault(atlas.dataset.periods[row.period].kind, []).append(row)
        for alike in kinds.values():
            if len(alike) > 1 and (chart := drawings.trend(atlas, alike)) is not None:
                yield chart
