"""Columns become CSV as Python's own writer would write them row by row, whatever stands in them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.domain import frames
from generator.domain.quantities import MAX_TOTAL, MICRO, plain, short
from generator.pages import contract
from generator.pages.csv_lines import (
    SHORT,
    SIX,
    WHOLE,
    Column,
    cut,
    header_line,
    lines,
    named_column,
    number_column,
    text_column,
)

TEXTS = st.sampled_from(["", "Xã Mỹ Hòa", 'a "b", c', ",", '"', "two\nlines", "x;y", " blank ", "x\ry"])
MILLIONTHS = (
    st.none() | st.integers(-MAX_TOTAL * 1000, MAX_TOTAL * 1000) | st.integers(-3, 3).map(MICRO.__mul__)
)
ROWS = st.lists(
    st.tuples(TEXTS, TEXTS, st.booleans(), MILLIONTHS, MILLIONTHS, MILLIONTHS, TEXTS), max_size=40
)
NAMES = {text: f"tên {text}" for text in ["", "a", 'b"', "c,d"]}


def row_by_row(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """What Python's writer makes of cells of text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    # it leaves a lone carriage return bare in some versions of Python, which no reader takes for a cell's
    return out.getvalue().replace(",x\ry", ',"x\ry"').replace("\nx\ry", '\n"x\ry"').encode()


def whole(values: Sequence[int | None]) -> pd.Series[Any]:
    return pd.Series(values, dtype="Int64")


@pytest.mark.parametrize("categorical", [False, True], ids=["text", "categories"])
@given(rows=ROWS)
def test_the_bytes_are_those_of_a_writer_of_rows(rows: list[tuple[Any, ...]], categorical: bool) -> None:
    """Quotes, line ends, flags, empty cells, columns that are all empty."""
    one, two, flags, six, few, counts, last = ([row[i] for row in rows] for i in range(7))

    def text(values: list[str]) -> pd.Series[Any]:
        column = pd.Series(values, dtype="str")
        return column.astype("category") if categorical else column

    columns = [
        text_column(text(one)),
        text_column(text(two)),
        text_column(pd.Series(flags, dtype=bool)),
        number_column(whole(six), SIX),
        number_column(whole(few), SHORT),
        number_column(whole(counts), WHOLE),
        text_column(text(last)),
    ]
    header = ("a", "b", "c", "d", "e", "f", "g,h")
    cells = [
        (a, b, "true" if c else "false", *(_told(d, plain), _told(e, short), _told(f, str)), g)
        for a, b, c, d, e, f, g in rows
    ]
    assert written(header, columns) == row_by_row(header, cells)


def written(header: Sequence[str], columns: Sequence[Column]) -> bytes:
    """A whole file."""
    block = lines(columns)
    return header_line(header) + b"".join(cut(block, [0, len(block)]))


def _told(value: int | None, notation: Any) -> str:
    return "" if value is None else str(notation(value))


def test_many_combinations_of_words_are_written_as_well() -> None:
    """More than are worth joining: the columns go one by one."""
    numbers = [str(i) for i in range(3000)]
    ids = pd.Series(numbers, dtype="str")
    columns = [text_column(ids), text_column(ids[::-1].reset_index(drop=True)), text_column(ids)]
    assert written(("a", "b", "c"), columns) == row_by_row(
        ("a", "b", "c"), list(zip(numbers, numbers[::-1], numbers, strict=True))
    )


def test_a_name_stands_beside_its_id() -> None:
    """Only names of ids that are there are asked for."""
    ids = pd.Series(["a", "c,d", "a"], dtype=pd.CategoricalDtype(["c,d", "a", "unnamed"]))
    made = written(("unit", "unit_name"), [named_column(ids, NAMES)])
    assert made == b'unit,unit_name\na,t\xc3\xaan a\n"c,d","t\xc3\xaan c,d"\na,t\xc3\xaan a\n'


@pytest.mark.parametrize("block", [1, 3, 100_000])
def test_a_file_is_the_same_in_blocks_of_any_size(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its rows in order under one header."""
    monkeypatch.setattr(contract, "ROWS", block)
    rows = [{"period": f"2026-{i + 1:02d}", "report": "a", "outcome": "x, y"} for i in range(7)]
    made = contract.listing("claims", frames.frame(rows, frames.CLAIMS), frames.CLAIMS, None)
    assert made.rows == 7 and len(list(made.blocks())) == 1 + -(-7 // block)
    cells = [[row.get(name, "") for name in frames.CLAIMS] for row in rows]
    assert made.content == row_by_row(tuple(frames.CLAIMS), cells)


@pytest.mark.parametrize("block", [1, 5, 100_000])
def test_results_of_each_unit(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same lines in the same order, each under the header, in blocks of any size."""
    monkeypatch.setattr(contract, "ROWS", block)
    units = ["b", "a", "b", "c", "a", "b", "b"]
    rows = [{"unit": unit, "value": i * MICRO, "state": "reported"} for i, unit in enumerate(units)]
    found = dict(contract.results_by_unit(frames.frame(rows, frames.RESULTS), {u: f"Xã {u}" for u in "abc"}))
    assert sorted(found) == ["a", "b", "c"]
    for unit, content in found.items():
        header, *lines = csv.DictReader(io.StringIO(content.decode())), *content.decode().splitlines()[1:]
        assert [row["value"] for row in header] == [f"{i}.000000" for i, u in enumerate(units) if u == unit]
        assert all(f",{unit},Xã {unit}," in line for line in lines) and content.endswith(b"\n")


def test_no_results_have_no_files() -> None:
    """A site without a figure."""
    assert list(contract.results_by_unit(frames.empty(frames.RESULTS), {})) == []
