"""Which workbooks a small site has (0025): of each indicator, each period and each top area."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.domain.frames import Row
from generator.domain.pages import Page
from generator.messages.workbooks import TITLES
from generator.pages import links
from generator.pages.atlas import Atlas, group
from generator.pages.book_sheets import (
    results_sheet,
    scores_sheet,
    targets_sheet,
    units_sheet,
    verdicts_sheet,
)
from generator.pages.workbooks import Book, Sheet, workbook


def books(atlas: Atlas) -> Iterator[Page]:
    """Every workbook, where there is a figure to put into it; none of a site that has too many."""
    if not has_books(atlas):
        return
    for indicator in atlas.dataset.indicators.values():
        rows = atlas.by_indicator.get(indicator.id, [])
        title = TITLES["indicator"].format(name=indicator.name)
        more = [targets_sheet(atlas, indicator.id)]
        yield from _made(atlas, links.indicator_book(indicator.id), title, rows, [], more)
    for period in atlas.dataset.periods:
        rows = atlas.primary_of_period.get(period, [])
        scores = [row for row in atlas.scores if row.period == period]
        title = TITLES["period"].format(name=atlas.period(period))
        yield from _made(atlas, links.period_book(period), title, rows, scores, [])
    scores_of = group(atlas.scores, "unit")
    for area in atlas.dataset.areas:
        units = [atlas.dataset.units[area], *atlas.dataset.units.descendants(area)]
        rows = [row for unit in units for row in atlas.by_unit.get(unit.id, ())]
        scores = [row for unit in units for row in scores_of.get(unit.id, ())]
        title = TITLES["area"].format(name=atlas.unit(area))
        yield from _made(atlas, links.area_book(area), title, rows, scores, [units_sheet(atlas, units)])


def has_books(atlas: Atlas) -> bool:
    """Whether the site has workbooks: a cell of one costs as much as a hundred in a CSV."""
    return atlas.own is None and not atlas.apart and atlas.tally.is_small


def has_book(rows: Sequence[Row], scores: Sequence[Row] = ()) -> bool:
    """Whether there is anything to put into a workbook."""
    return bool(rows or scores)


def _made(
    atlas: Atlas, path: str, title: str, rows: Sequence[Row], scores: Sequence[Row], more: Sequence[Sheet]
) -> Iterator[Page]:
    """The workbook of primary results (with the verdicts on them) and scores; none without a figure."""
    if not has_book(rows, scores):
        return
    site, as_of = atlas.dataset.site, atlas.dataset.as_of
    address = site.address.rstrip("/") + "/" + path.rpartition("/")[0] + "/"
    sheets = [results_sheet(atlas, rows), verdicts_sheet(atlas, rows), scores_sheet(atlas, scores), *more]
    yield Page(path, workbook(site, Book(title, address, sheets), as_of))
