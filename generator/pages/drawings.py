"""Charts about one subject: its indicators, where it stands among its peers, its periods, its points."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from generator.domain.frames import Row
from generator.domain.indicators import Composite
from generator.messages.charts import MOVES, TITLES, TOLD
from generator.messages.numbers import apart, number, trimmed
from generator.messages.pages import SENTENCES
from generator.messages.periods import period_short
from generator.messages.spelling import begun, lowered
from generator.pages import peers
from generator.pages.atlas import Atlas
from generator.pages.chart_words import (
    columns,
    drawn,
    judged,
    real,
    said,
    slug,
    status,
    told,
    verdicts,
)
from generator.pages.charts import Chart
from generator.pages.charts.comparison import height
from generator.pages.charts.kind import Cell, Column, Columns
from generator.pages.charts.trend import LINES

RECENT = 12
"""Periods of a kind that stand on a unit's own page, in figures and in charts; its history has the others."""

_TICKS, _SHOWN = 6, 6
"""Most names on the axis of a trend, and figures printed at every point."""


def rates(atlas: Atlas, rows: Sequence[Row]) -> list[Row]:
    return [r for r in rows if atlas.dataset.indicators[r.indicator].is_rate and r.value is not None]


def comparison(atlas: Atlas, rows: Sequence[Row]) -> Chart | None:
    """A subject's rates of one period, every target and the peers' average; None with fewer than two."""
    shown = rates(atlas, rows)
    if len(shown) < 2:
        return None
    figures: list[tuple[Cell, ...]] = []
    lines: list[tuple[Cell, ...]] = []
    averages: list[tuple[Cell, ...]] = []
    y = 0
    for row in shown:
        figures.append((y, atlas.dataset.indicators[row.indicator].short, real(row.value), atlas.figure(row)))
        found = verdicts(atlas, row)
        for place, verdict in enumerate(found):
            issuer, target = atlas.decision(verdict.decision), real(verdict.target_value)
            lines.append((y, place, issuer, target, atlas.target(verdict), verdict.status))
        below = len(found)
        if group := peers.of(atlas, row):
            averages.append((y, below, real(group.average), begun(group.said)))
            below += 1
        y += height(below)
    subject, period = atlas.subject(shown[0].unit, shown[0].tier), atlas.period(shown[0].period)
    met, every = judged(v.status for row in shown for v in verdicts(atlas, row))
    title = TITLES["comparison" if every else "comparison_plain"].format(
        subject=subject, period=period, met=met, all=every
    )
    rows_told = [said(str(f[1]), str(f[3]), status(atlas, r)) for f, r in zip(figures, shown, strict=True)]
    data = {
        "figures": columns(("y", "indicator", "value", "label"), figures),
        "targets": columns(("y", "line", "issuer", "target", "label", "status"), lines),
        "peers": columns(("y", "line", "average", "label"), averages),
    }
    return Chart(
        "comparison", slug("comparison", shown[0].period, shown[0].tier), title, told(rows_told), data
    )


def like(atlas: Atlas, rows: Sequence[Row]) -> list[Row]:
    """Rows of the latest row's kind of period, the earliest first; none of periods between any two dates."""
    periods = atlas.dataset.periods
    latest = max(rows, key=lambda row: periods[row.period].end, default=None)
    if latest is None or periods[latest.period].kind == "span":
        return []
    found = [row for row in rows if periods[row.period].kind == periods[latest.period].kind]
    return sorted(found, key=lambda row: periods[row.period].start)


def short_period(atlas: Atlas, period_id: str) -> str:
    """A period where there is little room."""
    period = atlas.dataset.periods[period_id]
    return period_short(period.kind, period.start, period.end)


