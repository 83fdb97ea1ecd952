"""Turns the Markdown of generated pages into the HTML that Python-Markdown makes of it, byte for byte.

What is no HTML, headings and a few sentences, goes through Markdown itself, each once however often it stands
on the site. A page with anything that is not known here is left to MkDocs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import markdown  # type: ignore[import-untyped]
from markdown.extensions.toc import (  # type: ignore[import-untyped]
    nest_toc_tokens,
    unique,
)
from mkdocs.structure.toc import TableOfContents, get_toc

from generator.faster.blocks import HEADING, HIDDEN, RAW, blocks, is_known

_KNOWN = {"toc", "tables", "fenced_code"}
"""Extensions whose way with a block does not depend on its neighbours."""

_PLAIN = re.compile(r"[^\\`*_\[\]<>&#|]+")
"""Text that Markdown leaves as it is."""

_ENDS = re.compile("</(?:p|li)>")
_SUMMARY = 500
"""Characters of HTML behind a page's heading that are more than the search keeps."""

_MARK = "ckmarkck"
_MOST = 20_000
"""So many texts are remembered."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A page's HTML, what the search sees of its beginning up to the second heading, and its contents."""

    content: str
    lead: str
    toc: TableOfContents


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading's HTML cut where its id stands, the id's source, and what the contents say of it."""

    parts: tuple[str, ...]
    slug: str
    name: str
    html: str
    level: int | None
    """None if it is not among the contents."""


class Converter:
    """Converts pages by the project's settings for Markdown; `able` tells if all of them are known."""

    def __init__(self, extensions: list[str], settings: Mapping[str, Mapping[str, Any]]) -> None:
        toc = dict(settings.get("toc", {}))
        self.able = set(extensions) <= _KNOWN and "toc" in extensions and callable(toc.get("slugify"))
        if not self.able:
            return
        self._slugify: Callable[[str, str], str] = toc["slugify"]
        self._separator = str(toc.get("separator", "-"))
        self._slug = ""
        self._markdown = markdown.Markdown(
            extensions=extensions, extension_configs={**settings, "toc": toc | {"slugify": self._marked}}
        )
        self._texts: dict[str, str] = {}
        self._headings: dict[str, _Heading] = {}
        self._plain: dict[int, _Heading] = {}
        # a heading without an id at its place is of an extension unknown here
        self.able = len(self._heading(f"## {_MARK}x").parts) > 1

    def convert(self, page: bytes) -> Converted | None:
        """A page without its front matter; None if MkDocs itself has to do it."""
        cut = blocks(page.decode(), self._markdown.is_block_level) if is_known(page) else None
        if cut is None:
            return None
        pieces: list[str] = []
        tokens: list[dict[str, Any]] = []
        used: set[str] = set()
        hidden: list[int] = []
        headings, lead = 0, 0
        for kind, block in cut:
            if kind in (RAW, HIDDEN):
                if kind == HIDDEN and headings < 2:
                    hidden.append(len(pieces))
                pieces += (block, "" if block.endswith("\n") else "\n\n")
            elif kind == HEADING:
                headings += 1
                lead = len(pieces) if headings == 2 else lead
                heading = self._heading(block)
                name = unique(heading.slug, used)
                pieces.append(name.join(heading.parts))
                if heading.level is not None:
                    tokens.append(_token(heading, name))
            else:
                pieces.append(self._text(block))
        content = "".join(pieces).strip()
        for place in hidden:
            pieces[place] = ""
        first = "".join(pieces[:lead] if headings > 1 else pieces)
        return Converted(content, _beginning(first), get_toc(nest_toc_tokens(tokens)))

    def _text(self, line: str) -> str:
        found = self._texts.get(line)
        if found is None:
            found = self._markdown.reset().convert(line) + "\n"
            _remember(self._texts, line, found)
        return found

    def _heading(self, line: str) -> _Heading:
        level = line.index(" ")
        text = line[level:].strip()
        if level in self._plain and _PLAIN.fullmatch(text):
            like = self._plain[level]
            slug = self._slugify(text, self._separator)
            between = like.parts[1].replace(_MARK, text, 1)
            return _Heading((like.parts[0], between, *like.parts[2:]), slug, text, text, like.level)
        found = self._headings.get(line)
        if found is None:
            if level not in self._plain:
                self._plain[level] = self._converted(f"{'#' * level} {_MARK}")
            found = self._converted(line)
            _remember(self._headings, line, found)
        return found

    def _converted(self, line: str) -> _Heading:
        """By Markdown, which is told a mark for the id and tells what the id is made of."""
        html = self._markdown.reset().convert(line) + "\n"
        tokens: list[dict[str, Any]] = getattr(self._markdown, "toc_tokens", [])
        slug = self._slugify(self._slug, self._separator)
        if not tokens:
            return _Heading(tuple(html.split(_ID)), slug, "", "", None)
        only = tokens[0]
        return _Heading(tuple(html.split(_ID)), slug, only["name"], only["html"], only["level"])

    def _marked(self, text: str, _: str) -> str:
        self._slug = text
        return _ID


_ID = "ckidckidck"


def _beginning(html: str) -> str:
    """As much as a summary in the search can hold: up to a paragraph's or an item's end."""
    title = max(html.find("</h1>"), 0)
    end = _ENDS.search(html, title + _SUMMARY)
    return html[: end.end()] if end else html


def _token(heading: _Heading, name: str) -> dict[str, Any]:
    return {"level": heading.level, "id": name, "name": heading.name, "html": heading.html}


def _remember(where: dict[str, Any], key: str, value: Any) -> None:
    if len(where) < _MOST:
        where[key] = value
