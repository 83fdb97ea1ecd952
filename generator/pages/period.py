"""The page of a period, and the index of periods."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.domain.frames import Row
from generator.domain.pages import Page, Waiting
from generator.domain.units import TIERS
from generator.messages import labels
from generator.messages.numbers import count, number
from generator.messages.pages import CAPTIONS, DESCRIPTIONS, SENTENCES, SUBJECTS, TITLES
from generator.pages import links, peer_drawings
from generator.pages.atlas import Atlas, group
from generator.pages.charts import Chart
from generator.pages.escaping import markup
from generator.pages.figure_tables import units_by_indicators
from generator.pages.index_page import index_page
from generator.pages.last_change import reports_change
from generator.pages.origins import origin
from generator.pages.pictures import pictures_and_main
from generator.pages.tables import Cell, Table, heads, name, num, stacked, text
from generator.pages.takeaway import period_offer
from generator.pages.tally import LONG
from generator.pages.templates import page

REPORTS = 100
"""So many reports the index of periods names; of more, each period says how many it has."""


@dataclass(frozen=True, slots=True)
class HeatSection:
    """Peers of one parent and tier: units by indicators."""

    title: str
    chart: Chart | None
    table: Table


def period_pages(atlas: Atlas) -> Iterator[Page | Waiting]:
    """The index and a page per period."""
    here = f"{links.ROOT}/ky/"
    listed = len(atlas.dataset.reports) <= REPORTS
    by_period = group(atlas.dataset.reports, "period")
    entries = []
    for period in atlas.latest_first:
        reports = [
            (links.anchor(here, links.report(r.period, r.id), r.title), atlas.unit(r.area))
            for r in (by_period.get(period, ()) if listed else ())
        ]
        label = links.anchor(here, links.period(period), atlas.period(period))
        if not listed:
            every = SENTENCES["reports"].format(count=len(by_period.get(period, ())))
            label = markup('{} <span class="ck-note">({})</span>', label, every)
        entries.append((label, reports))
    yield index_page(
        atlas,
        here,
        "periods",
        entries=entries,
    )
    for period in atlas.dataset.periods:
        yield from _period_page(atlas, period)


def _period_page(atlas: Atlas, period: str) -> Iterator[Page | Waiting]:
    here = links.period(period)
    title = atlas.period(period)
    updated = reports_change(atlas, [key for key in atlas.reports if key[0] == period])
    updated = updated or reports_change(atlas, atlas.tally.reports_of(period=period))  # only quoted
    whole = atlas.tally.figures_of(period=period) <= LONG
    sections = list(_sections(atlas, here, period, whole))
    yield page(
        atlas.dataset.site,
        here,
        "period",
        title[0].upper() + title[1:],
        DESCRIPTIONS["period"].format(name=title),
        updated,
        offer=period_offer(atlas, period, updated),
        crumbs=[links.anchor(here, f"{links.ROOT}/ky/", TITLES["periods"])],
        shown=DESCRIPTIONS["period"].format(name=title),
        reports=_reports(atlas, here, period),
        sections=sections,
        together=None if whole else _together(atlas, here, period),
        published=_only_published(atlas, here, period),
    )
    yield from pictures_and_main(here, [section.chart for section in sections], atlas.tally.is_small)


def _reports(atlas: Atlas, here: str, period: str) -> Table | None:
    rows = []
    for report in atlas.dataset.reports:
        if report.period != period:
            continue
        found = atlas.findings_of_report.get(report.key, [])
        counts = [sum(f.severity == severity for f in found) for severity in ("error", "warning", "note")]
        rows.append(
            (
                name(links.anchor(here, links.report(report.period, report.id), report.title)),
                text(atlas.unit_link(here, report.area)),
                text(report.publisher),
                *(num(count) for count in counts),
            )
        )
    columns = heads(
        "report", "area", "publisher", "errors", "warnings", "notes",
        numbers=("errors", "warnings", "notes"),
    )  # fmt: skip
    return Table(CAPTIONS["reports"], columns, tuple(rows)) if rows else None


def _sections(atlas: Atlas, here: str, period: str, whole: bool) -> Iterator[HeatSection]:
    """Units that belong together; unless the page tells the `whole`, those that belong to none alone."""
    units = atlas.dataset.units
    found: dict[tuple[str, str], list[Row]] = {}
    for row in atlas.primary_of_period.get(period, ()):
        listed = whole or not units[row.unit].parent
        if listed and not row.aggregate and row.tier != "all":
            found.setdefault((units[row.unit].parent, row.tier), []).append(row)
    for parent, tier in sorted(found, key=lambda key: (TIERS.index(key[1]), key[0])):
        rows = found[parent, tier]
        area = atlas.unit(parent) if parent else labels.WHOLE_COUNTRY_SCOPE
        rates = [row for row in rows if atlas.dataset.indicators[row.indicator].is_rate]
        caption = CAPTIONS["heat"].format(period=atlas.period(period), area=area, tier=SUBJECTS[tier])
        table = units_by_indicators(atlas, here, rows, caption)
        if table is not None:
            chart = peer_drawings.heatmap(atlas, rates, area, SUBJECTS[tier])
            yield HeatSection(f"{area}, {SUBJECTS[tier]}", chart, table)


def _together(atlas: Atlas, here: str, period: str) -> Table | None:
    """Areas by indicators: what their units reach together, and how many of the units meet their targets."""
    units = atlas.dataset.units
    rows = [
        row
        for row in atlas.primary_of_period.get(period, ())
        if row.aggregate and not units[row.unit].parent and row.value is not None
    ]
    indicators = list(dict.fromkeys(row.indicator for row in rows))
    found: dict[tuple[str, str], dict[str, Row]] = {}
    for row in rows:
        found.setdefault((row.tier, row.unit), {})[row.indicator] = row
    ordered = sorted(found, key=lambda key: (TIERS.index(key[0]), atlas.unit(key[1])))
    made = tuple(
        (
            name(atlas.unit_link(here, unit, atlas.subject(unit, tier))),
            *(num(_area_cell(atlas, here, found[tier, unit].get(i))) for i in indicators),
        )
        for tier, unit in ordered
    )
    titles = [links.anchor(here, links.indicator(i), atlas.dataset.indicators[i].short) for i in indicators]
    head = (*heads("area")[0], *(Cell(title, "num", True) for title in titles))
    caption = CAPTIONS["together"].format(period=atlas.period(period))
    return Table(caption, (head,), made, note=SENTENCES["together"]) if made else None


def _area_cell(atlas: Atlas, here: str, row: Row | None) -> object:
    if row is None:
        return ""
    shown = origin(atlas, here, row, number(row.value, atlas.dataset.indicators[row.indicator].decimals))
    met, judged = atlas.tally.met.get((row.period, row.unit, row.tier, row.indicator), (0, 0))
    return stacked(
        [shown, SENTENCES["met_units"].format(met=count(met), all=count(judged))] if judged else [shown]
    )


def _only_published(atlas: Atlas, here: str, period: str) -> list[Markup]:
    """Reports of other periods that quote figures of this one."""
    found = [atlas.reports[key] for key in atlas.tally.reports_of(period=period) if key[0] != period]
    return [links.anchor(here, links.report(r.period, r.id), r.title) for r in found]
