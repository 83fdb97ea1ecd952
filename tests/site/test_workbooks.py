"""The workbooks: as the guidance on accessible spreadsheets has them, and every figure that of the contract.

The rules are those of the Government Statistical Service, «Releasing statistics in spreadsheets»: a cover, a
list of contents, notes; tables marked, from A1, one a sheet; no merged, empty or hidden cells; no formula.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from generator.messages.workbooks import COLUMNS, COVER, NOTES, SHEETS

pytestmark = pytest.mark.slow

HOME = "https://congkhai.example.org/"
CONTRACT = {"results": "results", "verdicts": "verdicts", "scores": "scores"}
FIGURES = {
    "results": (
        *("value", "published_value", "numerator", "denominator", "units_reported", "units_expected"),
        *("rank", "rank_of", "row"),
    ),
    "verdicts": ("target_value", "up_to", "value", "gap_points", "gap_dossiers"),
    "scores": ("points", "maximum", "percent", "rank", "rank_of", "change", "points_published", "row"),
}
"""Columns of the workbooks that hold numbers, by the same name as in the contract."""
KEYS = {
    "results": ("period", "unit", "indicator"),
    "verdicts": ("period", "unit", "indicator", "decision"),
    "scores": ("period", "unit", "table"),
}
TIERS = {"toàn địa bàn": "all", "cấp tỉnh": "province", "cấp huyện": "district", "cấp xã": "commune"}


@pytest.fixture(scope="module")
def books(site: Path) -> dict[str, Any]:
    """Every workbook of the site, by its path."""
    found = sorted(site.rglob("*.xlsx"))
    found = [path for path in found if "nguon" not in path.parts]  # the editors' own
    return {path.relative_to(site).as_posix(): openpyxl.load_workbook(path) for path in found}


@pytest.fixture(scope="module")
def contract(site: Path) -> dict[str, list[dict[str, str]]]:
    """The files of the contract that figures are in; of the results those that are primary."""
    found = {}
    for stem in (*CONTRACT, "units", "reports"):
        with (site / "so-lieu" / "du-lieu" / f"{stem}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        found[stem] = [row for row in rows if row.get("primary", "true") == "true"]
    return found


def rows(book: Any, key: str) -> list[dict[str, Any]]:
    """The rows of a sheet by the keys of its columns; none where the sheet was left out."""
    name = SHEETS[key][0]
    if name not in book.sheetnames:
        return []
    heads = {head: column for column, (head, _) in COLUMNS[key].items()}
    header, *lines = book[name].iter_rows(values_only=True)
    return [{heads[head]: value for head, value in zip(header, line, strict=True)} for line in lines]


def cells(book: Any) -> Iterator[Any]:
    """Every cell of a workbook's tables."""
    for sheet in book.worksheets[1:]:
        for row in sheet.iter_rows():
            yield from row


def test_there_is_one_for_each_indicator_period_and_area(
    books: dict[str, Any], contract: dict[str, list[dict[str, str]]]
) -> None:
    """At an address that can be guessed; none where there is nothing."""
    results, scores = contract["results"], contract["scores"]
    parents = {unit["id"]: unit["parent"] for unit in contract["units"]}

    def root(unit: str) -> str:
        return root(parents[unit]) if parents[unit] else unit

    areas = {report["area"] for report in contract["reports"]}
    areas |= set(map(root, areas))
    named = [f"so-lieu/chi-so/{i}/{i}.xlsx" for i in {row["indicator"] for row in results}]
    named += [f"so-lieu/ky/{p}/{p}.xlsx" for p in {row["period"] for row in (*results, *scores)}]
    named += [f"so-lieu/don-vi/{area}/{area}.xlsx" for area in areas]
    assert sorted(books) == sorted(named)


def test_a_cover_and_notes_lead_to_the_tables(books: dict[str, Any]) -> None:
    """The cover has a title, who publishes, date, licence, address; it lists every other sheet."""
    for path, book in books.items():
        cover = book.worksheets[0]
        assert [cover.title, book.worksheets[1].title] == [COVER, NOTES]
        text = {str(cell.value) for row in cover.iter_rows() for cell in row if cell.value is not None}
        assert cover["A1"].value == book.properties.title and cover["A1"].font.b, path
        address = HOME + path.rpartition("/")[0] + "/"
        assert {"Nhóm Công khai", address, "CC BY 4.0: dùng lại tự do, ghi nguồn"} <= text
        links = {cell.value: cell.hyperlink for row in cover.iter_rows() for cell in row if cell.hyperlink}
        assert links.pop(address).target == address
        assert next(link.target for link in links.values() if link.target).startswith(
            "https://creativecommons"
        )
        inside = {value: link.location for value, link in links.items() if link.location}
        assert inside == {sheet.title: f"'{sheet.title}'!A1" for sheet in book.worksheets[1:]}
        (contents,) = cover.tables.values()
        listed = list(cover[contents.ref])[1:]
        assert [(row[0].value, row[2].value) for row in listed] == [
            (sheet.title, sheet.max_row - 1) for sheet in book.worksheets[1:]
        ]


