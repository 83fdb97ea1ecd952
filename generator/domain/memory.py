"""Memory that the C library and Arrow keep when a large piece of work is done."""

from __future__ import annotations

import ctypes
import sys

import pyarrow as pa


def give_back() -> None:
    """Hands what is free back to the system, as far as that can be done: other processes need it.

    After a country is read and computed that is some 400 MB.
    """
    pa.default_memory_pool().release_unused()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)
