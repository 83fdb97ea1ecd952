"""The whole site as one archive, to be unpacked and read from a disk.

A disk serves no index.html for a folder, so a link to a folder names it. What needs a server (search, charts
that come alive) stays still; text, tables, still charts and files are all there.
"""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import Path

from generator.domain.archives import LARGE, Archive

TOP = "congkhai"
"""The folder that the archive unpacks into."""

_FOR_SERVERS = frozenset({"404.html", "sitemap.xml", "sitemap.xml.gz"})
_LINK = re.compile(rb'(<a\s(?:[^>]*?\s)?href=")((?:[^":?#&]|&#?\w+;)+)')
"""A link to a place of the site: an address with a scheme has a colon. Letters may be references."""


def add_archive(site: Path, address: str, as_of_epoch: int) -> None:
    """Puts an archive of everything under `site` at `address` in it; the archive does not hold itself.

    Its files are dated `as_of_epoch` (seconds). OSError when the disk refuses.
    """
    as_of = datetime.fromtimestamp(as_of_epoch, UTC).date().isoformat()
    file = site / address
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.is_file():  # it might bear a second name under docs/, whose bytes are not ours
        file.unlink()
    sizes = _sizes(site)
    names = sorted(sizes.keys() - _FOR_SERVERS - {address})
    try:
        with file.open("wb") as out:
            archive = Archive(out, as_of, fast=sum(sizes.values()) > LARGE)
            for name in names:
                archive.add(f"{TOP}/{name}", _unserved(name, (site / name).read_bytes()))
            archive.close()
    except OSError as error:
        error.filename = error.filename or str(file)
        raise


def _sizes(site: Path) -> dict[str, int]:
    """The bytes of every file by its path with `/`."""
    found = (Path(folder, name) for folder, _, names in os.walk(site) for name in names)
    return {file.relative_to(site).as_posix(): file.stat().st_size for file in found}


def _unserved(name: str, content: bytes) -> bytes:
    """A page whose links to folders name their index.html; any other file as it is."""
    return _LINK.sub(_indexed, content) if name.endswith(".html") else content


def _indexed(link: re.Match[bytes]) -> bytes:
    path = link[2]
    if path.endswith(b"/"):
        return link[1] + path + b"index.html"
    if path.rpartition(b"/")[2] in (b".", b".."):
        return link[1] + path + b"/index.html"
    return link[0]
