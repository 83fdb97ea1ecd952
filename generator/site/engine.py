"""Starts MkDocs as a process of its own, which never outlives this one, and reads what it says."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from generator.site.child import REFUSED

_PATIENCE = 5.0
"""Seconds in which a server may end by itself."""

_OF_WRITING = frozenset({errno.ENOSPC, errno.EROFS, errno.EFBIG, errno.EDQUOT})
"""What only happens to a writer, whichever of the two files of a copy is named."""


class BuildError(Exception):
    """MkDocs did not build the site; `str` gives what it said."""


class SourceError(OSError):
    """A page, template or configuration cannot be read."""


def _command(*arguments: str) -> list[str]:
    """Our own interpreter on the child's script, without that script's folder among the modules' places."""
    return [sys.executable, "-P", str(Path(__file__).with_name("child.py")), *arguments]


def _environment(**more: str) -> dict[str, str]:
    return os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"} | more


def run_mkdocs(project: Path, folder: Path, as_of_epoch: int) -> None:
    """Builds the project's site into `folder`, strictly; `as_of_epoch` in seconds.

    BuildError when MkDocs refuses, SourceError when it cannot read, another OSError when it cannot write.
    """
    # not --quiet: MkDocs counts only the warnings that it logs
    command = _command("build", "--strict", "--clean")
    reading, writing = os.pipe()  # closes when this process ends, and the child with it
    try:
        done = finished(
            [*command, "--config-file", str(project / "mkdocs.yml"), "--site-dir", str(folder)],
            cwd=project,
            env=_environment(SOURCE_DATE_EPOCH=str(as_of_epoch)),
            stdin=reading,
        )
    finally:
        os.close(writing)
        os.close(reading)
    if done.returncode == REFUSED:
        _refused(done.stderr, folder)
    if done.returncode != 0:
        raise BuildError("\n".join(without_tracebacks((done.stdout + done.stderr).splitlines())))


def finished(command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
    """A process that has ended, and all copies of it, which hold its pipes open as long as they live.

    If this process is stopped all of them are, and none writes any more when the exception goes on.
    """
    started = subprocess.Popen(  # noqa: S603 - our own interpreter and arguments
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,  # Ctrl+C is for this process, which tells the child
        **options,
    )
    with started:
        try:
            out, err = started.communicate()
        except BaseException:
            if hasattr(os, "killpg"):
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(started.pid, signal.SIGKILL)
            else:
                started.kill()
            started.communicate()
            raise
    return subprocess.CompletedProcess(command, started.returncode, out, err)


@contextlib.contextmanager
def serving(project: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """MkDocs' own server on this machine, ended in the end. What it says is on its standard error."""
    server = subprocess.Popen(  # noqa: S603 - our own interpreter and arguments
        _command("serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"),
        cwd=project,
        env=_environment(),
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    )
    try:
        yield server
    finally:
        if server.stdin is not None:
            server.stdin.close()  # it clears its temporary folder and ends
        try:
            server.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def without_tracebacks(lines: Iterable[str]) -> Iterator[str]:
    """What MkDocs says, its Python tracebacks cut down to their last line."""
    inside = False
    for line in lines:
        if line.lstrip().startswith("Traceback "):
            inside = True
        elif not inside or not line.startswith(" "):
            inside = False
            yield line.rstrip("\n")


def _refused(said: str, folder: Path) -> None:
    """Raises what the disk refused to the child, told by its last line. Returns if there is no such line."""
    try:
        told = json.loads(said.splitlines()[-1])
        code, path = int(told["errno"]), str(told["path"]) or str(folder)
    except (IndexError, KeyError, TypeError, ValueError):
        return
    if code in _OF_WRITING or Path(path).is_relative_to(folder):
        raise OSError(code, os.strerror(code), path)
    raise SourceError(code, os.strerror(code), path)
