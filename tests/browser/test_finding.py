"""Finding a unit: by the search, as people type its name."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_pages import PAGES, PHONE
from tests.browser.visits import visit

pytestmark = pytest.mark.slow

UNITS = "so-lieu/don-vi/"
WANTED_LATER = ("search-worker.js", "names.js", "workers/search", "search_index.json")
"""What is loaded only when somebody searches."""

ASKED = {
    "hoai nhon": ("phuong-hoai-nhon-21664", "thi-xa-hoai-nhon-543"),
    "hoài nhơn": ("phuong-hoai-nhon-21664", "thi-xa-hoai-nhon-543"),
    "Hoai Nhon": ("phuong-hoai-nhon-21664", "thi-xa-hoai-nhon-543"),
    unicodedata.normalize("NFD", "Hoài Nhơn"): ("phuong-hoai-nhon-21664", "thi-xa-hoai-nhon-543"),
    "TX. Hoài Nhơn": ("thi-xa-hoai-nhon-543",),
    "543": ("thi-xa-hoai-nhon-543",),
    "dinh yen": ("xa-dinh-yen-30199",),
    "Sở Giáo dục và Đào tạo": ("tinh-binh-dinh-52-so-gd-va-dt",),
    "Phường Hoài Thanh Tây": ("phuong-hoai-thanh-tay-21664", "phuong-hoai-nhon-21664"),
}
"""What is typed, and the units that come first: of one name, the one in force before the closed one.

In the last two an alias and an old name lead to the unit; who names an old unit is led to its own page, and
then to the one that took it in.
"""


def answers(page: Page, text: str) -> list[str]:
    """The paths that a search for `text` leads to, in order."""
    field = page.locator(".md-search__input")
    field.fill("")
    page.keyboard.press("Backspace")
    expect(page.locator(".md-search-result__meta")).to_have_text("Gõ tên xã, huyện hoặc chỉ số")
    page.keyboard.insert_text(text)
    page.keyboard.press("Shift")  # the theme reads the field when a key comes up
    expect(page.locator(".md-search-result__meta")).to_contain_text("trang")
    links = page.locator(".md-search-result__link").evaluate_all("links => links.map(link => link.href)")
    return [urlsplit(link).path.removeprefix("/") + urlsplit(link).fragment for link in links]


def test_the_search_finds_a_unit_however_it_is_typed(browser: Browser, address: str) -> None:
    """Its page, first, and never a section of a page; what a search takes is loaded at the first focus."""
    with visit(browser, "about:blank", PHONE) as seen:
        page = seen.page
        asked: list[str] = []
        page.context.on("request", lambda request: asked.append(request.url))
        page.goto(address + PAGES["method"], wait_until="networkidle")
        assert not [url for url in asked if any(name in url for name in WANTED_LATER)]
        page.click("header label[for=__search]")
        for text, units in ASKED.items():
            found = answers(page, text)
            assert found[: len(units)] == [f"{UNITS}{unit}/" for unit in units], text
            assert not [place for place in found if not place.endswith("/")]
        for name in WANTED_LATER:
            assert len([url for url in asked if name in url]) == 1, name
        answers(page, "hoai nhon")
        page.wait_for_timeout(600)  # the circle that opens the search on a phone is wider than it
        wide, window = seen.sideways()
        assert wide <= window
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{UNITS}phuong-hoai-nhon-21664/")
    assert seen.complaints == []
    assert not [url for url in asked if not url.startswith((address, "data:"))]


def test_the_search_index_holds_pages_only(whole_site: Path) -> None:
    """Titles and summaries: no section, no table, so that it stays small with many units."""
    index = json.loads((whole_site / "search" / "search_index.json").read_text("utf-8"))
    assert len(index["docs"]) == len(list(whole_site.rglob("index.html")))
    for entry in index["docs"]:
        assert "#" not in entry["location"]
        assert len(entry["text"]) <= 165 and "<" not in entry["text"], entry
