"""What the headings of a report's tables say of the report itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.domain.findings import Finding, Location, details
from generator.domain.reports import Report, Table
from generator.measures.checks.evidence import Evidence

_NUMBERS = re.compile(r"\d+")


def headings_against_report(evidence: Evidence) -> Iterator[Finding]:
    """A table whose heading prints another number or date of the covering letter than the letter itself."""
    for report in evidence.dataset.reports:
        for table in report.tables:
            if report.number and table.number and not _alike(report.number, table.number):
                yield _differs(report, table, table.number, report.number)
            dated = report.printed_date or report.date
            if dated and table.date and not _agree(_days(dated), _days(table.date)):
                yield _differs(report, table, table.date, dated)


def _differs(report: Report, table: Table, printed: str, own: str) -> Finding:
    return Finding(
        "document-differs",
        Location(report.path, table.line),
        period=report.period,
        report=report.id,
        table=table.stem,
        details=details(value=printed, expected=own, table=table.stem),
    )


def _alike(one: str, other: str) -> bool:
    """Whether two numbers of a document are one; either may have a word in front of it."""
    first, second = ("".join(number.split()).casefold() for number in (one, other))
    return first.endswith(second) or second.endswith(first)


def _days(text: str) -> list[int]:
    """Year, month and day of a printed date, as far as it gives them, the year first."""
    numbers = [int(number) for number in _NUMBERS.findall(text)]
    days = numbers if numbers and numbers[0] > 31 else numbers[::-1]
    return [days[0] + 2000, *days[1:]] if len(days) > 1 and days[0] < 100 else days


def _agree(one: list[int], other: list[int]) -> bool:
    return all(a == b for a, b in zip(one, other, strict=False))
