"""WCAG 2.2 AA as far as a program can tell: axe-core on every type of page, both schemes and two widths."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

from tests.browser.sample import sample
from tests.browser.visits import DESK, PHONE, visit

pytestmark = pytest.mark.slow

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OF_COLOUR = ("color-contrast", "link-in-text-block")
"""Rules whose outcome hangs on the colours; the others need not be asked twice."""

LET_PASS = {
    # The theme keeps the box behind its drawer before the header, so that the drawer opens without a script.
    ("region", "#__drawer"),
}
"""Best practice only: rule and element that are as they are for a reason."""

SCHEMES = {"light": "default", "dark": "slate"}
"""What the theme calls them."""

PARTS = 6
"""Parts of the sample, for the workers to share."""

SHOW_ALL = """() => {
  document.querySelectorAll('details').forEach(part => { part.open = true; });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('.ck-table-wrap { content-visibility: visible !important; }');
  document.adoptedStyleSheets = [sheet];
}"""
"""All is opened and laid out: axe-core waits for nothing that is laid out when it comes near."""

RUN = """async options => (await axe.run(document, options)).violations.flatMap(
  found => found.nodes.map(
    node => [found.id, node.target.flat().join(' '), node.html.slice(0, 160), node.failureSummary]))"""


def violations(page: Page, *rules: str) -> list[Any]:
    """What axe-core objects to, everything that can be opened being open; of `rules` if there are any."""
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    page.evaluate(SHOW_ALL)
    page.evaluate(AXE)
    found = page.evaluate(RUN, {"runOnly": only, "resultTypes": ["violations"]})
    return [one for one in found if (one[0], one[1]) not in LET_PASS]


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize(("width", "scheme", "other"), [(PHONE, "light", "dark"), (DESK, "dark", "light")])
def test_every_type_of_page(
    width: int, scheme: str, other: str, part: int, browser: Browser, address: str, whole_site: Path
) -> None:
    """All rules in one scheme, those of colours in the other; charts still on phones, drawn on desks."""
    for place in sample(whole_site)[part::PARTS]:
        with visit(browser, address + place, width, color_scheme=scheme) as seen:
            if width == DESK:
                seen.draw()
            assert violations(seen.page) == [], (place, scheme)
            seen.page.emulate_media(color_scheme=other)
            seen.page.wait_for_selector(f"body[data-md-color-scheme={SCHEMES[other]}]")
            assert violations(seen.page, *OF_COLOUR) == [], (place, other)


def test_the_open_drawer_and_the_open_search(browser: Browser, address: str) -> None:
    """What covers the page on a phone."""
    with visit(browser, address, PHONE) as seen:
        page = seen.page
        page.click("header label[for=__drawer]")
        page.locator(".md-nav--primary a.md-nav__link").last.wait_for()
        assert violations(page) == []
        page.reload()
        page.click("header label[for=__search]")
        page.locator(".md-search__input").click()
        page.keyboard.type("hoai nhon", delay=20)
        page.wait_for_selector(".md-search-result__link", timeout=15_000)
        assert violations(page) == []
