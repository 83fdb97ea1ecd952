"""Vietnamese spelling: names without accents, as people type them, and where a sentence begins."""

from __future__ import annotations

import unicodedata


def unaccented(text: str) -> str:
    """A name without its marks, in lower case: what is typed on a keyboard without Vietnamese."""
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(char for char in letters if not unicodedata.combining(char))


def begun(text: str) -> str:
    """A text that begins a sentence."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """A name inside a sentence; an abbreviation (DVC, VNeID) stays as it is."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
