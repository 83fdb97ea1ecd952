"""Names of reporting periods."""

from __future__ import annotations

from datetime import date

_QUARTERS = {1: "I", 4: "II", 7: "III", 10: "IV"}


def period_name(kind: str, start: date, end: date) -> str:
    """A period in words: "quý III năm 2023"."""
    if kind == "month":
        return f"tháng {start.month} năm {start.year}"
    if kind == "quarter":
        return f"quý {_QUARTERS[start.month]} năm {start.year}"
    if kind == "half":
        return f"6 tháng {'đầu' if start.month == 1 else 'cuối'} năm {start.year}"
    if kind == "nine_months":
        return f"9 tháng đầu năm {start.year}"
    if kind == "year":
        return f"năm {start.year}"
    return f"từ {start.day}/{start.month}/{start.year} đến {end.day}/{end.month}/{end.year}"


def period_short(kind: str, start: date, end: date) -> str:
    """A period where there is little room: "Q3/2023", "T7/2023", "6T/2023"."""
    if kind == "month":
        return f"T{start.month}/{start.year}"
    if kind == "quarter":
        return f"Q{(start.month + 2) // 3}/{start.year}"
    if kind == "half":
        return f"6T/{start.year}" if start.month == 1 else f"6T cuối {start.year}"
    if kind == "nine_months":
        return f"9T/{start.year}"
    if kind == "year":
        return str(start.year)
    return f"{start.day}/{start.month}\u2013{end.day}/{end.month}/{end.year}"
