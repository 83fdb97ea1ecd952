"""A real Chromium, and the built sites served from this machine."""

from __future__ import annotations

import functools
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.site.project import TINY_DATA, built, full_project, shared


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder as a plain web server does, 404.html included, no header added, and without a log."""

    protocol_version = "HTTP/1.1"

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:
        return


class _Server(ThreadingHTTPServer):
    """Browsers break off connections; that is no fault."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        return


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of `folder` on this machine, ending in /."""
    with _Server(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium of this machine; where none is, CI fails and a person is told how to get one."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        reason = f"none of {', '.join(names)} is installed (Debian: apt install chromium fonts-noto-core)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=sandbox)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def whole_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of all of data/."""
    return full_project(tmp_path_factory) / "site"


@pytest.fixture(scope="session")
def address(whole_site: Path) -> Iterator[str]:
    """Where the site of all of data/ is served."""
    with serving(whole_site) as url:
        yield url


@pytest.fixture(scope="session")
def trend_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small site with two like periods, so that it has charts over time."""
    project = shared(tmp_path_factory, "tiny", lambda folder: built(folder, TINY_DATA))
    with serving(project / "site") as url:
        yield url
