"""A workbook with a table that the report does not name."""

from __future__ import annotations

from pathlib import Path

import openpyxl


def make(folder: Path) -> None:
    """Copies the table to another sheet."""
    report = folder / "periods" / "2023-q4" / "an-binh"
    book = openpyxl.load_workbook(report / "tong-hop.xlsx")
    page = book["Tổng hợp"]
    other = book.create_sheet("Tháng 12")
    for row in page.iter_rows(values_only=True):
        other.append(row)
    book.save(report / "tong-hop.xlsx")
