"""Decisions entered twice: a doubt worth a warning, unless one says that it replaces the other."""

from __future__ import annotations

from typing import Any

import pytest

PLAN = """title: {title}
number: "{number}"
issuer: {issuer}
valid: {{from: {start}, to: 2023-12-31}}
targets:
  - {{indicator: {indicator}, tier: {tier}, at_least: 50}}
"""
FIRST = {
    "title": "Kế hoạch X",
    "number": "5/KH",
    "issuer": "tinh-mau-99",
    "start": "2023-01-01",
    "indicator": "online-payment",
    "tier": "all",
}


def told(desk: Any, more: str = "", **second: str) -> list[str]:
    """What is said of a second decision like the first save for `second`."""
    desk.write("targets/a.yml", PLAN.format(**FIRST))
    desk.write("targets/b.yml", PLAN.format(**{**FIRST, **second}) + more)
    return [finding.code for finding in desk.findings() if finding.location.path == "targets/b.yml"]


@pytest.mark.parametrize("second", [{}, {"title": "KẾ HOẠCH  x", "number": ""}, {"title": "Tên khác"}])
def test_one_document_twice(desk: Any, second: dict[str, str]) -> None:
    """The same number, or the same title however it is written."""
    assert told(desk, **second) == ["decision-twice"]


def test_the_same_target_twice(desk: Any) -> None:
    """Another document of the issuer, the same communes, indicator and months."""
    assert told(desk, title="Kế hoạch Y", number="6/KH") == ["target-twice"]


@pytest.mark.parametrize(
    "second",
    [
        {"issuer": "huyen-an-binh-991"},
        {"indicator": "online-submission"},
        {"tier": "commune"},
        {"start": "2023-10-01"},
    ],
)
def test_what_differs_is_no_twin(desk: Any, second: dict[str, str]) -> None:
    """Another issuer, indicator or tier, or a quarter's own target beside the year's."""
    assert told(desk, **{"title": "Kế hoạch Y", "number": "6/KH", **second}) == []


def test_what_is_replaced_is_no_twin(desk: Any) -> None:
    """The editors have said how the two stand to each other."""
    assert told(desk, more="replaces: [a]\n") == []
