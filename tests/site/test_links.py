"""Every address in every page leads somewhere: to a file of the site, and to an id in it."""

from __future__ import annotations

import json
import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from tests.site.project import Element, HtmlPage

pytestmark = pytest.mark.slow

HOME = "https://congkhai.example.org/"
ADDRESSES = {"href", "src", "action", "poster", "data", "formaction", "cite"}
LOADED = {"img", "script", "iframe", "audio", "video", "source", "embed", "object"}
OUTSIDE = {"creativecommons.org"}
"""Hosts that a page may link to; none may be loaded from."""


def addresses(page: HtmlPage) -> list[tuple[Element, str]]:
    """Every address of a page with the element that has it."""
    return [
        (element, value)
        for element in page.elements
        for name, value in element.attributes.items()
        if name in ADDRESSES
    ]


def resolved(site: Path, page: str, address: str) -> tuple[str, str]:
    """The file that an address of a page points at, from the site's top, and the anchor in it."""
    path, anchor = urldefrag(address)
    path = unquote(path.partition("?")[0])
    there = path.removeprefix("/") if path.startswith("/") else posixpath.join(posixpath.dirname(page), path)
    there = posixpath.normpath(there or ".") if path else page
    if (site / there).is_dir():
        there = posixpath.normpath(posixpath.join(there, "index.html"))
    return there, unquote(anchor)


def test_every_internal_address_leads_to_a_file_and_an_id(site: Path, html: dict[str, HtmlPage]) -> None:
    """Links, styles, scripts and pictures; anchors too."""
    ids = {path: set(page.ids) for path, page in html.items()}
    broken = []
    counted = 0
    for path, page in html.items():
        for element, address in addresses(page):
            if urlsplit(address).scheme:
                continue
            counted += 1
            there, anchor = resolved(site, path, address)
            if there.startswith("..") or not (site / there).is_file():
                broken.append(f"{path}: <{element.tag}> {address}: no file")
            elif anchor and anchor not in ids.get(there, ()):
                broken.append(f"{path}: <{element.tag}> {address}: no id")
    assert counted > 1000
    assert broken == []


def test_directories_are_linked_with_a_slash(html: dict[str, HtmlPage], site: Path) -> None:
    """A link to a folder without its slash costs every reader a redirect."""
    bare = [
        f"{path}: {address}"
        for path, page in html.items()
        for _, address in addresses(page)
        if not urlsplit(address).scheme
        and (name := posixpath.basename(urldefrag(address)[0]))
        and name not in (".", "..")
        and (site / posixpath.join(posixpath.dirname(path), urldefrag(address)[0])).is_dir()
    ]
    assert bare == []


def test_absolute_addresses_are_https_and_few(html: dict[str, HtmlPage]) -> None:
    """A page names itself, a licence and where to report errors, and loads nothing from anybody else."""
    for path, page in html.items():
        for element, address in addresses(page):
            parts = urlsplit(address)
            if not parts.scheme and not parts.netloc:
                continue
            if "ck-error" in element.classes:  # opens the reader's own mail program
                assert address.startswith("mailto:lienhe@congkhai.example.org?"), f"{path}: {address}"
                continue
            assert parts.scheme == "https", f"{path}: {address}"
            assert element.tag not in LOADED, f"{path}: loads {address}"
            if element.tag == "link":
                assert element.attributes["rel"] == "canonical", f"{path}: loads {address}"
            else:
                assert parts.netloc in OUTSIDE, f"{path}: {address}"


def test_every_page_names_its_own_address(html: dict[str, HtmlPage]) -> None:
    """The canonical address is the page's own place below the site's address."""
    for path, page in html.items():
        own = [e.attributes["href"] for e in page.of("link") if e.attributes.get("rel") == "canonical"]
        wanted = [] if path == "404.html" else [HOME + path.removesuffix("index.html")]
        assert own == wanted, path


def test_every_page_has_a_preview(html: dict[str, HtmlPage], site: Path) -> None:
    """Title, description and a picture that is on the site, at a whole address as networks want it."""
    pictures = set()
    for path, page in html.items():
        said = {
            e.attributes["property"]: e.attributes["content"]
            for e in page.of("meta")
            if "property" in e.attributes
        }
        assert said["og:title"] and said["og:description"], path
        assert said["og:image"].startswith(HOME), path
        pictures.add(said["og:image"].removeprefix(HOME))
    assert len(pictures) > 10
    assert {f"so-lieu/anh/{file.name}" for file in (site / "so-lieu" / "anh").iterdir()} == pictures


def test_ids_are_unique(html: dict[str, HtmlPage]) -> None:
    """An anchor means one place."""
    for path, page in html.items():
        assert sorted(page.ids) == sorted(set(page.ids)), path


def test_search_and_sitemap_know_every_page(site: Path, html: dict[str, HtmlPage]) -> None:
    """What they list exists, and every page is in them; those below a unit's page in the sitemap alone."""
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    places = {entry["location"] for entry in index["docs"]}
    for place in places:
        there, anchor = resolved(site, "index.html", place)
        assert there in html, place
        assert not anchor or anchor in html[there].ids, place
    all_pages = {path.removesuffix("index.html") for path in html} - {"404.html"}
    assert places == {page for page in all_pages if not re.fullmatch(r"so-lieu/don-vi/[^/]+/[^/]+/", page)}
    listed = re.findall(r"<loc>([^<]+)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    assert sorted(listed) == sorted(HOME + page for page in all_pages)


def test_the_sitemap_bears_the_dates_of_the_data(site: Path) -> None:
    """A page's own date, from its data; none later than the data, none for what is written by hand."""
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    dated = dict(re.findall(r"<loc>([^<]+)</loc>\s*<lastmod>([^<]+)</lastmod>", sitemap))
    as_of = json.loads((site / "so-lieu" / "du-lieu" / "build.json").read_text("utf-8"))["as_of"]
    assert dated[HOME] == max(dated.values()) >= as_of
    assert dated[HOME + "so-lieu/ky/2023-h1/"] == "2023-06-30"
    assert dated[HOME + "so-lieu/ky/2023-h1/hoai-nhon/"] == "2023-06-30"
    assert HOME + "phuong-phap/" not in dated


def test_feeds_are_named_where_readers_look(html: dict[str, HtmlPage], site: Path) -> None:
    """Every page names the site's feed, an area's page its own, in words that the theme's script passes over:
    it takes each link whose `rel` is nothing but alternate for another language, and asks for its sitemap."""
    for path, page in html.items():
        named = [e.attributes for e in page.of("link") if e.attributes.get("type") == "application/atom+xml"]
        assert all(a["rel"].split()[0] == "alternate" and a["rel"] != "alternate" for a in named)
        there = [resolved(site, path, a["href"])[0] for a in named]
        own = path.replace("index.html", "atom.xml")
        wanted = ["so-lieu/atom.xml", *([own] if own != "atom.xml" and (site / own).is_file() else [])]
        assert path == "404.html" or there == wanted, path


def test_every_page_is_reached_from_the_front(site: Path, html: dict[str, HtmlPage]) -> None:
    """Following links alone, without the search, leads to every page."""
    seen = {"index.html"}
    waiting = ["index.html"]
    while waiting:
        path = waiting.pop()
        for element, address in addresses(html[path]):
            if element.tag != "a" or urlsplit(address).scheme:
                continue
            there, _ = resolved(site, path, address)
            if there in html and there not in seen:
                seen.add(there)
                waiting.append(there)
    assert set(html) - seen == {"404.html"}
