"""Beside each file of a finished site that shrinks: the same, compressed once for all who ask for it.

A server that knows `.gz` and `.br` (nginx: gzip_static, brotli_static) sends them as they are. Their bytes
depend on the file alone.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import brotli

TEXTS = frozenset(
    (
        *(".atom", ".css", ".csv", ".html", ".js", ".json", ".map", ".md", ".svg", ".txt", ".webmanifest"),
        *(".xml", ".yml"),
    )
)
"""Ends of names of text; pictures, workbooks, archives and Parquet are compressed already."""

LEAST = 1_000
"""Bytes of a file that is worth it: a smaller one fits into one packet as it is."""

_GZIP, _BROTLI = 6, 5
"""Levels. The next ones up take two to four times as long for less than a hundredth."""

_STEP = 1 << 20
"""Bytes that are read at once."""

_WITH_HEADER = 31
"""Tells zlib to write a gzip file; it writes no time and no name into it."""


@dataclass(frozen=True, slots=True)
class Compressed:
    """How many files were compressed, their bytes, and those of their `.gz` and `.br`."""

    files: int
    octets: int
    gzip: int
    brotli: int


def precompress(site: Path) -> Compressed:
    """Writes `.gz` and `.br` beside the files under `site`, on every core. OSError when the disk refuses."""
    files = [file for _, file in sorted(_worth_it(site), reverse=True)]  # the largest must not come last
    pool = ThreadPoolExecutor(os.cpu_count())  # both compressors leave the interpreter to the others
    try:
        sizes = list(pool.map(_compress, files))
    finally:
        pool.shutdown(cancel_futures=True)
    octets, gzip, brotli_ = (sum(column) for column in zip(*sizes, strict=True)) if sizes else (0, 0, 0)
    return Compressed(len(files), octets, gzip, brotli_)


def _worth_it(site: Path) -> Iterator[tuple[int, Path]]:
    """Files of text with their bytes."""
    for folder, _, names in os.walk(site):
        for name in names:
            file = Path(folder, name)
            if file.suffix in TEXTS and (octets := file.stat().st_size) >= LEAST:
                yield octets, file


def _compress(file: Path) -> tuple[int, int, int]:
    """The bytes of a file and of its two others."""
    gzip = zlib.compressobj(_GZIP, zlib.DEFLATED, _WITH_HEADER)
    other = brotli.Compressor(quality=_BROTLI)
    return (
        file.stat().st_size,
        _written(file, ".gz", gzip.compress, gzip.flush),
        _written(file, ".br", other.process, other.finish),
    )


def _written(file: Path, end: str, more: Callable[[bytes], bytes], last: Callable[[], bytes]) -> int:
    made = file.with_name(file.name + end)
    try:
        if made.is_file():  # it might bear a second name under docs/, whose bytes are not ours
            made.unlink()
        with file.open("rb") as old, made.open("wb") as new:
            while block := old.read(_STEP):
                new.write(more(block))
            new.write(last())
            return new.tell()
    except OSError as error:
        error.filename = error.filename or str(made)
        raise
