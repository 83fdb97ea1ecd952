"""A live preview: MkDocs serves docs/ on this machine, and the data folder is watched beside it."""

from __future__ import annotations

import os
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

from generator.site.engine import BuildError, serving, without_tracebacks

_PAUSE = 1.0
"""Seconds between two looks at the data folder."""

Stamps = dict[str, tuple[int, int]]
"""Size in bytes and time of change in nanoseconds of each file, by its path."""


class PortError(OSError):
    """The port for the preview cannot be had."""


def preview(project: Path, data: Path, port: int, made_from: Stamps, changed: Callable[[], None]) -> None:
    """Serves until interrupted, and calls `changed` after something under `data` was saved.

    `made_from` is how the data were before they were read for what is served first: what was saved since then
    is noticed too.
    A file that is still being saved is left alone until two looks at it agree. PortError when the
    port is taken, BuildError when the server ends by itself.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))  # before anything is started
        except OSError as error:
            raise PortError(error.errno, error.strerror) from None
    with serving(project, port) as server:
        threading.Thread(target=_repeat, args=(server.stderr,), daemon=True).start()
        done = seen = made_from
        while server.poll() is None:
            time.sleep(_PAUSE)
            before, seen = seen, stamps(data)
            if seen != done and seen == before:
                done = seen
                changed()
        raise BuildError("")


def _repeat(said: IO[str] | None) -> None:
    """Hands on what the server says, without tracebacks: a page may vanish while MkDocs reads it."""
    for line in without_tracebacks(said or ()):
        sys.stderr.write(line + "\n")
        sys.stderr.flush()


def stamps(data: Path) -> Stamps:
    """Size and time of change of every file under `data`; what is just being replaced is left out."""
    found = {}
    for folder, _, names in os.walk(data):
        for name in names:
            file = Path(folder, name)
            try:
                state = file.stat()
            except OSError:
                continue
            found[str(file)] = (state.st_size, state.st_mtime_ns)
    return found
