"""Archives whose bytes depend on nothing but what is in them."""

from __future__ import annotations

from datetime import date
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

WHOLE_SITE = "so-lieu/du-lieu/toan-trang.zip"
"""Address of the archive of the whole site: pages link to it, and the site's writer makes it."""

_COMPRESSED = (".xlsx", ".zip", ".png", ".gz", ".woff2")
_READABLE = 0o644
_FIRST = date(1980, 1, 1)
"""The first day that a zip can name."""


def entry(name: str, as_of: str) -> ZipInfo:
    """The head of a file in an archive: dated `as_of` (ISO), readable by all, the same on every system."""
    day = max(date.fromisoformat(as_of), _FIRST)
    info = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    info.compress_type = ZIP_STORED if name.endswith(_COMPRESSED) else ZIP_DEFLATED
    info.create_system = 3  # Unix, wherever it is made
    info.external_attr = (0o100000 | _READABLE) << 16
    return info
