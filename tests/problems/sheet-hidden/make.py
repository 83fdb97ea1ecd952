"""A workbook whose tables are all hidden."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from openpyxl.chart import BarChart


def make(folder: Path) -> None:
    """Hides the sheets behind one of charts and takes the sheet's name from report.yml."""
    report = folder / "periods" / "2023-q4" / "an-binh"
    book = openpyxl.load_workbook(report / "tong-hop.xlsx")
    for other in book.worksheets:
        other.sheet_state = "hidden"
    book.active = len(book.sheetnames)
    book.create_chartsheet("Biểu đồ").add_chart(BarChart())
    text = (report / "report.yml").read_text(encoding="utf-8")
    (report / "report.yml").write_text(
        text.replace("tong-hop.xlsx, sheet: Tổng hợp, ", "bang.xlsx, "), encoding="utf-8"
    )
    (report / "tong-hop.xlsx").rename(report / "bang.xlsx")
    book.save(report / "bang.xlsx")
