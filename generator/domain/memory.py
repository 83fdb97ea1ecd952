"""Memory that the C library keeps when a large piece of work is done."""

from __future__ import annotations

import ctypes
import sys


def give_back() -> None:
    """Hands what is free back to the system, where the C library can: other processes need it.

    After a country is read and computed that is some 400 MB.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)
