"""Lines: cells brought back to rows, with the counts that each row gives."""

from __future__ import annotations

import pandas as pd
import pytest

from generator.measures.lines import build_lines
from tests.unit.measures.small import cells, dataset


def counts(rows: list[str], measure: str) -> list[tuple[int | None, str | None]]:
    """Value and state of a measure, line by line."""
    lines = build_lines(dataset(cells(rows)))
    if measure not in lines.counts:
        return []
    return [
        (None if value is pd.NA else int(value), None if pd.isna(state) else str(state))
        for value, state in zip(lines.counts[measure], lines.states[measure], strict=True)
    ]


def test_a_line_is_a_row_of_a_table() -> None:
    """In reading order, with its place."""
    lines = build_lines(dataset(cells(["unit received online", "b 9 1", "a 8 2"])))
    assert list(zip(lines.lines["unit"], lines.lines["row"], strict=True)) == [("b", 2), ("a", 3)]
    assert lines.counts["received"].tolist() == [9, 8]


def test_rows_of_two_tables_are_two_lines() -> None:
    """Though they speak of one unit: a rate is never computed across."""
    made = [*cells(["unit received", "a 9"]), *cells(["unit online", "a 1"], table="hai")]
    lines = build_lines(dataset(made))
    assert len(lines.lines) == 2
    assert lines.counts["received"].isna().tolist() == [False, True]


@pytest.mark.parametrize(
    ("cash", "card", "value", "state"),
    [
        ("3", "4", 7, "reported"),
        ("0", "0", 0, "reported"),
        ("3", "-", 3, "reported"),
        ("-", "4", 4, "reported"),
        ("-", "-", None, "not_applicable"),
        ("3", "_", None, "not_reported"),
        ("_", "-", None, "not_reported"),
        ("-", "_", None, "not_reported"),
        ("_", "_", None, "not_reported"),
    ],
)
def test_a_measure_is_the_sum_of_its_parts(cash: str, card: str, value: int | None, state: str) -> None:
    """A part that does not apply adds nothing; one that is missing leaves the sum unknown."""
    assert counts(["unit cash card", f"a {cash} {card}"], "paid_direct") == [(value, state)]


def test_parts_of_parts_add_up() -> None:
    """Fee = online + direct, direct = cash + card."""
    assert counts(["unit paid_online cash card", "a 1 2 4"], "fee") == [(7, "reported")]


def test_a_printed_measure_stands_even_where_its_parts_say_otherwise() -> None:
    """The paper's own figure is held against its parts by a check, never replaced."""
    assert counts(["unit paid_direct cash card", "a 9 2 4", "b _ 2 4"], "paid_direct") == [
        (9, "reported"),
        (None, "not_reported"),
    ]


def test_a_sum_is_derived_where_the_other_table_prints_it() -> None:
    """Line by line: one table prints the sum, the other its parts."""
    made = [*cells(["unit paid_direct", "a 9"]), *cells(["unit cash card", "b 2 4"], table="hai")]
    lines = build_lines(dataset(made))
    assert lines.counts["paid_direct"].tolist() == [9, 6]


def test_one_part_alone_gives_no_sum() -> None:
    """A column that the table does not have is not zero."""
    assert counts(["unit cash", "a 2"], "paid_direct") == []


def test_a_folder_without_counts_has_lines() -> None:
    """A table of rates only."""
    lines = build_lines(dataset(cells(["unit submission", "a 60"])))
    assert len(lines.lines) == 1
    assert lines.counts.empty
