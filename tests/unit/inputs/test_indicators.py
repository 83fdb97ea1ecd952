"""Indicators and composites: what must be said, and what must add up."""

from __future__ import annotations

from typing import Any

import pytest

from generator.domain.quantities import MICRO
from generator.pages.findings import explain

RATE = """id: moi
name: Chỉ số mới
formula: {numerator: online, denominator: received}
unit_of_measure: "%"
direction: lower
decimals: 1
aggregate: ratio_of_sums
"""
INDEX = """id: moi
name: Bộ mới
unit_of_measure: điểm
direction: higher
decimals: 2
aggregate: none
maximum: 100
components:
  - {id: mot, name: Một, maximum: "40,5"}
  - {id: hai, name: Hai, maximum: "59,5"}
bands: {Yếu: 0, Tốt: "80,5", Khá: 60}
"""
FILE = "indicators/moi.yml"


def test_an_indicator(desk: Any) -> None:
    """Its short name is its name if it has none."""
    desk.write(FILE, RATE)
    found = desk.read().indicators["moi"]
    assert (found.short, found.direction, found.decimals, found.is_rate) == ("Chỉ số mới", "lower", 1, True)


def test_a_composite(desk: Any) -> None:
    """Points are exact; bands go from the highest down, and a grade begins at its floor."""
    desk.write(FILE, INDEX)
    found = desk.read().composites["moi"]
    assert found.maximum == 100 * MICRO
    assert [component.maximum for component in found.components] == [40_500_000, 59_500_000]
    points = (100_000_000, 80_500_000, 80_499_999, 60_000_000, 0)
    assert [found.grade(p) for p in points] == ["Tốt", "Tốt", "Khá", "Khá", "Yếu"]


@pytest.mark.parametrize(
    ("text", "old", "new", "code", "row"),
    [
        (RATE, "direction: lower\n", "", "indicator-incomplete", 1),
        (RATE, "decimals: 1\n", "", "indicator-incomplete", 1),
        (RATE, "aggregate: ratio_of_sums\n", "", "indicator-incomplete", 1),
        (RATE, "formula: {numerator: online, denominator: received}\n", "", "indicator-incomplete", 1),
        (RATE, "numerator: online", "numerator: onlin", "unknown-reference", 3),
        (RATE, "id: moi", "id: khac", "id-not-file-name", 1),
        (RATE, "id: moi", "id: Mới", "yaml-wrong-value", 1),
        (RATE, "lower", "thấp", "yaml-wrong-value", 5),
        (RATE, ", denominator: received", "", "yaml-missing-key", 3),
        (RATE, "decimals: 1", "decimals: 1\nvariant_of: khong-co", "unknown-reference", None),
        (INDEX, "maximum: 100\n", "", "indicator-incomplete", 1),
        (INDEX, "maximum: 100", "maximum: 99", "maximum-not-sum", 7),
        (INDEX, '"40,5"', "nhiều", "unreadable-number", 9),
        (INDEX, "id: hai", "id: mot", "duplicate-id", 10),
        (INDEX, "id: hai", "id: online-payment", "duplicate-id", 10),
    ],
)
def test_what_is_refused_and_where(
    desk: Any, text: str, old: str, new: str, code: str, row: int | None
) -> None:
    """Nothing is taken for granted; every fault is at its line."""
    assert old in text
    desk.write(FILE, text.replace(old, new))
    assert (code, "moi.yml", row) in [place[:3] for place in desk.places()]


def test_a_sum_of_groups_is_shown_with_its_decimals(desk: Any) -> None:
    """Otherwise the message would say that 99 differs from 99."""
    desk.write(FILE, INDEX.replace('"59,5"', "59").replace("maximum: 100", "maximum: 99"))
    (finding,) = [f for f in desk.findings() if f.code == "maximum-not-sum"]
    assert "99,5" in explain(finding, None)


def test_a_name_with_two_meanings_heads_no_column(desk: Any) -> None:
    """Two variants share a name: a table must then use the id."""
    desk.write(
        FILE,
        RATE.replace("Chỉ số mới", "Tỷ lệ hồ sơ trực tuyến").replace(
            "decimals", "variant_of: online-submission\ndecimals"
        ),
    )
    desk.change("periods/2023-q3/an-binh/tong-hop.csv", "online-submission", "Tỷ lệ hồ sơ trực tuyến")
    assert [(place[1], place[2]) for place in desk.places()] == [("tong-hop.csv", 1)]
