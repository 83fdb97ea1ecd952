"""The feeds of reports: from a folder to its files."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from generator import pipeline
from generator.pages import Origin, render_pages
from tests.spec.folder import DISTRICT, MONTH, PROVINCE, Folder, commune

ATOM = "{http://www.w3.org/2005/Atom}"
HOME = "https://congkhai.example.org/"
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})")
TAG = re.compile(r"tag:congkhai\.example\.org,\d{4}-\d{2}-\d{2}:[a-z0-9/_-]+")
PLACE = f"period: {MONTH}, report: bao-cao, table: bang, unit: {commune('A')}, indicator: online"
CORRECTION = f'{{date: 2023-10-02, {PLACE}, old: "60", new: "70", reason: "<b>]]>", decided_by: Sở}}'


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A district's report in which one count was corrected later."""
    folder = Folder(tmp_path_factory.mktemp("tin"))
    folder.decision("ke-hoach", "indicator: submission, tier: commune, at_least: 65")
    folder.report({"bang": ("unit;received;online", "Xã A;100;70", "Xã B;100;66", "Xã C;100;30")})
    folder.write("corrections.yml", f"corrections:\n  - {CORRECTION}")
    checked = pipeline.check(folder.root, lambda _: None)
    assert checked.dataset is not None and checked.results is not None
    found = render_pages(checked.dataset, checked.results, checked.findings, Origin("0", ""))
    return {page.path: page.content.decode() for page in found if page.path.endswith((".md", "atom.xml"))}


def feeds(pages: dict[str, str]) -> dict[str, ElementTree.Element]:
    """Every feed, read as XML, by its path."""
    return {
        path: ElementTree.fromstring(text)  # noqa: S314 - our own file
        for path, text in pages.items()
        if path.endswith(".xml")
    }


def one(element: ElementTree.Element, name: str) -> str:
    """The text of the only child of a name."""
    (found,) = element.findall(f"{ATOM}{name}")
    assert found.text
    return found.text


def test_there_is_a_feed_of_the_site_of_each_area_and_of_corrections(pages: dict[str, str]) -> None:
    """An area is what a report is about, or the province it lies in; a commune has none."""
    assert set(feeds(pages)) == {
        "so-lieu/atom.xml",
        f"so-lieu/don-vi/{PROVINCE}/atom.xml",
        f"so-lieu/don-vi/{DISTRICT}/atom.xml",
        "so-lieu/chat-luong/sua-so-lieu/atom.xml",
    }


def test_every_feed_is_as_rfc_4287_wants_it(pages: dict[str, str]) -> None:
    """Sections 4.1.1, 4.1.2, 4.2: what must be there once, dates, links, an author for each entry, ids."""
    for path, feed in feeds(pages).items():
        assert feed.tag == f"{ATOM}feed" and feed.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "vi"
        assert one(feed, "id") == HOME + path and one(feed, "title")
        entries = feed.findall(f"{ATOM}entry")
        assert entries, path
        assert one(feed, "updated") == max(one(entry, "updated") for entry in entries)
        assert feed.find(f"{ATOM}author/{ATOM}name") is not None
        links = {link.attrib["rel"]: link.attrib for link in feed.findall(f"{ATOM}link")}
        assert links["self"]["href"] == HOME + path
        assert links["alternate"]["type"] == "text/html"
        for entry in entries:
            assert MOMENT.fullmatch(one(entry, "updated"))
            assert re.fullmatch(
                r"tag:congkhai\.example\.org,\d{4}-\d{2}-\d{2}:[a-z0-9/_-]+", one(entry, "id")
            )
            (link,) = entry.findall(f"{ATOM}link")
            assert link.attrib["rel"] == "alternate" and link.attrib["href"].startswith(HOME + "so-lieu/")
            assert one(entry, "title") and one(entry, "summary")
        ids = [one(entry, "id") for entry in entries]
        assert len(set(ids)) == len(ids)
        days = [one(entry, "updated") for entry in entries]
        assert days == sorted(days, reverse=True), path


def test_an_area_tells_its_corrections_too(pages: dict[str, str]) -> None:
    """Who follows a district learns what changed in its communes; the site's feed is new reports alone."""
    found = feeds(pages)
    area = [
        one(entry, "id") for entry in found[f"so-lieu/don-vi/{DISTRICT}/atom.xml"].findall(f"{ATOM}entry")
    ]
    (corrected,) = [
        one(e, "id") for e in found["so-lieu/chat-luong/sua-so-lieu/atom.xml"].findall(f"{ATOM}entry")
    ]
    assert area == [corrected, f"tag:congkhai.example.org,2023-07-31:bao-cao/{MONTH}/bao-cao"]
    assert [one(e, "id") for e in found["so-lieu/atom.xml"].findall(f"{ATOM}entry")] == area[1:]
