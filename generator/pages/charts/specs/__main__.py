"""Writes the spec of each kind of chart to where sites take it from."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from generator.pages.charts.specs import change, comparison, composite, heatmap, ranking, strip, trend

SPECS: Mapping[str, Callable[[], dict[str, Any]]] = {
    "change": change.spec,
    "comparison": comparison.spec,
    "composite": composite.spec,
    "heatmap": heatmap.spec,
    "ranking": ranking.spec,
    "strip": strip.spec,
    "trend": trend.spec,
}
"""How the spec of each kind is built, by the kind's id."""


def spec_json(kind: str) -> str:
    """The spec of a kind as the site serves it."""
    return json.dumps(SPECS[kind](), ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def main() -> None:
    """Writes all of them."""
    folder = Path(__file__).resolve().parents[1] / "built"
    for kind in SPECS:
        (folder / f"{kind}.json").write_text(spec_json(kind), encoding="utf-8")


if __name__ == "__main__":
    main()
