"""Whether everything is still as the last run left it: then there is nothing to make.

The last run notes what it was made from (the data, the program, its libraries, the commit) and what it wrote.
Nothing heavier than the standard library is loaded here, for a run with nothing to do should take no time.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from generator import __version__, stopping
from generator.messages import commands as words
from generator.timings import Timings

NOTE = ".congkhai.made"
"""The file in the project's folder that tells of the last run; without it everything is made anew."""

OWN = "so-lieu"
"""The folder under docs/ that is wholly the generator's."""

_LIBRARIES = (
    "jinja2",
    "markupsafe",
    "numpy",
    "pandas",
    "pillow",
    "pyarrow",
    "vl-convert-python",
    "xlsxwriter",
)


@dataclass(frozen=True, slots=True)
class Made:
    """A run that published: what it was made from, and what there is to tell of it."""

    source: str
    """SHA-256 of everything that the pages are made from."""
    pages: int
    findings: int
    as_of: str
    results: int


def source(project: Path, data: Path) -> str:
    """The SHA-256 of the data, the program, its libraries and the commit. OSError when one cannot be read."""
    digest = hashlib.sha256(f"{__version__} {sys.version} {commit(project)}\n".encode())
    for library in _LIBRARIES:
        try:
            digest.update(f"{library} {version(library)}\n".encode())
        except PackageNotFoundError:
            digest.update(f"{library} -\n".encode())
    for root in (data, Path(__file__).parent):
        for path in _files(str(root)):
            if not path.endswith(".pyc"):
                content = hashlib.sha256(Path(path).read_bytes()).hexdigest()
                digest.update(f"{path[len(str(root)) :]} {content}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def commit(project: Path) -> str:
    """The commit that is checked out, or empty outside a repository."""
    command = ["git", "-C", str(project), "rev-parse", "HEAD"]
    try:
        found = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - fixed command
    except OSError:
        return ""
    return found.stdout.strip() if found.returncode == 0 else ""


def leave_if_nothing_to_do(arguments: Sequence[str], project: Path) -> None:
    """Ends the process when the command is to make pages that stand already, before any library is loaded.

    Anything out of the ordinary is left to the command line as a whole.
    """
    options = dict(zip(arguments[1::2], arguments[2::2], strict=False))
    if arguments[:1] != ["generate"] or len(arguments) % 2 == 0 or not {*options} <= {"--data", "--timings"}:
        return
    timings = Timings(Path(options["--timings"]) if "--timings" in options else None)
    try:
        made = still(project, Path(options.get("--data", "data")))
    except OSError:  # the command itself will tell
        return
    if made is not None:
        tell(made)
        timings.finish("", {})
        stopping.finished()
        sys.exit(0)


def tell(made: Made) -> None:
    """Says that the pages stand as they were made."""
    sys.stdout.write(words.GENERATED.format(pages=made.pages, folder="docs/", written=0, removed=0) + "\n")
    if made.findings:
        sys.stdout.write(words.PUBLISHED_FINDINGS.format(count=made.findings) + "\n")


def note(project: Path, made: Made, paths: Iterable[str]) -> None:
    """Notes a run that wrote `paths` (relative to docs/)."""
    known = {path: _state(project / "docs" / path) for path in sorted(paths)}
    text = json.dumps({"made": asdict(made), "files": known}, separators=(",", ":"))
    (project / NOTE).write_text(text + "\n", encoding="utf-8")


def forget(project: Path) -> None:
    """From now on until the next note nothing is known."""
    (project / NOTE).unlink(missing_ok=True)


def still(project: Path, data: Path) -> Made | None:
    """The last run, if it was made from what is there now and all that it wrote stands as it left it."""
    docs = project / "docs"
    try:
        told = json.loads((project / NOTE).read_text(encoding="utf-8"))
        made, files = Made(**told["made"]), told["files"]
        if made.source != source(project, data):
            return None
        if any(_state(docs / path) != state for path, state in files.items()):
            return None
        begins = len(str(docs)) + 1
        there = (path[begins:].replace(os.sep, "/") for path in _files(str(docs / OWN)))
        return made if all(path in files for path in there) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _state(file: Path) -> list[int]:
    facts = file.stat()
    return [facts.st_size, facts.st_mtime_ns]


def _files(folder: str) -> Iterator[str]:
    """The paths of all files below a folder, in order."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry.path)
        elif entry.is_file():
            yield entry.path
