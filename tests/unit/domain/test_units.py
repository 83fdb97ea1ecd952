"""The register of units: the tree, subjects, and units that follow others."""

from __future__ import annotations

from datetime import date

import pytest

from generator.domain.dataset import Site
from generator.domain.indicators import Band, Composite
from generator.domain.periods import parse_period
from generator.domain.units import Subject, TypeTier, Unit, UnitRegister, register

END = date(2025, 6, 30)


def unit(name: str, kind: str = "xã", parent: str = "", **more: object) -> Unit:
    """A unit whose id is its name."""
    facts: dict[str, object] = {"valid_from": None, "valid_to": None, **more}
    return Unit(name, name.upper(), kind, parent, "", **facts)  # type: ignore[arg-type]


@pytest.fixture
def units() -> UnitRegister:
    """A province, two districts, three communes and a department; a ward that follows two communes."""
    return register(
        [
            unit("t", "tỉnh"),
            unit("h", "huyện", "t"),
            unit("g", "huyện", "t"),
            unit("a", parent="h", successors=("w",), valid_to=END),
            unit("b", parent="h", successors=("w",), valid_to=END),
            unit("m", parent="g"),
            unit("s", "sở", "t"),
            unit("w", "phường", "t", valid_from=date(2025, 7, 1)),
        ]
    )


def test_paths_go_from_a_unit_up(units: UnitRegister) -> None:
    """Nearest first, the unit itself included."""
    assert units.paths["a"] == ("a", "h", "t")
    assert units.paths["t"] == ("t",)


def test_a_loop_of_parents_ends() -> None:
    """What is wrong in the file is a finding, not an endless climb."""
    looped = register([unit("x", parent="y"), unit("y", parent="x"), unit("z", parent="nowhere")])
    assert looped.paths["x"] == ("x", "y")
    assert looped.paths["z"] == ("z",)


def test_descendants_parents_before_children(units: UnitRegister) -> None:
    """In file order."""
    assert [u.id for u in units.descendants("t")] == ["h", "a", "b", "g", "m", "s", "w"]
    assert [u.id for u in units.descendants("a")] == []


def test_predecessors_of_todays_unit(units: UnitRegister) -> None:
    """Found from the successors that the old ones name."""
    assert units.predecessors["w"] == ("a", "b")
    assert "a" not in units.predecessors


@pytest.mark.parametrize(
    ("whole", "part", "contains"),
    [
        (("h", "commune"), ("a", "commune"), True),
        (("h", "all"), ("a", "commune"), True),
        (("h", "all"), ("h", "district"), True),
        (("h", "all"), ("h", "all"), True),
        (("h", "district"), ("a", "commune"), False),
        (("h", "commune"), ("m", "commune"), False),
        (("t", "commune"), ("h", "commune"), True),
        (("t", "all"), ("m", "commune"), True),
        (("a", "commune"), ("h", "commune"), False),
        (("h", "commune"), ("h", "all"), False),
        (("h", "all"), ("nowhere", "commune"), False),
    ],
)
def test_what_a_subject_contains(
    units: UnitRegister, whole: tuple[str, str], part: tuple[str, str], contains: bool
) -> None:
    """Everything in its area at its tier; tier all at any tier."""
    assert units.contains(Subject(*whole), Subject(*part)) is contains


def test_within_is_itself_or_below(units: UnitRegister) -> None:
    """Never above, and nothing unknown."""
    assert units.within("a", "h")
    assert units.within("h", "h")
    assert not units.within("h", "a")
    assert not units.within("nowhere", "t")


@pytest.mark.parametrize(
    ("start", "end", "old", "new"),
    [
        (date(2025, 6, 1), date(2025, 6, 30), True, False),
        (date(2025, 7, 1), date(2025, 7, 31), False, True),
        (date(2025, 6, 1), date(2025, 7, 31), False, False),
        (date(1990, 1, 1), date(1990, 1, 1), True, False),
    ],
)
def test_a_unit_is_in_force_on_every_day(
    units: UnitRegister, start: date, end: date, old: bool, new: bool
) -> None:
    """Not on some days of a period only; an empty date is no limit."""
    assert (units["a"].in_force(start, end), units["w"].in_force(start, end)) == (old, new)
    assert units["t"].in_force(start, end)


def test_of_two_units_with_one_id_the_first_stands() -> None:
    """The second is a finding of the reader."""
    assert register([unit("x", "xã"), unit("x", "huyện")])["x"].type == "xã"


def test_a_city_is_a_district_until_its_day_and_a_province_after() -> None:
    """The tier of a type depends on the period; without one, the first it ever had."""
    tiers = (
        TypeTier("thành phố", "district", None, END),
        TypeTier("thành phố", "province", date(2025, 7, 1), None),
        TypeTier("xã", "commune", None, None),
    )
    site = Site("", "", "", "", "vi", tiers, {})
    assert site.type_tier(parse_period("2025-06")) == {"thành phố": "district", "xã": "commune"}
    assert site.type_tier(parse_period("2025-07")) == {"thành phố": "province", "xã": "commune"}
    assert site.type_tier(parse_period("2025")) == {"xã": "commune"}
    assert site.type_tier(None) == {"thành phố": "district", "xã": "commune"}


@pytest.mark.parametrize(
    ("points", "grade"), [(90, "A"), (89.999999, "B"), (80, "B"), (0, "C"), (100, "A"), (-1, "")]
)
def test_a_grade_begins_at_its_floor(points: float, grade: str) -> None:
    """Exactly the floor has the grade; below every band there is none."""
    bands = tuple(Band(name, floor * 10**6) for name, floor in (("A", 90), ("B", 80), ("C", 0)))
    composite = Composite("k", "", "", "", "", "higher", 2, "none", 100 * 10**6, (), bands)
    assert composite.grade(round(points * 10**6)) == grade
