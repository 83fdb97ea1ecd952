"""The period that a paper prints, held against the folder that its figures lie in."""

from __future__ import annotations

import re
from datetime import date

from generator.domain.findings import Finding, Location, details
from generator.domain.periods import Period, parse_period
from generator.messages.vocabulary import PRINTED_DAYS, PRINTED_PERIODS

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def printed_days(text: str) -> tuple[date, date] | None:
    """First and last day of the period that `text` prints, or None where it is put otherwise."""
    folded = " ".join(text.lower().split())
    days = re.findall(PRINTED_DAYS, folded)
    if len(days) == 2:
        try:
            start, end = (date(int(year), int(month), int(day)) for day, month, year in days)
        except ValueError:
            return None
        return start, end
    for shape, pattern in PRINTED_PERIODS:
        if match := re.fullmatch(shape, folded):
            number = match.groupdict().get("number", "0")
            named = pattern.format(year=match["year"], number=_ROMAN.get(number) or int(number))
            period = parse_period(named)
            return (period.start, period.end) if period else None
    return None


def check_printed_period(text: str, period: Period, place: Location) -> list[Finding]:
    """A warning where the paper prints another period than the one that its figures are filed under."""
    days = printed_days(text)
    if days is None or days == (period.start, period.end):
        return []
    facts = details(value=text, start=f"{period.start:%d/%m/%Y}", end=f"{period.end:%d/%m/%Y}")
    return [Finding("printed-period", place, details=facts)]


def check_spoken_period(spoken: Period, period: Period, place: Location) -> list[Finding]:
    """A warning where a sentence speaks of days after the report's own period."""
    if spoken.end <= period.end:
        return []
    return [Finding("period-outside", place, details=details(value=spoken.id))]
