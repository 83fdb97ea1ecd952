"""What the first view of a page costs somebody whose browser has nothing of the site yet."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.visits import PHONE, visit

pytestmark = pytest.mark.slow

ALL = 150_000
SCRIPTS = {"so-lieu/don-vi/*/index.html": 45_000, "index.html": 50_000}
"""Bytes as a server sends them, compressed. The home page has the box that finds a unit besides."""

SHIFT = 0.02

WATCH = """window.shifts = 0;
new PerformanceObserver(list => { for (const shift of list.getEntries()) window.shifts += shift.value; })
  .observe({type: 'layout-shift', buffered: true});"""

AT_THE_END = """async () => {
  for (let frames = 0; frames < 4; frames++) await new Promise(requestAnimationFrame);
  return scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
}"""

ALL_DRAWN = "() => !document.querySelector('figure.ck-chart:not([data-state=drawn])')"

SLOW = {"offline": False, "latency": 150, "downloadThroughput": 400_000, "uploadThroughput": 90_000}
"""A poor connection, in milliseconds and bytes a second."""


def heaviest(site: Path, pattern: str) -> str:
    """The address of the page that is longest when compressed."""
    pages = {path: len(gzip.compress(path.read_bytes())) for path in site.glob(pattern)}
    longest = max(pages, key=lambda path: (pages[path], path))
    return longest.relative_to(site).as_posix().removesuffix("index.html")


@pytest.mark.parametrize("pattern", SCRIPTS, ids=["unit", "home"])
def test_the_first_view_is_light_and_lies_still(
    pattern: str, browser: Browser, address: str, whole_site: Path
) -> None:
    """The heaviest unit, before anything is touched; and nothing jumps when its charts come to life."""
    with visit(browser, "about:blank", PHONE) as seen:
        page = seen.page
        page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
        page.add_init_script(WATCH)
        answers = []
        page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - it wants a function
        page.goto(address + heaviest(whole_site, pattern), wait_until="networkidle")
        sizes = {answer.url: len(gzip.compress(answer.body(), 6)) for answer in answers}
        assert sum(sizes.values()) <= ALL, sizes
        assert sum(size for url, size in sizes.items() if url.endswith(".js")) <= SCRIPTS[pattern], sizes
        assert all(url.startswith(address) for url in sizes)
        assert not [url for url in sizes if "worker" in url or "search_index" in url or "vega" in url]
        for _ in range(500):  # as a finger does; a chart comes to life when it is near
            page.mouse.wheel(0, 400)
            if page.evaluate(AT_THE_END):
                break
        page.wait_for_function(ALL_DRAWN, timeout=60_000)
        assert page.evaluate("() => window.shifts") < SHIFT
