"""When the figures of a page last changed: a date out of the data, never the clock."""

from __future__ import annotations

from collections.abc import Iterable

from generator.domain.corrections import Correction
from generator.domain.frames import Row
from generator.pages.atlas import Atlas


def site_change(atlas: Atlas) -> str:
    """The last change of anything on the site (ISO date), empty without reports."""
    return _latest(atlas, atlas.reports, atlas.dataset.corrections)


def figures_change(atlas: Atlas, rows: Iterable[Row], corrections: Iterable[Correction] = ()) -> str:
    """The last change of the figures in `rows`, and of those that `corrections` are about."""
    return counted_change(atlas, {(row.report_period, row.report) for row in rows}, corrections)


def counted_change(
    atlas: Atlas, reports: Iterable[tuple[str, str]], corrections: Iterable[Correction] = ()
) -> str:
    """The last change of figures that stand in `reports` (period, id), and of those corrected."""
    return _latest(atlas, reports, corrections)


def reports_change(atlas: Atlas, reports: Iterable[tuple[str, str]]) -> str:
    """The last change of whole reports, named by (period, id)."""
    keys = set(reports)
    return _latest(atlas, keys, [c for c in atlas.dataset.corrections if (c.period, c.report) in keys])


def _latest(atlas: Atlas, reports: Iterable[tuple[str, str]], corrections: Iterable[Correction]) -> str:
    """A report counts from the day it is dated, or, undated, from the end of its period."""
    dates = [
        atlas.reports[key].date or atlas.dataset.periods[key[0]].end.isoformat()
        for key in reports
        if key in atlas.reports
    ]
    return max([*dates, *(correction.date for correction in corrections)], default="")
