"""Every type of page by keyboard alone: where one stands is always seen, and one goes from top to bottom."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.sample import sample
from tests.browser.visits import DESK, PHONE, visit

pytestmark = pytest.mark.slow

STOPS = 25
"""From the top of a page; what follows are more of the same links. The last stops are looked at as well."""

WHERE = """async () => {
  for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const shown = at.id === '__drawer' ? document.querySelector('header label[for=__drawer]')
    : at.matches('.md-option') ? at.nextElementSibling : at;
  const box = shown.getBoundingClientRect(), style = getComputedStyle(shown);
  const bottom = Math.min(box.bottom, innerHeight), right = Math.min(box.right, innerWidth);
  const left = Math.max(box.left, 0), high = Math.max(box.top, 0);
  const inside = [[(left + right) / 2, (high + bottom) / 2], [left + 3, high + 3], [right - 3, bottom - 3]];
  const free = inside.some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && (shown.contains(top) || top.contains(shown));
  });
  return {
    what: at.outerHTML.slice(0, 120),
    line: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1, free: free,
    top: box.top + scrollY, bottom: box.bottom + scrollY, left: box.left, right: box.right,
    content: Boolean(at.closest('article')), head: Boolean(at.closest('thead')),
  };
}"""


def stops(page: Page, most: int) -> list[dict[str, Any]]:
    """Where Tab leads, from where one stands, until it leads out of the page."""
    found = []
    for _ in range(most):
        page.keyboard.press("Tab")
        at = page.evaluate(WHERE)
        if at is None:
            break
        found.append(at)
    return found


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("part", range(2))
def test_tabbing_through(width: int, part: int, browser: Browser, address: str, whole_site: Path) -> None:
    """Skip link first, a line around each stop, nothing hidden, downwards, and out again."""
    for place in sample(whole_site)[part::2]:
        with visit(browser, address + place, width) as seen:
            page = seen.page
            found = stops(page, STOPS)
            assert "md-skip" in found[0 if width == DESK else 1]["what"], place  # after the drawer's box
            assert [at["what"] for at in found if not at["line"]] == [], place
            assert [at["what"] for at in found if not at["free"]] == [], place
            inside = [at for at in found if at["content"] and not at["head"]]  # a head's button is above it
            for before, after in pairwise(inside):
                beside = after["left"] >= before["right"] - 1 or after["bottom"] > before["top"]
                assert beside, (place, before["what"], after["what"])
            page.evaluate("() => Array.from(document.querySelectorAll('a[href]')).at(-1).focus()")
            assert len(stops(page, 5)) < 5, f"{place}: Tab does not lead out"
        assert seen.complaints == [] or place == "404.html"


def test_the_skip_link_skips(browser: Browser, address: str) -> None:
    """The next stop after it is in the page's own content."""
    with visit(browser, address + "so-lieu/don-vi/", DESK) as seen:
        page = seen.page
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**#*")
        assert stops(page, 1)[0]["content"]


def test_the_drawer_by_keyboard(browser: Browser, address: str) -> None:
    """On a narrow window, as after zooming in: opened by the space bar, left by a link."""
    with visit(browser, address, PHONE) as seen:
        page = seen.page
        links = page.locator(".md-nav--primary a.md-nav__link")
        assert not links.first.is_visible()
        page.locator("#__drawer").focus()
        page.keyboard.press("Space")
        links.last.wait_for()
        links.nth(1).focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/so-lieu/don-vi/")
        assert not links.first.is_visible()
