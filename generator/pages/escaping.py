"""Escaping: whatever stands in data/ is text, in HTML and in Markdown alike.

Characters that Markdown, its extensions, HTML or Jinja give a meaning become numeric references,
which both read back as the character. One rule for every place keeps any place from being missed.
"""

from __future__ import annotations

import json
import re
from typing import Any

from markupsafe import Markup

_ACTIVE = re.compile(r"[&<>\"'\\`*_{}\[\]|~^$]")
_LEADING = re.compile(r"^(?:[#+\-=:!.]|\d+(?=[.)]))")
_BREAKS = re.compile(r"[\x00-\x1f\x7f\u0085\u2028\u2029]+")
_BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def _reference(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(char)};" for char in match[0])


def escape(text: object) -> Markup:
    """`text` as a single line that shows as it is, in Markdown and in HTML text and attributes."""
    if isinstance(text, Markup):
        return text
    line = _BREAKS.sub(" ", "" if text is None else str(text)).strip()
    line = _BIDI.sub("", line)
    safe = _ACTIVE.sub(_reference, line)
    return Markup(_LEADING.sub(_reference, safe))  # noqa: S704 - escaped in the line above


def front_matter(values: dict[str, Any]) -> Markup:
    """A YAML front matter; JSON strings are YAML strings, so that no text can break out of its line."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return Markup("\n".join(["---", *lines, "---"]))  # noqa: S704 - JSON strings hold no line break
