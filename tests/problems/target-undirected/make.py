"""Targets for an indicator that is neither better high nor better low."""

from __future__ import annotations

from pathlib import Path


def make(folder: Path) -> None:
    """Takes the direction from an indicator that decisions set targets for."""
    indicator = folder / "indicators" / "online-payment.yml"
    text = indicator.read_text(encoding="utf-8")
    indicator.write_text(text.replace("direction: higher", "direction: none"), encoding="utf-8")
