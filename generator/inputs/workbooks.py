"""Excel workbooks (.xlsx): one sheet as rows of text, bounded before anything is unpacked in memory.

What a reader of the printed sheet would not see, or see otherwise, is a finding: hidden sheets, rows and
columns, merged cells, formulas without a value.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from generator.domain.findings import Finding, Location, details
from generator.inputs.files import Source, blocking
from generator.inputs.letters import clean

MAX_CELLS = 400_000
"""Cells of a table: a hundred columns for every commune of the country."""
MAX_UNPACKED = 64 * 1024 * 1024
"""Bytes that a workbook may hold unpacked."""
MAX_PARTS = 2_000

_CHUNK = 1 << 16
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_ENTITIES = tuple("<!DOCTYPE".encode(codec) for codec in ("ascii", "utf-16-le", "utf-16-be"))

Rows = list[tuple[int, list[str]]]

Read = tuple[Rows, str, list[str]]
"""Rows with their numbers, the title of their sheet, and the titles of the other sheets with a table."""


class _TooLargeError(Exception):
    """More than any table holds."""


def read_workbook(source: Source, sheet: str, findings: list[Finding]) -> Read | None:
    """The named or only sheet; None with a finding."""
    where = Location(source.path, sheet=sheet)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells in English what it does without
            formulas = _measure(source.content)
            return _sheet(source, sheet, where, formulas, findings)
    except _TooLargeError:
        findings.append(blocking("table-too-large", where))
    except Exception:  # a damaged workbook breaks openpyxl, and the XML and zip below it, anywhere
        findings.append(blocking("xlsx-malformed", where))
    return None


def _measure(content: bytes) -> bool:
    """Whether a sheet holds formulas; _TooLargeError, or ValueError where XML declares entities.

    The parts are unpacked piece by piece and counted: the sizes that an archive declares are its own.
    """
    size = cells = 0
    formulas = False
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
            raise _TooLargeError
        for part in parts:
            is_sheet = part.filename.lower().startswith("xl/worksheets/")
            for piece in _pieces(archive, part):
                size += len(piece)
                if is_sheet:
                    cells += len(_CELL.findall(piece))
                    formulas = formulas or _FORMULA.search(piece) is not None
                if size > MAX_UNPACKED or cells > MAX_CELLS:
                    raise _TooLargeError
                if any(mark in piece for mark in _ENTITIES):
                    raise ValueError(part.filename)
    return formulas


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The unpacked part in pieces, each with the end of the one before, where a mark may be cut in two."""
    with archive.open(part) as stream:
        tail = b""
        while piece := stream.read(_CHUNK):
            yield tail + piece
            tail = piece[-17:]


def _opened(source: Source, values: bool) -> Any:
    """The workbook; cells hold the values of their formulas, or the formulas."""
    import openpyxl  # takes as long to load as a province's tables to read: only for who has workbooks

    return openpyxl.load_workbook(io.BytesIO(source.content), data_only=values)


def _sheet(
    source: Source, sheet: str, where: Location, formulas: bool, findings: list[Finding]
) -> Read | None:
    book = _opened(source, values=True)
    pages = {page.title: page for page in book.worksheets}
    seen = {title: page for title, page in pages.items() if page.sheet_state == "visible"}
    tables = [title for title, page in seen.items() if _tabular(page)]
    if sheet not in pages if sheet else not seen:
        known = ", ".join(pages)
        code = "sheet-missing" if sheet or not pages else "sheet-hidden"
        findings.append(blocking(code, where, value=sheet, known=known))
        return None
    if not sheet and len(tables) > 1:
        findings.append(blocking("sheet-unnamed", where, known=", ".join(tables)))
        return None
    page = pages[sheet or next(iter(tables or seen))]
    if page.max_row * page.max_column > MAX_CELLS:
        raise _TooLargeError
    rows = [
        (number, [_excel_text(cell) for cell in cells]) for number, cells in enumerate(page.iter_rows(), 1)
    ]
    if formulas:
        findings += _without_value(source, page.title, rows)
    findings += _merged(source.path, page, rows)
    findings += _hidden(source.path, page, rows)
    return rows, page.title, [title for title in tables if title != page.title]


def _tabular(page: Any) -> bool:
    """Whether a sheet can be seen and holds more than a note."""
    return bool(page.sheet_state == "visible" and page.max_row > 1 and page.max_column > 1)


def _without_value(source: Source, title: str, rows: Rows) -> Iterator[Finding]:
    """Cells that hold a formula which nobody has worked out."""
    page = _opened(source, values=False)[title]
    for number, texts in rows:
        for position, text in enumerate(texts, 1):
            if not text and page.cell(number, position).data_type == "f":
                cell = f"{xl_col_to_name(position - 1)}{number}"
                place = Location(source.path, number, xl_col_to_name(position - 1), title, cell)
                yield blocking("formula-without-value", place)


def _merged(path: str, page: Any, rows: Rows) -> Iterator[Finding]:
    """Merged cells, save a line of their own: only their first cell holds what all of them show."""
    alone = {number for number, texts in rows if sum(map(bool, texts)) == 1}
    for merged in sorted(page.merged_cells.ranges, key=lambda found: (found.min_row, found.min_col)):
        value = page.cell(merged.min_row, merged.min_col).value
        if value is None or (merged.min_row == merged.max_row and merged.min_row in alone):
            continue
        letter = xl_col_to_name(merged.min_col - 1)
        place = Location(path, merged.min_row, letter, page.title, f"{letter}{merged.min_row}")
        yield blocking("merged-cells", place, value=clean(str(value)), known=merged.coord)


def _hidden(path: str, page: Any, rows: Rows) -> Iterator[Finding]:
    """A finding for the rows and columns that Excel does not show though they hold something."""
    filled = [number for number, texts in rows if any(texts)]
    hidden_rows = [str(number) for number in filled if page.row_dimensions[number].hidden]
    columns = {
        position
        for column in page.column_dimensions.values()
        if column.hidden
        for position in range(column.min or 1, min(column.max or 1, page.max_column) + 1)
    }
    shown = [
        xl_col_to_name(position - 1)
        for position in sorted(columns)
        if any(texts[position - 1] for _, texts in rows)
    ]
    if hidden_rows or shown:
        row = int(hidden_rows[0]) if hidden_rows else None
        facts = details(rows=", ".join(hidden_rows[:20]) or "-", columns=", ".join(shown[:20]) or "-")
        yield Finding("hidden-cells", Location(path, row, sheet=page.title), details=facts)


_LITERAL = re.compile(r'"[^"]*"|\\.')
"""Parts of a number format that only print: a percent sign there does not scale."""


def _excel_text(cell: Any) -> str:
    """A cell as an editor would type it: decimal comma, percent-formatted numbers as percents."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, int | float):
        return clean(str(value))
    exact = Decimal(repr(value))
    if not exact.is_finite() or exact.adjusted() > 20:
        return str(value)
    printed = cell.number_format or ""
    if "%" in _LITERAL.sub("", printed):
        exact = round(exact * 100, 10)
    text = f"{exact.normalize():f}".replace(".", ",")
    return f"{text}%" if "%" in printed else text
