"""Reporting periods: kind, first and last day, and which periods are alike."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

MONTH, QUARTER, HALF, NINE_MONTHS, YEAR, SPAN = "month", "quarter", "half", "nine_months", "year", "span"

_SHAPES = (
    (MONTH, re.compile(r"(\d{4})-(0[1-9]|1[0-2])")),
    (QUARTER, re.compile(r"(\d{4})-q([1-4])")),
    (HALF, re.compile(r"(\d{4})-h([12])")),
    (NINE_MONTHS, re.compile(r"(\d{4})-(9)m")),
    (YEAR, re.compile(r"(\d{4})()")),
)
_SPAN = re.compile(r"(\d{4}-\d{2}-\d{2})_(\d{4}-\d{2}-\d{2})")
_MONTHS = {MONTH: 1, QUARTER: 3, HALF: 6, NINE_MONTHS: 9, YEAR: 12}


@dataclass(frozen=True, slots=True)
class Period:
    """One reporting period; `id` is its folder's name, `start` and `end` are both inside it."""

    id: str
    kind: str
    start: date
    end: date

    def like_periods(self) -> tuple[str, ...]:
        """Ids of the earlier periods this one may be compared with: the one before, and a year ago."""
        if self.kind == SPAN:
            before = (_year_before(self.start), _year_before(self.end))
            return (f"{before[0]}_{before[1]}",) if all(before) else ()
        year_ago = self.id.replace(str(self.start.year), str(self.start.year - 1), 1)
        adjacent = period_containing(self.start - timedelta(days=1), self.kind)
        return (year_ago,) if adjacent is None else tuple(dict.fromkeys((adjacent, year_ago)))


def _year_before(day: date) -> date | None:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February has no like day a year ago
        return None


def period_containing(day: date, kind: str) -> str | None:
    """Id of the period of `kind` that holds `day`; None for kinds that do not follow one another."""
    if kind == MONTH:
        return f"{day:%Y-%m}"
    if kind == QUARTER:
        return f"{day.year}-q{(day.month + 2) // 3}"
    if kind == HALF:
        return f"{day.year}-h{1 if day.month <= 6 else 2}"
    return f"{day.year}" if kind == YEAR else None


def parse_period(text: str) -> Period | None:
    """The period that `text` (a folder's name) stands for, or None if it is not one."""
    if match := _SPAN.fullmatch(text):
        try:
            start, end = (date.fromisoformat(part) for part in match.groups())
        except ValueError:
            return None
        return Period(text, SPAN, start, end) if start <= end else None
    for kind, shape in _SHAPES:
        if match := shape.fullmatch(text):
            year = int(match[1])
            if not 1900 <= year <= 2999:
                return None
            length = _MONTHS[kind]
            number = 1 if kind in (NINE_MONTHS, YEAR) else int(match[2])
            first = (number - 1) * length + 1
            last = first + length - 1
            end = date(year, last, calendar.monthrange(year, last)[1])
            return Period(text, kind, date(year, first, 1), end)
    return None


def known_period(text: str) -> Period:
    """The period of a text that was read as one before; ValueError if it is none."""
    period = parse_period(text)
    if period is None:
        raise ValueError(f"not a period: {text}")
    return period
