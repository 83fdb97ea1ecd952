"""Names of reporting periods, as an official would say them."""

from __future__ import annotations

import pytest

from generator.domain.periods import parse_period
from generator.messages.periods import period_name

NAMES = [
    ("2023-07", "tháng 7 năm 2023"),
    ("2024-12", "tháng 12 năm 2024"),
    ("2023-q1", "quý I năm 2023"),
    ("2023-q2", "quý II năm 2023"),
    ("2023-q3", "quý III năm 2023"),
    ("2023-q4", "quý IV năm 2023"),
    ("2023-h1", "6 tháng đầu năm 2023"),
    ("2023-h2", "6 tháng cuối năm 2023"),
    ("2023-9m", "9 tháng đầu năm 2023"),
    ("2023", "năm 2023"),
    ("2023-07-01_2023-07-24", "từ 1/7/2023 đến 24/7/2023"),
    ("2023-12-25_2024-01-05", "từ 25/12/2023 đến 5/1/2024"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_every_kind_of_period_has_a_name(text: str, name: str) -> None:
    """Quarters in Roman numerals, halves as six months, spans from day to day."""
    period = parse_period(text)
    assert period is not None
    assert period_name(period.kind, period.start, period.end) == name


def test_no_two_periods_share_a_name() -> None:
    """A reader can tell them apart without the address."""
    texts = [f"2023-{month:02}" for month in range(1, 13)]
    texts += [f"2023-q{quarter}" for quarter in range(1, 5)]
    texts += ["2023-h1", "2023-h2", "2023-9m", "2023", "2024", "2023-01-01_2023-12-31"]
    periods = [parse_period(text) for text in texts]
    names = {period_name(p.kind, p.start, p.end) for p in periods if p is not None}
    assert len(names) == len(texts)
