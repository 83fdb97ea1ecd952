"""Tables as people save them: whatever the program they used, the same rows of text come out."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator.domain.findings import Finding
from generator.inputs.files import Source
from generator.inputs.grids import MAX_COLUMNS, Grid, read_grid, records
from generator.messages.findings import MESSAGES


def read(content: bytes, path: str = "a.csv", sheet: str = "") -> tuple[Grid | None, list[Finding]]:
    """The grid in a file, and what is wrong with it."""
    findings: list[Finding] = []
    return read_grid(Source(path, content, ""), sheet, findings), findings


def grid(content: str | bytes, path: str = "a.csv", sheet: str = "") -> Grid:
    """The grid in a faultless file."""
    found, findings = read(content.encode() if isinstance(content, str) else content, path, sheet)
    assert not findings, findings
    assert found is not None
    return found


def workbook(fill: Callable[[Any], None]) -> bytes:
    """The bytes of a workbook that `fill` was let loose on."""
    book = openpyxl.Workbook()
    fill(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


PLAIN = 'unit,received,rate\nXã A,1.200,"36,69"\nXã B,7,5\n'
ROWS = ((2, ("Xã A", "1.200", "36,69")), (3, ("Xã B", "7", "5")))

SAVED_AS = {
    "commas": PLAIN.encode(),
    "with a byte order mark": b"\xef\xbb\xbf" + PLAIN.encode(),
    "Windows line ends": PLAIN.replace("\n", "\r\n").encode(),
    "old Macintosh line ends": PLAIN.replace("\n", "\r").encode(),
    "semicolons": b"unit;received;rate\nX\xc3\xa3 A;1.200;36,69\nX\xc3\xa3 B;7;5\n",
    "tabs": b"unit\treceived\trate\nX\xc3\xa3 A\t1.200\t36,69\nX\xc3\xa3 B\t7\t5\n",
    "everything in quotes": '"unit","received","rate"\n"Xã A","1.200","36,69"\n"Xã B","7","5"'.encode(),
    "spaces around": 'unit , received, rate\n Xã A ,1.200 ,"36,69"\nXã B, 7 ,5 \n'.encode(),
    "no last line end": PLAIN.rstrip("\n").encode(),
}


@pytest.mark.parametrize("content", SAVED_AS.values(), ids=SAVED_AS.keys())
def test_one_table_saved_in_many_ways(content: bytes) -> None:
    """Delimiter, byte order mark, line ends and quotes are the program's business, not the editor's."""
    found = grid(content)
    assert found.header == ("unit", "received", "rate")
    assert found.rows == ROWS


def test_blank_lines_keep_the_rows_numbers() -> None:
    """A row is named by its number in the file, as the editor sees it."""
    found = grid("\n\nunit,received\n\nXã A,1\n,\nXã B,2\n")
    assert found.header_row == 3
    assert found.rows == ((5, ("Xã A", "1")), (7, ("Xã B", "2")))
    assert found.where(5, 1).cell == "B5"
    assert (found.where(7, 1).row, found.where(7, 1).column) == (7, "received")


def test_quotes_may_hold_anything() -> None:
    """Delimiters, doubled quotes and line ends inside quotes belong to the cell."""
    found = grid('unit,note\n"Xã ""A"", cũ","hai\ndòng"\nXã B,x\n')
    assert found.rows[0] == (2, ('Xã "A", cũ', "hai\ndòng"))
    assert found.rows[1][1] == ("Xã B", "x")


def test_trailing_empty_columns_of_the_head_are_cut() -> None:
    """What Excel leaves to the right of a table is not part of it."""
    found = grid("unit,received,,\nXã A,1,,\n")
    assert found.header == ("unit", "received")
    assert found.rows == ((2, ("Xã A", "1")),)


REFUSED = [
    (b"", "table-empty", None),
    (b"\n \n,,\n", "table-empty", None),
    (b"unit,received\nX,1,2\n", "row-width", 2),
    (b"unit,received\nX,1\nY\n", "row-width", 3),
    (b"unit,,rate\nX,1,2\n", "column-unnamed", 1),
    (b"\nunit,rate,rate\nX,1,2\n", "duplicate-column", 2),
    (b'unit,rate\nX,"1\n', "csv-malformed", 2),
    (b'unit,rate\nX,"1"2\n', "csv-malformed", 2),
    (b"unit\nX\xff\n", "file-encoding", 2),
    (b"unit\nX\x00\n", "file-encoding", 2),
    (b"," * MAX_COLUMNS, "table-too-large", 1),
]


@pytest.mark.parametrize(("content", "code", "row"), REFUSED)
def test_what_is_refused_and_where(content: bytes, code: str, row: int | None) -> None:
    """A row that does not fit is never shifted into place."""
    found, findings = read(content)
    assert found is None
    assert [(finding.code, finding.location.row) for finding in findings] == [(code, row)]


def test_all_bad_rows_are_told_at_once() -> None:
    """An editor mends a file in one go."""
    _, findings = read(b"unit,rate\nX,1,2\nY,1\nZ\n")
    assert [finding.location.row for finding in findings] == [2, 4]


CELLS = [
    (0.3669, "0.00%", "36,69%"),
    (0.3669, "0%", "36,69%"),
    (1, "0%", "100%"),
    (0.145, "0.0%", "14,5%"),
    (0.8000000000000002, "0.00%", "80%"),
    (36.69, "General", "36,69"),
    (36.69, '0.00"%"', "36,69%"),
    (36.69, "0.00\\%", "36,69%"),
    (36.690000000000005, "0.00", "36,69"),
    (11232, "#,##0", "11232"),
    (11232.0, "#,##0", "11232"),
    (1e15, "General", "1000000000000000"),
    (0, "General", "0"),
    (-1.5, "General", "-1,5"),
    (None, "General", ""),
    ("00123", "@", "00123"),
    ("36,69", "@", "36,69"),
    ("  Xã Phước Hòa ", "@", "Xã Phước Hòa"),
    ("-", "@", "-"),
]


@pytest.mark.parametrize(("value", "shown", "text"), CELLS)
def test_a_workbooks_cells_read_as_an_editor_would_type_them(value: Any, shown: str, text: str) -> None:
    """Decimal comma; a rate in percent whether Excel multiplies by a hundred or not; zeros kept in text."""

    def fill(book: Any) -> None:
        book.active.append(["unit", "figure", "last"])
        book.active.append(["Xã A", value, "x"])
        book.active["B2"].number_format = shown

    assert grid(workbook(fill), "a.xlsx").rows == ((2, ("Xã A", text, "x")),)


def two_sheets(book: Any) -> None:
    """A workbook whose second sheet begins with empty rows."""
    book.active.title = "Bảng 1"
    book.active.append(["unit"])
    book.active.append(["Xã A"])
    second = book.create_sheet("Bảng 2")
    second["A3"], second["A5"] = "unit", "Xã B"


def test_the_first_sheet_or_the_named_one() -> None:
    """Rows are numbered as in Excel, empty ones in front included."""
    content = workbook(two_sheets)
    first = grid(content, "a.xlsx")
    assert (first.sheet, first.rows) == ("Bảng 1", ((2, ("Xã A",)),))
    second = grid(content, "a.XLSX", "Bảng 2")
    assert (second.sheet, second.header_row, second.rows) == ("Bảng 2", 3, ((5, ("Xã B",)),))
    assert second.where(5, 0).sheet == "Bảng 2"


def test_a_sheet_that_is_not_there() -> None:
    """The finding names those that are."""
    found, findings = read(workbook(two_sheets), "a.xlsx", "Bảng 3")
    assert found is None and [finding.code for finding in findings] == ["sheet-missing"]
    assert findings[0].details["known"] == "Bảng 1, Bảng 2"


@pytest.mark.parametrize(
    "value", [date(2023, 1, 2), True, 1e300, "#DIV/0!"], ids=["date", "truth value", "huge", "error value"]
)
def test_odd_cells_are_read_as_some_text(value: Any) -> None:
    """What is no figure is text that the reading of numbers refuses, with its place."""

    def fill(book: Any) -> None:
        book.active.append(["unit", "rate"])
        book.active.append(["Xã A", value])
        book.active["B2"].number_format = "0.00%"

    found, _ = read(workbook(fill), "a.xlsx")
    assert found is not None and found.rows[0][1][1]


def test_a_formula_that_was_never_worked_out_is_not_an_empty_cell() -> None:
    """A program that writes formulas without values must not make figures vanish silently."""

    def fill(book: Any) -> None:
        book.active.append(["unit", "rate"])
        book.active.append(["Xã A", "=1/2"])

    found, findings = read(workbook(fill), "a.xlsx")
    assert findings or (found is not None and found.rows[0][1][1])


def test_a_sheet_of_charts_holds_no_table() -> None:
    """Charts on a sheet of their own are passed over."""

    def fill(book: Any) -> None:
        two_sheets(book)
        book.create_chartsheet("Biểu đồ", 0)

    content = workbook(fill)
    first, _ = read(content, "a.xlsx")
    assert first is None or first.sheet == "Bảng 1"
    chart, findings = read(content, "a.xlsx", "Biểu đồ")
    assert chart is None and findings


def replaced(name: str, content: bytes) -> bytes:
    """A workbook with one of its parts replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(two_sheets))) as old, zipfile.ZipFile(buffer, "w") as new:
        for member in old.infolist():
            new.writestr(member.filename, content if member.filename == name else old.read(member))
    return buffer.getvalue()


