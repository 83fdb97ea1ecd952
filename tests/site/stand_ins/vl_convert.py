"""Stands in for vl-convert, which takes a third of their time, in commands that are watched while they write.

It answers every request with the same few bytes. What Vega really is, other tests see.
"""

from typing import Any

_BYTES = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1" viewBox="0 0 1 1"></svg>'


def __getattr__(name: str) -> Any:
    answer = _BYTES.encode() if name.endswith("_png") else _BYTES
    return lambda *_, **__: answer
