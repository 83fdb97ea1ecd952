"""Workbooks as Excel saves them: what a reader of the sheet would not see is told; bombs do not go off."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from generator.domain.findings import Finding
from generator.inputs import workbooks
from generator.inputs.files import Source
from generator.inputs.grids import Grid, read_grid

ROWS = (("unit", "received", "online"), ("Xã A", 10, 5), ("Xã B", 20, 7))


def saved(fill: Callable[[Any], None]) -> bytes:
    """A workbook with the table on its first sheet, changed by `fill`."""
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    fill(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read(content: bytes, sheet: str = "") -> tuple[Grid | None, list[Finding]]:
    """The grid in a workbook, and what is wrong with it."""
    findings: list[Finding] = []
    return read_grid(Source("a.xlsx", content, ""), sheet, findings), findings


def codes(content: bytes, sheet: str = "") -> list[tuple[str, str]]:
    """What is wrong, as (code, cell)."""
    return [(finding.code, finding.location.cell) for finding in read(content, sheet)[1]]


def second(book: Any, title: str, first: str = "Xã C") -> Any:
    """Another sheet with a table."""
    page = book.create_sheet(title)
    page.append(["unit", "received"])
    page.append([first, 1])
    return page


def test_a_hidden_first_sheet_is_not_read() -> None:
    """What everybody sees is what is published."""

    def fill(book: Any) -> None:
        book.active.sheet_state = "hidden"
        book.active = second(book, "Tháng 9")

    grid, findings = read(saved(fill))
    assert findings == [] and grid is not None
    assert (grid.sheet, grid.rows) == ("Tháng 9", ((2, ("Xã C", "1")),))


def test_a_hidden_sheet_can_be_named() -> None:
    """Whoever writes its name means it."""

    def fill(book: Any) -> None:
        second(book, "Ẩn").sheet_state = "veryHidden"

    assert read(saved(fill), "Ẩn")[0] is not None
    assert codes(saved(fill)) == []


def test_two_tables_and_no_name() -> None:
    """Which one is meant cannot be told; the finding names both."""
    _, (finding,) = read(saved(lambda book: second(book, "Tháng 9") and None))
    assert (finding.code, finding.details["known"]) == ("sheet-unnamed", "Sheet, Tháng 9")


def test_a_sheet_of_notes_is_no_table() -> None:
    """One column of remarks beside the table confuses nobody."""

    def fill(book: Any) -> None:
        book.create_sheet("Ghi chú", 0).append(["Nguồn: VNPT-iGate"])

    grid, findings = read(saved(fill))
    assert findings == [] and grid is not None and grid.sheet == "Sheet" and grid.others == ()


def test_merged_header_cells() -> None:
    """Two columns under one head: nobody knows what the second is."""
    assert ("merged-cells", "B1") in codes(saved(lambda book: book.active.merge_cells("B1:C1")))


def test_merged_names() -> None:
    """One name for two rows."""
    assert ("merged-cells", "A2") in codes(saved(lambda book: book.active.merge_cells("A2:A3")))


def test_a_merged_title_over_the_table_is_told_once() -> None:
    """As a title, not as merged cells."""

    def fill(book: Any) -> None:
        book.active.insert_rows(1)
        book.active["A1"] = "BẢNG TỔNG HỢP"
        book.active.merge_cells("A1:C1")

    assert codes(saved(fill)) == [("title-row", "")]


def test_hidden_rows_and_columns_are_read_and_told() -> None:
    """A filter that was left on must not drop figures, nor smuggle them in."""

    def fill(book: Any) -> None:
        book.active.row_dimensions[3].hidden = True
        book.active.column_dimensions["C"].hidden = True

    grid, (finding,) = read(saved(fill))
    assert grid is not None and len(grid.rows) == 2
    assert (finding.code, finding.blocks) == ("hidden-cells", False)
    assert (finding.details["rows"], finding.details["columns"]) == ("3", "C")


def test_hidden_and_empty_rows_are_nobodys_business() -> None:
    """Nothing is hidden there."""

    def fill(book: Any) -> None:
        book.active.row_dimensions[9].hidden = True

    assert codes(saved(fill)) == []


def test_formulas_without_values_at_their_cells() -> None:
    """A program wrote them and no Excel worked them out."""

    def fill(book: Any) -> None:
        book.active["B3"] = "=SUM(B1:B2)"

    assert codes(saved(fill)) == [("formula-without-value", "B3")]


VALUES = [
    (date(2023, 12, 8), "2023-12-08"),
    (datetime(2023, 12, 8), "2023-12-08"),
    ("#REF!", "#REF!"),
    ("Xã\u00a0A\u200b ", "Xã A"),
    ("Xa\u0303 A", "Xã A"),
    ("00123", "00123"),
]


@pytest.mark.parametrize(("value", "text"), VALUES)
def test_cells_as_text(value: Any, text: str) -> None:
    """Dates without their midnight, text without what cannot be seen, zeros in front kept."""

    def fill(book: Any) -> None:
        book.active["C2"] = value

    grid, _ = read(saved(fill))
    assert grid is not None and grid.rows[0][1][2] == text


def with_part(name: str, content: bytes) -> bytes:
    """The workbook with one part replaced."""
    buffer = io.BytesIO()
    plain = saved(lambda _: None)
    with zipfile.ZipFile(io.BytesIO(plain)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part.filename, old.read(part))
        new.writestr(name, content)
    return buffer.getvalue()


SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'


@pytest.mark.parametrize("rows", [9_000, 180_000], ids=["half a million cells", "200 MB"])
def test_too_many_cells_are_refused_unread(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted piece by piece while they are unpacked; the XML is never handed to a reader."""
    row = b'<row r="2">' + b'<c r="A2"><v>1</v></c>' * 50 + b"</row>"
    content = with_part("xl/worksheets/sheet1.xml", SHEET + row * rows)
    assert len(content) < 4_000_000
    monkeypatch.setattr(openpyxl, "load_workbook", lambda *_, **__: pytest.fail("handed to a reader"))
    assert codes(content) == [("table-too-large", "")]


