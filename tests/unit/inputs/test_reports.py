"""Reports: the tables they list, the sentences about sets of units, the explanations."""

from __future__ import annotations

from typing import Any

import pytest

QUARTER = "periods/2023-q3/an-binh"
REPORT = f"{QUARTER}/report.yml"
MORE_UNITS = """phuong-1-99201,Phường 1,xã,huyen-an-binh-991,,,,,
phuong-12-99202,Phường 12,xã,huyen-an-binh-991,,,,,
xa-my-an-hung-a-99203,Xã Mỹ An Hưng A,xã,huyen-an-binh-991,,,,,
xa-my-an-hung-b-99204,Xã Mỹ An Hưng B,xã,huyen-an-binh-991,,,,,
phuong-hoai-hai-99205,Xã Hoài Hải,xã,huyen-an-binh-991,,,,,
xa-tan-phu-99206,Xã Tân Phú,xã,huyen-an-binh-991,,,,,
xa-tan-phu-2-99207,Xã Tân Phú 2,xã,huyen-an-binh-991,,,,,"""

MENTIONS = [
    ("Hoài Hải 45,54", "phuong-hoai-hai-99205", 45_540_000, 2),
    ("Hoài Hải: 45,54%", "phuong-hoai-hai-99205", 45_540_000, 2),
    ("Hoài Hải 45,54 %", "phuong-hoai-hai-99205", 45_540_000, 2),
    ("xã Hoài Hải  100", "phuong-hoai-hai-99205", 100_000_000, 0),
    ("Hoài Hải", "phuong-hoai-hai-99205", None, 0),
    ("Hoài Hải;", "phuong-hoai-hai-99205", None, 0),
    ("Xã Mỹ An Hưng B", "xa-my-an-hung-b-99204", None, 0),
    ("Mỹ An Hưng A 7,5", "xa-my-an-hung-a-99203", 7_500_000, 1),
    ("Phường 1", "phuong-1-99201", None, 0),
    ("Phường 12", "phuong-12-99202", None, 0),
    ("Phường 12 45,54", "phuong-12-99202", 45_540_000, 2),
    ("Phường 1: 45", "phuong-1-99201", 45_000_000, 0),
    ("Xã Tân Phú", "xa-tan-phu-99206", None, 0),
    ("Xã Tân Phú 2", "xa-tan-phu-2-99207", None, 0),
    ("Xã Tân Phú 45,5", "xa-tan-phu-99206", 45_500_000, 1),
    ("Xã Tân Phú 2 45,5", "xa-tan-phu-2-99207", 45_500_000, 1),
]


def with_claim(desk: Any, entry: str) -> Any:
    """The desk with one more claim at the end of the report."""
    desk.add(REPORT, f"  - {entry}")
    return desk


@pytest.mark.parametrize(("text", "unit", "value", "decimals"), MENTIONS)
def test_a_unit_in_a_list_with_its_figure(
    desk: Any, text: str, unit: str, value: int | None, decimals: int
) -> None:
    """The figure after a name is read; a number that belongs to the name is not."""
    desk.add("units.csv", MORE_UNITS)
    with_claim(desk, f'{{at: x, indicator: online-submission, tier: commune, units: ["{text}"]}}')
    (mention,) = desk.read().reports[0].claims[-1].units
    assert (mention.unit, mention.value, mention.decimals) == (unit, value, decimals)
    assert mention.text == text


def test_a_claim_with_everything(desk: Any) -> None:
    """All conditions hold together; a list of tiers speaks of all of them."""
    with_claim(
        desk,
        "{at: III.1, indicator: online-submission, tier: [district, commune],"
        ' where: {target: ke-hoach-2023, status: met, above: "50,5", below: 90, at_least: 40},'
        ' count: 2, of: 4, value: "66,67", units: [Bộ phận Một cửa huyện], such_as: [Xã Hòa An]}',
    )
    claim = desk.read().reports[0].claims[-1]
    assert (claim.at, claim.indicator, claim.tiers) == ("III.1", "online-submission", ("district", "commune"))
    assert (claim.count, claim.of, claim.value, claim.value_decimals) == (2, 4, 66_670_000, 2)
    where = claim.where
    assert (where.target, where.status) == ("ke-hoach-2023", "met")
    assert (where.above, where.below, where.at_least) == (50_500_000, 90_000_000, 40_000_000)
    assert claim.units[0].unit == "huyen-an-binh-991"
    assert claim.such_as[0].unit == "xa-hoa-an-99101"


