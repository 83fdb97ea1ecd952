"""What is worked out once and looked up from then on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Kept(dict[Any, Any]):
    """A dictionary that makes what it is asked for first; to look it up again takes no call of Python's."""

    def __init__(self, made: Callable[[Any], Any]) -> None:
        super().__init__()
        self._made = made

    def __missing__(self, key: Any) -> Any:
        found = self[key] = self._made(key)
        return found