def _course(atlas: Atlas, rows: Sequence[Row], there: Sequence[int]) -> str:
    """How a figure went: by how much from the first period to the last where the two are like periods, else
    between which bounds; `there` are the places of the rows that have a figure.
    """
    first, last = rows[there[0]], rows[there[-1]]
    indicator = atlas.dataset.indicators[first.indicator]
    names = {"subject": atlas.subject(first.unit, first.tier), "indicator": lowered(indicator.name)}
    like_of = atlas.kept("like", lambda period: atlas.dataset.periods[period].like_periods())
    if first.period not in like_of[last.period]:
        ordered = sorted((rows[place] for place in there), key=lambda row: row.value)
        low, high = ordered[0], ordered[-1]
        return TITLES["trend_course"].format(
            **names, count=len(there), low=atlas.figure(low), high=atlas.figure(high),
            low_period=atlas.period(low.period), high_period=atlas.period(high.period),
        )  # fmt: skip
    change = last.value - first.value
    key = "gap_points" if indicator.unit_of_measure == "%" else "gap_value"
    moved = MOVES["up" if change > 0 else "down" if change else "level"].format(
        change=SENTENCES[key].format(
            points=apart(abs(change), 0, indicator.decimals), unit_of_measure=indicator.unit_of_measure
        )
    )
    return TITLES["trend"].format(
        **names, moved=moved, first=atlas.period(first.period), last=atlas.period(last.period)
    )


def trend(atlas: Atlas, rows: Sequence[Row]) -> Chart | None:
    """One figure of a subject over like periods, with the targets; None with fewer than two figures."""
    return course(atlas, like(atlas, rows))


def course(atlas: Atlas, every: Sequence[Row]) -> Chart | None:
    """The same of rows that are of like periods, the earliest first."""
    found = every[-RECENT:]
    there = [place for place, row in enumerate(found) if row.value is not None]
    if len(there) < 2:
        return None
    first = found[there[0]]
    low, high = (choose(there, key=lambda place: found[place].value) for choose in (min, max))
    shown = set(there) if len(found) <= _SHOWN else {there[0], low, high, there[-1]}
    axis = atlas.kept("axis", lambda periods: _axis(atlas, periods))[tuple([row.period for row in found])]
    labels = list(map(atlas.figure, found))
    data = {
        "figures": {
            **axis,
            "value": [drawn(atlas, row.indicator, row.value) for row in found],
            "label": labels,
            "shown": [int(order in shown) for order in range(len(found))],
        },
        "targets": _steps(atlas, found),
    }
    named = shown if len(found) > _SHOWN else range(len(found))  # as many as the picture names
    texts = [
        said(str(axis["period"][order]), labels[order], status(atlas, found[order]))
        for order in sorted(named, reverse=True)
    ]
    note = TOLD["last"].format(drawn=RECENT) if len(every) > len(found) else ""
    kind = atlas.dataset.periods[first.period].kind.replace("_", "-")
    name = slug("trend", first.indicator, first.tier, kind)
    return Chart("trend", name, _course(atlas, found, there), told(texts), data, note)


