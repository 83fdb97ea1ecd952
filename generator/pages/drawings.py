"""Charts of a page: data for each kind, a title, and in words what there is to see."""

from __future__ import annotations

from collections.abc import Sequence

from generator.domain.frames import Row
from generator.domain.indicators import LOWER, NO_DIRECTION, Composite
from generator.domain.quantities import MICRO
from generator.domain.targets import MET, NOT_MET, NOT_REPORTED
from generator.messages.labels import STATUSES
from generator.messages.numbers import trimmed
from generator.messages.pages import CHARTS, SENTENCES
from generator.pages.atlas import Atlas
from generator.pages.charts import Chart
from generator.pages.charts.kind import Cell, Columns

_TOLD = 6
"""Rows that a text alternative names one by one."""


def _real(micro: int | None) -> float | None:
    return None if micro is None else micro / MICRO


def _told(rows: Sequence[str]) -> str:
    return "; ".join(rows[:_TOLD]) + ("." if len(rows) <= _TOLD else "; …")


def _said(name: str, value: str, status: str) -> str:
    judged = f" ({STATUSES[status].lower()})" if status != "no_target" else ""
    return SENTENCES["chart_row"].format(name=name, value=value, status=judged)


def _targets(atlas: Atlas, rows: Sequence[Row]) -> Columns:
    columns: dict[str, list[Cell]] = {name: [] for name in ("order", "issuer", "target", "label", "status")}
    for order, row in enumerate(rows):
        for verdict in atlas.verdicts_of.get((row.period, row.unit, row.tier, row.indicator), ()):
            columns["order"].append(order)
            columns["issuer"].append(atlas.decision(verdict.decision))
            columns["target"].append(_real(verdict.target_value))
            columns["label"].append(atlas.target(verdict))
            columns["status"].append(verdict.status)
    return {name: tuple(values) for name, values in columns.items()}


def _status(atlas: Atlas, row: Row) -> str:
    if row.state != "reported":
        return str(row.state)
    return atlas.worst((row.period, row.unit, row.tier, row.indicator))


def comparison(atlas: Atlas, rows: Sequence[Row]) -> Chart | None:
    """A subject's rates of one period with every target; None with fewer than two rates."""
    rates = [r for r in rows if atlas.dataset.indicators[r.indicator].is_rate and r.value is not None]
    if len(rates) < 2:
        return None
    names = [atlas.dataset.indicators[row.indicator].short for row in rates]
    values = [atlas.figure(row) for row in rates]
    subject, period = atlas.subject(rates[0].unit, rates[0].tier), atlas.period(rates[0].period)
    title = CHARTS["comparison"].format(subject=subject, period=period)
    told = [_said(n, v, _status(atlas, r)) for n, v, r in zip(names, values, rates, strict=True)]
    figures: Columns = {
        "order": tuple(range(len(rates))),
        "indicator": tuple(names),
        "value": tuple(_real(row.value) for row in rates),
        "label": tuple(values),
    }
    alternative = SENTENCES["chart_alt"].format(what=title, rows=_told(told))
    return Chart("comparison", title, alternative, figures, _targets(atlas, rates))


def ranking(atlas: Atlas, rows: Sequence[Row], peers: str) -> Chart | None:
    """Peers by one indicator, best first, with their targets; None with fewer than two."""
    shown = [row for row in rows if row.value is not None]
    if len(shown) < 2:
        return None
    indicator = atlas.dataset.indicators[shown[0].indicator]
    rising = 1 if indicator.direction == LOWER else -1
    shown.sort(key=lambda row: (row.rank or 0, rising * row.value, atlas.unit(row.unit)))
    title = CHARTS["comparison_of_units" if indicator.direction == NO_DIRECTION else "ranking"].format(
        indicator=indicator.name, peers=peers, period=atlas.period(shown[0].period)
    )
    values = [atlas.figure(row) for row in shown]
    names = [atlas.unit(row.unit) for row in shown]
    statuses = [_status(atlas, row) for row in shown]
    told = [_said(n, v, s) for n, v, s in zip(names, values, statuses, strict=True)]
    order = sorted(range(len(shown)), key=lambda i: shown[i].value)
    extremes = SENTENCES["chart_top"].format(top=told[order[-1]], bottom=told[order[0]])
    figures: Columns = {
        "order": tuple(range(len(shown))),
        "unit": tuple(names),
        "rank": tuple(row.rank for row in shown),
        "value": tuple(_real(row.value) for row in shown),
        "label": tuple(values),
        "status": tuple(statuses),
        "marked": (0,) * len(shown),
    }
    alternative = SENTENCES["chart_alt"].format(what=title, rows=extremes)
    return Chart("ranking", title, alternative, figures, _targets(atlas, shown))


