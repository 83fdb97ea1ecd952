"""Memory that the C library and Arrow keep when a large piece of work is done, and who looks for it."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import sys
from collections.abc import Iterator

import pyarrow as pa


def give_back() -> None:
    """Hands what is free back to the system, as far as that can be done: other processes need it.

    After a country is read and computed that is some 400 MB.
    """
    pa.default_memory_pool().release_unused()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Work whose objects all stay is not interrupted by Python's search for those that can go."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