def test_a_zip_bomb_that_lies_about_its_size() -> None:
    """The archive says that a part is small; what comes out of it decides."""
    content = bytearray(with_part("xl/media/x.bin", bytes(workbooks.MAX_UNPACKED + 1)))
    huge = (workbooks.MAX_UNPACKED + 1).to_bytes(4, "little")
    assert content.count(huge) == 2
    found = codes(bytes(content.replace(huge, (9).to_bytes(4, "little"))))
    assert found in ([("table-too-large", "")], [("xlsx-malformed", "")])
    assert codes(bytes(content)) == [("table-too-large", "")]


def test_more_parts_than_any_workbook_has() -> None:
    """A directory of a hundred thousand entries."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(workbooks.MAX_PARTS + 1):
            archive.writestr(f"x{number}", b"")
    assert codes(buffer.getvalue()) == [("table-too-large", "")]


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_entities_do_not_go_off(codec: str) -> None:
    """A billion laughs in a sheet, in either encoding of XML."""
    nested = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    text = f'<!DOCTYPE x [<!ENTITY a0 "ha">{nested}]>' + SHEET.decode() + "<row><c><v>&a11;</v></c></row>"
    declared = f'<?xml version="1.0" encoding="{codec}"?>'
    assert codes(with_part("xl/worksheets/sheet1.xml", (declared + text).encode(codec))) == [
        ("xlsx-malformed", "")
    ]


def test_one_stray_cell_far_away() -> None:
    """Excel calls a million rows used when one cell at the bottom was formatted."""

    def fill(book: Any) -> None:
        book.active["XFD1048576"] = "x"

    assert codes(saved(fill)) == [("table-too-large", "")]
