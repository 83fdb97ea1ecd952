"""Every type of page without JavaScript, on a phone: only searching, sorting and comparing need it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser

from tests.browser.sample import sample
from tests.browser.visits import PHONE, visit
from tests.site.project import HtmlPage

pytestmark = pytest.mark.slow

PARTS = 4
"""Parts of the sample, for the workers to share."""

OPEN = "() => document.querySelectorAll('article details').forEach(part => { part.open = true; })"

THERE = """() => {
  const seen = node => node.checkVisibility({visibilityProperty: true, opacityProperty: true})
    && node.getBoundingClientRect().width > 1 && node.getBoundingClientRect().height > 1;
  const all = what => Array.from(document.querySelectorAll('article ' + what)).filter(seen);
  const said = node => node.textContent.replace(/\\s+/g, ' ').trim();
  return {
    tables: all('table').length,
    cells: all(':is(td, th)').map(said),
    charts: all('figure .ck-chart-view > .ck-still').length,
    texts: all('figure .ck-alt').length,
    empty: all('figure .ck-chart-view:empty').length,
    links: all('a[href]:not(.headerlink)').map(link => link.getAttribute('href')),
    controls: Array.from(document.querySelectorAll('button, select, input, textarea')).filter(seen)
      .map(node => node.outerHTML.slice(0, 120)),
  };
}"""


@pytest.mark.parametrize("part", range(PARTS))
def test_everything_is_there(part: int, browser: Browser, address: str, whole_site: Path) -> None:
    """Each table, cell, picture of a chart, link and download; and no control that would do nothing."""
    for place in sample(whole_site)[part::PARTS]:
        file = whole_site / (place + "index.html" if not place.endswith(".html") else place)
        wanted = HtmlPage(place, file.read_text("utf-8")).article
        figures = [one for one in wanted.all("figure") if "ck-chart" in one.classes]
        with visit(browser, address + place, PHONE, java_script_enabled=False) as seen:
            for summary in seen.page.locator("article details > summary:visible").all()[:2]:
                was = summary.evaluate("summary => summary.parentElement.open")
                summary.click()
                assert summary.evaluate("summary => summary.parentElement.open") is not was, place
            seen.page.evaluate(OPEN)
            there = seen.page.evaluate(THERE)
            wide, window = seen.sideways()
        assert there["tables"] == len(list(wanted.all("table"))), place
        full = [cell.text for cell in wanted.all("td", "th") if cell.text]
        assert len([cell for cell in there["cells"] if cell]) == len(full), place
        assert there["texts"] == len(figures), place
        assert there["charts"] == len(figures), place
        assert there["empty"] == 0, f"{place}: an empty place is kept for a chart"
        links = [a for a in wanted.all("a") if "href" in a.attributes and "headerlink" not in a.classes]
        assert there["links"] == [a.attributes["href"] for a in links], place
        assert there["controls"] == [], place
        assert wide <= window, place
        assert [link for link in there["links"] if not _leads(whole_site, address, place, link)] == [], place
        assert seen.strangers == [] and seen.failures == [], place


def _leads(site: Path, address: str, place: str, link: str) -> bool:
    """Whether a link leads to a file of the site, or out of it."""
    url = urlsplit(urljoin(address + place, link))
    if url.netloc != urlsplit(address).netloc:
        return True
    path = site / unquote(url.path).lstrip("/")
    return path.is_file() or (path / "index.html").is_file()
