"""Tables as people save them, brought to one shape: rows of text with their place.

CSV with comma, semicolon or tab, with or without a byte order mark; the first or a named sheet of
an .xlsx file, whose numbers are written the way an editor would type them.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from generator.domain.findings import Finding, Location
from generator.inputs.files import Source, blocking, decode

MAX_ROWS = 200_000
MAX_COLUMNS = 200
MAX_UNPACKED = 512 * 1024 * 1024
"""Bytes that an .xlsx file may hold unpacked."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as text: `header` cells, and `rows` of (row as in Excel, cells) of the header's width."""

    path: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    sheet: str = ""
    header_row: int = 1

    def where(self, row: int, column: int) -> Location:
        """The location of a cell; `column` counts from 0."""
        return Location(
            self.path, row, self.header[column], self.sheet, f"{get_column_letter(column + 1)}{row}"
        )


def read_grid(source: Source, sheet: str, findings: list[Finding]) -> Grid | None:
    """The table in `source`; None with a finding when it cannot be read as one."""
    if source.path.lower().endswith(".xlsx"):
        read = _read_xlsx(source, sheet, findings)
    else:
        read = _read_csv(source, findings)
    if read is None:
        return None
    rows, name = read
    while rows and not any(rows[0][1]):
        rows.pop(0)
    if not rows:
        findings.append(blocking("table-empty", Location(source.path, sheet=name)))
        return None
    header_row, header = rows.pop(0)
    while header and not header[-1]:
        header.pop()
    return _shape(source.path, name, header_row, header, rows, findings)


def _shape(
    path: str,
    sheet: str,
    header_row: int,
    header: list[str],
    rows: list[tuple[int, list[str]]],
    findings: list[Finding],
) -> Grid | None:
    width = len(header)
    fits = True
    for position, name in enumerate(header):
        place = Location(path, header_row, name, sheet, f"{get_column_letter(position + 1)}{header_row}")
        if not name:
            findings.append(blocking("column-unnamed", place))
            fits = False
        elif name in header[:position]:
            findings.append(blocking("duplicate-column", place, value=name))
            fits = False
    kept = []
    for row, cells in rows:
        if not any(cells):
            continue
        extra = [cell for cell in cells[width:] if cell]
        if extra or (len(cells) < width and not path.endswith(".xlsx")):
            place = Location(path, row, sheet=sheet)
            findings.append(blocking("row-width", place, found=len(cells), expected=width))
            fits = False
            continue
        kept.append((row, tuple((cells + [""] * width)[:width])))
    return Grid(path, tuple(header), tuple(kept), sheet, header_row) if fits else None


def _read_csv(source: Source, findings: list[Finding]) -> tuple[list[tuple[int, list[str]]], str] | None:
    text = decode(source, findings)
    if text is None:
        return None
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        line = 0
        for cells in reader:
            rows.append((line + 1, [cell.strip() for cell in cells]))
            line = reader.line_num
            if len(rows) > MAX_ROWS or len(cells) > MAX_COLUMNS:
                findings.append(blocking("table-too-large", Location(source.path, line)))
                return None
    except csv.Error:
        findings.append(blocking("csv-malformed", Location(source.path, reader.line_num)))
        return None
    return rows, ""


def _read_xlsx(
    source: Source, sheet: str, findings: list[Finding]
) -> tuple[list[tuple[int, list[str]]], str] | None:
    where = Location(source.path, sheet=sheet)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells in English what it does without
            return _open_xlsx(source, sheet, where, findings)
    except Exception:  # a damaged workbook breaks openpyxl, and the XML and zip below it, anywhere
        findings.append(blocking("xlsx-malformed", where))
        return None


def _open_xlsx(
    source: Source, sheet: str, where: Location, findings: list[Finding]
) -> tuple[list[tuple[int, list[str]]], str] | None:
    with zipfile.ZipFile(io.BytesIO(source.content)) as archive:
        if sum(member.file_size for member in archive.infolist()) > MAX_UNPACKED:
            findings.append(blocking("table-too-large", where))
            return None
    book = openpyxl.load_workbook(io.BytesIO(source.content), data_only=True)
    pages = {page.title: page for page in book.worksheets}
    if not pages or (sheet and sheet not in pages):
        findings.append(blocking("sheet-missing", where, value=sheet, known=", ".join(pages)))
        return None
    page = pages[sheet] if sheet else book.worksheets[0]
    if page.max_row > MAX_ROWS or page.max_column > MAX_COLUMNS:
        findings.append(blocking("table-too-large", where))
        return None
    formulas = _formulas(source, page.title)
    rows = []
    for number, cells in enumerate(page.iter_rows(), 1):
        texts = [_excel_text(cell) for cell in cells]
        for position, text in enumerate(texts, 1):
            if not text and (number, position) in formulas:
                cell = f"{get_column_letter(position)}{number}"
                place = Location(source.path, number, get_column_letter(position), page.title, cell)
                findings.append(blocking("formula-without-value", place))
        rows.append((number, texts))
    return rows, page.title


def _formulas(source: Source, title: str) -> set[tuple[int, int]]:
    """Row and column of the cells that hold a formula."""
    page = openpyxl.load_workbook(io.BytesIO(source.content))[title]
    return {
        (row, column)
        for row, cells in enumerate(page.iter_rows(), 1)
        for column, cell in enumerate(cells, 1)
        if cell.data_type == "f"
    }


_LITERAL = re.compile(r'"[^"]*"|\\.')
"""Parts of a number format that only print: a percent sign there does not scale."""


def _excel_text(cell: Any) -> str:
    """A cell as an editor would type it: decimal comma, percent-formatted numbers as percents."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value).strip()
    exact = Decimal(repr(value))
    if not exact.is_finite() or exact.adjusted() > 20:
        return str(value)
    printed = cell.number_format or ""
    if "%" in _LITERAL.sub("", printed):
        exact = round(exact * 100, 10)
    text = f"{exact.normalize():f}".replace(".", ",")
    return f"{text}%" if "%" in printed else text


def records(
    grid: Grid, required: tuple[str, ...], optional: tuple[str, ...], findings: list[Finding]
) -> list[tuple[int, dict[str, str]]]:
    """The rows as mappings by column name; unknown and missing columns become findings."""
    fits = True
    for position, name in enumerate(grid.header):
        if name not in required and name not in optional:
            place = grid.where(grid.header_row, position)
            findings.append(
                blocking("unknown-column", place, value=name, known=", ".join(required + optional))
            )
            fits = False
    for name in required:
        if name not in grid.header:
            findings.append(
                blocking("missing-column", Location(grid.path, grid.header_row, name, grid.sheet), value=name)
            )
            fits = False
    if not fits:
        return []
    blank = dict.fromkeys(optional, "")
    return [(row, blank | dict(zip(grid.header, cells, strict=True))) for row, cells in grid.rows]
