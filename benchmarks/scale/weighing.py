"""What a built site weighs: files, pages, and how large they are when compressed."""

from __future__ import annotations

import gzip
import statistics
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

LEVEL = 6
"""How hard web servers compress as a rule."""


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes of a site; those of pages and of the index compressed by gzip.

    `unit_pages` are the pages of units themselves, sorted; their history pages are not among them.
    """

    files: int
    pages: int
    total: int
    heaviest: tuple[str, int]
    unit_pages: tuple[int, ...]
    index: int
    specs: int
    inline_specs: int

    @property
    def median_unit(self) -> int:
        """The middle one of the units' pages."""
        return round(statistics.median(self.unit_pages)) if self.unit_pages else 0


def weigh(site: Path, units: str, specs: str) -> Weight:
    """Weighs `site`; `units` and `specs` are the patterns of its units' pages and of its charts' specs."""
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = {path: _compressed(path) for path in files if path.suffix == ".html"}
    heaviest = max(pages, key=lambda path: (pages[path], path))
    of_units = [path for path in site.glob(units) if path in pages]
    inline = sum(b"vega.github.io/schema" in path.read_bytes() for path in pages)
    return Weight(
        len(files),
        len(pages),
        sum(path.stat().st_size for path in files),
        (heaviest.relative_to(site).as_posix(), pages[heaviest]),
        tuple(sorted(pages[path] for path in of_units)),
        sum(map(_compressed, (site / "search").glob("*.json"))),
        len(list(site.glob(specs))),
        inline,
    )


def _compressed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), LEVEL))


Stamps = Mapping[str, tuple[int, int]]


def stamps(*folders: Path) -> Stamps:
    """Of every file below: when it was written last, and its inode, which a file written anew changes."""
    return {
        path.as_posix(): (path.stat().st_mtime_ns, path.stat().st_ino)
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
    }


def written(before: Stamps, after: Stamps, folder: Path) -> list[str]:
    """The files that were written or removed between two looks, as paths in `folder`."""
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    return sorted(Path(path).relative_to(folder).as_posix() for path in changed)


def by_kind(paths: Iterable[str]) -> dict[str, int]:
    """How many files of each kind, most first: pages of many units, say, are one kind."""
    counted: dict[str, int] = {}
    for path in paths:
        *folders, name = Path(path).parts
        if len(folders) > 2:
            name = name if name.startswith("index.") else f"…{Path(name).suffix}"
            folders = [*folders[:2], "…"]
        kind = "/".join([*folders, name])
        counted[kind] = counted.get(kind, 0) + 1
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