@pytest.mark.parametrize(
    ("written", "key", "facet"),
    [
        ("online-submission", "online-submission", ""),
        ("phuc-vu.percent", "phuc-vu", "percent"),
        ("cong-khai", "cong-khai", ""),
        ("phuc-vu.rank_of", "phuc-vu", "rank_of"),
    ],
)
def test_a_claim_may_speak_of_a_suffix(desk: Any, written: str, key: str, facet: str) -> None:
    """As a table's head may."""
    with_claim(desk, f"{{at: x, indicator: {written}, tier: commune, where: highest}}")
    claim = desk.read().reports[0].claims[-1]
    assert (claim.indicator, claim.facet, claim.where.extreme) == (key, facet, "highest")


def test_a_claim_without_a_tier_is_about_everything(desk: Any) -> None:
    """Tier all."""
    with_claim(desk, "{at: x, indicator: online-submission, count: 1}")
    assert desk.read().reports[0].claims[-1].tiers == ("all",)


BAD_CLAIMS = [
    ("{at: x, indicator: khac, tier: commune}", "unknown-reference"),
    ("{at: x, indicator: online-submission, where: {target: khac, status: met}}", "unknown-reference"),
    ("{at: x, indicator: online-submission, count: 1000000000000000}", "number-too-large"),
    ('{at: x, indicator: online-submission, count: "1,5"}', "fraction-count"),
    ("{at: x, indicator: online-submission, value: 50.000}", "ambiguous-number"),
    ("{at: x, indicator: online-submission, where: {above: nhiều}}", "unreadable-number"),
    ("{at: x, indicator: online-submission, units: [Xã Không Có]}", "unknown-unit"),
    ("{at: x, indicator: online-submission, units: [An Bình]}", "ambiguous-unit"),
    ("{at: x, indicator: online-submission, units: [Xã Hòa An 75.000]}", "ambiguous-number"),
    ("{at: x, indicator: online-submission, tier: xã}", "yaml-wrong-value"),
    ("{at: x, indicator: online-submission, where: cao nhất}", "yaml-wrong-value"),
    ("{at: x, indicator: online-submission, where: {from: 1}}", "yaml-unknown-key"),
    ("{at: x}", "yaml-missing-key"),
]


@pytest.mark.parametrize(("entry", "code"), BAD_CLAIMS)
def test_a_claim_that_cannot_be_read(desk: Any, entry: str, code: str) -> None:
    """At its line in report.yml."""
    with_claim(desk, entry)
    found = [place for place in desk.places() if place[0] != "file-unused"]
    assert [(place[0], place[1], place[2]) for place in found] == [(code, "report.yml", 32)]


@pytest.mark.parametrize(
    "entry",
    [
        "{at: x, indicator: online-submission, tier: commune, where: {grade: Tốt}, count: 1}",
        "{at: x, indicator: cong-khai, tier: commune, where: {grade: Tốt}, count: 1}",
        "{at: x, indicator: phuc-vu.percent, tier: commune, where: {grade: Tốt}, count: 1}",
        "{at: x, indicator: phuc-vu, tier: commune, where: {grade: Không có loại này}, count: 0}",
        "{at: x, indicator: cong-khai, tier: commune, where: {target: ke-hoach-2023, status: met}, count: 0}",
    ],
)
def test_a_condition_that_does_not_fit_its_figure(desk: Any, entry: str) -> None:
    """A grade of a rate, a target of points: told or left unchecked, never the end of the program."""
    with_claim(desk, entry)
    desk.check()


