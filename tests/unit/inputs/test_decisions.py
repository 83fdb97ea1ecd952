"""Decisions: for whom a target holds, how much, and when a decision binds nobody."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.domain.quantities import MICRO
from generator.domain.targets import AT_LEAST, AT_MOST, Target

FILE, TABLE = "targets/quyet-dinh-1.yml", "targets/quyet-dinh-1.csv"
HEAD = "title: Văn bản mới\nissuer: huyen-an-binh-991\nvalid: {from: 2023-01-01, to: 2023-12-31}\n"


def test_targets_from_file_and_table(desk: Any) -> None:
    """Entries hold in the issuer's area; rows of the table for their own unit and tier."""
    decision = desk.read().decisions["quyet-dinh-1"]
    assert (decision.valid_from, decision.valid_to) == (date(2023, 7, 1), date(2023, 12, 31))
    assert decision.targets[:2] == (
        Target("quyet-dinh-1", "huyen-an-binh-991", "district", "online-submission", AT_LEAST, 60_500_000),
        Target("quyet-dinh-1", "xa-hoa-an-99101", "commune", "online-payment", AT_LEAST, 55 * MICRO),
    )
    assert len(decision.targets) == 4


@pytest.mark.parametrize(
    ("entry", "unit", "tier", "operator", "value", "up_to"),
    [
        ("at_least: 55", "huyen-an-binh-991", "all", AT_LEAST, 55, None),
        ("tier: commune, at_least: 55, up_to: 60", "huyen-an-binh-991", "commune", AT_LEAST, 55, 60),
        ("at_most: 5%", "huyen-an-binh-991", "all", AT_MOST, 5, None),
        ("unit: xa-hoa-an-99101, at_least: 0", "xa-hoa-an-99101", "all", AT_LEAST, 0, None),
    ],
)
def test_one_entry(
    desk: Any, entry: str, unit: str, tier: str, operator: str, value: int, up_to: int | None
) -> None:
    """Without unit: the issuer's whole area; without tier: everything in it; zero is a target."""
    desk.write("targets/moi.yml", f"{HEAD}targets:\n  - {{indicator: online-payment, {entry}}}\n")
    (target,) = desk.read().decisions["moi"].targets
    assert (target.unit, target.tier, target.operator) == (unit, tier, operator)
    assert (target.value, target.up_to) == (value * MICRO, None if up_to is None else up_to * MICRO)


@pytest.mark.parametrize(
    ("entry", "code", "column"),
    [
        ("{indicator: online-payment}", "target-without-direction", "5"),
        ("{indicator: online-payment, at_least: 1, at_most: 2}", "target-without-direction", "5"),
        ("{indicator: online-payment, at_least: }", "target-without-direction", "5"),
        ("{indicator: khac, at_least: 1}", "unknown-reference", "5"),
        ("{indicator: online-payment, unit: xa-khac, at_least: 1}", "unknown-reference", "5"),
        ("{indicator: online-payment, at_least: nhiều}", "unreadable-number", "43"),
        ("{indicator: online-payment, at_least: 50.000}", "ambiguous-number", "43"),
        ("{indicator: online-payment, at_least: 50, up_to: 60.000}", "ambiguous-number", "54"),
        ("{indicator: online-payment, at_least: -5}", "negative-count", "43"),
    ],
)
def test_an_entry_that_binds_nobody(desk: Any, entry: str, code: str, column: str) -> None:
    """One finding, at the line of the entry."""
    desk.write("targets/moi.yml", f"{HEAD}targets:\n  - {entry}\n")
    assert desk.places() == [(code, "moi.yml", 5, column)]


@pytest.mark.parametrize(
    ("old", "new", "code", "row"),
    [
        ("issuer: huyen-an-binh-991\n", "", "target-without-issuer", 1),
        ("issuer: huyen-an-binh-991", "issuer: huyen-khac", "unknown-reference", 2),
        ("issuer: huyen-an-binh-991", "issuer: khong-neu", "target-without-scope", 2),
        ("issuer: huyen-an-binh-991", "issuer: khong-neu\nwithin: huyen-khac", "unknown-reference", 3),
        ("valid: {from: 2023-01-01, to: 2023-12-31}\n", "", "target-without-dates", 1),
        ("to: 2023-12-31", "to: 2022-12-31", "target-without-dates", 3),
        ("to: 2023-12-31", "to: 31/11/2023", "bad-date", 3),
        ("issuer:", "replaces: [van-ban-khac]\nissuer:", "unknown-reference", None),
    ],
)
def test_a_head_that_binds_nobody(desk: Any, old: str, new: str, code: str, row: int | None) -> None:
    """Who, for whom, and when must all be there."""
    desk.write(
        "targets/moi.yml", (HEAD + "targets: [{indicator: online-payment, at_least: 5}]\n").replace(old, new)
    )
    first, *rest = desk.places()
    assert (first[0], first[2]) == (code, row)
    assert {place[0] for place in rest} <= {code}


