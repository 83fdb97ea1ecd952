"""Charts as a reader meets them: a picture at once, then a live chart in its place, which can be asked."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_pages import DESK, PHONE
from tests.browser.visits import visit

pytestmark = pytest.mark.slow

UNIT, INDICATOR = "so-lieu/don-vi/xa-hoa-an-99101/", "so-lieu/chi-so/online-submission/"

SHIFTS = """window.shifted = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.shifted += entry.value;
}).observe({type: 'layout-shift', buffered: true});"""

HEIGHTS = """() => Array.from(document.querySelectorAll('figure.ck-chart'), figure => [
  Number(figure.querySelector('.ck-still').getAttribute('height')),
  figure.querySelector('.ck-chart-view').getBoundingClientRect().height,
  figure.querySelector('.ck-chart-mount svg')?.getBoundingClientRect().height ?? null,
])"""


def heights(page: Page) -> list[list[float | None]]:
    """Of every chart: its picture's height, its place's, and its live chart's if there is one."""
    found: list[list[float | None]] = page.evaluate(HEIGHTS)
    return found


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("path", [UNIT, INDICATOR])
def test_a_live_chart_takes_the_pictures_place_without_a_jump(
    width: int, path: str, browser: Browser, trend_address: str
) -> None:
    """Every kind, on a phone and on a desk: nothing around it moves, and nothing is loaded too early."""
    with visit(browser, "about:blank", width) as seen:
        page = seen.page
        page.add_init_script(SHIFTS)
        page.goto(trend_address + path)
        assert all(drawn is None or place == kept for kept, place, drawn in heights(page))
        last = page.locator("figure.ck-chart").last
        assert last.get_attribute("data-state") is None, "far from the view it is still a picture"
        expect(last.locator(".ck-chart-view > *")).to_have_count(1)
        seen.draw()
        assert all(kept == place == drawn for kept, place, drawn in heights(page))
        assert page.evaluate("() => window.shifted") < 0.02
    assert seen.complaints == []


def test_the_picture_stays_when_the_bundle_does_not_come(browser: Browser, trend_address: str) -> None:
    with visit(browser, "about:blank", PHONE) as seen:
        page = seen.page
        page.route("**/vega.js", lambda route: route.abort())
        page.goto(trend_address + UNIT)
        seen.draw()
        figures = page.locator("figure.ck-chart")
        expect(page.locator("figure[data-state=failed]")).to_have_count(figures.count())
        for number in range(figures.count()):
            expect(figures.nth(number).locator(".ck-still").first).to_be_visible()
        assert all(place == kept and drawn is None for kept, place, drawn in heights(page))


def test_a_value_is_told_when_it_is_touched(browser: Browser, trend_address: str) -> None:
    with visit(browser, trend_address + INDICATOR, PHONE, has_touch=True) as seen:
        seen.draw()
        ranking = seen.page.locator("figure[data-kind=ranking]").first
        ranking.scroll_into_view_if_needed()
        ranking.locator(".ck-chart-mount .mark-rect.role-mark path").first.tap()
        tooltip = seen.page.locator("#vg-tooltip-element.visible")
        expect(tooltip).to_contain_text("Xã Hòa An")
        expect(tooltip).to_contain_text("80,00")
    assert seen.complaints == []


def test_a_ranking_sorts_and_marks_the_readers_unit(browser: Browser, trend_address: str) -> None:
    """By name and back; what is marked is marked on every page, also when the reader comes again."""
    with visit(browser, trend_address + INDICATOR, DESK) as seen:
        page = seen.page
        seen.draw()
        ranking = page.locator("figure[data-kind=ranking]").first

        def names() -> list[str]:
            """The units from the top: their lines stand at the left end."""
            found: list[str] = ranking.evaluate(
                """figure => Array.from(figure.querySelectorAll('.ck-chart-mount .role-mark text'))
                .filter(text => /^[0-9]+[.] /.test(text.textContent))
                .map(text => [Number(/,([0-9.]+)/.exec(text.getAttribute('transform'))[1]), text.textContent])
                .sort((a, b) => a[0] - b[0]).map(one => one[1])"""
            )
            return found

        by_rank = names()
        assert [name.split(".")[0] for name in by_rank] == sorted(name.split(".")[0] for name in by_rank)
        ranking.get_by_label("Sắp xếp").select_option("theo tên")
        told = [name.split(". ")[1] for name in by_rank]
        for _ in range(100):
            if [name.split(". ")[1] for name in names()] == sorted(told, key=_vietnamese):
                break
            page.wait_for_timeout(20)
        assert [name.split(". ")[1] for name in names()] == sorted(told, key=_vietnamese)
        chosen = told[-1]
        ranking.get_by_label("Đánh dấu").select_option(chosen)
        marked = page.locator(f"figure[data-kind=heatmap] .ck-chart-mount text:text-is('▶ {chosen}')")
        expect(marked).to_have_count(1)
        page.reload()
        seen.draw()
        expect(marked).to_have_count(1)
        expect(page.locator("figure[data-kind=ranking]").first.get_by_label("Đánh dấu")).to_have_value(chosen)
        assert page.context.cookies() == []
    assert seen.complaints == []


def _vietnamese(name: str) -> str:
    return name.replace("Đ", "D~").replace("ò", "o~")


def test_pictures_follow_the_dark_and_paper_stays_light(browser: Browser, trend_address: str) -> None:
    """The still picture has the colours of the page; on paper it stands in for the live chart."""
    paint = "() => getComputedStyle(document.querySelector('.ck-still .n')).fill"
    with visit(browser, trend_address + UNIT, DESK) as seen:
        page = seen.page
        light = page.evaluate(paint)
        page.emulate_media(color_scheme="dark")
        page.wait_for_selector("body[data-md-color-scheme=slate]", timeout=5000)
        assert page.evaluate(paint) != light
        seen.draw()
        page.emulate_media(media="print", color_scheme="dark")
        assert page.evaluate(paint) == light
        figures = page.locator("figure.ck-chart")
        assert figures.count() > 3
        for number in range(figures.count()):
            expect(figures.nth(number).locator(".ck-still").first).to_be_visible()
            expect(figures.nth(number).locator(".ck-chart-mount")).to_be_hidden()
    assert seen.complaints == []


def test_pictures_can_be_taken_away(browser: Browser, trend_address: str) -> None:
    """Each is a file of its own that a browser shows, with words for who does not see it."""
    with visit(browser, trend_address + UNIT, DESK) as seen:
        page = seen.page
        with page.expect_download() as waiting:
            page.locator("figure[data-kind=strip] .ck-chart-links a").first.click()
        assert waiting.value.suggested_filename.endswith(".svg")
        text = waiting.value.path().read_text("utf-8")
        title = page.locator("figure[data-kind=strip] figcaption").inner_text()
        page.goto(trend_address + UNIT + waiting.value.suggested_filename)
        assert page.locator("svg > title").first.text_content() == title
        assert page.evaluate("() => document.documentElement.getBoundingClientRect().width") >= 720
        assert "http" not in text.replace("http://www.w3.org/2000/svg", "")
