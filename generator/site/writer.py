"""Writes pages into docs/: only bytes that changed, each file whole, what is no longer made pruned.

Pages are not flushed to the disk one by one: after a power cut the next run compares every file's bytes with
what it should hold, and writes again what differs. A drawing is, as one that stands there is believed.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.domain.pages import Drawing, Page

OWN = "so-lieu"
"""The folder that is wholly the generator's."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many pages there are, how many were written, how many old files were removed."""

    pages: int
    written: int
    removed: int


def write_pages(docs: Path, pages: Iterable[Page | Drawing]) -> Written:
    """Writes every page under `docs`. OSError, with the file's name, when the disk does not let it."""
    owned: set[str] = set()
    changed = 0
    for page in pages:
        parts = PurePosixPath(page.path).parts
        if not parts or ".." in parts or page.path.startswith("/"):
            raise ValueError(f"a page must lie under docs/: {page.path}")
        if page.path in owned:
            raise ValueError(f"two pages have one path: {page.path}")
        owned.add(page.path)
        drawing = isinstance(page, Drawing)
        if drawing and (docs / page.path).is_file():
            continue
        changed += _write(docs / page.path, page.content, lasting=drawing)
    return Written(len(owned), changed, _prune(docs, owned))


def _partial(file: Path) -> Path:
    """Where a file's bytes are gathered; MkDocs passes over names that begin with a dot."""
    return file.with_name(f".{file.name}.partial")


def _write(file: Path, content: bytes, lasting: bool = False) -> bool:
    """Writes a file as a whole, by renaming, unless it already holds these bytes.

    A `lasting` one is on the disk before it bears its name.
    """
    with _named(file):
        partial = _partial(file)
        try:
            if file.read_bytes() == content:
                return False
        except FileNotFoundError:
            file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with partial.open("wb") as opened:
                opened.write(content)
                if lasting:
                    opened.flush()
                    os.fsync(opened.fileno())
            partial.replace(file)
        except BaseException:
            with contextlib.suppress(OSError):
                partial.unlink(missing_ok=True)
            raise
        return True


@contextlib.contextmanager
def _named(file: Path) -> Iterator[None]:
    """An error of writing that names no file, such as a full disk's, gets this one's name."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = str(file)
        raise


def _prune(docs: Path, owned: set[str]) -> int:
    """Removes what is not made any more, what a killed run left half written, and empty folders."""
    for path in owned:
        if not path.startswith(f"{OWN}/"):
            _partial(docs / path).unlink(missing_ok=True)
    root = docs / OWN
    removed = 0
    for folder, _, files in os.walk(root, topdown=False):
        for name in files:
            file = Path(folder, name)
            if file.relative_to(docs).as_posix() not in owned:
                file.unlink()
                removed += 1
        if Path(folder) != root and not any(Path(folder).iterdir()):
            Path(folder).rmdir()
    return removed
