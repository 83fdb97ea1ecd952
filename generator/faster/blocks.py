"""Cuts the Markdown of a page into blocks: HTML, which Markdown hands through, and everything else.

Markdown parses each element of a page's HTML to find where it ends, and once more for its ids. A block that
begins with an element at the start of a line ends where as many of its tags are closed as were opened, and
that is found without looking at what lies between.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

RAW, HEADING, TEXT = "raw", "heading", "text"

Block = tuple[str, str]
"""One of the three kinds, and what stands there without the blank lines around it."""

_OPENS = re.compile(r"<([a-z][a-z0-9]*)(?=[\s>])")
_HEADING = re.compile(r"#{1,6} [^\n]+")
_LINE = re.compile(r"\w[^\n<>\[\]|]*(?:<[^\n<>]*>[^\n<>\[\]|]*)*")
"""A paragraph of one line that has nothing to do with its neighbours: no list, table, link or reference."""
_LISTED = re.compile(r"\d+[.)]")
_BLANKS = re.compile(r"\n +\n")
_UNKNOWN = ("\t", "\r", "\x02", "\x03", "```", "~~~", "<!")
"""What Markdown takes out of a text, or lets reach beyond its own lines."""


def blocks(text: str, is_block: Callable[[str], bool]) -> tuple[Block, ...] | None:
    """The blocks of a page; None when it holds anything that only Markdown itself understands.

    `is_block` tells Markdown's block elements, which begin a block of HTML.
    """
    if any(unknown in text for unknown in _UNKNOWN) or ("\n " in text and _BLANKS.search(text)):
        return None
    found = tuple(_cut(text, is_block))
    return None if any(not block for _, block in found) else found


def _cut(text: str, is_block: Callable[[str], bool]) -> Iterator[Block]:
    """Block by block; an empty one for what is not understood."""
    at, last = 0, len(text)
    while True:
        while at < last and text[at] == "\n":
            at += 1
        if at == last:
            return
        if text[at] == "<":
            end, kind = _html_end(text, at, is_block), RAW
        else:
            end, kind = text.find("\n\n", at), TEXT
            end = len(text.rstrip("\n")) if end < 0 else end
            if _HEADING.fullmatch(text, at, end):
                kind = HEADING
            elif not _LINE.fullmatch(text, at, end) or _LISTED.match(text, at, end):
                end = at
        yield kind, text[at:end]
        if end <= at:
            return
        at = end


def _html_end(text: str, start: int, is_block: Callable[[str], bool]) -> int:
    """Where the elements end that begin at `start` and follow each other line by line; `start` if unclear."""
    at = start
    while True:
        opened = _OPENS.match(text, at)
        if opened is None or not is_block(opened[1]):
            return start
        at = _element_end(text, at, opened[1])
        if at < 0:
            return start
        following = text[at : at + 2]
        if following in ("", "\n", "\n\n"):
            return at
        if following != "\n<":
            return start
        at += 1


def _element_end(text: str, start: int, tag: str) -> int:
    """Behind the closing tag of the element that begins at `start`; -1 if it is never closed."""
    opens, close = (f"<{tag}>", f"<{tag} ", f"<{tag}\n"), f"</{tag}>"
    depth, at = 0, start
    while True:
        end = text.find(close, at)
        if end < 0:
            return -1
        depth += sum(text.count(one, at, end) for one in opens) - 1
        at = end + len(close)
        if depth <= 0:
            return at
