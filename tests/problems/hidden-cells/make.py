"""A workbook saved while a filter hid a row."""

from __future__ import annotations

from pathlib import Path

import openpyxl


def make(folder: Path) -> None:
    """Hides a row with figures."""
    report = folder / "periods" / "2023-q4" / "an-binh"
    book = openpyxl.load_workbook(report / "tong-hop.xlsx")
    page = book["Tổng hợp"]
    page.row_dimensions[3].hidden = True
    book.save(report / "tong-hop.xlsx")
