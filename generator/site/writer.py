"""Writes pages into docs/: only bytes that changed, each file whole, what is no longer made pruned."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.domain.pages import Page

OWN = "so-lieu"
"""The folder that is wholly the generator's."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many pages there are, how many were written, how many old files were removed."""

    pages: int
    written: int
    removed: int


def write_pages(docs: Path, pages: Iterable[Page]) -> Written:
    """Writes every page under `docs`. OSError when the disk does not let it."""
    owned: set[str] = set()
    changed = 0
    for page in pages:
        parts = PurePosixPath(page.path).parts
        if not parts or ".." in parts or page.path.startswith("/"):
            raise ValueError(f"a page must lie under docs/: {page.path}")
        if page.path in owned:
            raise ValueError(f"two pages have one path: {page.path}")
        owned.add(page.path)
        changed += _write(docs / page.path, page.content)
    return Written(len(owned), changed, _prune(docs, owned))


def _write(file: Path, content: bytes) -> bool:
    """Writes a file as a whole, by renaming, unless it already holds these bytes."""
    try:
        if file.read_bytes() == content:
            return False
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_name(f".{file.name}.partial")
    partial.write_bytes(content)
    partial.replace(file)
    return True


def _prune(docs: Path, owned: set[str]) -> int:
    """Removes what lies in the generator's own folder and is not made any more, and empty folders."""
    root = docs / OWN
    removed = 0
    for folder, _, files in os.walk(root, topdown=False):
        for name in files:
            file = Path(folder, name)
            path = file.relative_to(docs).as_posix()
            if path not in owned:
                file.unlink()
                removed += 1
        if Path(folder) != root and not any(Path(folder).iterdir()):
            Path(folder).rmdir()
    return removed
