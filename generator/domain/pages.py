"""What the pages stage hands on: files of the site, as values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A file to write: `path` relative to docs/, with `/` between its parts; `content` its bytes."""

    path: str
    content: bytes


def text_page(path: str, text: str) -> Page:
    """A page of UTF-8 text with one newline at its end."""
    return Page(path, (text.rstrip("\n") + "\n").encode())
