"""Scores: points as published, sums of groups, grades and ranks."""

from __future__ import annotations

from typing import Any

import pandas as pd

from generator.domain.quantities import MICRO
from generator.measures.scores import build_scores
from tests.unit.measures.small import cells, dataset


def totals(made: list[dict[str, Any]]) -> dict[str, Any]:
    """The rows of the composite itself by unit."""
    scores = build_scores(dataset(made))
    plain = scores.astype("object").where(scores.notna(), None)
    return {row.unit: row for row in plain[plain["component"] == ""].itertuples()}


def test_points_are_the_sum_of_the_groups_and_stand_beside_the_published_total() -> None:
    """Neither replaces the other."""
    row = totals(cells(["unit k k-1 k-2", "a 25,5 10 15"]))["a"]
    assert (row.points, row.points_published, row.maximum) == (25 * MICRO, 25_500_000, 30 * MICRO)


def test_without_all_groups_the_published_total_stands() -> None:
    """A group that is missing or does not apply leaves nothing to add up."""
    found = totals(cells(["unit k k-1 k-2", "a 25 10 _", "b 24 - 14"]))
    assert [(row.points, row.points_published) for row in found.values()] == [
        (25 * MICRO, 25 * MICRO),
        (24 * MICRO, 24 * MICRO),
    ]


def test_groups_of_several_tables_add_up_inside_one_report() -> None:
    """A table for the total and one for each group."""
    made = [
        *cells(["unit k", "a 25"], table="tong"),
        *cells(["unit k-1 k-1.percent", "a 10 100"], table="mot"),
        *cells(["unit k-2", "a 14"], table="hai"),
    ]
    assert totals(made)["a"].points == 24 * MICRO


def test_groups_of_another_report_do_not() -> None:
    """Each paper has its own."""
    made = [
        *cells(["unit k k-1", "a 25 10"]),
        *cells(["unit k-2", "a 14"], report="khac"),
    ]
    assert totals(made)["a"].points == 25 * MICRO


def test_points_and_percent_are_independent() -> None:
    """7,2 of 12 stands beside 96,9 %: neither is derived from the other."""
    scores = build_scores(dataset(cells(["unit k-1 k-1.percent", "a 7,2 96,9", "b 5 _"])))
    assert scores["points_published"].tolist() == [7_200_000, 5 * MICRO]
    assert scores["percent"].tolist() == [96_900_000, pd.NA]


def test_grades_go_by_the_published_total() -> None:
    """The groups would give 24 points, and a better grade."""
    found = totals(
        cells(["unit k k-1 k-2 k.grade", "a 23,99 10 14 Tốt", "b 24 10 13 Khá", "c 14,99 1 1 Khá"])
    )
    assert {unit: (row.grade, row.grade_published) for unit, row in found.items()} == {
        "a": ("Khá", "Tốt"),
        "b": ("Tốt", "Khá"),
        "c": ("", "Khá"),
    }


def test_ties_share_a_rank_among_the_peers_of_one_table() -> None:
    """Communes of another district are not peers; printed ranks stand beside the computed."""
    rows = ["unit k k.rank k.rank_of", "a 20 1 3", "b 20 2 3", "c 10 3 3", "m 30 1 1"]
    found = totals(cells(rows))
    assert {u: (r.rank, r.rank_of, r.rank_published, r.rank_of_published) for u, r in found.items()} == {
        "a": (1, 3, 1, 3),
        "b": (1, 3, 2, 3),
        "c": (3, 3, 3, 3),
        "m": (None, None, 1, 1),
    }


def test_no_scores_no_rows() -> None:
    """The declared columns all the same."""
    scores = build_scores(dataset(cells(["unit received", "a 1"])))
    assert scores.empty
    assert "points_published" in scores.columns
