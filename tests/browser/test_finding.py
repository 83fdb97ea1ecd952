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

DECOMPOSED = unicodedata.normalize("NFD", "thị xã Hoài Nhơn")

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
    """Titles and summaries: no section, no table, no page below a unit's; small with many units."""
    index = json.loads((whole_site / "search" / "search_index.json").read_text("utf-8"))
    below = list(whole_site.glob("so-lieu/don-vi/*/*/index.html"))
    assert below and len(index["docs"]) == len(list(whole_site.rglob("index.html"))) - len(below)
    for entry in index["docs"]:
        assert "#" not in entry["location"]
        assert len(entry["text"]) <= 165 and "<" not in entry["text"], entry


def test_the_box_on_the_front_page_leads_to_a_unit(browser: Browser, address: str) -> None:
    """By keyboard and by touch; the list of units is loaded when the box is entered, and not before."""
    with visit(browser, address, PHONE, has_touch=True) as seen:
        page = seen.page
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        box = page.get_by_role("combobox", name="Tìm xã, phường, đơn vị của tôi")
        options = page.get_by_role("option")
        said = page.locator(".ck-finder-said")
        assert not page.locator("script[src*='finder.js']").count()
        box.tap()
        for text, first, count in (
            ("hoai nhon", "Phường Hoài Nhơn Tỉnh Gia Lai", 6),
            (DECOMPOSED, "Thị xã Hoài Nhơn Tỉnh Bình Định, đơn vị cũ", 6),
            ("21640", "Phường Bồng Sơn Tỉnh Gia Lai", 2),
            ("Sở giáo dục và đào tạo", "Sở GD và ĐT Tỉnh Bình Định, đơn vị cũ", 1),
            ("không có xã này", "", 0),
        ):
            box.fill(text)
            expect(options).to_have_count(count)
            expect(said).to_contain_text("đơn vị")
            assert not first or " ".join(options.first.inner_text().split()) == first
            expect(box).to_have_attribute("aria-expanded", str(count > 0).lower())
        later = ("assets/names.js", "assets/finder.js", UNITS + "don-vi.json")
        assert [url for url in asked if not url.endswith(".svg")] == [address + path for path in later]
        box.fill("hoai nhon")
        expect(options).to_have_count(6)
        for key, chosen in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", 5)):
            page.keyboard.press(key)
            expect(options.nth(chosen)).to_have_attribute("aria-selected", "true")
            marked = options.nth(chosen).get_attribute("id")
            expect(box).to_have_attribute("aria-activedescendant", str(marked))
        page.keyboard.press("Escape")
        expect(options).to_have_count(0)
        page.keyboard.press("ArrowDown")
        wide, window = seen.sideways()
        assert wide <= window
        options.nth(1).tap()
        page.wait_for_url(f"**/{UNITS}thi-xa-hoai-nhon-543/")
        page.goto(address + UNITS)
        box.fill("dieu tri")
        expect(options).to_have_count(1)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{UNITS}thi-tran-dieu-tri-21955/")
    assert seen.complaints == []
    assert seen.strangers == []


def test_without_javascript_units_are_found_by_links(browser: Browser, address: str) -> None:
    """From the front page to a commune of today and to one of before: links and folded lists alone."""
    for steps in (("Tỉnh Gia Lai",), ("Tỉnh Bình Định", "Thị xã Hoài Nhơn")):
        with visit(browser, address, PHONE, java_script_enabled=False) as seen:
            page = seen.page
            assert not page.get_by_role("combobox").is_visible()
            page.get_by_role("link", name="Chọn trong danh sách").click()
            for step in steps:
                page.locator(f"summary:has-text('{step}')").click()
            name = "Phường Bồng Sơn"
            page.locator("details[open] > ul > li > a:visible", has_text=name).click()
            assert page.locator("h1").inner_text().startswith(name)
            assert ("Đơn vị này hết hiệu lực" in page.inner_text("article")) == (len(steps) == 2)
