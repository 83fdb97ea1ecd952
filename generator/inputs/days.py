"""Days as people write them: year-month-day, or day/month/year where it can be read in one way only."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from generator.domain.findings import Finding, Location
from generator.inputs.files import blocking
from generator.inputs.yaml_text import Document, Steps

_DAY = re.compile(r"(?:19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}")
_WRITTEN = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2((?:19|2[0-9])[0-9]{2})")


def read_day(text: str) -> date | None:
    """A date from 1900 to 2999, or None for what is none or could be two.

    20/7/2023 is the twentieth of July; 8/7/2023 is the eighth of July, unless an Excel set to English
    wrote it: such a day has to be written year-month-day.
    """
    if _DAY.fullmatch(text):
        return _day(text[:4], text[5:7], text[8:])
    match = _WRITTEN.fullmatch(text)
    if match is None or _two_ways(match):
        return None
    return _day(match[4], match[3], match[1])


def bad_day(place: Location, text: str) -> Finding:
    """The finding for a text that is no day, with the days that it could mean."""
    match = _WRITTEN.fullmatch(text)
    meant = [_day(match[4], match[3], match[1]), _day(match[4], match[1], match[3])] if match else []
    known = "; ".join(day.isoformat() for day in meant if day)
    return blocking("bad-date", place, value=text, known=known)


def day_at(document: Document, steps: Steps, findings: list[Finding]) -> str:
    """The day at `steps` as year-month-day; empty, with a finding if something else stands there."""
    value: Any = document.data
    for step in steps:
        value = value.get(step, "") if isinstance(value, dict) else value[step]
    if not value:
        return ""
    day = read_day(str(value))
    if day is None:
        findings.append(bad_day(document.where(*steps), str(value)))
        return ""
    return day.isoformat()


def _two_ways(match: re.Match[str]) -> bool:
    """Whether day and month could change places."""
    return match[1].zfill(2) != match[3].zfill(2) and int(match[1]) <= 12 and int(match[3]) <= 12


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
