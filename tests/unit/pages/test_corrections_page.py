"""The page of corrections, its feed, and the marks beside the figures: from a folder to its pages."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator import pipeline
from generator.pages import Origin, render_pages
from tests.spec.folder import MONTH, Folder, commune

HERE = "so-lieu/chat-luong/sua-so-lieu/"
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "<b>&</b> ]]> | [x](javascript:y)"
PLACE = f"period: {MONTH}, report: bao-cao, table: bang, unit: {commune('A')}, indicator: online"
ENTRIES = (
    f'{{date: 2023-09-01, {PLACE}, old: "40", new: "60", reason: "{HOSTILE}", decided_by: Văn phòng}}',
    f'{{date: 2023-10-02, {PLACE}, old: "60", new: "70", reason: Đếm lại, decided_by: Sở}}',
    "{date: 2023-09-01, cause: units.csv, old: ba xã, new: bốn xã, reason: Chia tách, decided_by: Tỉnh}",
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of a folder in which one count was corrected twice."""
    folder = Folder(tmp_path_factory.mktemp("sua"))
    folder.decision("ke-hoach", "indicator: submission, tier: commune, at_least: 65")
    folder.report({"bang": ("unit;received;online", "Xã A;100;70", "Xã B;100;66", "Xã C;100;30")})
    folder.write("corrections.yml", "\n".join(["corrections:", *(f"  - {entry}" for entry in ENTRIES)]))
    checked = pipeline.check(folder.root, lambda _: None)
    assert not checked.blocked, checked.findings
    assert checked.dataset is not None and checked.results is not None
    found = render_pages(checked.dataset, checked.results, checked.findings, Origin("0", ""))
    return {page.path: page.content.decode() for page in found if page.path.endswith((".md", ".xml"))}


@pytest.fixture(scope="module")
def feed(pages: dict[str, str]) -> ElementTree.Element:
    """The feed, read as XML."""
    return ElementTree.fromstring(pages[f"{HERE}atom.xml"])  # noqa: S314 - our own file


def text(element: ElementTree.Element, name: str) -> str:
    """The text of the one child of a name, as RFC 4287 wants it: there, once, and not empty."""
    (found,) = element.findall(f"{ATOM}{name}")
    assert found.text
    return found.text


def test_the_feed_is_atom(feed: ElementTree.Element) -> None:
    """What RFC 4287 demands: id, title, updated, author; entries with a link and a summary; no id twice."""
    assert feed.tag == f"{ATOM}feed"
    address = f"https://congkhai.example.org/{HERE}"
    assert text(feed, "id") == f"{address}atom.xml"
    (author,) = feed.findall(f"{ATOM}author")
    assert text(author, "name") == "Nhóm kiểm thử"
    links = {link.attrib["rel"]: link.attrib["href"] for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": f"{address}atom.xml", "alternate": address}
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == len(ENTRIES)
    assert len({text(entry, "id") for entry in entries}) == len(entries)
    for entry in entries:
        assert text(entry, "title") and text(entry, "summary")
        (link,) = entry.findall(f"{ATOM}link")
        assert link.attrib["rel"] == "alternate" and link.attrib["href"].startswith(f"{address}#sua-")
        day = text(entry, "updated").partition("T")[0]
        assert text(entry, "id").startswith(f"tag:congkhai.example.org,{day}:sua-so-lieu/{day}-")


def test_the_dates_of_the_feed_are_those_of_the_entries(feed: ElementTree.Element) -> None:
    """The latest first, each a moment as RFC 3339 writes it, and the feed as new as its newest entry."""
    days = [text(entry, "updated") for entry in feed.findall(f"{ATOM}entry")]
    assert days == ["2023-10-02T00:00:00+07:00", *["2023-09-01T00:00:00+07:00"] * 2]
    assert text(feed, "updated") == days[0]


def test_an_entry_says_what_it_flipped(feed: ElementTree.Element) -> None:
    """The second correction turned the verdict and bettered the rank; the first moved the value alone."""
    second, first, cause = (text(entry, "summary") for entry in feed.findall(f"{ATOM}entry"))
    assert "kết luận (Tỉnh T) của Xã A, Nộp trực tuyến, tháng 7 năm 2023: Chưa đạt → Vượt" in second
    assert "hạng của Xã A, Nộp trực tuyến, tháng 7 năm 2023: 2/3 → 1/3" in second
    assert "kết luận" not in first and "40,00\u00a0% → 60,00\u00a0%" in first
    assert "Người quyết định: Tỉnh" in cause and "units.csv" in cause
    assert HOSTILE in first


def test_every_entry_has_its_place_on_the_page(pages: dict[str, str], feed: ElementTree.Element) -> None:
    """The links of the feed lead somewhere, and what editors wrote is text."""
    page = pages[f"{HERE}index.md"]
    for entry in feed.findall(f"{ATOM}entry"):
        (link,) = entry.findall(f"{ATOM}link")
        assert f'id="{link.attrib["href"].partition("#")[2]}"' in page
    assert "<b>&</b>" not in page and "](javascript" not in page


@pytest.mark.parametrize(
    "path",
    [
        f"so-lieu/don-vi/{commune('A')}/index.md",
        "so-lieu/chi-so/submission/index.md",
        f"so-lieu/ky/{MONTH}/bao-cao/index.md",
    ],
)
def test_a_corrected_figure_is_marked_where_it_stands(path: str, pages: dict[str, str]) -> None:
    """Old value, day and reason beside the figure, with a link to the entry; no script is needed."""
    marks = re.findall(r'<a class="ck-corrected" href="([^"]+)">([^<]+)</a>', pages[path])
    assert any("Sửa ngày 2/10/2023: trước là 60" in said and "Lý do: Đếm lại" in said for _, said in marks)
    assert all("chat-luong/sua-so-lieu/#sua-2023-" in href for href, _ in marks)


def test_a_figure_that_nobody_corrected_has_no_mark(pages: dict[str, str]) -> None:
    """Xã C stayed the last: neither its value nor its rank or verdict changed."""
    assert "ck-corrected" not in pages[f"so-lieu/don-vi/{commune('C')}/index.md"]


def test_a_feed_without_entries(tmp_path: Path) -> None:
    """There from the first day, as new as the data."""
    folder = Folder(tmp_path)
    folder.report({"bang": ("unit;received;online", "Xã A;100;70")})
    checked = pipeline.check(folder.root, lambda _: None)
    assert checked.dataset is not None and checked.results is not None
    found = render_pages(checked.dataset, checked.results, checked.findings, Origin("0", ""))
    content = next(page.content for page in found if page.path == f"{HERE}atom.xml")
    feed = ElementTree.fromstring(content)  # noqa: S314 - our own file
    assert text(feed, "updated") == "2023-07-31T00:00:00+07:00"
    assert not feed.findall(f"{ATOM}entry")