def test_a_doubtful_target_binds_all_the_same(desk: Any) -> None:
    """0,6 may have been meant: it is asked about, and neither it nor the rest of its decision is lost."""
    text = f"{HEAD}targets:\n  - {{indicator: online-payment, at_least: 0,6}}\ntable: them.csv\n"
    desk.write("targets/moi.yml", text.replace("0,6", '"0,6"'))
    desk.write("targets/them.csv", "unit,tier,online-submission\nXã Hòa An,commune,70\n")
    targets = desk.read().decisions["moi"].targets
    assert [target.value for target in targets] == [600_000, 70 * MICRO]
    assert [finding.code for finding in desk.findings()] == ["target-below-one"]


def test_unnamed_issuers_say_within(desk: Any) -> None:
    """A target that the paper quotes without its source holds where the editor says."""
    desk.write(
        "targets/moi.yml",
        HEAD.replace("issuer: huyen-an-binh-991", "issuer: khong-neu\nwithin: huyen-an-binh-991")
        + "targets: [{indicator: online-payment, at_least: 5}]\n",
    )
    (target,) = desk.read().decisions["moi"].targets
    assert target.unit == "huyen-an-binh-991"


def test_a_central_target_holds_everywhere(desk: Any) -> None:
    """Its scope is no unit at all."""
    desk.write(
        "targets/moi.yml",
        HEAD.replace("huyen-an-binh-991", "trung-uong")
        + "targets: [{indicator: online-payment, at_least: 5}]\n",
    )
    (target,) = desk.read().decisions["moi"].targets
    assert target.unit == ""


def test_a_central_decision_may_have_a_table(desk: Any) -> None:
    """Its rows name units anywhere in the country."""
    desk.change(FILE, "issuer: huyen-an-binh-991", "issuer: trung-uong")
    units = {target.unit for target in desk.read().decisions["quyet-dinh-1"].targets}
    assert units == {"", "xa-hoa-an-99101", "xa-hoa-my-99104", "thi-tran-an-binh-99107"}


def test_the_same_scope_twice_is_refused(desk: Any) -> None:
    """Within the entries, within the table, and between the two."""
    desk.write(
        "targets/moi.yml",
        HEAD + "targets:\n" + "  - {indicator: online-payment, at_least: 5}\n" * 2,
    )
    desk.add(TABLE, "Hoà An,commune,60%")
    desk.change(
        FILE,
        "targets:",
        "targets:\n  - {indicator: online-payment, unit: xa-hoa-my-99104, tier: commune, at_least: 1}",
    )
    assert desk.places() == [
        ("duplicate-target", "moi.yml", 6, "5"),
        ("duplicate-target", "quyet-dinh-1.csv", 3, "online-payment"),
        ("duplicate-target", "quyet-dinh-1.csv", 5, "online-payment"),
    ]


def test_a_lower_is_better_column_means_at_most(desk: Any) -> None:
    """A table has no column for the operator: the indicator's direction gives it."""
    desk.change("indicators/online-payment.yml", "direction: higher", "direction: lower")
    assert desk.read().decisions["quyet-dinh-1"].targets[1].operator == AT_MOST


def test_empty_cells_and_dashes_assign_nothing(desk: Any) -> None:
    """A target that is not there is not zero."""
    desk.change(TABLE, "Xã Hòa An,commune,55%", "Xã Hòa An,commune,")
    desk.change(TABLE, "Xã Hòa Mỹ,commune,55%", "Xã Hòa Mỹ,commune,-")
    assert len(desk.read().decisions["quyet-dinh-1"].targets) == 2


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        ("Xã Hòa An", "Xã Hòa Ấn", [("unknown-unit", 2, "unit")]),
        ("Hòa An,commune", "Hòa An,xã", [("bad-tier", 2, "tier")]),
        ("An,commune,55%", "An,commune,55.000", [("ambiguous-number", 2, "online-payment")]),
        ("unit,tier,", "unit,cap,", [("missing-column", 1, "")]),
        ("online-payment", "online-paymnt", [("unknown-column", 1, "online-paymnt")]),
    ],
)
def test_a_table_that_cannot_be_read(desk: Any, old: str, new: str, places: list[Any]) -> None:
    """The finding stands at the cell; a wrong head is told once, not at every row."""
    desk.change(TABLE, old, new)
    found = [(code, row, column) for code, file, row, column in desk.places() if file == "quyet-dinh-1.csv"]
    assert [place[:2] for place in found] == [place[:2] for place in places]


def test_a_table_must_lie_beside_its_decision(desk: Any) -> None:
    """Nor may its name hold what no file name can."""
    for table in ("../units.csv", "con/bang.csv", '"a\\0b.csv"', "bang.txt"):
        desk.write(FILE, HEAD + f"table: {table}\n")
        assert "bad-file-name" in [place[0] for place in desk.places()], table


def test_the_first_day_of_the_calendar(desk: Any) -> None:
    """A hostile date ends no program."""
    desk.change("targets/ke-hoach-2023.yml", "{from: 2023-01-01", "{from: 0001-01-01")
    desk.add("targets/ke-hoach-2023.yml", "replaces: [quyet-dinh-1]")
    desk.check()
