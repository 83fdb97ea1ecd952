"""Units side by side: chosen by hand, or by an address that somebody shared."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_pages import DESK, PHONE
from tests.browser.visits import visit
from tests.site.project import HtmlPage, squeezed

pytestmark = pytest.mark.slow

COMPARE = "so-lieu/so-sanh/"
COMMUNES = ("thi-tran-dieu-tri-21955", "xa-phuoc-an-21985", "xa-phuoc-hiep-21973", "xa-phuoc-hoa-21967")
DISTRICT = "huyen-tuy-phuoc-550"


def table(page: Page) -> list[list[str]]:
    """The comparison's rows, head first, as they are read."""
    page.wait_for_selector(".ck-compare-table table")
    rows: list[list[str]] = page.locator(".ck-compare-table tr").evaluate_all(
        "rows => rows.map(row => Array.from(row.children, cell => cell.innerText))"
    )
    return [[squeezed(cell) for cell in row] for row in rows]


def test_units_are_chosen_by_keyboard(browser: Browser, address: str) -> None:
    """From a unit's page: a second of its tier, a third, a fourth; a fifth and a district are refused."""
    with visit(browser, f"{address}so-lieu/don-vi/{COMMUNES[0]}/", PHONE) as seen:
        page = seen.page
        page.get_by_role("link", name="So sánh với đơn vị cùng cấp").click()
        said = page.locator(".ck-compare-said")
        box = page.get_by_role("combobox", name="Thêm đơn vị")
        expect(said).to_have_text("Chọn thêm ít nhất một đơn vị cùng cấp.")
        box.fill("Huyện Tuy Phước")
        expect(page.get_by_role("option").first).to_contain_text("Thị trấn Tuy Phước")  # and no district
        for name, count in (("phuoc an", 2), ("phước hiệp", 3), ("phuoc hoa", 4)):
            box.fill(name)
            page.wait_for_selector("[role=option]")
            page.keyboard.press("Enter")
            expect(page.locator(".ck-compare-table thead th")).to_have_count(count + 2)
        assert page.url.split("?")[1].startswith("don-vi=" + ",".join(COMMUNES) + "&ky=2023-q3")
        box.fill("phuoc loc")
        page.wait_for_selector("[role=option]")
        page.keyboard.press("Enter")
        expect(said).to_contain_text("Đã đủ bốn đơn vị; không thêm Xã Phước Lộc.")
        wide, window = seen.sideways()
        assert wide <= window
        page.get_by_role("button", name="Bỏ Xã Phước An").click()
        expect(page.locator(".ck-compare-table thead th")).to_have_count(5)
        expect(box).to_be_focused()
    assert seen.complaints == []
    assert seen.strangers == []


def test_an_address_says_what_is_compared(browser: Browser, address: str, whole_site: Path) -> None:
    """Two units as the address names them, with the figures, verdicts and ranks of their own pages."""
    shared = f"{address}{COMPARE}?don-vi={','.join(COMMUNES[:2])}&ky=2023-q3&ho-so=commune"
    with visit(browser, shared, DESK) as seen:
        page = seen.page
        head, *rows = table(page)
        assert head == ["Chỉ số", "Thị trấn Diêu Trì", "Xã Phước An", "Chênh lệch"]
        first = rows[0]
        assert first[0].startswith("Tỷ lệ hồ sơ trực tuyến")
        assert first[1].startswith("39,89 % hạng 12/13 ▼ Chưa đạt")
        assert first[3] == "Xã Phước An cao hơn Thị trấn Diêu Trì 28,95 điểm phần trăm."
        caption = page.locator(".ck-compare-table caption").inner_text()
        assert caption == "Thị trấn Diêu Trì, Xã Phước An: quý III năm 2023, cấp xã"
        own = [
            HtmlPage(unit, (whole_site / f"so-lieu/don-vi/{unit}/index.html").read_text("utf-8"))
            for unit in COMMUNES[:2]
        ]
        for link in page.locator(".ck-compare-table td a").all():
            unit, _, anchor = str(link.get_attribute("href")).partition("/don-vi/")[2].partition("/#")
            (there,) = (place for place in own if place.path == unit)
            (row,) = (e for e in there.of("tr") if e.attributes.get("id") == anchor)
            assert link.inner_text().replace("\u00a0", " ") in row.text.replace("\u00a0", " "), anchor
        wrong = f"{address}{COMPARE}?don-vi={COMMUNES[0]},<img src=x onerror=hit()>,{DISTRICT},{COMMUNES[1]}"
        page.goto(wrong)
        assert len(table(page)[0]) == 4
        said = page.inner_text(".ck-compare-said")
        assert re.search("không tồn tại.*Huyện Tuy Phước không cùng cấp với Thị trấn Diêu Trì", said)
        assert page.locator(".ck-compare img").count() == 0
        page.goto(f"{address}{COMPARE}?don-vi={DISTRICT},thi-xa-hoai-nhon-543,huyen-tay-son-547")
        before = table(page)
        page.get_by_label("Hồ sơ của").select_option("district")
        expect(page.locator(".ck-compare-table caption")).to_contain_text(
            "từ 1/7/2023 đến 24/7/2023, cấp huyện"
        )
        assert "ho-so=district" in page.url and table(page) != before
        expect(page.get_by_label("Hồ sơ của")).to_be_focused()
    assert seen.complaints == []
    assert seen.strangers == []


def test_without_javascript_the_page_leads_to_the_indicators(browser: Browser, address: str) -> None:
    """It says plainly what it needs, and where all units stand side by side without it."""
    with visit(browser, address + COMPARE, PHONE, java_script_enabled=False) as seen:
        page = seen.page
        assert page.get_by_text("Trang này cần JavaScript").is_visible()
        assert not page.get_by_role("combobox").is_visible()
        page.get_by_role("link", name="Tỷ lệ hồ sơ trực tuyến", exact=True).click()
        assert page.locator("h1").inner_text().startswith("Tỷ lệ hồ sơ trực tuyến")