def _axis(atlas: Atlas, periods: Sequence[str]) -> dict[str, Column]:
    """What a course says of its periods: the same for all that have them."""
    last, step = len(periods) - 1, -(-len(periods) // _TICKS)
    ticks = [
        short_period(atlas, one) if (last - order) % step == 0 else "" for order, one in enumerate(periods)
    ]
    return {
        "order": Column(range(len(periods))),
        "period": Column(map(atlas.period, periods)),
        "tick": Column(ticks),
    }


def _steps(atlas: Atlas, rows: Sequence[Row]) -> Columns:
    """The targets of every period, on a line for each issuer, and more than one if it has several at once."""
    verdicts_of = atlas.verdicts_of
    wanted = tuple(
        [
            tuple(map(_target, verdicts_of.get((row.period, row.unit, row.tier, row.indicator), ())))
            for row in rows
        ]
    )
    found: Columns = atlas.kept("steps", lambda targets: _lines(atlas, targets))[wanted]
    return found


_target = attrgetter("indicator", "issuer", "operator", "target_value", "up_to")


def _lines(atlas: Atlas, targets: Sequence[Sequence[tuple[Any, ...]]]) -> Columns:
    """The columns of the lines of targets: of each period what `_target` says of its verdicts."""
    lines: dict[tuple[str, int], int] = {}
    made: list[tuple[Cell, ...]] = []
    for order, found in enumerate(targets):
        seen: dict[str, int] = {}
        for indicator, by, operator, value, up_to in found:
            issuer = atlas.issuer(by)
            seen[issuer] = seen.get(issuer, 0) + 1
            line = lines.setdefault((issuer, seen[issuer]), len(lines))
            if line < LINES:
                label = atlas.target_words(indicator, operator, value, up_to)
                made.append((order, line, issuer, real(value), label))
    given = columns(("order", "line", "issuer", "target", "label"), made)
    return {name: Column(cells) for name, cells in given.items()}


def change(atlas: Atlas, rows: Sequence[Row]) -> Chart | None:
    """A subject's rates of one period against the like period before; None with fewer than two."""
    against = latest_before(atlas, rows)
    pairs = [
        (row, before) for row in rates(atlas, rows) if (before := _before(atlas, row, against)) is not None
    ]
    if len(pairs) < 2:
        return None
    first = rows[0]
    names = [atlas.dataset.indicators[row.indicator].short for row, _ in pairs]
    moves = [row.value - before for row, before in pairs]
    title = TITLES["change"].format(
        subject=atlas.subject(first.unit, first.tier),
        risen=sum(move > 0 for move in moves), fallen=sum(move < 0 for move in moves),
        before=atlas.period(against), now=atlas.period(first.period),
    )  # fmt: skip
    return changes(atlas, slug("change", first.period, first.tier), title, names, pairs)


def latest_before(atlas: Atlas, rows: Sequence[Row]) -> str:
    """The latest of the periods that figures may be compared with; empty if there is none."""
    found = {
        one.against
        for row in rows
        for one in atlas.changes.get((row.period, row.unit, row.tier, row.indicator), ())
    }
    return max(found, key=lambda period: atlas.dataset.periods[period].start, default="")


def _before(atlas: Atlas, row: Row, against: str) -> int | None:
    found = atlas.changes.get((row.period, row.unit, row.tier, row.indicator), ())
    return next((int(one.before) for one in found if one.against == against), None)


def changes(
    atlas: Atlas, own: str, title: str, names: Sequence[str], pairs: Sequence[tuple[Row, int]], note: str = ""
) -> Chart:
    """What figures were and what they are, row by row."""
    figures = []
    for order, (name, (row, before)) in enumerate(zip(names, pairs, strict=True)):
        decimals = atlas.dataset.indicators[row.indicator].decimals
        moved = row.value - before
        label = TOLD["change"].format(
            before=number(before, decimals),
            now=number(row.value, decimals),
            moved=("+" if moved > 0 else "") + number(moved, decimals),
        )
        figures.append((order, name, real(before), real(row.value), label))
    text = told([said(str(row[1]), str(row[4]), "no_target") for row in figures])
    data = {"figures": columns(("order", "name", "before", "value", "label"), figures)}
    return Chart("change", own, title, text, data, note)


def composite(atlas: Atlas, item: Composite, parts: Sequence[Row]) -> Chart | None:
    """A subject's points by group against their maxima; None without two groups."""
    shown = [row for row in parts if row.points is not None]
    if len(shown) < 2:
        return None
    names = {c.id: c.short or c.name for c in item.components}
    labels = [f"{trimmed(row.points)}/{trimmed(row.maximum)}" for row in shown]
    first, lost = shown[0], max(shown, key=lambda row: (row.maximum - row.points) / (row.maximum or 1))
    title = TITLES["composite" if lost.points < lost.maximum else "composite_full"].format(
        subject=atlas.subject(first.unit, first.tier), period=atlas.period(first.period),
        group=names[lost.component], label=labels[shown.index(lost)],
    )  # fmt: skip
    figures = [
        (order, names[row.component], real(row.points), real(row.maximum), label)
        for order, (row, label) in enumerate(zip(shown, labels, strict=True))
    ]
    text = told([said(str(row[1]), str(row[4]), "no_target") for row in figures])
    data = {"figures": columns(("order", "group", "value", "maximum", "label"), figures)}
    return Chart(
        "composite", slug("composite", item.id, first.period, first.unit, first.tier), title, text, data
    )