def heatmap(atlas: Atlas, rows: Sequence[Row], area: str, tier: str) -> Chart | None:
    """Units by indicators in one period; None with fewer than two units or indicators."""
    indicators = list(dict.fromkeys(row.indicator for row in rows))
    units = list(dict.fromkeys(row.unit for row in rows))
    if len(indicators) < 2 or len(units) < 2:
        return None
    title = CHARTS["heatmap"].format(area=area, tier=tier, period=atlas.period(rows[0].period))
    by_cell = {(row.unit, row.indicator): row for row in rows}
    columns: dict[str, list[Cell]] = {
        name: [] for name in ("unit_order", "unit", "column_order", "column", "value", "label", "status")
    }
    statuses = []
    for i, unit in enumerate(units):
        for j, indicator_id in enumerate(indicators):
            indicator = atlas.dataset.indicators[indicator_id]
            row = by_cell.get((unit, indicator_id))
            status = NOT_REPORTED if row is None else _status(atlas, row)
            statuses.append(status)
            value = None if row is None else row.value
            label = "" if value is None else trimmed(value, min(1, indicator.decimals))
            cell = (i, atlas.unit(unit), j, indicator.short, _real(value), label, status)
            for name, content in zip(columns, cell, strict=True):
                columns[name].append(content)
    met = sum(status in (MET, "exceeded") for status in statuses)
    alternative = SENTENCES["chart_heat"].format(
        units=len(units), columns=len(indicators), met=met, not_met=statuses.count(NOT_MET)
    )
    return Chart("heatmap", title, alternative, {k: tuple(v) for k, v in columns.items()}, {})


def composite(atlas: Atlas, item: Composite, parts: Sequence[Row]) -> Chart | None:
    """A subject's points by group against their maxima; None without two groups."""
    shown = [row for row in parts if row.points is not None]
    if len(shown) < 2:
        return None
    names = {c.id: c.short or c.name for c in item.components}
    labels = [f"{trimmed(row.points)}/{trimmed(row.maximum)}" for row in shown]
    subject, period = atlas.subject(shown[0].unit, shown[0].tier), atlas.period(shown[0].period)
    title = CHARTS["composite"].format(subject=subject, period=period)
    told = [_said(names[r.component], label, "no_target") for r, label in zip(shown, labels, strict=True)]
    figures: Columns = {
        "order": tuple(range(len(shown))),
        "group": tuple(names[row.component] for row in shown),
        "value": tuple(_real(row.points) for row in shown),
        "maximum": tuple(_real(row.maximum) for row in shown),
        "label": tuple(labels),
    }
    alternative = SENTENCES["chart_alt"].format(what=title, rows=_told(told))
    blank: Columns = dict.fromkeys(("order", "issuer", "target", "label", "status"), ())
    return Chart("composite", title, alternative, figures, blank)


def trend(atlas: Atlas, rows: Sequence[Row]) -> Chart | None:
    """One figure of a subject over like periods, with the targets; None with fewer than two periods."""
    kind = {period.id: period.kind for period in atlas.dataset.periods.values()}
    latest = max(rows, key=lambda row: atlas.dataset.periods[row.period].end, default=None)
    like = [row for row in rows if latest is not None and kind[row.period] == kind[latest.period]]
    like = [row for row in like if kind[row.period] != "span"]
    if len(like) < 2:
        return None
    like.sort(key=lambda row: atlas.dataset.periods[row.period].start)
    indicator = atlas.dataset.indicators[like[0].indicator]
    names = [atlas.period(row.period) for row in like]
    values = [atlas.figure(row) for row in like]
    title = CHARTS["trend"].format(
        subject=atlas.subject(like[0].unit, like[0].tier), indicator=indicator.name
    )
    told = [_said(n, v, _status(atlas, r)) for n, v, r in zip(names, values, like, strict=True)]
    figures: Columns = {
        "order": tuple(range(len(like))),
        "period": tuple(names),
        "value": tuple(_real(row.value) for row in like),
        "label": tuple(values),
    }
    own = _targets(atlas, like)
    targets: Columns = {
        "order": own["order"],
        "period": tuple(names[int(order or 0)] for order in own["order"]),
        **{name: own[name] for name in ("issuer", "target", "label")},
    }
    alternative = SENTENCES["chart_alt"].format(what=title, rows=_told(told))
    return Chart("trend", title, alternative, figures, targets)
