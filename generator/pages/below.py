"""The units below a unit, side by side: on its own page, or, where they are many, on a page of their own."""

from __future__ import annotations

from collections.abc import Iterator

from generator.domain.pages import Page
from generator.domain.units import TIERS, Unit
from generator.messages.pages import CAPTIONS, DESCRIPTIONS, TITLES
from generator.pages import links
from generator.pages.atlas import Atlas, group
from generator.pages.figure_tables import units_by_indicators
from generator.pages.last_change import figures_change
from generator.pages.tables import Table
from generator.pages.templates import page

MOST = 10
"""Units that stand on the page of the unit above them: thirty departments and districts weigh as much as a
tenth of it."""


def stand_apart(atlas: Atlas, unit: Unit) -> bool:
    """Whether the units below have a page of their own."""
    return len(atlas.dataset.units.children.get(unit.id, ())) > MOST


def tables(atlas: Atlas, here: str, unit: Unit, period: str) -> Iterator[Table]:
    """The units below by their figures of a period, for each tier that they report at."""
    below = [
        row
        for child in atlas.dataset.units.children.get(unit.id, ())
        for row in atlas.by_unit.get(child, ())
        if row.period == period and row.tier != "all"
    ]
    for tier, rows in sorted(group(below, "tier").items(), key=lambda item: TIERS.index(item[0])):
        first = rows[0].indicator
        ranks = {row.unit: row.rank or 10**9 for row in rows if row.indicator == first}
        rows.sort(key=lambda row: ranks.get(row.unit, 10**9))
        caption = CAPTIONS["children"].format(unit=atlas.subject(unit.id, tier), period=atlas.period(period))
        table = units_by_indicators(atlas, here, rows, caption)
        if table is not None:
            yield table


def below_page(atlas: Atlas, unit: Unit) -> Iterator[Page]:
    """The page of the units below; none where they stand on the unit's own."""
    if not stand_apart(atlas, unit):
        return
    here = links.below(unit.id)
    children = atlas.dataset.units.children[unit.id]
    latest = {period for child in children for period in atlas.trail.latest.get(child, ())}
    newest: dict[str, str] = {}
    for period in reversed(atlas.latest_first):
        if period in latest:
            newest[atlas.dataset.periods[period].kind] = period
    shown = [table for period in newest.values() for table in tables(atlas, here, unit, period)]
    rows = [
        row for child in children for row in atlas.by_unit.get(child, ()) if row.period in newest.values()
    ]
    yield page(
        atlas.dataset.site,
        here,
        "below",
        TITLES["below"].format(unit=unit.name),
        DESCRIPTIONS["below"].format(name=unit.name),
        figures_change(atlas, rows),
        crumbs=[
            links.anchor(here, f"{links.ROOT}/don-vi/", TITLES["units"]),
            atlas.unit_link(here, unit.id),
        ],
        tables=shown,
        children=[atlas.unit_link(here, child) for child in children],
    )