def test_each_sheet_is_one_table_from_a1(books: dict[str, Any]) -> None:
    """Marked as a table with a name of its own, header row first and frozen, as large as the sheet."""
    for path, book in books.items():
        names = [table.displayName for sheet in book.worksheets for table in sheet.tables.values()]
        assert len(names) == len(set(names)) == len(book.worksheets), path
        for sheet in book.worksheets[1:]:
            (table,) = sheet.tables.values()
            assert table.ref == sheet.dimensions and table.ref.startswith("A1:"), (path, sheet.title)
            assert table.headerRowCount == 1 and table.autoFilter is not None
            header = [cell.value for cell in sheet[1]]
            assert [column.name for column in table.tableColumns] == header
            assert len(set(header)) == len(header) and all(cell.font.b for cell in sheet[1])
            assert sheet.freeze_panes == "A2" and sheet.max_row > 1


def test_no_cell_is_merged_empty_hidden_or_a_formula(books: dict[str, Any]) -> None:
    """What has no value says so in words; numbers are numbers; nothing is computed on opening."""
    for path, book in books.items():
        for sheet in book.worksheets:
            assert not sheet.merged_cells.ranges and sheet.sheet_state == "visible", path
            assert not any(column.hidden for column in sheet.column_dimensions.values())
            assert max(column.width for column in sheet.column_dimensions.values()) <= 95
        for cell in cells(book):
            assert cell.value not in (None, "") and cell.data_type in "snd", (path, cell.coordinate)
            if cell.data_type == "n":
                assert re.fullmatch(r"#,##0(\.0+)?", cell.number_format), (path, cell.coordinate)


def test_every_column_is_explained(books: dict[str, Any]) -> None:
    """The notes have a line for each column of each sheet, and for each word that stands for a number."""
    for book in books.values():
        notes = dict(book[NOTES].iter_rows(values_only=True))
        for sheet in book.worksheets[2:]:
            for cell in sheet[1]:
                assert notes[f"{sheet.title}: {cell.value}"]
        assert {"chưa báo cáo", "không áp dụng", "không có", "số tính ra"} <= set(notes)


@pytest.mark.parametrize("key", CONTRACT)
def test_every_figure_is_that_of_the_contract(
    key: str, books: dict[str, Any], contract: dict[str, list[dict[str, str]]]
) -> None:
    """Each row of each sheet has one of the contract with the same numbers; a word stands where it has none.

    Nothing is left out: the workbooks of the periods together hold every row.
    """
    figures = FIGURES[key]
    wanted = Counter(
        (*(row[k] for k in KEYS[key]), row["tier"], *(float(row[f]) if row[f] else None for f in figures))
        for row in contract[key]
    )
    held: Counter[tuple[Any, ...]] = Counter()
    for path, book in books.items():
        for row in rows(book, key):
            numbers = (row[f] if isinstance(row[f], int | float) else None for f in figures)
            found = (*(str(row[k]) for k in KEYS[key]), TIERS[row["tier"]], *numbers)
            assert found in wanted, (path, row)
            held[found] += path.startswith("so-lieu/ky/")
    assert held == wanted


def test_bytes_depend_on_nothing_but_the_data(site: Path, books: dict[str, Any]) -> None:
    """Every date in and of the archive is the data's, and the parts are in a fixed order."""
    as_of = date.fromisoformat(
        json.loads((site / "so-lieu" / "du-lieu" / "build.json").read_text("utf-8"))["as_of"]
    )
    for path, book in books.items():
        properties = book.properties
        assert properties.title and properties.creator == "Nhóm Công khai" and properties.language == "vi"
        noon = datetime(as_of.year, as_of.month, as_of.day)
        assert properties.created == properties.modified == noon
        with zipfile.ZipFile(io.BytesIO((site / path).read_bytes())) as archive:
            assert {info.date_time[:3] for info in archive.infolist()} == {as_of.timetuple()[:3]}
            assert archive.testzip() is None
