"""Workbooks as bytes, as the guidance on accessible spreadsheets of statistics offices has them.

A cover (title, facts, list of sheets), notes, and one table a sheet that begins at A1: a header row, no
merged and no empty cell, marked as a table with a name of its own, the header frozen. The same input gives
the same bytes: dates are the data's, those inside the archive fixed.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

import xlsxwriter

from generator.domain.archives import entry
from generator.domain.dataset import Site
from generator.domain.quantities import MICRO
from generator.messages import workbooks as words
from generator.messages.numbers import day_text
from generator.messages.spelling import unaccented
from generator.pages.escaping import one_line

LICENCE_PAGE = "https://creativecommons.org/licenses/by/4.0/deed.vi"
_A4 = 9
_WIDEST = 44
"""Characters of a column; what is longer is wrapped."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in millionths, shown with so many decimals."""

    micro: int
    decimals: int


Cell = str | int | date | Figure


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its name, what it holds, its columns (head and meaning) and rows as wide as they are."""

    name: str
    about: str
    columns: Sequence[tuple[str, str]]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook about what stands on the page at `address` (whole)."""

    title: str
    address: str
    sheets: Sequence[Sheet]


def workbook(site: Site, book: Book, as_of: str) -> bytes:
    """The workbook as .xlsx, dated `as_of` (ISO). Sheets without rows are left out."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    made = xlsxwriter.Workbook(out, options)
    made.set_properties(
        {"title": one_line(book.title), "author": one_line(site.publisher), "created": _moment(as_of)}
    )
    writer = _Writer(made)
    sheets = [sheet for sheet in book.sheets if sheet.rows]
    notes = _notes(sheets)
    writer.cover(site, book, as_of, [notes, *sheets])
    for sheet in (notes, *sheets):
        writer.table(sheet)
    made.close()
    return _in_language(out.getvalue(), site.locale, as_of)


def _moment(as_of: str) -> datetime:
    """The beginning of a day, bare: the library writes it as UTC."""
    day = date.fromisoformat(as_of)
    return datetime(day.year, day.month, day.day)


def _notes(sheets: Iterable[Sheet]) -> Sheet:
    """What holds for every sheet, then each column of each."""
    rows = [*words.EXPLAINED]
    rows += [(f"{sheet.name}: {head}", meaning) for sheet in sheets for head, meaning in sheet.columns]
    heads = words.NOTE_HEADS
    columns = [(heads["item"], ""), (heads["meaning"], "")]
    return Sheet(words.NOTES, words.NOTES, columns, rows)


def _in_language(content: bytes, language: str, as_of: str) -> bytes:
    """The workbook with its language among its properties, which the library has no word for."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                said = f"<dc:language>{language}</dc:language></cp:coreProperties>"
                part = part.replace(b"</cp:coreProperties>", said.encode())
            new.writestr(entry(name, as_of), part)
    return out.getvalue()


class _Writer:
    """Writes the sheets of one workbook; formats are made once."""

    def __init__(self, made: Any) -> None:
        self.made = made
        self.texts: dict[str, str] = {}

    @cached_property
    def head(self) -> Any:
        return self.made.add_format({"bold": True, "text_wrap": True, "valign": "top"})

    @cached_property
    def title(self) -> Any:
        return self.made.add_format({"bold": True, "font_size": 16})

    @cached_property
    def wrapped(self) -> Any:
        return self.made.add_format({"text_wrap": True, "valign": "top"})

    @cached_property
    def day(self) -> Any:
        return self.made.add_format({"num_format": "d/m/yyyy"})

    @cached_property
    def numbers(self) -> Mapping[int, Any]:
        shown = {decimals: "#,##0" + ("." + "0" * decimals if decimals else "") for decimals in range(7)}
        return {key: self.made.add_format({"num_format": code}) for key, code in shown.items()}

    @cached_property
    def link(self) -> Any:
        return self.made.add_format({"hyperlink": True})

    def text(self, content: str) -> str:
        """Text on one line; names come again and again."""
        if content not in self.texts:
            self.texts[content] = one_line(content)
        return self.texts[content]

    def cover(self, site: Site, book: Book, as_of: str, sheets: Sequence[Sheet]) -> None:
        """The title, the facts, and the list of sheets with links to them."""
        page = self.made.add_worksheet(words.COVER)
        page.write_string(0, 0, self.text(book.title), self.title)
        facts = (
            ("publisher", site.publisher, ""),
            ("as_of", day_text(as_of), ""),
            ("licence", words.FACTS["licence_name"], LICENCE_PAGE),
            ("address", book.address, book.address),
            ("contact", site.contact, ""),
        )
        row = 0
        for row, (key, content, address) in enumerate(facts, 1):
            page.write_string(row, 0, words.FACTS[key], self.head)
            if address:
                page.write_url(row, 1, address, self.link, self.text(content))
            else:
                page.write_string(row, 1, self.text(content))
        page.write_string(row + 1, 0, words.FACTS["contents"], self.head)
        first = row + 2
        self._mark(page, first, list(words.CONTENTS.values()), len(sheets), words.COVER)
        for row, sheet in enumerate(sheets, first + 1):
            page.write_url(row, 0, f"internal:'{sheet.name}'!A1", self.link, sheet.name)
            page.write_string(row, 1, sheet.about)
            page.write_number(row, 2, len(sheet.rows))
        page.set_column(0, 0, 24)
        page.set_column(1, 1, 70)
        page.set_column(2, 2, 10)
        self._printed(page, None)

    def table(self, sheet: Sheet) -> None:
        """A sheet that is one table from A1 on."""
        page = self.made.add_worksheet(sheet.name)
        heads = [head for head, _ in sheet.columns]
        self._mark(page, 0, heads, len(sheet.rows), sheet.name)
        notes = sheet.name == words.NOTES
        widths = [len(head) for head in heads]
        for number, row in enumerate(sheet.rows, 1):
            if len(row) != len(heads):
                raise ValueError(f"{sheet.name}: {len(row)} cells under {len(heads)} heads")
            for place, cell in enumerate(row):
                self._write(page, number, place, cell, notes)
                if isinstance(cell, str) and len(cell) > widths[place]:
                    widths[place] = len(cell)
        for place, width in enumerate(widths):
            page.set_column(place, place, min(max(width + 3, 10), 90 if notes else _WIDEST))
        page.freeze_panes(1, 0)
        self._printed(page, 0)

    def _write(self, page: Any, row: int, place: int, cell: Cell, wrapped: bool) -> None:
        if isinstance(cell, str):
            if not cell:
                raise ValueError("a cell of a workbook says why it has no value")
            page.write_string(row, place, self.text(cell), self.wrapped if wrapped else None)
        elif isinstance(cell, Figure):
            page.write_number(row, place, cell.micro / MICRO, self.numbers[cell.decimals])
        elif isinstance(cell, int):
            page.write_number(row, place, cell, self.numbers[0])
        else:
            page.write_datetime(row, place, cell, self.day)

    def _mark(self, page: Any, first: int, heads: Sequence[str], count: int, name: str) -> None:
        """Marks a table: its header row, its name without accents, which is unique as the sheet's is."""
        columns = [{"header": head, "header_format": self.head} for head in heads]
        called = unaccented(name).lower().replace(" ", "_")
        options = {"name": f"bang_{called}", "columns": columns, "style": "Table Style Light 1"}
        page.add_table(first, 0, first + count, len(heads) - 1, options)

    def _printed(self, page: Any, repeated: int | None) -> None:
        page.set_paper(_A4)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        if repeated is not None:
            page.repeat_rows(repeated)
