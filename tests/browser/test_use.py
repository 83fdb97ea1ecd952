"""What people do on the site: search, print, and meet hostile texts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import serving
from tests.browser.test_pages import DESK, PAGES, PHONE
from tests.browser.visits import visit
from tests.site import hostile
from tests.site.attacked import attacked_site

pytestmark = pytest.mark.slow


def test_a_page_prints(browser: Browser, address: str) -> None:
    """On paper there are tables and charts, and no header, navigation or button."""
    with visit(browser, address + PAGES["commune with scores"], DESK) as seen:
        page = seen.page
        seen.draw()
        page.emulate_media(media="print")
        for selector in (".md-header", ".md-tabs", ".md-sidebar", ".md-footer", ".md-top", ".headerlink"):
            found = page.locator(selector)
            assert not [i for i in range(found.count()) if found.nth(i).is_visible()], selector
        tables = page.locator("article table")
        assert tables.count() and all(tables.nth(i).is_visible() for i in range(tables.count()))
        assert page.locator("article figure svg").first.is_visible()
        paper = page.pdf(format="A4")
        assert paper.startswith(b"%PDF") and len(paper) > 20_000
    assert seen.complaints == []


def test_who_saves_data_is_asked_first(browser: Browser, address: str) -> None:
    """With data saving on, Vega is not loaded until the reader wants it."""
    with visit(browser, "about:blank", PHONE) as seen:
        page = seen.page
        page.add_init_script("Object.defineProperty(navigator, 'connection', {value: {saveData: true}})")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address + PAGES["commune with scores"])
        button = page.locator(".ck-chart-load").first
        button.scroll_into_view_if_needed()
        assert not [url for url in asked if url.endswith("vega.js")]
        button.click()
        page.wait_for_selector("figure[data-state=drawn] .ck-chart-mount svg", timeout=15_000)
        assert page.locator(".ck-chart-load").count() == 0


ODD = """() => {
  const found = [];
  for (const element of document.querySelectorAll('*')) {
    for (const attribute of element.attributes)
      if (attribute.name.startsWith('on') || /^\\s*(javascript|data|vbscript):/i.test(attribute.value))
        found.push(element.outerHTML.slice(0, 200));
    if (element.matches('iframe, object, embed, base, frame, img, audio, video, template, textarea, #x, .y')
        || (element.tagName === 'SCRIPT' && !element.src && !/^application.*json$/.test(element.type)))
      found.push(element.outerHTML.slice(0, 200));
  }
  return found;
}"""
"""What an attack would have made; the site itself has none of these."""


@pytest.mark.xdist_group("attacked")
def test_no_attack_is_ever_run(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> None:
    """On no page of a phone, its charts drawn, nor in search or comparison; and no text is too wide."""
    site = attacked_site(tmp_path_factory, hostile.ATTACKS).folder
    with serving(site) as address, visit(browser, "about:blank", PHONE) as seen:
        page = seen.page
        page.add_init_script("window.hits = []; window.hit = name => window.hits.push(name);")
        strangers: list[str] = []
        page.on("request", lambda r: strangers.append(r.url) if not r.url.startswith(address) else None)
        for path in sorted(site.rglob("*.html")):
            page.goto(address + path.relative_to(site).as_posix().removesuffix("index.html"))
            seen.draw()
            charts = page.locator("figure.ck-chart")
            assert page.locator("figure[data-state=drawn]").count() == charts.count(), path
            assert page.evaluate(ODD) == [], path
            assert page.evaluate("() => window.hits") == [], path
            wide, window = seen.sideways()
            assert wide <= window, path
        page.set_viewport_size({"width": DESK, "height": 800})
        page.goto(address)
        page.locator(".md-search__input").click()
        for word in ("hit", "script", "bao", "Đầu"):
            page.locator(".md-search__input").fill("")
            page.keyboard.type(word, delay=20)
            page.wait_for_timeout(400)
            assert page.evaluate(ODD) == [], word
            assert page.evaluate("() => window.hits") == [], word
        assert page.locator(".md-search-result__link").count() > 0
        told = sorted(path.parent.name for path in site.glob("so-lieu/don-vi/xa-*/ket-qua.csv"))
        page.goto(f"{address}so-lieu/so-sanh/?don-vi={','.join(told[:4])}")
        page.wait_for_selector(".ck-compare-table table")
        page.get_by_role("combobox", name="Thêm đơn vị").fill("hit")
        page.locator(".ck-finder-said", has_text="đơn vị").wait_for()
        assert page.evaluate(ODD) == [] and page.evaluate("() => window.hits") == []
        assert [url for url in strangers if not url.startswith(("data:", "blob:"))] == []
    assert seen.complaints == []
