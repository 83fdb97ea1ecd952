"""A workbook whose header cells are merged."""

from __future__ import annotations

from pathlib import Path

import openpyxl


def make(folder: Path) -> None:
    """Merges the last head with the empty cell beside it."""
    report = folder / "periods" / "2023-q4" / "an-binh"
    book = openpyxl.load_workbook(report / "tong-hop.xlsx")
    page = book["Tổng hợp"]
    page.merge_cells(start_row=1, end_row=1, start_column=page.max_column, end_column=page.max_column + 1)
    book.save(report / "tong-hop.xlsx")
