"""Cuts the Markdown of a page into blocks: HTML, which Markdown hands through, and everything else.

Markdown parses each element of a page's HTML to find where it ends, and once more for its ids. A block that
begins with an element at the start of a line ends where as many of its tags are closed as were opened, and
that is found without looking at what lies between.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

RAW, HIDDEN, HEADING, TEXT = "raw", "hidden", "heading", "text"
"""Hidden is HTML that says of itself, as a whole, that the search is to pass over it."""

Block = tuple[str, str]
"""One of the four kinds, and what stands there without the blank lines around it.

HTML of the two kinds may follow each other line by line: what comes first keeps its line's end.
"""

_OPENS = re.compile(r"<([a-z][a-z0-9]*)(?=[\s>])")
_HIDES = re.compile(r'<[a-z][a-z0-9]*(?: [a-z-]+(?:="[^"<>]*")?)* data-search-exclude>')
_HEADING = re.compile(r"#{1,6} [^\n]+")
_LINE = re.compile(r"\w[^\n<>\[\]|]*(?:<[^\n<>]*>[^\n<>\[\]|]*)*")
"""A paragraph of one line that has nothing to do with its neighbours: no list, table, link or reference."""
_LISTED = re.compile(r"\d+[.)]")
_UNKNOWN = (
    *((b"\t", b"\t"), (b"\r", b"\r"), (b"\x02", b"\x02"), (b"\x03", b"\x03")),
    *((b"`", b"```"), (b"~", b"~~~"), (b"!", b"<!")),
)
"""What Markdown takes out of a text, or lets reach beyond its own lines, behind a letter of it to look for
first: a single letter is found ten times faster.
"""
_BLANKS = re.compile(rb"\n +\n")
_FOR_SEARCH = re.compile(rb"data-search-(?!exclude[> ])")
"""The search plugin takes such attributes away, if they have a value."""


def is_known(page: bytes) -> bool:
    """Whether nothing in a page changes what stands around it. Bytes are searched faster than text."""
    return not (
        any(letter in page and unknown in page for letter, unknown in _UNKNOWN)
        or _BLANKS.search(page)
        or _FOR_SEARCH.search(page)
    )


def blocks(text: str, is_block: Callable[[str], bool]) -> tuple[Block, ...] | None:
    """The blocks of a page that `is_known`; None when it holds anything else that only Markdown understands.

    `is_block` tells Markdown's block elements, which begin a block of HTML.
    """
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
            end, found = _html(text, at, is_block)
            yield from found
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


def _html(text: str, start: int, is_block: Callable[[str], bool]) -> tuple[int, list[Block]]:
    """Where the elements end that begin at `start` and follow each other line by line, and their blocks.

    The end is `start`, and the only block empty, if it is unclear.
    """
    at, since, before = start, start, ""
    found: list[Block] = []
    while True:
        opened = _OPENS.match(text, at)
        if opened is None or not is_block(opened[1]):
            return start, [(RAW, "")]
        end, nested = _element_end(text, at, opened[1])
        # the search plugin takes the end of an inner element of the same tag for the end of what is hidden
        kind = HIDDEN if not nested and _HIDES.match(text, at) else RAW
        if before and kind != before:
            found.append((before, text[since:at]))
            since = at
        following = text[end : end + 2] if end > 0 else "?"
        if following in ("", "\n", "\n\n"):
            return end, [*found, (kind, text[since:end])]
        if following != "\n<":
            return start, [(RAW, "")]
        at, before = end + 1, kind


def _element_end(text: str, start: int, tag: str) -> tuple[int, bool]:
    """Behind the closing tag of the element that begins at `start`, -1 if it is never closed; and whether it
    holds another one of its tag.
    """
    begins, close = f"<{tag}", f"</{tag}>"
    depth, at, nested = 0, start, False
    while True:
        end = text.find(close, at)
        if end < 0:
            return -1, nested
        opened = text.count(begins, at, end)
        if opened > 1 or (opened and at != start):  # perhaps of another tag that begins like this one
            opened = sum(text.count(begins + after, at, end) for after in "> \n")
            nested = nested or opened > (at == start)
        depth += opened - 1
        at = end + len(close)
        if depth <= 0:
            return at, nested
