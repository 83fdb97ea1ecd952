"""The data-quality page: every finding with its place, coverage, corrections."""

from __future__ import annotations

from collections.abc import Iterator

from generator.domain.pages import Page
from generator.messages.pages import CAPTIONS, SENTENCES, TITLES
from generator.messages.tracing import NOTES
from generator.pages import links
from generator.pages.atlas import Atlas
from generator.pages.escaping import sentence
from generator.pages.figure_tables import findings_table
from generator.pages.index_page import index_page
from generator.pages.origins import traced, working_address
from generator.pages.tables import Table, heads, name, num, text


def quality_page(atlas: Atlas) -> Iterator[Page]:
    """The page of everything that does not add up."""
    here = links.QUALITY
    sections = []
    for report in atlas.dataset.reports:
        found = atlas.findings_of_report.get(report.key, [])
        caption = CAPTIONS["findings"].format(report=report.title)
        order = ("error", "warning", "note")
        table = findings_table(atlas, here, sorted(found, key=lambda f: order.index(f.severity)), caption)
        if table is not None:
            title = f"{atlas.unit(report.area)}, {atlas.period(report.period)}"
            sections.append(
                (title, links.anchor(here, links.report(report.period, report.id), report.title), table)
            )
    other = findings_table(
        atlas, here, atlas.findings_of_report.get("", []), CAPTIONS["findings"].format(report="data/")
    )
    yield index_page(
        atlas,
        here,
        "quality",
        catalogue=links.anchor(here, links.CATALOGUE, TITLES["catalogue"]),
        summary=_summary(atlas, here),
        sections=sections,
        other=other,
        coverage=_coverage(atlas, here),
        corrections=links.anchor(here, links.CORRECTIONS, TITLES["corrections"]),
        corrected=len(atlas.entries),
    )


def _summary(atlas: Atlas, here: str) -> Table:
    rows = []
    for report in atlas.dataset.reports:
        found = atlas.findings_of_report.get(report.key, [])
        counts = [sum(f.severity == severity for f in found) for severity in ("error", "warning", "note")]
        label = links.anchor(here, links.report(report.period, report.id), report.title)
        rows.append((name(label), text(atlas.period(report.period)), *(num(count) for count in counts)))
    columns = heads(
        "report", "period", "errors", "warnings", "notes", numbers=("errors", "warnings", "notes")
    )
    file = links.anchor(here, f"{links.DATA}/findings.json", "findings.json")
    return Table(CAPTIONS["summary"], columns, tuple(rows), note=sentence(NOTES["counted"], file=file))


def _coverage(atlas: Atlas, here: str) -> Table | None:
    """Aggregates that do not cover everybody who should report."""
    rows = tuple(
        (
            name(atlas.unit_link(here, row.unit, atlas.subject(row.unit, row.tier))),
            text(atlas.period(row.period)),
            text(links.anchor(here, links.indicator(row.indicator), atlas.figure_name(row.indicator))),
            num(
                traced(
                    here,
                    working_address(atlas, row),
                    SENTENCES["coverage"].format(reported=row.units_reported, expected=row.units_expected),
                )
            ),
        )
        for row in atlas.primary
        if row.aggregate and row.units_reported is not None and row.units_reported < row.units_expected
    )
    columns = heads("unit", "period", "indicator", "coverage", numbers=("coverage",))
    return Table(CAPTIONS["coverage"], columns, rows, note=NOTES["coverage"]) if rows else None
