"""Escaping: whatever stands in data/ is text, in HTML and in Markdown alike.

Characters that Markdown, its extensions, HTML or Jinja give a meaning become numeric references,
which both read back as the character. One rule for every place keeps any place from being missed.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any

from markupsafe import Markup

_MARKS = r"&<>\"'\\`*_{}\[\]|~^$"
_CONTROLS = r"\x00-\x1f\x7f\u0085\u2028\u2029"
_NOTHING = (
    "\x80-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
)
"""Controls, direction marks (they make text read as other text), halves, and what is no character."""

_ACTIVE = re.compile(f"[{_MARKS}]")
_EDGES = re.compile(r"^(?:[#+\-=:!.]|\d+(?=[.)](?:\s|$)))|#+$")
"""What has a meaning only where a line begins (11.232 begins no list), or where a heading ends."""

_BREAKS = re.compile(f"[{_CONTROLS}]+")
_NO_TEXT = re.compile(f"[{_NOTHING}]")

_TOUCHED = re.compile(f"[{_MARKS}{_CONTROLS}{_NOTHING}]")
"""What a text has that is not written as it stands, wherever it stands: one class of characters, as to search
for one of several patterns takes ten times as long."""

_FIRST = re.compile(r"[#+\-=:!.\s]|\d+[.)](?:\s|$)")
"""How a text begins that is not written as it stands."""

_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
"""What YAML takes inside quotes only as an escape."""


_NOT_IN_SCRIPT = re.compile("[<>&\u2028\u2029]")


def _reference(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(char)};" for char in match[0])


def _json_escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def one_line(text: str) -> str:
    """`text` on one line, without what is no text."""
    return _NO_TEXT.sub("", _BREAKS.sub(" ", text))


def safe(text: str) -> Markup:
    """HTML of our own; what it takes of data/ is escaped already. As `Markup(text)`, in half the time."""
    return str.__new__(Markup, text)


@lru_cache(maxsize=1 << 16)
def _escaped(text: str) -> Markup:
    """Pages repeat themselves: names, periods, words for states."""
    last = text[-1:]
    if _TOUCHED.search(text) is None and _FIRST.match(text) is None and last != "#" and not last.isspace():
        return safe(text)
    return safe(_EDGES.sub(_reference, _ACTIVE.sub(_reference, one_line(text).strip())))


def escape(text: object) -> Markup:
    """`text` as a single line that shows as it is, in Markdown and in HTML text and attributes."""
    if isinstance(text, Markup):
        return text
    return _escaped("" if text is None else str(text))


def markup(template: str, *parts: object) -> Markup:
    """HTML of our own with escaped parts in the place of `{}`."""
    return safe(template.format(*map(escape, parts)))


def sentence(template: str, **parts: object) -> Markup:
    """A sentence of our own words with escaped parts in the place of their names."""
    for name, part in parts.items():
        if type(part) is not Markup:
            parts[name] = escape(part)
    return safe(template.format(**parts))


_dense = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
"""JSON without blanks; `json.dumps` makes an encoder for each call."""


def script_json(value: object) -> str:
    r"""JSON to stand inside `<script>` as it is: no text can end the script, start a tag or a comment.

    `<`, `>`, `&` and the line separators of JavaScript are written `\uXXXX`. ValueError when a number is not
    finite.
    """
    return _NOT_IN_SCRIPT.sub(_json_escape, _dense(value))


def front_matter(values: dict[str, Any]) -> Markup:
    """A YAML front matter; JSON is YAML, so that no text can break out of its line."""
    lines = ["---"]
    for key, value in values.items():
        text = _NOT_IN_YAML.sub(_json_escape, json.dumps(value, ensure_ascii=False))
        lines.append(f"{key}: {text}")
    return Markup("\n".join([*lines, "---"]))  # noqa: S704 - JSON strings hold no line break
