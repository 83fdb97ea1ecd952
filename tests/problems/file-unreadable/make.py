"""A folder stands where a file should be."""

from __future__ import annotations

from pathlib import Path


def make(folder: Path) -> None:
    """Puts a folder in the place of corrections.yml: no user, not even root, can read it as a file."""
    (folder / "corrections.yml").unlink()
    (folder / "corrections.yml").mkdir()
