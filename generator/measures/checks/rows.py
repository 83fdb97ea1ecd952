"""Rows of tables: units that are missing, numbers that jump, subjects that are not the report's own."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from generator.domain.findings import Finding, Location, details
from generator.domain.frames import Row, records
from generator.domain.units import ALL
from generator.measures.checks.evidence import Evidence

MOST_ABSENT = 5
"""A table lacks units when no more than one in so many of those that should be in it are missing."""


def units_absent(evidence: Evidence) -> Iterator[Finding]:
    """A unit that should be in a table whose other units are all there."""
    wholes = evidence.parts.wholes
    areas = {(report.period, report.id): report.area for report in evidence.dataset.reports}
    at_top = [
        areas[period, report] == unit
        for period, report, unit in zip(wholes["period"], wholes["report"], wholes["unit"], strict=True)
    ]
    tables = evidence.lines.lines.drop_duplicates(["period", "report", "group"], keep="last")
    last = {(row.period, row.report, row.group): row for row in records(tables)}
    for whole in records(wholes[pd.Series(at_top, wholes.index, dtype="bool") & (wholes["tier"] != ALL)]):
        if not 0 < len(whole.missing) * MOST_ABSENT <= whole.expected:
            continue
        place = last[whole.period, whole.report, whole.group]
        for unit in whole.missing:
            yield Finding(
                "unit-absent",
                Location(place.path, place.row, sheet=place.sheet),
                period=whole.period,
                report=whole.report,
                table=place.table,
                unit=unit,
                tier=whole.tier,
            )


def numbers_of_rows(evidence: Evidence) -> Iterator[Finding]:
    """A row number that does not follow the one above it, unless it begins again at one."""
    for _, rows in evidence.rows[evidence.rows["no"] != ""].groupby(["path", "table"], sort=False):
        before = 0
        for row in records(rows):
            if not (row.no.isascii() and row.no.isdigit()):
                before = 0  # a section with a number of another kind
                continue
            number = int(row.no)
            if before and number not in (before + 1, 1):
                yield _about("numbering-gap", row, found=number, expected=before + 1)
            before = number


def subjects_outside(evidence: Evidence) -> Iterator[Finding]:
    """A subject that is not in the report's area: its figures are quotes, never results."""
    rows = evidence.rows[evidence.rows["quote"]]
    for row in records(rows.drop_duplicates(["path", "table", "unit"])):
        yield _about("subject-outside", row)


def _about(code: str, row: Row, **facts: object) -> Finding:
    return Finding(
        code,
        Location(row.path, row.row, sheet=row.sheet),
        period=row.period,
        report=row.report,
        table=row.table,
        unit=row.unit,
        tier=row.tier,
        details=details(at=row.at, **facts),
    )
