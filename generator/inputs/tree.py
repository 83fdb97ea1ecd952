"""What lies in the data folder: every file and folder once, by the name that everybody types.

Systems spell and tell apart names in different ways (composed or not, capitals or not, names that
Windows keeps for itself), so names that only one system can hold are findings.
"""

from __future__ import annotations

import errno
import os
import unicodedata
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from generator.domain.findings import Finding, Location
from generator.inputs.files import blocking, portable
from generator.messages.findings import OS_REASONS

MAX_LEVELS = 16
"""Folders inside folders that are looked into; the data folder needs three."""


@dataclass
class Tree:
    """The files and folders under `root` by their composed (NFC) path with `/`."""

    root: Path
    files: dict[str, str] = field(default_factory=dict)
    """Path on the disk by composed path, in order."""
    folders: set[str] = field(default_factory=set)

    def listed(self, pattern: str) -> list[str]:
        """Files and folders whose path has as many parts as `pattern` and fits it."""
        parts = pattern.split("/")
        paths = ((path, path.split("/")) for path in sorted({*self.files, *self.folders}))
        return [
            path for path, steps in paths if len(steps) == len(parts) and all(map(fnmatchcase, steps, parts))
        ]

    def on_disk(self, path: str) -> str:
        """How the disk spells `path`; the same where nothing is known by that name."""
        return self.files.get(unicodedata.normalize("NFC", path), path)

    def __contains__(self, path: str) -> bool:
        return path in self.files or path in self.folders


def walk(root: Path, findings: list[Finding]) -> Tree:
    """Everything under `root`; folders that cannot be entered and names that cannot be used are findings."""
    tree = Tree(root)
    _enter(tree, "", "", findings, 0)
    tree.files = dict(sorted(tree.files.items()))
    return tree


def _enter(tree: Tree, disk: str, shown: str, findings: list[Finding], level: int) -> None:
    where = Location(shown or ".")
    try:
        with os.scandir(tree.root / disk) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        reason = OS_REASONS.get(errno.errorcode.get(error.errno or 0, ""), OS_REASONS[""])
        findings.append(blocking("file-unreadable", where, reason=reason))
        return
    known: dict[str, str] = {}
    for entry in entries:
        name = unicodedata.normalize("NFC", entry.name)
        legible = name.encode("utf-8", "replace").decode()
        path, real = f"{shown}/{name}".lstrip("/"), f"{disk}/{entry.name}".lstrip("/")
        place = Location(f"{shown}/{legible}".lstrip("/"))
        if not portable(name):
            findings.append(blocking("bad-file-name", place, value=legible))
            continue
        if (same := known.setdefault(name.casefold(), legible)) != legible or path in tree:
            findings.append(blocking("names-alike", place, value=legible, known=same))
            continue
        if not _folder(entry):
            tree.files[path] = real
            continue
        tree.folders.add(path)
        if entry.is_symlink():
            inside = Path(os.path.realpath(tree.root / real)).is_relative_to(os.path.realpath(tree.root))
            reason = OS_REASONS["LINK"]
            finding = blocking("file-unreadable", place, reason=reason) if inside else None
            findings.append(finding or blocking("file-outside", place))
        elif level < MAX_LEVELS:
            _enter(tree, real, path, findings, level + 1)


def _folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False
