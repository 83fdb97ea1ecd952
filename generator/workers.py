"""Work shared among processes that are copies of this one: as many as there are cores, four at the most.

A copy (os.fork) has everything that was read and computed without a byte being sent, and its memory goes when
it ends. It answers through a pipe, ends when the one that started it is gone, and stops with it.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import struct
import warnings
from collections.abc import Callable, Sequence
from typing import Any, Generic, NoReturn, TypeVar

from generator.domain.memory import give_back, uncollected

_Answer = TypeVar("_Answer")

Work = Callable[[int, Callable[[], None]], _Answer]

MOST = 4
"""Processes that work at once: with more, the disk is what they wait for."""

_TICKET = struct.Struct("<H")
_STOPS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


def processes(tasks: int) -> int:
    """How many processes to share so many tasks among; 0: do them here."""
    if tasks < 2 or not hasattr(os, "fork"):
        return 0
    return min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1, MOST, tasks)


class Workers(Generic[_Answer]):
    """Copies of this process, at work on the tasks 0, 1, … which they take one by one from the first on.

    This process may take tasks as well. In the end it must `end` them, whatever happens.
    """

    def __init__(self, work: Work[_Answer], tasks: int, count: int, first: int = 0) -> None:
        """Starts `count` of them, with the task `first`. `work` gets the number of its task and a function to
        call now and then, which ends a process whose parent is gone.
        """
        self._tickets, give = os.pipe()
        os.write(give, b"".join(map(_TICKET.pack, range(first, tasks))))
        os.close(give)
        self._workers: list[tuple[int, int]] = []
        gc.collect()
        gc.freeze()  # a copy's collector would touch, and so copy, all of it
        try:
            for _ in range(count):
                self._workers.append(_started(work, self._tickets))
        except BaseException:
            self.end()
            raise

    def take(self) -> int | None:
        """The next task, for this process to do; None if all are taken."""
        return _next(self._tickets)

    def answers(self) -> dict[int, _Answer]:
        """What the copies found, by task, when none is left to do. Raises what `work` raised first."""
        answers: dict[int, _Answer] = {}
        for _, answer in self._workers:
            answers |= _read(answer)
        return answers

    def end(self) -> None:
        """Stops those that are still at work, and waits until none is left."""
        workers, self._workers = self._workers, []
        if self._tickets >= 0:
            gc.unfreeze()
            os.close(self._tickets)
            self._tickets = -1
        _end(workers)


def shared_out(work: Work[_Answer], tasks: int, count: int) -> list[_Answer]:
    """The answers of `work` for each of the tasks 0, 1, … in their order, worked out by `count` processes.

    This process is one of them, and the first task is always its own: what starts threads, which no copy has,
    belongs there. Raises what `work` raised; then, and when this process is stopped, the others are too.
    """
    workers = Workers(work, tasks, count - 1, first=1)
    try:
        answers, task = {}, 0 if tasks else None
        with uncollected():
            while task is not None:
                answers[task] = work(task, lambda: None)
                _clear()
                task = workers.take()
        answers |= workers.answers()
        return [answers[task] for task in range(tasks)]
    finally:
        workers.end()


def _clear() -> None:
    """What a task leaves goes when it is done, and not while others wait."""
    gc.collect()
    give_back()


def _started(work: Work[Any], tickets: int) -> tuple[int, int]:
    """A new process at work: its number, and the pipe that its answers come through."""
    answer, told = os.pipe()
    before = os.getpid()
    with warnings.catch_warnings():
        # Python warns of threads: those that show progress are not copied, and nothing is shown there
        warnings.simplefilter("ignore", DeprecationWarning)
        number = os.fork()
    if number == 0:
        _work(work, tickets, told, before)
    os.close(told)
    return number, answer


def _work(work: Work[Any], tickets: int, told: int, parent: int) -> NoReturn:
    """What a copy does until there is no task left; it never returns into the code that it is a copy of."""
    try:
        for number in _STOPS:
            signal.signal(number, _stop)
        gc.disable()
        found = _found(work, tickets, parent)
        for number in _STOPS:
            signal.signal(number, signal.SIG_IGN)
        with os.fdopen(told, "wb") as pipe:
            pickle.dump(found, pipe)
    finally:
        os._exit(0)


def _found(work: Work[Any], tickets: int, parent: int) -> tuple[dict[int, Any], BaseException | None]:
    def present() -> None:
        if os.getppid() != parent:
            os._exit(1)

    found = {}
    try:
        while (task := _next(tickets)) is not None:
            found[task] = work(task, present)
            _clear()
    except BaseException as error:
        while os.read(tickets, 1 << 12):  # nobody begins what is in vain
            pass
        return {}, error  # told to the parent, which raises it
    return found, None


def _next(tickets: int) -> int | None:
    ticket = os.read(tickets, _TICKET.size)
    return int(_TICKET.unpack(ticket)[0]) if ticket else None


def _stop(number: int, frame: object) -> NoReturn:
    for other in _STOPS:
        signal.signal(other, signal.SIG_IGN)
    raise KeyboardInterrupt


def _read(answer: int) -> dict[int, Any]:
    """What one process answers; its error is raised here."""
    with os.fdopen(os.dup(answer), "rb") as pipe:
        content = pipe.read()
    if not content:
        raise RuntimeError("a process that made pages was killed")
    found, error = pickle.loads(content)  # noqa: S301 - our own copy wrote it
    if error is not None:
        raise error
    return dict(found)


def _end(workers: Sequence[tuple[int, int]]) -> None:
    for number, answer in workers:
        os.close(answer)
        with contextlib.suppress(ProcessLookupError):
            os.kill(number, signal.SIGTERM)
    for number, _ in workers:
        with contextlib.suppress(ChildProcessError):
            os.waitpid(number, 0)
