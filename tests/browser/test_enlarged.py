"""Text made larger, wider and in other colours, and pages on paper: nothing is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.sample import sample
from tests.browser.visits import DESK, visit

pytestmark = pytest.mark.slow

UNIT = "so-lieu/don-vi/thi-xa-hoai-nhon-543/"

BUTTONS = ("button:not(.ck-sort)", ".ck-sort-beside", "select")
"""What can be pressed; a head that sorts is a button too, and on paper nothing but its text."""

NARROWEST = 320
"""1280 pixels at 400 per cent."""

SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
"""WCAG 1.4.12."""

CUT = """() => Array.from(document.querySelectorAll('article *')).filter(node => {
  const style = getComputedStyle(node);
  return node.clientHeight > 4 && style.overflowY === 'hidden' && node.scrollHeight > node.clientHeight + 4
    && !node.closest('.ck-unseen, svg, .ck-chart-view, [hidden]');
}).map(node => node.outerHTML.slice(0, 160))"""


@pytest.mark.parametrize("part", range(2))
def test_zoomed_to_the_utmost(part: int, browser: Browser, address: str, whole_site: Path) -> None:
    """At 400 and 200 per cent, and with wider text, no page scrolls sideways and no text is cut off."""
    for place in sample(whole_site)[part::2]:
        with visit(browser, address + place, NARROWEST) as seen:
            for width in (NARROWEST, 2 * NARROWEST):
                seen.page.set_viewport_size({"width": width, "height": 256 * width // NARROWEST})
                wide, window = seen.sideways()
                assert wide <= window, (place, width)
            seen.page.set_viewport_size({"width": NARROWEST, "height": 512})
            seen.page.evaluate(SPACED)
            wide, window = seen.sideways()
            assert wide <= window, (place, "spaced")
            assert seen.page.evaluate(CUT) == [], place


def test_on_paper(browser: Browser, address: str) -> None:
    """A4, with every chart, and without header, navigation or button."""
    with visit(browser, address + UNIT, DESK, color_scheme="dark") as seen:
        page = seen.page
        page.emulate_media(media="print")
        for selector in ("header", ".md-tabs", ".md-sidebar", ".md-footer", ".md-top", *BUTTONS):
            assert page.locator(f"{selector}:visible").count() == 0, selector
        charts = page.locator("article figure.ck-chart")
        assert charts.count() > 0
        assert charts.locator("svg:visible").count() >= charts.count()
        assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") in (
            "rgb(255, 255, 255)",
            "rgba(0, 0, 0, 0)",
        )
        paper = page.pdf(prefer_css_page_size=True)
    boxes = {tuple(map(float, box)) for box in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper)}
    assert boxes and all(abs(w - 595) < 2 and abs(h - 842) < 2 for w, h in boxes), boxes


def test_in_the_readers_own_colours(browser: Browser, address: str) -> None:
    """With forced colours, statuses keep their words and signs, and pictures of charts their own colours."""
    with visit(browser, address + UNIT, DESK, forced_colors="active") as seen:
        statuses = seen.page.locator("article .ck-status:visible")
        assert statuses.count() > 0
        assert all(text.strip()[2:] for text in statuses.all_text_contents())
        fills = seen.page.evaluate(
            "() => Array.from(document.querySelectorAll('figure.ck-chart svg :is(rect, path)'))"
            ".filter(mark => mark.getBoundingClientRect().width > 3)"
            ".map(mark => getComputedStyle(mark).fill)"
        )
        paper = seen.page.evaluate("() => getComputedStyle(document.body).backgroundColor")
        assert any(fill not in ("none", paper) for fill in fills)
