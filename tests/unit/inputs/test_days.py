"""Days: the official way, the Vietnamese way, and what could be read in two."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.inputs.days import read_day
from generator.pages.findings import explain

READ = [
    ("2023-07-20", date(2023, 7, 20)),
    ("20/7/2023", date(2023, 7, 20)),
    ("20-07-2023", date(2023, 7, 20)),
    ("20.7.2023", date(2023, 7, 20)),
    ("7/7/2023", date(2023, 7, 7)),
    ("29/2/2024", date(2024, 2, 29)),
]
REFUSED = [
    "8/7/2023",
    "08/07/2023",
    "7/20/2023",
    "29/2/2023",
    "31/6/2023",
    "20/7/23",
    "20/7-2023",
    "2023/07/20",
    "45127",
]


@pytest.mark.parametrize(("text", "day"), READ)
def test_days_that_are_read(text: str, day: date) -> None:
    """Year-month-day, and day/month/year where the two cannot change places."""
    assert read_day(text) == day


@pytest.mark.parametrize("text", REFUSED)
def test_days_that_are_refused(text: str) -> None:
    """8/7 is July in Vietnam and August where Excel is set to English."""
    assert read_day(text) is None


def test_the_vietnamese_way_everywhere(desk: Any) -> None:
    """In units.csv, in the dates of a decision and of a report."""
    desk.change("units.csv", "991,,2025-06-30", "991,,30/6/2025")
    desk.change("targets/ke-hoach-2023.yml", "to: 2023-12-31", "to: 31/12/2023")
    desk.change(
        "periods/2023-q3/an-binh/report.yml", "kind: transcript", "kind: transcript\ndate: 20/10/2023"
    )
    data = desk.read()
    assert data.units["huyen-an-binh-991"].valid_to == date(2025, 6, 30)
    assert data.decisions["ke-hoach-2023"].valid_to == date(2023, 12, 31)
    assert {report.date for report in data.reports} == {"2023-10-20", ""}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("units.csv", "991,,2025-06-30", "991,,8/7/2025"),
        ("targets/ke-hoach-2023.yml", "to: 2023-12-31", "to: 8/7/2025"),
    ],
)
def test_a_day_of_two_meanings_is_told_with_both(desk: Any, file: str, old: str, new: str) -> None:
    """The editor picks one."""
    desk.change(file, old, new)
    found = [finding for finding in desk.findings() if finding.code == "bad-date"]
    assert len(found) == 1
    assert "2025-07-08; 2025-08-07" in explain(found[0], None)
    assert "target-without-dates" not in [finding.code for finding in desk.findings()]
