"""How long parts of the work take, for those who measure. No clock is asked unless somebody brings one, and
nothing that is made depends on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Clock = Callable[[], float]


class Stopwatch:
    """Adds up the seconds that each part takes, by the clock that it was given."""

    def __init__(self) -> None:
        self.clock: Clock | None = None
        self.spent: dict[str, float] = {}

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """What is done inside belongs to the part `name`."""
        if self.clock is None:
            yield
            return
        begun = self.clock()
        try:
            yield
        finally:
            self.spent[name] = self.spent.get(name, 0.0) + self.clock() - begun


STOPWATCH = Stopwatch()
"""The one of this process; a copy of the process goes on with its own."""
