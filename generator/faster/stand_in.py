"""A page that has marks where others have texts, and notices when it is asked for anything else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from jinja2.filters import do_striptags
from markupsafe import escape
from mkdocs.structure.nav import Navigation
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.faster.own_page import OwnPage

Key = tuple[object, ...]
"""What two pages have alike that share a shell."""

Values = dict[str, str]
"""A page's own texts, as they stand in its HTML, by the names of their marks."""

_PROBES = ("<h1", "</h1>", '<section class="ck-glance"', "</section>")
"""What main.html looks for in a page's content: it stays as it is where it stands first."""

_MARKED = ("title", "description", "image")
_META = frozenset({*_MARKED, "feed", "updated", "tags", "search"})
"""Front matter that a page with a shell may have; the last three have no mark."""

_NONE = ("edit_url", "previous_page", "next_page", "parent")
"""What no page outside the navigation has."""

_SAFE = re.compile(r"[^<>&\"'\s]+(?: [^<>&\"'\s]+)*")
"""What comes out of escaping, and of taking tags away, as it went in."""


def mark(name: str) -> str:
    """What stands for a text."""
    return f"ck-{name}-ck"


def own_texts(page: OwnPage, nav: Navigation) -> tuple[Key, Values] | None:
    """What the page shares with others, and what it does not; None for a page that needs the theme."""
    meta, links = page.meta, list(_flat(page.toc, 0))
    kept = {key for key in meta if meta[key]}
    texts = (meta[key] for key in (*_MARKED, "feed") if key in kept)
    if (
        not page.late
        or not kept <= _META
        or not all(isinstance(text, str) for text in texts)
        or any(getattr(page, name) is not None for name in _NONE)
        or not all(_SAFE.fullmatch(link.title) and _SAFE.fullmatch(link.id) for link, _ in links)
    ):
        return None
    lit = max((item.url for item in nav.items if _over(item, page.url)), key=len, default="")
    folders = page.url.removeprefix(lit).rstrip("/").split("/")
    feed = meta.get("feed") or ""
    probes, bodies = _cut(page.content or "")
    shape = tuple((link.level, depth) for link, depth in links)
    feed_there = feed.removeprefix(page.url) if feed.startswith(page.url) else f"/{feed}"
    key = (lit, len(folders), frozenset(kept), feed_there, probes, shape)
    return key, dict(_values(page, kept, folders, bodies, links))


def _over(item: Any, url: str) -> bool:
    return bool(item.url) and url.startswith(item.url)


def _flat(links: Iterable[AnchorLink], depth: int) -> Iterator[tuple[AnchorLink, int]]:
    for link in links:
        yield link, depth
        yield from _flat(link.children, depth + 1)


def _values(
    page: OwnPage, kept: set[str], folders: list[str], bodies: list[str], links: list[tuple[AnchorLink, int]]
) -> Iterator[tuple[str, str]]:
    for name in ("title", "description"):
        if name in kept:
            yield name, str(escape(do_striptags(page.meta[name])))
    if "image" in kept:
        yield "image", str(escape(page.meta["image"]))
    yield "canonical", str(escape(page.canonical_url or ""))
    yield from ((f"url{i}", folder) for i, folder in enumerate(folders))
    yield from ((f"body{i}", body) for i, body in enumerate(bodies))
    for i, (link, _) in enumerate(links):
        yield f"id{i}", link.id
        yield f"name{i}", link.title


def _cut(content: str) -> tuple[tuple[str, ...], list[str]]:
    """The probes in the order in which they stand first, and the texts around them."""
    found = sorted((at, probe) for probe in _PROBES if (at := content.find(probe)) >= 0)
    bodies, start = [], 0
    for at, probe in found:
        bodies.append(content[start:at])
        start = at + len(probe)
    bodies.append(content[start:])
    return tuple(probe for _, probe in found), bodies


class StandIn:
    """In the place of a page, with marks for the page's `values`; `spoiled` tells if marks are not enough."""

    def __init__(self, page: OwnPage, values: Values) -> None:
        self.spoiled = False
        self.title = mark("title")
        self.canonical_url = mark("canonical") if page.canonical_url else page.canonical_url
        folders = [name for name in values if name.startswith("url")]
        start = page.url[: len(page.url) - sum(len(values[name]) + 1 for name in folders)]
        self.url = start + "".join(f"{mark(name)}/" for name in folders)
        self.meta = _Meta(self, page, self.url)
        self.content = _Content(page.content or "")
        self.content.owner = self
        self.is_homepage = page.is_homepage
        self.edit_url = self.previous_page = self.next_page = self.parent = None
        self.toc = TableOfContents(_marked(page.toc, iter(range(len(values)))))
        for link in self.toc:
            link.active = True  # type: ignore[attr-defined]  # as get_toc does
            break

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("__"):
            self.spoiled = True
        raise AttributeError(name)


class _Meta(dict[str, str]):
    """Front matter of marks; what has none spoils its owner."""

    def __init__(self, owner: StandIn, page: OwnPage, url: str) -> None:
        super().__init__({name: mark(name) for name in _MARKED if page.meta.get(name)})
        feed = page.meta.get("feed")
        if feed:
            self["feed"] = url + feed.removeprefix(page.url) if feed.startswith(page.url) else feed
        self._owner = owner
        self._unmarked = set(page.meta) - set(self)

    def __missing__(self, key: str) -> str:
        if key in self._unmarked:
            self._owner.spoiled = True
        raise KeyError(key)

    def get(self, key: str, default: Any = None) -> Any:
        """As of any dictionary."""
        try:
            return self[key]
        except KeyError:
            return default


class _Content(str):
    """Probes with marks around them; looking for anything else spoils its owner."""

    owner: StandIn

    def __new__(cls, content: str) -> _Content:
        probes, bodies = _cut(content)
        marks = (mark(f"body{i}") for i in range(len(bodies)))
        pieces = [next(marks)]
        for probe in probes:
            pieces += [probe, next(marks)]
        return super().__new__(cls, "".join(pieces))

    def __contains__(self, looked_for: object) -> bool:
        if looked_for not in _PROBES:
            self.owner.spoiled = True
        return str(looked_for) in str(self)


def _marked(links: Iterable[AnchorLink], numbers: Iterator[int]) -> list[AnchorLink]:
    """The same contents with marks, numbered from the top."""
    made = []
    for link in links:
        number = next(numbers)
        other = AnchorLink(mark(f"name{number}"), mark(f"id{number}"), link.level)
        other.children = _marked(link.children, numbers)
        made.append(other)
    return made
