"""Tables that sort by a column: figures by size, words as Vietnamese sorts them, what is missing last."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.test_pages import DESK, PAGES, PHONE
from tests.browser.visits import visit
from tests.site.project import squeezed

pytestmark = pytest.mark.slow

ODD = """<div class="ck-table-wrap"><table class="ck-table"><caption>Thử</caption>
<thead><tr><th scope="col">Tên</th><th scope="col">Số</th><th scope="col">Ngày</th></tr></thead>
<tbody>%s</tbody></table></div>"""
ROWS = (
    ("Đức", "1.122", "24/7/2023"),
    ("Dương", "98,5 %", "1/12/2022"),
    ("Ân", "chưa báo cáo", ""),
    ("An", "−3", "2/7/2023"),
    ("Ấn", "98,45 %<details><summary>Cách tính</summary>9.999</details>", "30/6/2025"),
    ("Ăn", "", "3/1/2024"),
)
"""Names, figures and days that a machine sorts wrongly if it does not know Vietnamese."""


def column(table: Locator, place: int) -> list[str]:
    """The texts of a column from top to bottom."""
    cells: list[str] = table.locator("tbody tr").evaluate_all(
        f"rows => rows.map(row => row.cells[{place}].textContent)"
    )
    return [squeezed(cell).split("Cách tính")[0].strip() for cell in cells]


def test_a_table_sorts_by_a_column_and_back(browser: Browser, address: str) -> None:
    """By keyboard: once the smallest first, once more the largest, a third time as the page has it."""
    with visit(browser, address + PAGES["rate"], DESK) as seen:
        page = seen.page
        table = page.locator("table.ck-table", has_text="cấp xã thuộc Huyện Tuy Phước").first
        before = column(table, 0)
        for head in ("Đơn vị", "Kết quả"):
            button = table.get_by_role("button", name=head)
            place = 0 if head == "Đơn vị" else 2
            states = []
            seen_orders = []
            for _ in range(3):
                button.press("Enter")
                states.append(button.locator("..").get_attribute("aria-sort"))
                seen_orders.append(column(table, place))
            assert states == ["ascending", "descending", None]
            assert seen_orders[0] == seen_orders[1][::-1] != seen_orders[2]
            assert column(table, 0) == before
        assert table.locator("caption").is_visible()
        assert page.locator("table:has([rowspan]) .ck-sort").count() == 0
        page.goto(address + "so-lieu/ky/2023-h1/")
        table = page.locator("table.ck-table", has_text="Thị xã Hoài Nhơn, cấp xã").first
        assert table.locator("th button a, th a button").count() == 0
        table.get_by_role("button", name="Xếp theo Hồ sơ trực tuyến").click()
        assert column(table, 0)[:2] == ["Phường Hoài Hương", "Xã Hoài Hải"]
    assert seen.complaints == []


def test_a_stacked_table_on_a_phone_sorts_by_a_list(browser: Browser, address: str) -> None:
    """Its heads and their buttons are out of sight there; what is chosen is the order of the blocks."""
    with visit(browser, address + PAGES["rate"], PHONE) as seen:
        block = seen.page.locator(".ck-table-wrap", has_text="cấp xã thuộc Huyện Tuy Phước").first
        table = block.locator("table.ck-stack")
        before = column(table, 0)
        choice = block.get_by_label("Xếp theo")
        choice.select_option(label="Kết quả, tăng dần")
        assert column(table, 0) == before[::-1]
        choice.select_option(label="thứ tự ban đầu")
        assert column(table, 0) == before
        assert not table.locator(".ck-sort:enabled").count()
        wide, window = seen.sideways()
        assert wide <= window
    assert seen.complaints == []


def test_figures_words_and_days_are_sorted_as_people_do(browser: Browser, address: str) -> None:
    """Thousands, decimals and signs in Vietnamese notation; đ after d; states and empty cells last."""
    rows = "".join(f"<tr><th scope=row>{n}</th><td>{f}</td><td>{d}</td></tr>" for n, f, d in ROWS)

    with visit(browser, "about:blank", PHONE) as seen:
        page = seen.page
        about = address + PAGES["about"]
        body = page.request.get(about).text().replace("</article>", ODD % rows + "</article>")
        page.route(about, lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"))
        page.goto(about)
        table = page.locator("table.ck-table")
        for place, head, smallest_first in (
            (0, "Tên", ["An", "Ăn", "Ân", "Ấn", "Dương", "Đức"]),
            (1, "Số", ["−3", "98,45 %", "98,5 %", "1.122", "chưa báo cáo", ""]),
            (2, "Ngày", ["1/12/2022", "2/7/2023", "24/7/2023", "3/1/2024", "30/6/2025", ""]),
        ):
            button = table.get_by_role("button", name=head)
            button.click()
            assert column(table, place)[:4] == smallest_first[:4]
            assert sorted(column(table, place)[4:]) == sorted(smallest_first[4:])
            button.click()
            figures = [text for text in smallest_first if text not in ("", "chưa báo cáo")]
            assert column(table, place)[: len(figures)] == figures[::-1]
        wide, window = seen.sideways()
        assert wide <= window


def test_without_javascript_tables_are_plain(browser: Browser, address: str) -> None:
    """Their heads are text, and hold no button that does nothing."""
    with visit(browser, address + PAGES["rate"], PHONE, java_script_enabled=False) as seen:
        expect(seen.page.locator("table.ck-table th button")).to_have_count(0)
        assert seen.page.locator("table.ck-table thead th").first.inner_text()