@pytest.mark.parametrize("condition", ["{status: met}", "{target: ke-hoach-2023}"])
def test_target_and_status_belong_together(desk: Any, condition: str) -> None:
    """Half a condition is told, not read as something else."""
    with_claim(desk, f"{{at: x, indicator: online-submission, tier: commune, where: {condition}, count: 2}}")
    assert [place[2] for place in desk.places()] == [32]


def test_explanations(desk: Any) -> None:
    """One cause for several units and indicators."""
    desk.add(
        REPORT,
        "explanations:\n  - {at: V, units: [Xã Hòa An, Hoà Mỹ], tier: commune,"
        " indicator: [online-submission, phuc-vu.percent], cause: Thiếu máy quét, remedy: Mua thêm}",
    )
    (found,) = desk.read().reports[0].explanations
    assert found.units == ("xa-hoa-an-99101", "xa-hoa-my-99104")
    assert found.indicators == ("online-submission", "phuc-vu.percent")
    assert (found.tier, found.cause, found.remedy) == ("commune", "Thiếu máy quét", "Mua thêm")


@pytest.mark.parametrize(
    ("entry", "code", "column"),
    [
        ("{at: V, units: [Xã Không Có], cause: x}", "unknown-unit", "21"),
        ("{at: V, units: [Xã Hòa An], indicator: khac, cause: x}", "unknown-reference", "44"),
    ],
)
def test_an_explanation_that_cannot_be_read(desk: Any, entry: str, code: str, column: str) -> None:
    """At its line and column."""
    desk.add(REPORT, f"explanations:\n  - {entry}")
    assert desk.places() == [(code, "report.yml", 33, column)]


@pytest.mark.parametrize(
    "name",
    ["../x.csv", "con/x.csv", "/etc/passwd", "x.txt", "x", '"x\\0.csv"', '"x\\ud800.csv"', "x.csv.exe"],
)
def test_names_of_tables(desk: Any, name: str) -> None:
    """A table lies beside its report.yml and is a .csv or .xlsx."""
    desk.change(REPORT, "{file: diem.csv, title: Điểm}", f"{{file: {name}, title: Điểm}}")
    codes = {place[0] for place in desk.places()}
    assert codes - {"file-unused", "yaml-syntax", "unsafe-name"} <= {"bad-file-name"}
    assert codes & {"bad-file-name", "yaml-syntax"}


def test_one_file_cannot_be_two_tables(desk: Any) -> None:
    """A table's name is its file's, and its address."""
    desk.change(REPORT, "{file: diem.csv, title: Điểm}", "{file: diem.csv}\n  - {file: diem.csv}")
    assert desk.places() == [("duplicate-id", "report.yml", 11, "12")]


def test_as_printed_names_indicators_that_exist(desk: Any) -> None:
    """A mistyped id would silently let the computed rate stand."""
    desk.change(REPORT, "tong-hop.csv,", "tong-hop.csv, as_printed: [online-submision],")
    assert [place[:3] for place in desk.places()] == [("unknown-reference", "report.yml", 9)]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("area: huyen-an-binh-991", "area: huyen-khac", "unknown-reference"),
        ("area: huyen-an-binh-991", "area: xa-hoa-cu-99110", "unit-not-in-force"),
    ],
)
def test_an_area_that_cannot_be(desk: Any, old: str, new: str, code: str) -> None:
    """The area decides what every name means: without it the report is not read, and nothing else is said."""
    desk.change(REPORT, old, new)
    assert desk.places() == [(code, "report.yml", 2, "7")]


@pytest.mark.parametrize(
    ("folder", "code"),
    [
        ("2023-q5/an-binh", "bad-period"),
        ("2023-02-30_2023-03-01/x", "bad-period"),
        ("2023-q1/An Binh", "bad-id"),
    ],
)
def test_names_of_folders(desk: Any, folder: str, code: str) -> None:
    """Period and report come from the folders."""
    desk.write(f"periods/{folder}/report.yml", "title: Báo cáo\narea: huyen-an-binh-991\nkind: extract\n")
    assert [place[0] for place in desk.places()] == [code]
