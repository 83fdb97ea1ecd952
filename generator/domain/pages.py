"""What the pages stage hands on: files of the site, as values."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Drawing:
    """A file that takes long to make: `path` holds the hash of what it is drawn from, so that one that
    stands there already is the same.
    """

    path: str
    draw: Callable[[], bytes]

    @property
    def content(self) -> bytes:
        """Its bytes, drawn anew."""
        return self.draw()


@dataclass(frozen=True, slots=True)
class Page:
    """A file to write: `path` relative to docs/, with `/` between its parts; `content` its bytes."""

    path: str
    content: bytes
    preview: Drawing | None = None
    """A picture that is the page's own."""


@dataclass(frozen=True, slots=True)
class Stream:
    """A file too large to be held at once: each call of `blocks` makes its bytes anew."""

    path: str
    blocks: Callable[[], Iterable[bytes]]
    preview: ClassVar[None] = None

    @property
    def content(self) -> bytes:
        """Its bytes, all at once."""
        return b"".join(self.blocks())


@dataclass(frozen=True, slots=True)
class Waiting:
    """A page of text whose making waits for something outside Python: others can be made meanwhile."""

    path: str
    make: Callable[[], str]
    preview: ClassVar[None] = None

    @property
    def content(self) -> bytes:
        """Its bytes, made anew."""
        return text_page(self.path, self.make()).content


def text_page(path: str, text: str, preview: Drawing | None = None) -> Page:
    """A page of UTF-8 text with one newline at its end."""
    return Page(path, text.encode().rstrip(b"\n") + b"\n", preview)
