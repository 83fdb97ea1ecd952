"""All periods of a unit, on a page of their own.

A unit's page tells the latest period of each kind in full. What is said here of the others fits a row: the
figure, the counts behind it, the verdicts. The page of the report has the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.domain.frames import Row
from generator.domain.pages import Page
from generator.domain.units import TIERS, Unit
from generator.messages.numbers import trimmed
from generator.messages.pages import CAPTIONS, DESCRIPTIONS, TITLES
from generator.pages import links
from generator.pages.atlas import Atlas, group
from generator.pages.charts import Chart
from generator.pages.figure_tables import (
    points_text,
    score_rank,
)
from generator.pages.history_lines import indicator_table
from generator.pages.origins import (
    score_origin,
)
from generator.pages.pictures import ALL_IN_ONE, pictures
from generator.pages.tables import Table, heads, name, num, text, without_empty
from generator.pages.takeaway import Offer
from generator.pages.templates import page


def has_history(atlas: Atlas, unit: Unit, rows: Iterable[Row]) -> bool:
    """Whether a unit has figures of periods that its page does not tell in full."""
    latest = atlas.trail.latest.get(unit.id, frozenset())
    return any(row.period not in latest for row in rows)


def history_page(
    atlas: Atlas,
    unit: Unit,
    rows: Sequence[Row],
    scores: Sequence[Row],
    updated: str,
    offer: Offer,
    charts: Sequence[Chart],
) -> Iterator[Page]:
    """The page of all periods of a unit, with `charts`; none where its own page tells them all."""
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
        charts=charts,
        offer=offer,
        picture="" if atlas.own is None else f"../{ALL_IN_ONE}",
    )
    if atlas.own is None:
        yield from pictures(here, charts)


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
