"""Pictures of every type of page for reviewers: on a phone and a desk, light and dark, into screenshots/.

`no-script` and `print` add pictures without JavaScript and as on paper; index.html shows them side by side.
"""

from __future__ import annotations

import argparse
import html
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.lighthouse.server import serving
from tests.browser.sample import sample

PROJECT = Path(__file__).resolve().parent.parent
FOLDER = PROJECT / "screenshots"
WIDTHS = (360, 1280)
TALLEST = 6000
"""Pixels of a page that are shown; what is below is more of the same."""

SETTLED = """async () => {
  for (let at = 0; at < Math.min(document.documentElement.scrollHeight, %d); at += 600) {
    window.scrollTo(0, at);
    await new Promise(done => requestAnimationFrame(() => setTimeout(done, 60)));
  }
  window.scrollTo(0, 0);
  await new Promise(done => setTimeout(done, 300));
}"""


def main() -> int:
    """Takes the pictures and writes the sheet that shows them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.screenshots", description=__doc__)
    parser.add_argument("more", nargs="*", metavar="no-script|print", help="kinds besides the usual")
    more = tuple(parser.parse_args().more)
    site = PROJECT / "site"
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None or not (site / "index.html").is_file():
        print("needed first: make site, apt install chromium", file=sys.stderr)  # noqa: T201
        return 2
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    addresses = sample(site)
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with serving(site) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=sandbox)
        for address in addresses:
            for name in _pictures(browser, url, address, more):
                print(name, flush=True)  # noqa: T201
        browser.close()
    (FOLDER / "index.html").write_text("\n".join(_sheet(addresses, more)), encoding="utf-8")
    return 0


def _variants(more: Iterable[str]) -> list[tuple[str, int, str]]:
    """Kind, width and scheme of each picture of a page."""
    usual = [("usual", width, scheme) for width in WIDTHS for scheme in ("light", "dark")]
    return usual + [(kind, 794 if kind == "print" else WIDTHS[0], "light") for kind in more]


def _name(address: str, variant: tuple[str, int, str]) -> str:
    page = address.strip("/").replace("/", "_").removesuffix(".html") or "trang-chu"
    return "-".join([page, *map(str, variant)]) + ".png"


def _pictures(browser: Browser, url: str, address: str, more: Iterable[str]) -> Iterator[str]:
    for variant in _variants(more):
        kind, width, scheme = variant
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=kind != "no-script",
            locale="vi-VN",
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.goto(url + address, wait_until="networkidle")
        page.evaluate(SETTLED % TALLEST)
        if kind == "print":
            page.emulate_media(media="print")
        height = min(TALLEST, int(page.evaluate("() => document.documentElement.scrollHeight")))
        page.set_viewport_size({"width": width, "height": height})
        page.screenshot(path=FOLDER / _name(address, variant))
        context.close()
        yield _name(address, variant)


def _sheet(addresses: Iterable[str], more: Iterable[str]) -> Iterator[str]:
    yield '<!doctype html><html lang="vi"><meta charset="utf-8"><title>screenshots</title>'
    yield "<style>body{font:14px sans-serif;margin:1rem}div{display:flex;gap:1rem;overflow-x:auto}"
    yield "figure{margin:0}img{border:1px solid #999;height:32rem;object-fit:cover;object-position:top}"
    yield "</style>"
    for address in addresses:
        yield f"<h2>/{html.escape(address)}</h2><div>"
        for variant in _variants(more):
            name = html.escape(_name(address, variant))
            said = html.escape(" ".join(map(str, variant)))
            yield f'<figure><a href="{name}"><img src="{name}" alt="" loading="lazy"></a>'
            yield f"<figcaption>{said}</figcaption></figure>"
        yield "</div>"


if __name__ == "__main__":
    sys.exit(main())
