"""A second indicator under the same name, and a table headed by that name."""

from __future__ import annotations

from pathlib import Path


def make(folder: Path) -> None:
    """Adds a variant and writes the shared name over its id."""
    first = folder / "indicators" / "online-submission.yml"
    variant = first.read_text(encoding="utf-8").replace("id: online-submission", "id: cach-khac")
    (folder / "indicators" / "cach-khac.yml").write_text(variant, encoding="utf-8")
    table = folder / "periods" / "2023-q3" / "an-binh" / "tong-hop.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace("online-submission", "Tỷ lệ hồ sơ trực tuyến"), encoding="utf-8")
