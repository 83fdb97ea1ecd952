"""Bounded reading of the editors' files: bytes, SHA-256, text."""

from __future__ import annotations

import errno
import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.domain.findings import Finding, Location, details
from generator.messages.findings import OS_REASONS

MAX_BYTES = 64 * 1024 * 1024
"""Largest file under data/ that is read."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its path under data/ (with `/`), its bytes and their SHA-256."""

    path: str
    content: bytes
    sha256: str


def blocking(code: str, location: Location, **facts: object) -> Finding:
    """A finding about something that cannot be read; it stops publication."""
    return Finding(code, location, blocks=True, details=details(**facts))


def plain_file_name(name: str) -> bool:
    """Whether a name is that of a table right beside the file that names it."""
    plain = PurePosixPath(name).name == name and all(c.isprintable() for c in name)
    return plain and name.lower().endswith((".csv", ".xlsx"))


def read_source(root: Path, path: str, findings: list[Finding]) -> Source | None:
    """The file `path` under `root`, or None with a finding when it cannot or must not be read."""
    where = Location(path.encode("utf-8", "replace").decode())
    try:
        file = root / path
        if not file.resolve().is_relative_to(root.resolve()):
            findings.append(blocking("file-outside", where))
            return None
        size = file.stat().st_size
        if size > MAX_BYTES:
            findings.append(blocking("file-too-large", where, size=size, limit=MAX_BYTES))
            return None
        content = file.read_bytes()
    except FileNotFoundError:
        findings.append(blocking("file-missing", where))
        return None
    except OSError as error:
        reason = OS_REASONS.get(errno.errorcode.get(error.errno or 0, ""), OS_REASONS[""])
        findings.append(blocking("file-unreadable", where, reason=reason))
        return None
    except (ValueError, RuntimeError):  # a name that no disk can hold, a link that leads to itself
        findings.append(blocking("file-unreadable", where, reason=OS_REASONS[""]))
        return None
    return Source(path, content, hashlib.sha256(content).hexdigest())


def decode(source: Source, findings: list[Finding]) -> str | None:
    """The file as text, with or without a byte order mark; None with a finding if it is not UTF-8."""
    try:
        text = source.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = source.content[: error.start].count(b"\n") + 1
        findings.append(blocking("file-encoding", Location(source.path, row)))
        return None
    if "\x00" in text:
        findings.append(
            blocking("file-encoding", Location(source.path, text[: text.index("\x00")].count("\n") + 1))
        )
        return None
    return text
