"""A workbook that was cut off while it was copied."""

from __future__ import annotations

from pathlib import Path


def make(folder: Path) -> None:
    """Keeps the first half of a workbook."""
    workbook = folder / "periods" / "2023-q4" / "an-binh" / "tong-hop.xlsx"
    content = workbook.read_bytes()
    workbook.write_bytes(content[: len(content) // 2])
