"""Archives whose bytes depend on nothing but what is in them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

WHOLE_SITE = "so-lieu/du-lieu/toan-trang.zip"
"""Address of the archive of the whole site: pages link to it, and the site's writer makes it."""

MOST_RESULTS = 50_000
"""Results of a site that still has an archive of all of it: some 250 MB of pages."""

LARGE = 4_000_000
"""Bytes from which on an archive is written fast."""

_COMPRESSED = (".xlsx", ".zip", ".png", ".gz", ".br", ".woff2", ".parquet")
_READABLE = 0o644
_FIRST = date(1980, 1, 1)
"""The first day that a zip can name."""
_FAST = 1
"""zlib's fastest level."""


def has_whole_site(results: int) -> bool:
    """Whether a site with so many results has an archive of all of it: of a larger one few could use it."""
    return results <= MOST_RESULTS


def entry(name: str, as_of: str) -> ZipInfo:
    """The head of a file in an archive: dated `as_of` (ISO), readable by all, the same on every system."""
    day = max(date.fromisoformat(as_of), _FIRST)
    info = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    info.compress_type = ZIP_STORED if name.endswith(_COMPRESSED) else ZIP_DEFLATED
    info.create_system = 3  # Unix, wherever it is made
    info.external_attr = (0o100000 | _READABLE) << 16
    return info


class Archive:
    """A zip that is written file by file into `out`, all of them dated `as_of`; to be closed.

    `fast` is for what is large: a quarter of the time, some more bytes.
    """

    def __init__(self, out: IO[bytes], as_of: str, fast: bool) -> None:
        self._zip = zipfile.ZipFile(out, "w")
        self._as_of = as_of
        self._fast = fast

    def add(self, name: str, content: bytes) -> None:
        """Puts a file in."""
        for _ in self.adding(name, [content], len(content)):
            pass

    def adding(self, name: str, blocks: Iterable[bytes], octets: int) -> Iterator[bytes]:
        """Puts a file in block by block and hands each block on. `octets`: about how many there will be."""
        info = entry(name, self._as_of)
        info.file_size = octets  # says whether 32 bits will hold it
        if self._fast:
            # zipfile lets a level be chosen for content that is there as a whole, not for one in blocks
            info._compresslevel = _FAST  # type: ignore[attr-defined]
        with self._zip.open(info, "w") as member:
            for block in blocks:
                member.write(block)
                yield block

    def close(self) -> None:
        """Writes the list of what is in it."""
        self._zip.close()
