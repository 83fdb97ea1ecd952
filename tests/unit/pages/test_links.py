"""Addresses inside the site: relative, resolvable, escaped."""

from __future__ import annotations

import posixpath
from html.parser import HTMLParser
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages import links

SITE = "https://congkhai.example.org/ben-trong/"

slugs = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4})?", fullmatch=True)
folders = st.lists(slugs, max_size=5).map(lambda parts: "".join(f"{part}/" for part in parts))
files = st.tuples(folders, slugs).map(lambda pair: f"{pair[0]}{pair[1]}.csv")
anchors = st.one_of(st.just(""), slugs.map(lambda slug: f"#{slug}"))


@given(folders, st.one_of(folders, files), anchors)
def test_a_relative_address_leads_there_from_anywhere(here: str, there: str, anchor: str) -> None:
    """As a browser resolves it, on a site that need not lie at the top of its host."""
    made = links.relative(here, there + anchor)
    assert urljoin(SITE + here, made) == SITE + there + anchor
    assert not made.startswith(("/", "http"))
    assert made


@given(folders)
def test_the_page_itself(here: str) -> None:
    """An empty address would be one that some programs leave out."""
    assert links.relative(here, here) == "./"
    assert links.relative(here, f"{here}#x") == "./#x"


@pytest.mark.parametrize(
    ("here", "there", "made"),
    [
        ("", "so-lieu/don-vi/", "so-lieu/don-vi/"),
        ("so-lieu/don-vi/", "", "../../"),
        ("so-lieu/don-vi/xa-a/", "so-lieu/don-vi/xa-b/", "../xa-b/"),
        ("so-lieu/don-vi/", "so-lieu/don-vi/xa-b/", "xa-b/"),
        ("so-lieu/ky/2023/a/", "so-lieu/ky/2023/", "../"),
        ("so-lieu/du-lieu/", "so-lieu/du-lieu/units.csv", "units.csv"),
        ("phuong-phap/", "so-lieu/chat-luong/#x", "../so-lieu/chat-luong/#x"),
    ],
)
def test_addresses_that_pages_use(here: str, there: str, made: str) -> None:
    """Short, with a slash after a folder and none after a file."""
    assert links.relative(here, there) == made


@pytest.mark.parametrize(
    ("made", "address"),
    [
        (links.unit("xa-a-001"), "so-lieu/don-vi/xa-a-001/"),
        (links.indicator("on-time"), "so-lieu/chi-so/on-time/"),
        (links.composite("766"), "so-lieu/bo-chi-so/766/"),
        (links.decision("qd-1"), "so-lieu/chi-tieu/qd-1/"),
        (links.period("2023-q3"), "so-lieu/ky/2023-q3/"),
        (links.report("2023-q3", "tuy-phuoc"), "so-lieu/ky/2023-q3/tuy-phuoc/"),
        (links.QUALITY, "so-lieu/chat-luong/"),
        (f"{links.DATA}/", "so-lieu/du-lieu/"),
    ],
)
def test_addresses_stay(made: str, address: str) -> None:
    """Others link to them: an address is for ever, and no tree of units is in it."""
    assert made == address
    assert posixpath.normpath(made) + "/" == made


class _Anchor(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Z")), min_size=1, max_size=20))
def test_a_link_holds_its_label_and_nothing_else(label: str) -> None:
    """Whatever the label is, there is one link with one address."""
    read = _Anchor(str(links.anchor("a/", "b/", label)))
    assert read.tags == [("a", {"href": "../b/"})]
    assert read.text == label


def test_an_address_is_escaped() -> None:
    """Ids are slugs, but a link does not rely on it."""
    read = _Anchor(str(links.anchor("", 'x"onclick="hit()/', "x")))
    assert [set(attributes) for _, attributes in read.tags] == [{"href"}]
