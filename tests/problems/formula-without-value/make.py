"""A workbook written by a program, with a formula whose value was never worked out."""

from __future__ import annotations

from pathlib import Path

import openpyxl


def make(folder: Path) -> None:
    """Puts a formula into the last cell of the first row of figures."""
    workbook = folder / "periods" / "2023-q4" / "an-binh" / "tong-hop.xlsx"
    book = openpyxl.load_workbook(workbook)
    page = book["Tổng hợp"]
    page.cell(2, page.max_column).value = "=1+1"
    book.save(workbook)
