"""The last periods side by side: of a unit by its indicators, of an indicator by units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from generator.domain.frames import Row
from generator.messages.numbers import number
from generator.messages.pages import CAPTIONS
from generator.pages import links
from generator.pages.atlas import Atlas
from generator.pages.drawings import RECENT, like, short_period
from generator.pages.figure_tables import (
    compact,
    unlinked,
)
from generator.pages.origins import (
    origin_address,
    traced,
    working_address,
)
from generator.pages.tables import Cell, Table, chip, heads, name, num
from generator.pages.unit_charts import widest_tier


def recent_tables(atlas: Atlas, here: str, unit: str) -> Iterator[Table]:
    """For each kind of period with more than one: the last of them, by indicators with targets; of the widest
    tier that the unit has figures at.
    """
    for series in _series(atlas, unit, widest_tier(atlas, unit)).values():
        last = [rows[-RECENT:] for rows in series.values()]
        periods = sorted({row.period for rows in last for row in rows}, key=atlas.age.__getitem__)[:RECENT]
        if len(periods) < 2:
            continue
        by_period: dict[str, list[Row | None]] = {period: [None] * len(last) for period in periods}
        for place, rows in enumerate(last):
            for row in rows:
                if row.period in by_period:
                    by_period[row.period][place] = row
        made = tuple(_recent_row(atlas, here, period, found) for period, found in by_period.items())
        title = atlas.kept("recent", lambda one: _short_link(atlas, here, one))
        head = (heads("period")[0][0], *(Cell(title[one], "num", True) for one in series))
        caption = CAPTIONS["recent"].format(subject=atlas.subject(unit, widest_tier(atlas, unit)))
        yield Table(caption, (head,), made)


def _series(atlas: Atlas, unit: str, tier: str) -> dict[str, dict[str, Sequence[Row]]]:
    """By kind of period: the figures of each indicator that has targets, at one tier."""
    found: dict[str, dict[str, Sequence[Row]]] = {}
    for (own, indicator), kinds in atlas.courses.get(unit, {}).items():
        if own == tier and indicator in atlas.targeted:
            for kind, rows in kinds.items():
                found.setdefault(kind, {})[indicator] = rows
    return found


def _short_link(atlas: Atlas, here: str, indicator: str) -> Markup:
    return links.anchor(here, links.indicator(indicator), atlas.dataset.indicators[indicator].short)


def _recent_row(atlas: Atlas, here: str, period: str, rows: Sequence[Row | None]) -> tuple[Cell, ...]:
    """A period's figures. What stands in one printed row is led to it from the head of the row."""
    places = {
        (row.report_period, row.report, row.table, row.row, row.row is None and row.indicator): row
        for row in rows
        if row is not None
    }
    origins = {origin_address(atlas, row) for row in places.values()}
    if len(origins) == 1:
        head, shown = traced(here, origins.pop(), atlas.period(period)), unlinked
    else:
        head = links.anchor(here, links.period(period), atlas.period(period))
        shown = compact
    return name(head), *[Cell("", "num") if row is None else num(shown(atlas, here, row)) for row in rows]


def peers_over_time(atlas: Atlas, here: str, rows: Sequence[Row], peers: str) -> Table | None:
    """Units that belong together by their last like periods, one indicator; None with fewer than two periods.

    The unit leads to the page of its periods, where each figure leads to its row in print.
    """
    found = like(atlas, rows)
    periods = list(dict.fromkeys(row.period for row in found))[-RECENT:]
    if len(periods) < 2:
        return None
    indicator = atlas.dataset.indicators[found[0].indicator]
    by_cell = {(row.unit, row.period): row for row in found}
    oldest = {row.unit: row for row in reversed(found)}
    units = sorted(oldest, key=lambda unit: (atlas.unit(unit), unit))
    made = tuple(
        (
            name(traced(here, working_address(atlas, oldest[unit]), atlas.unit(unit))),
            *(num(_plain(by_cell.get((unit, period)), indicator.decimals)) for period in periods),
        )
        for unit in units
    )
    titles = [links.anchor(here, links.period(p), short_period(atlas, p)) for p in periods]
    head = (heads("unit")[0][0], *(Cell(title, "num", True) for title in titles))
    caption = CAPTIONS["peers_recent"].format(
        indicator=indicator.name, peers=peers, unit_of_measure=indicator.unit_of_measure
    )
    return Table(caption, (head,), made)


def _plain(row: Row | None, decimals: int) -> object:
    """A figure without its unit of measure, or why there is none; nothing where there is no row."""
    if row is None:
        return ""
    return chip(row.state) if row.value is None else number(row.value, decimals)
