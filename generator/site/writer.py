"""Writes pages into docs/: only bytes that changed, each file whole, what is no longer made pruned.

Pages are not flushed to the disk one by one: after a power cut the next run compares every file's bytes with
what it should hold, and writes again what differs. A drawing is, as one that stands there is believed.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from generator.domain.pages import Drawing, Page, Stream
from generator.domain.stopwatch import STOPWATCH
from generator.site import workers

Made = Page | Drawing | Stream

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
    spent: Mapping[str, float] = field(default_factory=dict)
    """CPU seconds of parts of the work, if a clock was set (`domain.stopwatch`)."""
    paths: frozenset[str] = field(default=frozenset(), compare=False)
    """Of all pages, relative to docs/."""


def write_pages(docs: Path, *parts: Iterable[Made]) -> Written:
    """Writes every page under `docs`. OSError, with the file's name, when the disk does not let it.

    Several parts are shared among processes: each is asked for its pages, in whatever order, by one of them.
    """
    count = workers.processes(len(parts))
    if count:
        found = workers.shared_out(
            lambda part, go_on: _write_all(docs, parts[part], go_on), len(parts), count
        )
    else:
        found = [_write_all(docs, part, lambda: None) for part in parts]
    owned: set[str] = set()
    spent: dict[str, float] = {}
    for paths, _, parts_spent in found:
        if twice := owned & paths:
            raise ValueError(f"two pages have one path: {min(twice)}")
        owned |= paths
        for name, seconds in parts_spent.items():
            spent[name] = spent.get(name, 0.0) + seconds
    return Written(
        len(owned), sum(changed for _, changed, _ in found), _prune(docs, owned), spent, frozenset(owned)
    )


def _write_all(
    docs: Path, pages: Iterable[Made], go_on: Callable[[], None]
) -> tuple[set[str], int, dict[str, float]]:
    """The paths of one part's pages, how many of them had to be written, and what its parts took; asks before
    each to `go_on`.
    """
    STOPWATCH.spent.clear()
    owned: set[str] = set()
    folders: dict[Path, bool] = {}
    changed = 0
    for page in pages:
        go_on()
        _check(page.path, owned)
        owned.add(page.path)
        file = docs / page.path
        with STOPWATCH.part("write"):
            if isinstance(page, Stream):
                changed += _write_blocks(file, page.blocks())
            elif isinstance(page, Drawing):
                changed += not file.is_file() and _write(file, page.content, folders, lasting=True)
            else:
                changed += _write(file, page.content, folders)
    return owned, changed, dict(STOPWATCH.spent)


def _check(path: str, owned: Set[str]) -> None:
    if not path or path.startswith("/") or ".." in PurePosixPath(path).parts:
        raise ValueError(f"a page must lie under docs/: {path}")
    if path in owned:
        raise ValueError(f"two pages have one path: {path}")


def _partial(file: Path) -> Path:
    """Where a file's bytes are gathered; MkDocs passes over names that begin with a dot."""
    return file.with_name(f".{file.name}.partial")


def _write(file: Path, content: bytes, folders: dict[Path, bool], lasting: bool = False) -> bool:
    """Writes a file as a whole, by renaming, unless it already holds these bytes.

    `folders` are those that are known to be there, and whether they were made just now: nothing stands in
    these. A `lasting` file is on the disk before it bears its name.
    """
    folder = file.parent
    with _named(file):
        if folder not in folders:
            folders[folder] = not folder.is_dir()
            folder.mkdir(parents=True, exist_ok=True)
        if not folders[folder] and _holds(file, content):
            return False
        with _replacing(file) as opened:
            opened.write(content)
            if lasting:
                opened.flush()
                os.fsync(opened.fileno())
        return True


def _holds(file: Path, content: bytes) -> bool:
    """Whether a file is there and has these bytes; its size is asked first."""
    try:
        return file.stat().st_size == len(content) and file.read_bytes() == content
    except FileNotFoundError:
        return False


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
    root, begins = str(docs / OWN), len(f"{docs}/")
    removed = 0
    empty: set[str] = set()
    for folder, inside, files in os.walk(root, topdown=False):
        own = folder[begins:].replace(os.sep, "/")
        gone = [name for name in files if f"{own}/{name}" not in owned]
        for name in gone:
            Path(folder, name).unlink()
        removed += len(gone)
        left = len(files) > len(gone) or any(f"{own}/{name}" not in empty for name in inside)
        if folder != root and not left:
            Path(folder).rmdir()
            empty.add(own)
    return removed
