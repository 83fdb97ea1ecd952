"""A disk that refuses a call, and a process that is killed after one: every call counted, each its turn."""

from __future__ import annotations

import builtins
import contextlib
import ctypes
import errno
import functools
import hashlib
import io
import os
import signal
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.site import renaming

_CALLS = (
    *("open", "mkdir", "rmdir", "unlink", "remove", "rename", "replace", "symlink", "readlink"),
    *("stat", "lstat", "scandir", "listdir", "fsync"),
)
"""What Python's file functions come down to; reading and writing are counted at the opened file."""

_LIBRARY = ("_renameat2", "_renamex_np", "_syncfs")
"""The functions of the C library that the exchange calls itself."""

Refuse = Callable[[], None]


class Disk:
    """Counts calls, and does something at the `at`-th, from 0: before it, or after it."""

    def __init__(self, at: int | None, before: Refuse | None, after: Refuse | None) -> None:
        self.calls: list[str] = []
        self._at, self._before, self._after = at, before, after

    def through(self, name: str, call: Callable[[], Any]) -> Any:
        """Lets a call through, unless it is its turn to be refused."""
        turn = len(self.calls)
        self.calls.append(name)
        if turn == self._at and self._before:
            self._before()
        try:
            return call()
        finally:  # also after a call that failed of itself, such as making a folder that is there
            if turn == self._at and self._after:
                self._after()


class _File:
    """An opened file; a refused write leaves half of its bytes behind."""

    def __init__(self, disk: Disk, file: Any) -> None:
        self._disk, self._file = disk, file

    def __enter__(self) -> _File:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, content: Any) -> Any:
        self._file.write(content[: len(content) // 2])
        self._file.flush()
        return self._disk.through("write", lambda: self._file.write(content[len(content) // 2 :]))

    def read(self, *size: int) -> Any:
        return self._disk.through("read", lambda: self._file.read(*size))


@contextlib.contextmanager
def _watched(disk: Disk) -> Iterator[Disk]:
    """Every file-system function of Python's goes through `disk` meanwhile."""

    def counted(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def call(*arguments: Any, **options: Any) -> Any:
            return disk.through(name, lambda: function(*arguments, **options))

        return call

    def of_library(name: str, function: Callable[..., int]) -> Callable[..., int]:
        def call(*arguments: Any) -> int:
            try:
                return int(disk.through(name, lambda: function(*arguments)))
            except OSError as refusal:  # the C library returns -1 and sets errno
                ctypes.set_errno(refusal.errno or 0)
                return -1

        return call

    def opened(*arguments: Any, **options: Any) -> Any:
        return _File(disk, disk.through("open", lambda: original(*arguments, **options)))

    original = io.open
    with pytest.MonkeyPatch.context() as patch:
        for name in _CALLS:
            patch.setattr(os, name, counted(name, getattr(os, name)))
        for name in _LIBRARY:
            if (function := getattr(renaming, name)) is not None:
                patch.setattr(renaming, name, of_library(name, function))
        patch.setattr(io, "open", opened)
        patch.setattr(builtins, "open", opened)
        yield disk


def calls_of(action: Callable[[], object]) -> list[str]:
    """The names of the calls of an action in which nothing goes wrong."""
    with _watched(Disk(None, None, None)) as disk:
        action()
    return disk.calls


def refused(action: Callable[[], object], at: int, code: int = errno.ENOSPC) -> None:
    """Runs an action whose `at`-th call is refused with OSError(`code`)."""

    def refuse() -> None:
        raise OSError(code, os.strerror(code))

    with _watched(Disk(at, refuse, None)):
        action()


def killed(action: Callable[[], object], at: int) -> None:
    """Runs an action in a process of its own, which is killed after its `at`-th call."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that other threads do not come along is as well here
        process = os.fork()
    if process == 0:
        try:
            with _watched(Disk(at, None, lambda: os.kill(os.getpid(), signal.SIGKILL))):
                action()
        finally:
            os._exit(1)
    _, status = os.waitpid(process, 0)
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def fingerprint(folder: Path) -> str:
    """SHA-256 of a tree: names and bytes; of nothing, where there is no such folder."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        total.update(f"{path.relative_to(folder).as_posix()}\0{content}\n".encode())
    return total.hexdigest()
