"""What happens when a command is told to stop (Ctrl+C, SIGTERM, a closed terminal): no traceback."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Iterator
from types import FrameType
from typing import NoReturn

from generator.messages import commands as words

STOPPED = 2
"""The exit code of a command that was stopped before its end."""

_SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
)


def leave_at_once() -> None:
    """From now on a signal ends the process on the spot: nothing is being written, or it is asked twice."""
    _listen(_leave)


def finished() -> None:
    """From now on signals are too late: everything is done."""
    _listen(signal.SIG_IGN)


@contextlib.contextmanager
def stoppable() -> Iterator[None]:
    """The first signal raises KeyboardInterrupt, so that what is half made goes; a second ends at once."""
    before = {number: signal.getsignal(number) for number in _SIGNALS}
    _listen(_stop)
    try:
        yield
    finally:
        if threading.current_thread() is threading.main_thread():
            for number, handler in before.items():
                if handler is not None:  # set by no Python code
                    signal.signal(number, handler)


def _listen(handler: signal.Handlers | object) -> None:
    """A signal that was switched off from outside (nohup, a job in the background) stays so."""
    if threading.current_thread() is not threading.main_thread():
        return
    for number in _SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handler)  # type: ignore[arg-type]


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    leave_at_once()
    raise KeyboardInterrupt


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    # not sys.stderr, which may be in the middle of a write
    with contextlib.suppress(OSError):  # the terminal may be what was closed
        os.write(2, (words.INTERRUPTED + "\n").encode())
    os._exit(STOPPED)
