"""A page that the generator wrote: read when it is built, and gone from memory when it is written.

MkDocs reads every page before it writes the first one, which lets pages ask for each other. A generated page
is asked for its front matter alone, by the map of the site; what it says is not needed until then.
"""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.faster.markup import Converter

_BEGINNING = 4096
"""Bytes of a file in which its front matter is looked for."""

_FRONT = re.compile(rb"---\n((?:[a-z]+: [^\n]+\n)+)---\n")
_TWO_WAYS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\\u[dD][89a-fA-F]")
"""What JSON and YAML read differently, or only one of them reads."""


class OwnPage(Page):
    """A page whose text is converted late; whatever is unknown in it is read and rendered by MkDocs."""

    converter: Converter

    def __init__(self, file: File, config: MkDocsConfig, files: Files, converter: Converter) -> None:
        super().__init__(None, file, config)
        self._settings = config, files
        self.converter = converter
        self.late = False
        """Whether nothing but the front matter has been read so far."""
        self.lead: str | None = None
        """The beginning of the content, for the search; None if MkDocs rendered the page."""
        self.elsewhere = False
        """Whether the page is passed by, as another process builds it."""
        self._anchors: set[str] | None = None

    @property
    def shareable(self) -> bool:
        """Whether another process may build the page: it is read late and has the template that passes by."""
        return self.late and "template" not in self.meta

    def pass_by(self) -> None:
        """Nothing of the page is read or written, and the search does without it."""
        self.elsewhere, self._meta, self.meta = True, self.meta, {"search": {"exclude": True}}

    def read_source(self, config: MkDocsConfig) -> None:
        """The front matter; everything at once where that is not a list of JSON values."""
        meta = _front_matter(self.file)
        if meta is None:
            super().read_source(config)
            return
        self.meta, self.markdown, self.late = meta, "", True

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing yet, if the page is late."""
        if self.late:
            self.content = ""
        else:
            super().render(config, files)

    def bring(self) -> None:
        """The content and the table of contents, now that they are needed."""
        if not self.late:
            return
        raw = self.file.content_bytes
        front = _FRONT.match(raw)
        converted = self.converter.convert(raw[front.end() :]) if front else None
        if converted is None:
            config, files = self._settings
            self.late = False
            super().read_source(config)
            super().render(config, files)
        else:
            self.content, self.lead, self.toc = converted.content, converted.lead, converted.toc

    def release(self) -> None:
        """The page is written: its text is not needed again."""
        if self.elsewhere:
            self.elsewhere, self.meta = False, self._meta
        self.markdown = self.content = ""
        self.lead = None
        self.toc = []  # type: ignore[assignment]  # as Page does before it is rendered

    @property
    def present_anchor_ids(self) -> set[str] | None:
        """What links can lead to inside the page; asked for only if a page written by hand has one."""
        if self._anchors is None and self.late:
            self.bring()
            if self.late:
                self._anchors = _Anchors.of(self.content or "")
            self.release()
        return self._anchors

    @present_anchor_ids.setter
    def present_anchor_ids(self, anchors: set[str] | None) -> None:
        self._anchors = anchors


class _Anchors(HTMLParser):
    """Collects the ids of a page, as MkDocs does."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    @classmethod
    def of(cls, html: str) -> set[str]:
        """Every id, and the names of links."""
        reader = cls()
        reader.feed(html)
        reader.close()
        return reader.found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.update(
            value for key, value in attrs if value and (key == "id" or (key, tag) == ("name", "a"))
        )


def _front_matter(file: File) -> dict[str, Any] | None:
    """Keys and values, if each line is a key and a JSON value that YAML would read alike, with a title."""
    if not file.abs_src_path:
        return None
    with Path(file.abs_src_path).open("rb") as opened:
        front = _FRONT.match(opened.read(_BEGINNING))
    if front is None:
        return None
    meta: dict[str, Any] = {}
    try:
        for line in front[1].decode().splitlines():
            key, _, value = line.partition(": ")
            if key in meta or _TWO_WAYS.search(value) or value[0] not in '"[{':
                return None
            meta[key] = json.loads(value)
    except ValueError:
        return None
    return meta if meta.get("title") and isinstance(meta["title"], str) else None
