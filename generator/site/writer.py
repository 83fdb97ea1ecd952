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
from typing import BinaryIO

from generator.domain.pages import Drawing, Page, Stream

OWN = "so-lieu"
"""The folder that is wholly the generator's."""

_STEP = 1 << 20
"""Bytes that are copied at once."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many pages there are, how many were written, how many old files were removed."""

    pages: int
    written: int
    removed: int


def write_pages(docs: Path, pages: Iterable[Page | Drawing | Stream]) -> Written:
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
        if isinstance(page, Stream):
            changed += _write_blocks(docs / page.path, page.blocks())
            continue
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
        try:
            if file.read_bytes() == content:
                return False
        except FileNotFoundError:
            file.parent.mkdir(parents=True, exist_ok=True)
        with _replacing(file) as opened:
            opened.write(content)
            if lasting:
                opened.flush()
                os.fsync(opened.fileno())
        return True


def _write_blocks(file: Path, blocks: Iterable[bytes]) -> bool:
    """The same for bytes that come in blocks: they are held against the file that stands there, and what
    they have in common is copied as soon as they differ.
    """
    left = iter(blocks)
    with _named(file):
        try:
            common, differing = _common(file, left)
        except FileNotFoundError:
            file.parent.mkdir(parents=True, exist_ok=True)
            common, differing = 0, b""
        if differing is None:
            return False
        with _replacing(file) as opened:
            if common:
                with file.open("rb") as old:
                    _copy(old, opened, common)
            opened.write(differing)
            for block in left:
                opened.write(block)
        return True


@contextlib.contextmanager
def _replacing(file: Path) -> Iterator[BinaryIO]:
    """What is written bears the file's name when all of it is there."""
    partial = _partial(file)
    try:
        with partial.open("wb") as opened:
            yield opened
        partial.replace(file)
    except BaseException:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
        raise


def _common(file: Path, blocks: Iterator[bytes]) -> tuple[int, bytes | None]:
    """How many bytes a file shares with `blocks`, and the first block that it lacks; None for a file that
    holds them all and nothing else. FileNotFoundError, before a block is taken, when there is no file.
    """
    common = 0
    with file.open("rb") as old:
        for block in blocks:
            if old.read(len(block)) != block:
                return common, block
            common += len(block)
        return common, b"" if old.read(1) else None


def _copy(old: BinaryIO, new: BinaryIO, octets: int) -> None:
    while octets:
        octets -= new.write(old.read(min(octets, _STEP)))


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
