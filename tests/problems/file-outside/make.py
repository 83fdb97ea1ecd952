"""A table is a link to a file outside the data folder."""

from __future__ import annotations

from pathlib import Path


def make(folder: Path) -> None:
    """Moves a table out of the data folder and leaves a link to it."""
    table = folder / "periods" / "2023-q3" / "an-binh" / "tong-hop.csv"
    table.rename(folder.parent / "elsewhere.csv")
    table.symlink_to(folder.parent / "elsewhere.csv")
