"""The data folder as it was in another revision of the repository, and the commit that a live site shows."""

from __future__ import annotations

import json
import re
import subprocess
import urllib.error
import urllib.request
from pathlib import Path, PurePosixPath

import yaml

from generator.inputs.files import MAX_BYTES

NO_GIT, NO_REPOSITORY, UNKNOWN, SHALLOW, NO_FOLDER, UNREADABLE = (
    "no-git",
    "no-repository",
    "unknown-revision",
    "shallow",
    "no-folder",
    "unreadable",
)
NO_ADDRESS, UNREACHABLE, NO_BUILD = "no-address", "unreachable", "no-build"

_FILES = (b"100644", b"100755", b"100664")
"""Modes of plain files; links and submodules are no data."""

_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_SECONDS, _MOST_OCTETS = 30, 4 * 1024 * 1024
BUILD = "so-lieu/du-lieu/build.json"


class RevisionError(Exception):
    """A revision cannot be had; `reason` is one of the names above, `about` what it concerns."""

    def __init__(self, reason: str, about: str) -> None:
        super().__init__(reason, about)
        self.reason = reason
        self.about = about


def read_revision(data: Path, revision: str, into: Path) -> str:
    """Writes the files of `data` as they were in `revision` below `into`; returns the commit.

    Reads objects, not an archive: attributes of the repository cannot leave a file out. RevisionError
    when there is no git, no repository, no such revision, or no such folder in it.
    """
    if not _git(data, "rev-parse", "--is-inside-work-tree", missing=NO_REPOSITORY).strip() == b"true":
        raise RevisionError(NO_REPOSITORY, str(data))
    prefix = _git(data, "rev-parse", "--show-prefix").decode().strip()
    shallow = _git(data, "rev-parse", "--is-shallow-repository").strip() == b"true"
    unknown = SHALLOW if shallow else UNKNOWN
    wanted = f"{revision}^{{commit}}"
    told = _git(
        data, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted, missing=unknown, about=revision
    )
    commit = told.decode().strip()
    folder = prefix.rstrip("/")
    place = f"{commit}:{folder}"
    if folder and _kind(data, place) != "tree":
        raise RevisionError(NO_FOLDER, folder)
    listed = _git(data, "ls-tree", "-r", "-z", "--full-tree", place, missing=UNREADABLE, about=revision)
    names = {}
    for entry in filter(None, listed.split(b"\0")):
        described, _, name = entry.partition(b"\t")
        mode, _, blob = described.split(b" ")
        if mode in _FILES:
            names[name] = blob
    blobs = _blobs(data, set(names.values()), revision)
    for name, blob in names.items():
        _write(into, name, blobs[blob])
    return commit


def _blobs(data: Path, wanted: set[bytes], revision: str) -> dict[bytes, bytes]:
    """The contents of objects by their names, read in one go."""
    asked = b"".join(blob + b"\n" for blob in sorted(wanted))
    told = _git(data, "cat-file", "--batch", missing=UNREADABLE, about=revision, asked=asked)
    found, start = {}, 0
    while start < len(told):
        end = told.index(b"\n", start)
        blob, kind, *size = told[start:end].split(b" ")
        if kind != b"blob":  # a clone that left out what it did not need
            raise RevisionError(UNREADABLE, revision)
        stop = end + 1 + int(size[0])
        found[blob] = told[end + 1 : stop]
        start = stop + 1
    return found


def _write(into: Path, name: bytes, content: bytes) -> None:
    """One file of the revision; a name that would leave the folder is left out."""
    path = PurePosixPath(name.decode("utf-8", "replace"))
    if path.is_absolute() or ".." in path.parts or "\\" in str(path) or len(content) > MAX_BYTES:
        return
    file = into / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def _kind(data: Path, place: str) -> str:
    try:
        return _git(data, "cat-file", "-t", place, missing=NO_FOLDER).decode().strip()
    except RevisionError:
        return ""


def _git(
    data: Path, *arguments: str, missing: str = UNREADABLE, about: str = "", asked: bytes = b""
) -> bytes:
    """What git says; RevisionError with `missing` when it refuses."""
    command = ["git", "-C", str(data), *arguments]
    try:
        done = subprocess.run(command, input=asked, capture_output=True, check=False)  # noqa: S603 - git and our own words
    except OSError as error:
        raise RevisionError(NO_GIT, "") from error
    if done.returncode != 0:
        raise RevisionError(missing, about or str(data))
    return done.stdout


def site_address(project: Path) -> str:
    """The address of the public site, from mkdocs.yml: editors of data/ cannot change it."""
    try:
        settings = yaml.load((project / "mkdocs.yml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - texts only
    except (OSError, ValueError, yaml.YAMLError):
        settings = None
    address = settings.get("site_url", "") if isinstance(settings, dict) else ""
    if not isinstance(address, str) or not address.startswith(("https://", "http://")):
        raise RevisionError(NO_ADDRESS, "mkdocs.yml")
    return address.rstrip("/") + "/"


def published_commit(address: str) -> str:
    """The commit that the site at `address` says it was built from. RevisionError when it does not say."""
    place = address + BUILD
    try:
        with urllib.request.urlopen(place, timeout=_SECONDS) as answer:  # noqa: S310 - http(s), from mkdocs.yml
            if address.startswith("https:") and not answer.geturl().startswith("https:"):
                raise RevisionError(UNREACHABLE, place)
            content = answer.read(_MOST_OCTETS + 1)
    except urllib.error.HTTPError as error:
        error.close()
        raise RevisionError(NO_BUILD if error.code in (404, 410) else UNREACHABLE, place) from error
    except (OSError, ValueError) as error:
        raise RevisionError(UNREACHABLE, place) from error
    try:
        told = json.loads(content)
    except ValueError as error:
        raise RevisionError(NO_BUILD, place) from error
    commit = told.get("commit", "") if isinstance(told, dict) else ""
    if not isinstance(commit, str) or not _COMMIT.fullmatch(commit):
        raise RevisionError(NO_BUILD, place)
    return commit
