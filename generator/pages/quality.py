"""The data-quality page: every finding with its place, coverage, corrections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.domain.findings import Finding
from generator.domain.pages import Page
from generator.messages import labels
from generator.messages.findings import meaning
from generator.messages.numbers import count
from generator.messages.pages import CAPTIONS, SENTENCES, TITLES
from generator.messages.tracing import NOTES
from generator.pages import links
from generator.pages.atlas import Atlas, group
from generator.pages.escaping import markup, sentence
from generator.pages.finding_tables import SEVERITIES, findings_table
from generator.pages.index_page import index_page
from generator.pages.origins import traced, working_address
from generator.pages.tables import Table, heads, name, num, text
from generator.pages.tally import LONG

REPORTS = 100
"""So many reports have a row each; of more, their areas have."""

_SEVERITIES = ("errors", "warnings", "notes")


def quality_page(atlas: Atlas) -> Iterator[Page]:
    """The page of everything that does not add up."""
    here = links.QUALITY
    listed = len(atlas.findings) <= LONG
    sections = []
    for report in atlas.dataset.reports if listed else ():
        found = atlas.findings_of_report.get(report.key, [])
        caption = CAPTIONS["findings"].format(report=report.title)
        table = findings_table(
            atlas, here, sorted(found, key=lambda one: SEVERITIES.index(one.severity)), caption
        )
        if table is not None:
            title = f"{atlas.unit(report.area)}, {atlas.period(report.period)}"
            sections.append(
                (title, links.anchor(here, links.report(report.period, report.id), report.title), table)
            )
    outside = atlas.findings_of_report.get("", [])
    other = findings_table(atlas, here, outside[:LONG], CAPTIONS["findings"].format(report="data/"))
    yield index_page(
        atlas,
        here,
        "quality",
        catalogue=links.anchor(here, links.CATALOGUE, TITLES["catalogue"]),
        listed=listed,
        summary=_summary(atlas, here),
        codes=None if listed else _codes(atlas, here),
        sections=sections,
        other=other,
        coverage=_coverage(atlas, here),
        corrections=links.anchor(here, links.CORRECTIONS, TITLES["corrections"]),
        corrected=len(atlas.entries),
    )


def _summary(atlas: Atlas, here: str) -> Table:
    """How many findings each report has; of many reports, each area's together."""
    reports = atlas.dataset.reports
    file = links.anchor(here, f"{links.DATA}/findings.json", "findings.json")
    note = sentence(NOTES["counted"], file=file)
    if len(reports) > REPORTS:
        return replace(_by_area(atlas, here), note=note)
    rows = []
    for report in reports:
        found = atlas.findings_of_report.get(report.key, [])
        label = links.anchor(here, links.report(report.period, report.id), report.title)
        rows.append((name(label), text(atlas.period(report.period)), *map(num, _by_severity(found))))
    columns = heads("report", "period", *_SEVERITIES, numbers=_SEVERITIES)
    return Table(CAPTIONS["summary"], columns, tuple(rows), note=note)


def _by_area(atlas: Atlas, here: str) -> Table:
    """A row per area: how many reports, findings, and the report with the most of them."""
    rows = []
    for area, reports in group(atlas.dataset.reports, "area").items():
        found = {report.key: atlas.findings_of_report.get(report.key, []) for report in reports}
        every = [finding for findings in found.values() for finding in findings]
        worst = max(reports[::-1], key=lambda report: len(found[report.key]))
        label = links.anchor(here, links.report(worst.period, worst.id), atlas.period(worst.period))
        rows.append(
            (
                name(atlas.unit_link(here, area)),
                num(count(len(reports))),
                *map(num, _by_severity(every)),
                text(markup("{} ({})", label, len(found[worst.key])) if every else ""),
            )
        )
    columns = heads("area", "reports", *_SEVERITIES, "most", numbers=("reports", *_SEVERITIES))
    return Table(CAPTIONS["summary_by_area"], columns, tuple(rows))


def _by_severity(findings: Sequence[Finding]) -> list[int]:
    return [sum(f.severity == severity for f in findings) for severity in ("error", "warning", "note")]


def _codes(atlas: Atlas, here: str) -> Table:
    """How often each kind of finding was found, the most frequent first."""
    counted = Counter((finding.code, finding.severity) for finding in atlas.findings)
    ordered = sorted(counted.items(), key=lambda entry: (-entry[1], entry[0]))
    rows = tuple(
        (
            name(links.anchor(here, f"{links.CATALOGUE}#{code}", code)),
            text(markup('<span class="ck-sev-{}">{}</span>', severity, labels.SEVERITIES[severity])),
            text(meaning(code)),
            num(count(found)),
        )
        for (code, severity), found in ordered
    )
    return Table(CAPTIONS["codes"], heads("code", "severity", "meaning", "found", numbers=("found",)), rows)


def _coverage(atlas: Atlas, here: str) -> Table | None:
    """Aggregates that do not cover everybody who should report, of many the latest."""
    partial = [
        row
        for row in atlas.primary
        if row.aggregate and row.units_reported is not None and row.units_reported < row.units_expected
    ]
    note: object = NOTES["coverage"]
    if len(partial) > LONG:
        last = max(partial, key=lambda row: atlas.dataset.periods[row.period].end).period
        file = links.anchor(here, f"{links.DATA}/results.csv", "results.csv")
        every = count(len(partial))
        note = sentence(NOTES["coverage_latest"], period=atlas.period(last), count=every, file=file)
        partial = [row for row in partial if row.period == last][:LONG]
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
        for row in partial
    )
    columns = heads("unit", "period", "indicator", "coverage", numbers=("coverage",))
    return Table(CAPTIONS["coverage"], columns, rows, note=note) if rows else None
