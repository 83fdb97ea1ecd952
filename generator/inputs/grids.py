"""Tables as people save them, brought to one shape: rows of text with their place.

CSV with comma, semicolon or tab, in any encoding that can be told; the only or a named sheet of an
.xlsx file, whose numbers are written the way an editor would type them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace

from xlsxwriter.utility import xl_col_to_name

from generator.domain.findings import Finding, Location
from generator.inputs.encodings import decode
from generator.inputs.files import Source, blocking
from generator.inputs.letters import as_it_looks, has_strange, strange, visible
from generator.inputs.workbooks import MAX_CELLS, Read, Rows, read_workbook

MAX_COLUMNS = 200

_MISSHAPEN = ("column-unnamed", "duplicate-column", "row-width")
"""What leaves it open which figure stands in which column."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as text: `header` cells, and `rows` of (row as in Excel, cells) of the header's width."""

    path: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    sheet: str = ""
    header_row: int = 1
    others: tuple[str, ...] = ()
    """Sheets of the same workbook that hold a table, too."""

    def where(self, row: int, column: int) -> Location:
        """The location of a cell; `column` counts from 0."""
        return Location(self.path, row, self.header[column], self.sheet, f"{xl_col_to_name(column)}{row}")


def read_grid(source: Source, sheet: str, findings: list[Finding]) -> Grid | None:
    """The table in `source`; None with a finding when it cannot be read as one."""
    if source.path.lower().endswith(".xlsx"):
        read = read_workbook(source, sheet, findings)
    else:
        read = _read_csv(source, findings)
    if read is None:
        return None
    rows, sheet, others = read
    rows = [one for one in rows if any(one[1])]
    if _under_a_title(source.path, sheet, rows, findings):
        return None
    if not rows:
        findings.append(blocking("table-empty", Location(source.path, sheet=sheet)))
        return None
    header_row, header = rows[0]
    while not header[-1]:
        header.pop()
    head = Grid(source.path, tuple(header), (), sheet, header_row)
    before = len(findings)
    findings += _head_faults(head)
    body = _body(head, rows[1:], findings)
    fits = not any(finding.code in _MISSHAPEN for finding in findings[before:])
    return replace(head, rows=body, others=tuple(others)) if fits else None


def _under_a_title(path: str, sheet: str, rows: Rows, findings: list[Finding]) -> bool:
    """Whether the first line is one cell over a wider table: a title, which heads no column."""
    first, second = ([cell for cell in cells if cell] for _, cells in [*rows[:2], (0, []), (0, [])][:2])
    if len(first) != 1 or len(second) < 2:
        return False
    findings.append(blocking("title-row", Location(path, rows[0][0], sheet=sheet), value=first[0]))
    return True


def _head_faults(head: Grid) -> Iterator[Finding]:
    for position, name in enumerate(head.header):
        place = head.where(head.header_row, position)
        if not name:
            yield blocking("column-unnamed", place)
        elif name in head.header[:position]:
            yield blocking("duplicate-column", place, value=name)
        elif (finding := strange(name, place)) is not None:
            yield finding


def _body(head: Grid, rows: Rows, findings: list[Finding]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The rows at the header's width; those that are wider, narrower or the header again are findings."""
    width, header = len(head.header), list(head.header)
    ragged = head.path.lower().endswith(".xlsx")  # a sheet has no line ends: what is not there is empty
    kept = []
    for row, cells in rows:
        even = cells
        if len(cells) != width:
            if any(cells[width:]) or (len(cells) < width and not ragged):
                place = Location(head.path, row, sheet=head.sheet)
                findings.append(blocking("row-width", place, found=len(cells), expected=width))
                continue
            even = (cells + [""] * width)[:width]
        if even == header and width > 1:
            findings.append(blocking("header-repeated", Location(head.path, row, sheet=head.sheet)))
            continue
        for position in [i for i, cell in enumerate(even) if not cell.isascii() and has_strange(cell)]:
            cell = even[position]
            if (finding := strange(cell, head.where(row, position))) is not None:
                findings.append(finding)
                even[position] = as_it_looks(cell)
        kept.append((row, tuple(even)))
    return tuple(kept)


def _read_csv(source: Source, findings: list[Finding]) -> Read | None:
    text = decode(source, findings)
    if text is None:
        return None
    text = visible(text)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: Rows = []
    line = cells_read = 0
    try:
        for cells in reader:
            rows.append((line + 1, list(map(str.strip, cells))))
            line = reader.line_num
            cells_read += len(cells) or 1
            if len(cells) > MAX_COLUMNS or cells_read > MAX_CELLS:
                findings.append(blocking("table-too-large", Location(source.path, line)))
                return None
    except csv.Error:  # noticed at the next quote or at the end; the quote opens where the row begins
        findings.append(blocking("csv-malformed", Location(source.path, line + 1)))
        return None
    return rows, "", []


def records(
    grid: Grid, required: tuple[str, ...], optional: tuple[str, ...], findings: list[Finding]
) -> list[tuple[int, dict[str, str]]] | None:
    """The rows as mappings by column name; None with findings when columns are unknown or missing."""
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
        return None
    blank = dict.fromkeys(optional, "")
    return [(row, blank | dict(zip(grid.header, cells, strict=True))) for row, cells in grid.rows]
