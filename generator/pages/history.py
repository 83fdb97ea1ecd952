"""A unit over time: its last periods side by side, and all of them on a page of their own.

A unit's page tells the latest period of each kind in full. What is said here of the others fits a row: the
figure, the counts behind it, the verdicts. The page of the report has the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from generator.domain.frames import Row
from generator.domain.pages import Page
from generator.domain.units import TIERS, Unit
from generator.messages.numbers import number, trimmed
from generator.messages.pages import CAPTIONS, DESCRIPTIONS, TITLES
from generator.pages import links
from generator.pages.atlas import Atlas, group
from generator.pages.drawings import RECENT, like, short_period
from generator.pages.figure_tables import (
    compact,
    points_text,
    score_rank,
    unlinked,
)
from generator.pages.history_lines import indicator_table
from generator.pages.origins import (
    origin_address,
    score_origin,
    traced,
    working_address,
)
from generator.pages.tables import Cell, Table, chip, heads, name, num, text, without_empty
from generator.pages.templates import page


def has_history(atlas: Atlas, unit: Unit, rows: Iterable[Row]) -> bool:
    """Whether a unit has figures of periods that its page does not tell in full."""
    latest = atlas.trail.latest.get(unit.id, frozenset())
    return any(row.period not in latest for row in rows)


def recent_tables(atlas: Atlas, here: str, unit: str) -> Iterator[Table]:
    """For each tier and kind of period with more than one: the last of them, by indicators with targets."""
    for (tier, _), series in _series(atlas, unit).items():
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
        caption = CAPTIONS["recent"].format(subject=atlas.subject(unit, tier))
        yield Table(caption, (head,), made)


def _series(atlas: Atlas, unit: str) -> dict[tuple[str, str], dict[str, Sequence[Row]]]:
    """By tier and kind of period, the widest tier first: the figures of each indicator that has targets."""
    found: dict[tuple[str, str], dict[str, Sequence[Row]]] = {}
    courses = atlas.courses.get(unit, {})
    for tier, indicator in sorted(courses, key=lambda key: TIERS.index(key[0])):
        if indicator in atlas.targeted:
            for kind, rows in courses[tier, indicator].items():
                found.setdefault((tier, kind), {})[indicator] = rows
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


def history_page(
    atlas: Atlas, unit: Unit, rows: Sequence[Row], scores: Sequence[Row], updated: str
) -> Iterator[Page]:
    """The page of all periods of a unit; none where its own page tells them all."""
    if not has_history(atlas, unit, (*rows, *scores)):
        return
    here = links.history(unit.id)
    series = group(_newest_first(atlas, rows), "tier", "indicator")
    ordered = sorted(series, key=lambda key: (TIERS.index(key[0]), atlas.place[key[1]]))
    told = [TITLES["history"].format(unit=unit.name)]
    tables = [indicator_table(atlas, here, series[key], told) for key in ordered]
    tables += [
        _score_table(atlas, here, found, told) for found in group(scores, "composite", "tier").values()
    ]
    yield page(
        atlas.dataset.site,
        here,
        "history",
        told[0],
        DESCRIPTIONS["history"].format(name=unit.name),
        updated,
        crumbs=[
            links.anchor(here, f"{links.ROOT}/don-vi/", TITLES["units"]),
            atlas.unit_link(here, unit.id),
        ],
        told="\n".join(told),
        unit=atlas.unit_link(here, unit.id),
        tables=tables,
    )


def _newest_first(atlas: Atlas, rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: atlas.age[row.period])


def _score_table(atlas: Atlas, here: str, scores: Sequence[Row], told: list[str]) -> Table:
    """The totals of one composite of one subject, a row a period. Adds to `told` what is said above them."""
    item = atlas.dataset.composites[scores[0].composite]
    totals = _newest_first(atlas, [row for row in scores if not row.component])
    made = tuple(
        (
            name(links.anchor(here, links.period(row.period), atlas.period(row.period))),
            num(score_origin(atlas, here, row, points_text(row.points_published))),
            num(points_text(row.points) if row.points != row.points_published else ""),
            text(row.grade),
            num(score_rank(row)),
            num("" if row.change is None else trimmed(row.change)),
        )
        for row in totals
    )
    columns = heads(
        "period", "points", "sum", "grade", "rank", "change", numbers=("points", "sum", "rank", "change")
    )
    caption = CAPTIONS["history"].format(
        indicator=item.name, subject=atlas.subject(scores[0].unit, scores[0].tier)
    )
    table = without_empty(Table(caption, columns, made, stack=True))
    told += [caption, *(str(cell.content) for cell in table.head[0])]
    return table
