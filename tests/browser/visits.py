"""A visit to a page: what the browser complained of, asked for and drew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page

PHONE, DESK = 360, 1280
"""Widths of windows, in pixels."""

DRAW_ALL = """async () => {
  window.dispatchEvent(new Event('pointermove'));
  for (const figure of document.querySelectorAll('figure.ck-chart')) {
    figure.scrollIntoView({block: 'center'});
    for (let tries = 0; figure.dataset.state === undefined && tries < 200; tries++)
      await new Promise(done => setTimeout(done, 25));
  }
  window.scrollTo(0, 0);
}"""

TELL_VIOLATIONS = """document.addEventListener('securitypolicyviolation', seen => {
  console.error('policy: ' + seen.violatedDirective + ' ' + seen.blockedURI + ' ' + seen.sample);
});"""
"""What the page's own policy stops is said aloud."""

CHARTS = """() => Promise.all(Array.from(document.querySelectorAll('figure.ck-chart'), async figure => {
  const cells = (column, values) => {
    if (Array.isArray(column)) return column;
    if ('decimals' in column) {
      const digits = {minimumFractionDigits: column.decimals, maximumFractionDigits: column.decimals};
      return values.map(value => value.toLocaleString('vi', digits) + column.after);
    }
    return Array.from({length: column.n}, (_, row) =>
      column.of ? column.of[Math.floor(row / column.each) % column.of.length]
      : 'is' in column ? column.is : column.from + row);
  };
  const data = JSON.parse(figure.querySelector('script.ck-chart-data').textContent);
  if (figure.dataset.figures) Object.assign(data, await (await fetch(figure.dataset.figures)).json());
  for (const set of Object.values(data)) for (const name of Object.keys(set))
    set[name] = cells(set[name], set.value);
  const svg = figure.querySelector('.ck-chart-mount svg');
  const still = figure.querySelector('.ck-still');
  const level = node => /^H[1-6]$/.test(node.tagName);
  const rows = [];
  for (const step of ['previousElementSibling', 'nextElementSibling'])
    for (let node = figure[step]; node && !level(node); node = node[step])
      for (const row of node.querySelectorAll('table tbody tr'))
        rows.push(Array.from(row.children, cell => cell.textContent.replace(/\\s+/g, ' ').trim()));
  const texts = root => root ? Array.from(root.querySelectorAll('text'),
    text => (text.querySelector('title') || text).textContent) : [];
  const drawn = name => svg ? svg.querySelectorAll(name).length : 0;
  return {
    kind: figure.dataset.kind,
    state: figure.dataset.state,
    title: figure.querySelector('figcaption').textContent,
    data: data,
    figures: data.figures,
    texts: texts(svg),
    stills: texts(still),
    bars: drawn('.mark-rect > path'),
    points: drawn('.mark-symbol.role-mark > path'),
    width: svg ? svg.getBoundingClientRect().width : 0,
    height: svg ? svg.getBoundingClientRect().height : 0,
    kept: Number(still.getAttribute('height')),
    room: figure.getBoundingClientRect().width,
    rows: rows,
  };
}))"""


@dataclass
class Visit:
    """A page that was opened; the lists fill while the browser works."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def draw(self) -> None:
        """Brings every chart into view and waits for it."""
        self.page.evaluate(DRAW_ALL)

    def charts(self) -> list[dict[str, Any]]:
        """What each figure holds and shows."""
        found: list[dict[str, Any]] = self.page.evaluate(CHARTS)
        return found

    def sideways(self) -> tuple[int, int]:
        """How wide the page is and how wide the window."""
        wide, window = self.page.evaluate(
            "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        return wide, window


@contextmanager
def visit(browser: Browser, address: str, width: int, **options: Any) -> Iterator[Visit]:
    """Opens a page in a window of `width` pixels, in a context of its own."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, locale="vi-VN", reduced_motion="reduce", **options
    )
    context.add_init_script(TELL_VIOLATIONS)
    page = context.new_page()
    made = Visit(page)
    host = urlsplit(address).netloc

    def complained(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            made.complaints.append(f"{message.type}: {message.text} ({message.location.get('url')})")

    def asked(dialog: Dialog) -> None:
        made.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("console", complained)
    page.on("pageerror", lambda error: made.complaints.append(f"pageerror: {error}"))
    page.on("dialog", asked)
    page.on(
        "request",
        lambda request: (
            made.strangers.append(request.url)
            if urlsplit(request.url).scheme in ("http", "https", "ws", "wss")
            and urlsplit(request.url).netloc != host
            else None
        ),
    )
    page.on("requestfailed", lambda request: made.failures.append(request.url))
    try:
        page.goto(address, wait_until="load")
        yield made
    finally:
        context.close()
