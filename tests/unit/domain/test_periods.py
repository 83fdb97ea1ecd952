"""Periods: what a folder's name means, and which periods may be compared."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.domain.periods import parse_period, period_containing


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("2023-07", "month", date(2023, 7, 1), date(2023, 7, 31)),
        ("2023-02", "month", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-12", "month", date(2023, 12, 1), date(2023, 12, 31)),
        ("2023-q1", "quarter", date(2023, 1, 1), date(2023, 3, 31)),
        ("2023-q3", "quarter", date(2023, 7, 1), date(2023, 9, 30)),
        ("2023-q4", "quarter", date(2023, 10, 1), date(2023, 12, 31)),
        ("2023-h1", "half", date(2023, 1, 1), date(2023, 6, 30)),
        ("2023-h2", "half", date(2023, 7, 1), date(2023, 12, 31)),
        ("2023-9m", "nine_months", date(2023, 1, 1), date(2023, 9, 30)),
        ("2023", "year", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-07-01_2023-07-24", "span", date(2023, 7, 1), date(2023, 7, 24)),
        ("2023-08-24_2023-09-24", "span", date(2023, 8, 24), date(2023, 9, 24)),
        ("2023-07-01_2023-07-01", "span", date(2023, 7, 1), date(2023, 7, 1)),
    ],
)
def test_kinds(text: str, kind: str, start: date, end: date) -> None:
    """Both days belong to the period."""
    period = parse_period(text)
    assert period is not None
    assert (period.id, period.kind, period.start, period.end) == (text, kind, start, end)


@pytest.mark.parametrize(
    "text",
    [
        *("", " 2023", "2023-13", "2023-00", "2023-7", "23-07", "0999", "3000"),
        *("2023-q0", "2023-q5", "2023-Q3", "2023-h3", "2023-6m"),
        *("2023-07-24_2023-07-01", "2023-02-30_2023-03-01", "2023-07-01", "2023-07-01_2023-07"),
    ],
)
def test_what_is_no_period(text: str) -> None:
    """Nothing is guessed."""
    assert parse_period(text) is None


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        ("2023-07", ("2023-06", "2022-07")),
        ("2023-01", ("2022-12", "2022-01")),
        ("2023-q3", ("2023-q2", "2022-q3")),
        ("2023-q1", ("2022-q4", "2022-q1")),
        ("2023-h2", ("2023-h1", "2022-h2")),
        ("2023-h1", ("2022-h2", "2022-h1")),
        ("2023-9m", ("2022-9m",)),
        ("2023", ("2022",)),
        ("2020-12", ("2020-11", "2019-12")),
        ("2023-07-01_2023-07-24", ("2022-07-01_2022-07-24",)),
        ("2024-02-01_2024-02-29", ()),
    ],
)
def test_like_periods(text: str, alike: tuple[str, ...]) -> None:
    """The one before, then the same a year ago; each a period of the same kind."""
    period = parse_period(text)
    assert period is not None
    assert period.like_periods() == alike
    assert {getattr(parse_period(other), "kind", "") for other in alike} <= {period.kind}


@settings(max_examples=200)
@given(
    day=st.dates(date(1901, 1, 1), date(2998, 12, 31)),
    kind=st.sampled_from(["month", "quarter", "half", "year"]),
)
def test_kinds_that_follow_one_another_leave_no_gap(day: date, kind: str) -> None:
    """Every day lies in exactly one, and the day before its first day in the one before."""
    name = period_containing(day, kind)
    period = parse_period(name or "")
    assert period is not None
    assert period.kind == kind
    assert period.start <= day <= period.end
    before = parse_period(period.like_periods()[0])
    assert before is not None
    assert before.end == period.start - timedelta(days=1)


def test_nine_months_do_not_follow_one_another() -> None:
    """There is no period of nine months in October."""
    assert period_containing(date(2023, 10, 1), "nine_months") is None
