"""Vietnamese spelling for search: names as people type them without accents."""

from __future__ import annotations

import unicodedata


def unaccented(text: str) -> str:
    """A name without its marks, in lower case: what is typed on a keyboard without Vietnamese."""
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(char for char in letters if not unicodedata.combining(char))
