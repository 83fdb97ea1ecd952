"""One build at a time: a lock file that the system frees when its process ends, however it ends."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout


class BusyError(Exception):
    """Another process holds the lock; `str` gives its number, or nothing where it cannot be told."""


@contextlib.contextmanager
def held(file: Path, patience: float = 0) -> Iterator[None]:
    """Holds the lock `file`, which is there only meanwhile; a dead process's file is no obstacle.

    `patience` in seconds. BusyError when another process holds it for longer, OSError when the file cannot
    be made.
    """
    lock = FileLock(file, timeout=patience)
    try:
        lock.acquire()
    except Timeout:
        raise BusyError(_holder(file)) from None
    try:
        with contextlib.suppress(OSError):  # Windows lets nobody write into a locked file
            file.write_text(f"{os.getpid()}\n", encoding="ascii")
        yield
    finally:
        try:
            # removed before it is freed: whoever waits for it notices that it is gone, and makes another
            with contextlib.suppress(OSError):
                file.unlink()
        finally:
            lock.release()


def _holder(file: Path) -> str:
    """The number that stands in the lock file."""
    try:
        text = file.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""
    return text if text.isdigit() else ""
