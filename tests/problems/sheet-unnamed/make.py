"""A workbook of two tables in a report that does not say which."""

from __future__ import annotations

from pathlib import Path

import openpyxl


def make(folder: Path) -> None:
    """Copies the table to another sheet and takes the sheet's name from report.yml."""
    report = folder / "periods" / "2023-q4" / "an-binh"
    book = openpyxl.load_workbook(report / "tong-hop.xlsx")
    page = book["Tổng hợp"]
    other = book.create_sheet("Tháng 12")
    for row in page.iter_rows(values_only=True):
        other.append(row)
    text = (report / "report.yml").read_text(encoding="utf-8")
    (report / "report.yml").write_text(
        text.replace("tong-hop.xlsx, sheet: Tổng hợp, ", "bang.xlsx, "), encoding="utf-8"
    )
    (report / "tong-hop.xlsx").rename(report / "bang.xlsx")
    book.save(report / "bang.xlsx")
