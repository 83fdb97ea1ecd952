"""A project in a folder of its own, with everything `congkhai build` needs and invented data."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.scale.figures import Invented
from benchmarks.scale.invent import write_data

ROOT = Path(__file__).resolve().parents[2]
_GENERATED = ("so-lieu", "index.md")


def lay_out(folder: Path, invented: Invented) -> Path:
    """Makes `folder`, which must not exist: configuration, theme, hand-written pages, invented data."""
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "theme", folder / "theme")
    docs = ROOT / "docs"

    def generated(at: str, names: list[str]) -> list[str]:
        return [name for name in names if name in _GENERATED and Path(at) == docs]

    shutil.copytree(docs, folder / "docs", ignore=generated)
    write_data(folder / "data", invented)
    return folder
