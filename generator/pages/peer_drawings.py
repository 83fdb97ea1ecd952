"""Charts about many units: ranked by one indicator, in a table of colours, and between two periods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from generator.domain.frames import Row
from generator.domain.indicators import LOWER, NO_DIRECTION
from generator.domain.targets import NOT_REPORTED
from generator.messages.charts import TITLES, TOLD
from generator.messages.numbers import apart, trimmed
from generator.pages.atlas import Atlas
from generator.pages.chart_words import columns, judged, real, said, slug, status, targets
from generator.pages.charts import Chart, pen
from generator.pages.charts.kind import Cell, Data
from generator.pages.drawings import changes, latest_before, like, short_period
from generator.pages.figure_tables import missed

_Item = TypeVar("_Item")

MOST = 40
"""Most units of a chart: with more, the first and the last are drawn, as many of each."""


def _kept(rows: Sequence[_Item], note: str = "some") -> tuple[list[_Item], str]:
    """The rows, or units, that a chart has room for, and what to say of the others."""
    if len(rows) <= MOST:
        return list(rows), ""
    half = MOST // 2
    return [*rows[:half], *rows[-half:]], TOLD[note].format(drawn=MOST, all=len(rows))


def ranking(atlas: Atlas, rows: Sequence[Row], peers: str) -> Chart | None:
    """Peers by one indicator, best first, with their targets; None with fewer than two."""
    every = [row for row in rows if row.value is not None]
    if len(every) < 2:
        return None
    indicator = atlas.dataset.indicators[every[0].indicator]
    rising = 1 if indicator.direction == LOWER else -1
    every.sort(key=lambda row: (row.rank or 0, rising * row.value, atlas.unit(row.unit)))
    shown, note = _kept(every)
    statuses = [status(atlas, row) for row in every]
    met, all_judged = judged(statuses)
    first = every[0]
    key = "order" if indicator.direction == NO_DIRECTION else "ranking" if all_judged else "ranking_plain"
    title = TITLES[key].format(
        indicator=indicator.name, peers=peers, period=atlas.period(first.period), met=met, all=all_judged,
        first=_first(atlas, every), value=atlas.figure(first),
    )  # fmt: skip
    told = [said(atlas.unit(r.unit), atlas.figure(r), s) for r, s in zip(every, statuses, strict=True)]
    order = sorted(range(len(every)), key=lambda place: every[place].value)
    extremes = TOLD["extremes"].format(top=told[order[-1]], bottom=told[order[0]])
    figures = [
        (order, atlas.unit(row.unit), row.rank, real(row.value), atlas.figure(row), status(atlas, row), 0)
        for order, row in enumerate(shown)
    ]
    data = {
        "figures": columns(("order", "unit", "rank", "value", "label", "status", "marked"), figures),
        "targets": targets(atlas, shown),
    }
    parent = atlas.dataset.units[first.unit].parent
    own = slug("ranking", first.period, first.tier, parent)
    return Chart("ranking", own, title, extremes, data, note, parent)


def _first(atlas: Atlas, rows: Sequence[Row]) -> str:
    """Who leads, of rows the best first, and how many share the place: many reach 100 %."""
    tied = sum((row.rank, row.value) == (rows[0].rank, rows[0].value) for row in rows)
    name = atlas.unit(rows[0].unit)
    return name if tied == 1 else TITLES["tied"].format(unit=name, others=tied - 1)


_CELLS = ("order", "unit", "marked", "column_order", "column", "head", "value", "label", "status")


def _heat(
    atlas: Atlas,
    units: Sequence[str],
    heads: Sequence[tuple[str, str]],
    cells: Mapping[str, Sequence[Row | None]],
) -> Data:
    """The data of a table of colours of `units`; `heads` are short and full names, `cells` by unit."""
    room = pen.PHONE / len(heads) - 6
    fits = all(pen.width(short, 11) <= room for short, _ in heads)
    made: list[tuple[Cell, ...]] = []
    for order, unit in enumerate(units):
        for place, ((short, full), row) in enumerate(zip(heads, cells[unit], strict=True)):
            head = short if fits else str(place + 1)
            label, value, state = "", None, _state(atlas, row)
            if row is not None:
                value, label = row.value, _short(atlas, row)
            made.append((order, atlas.unit(unit), 0, place, full, head, real(value), label, state))
    return {"figures": columns(_CELLS, made)}


def _short(atlas: Atlas, row: Row) -> str:
    """A figure in a cell: at most one decimal, more where it would look like a target that it misses."""
    if row.value is None:
        return ""
    decimals, beside = min(1, atlas.dataset.indicators[row.indicator].decimals), missed(atlas, row)
    shown = trimmed(row.value, decimals)
    if beside is not None and shown == trimmed(beside, decimals):
        return apart(row.value, beside, decimals)
    return shown


def _state(atlas: Atlas, row: Row | None) -> str:
    return NOT_REPORTED if row is None else status(atlas, row)


def _counted(atlas: Atlas, heads: int, cells: Mapping[str, Sequence[Row | None]]) -> tuple[int, int, str]:
    """How many cells are met, how many are judged, and both in words: of all units, drawn or not."""
    statuses = [_state(atlas, row) for found in cells.values() for row in found]
    met, every = judged(statuses)
    missed = statuses.count("not_met")
    text = TOLD["heat"].format(
        units=len(cells), columns=heads, met=met, not_met=missed, other=len(statuses) - met - missed
    )
    return met, every, text


def heatmap(atlas: Atlas, rows: Sequence[Row], area: str, tier: str) -> Chart | None:
    """Units by indicators in one period; None with fewer than two units or indicators."""
    indicators = list(dict.fromkeys(row.indicator for row in rows))
    every = list(dict.fromkeys(row.unit for row in rows))
    if len(indicators) < 2 or len(every) < 2:
        return None
    units, note = _kept(every, "some_listed")
    by_cell = {(row.unit, row.indicator): row for row in rows}
    cells = {unit: [by_cell.get((unit, indicator)) for indicator in indicators] for unit in every}
    heads = [(atlas.dataset.indicators[one].short,) * 2 for one in indicators]
    data = _heat(atlas, units, heads, cells)
    met, judged_cells, text = _counted(atlas, len(heads), cells)
    title = TITLES["heatmap" if judged_cells else "heatmap_plain"].format(
        area=area, tier=tier, period=atlas.period(rows[0].period), met=met, all=judged_cells
    )
    parent = atlas.dataset.units[units[0]].parent
    own = slug("heatmap", rows[0].period, rows[0].tier, parent)
    return Chart("heatmap", own, title, text, data, note, parent)


_COLUMNS = 12
"""Most periods of a table of colours."""


def periods(atlas: Atlas, rows: Sequence[Row], peers: str) -> Chart | None:
    """Units by like periods for one indicator; None with fewer than two units or periods."""
    found = like(atlas, rows)
    ids = list(dict.fromkeys(row.period for row in found))[-_COLUMNS:]
    found = [row for row in found if row.period in ids]
    names = sorted({row.unit for row in found}, key=lambda unit: (atlas.unit(unit), unit))
    if len(ids) < 2 or len(names) < 2:
        return None
    units, note = _kept(names, "some_listed")
    by_cell = {(row.unit, row.period): row for row in found}
    cells = {unit: [by_cell.get((unit, period)) for period in ids] for unit in names}
    heads = [(short_period(atlas, period), atlas.period(period)) for period in ids]
    data = _heat(atlas, units, heads, cells)
    met, judged_cells, text = _counted(atlas, len(ids), cells)
    title = TITLES["periods" if judged_cells else "periods_plain"].format(
        indicator=atlas.dataset.indicators[rows[0].indicator].name,
        peers=peers, count=len(ids), met=met, all=judged_cells,
    )  # fmt: skip
    parent = atlas.dataset.units[units[0]].parent
    own = slug("periods", rows[0].tier, parent)
    return Chart("heatmap", own, title, text, data, note, parent)


def change(atlas: Atlas, rows: Sequence[Row], peers: str) -> Chart | None:
    """Units by one indicator against the like period before; None with fewer than two."""
    against = latest_before(atlas, rows)
    before = {
        row.unit: int(one.before)
        for row in rows
        for one in atlas.changes.get((row.period, row.unit, row.tier, row.indicator), ())
        if one.against == against
    }
    moved = [row for row in rows if row.unit in before]
    if len(moved) < 2:
        return None
    moved.sort(key=lambda row: (before[row.unit] - row.value, atlas.unit(row.unit)))
    moves = [row.value - before[row.unit] for row in moved]
    shown, note = _kept(moved)
    first = moved[0]
    title = TITLES["change_of_units"].format(
        indicator=atlas.dataset.indicators[first.indicator].name,
        risen=sum(move > 0 for move in moves), fallen=sum(move < 0 for move in moves),
        before=atlas.period(against), now=atlas.period(first.period), peers=peers,
    )  # fmt: skip
    own = slug("change", first.period, first.tier, atlas.dataset.units[first.unit].parent)
    pairs = [(row, before[row.unit]) for row in shown]
    return changes(atlas, own, title, [atlas.unit(row.unit) for row in shown], pairs, note)
