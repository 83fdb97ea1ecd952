"""What people see while a command runs: a moving line when a person watches, plain lines otherwise."""

from __future__ import annotations

import sys
from types import TracebackType

from rich.console import Console
from rich.progress import Progress as Bar
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

from generator.messages import commands as words


class Progress:
    """Tells each step on standard error; says nothing when `quiet`."""

    def __init__(self, quiet: bool = False) -> None:
        self._quiet = quiet
        self._console = Console(stderr=True)
        self._bar: Bar | None = None

    def __enter__(self) -> Progress:
        if not self._quiet and self._console.is_terminal:
            columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
            self._bar = Bar(*columns, console=self._console, transient=True)
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def step(self, name: str) -> None:
        """A step begins; `name` is a key of STEPS."""
        if self._quiet:
            return
        if self._bar is None:
            sys.stderr.write(words.STEPS[name] + "…\n")
            return
        for task in list(self._bar.task_ids):
            self._bar.remove_task(task)
        self._bar.add_task(words.STEPS[name], total=None)
