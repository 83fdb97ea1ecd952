"""Tables of what does not add up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.domain.findings import Finding
from generator.domain.units import Unit
from generator.messages import labels
from generator.messages.findings import hint
from generator.messages.pages import CAPTIONS, SENTENCES, TITLES
from generator.messages.tracing import NOTES
from generator.pages import links
from generator.pages.atlas import Atlas
from generator.pages.escaping import markup, sentence
from generator.pages.findings import explain, place
from generator.pages.origins import row_address, traced
from generator.pages.tables import Table, heads, stacked, text

SEVERITIES = ("error", "warning", "note")
"""The worst first."""

FEW = 5
"""Findings that stand on the page of a unit."""


def worst_findings(atlas: Atlas, here: str, unit: Unit) -> Table | None:
    """The first of a unit's findings, the worst first; where there are more the table leads to all."""
    every = sorted(atlas.findings_of_unit.get(unit.id, ()), key=lambda one: SEVERITIES.index(one.severity))
    table = findings_table(atlas, here, every[:FEW], CAPTIONS["findings"].format(report=unit.name))
    if table is None or len(every) <= FEW:
        return table
    every_one = links.anchor(here, links.QUALITY, TITLES["quality"])
    return replace(table, note=sentence(NOTES["more_findings"], count=len(every) - FEW, quality=every_one))


def findings_table(atlas: Atlas, here: str, findings: Iterable[Finding], caption: str) -> Table | None:
    """Findings with their place, message and hint."""
    rows = []
    for finding in findings:
        severity = markup(
            '<a class="ck-sev-{}" href="{}">{}</a>',
            finding.severity,
            links.relative(here, f"{links.CATALOGUE}#{finding.code}"),
            labels.SEVERITIES[finding.severity],
        )
        subject = atlas.subject(finding.unit, finding.tier) if finding.unit and finding.tier else ""
        figure = atlas.figure_name(finding.indicator) if finding.indicator else ""
        who = [atlas.unit_link(here, finding.unit, subject)] if subject else []
        known = (
            [SENTENCES["acknowledged"].format(reason=finding.acknowledged)] if finding.acknowledged else []
        )
        told = explain(finding, atlas.dataset)
        message = stacked([*who, *([figure] if figure else []), told, *known])
        rows.append(
            (text(severity), text(message), text(_place(atlas, here, finding)), text(hint(finding.code)))
        )
    if not rows:
        return None
    return Table(caption, heads("severity", "message", "place", "hint"), tuple(rows), stack=True)


def _place(atlas: Atlas, here: str, finding: Finding) -> object:
    """Where a finding is, leading to the row on the report's page where there is one."""
    folder = finding.location.path.split("/")[1:3]
    row = finding.location.row
    known = len(folder) == 2 and (*folder, finding.table) in atlas.trail.tables
    if row is None or not known or not atlas.trail.has_row(finding.location.path, row):
        return place(finding)
    return traced(here, row_address(atlas, folder[0], folder[1], finding.table, row), place(finding))
