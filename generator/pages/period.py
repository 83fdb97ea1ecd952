"""The page of a period, and the index of periods."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.domain.frames import Row
from generator.domain.pages import Page
from generator.domain.units import TIERS
from generator.messages import labels
from generator.messages.pages import CAPTIONS, DESCRIPTIONS, SUBJECTS, TITLES
from generator.pages import links, peer_drawings
from generator.pages.atlas import Atlas
from generator.pages.charts import Chart
from generator.pages.figure_tables import units_by_indicators
from generator.pages.index_page import index_page
from generator.pages.last_change import figures_change, reports_change
from generator.pages.pictures import pictures
from generator.pages.tables import Table, heads, name, num, text
from generator.pages.takeaway import period_offer
from generator.pages.templates import page


@dataclass(frozen=True, slots=True)
class HeatSection:
    """Peers of one parent and tier: units by indicators."""

    title: str
    chart: Chart | None
    table: Table


def period_pages(atlas: Atlas) -> Iterator[Page]:
    """The index and a page per period."""
    here = f"{links.ROOT}/ky/"
    entries = []
    for period in atlas.latest_first:
        reports = [
            (links.anchor(here, links.report(r.period, r.id), r.title), atlas.unit(r.area))
            for r in atlas.dataset.reports
            if r.period == period
        ]
        entries.append((links.anchor(here, links.period(period), atlas.period(period)), reports))
    yield index_page(
        atlas,
        here,
        "periods",
        entries=entries,
    )
    for period in atlas.dataset.periods:
        yield from _period_page(atlas, period)


def _period_page(atlas: Atlas, period: str) -> Iterator[Page]:
    here = links.period(period)
    title = atlas.period(period)
    updated = reports_change(atlas, [key for key in atlas.reports if key[0] == period])
    updated = updated or figures_change(atlas, atlas.primary_of_period.get(period, ()))  # only quoted
    sections = list(_sections(atlas, here, period))
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
        published=_only_published(atlas, here, period),
    )
    yield from pictures(here, [section.chart for section in sections], main=True)


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


def _sections(atlas: Atlas, here: str, period: str) -> Iterator[HeatSection]:
    units = atlas.dataset.units
    found: dict[tuple[str, str], list[Row]] = {}
    for row in atlas.primary_of_period.get(period, ()):
        if not row.aggregate and row.tier != "all":
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


def _only_published(atlas: Atlas, here: str, period: str) -> list[Markup]:
    """Reports of other periods that quote figures of this one."""
    quoted = dict.fromkeys(
        (row.report_period, row.report)
        for row in atlas.primary_of_period.get(period, ())
        if row.report_period != period
    )
    found = [atlas.reports[key] for key in quoted]
    return [links.anchor(here, links.report(r.period, r.id), r.title) for r in found]
