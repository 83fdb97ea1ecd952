"""What stops publication: an inconsistency of an extract that its report does not acknowledge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.domain.catalogue import NOTE, PLAUSIBILITY
from generator.domain.dataset import Dataset
from generator.domain.findings import Finding, Location, details
from generator.domain.reports import TRANSCRIPT, Acknowledgement, Report


def settle(found: Iterable[Finding], dataset: Dataset) -> Iterator[Finding]:
    """The findings with `blocks` and `acknowledged` set, then the acknowledgements that meet nothing."""
    reports = {report.path.rpartition("/")[0]: report for report in dataset.reports}
    used: set[tuple[str, Acknowledgement]] = set()
    for finding in found:
        report = reports.get(finding.location.path.rpartition("/")[0])
        if report is None or finding.severity == NOTE:
            yield finding
            continue
        meeting = [a for a in report.acknowledged if _meets(a, finding)]
        used.update((report.key, a) for a in meeting)
        blocks = report.kind != TRANSCRIPT and not meeting and finding.code not in PLAUSIBILITY
        yield replace(finding, blocks=blocks, acknowledged=meeting[0].reason if meeting else "")
    for report in dataset.reports:
        yield from (_unused(report, a) for a in report.acknowledged if (report.key, a) not in used)


def _meets(acknowledgement: Acknowledgement, finding: Finding) -> bool:
    """Whether code and place are the finding's; what the acknowledgement does not say is open."""
    place = finding.location
    wanted = (
        (acknowledgement.table, finding.table),
        (acknowledgement.row, place.row),
        (acknowledgement.column, place.column),
        (acknowledgement.at, finding.details.get("at", "")),
        (acknowledgement.unit, finding.unit),
    )
    same = acknowledgement.code == finding.code
    return same and all(said in ("", None) or said == is_at for said, is_at in wanted)


def _unused(report: Report, acknowledgement: Acknowledgement) -> Finding:
    return Finding(
        "acknowledgement-unused",
        Location(report.path, acknowledgement.line),
        period=report.period,
        report=report.id,
        details=details(value=acknowledgement.code),
    )
