"""Letters that are not what they look like: spaces nobody sees, letters of other alphabets, other digits."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from generator.domain.findings import Finding, Location
from generator.inputs.encodings import composed
from generator.inputs.files import blocking
from generator.messages.findings import LETTER_KINDS
from generator.messages.vocabulary import LOOKALIKES

_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
"""Take no room on the page: soft hyphens, zero-width spaces and joiners."""

_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")

_ODD = [chr(code) for code in range(0xFFFF) if _UNSEEN.match(chr(code)) or _SPACES.match(chr(code))]

_KINDS = (
    ("cyrillic", "\u0400-\u052f"),
    ("greek", "\u0370-\u03a2\u03a4-\u03ff"),  # a capital sigma heads total rows
    ("wide", "\uff01-\uff5e"),
    ("digit", "\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u0e50-\u0e59"),
    ("eth", "\u00d0\u00f0\u0189"),
    ("mark", "\u0300-\u036f"),
    ("direction", "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"),
    ("other", "\u0131\u0251\u0261\u2100-\u214f\U0001d400-\U0001d7ff"),
)
_STRANGE = re.compile("|".join(f"(?P<{kind}>[{letters}])" for kind, letters in _KINDS))

_LOOKS = str.maketrans(*LOOKALIKES)


def clean(text: str) -> str:
    """A cell without the spaces around it and whatever cannot be seen in it, in composed form."""
    return visible(text).strip()


def visible(text: str) -> str:
    """A text without what cannot be seen in it and with plain spaces alone, in composed form."""
    if text.isascii() or not any(map(text.__contains__, _ODD)):  # far quicker than a search for a class
        return text if text.isascii() else composed(text)
    return composed(_SPACES.sub(" ", _UNSEEN.sub("", text)))


def has_strange(text: str) -> bool:
    """Whether any letter in `text` belongs to no Vietnamese text."""
    return not text.isascii() and _has_strange(text)


@lru_cache(maxsize=65536)
def _has_strange(text: str) -> bool:
    return _STRANGE.search(text) is not None


def strange(text: str, place: Location) -> Finding | None:
    """The finding for the first letter in `text` that only looks like one of ours; None without any."""
    found = None if text.isascii() else _STRANGE.search(text)
    if found is None or found.lastgroup is None:
        return None
    facts = {"letter": f"U+{ord(found[0]):04X}", "name": LETTER_KINDS[found.lastgroup]}
    return blocking("strange-letter", place, value=text, position=found.start() + 1, **facts)


def as_it_looks(text: str) -> str:
    """`text` with the letters that its strange ones are taken for, so that reading can go on."""
    made = unicodedata.normalize("NFKC", text).translate(_LOOKS)
    digits = (str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in made)
    return _STRANGE.sub("", "".join(digits))
