"""A table is larger than any table can be."""

from __future__ import annotations

from pathlib import Path

from generator.inputs.files import MAX_BYTES


def make(folder: Path) -> None:
    """Makes a table one byte too large; the disk stores nothing of it."""
    with (folder / "periods" / "2023-q3" / "an-binh" / "tong-hop.csv").open("r+b") as file:
        file.truncate(MAX_BYTES + 1)