PARTS = [
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/worksheets/sheet1.xml",
    "xl/styles.xml",
    "docProps/core.xml",
]


@pytest.mark.parametrize(
    "content", [b"", b"<a><b", b"<a/>", b"\xff\xfe"], ids=["empty", "cut", "other", "binary"]
)
@pytest.mark.parametrize("part", PARTS)
def test_a_workbook_with_a_broken_part(part: str, content: bytes) -> None:
    """Whatever is broken inside, the editor gets a finding or the table, and no English warning."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found, findings = read(replaced(part, content), "a.xlsx")
    assert (found is None) == bool(findings)
    assert {finding.code for finding in findings} <= {"xlsx-malformed", "table-empty", "sheet-missing"}


WHOLE = workbook(two_sheets)


@settings(max_examples=40, phases=[Phase.explicit, Phase.generate])
@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255), st.integers(0, len(WHOLE)))
def test_a_workbook_with_broken_bytes(place: int, byte: int, end: int) -> None:
    """A bad disk or a broken download is a finding too."""
    content = bytearray(WHOLE)
    content[place] = byte
    for damaged in (bytes(content), WHOLE[:end]):
        found, findings = read(damaged, "a.xlsx")
        assert (found is None) == bool(findings)


@given(st.binary(max_size=80), st.sampled_from(["a.csv", "a.xlsx"]))
def test_any_bytes_are_a_table_or_have_a_reason(content: bytes, path: str) -> None:
    """Nothing that can be saved in a file stops the reading."""
    found, findings = read(content, path)
    assert found is not None or findings
    assert all(finding.code in MESSAGES and finding.blocks for finding in findings)


@given(st.text('ab1,;\t"\r\n ', max_size=40))
def test_any_text_is_a_table_or_has_a_reason(text: str) -> None:
    """Every row that is read is as wide as the head."""
    found, findings = read(text.encode())
    assert (found is None) == bool(findings)
    if found is not None:
        assert all(len(cells) == len(found.header) for _, cells in found.rows)


def test_records_name_unknown_and_missing_columns() -> None:
    """A register's columns are fixed."""
    findings: list[Finding] = []
    found = records(grid("id,tên\na,b\n"), ("id", "name"), ("code",), findings)
    assert found is None
    assert [(f.code, f.location.column) for f in findings] == [
        ("unknown-column", "tên"),
        ("missing-column", "name"),
    ]


def test_records_fill_optional_columns() -> None:
    """A column that may be left out reads as empty."""
    findings: list[Finding] = []
    assert records(grid("name,id\nb,a\n"), ("id", "name"), ("code",), findings) == [
        (2, {"id": "a", "name": "b", "code": ""})
    ]
    assert not findings
