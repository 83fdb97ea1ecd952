"""Bounded reading of the editors' files: bytes and their SHA-256."""

from __future__ import annotations

import errno
import hashlib
import re
import stat
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.domain.findings import Finding, Location, details
from generator.messages.findings import OS_REASONS

MAX_BYTES = 32 * 1024 * 1024
"""Largest file under data/ that is read."""


_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE | re.DOTALL)
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f\ud800-\udfff]|[ .]$')


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its path under data/ (with `/`), its bytes and their SHA-256."""

    path: str
    content: bytes
    sha256: str


def blocking(code: str, location: Location, **facts: object) -> Finding:
    """A finding about something that cannot be read; it stops publication."""
    return Finding(code, location, blocks=True, details=details(**facts))


def portable(name: str) -> bool:
    """Whether Windows, macOS and Linux can all hold a file of this name."""
    return not _RESERVED.fullmatch(name) and not _FORBIDDEN.search(name)


def plain_file_name(name: str) -> bool:
    """Whether a name is that of a table right beside the file that names it."""
    plain = PurePosixPath(name).name == name and all(c.isprintable() for c in name)
    return plain and portable(name) and name.lower().endswith((".csv", ".xlsx"))


def _leads_outside(file: Path, root: Path) -> bool:
    """Whether a place is not under `root`, by path or by link; folders that are links are not entered."""
    doubtful = file.is_symlink() or ".." in file.parts or not file.is_relative_to(root)
    return doubtful and not file.resolve().is_relative_to(root.resolve())


def read_source(root: Path, path: str, findings: list[Finding], on_disk: str = "") -> Source | None:
    """The file `path` under `root`, or None with a finding when it cannot or must not be read.

    `on_disk` is the path as the disk spells it, where that is another.
    """
    where = Location(path.encode("utf-8", "replace").decode())
    try:
        file = root / (on_disk or path)
        if _leads_outside(file, root):
            findings.append(blocking("file-outside", where))
            return None
        facts = file.stat()
        if not stat.S_ISREG(facts.st_mode) and not stat.S_ISDIR(facts.st_mode):  # a pipe would wait for ever
            findings.append(blocking("file-unreadable", where, reason=OS_REASONS["SPECIAL"]))
            return None
        if facts.st_size > MAX_BYTES:
            findings.append(blocking("file-too-large", where, size=facts.st_size, limit=MAX_BYTES))
            return None
        content = file.read_bytes()
    except FileNotFoundError:
        findings.append(blocking("file-missing", where))
        return None
    except OSError as error:
        reason = OS_REASONS.get(errno.errorcode.get(error.errno or 0, ""), OS_REASONS[""])
        findings.append(blocking("file-unreadable", where, reason=reason))
        return None
    except RuntimeError:  # a link that leads to itself
        findings.append(blocking("file-unreadable", where, reason=OS_REASONS["ELOOP"]))
        return None
    except ValueError:  # a name that no disk can hold
        findings.append(blocking("file-unreadable", where, reason=OS_REASONS[""]))
        return None
    return Source(path, content, hashlib.sha256(content).hexdigest())
