"""Two names change places in one step of the system, and what was written reaches the disk.

Linux has renameat2 with RENAME_EXCHANGE, macOS renamex_np with RENAME_SWAP; Python offers neither, and the
small packages that do are for Linux alone. Where there is none, `exchange` says so, and the caller has
another way.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

_AT_FDCWD = -100
"""Linux: the path is relative to the working folder, or absolute."""

_LINUX_EXCHANGE = 2
_MACOS_SWAP = 2

_NOT_OFFERED = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
"""How a kernel or a file system says that it knows no exchange."""


class NoExchangeError(Exception):
    """The system or the file system has no exchange of names; nothing was changed."""


def _c(name: str) -> Callable[..., Any] | None:
    """A function of the C library, if there is one and it is known."""
    if sys.platform == "win32":
        return None
    try:
        function: Callable[..., Any] = getattr(ctypes.CDLL(None, use_errno=True), name)
    except (OSError, AttributeError):
        return None
    return function


_renameat2 = _c("renameat2") if sys.platform == "linux" else None
_renamex_np = _c("renamex_np") if sys.platform == "darwin" else None
_syncfs = _c("syncfs") if sys.platform == "linux" else None


def exchange(one: Path, other: Path) -> None:
    """Each takes the other's name at one moment.

    NoExchangeError where the system or the disk knows none, OSError when it is refused.
    """
    if _renameat2 is not None:
        paths = os.fsencode(one), os.fsencode(other)
        failed = _renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _LINUX_EXCHANGE)
    elif _renamex_np is not None:
        failed = _renamex_np(os.fsencode(one), os.fsencode(other), _MACOS_SWAP)
    else:
        raise NoExchangeError
    if failed:
        code = ctypes.get_errno()
        if code in _NOT_OFFERED:
            raise NoExchangeError
        raise OSError(code, os.strerror(code), str(other))


def flush(folder: Path) -> None:
    """What was written under `folder` is on the disk when this returns. OSError when the disk refuses.

    Linux flushes the file system at once, which costs a hundredth of flushing hundreds of files one by one.
    Windows cannot flush what is only read, and is left to itself.
    """
    if sys.platform == "win32":
        return
    if _syncfs is None:
        for inside, _, names in os.walk(folder):
            for name in (*names, ""):
                _fsync(Path(inside, name))
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        if _syncfs(opened):
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(folder))
    finally:
        os.close(opened)


def flush_names(folder: Path) -> None:
    """The names in `folder` are on the disk, as far as the system can; it is too late to fail."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            _fsync(folder)


def _fsync(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
