"""The units below each province in one period: how many meet their targets, who leads, who comes last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from generator.domain.frames import Row
from generator.domain.indicators import Indicator
from generator.domain.units import TIERS
from generator.messages.numbers import count
from generator.messages.pages import CAPTIONS, SENTENCES, SUBJECTS
from generator.pages import links
from generator.pages.atlas import Atlas
from generator.pages.escaping import markup
from generator.pages.figure_tables import missed, value_text
from generator.pages.tables import Table, heads, name, num, stacked, text, without_empty

Key = tuple[str, str, str]
"""Indicator, tier, province."""


@dataclass(slots=True)
class _Ends:
    """Places of the first and the last of a province's units, and how many stand there."""

    first: tuple[int, int, int]
    """Rank, how many have it, and the row of the first of them by name."""
    last: tuple[int, int, int]


@dataclass(frozen=True)
class Provinces:
    """What the units below the provinces reach in `period`, from an atlas that only counts them."""

    period: str
    near: Atlas
    """It knows the rows at the ends."""
    ends: Mapping[Key, tuple[Row, int, Row, int]]
    """The first and how many share its rank, the last and how many share its."""


def provinces(atlas: Atlas, period: str) -> Provinces:
    """The units whose parent is a province, in one period."""
    tally = atlas.tally
    figures = tally.figures
    places = np.flatnonzero((figures["period"] == period).to_numpy() & figures["single"].to_numpy())
    told = figures.take(places)
    units, ranks = told["unit"].tolist(), tally.primary["rank"].take(places).tolist()
    register = atlas.dataset.units
    found: dict[Key, _Ends] = {}
    columns = zip(
        places.tolist(), units, told["root"], told["indicator"], told["tier"], ranks, strict=True
    )  # fmt: skip
    for place, unit, root, indicator, tier, rank in columns:
        if register[unit].parent != root or not isinstance(rank, int):
            continue
        ends = found.setdefault((indicator, tier, root), _Ends((rank, 0, place), (rank, 0, place)))
        ends.first = _nearer(ends.first, rank, place, rank < ends.first[0])
        ends.last = _nearer(ends.last, rank, place, rank > ends.last[0])
    shown = np.zeros(len(figures), dtype=bool)
    for ends in found.values():
        shown[[ends.first[2], ends.last[2]]] = True
    numbers = dict(zip(np.flatnonzero(shown).tolist(), tally.rows(shown), strict=True))
    verdicts = tally.results.verdicts[shown[tally.verdicts["figure"].to_numpy()]]
    near = replace(atlas, results=replace(atlas.results, verdicts=verdicts))
    return Provinces(
        period,
        near,
        {
            key: (numbers[one.first[2]], one.first[1], numbers[one.last[2]], one.last[1])
            for key, one in found.items()
        },
    )


def _nearer(end: tuple[int, int, int], rank: int, place: int, better: bool) -> tuple[int, int, int]:
    """An end after one more unit."""
    if better:
        return rank, 1, place
    return (end[0], end[1] + 1, end[2]) if rank == end[0] else end


def provinces_table(atlas: Atlas, here: str, indicator: Indicator, told: Provinces) -> Table | None:
    """A row per province: its page, what its units reach together, how many meet, the first and the last."""
    together = {
        (row.tier, row.unit): row
        for row in atlas.by_indicator.get(indicator.id, ())
        if row.aggregate and row.period == told.period
    }
    found = [(tier, root, ends) for (one, tier, root), ends in told.ends.items() if one == indicator.id]
    found.sort(key=lambda entry: (TIERS.index(entry[0]), atlas.unit(entry[1])))
    rows = []
    for tier, root, (first, before, last, behind) in found:
        whole = together.get((tier, root))
        met, judged = atlas.tally.met.get((told.period, root, tier, indicator.id), (0, 0))
        address = links.indicator_province(indicator.id, root)
        rows.append(
            (
                name(markup("{} ({})", links.anchor(here, address, atlas.unit(root)), SUBJECTS[tier])),
                num("" if whole is None else value_text(atlas, here, whole, missed(atlas, whole))),
                num(SENTENCES["met_units"].format(met=count(met), all=count(judged)) if judged else ""),
                text(_end(told.near, here, first, before)),
                text(_end(told.near, here, last, behind)),
            )
        )
    columns = heads("area", "value", "met", "first", "last", numbers=("value", "met"))
    caption = CAPTIONS["provinces"].format(indicator=indicator.name, period=atlas.period(told.period))
    return without_empty(Table(caption, columns, tuple(rows), stack=True)) if rows else None


def _end(near: Atlas, here: str, row: Row, tied: int) -> object:
    """A unit at an end of its ranking, its figure, and how many others stand with it."""
    shown = markup("{}: {}", near.unit_link(here, row.unit), near.figure(row, missed(near, row)))
    return shown if tied < 2 else stacked([shown, SENTENCES["tied_units"].format(others=count(tied - 1))])
