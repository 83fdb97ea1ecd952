"""A document of a hundred thousand values."""

from __future__ import annotations

from pathlib import Path

from generator.inputs.yaml_text import MAX_NODES


def make(folder: Path) -> None:
    """Writes one item too many."""
    (folder / "corrections.yml").write_text("corrections:\n" + "- x\n" * MAX_NODES, encoding="utf-8")
