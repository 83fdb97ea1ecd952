"""A live preview: MkDocs serves docs/ on this machine, and the data folder is watched beside it."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from generator.site.build import BuildError

_PAUSE = 1.0
"""Seconds between two looks at the data folder."""


def preview(project: Path, data: Path, port: int, changed: Callable[[], None]) -> None:
    """Serves until interrupted, and calls `changed` after something under `data` was saved.

    OSError when the port is taken, BuildError when the server ends by itself.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))  # OSError when the port is taken, before anything is started
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    server = subprocess.Popen(command, cwd=project, env=environment)  # noqa: S603 - our own interpreter
    seen = _stamps(data)
    try:
        while server.poll() is None:
            time.sleep(_PAUSE)
            now = _stamps(data)
            if now != seen:
                seen = now
                changed()
        raise BuildError("")
    finally:
        server.terminate()
        server.wait()


def _stamps(data: Path) -> dict[str, tuple[int, int]]:
    """Size and time of change of every file under `data`."""
    stamps = {}
    for file in data.rglob("*"):
        with contextlib.suppress(OSError):  # an editor is just replacing it
            state = file.stat()
            stamps[str(file)] = (state.st_size, state.st_mtime_ns)
    return stamps
