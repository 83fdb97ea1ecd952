"""A report.yml that Notepad saved as report.yml.txt."""

from __future__ import annotations

from pathlib import Path


def make(folder: Path) -> None:
    """Renames the file as Windows does behind an editor's back."""
    report = folder / "periods" / "2023-q4" / "an-binh" / "report.yml"
    report.rename(report.with_name("report.yml.txt"))
