"""Aggregates: which lines make up a whole, and who is expected to report."""

from __future__ import annotations

from typing import Any

from generator.measures.aggregates import aggregate_figures, measure_sums
from generator.measures.figures import line_figures
from generator.measures.lines import build_lines
from generator.measures.parts import Parts, find_parts
from tests.unit.measures.small import cells, dataset

HEAD = "unit received online"


def parts(made: list[dict[str, Any]], **options: Any) -> Parts:
    """The parts of all wholes."""
    data = dataset(made, **options)
    return find_parts(build_lines(data), data)


def wholes(found: Parts) -> dict[tuple[str, str], tuple[int, int]]:
    """Subject -> (parts, expected)."""
    columns = found.wholes[["unit", "tier", "size", "expected"]].itertuples(index=False)
    return {(unit, tier): (size, expected) for unit, tier, size, expected in columns}


def test_every_ancestor_is_a_whole_up_to_the_area() -> None:
    """At the tier of the rows and at tier all; a district's report says nothing about its province."""
    made = cells([HEAD, "a 1 1", "b 1 1"])
    assert set(wholes(parts(made, area="h"))) == {
        *(("a", "commune"), ("a", "all"), ("b", "commune"), ("b", "all")),
        *(("h", "commune"), ("h", "all")),
    }
    assert ("t", "commune") in wholes(parts(made))


def test_expected_are_all_units_of_the_level_that_reports() -> None:
    """Three communes of H, two of G; district rows about communes expect the districts."""
    found = wholes(parts(cells([HEAD, "a 1 1", "m 1 1"])))
    assert (found["h", "commune"], found["g", "commune"], found["t", "commune"]) == ((1, 3), (1, 2), (2, 5))
    assert wholes(parts(cells([HEAD, "h 1 1"])))["t", "commune"] == (1, 2)


def test_units_that_nobody_expects_count_once_they_report() -> None:
    """Departments are not listed here: the one that reported is all there is."""
    found = wholes(parts(cells([HEAD, "s 1 1"], tier="province"), expected={}))
    assert found["t", "province"] == (1, 1)


def test_tiers_of_a_group_make_up_tier_all() -> None:
    """Desks and communes in two tables of one group."""
    made = [
        *cells([HEAD, "h 5 5", "g 5 5"], table="mot", group="g1", tier="district"),
        *cells([HEAD, "a 1 1", "b 1 1", "c 1 1", "m 1 1", "n 1 1"], table="hai", group="g1"),
    ]
    found = wholes(parts(made))
    assert found["t", "all"] == (7, 7)
    assert found["h", "all"] == (4, 4)
    assert found["t", "district"] == (2, 2)


def test_a_sum_of_other_rows_overlaps() -> None:
    """The communes together among the communes; the district's own desk is no sum."""
    made = [*cells([HEAD, "a 1 1", "b 1 1", "h 2 2"]), *cells([HEAD, "h 5 5"], tier="district")]
    found = parts(made)
    data = dataset(made)
    lines = build_lines(data).lines
    assert [(lines.at[i, "unit"], lines.at[i, "tier"]) for i in found.overlapping] == [("h", "commune")]


def test_a_row_about_everything_overlaps_with_its_communes() -> None:
    """Tier all of a district beside its communes."""
    made = [
        *cells([HEAD, "a 1 1"], group="g1"),
        *cells([HEAD, "h 9 9"], table="hai", group="g1", tier="all"),
    ]
    assert len(parts(made).overlapping) == 1


def test_a_districts_offices_do_not_make_its_desk_a_sum() -> None:
    """The desk and an office of the same district, both at the district's tier."""
    assert parts(cells([HEAD, "h 9 9", "p 1 1"], tier="district")).overlapping == ()


def test_rows_of_different_groups_do_not_overlap() -> None:
    """They are different tables."""
    made = [*cells([HEAD, "a 1 1"]), *cells([HEAD, "h 9 9"], table="hai")]
    assert parts(made).overlapping == ()


def test_sums_of_measures_know_whether_everybody_is_in() -> None:
    """Full coverage leaves out what does not apply, but not what is missing."""
    found = {}
    for last in ("4 4", "- -", "_ _"):
        data = dataset(cells([HEAD, "a 1 1", "b 2 2", f"c {last}"]))
        lines = build_lines(data)
        sums = measure_sums(lines, find_parts(lines, data))
        row = sums[(sums["unit"] == "h") & (sums["tier"] == "commune") & (sums["measure"] == "received")]
        found[last] = (int(row["value"].iloc[0]), bool(row["full"].iloc[0]))
    assert found == {"4 4": (7, True), "- -": (3, True), "_ _": (3, False)}


def test_sums_of_measures_where_there_are_none() -> None:
    """A paper of rates only, and no paper at all."""
    for made in (cells(["unit submission", "a 60"]), []):
        data = dataset(made)
        lines = build_lines(data)
        assert measure_sums(lines, find_parts(lines, data)).empty


def test_an_aggregate_prints_its_coverage() -> None:
    """Of three communes one does not apply: two of two."""
    data = dataset(cells([HEAD, "a 4 1", "b 6 4", "c - -"]))
    lines = build_lines(data)
    made = aggregate_figures(line_figures(lines, data), find_parts(lines, data), data)
    (row,) = made[(made["unit"] == "h") & (made["tier"] == "commune")].itertuples()
    assert (row.numerator, row.denominator, row.value) == (5, 10, 50_000_000)
    assert (row.units_reported, row.units_expected) == (2, 2)
