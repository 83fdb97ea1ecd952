"""Atom feeds (RFC 4287): one way to write them. Dates are those of the data, never the clock's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit
from xml.etree import ElementTree

from generator.domain.dataset import Site
from generator.domain.pages import Page, text_page
from generator.pages.escaping import one_line

ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed tells: `name` (a date, a colon, words of an address) stays the same for ever."""

    name: str
    date: str
    """Of the data (ISO)."""
    title: str
    address: str
    """Of the page that says more, from the site's root."""
    summary: tuple[str, ...]
    """Its lines."""
    author: str = ""
    """Empty for the site's publisher."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed at `path`, beside the page at `address`; `date` (ISO) is its own while it has no entry."""

    path: str
    title: str
    address: str
    date: str
    entries: Sequence[Entry]


def feed_page(site: Site, feed: Feed) -> Page:
    """The feed as XML, its entries in the order given."""
    base = site.address.rstrip("/") + "/"
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": site.locale})
    _put(root, "id", base + feed.path)
    _put(root, "title", f"{feed.title} - {site.title}")
    _put(root, "updated", moment(max((entry.date for entry in feed.entries), default=feed.date)))
    _link(root, "self", "application/atom+xml", base + feed.path)
    _link(root, "alternate", "text/html", base + feed.address)
    _put(ElementTree.SubElement(root, "author"), "name", site.publisher)
    host = urlsplit(base).hostname or "localhost"
    for entry in feed.entries:
        item = ElementTree.SubElement(root, "entry")
        _put(item, "id", f"tag:{host},{entry.name}")
        _put(item, "title", entry.title)
        _put(item, "updated", moment(entry.date))
        if entry.author:
            _put(ElementTree.SubElement(item, "author"), "name", entry.author)
        _link(item, "alternate", "text/html", base + entry.address)
        _put(item, "summary", "\n".join(entry.summary))
    ElementTree.indent(root)
    declared = '<?xml version="1.0" encoding="utf-8"?>\n'
    return text_page(feed.path, declared + ElementTree.tostring(root, encoding="unicode"))


def moment(date: str) -> str:
    """The beginning of an ISO date in Vietnam, as RFC 3339 writes it."""
    return f"{date}T00:00:00+07:00"


def _put(parent: ElementTree.Element, tag: str, content: str) -> None:
    ElementTree.SubElement(parent, tag).text = "\n".join(map(one_line, content.split("\n")))


def _link(parent: ElementTree.Element, rel: str, media: str, href: str) -> None:
    ElementTree.SubElement(parent, "link", {"rel": rel, "type": media, "href": href})
