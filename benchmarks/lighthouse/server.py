"""Serves a built site as a web server does: compressed, with lasting files kept, under its own address."""

from __future__ import annotations

import functools
import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TEXTS = {".html", ".css", ".js", ".json", ".svg", ".xml", ".csv", ".txt"}
KEPT = {".css", ".js", ".svg", ".png", ".woff2"}


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    named = ""
    """The address that the site's pages give as their own."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        status = 200 if path.is_file() else 404
        path = path if status == 200 else Path(self.directory) / "404.html"
        content = path.read_bytes()
        if path.suffix == ".html" and self.named:
            content = content.replace(self.named.encode(), self._own().encode())
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(path) + "; charset=utf-8" * (path.suffix in TEXTS))
        if path.suffix in TEXTS:
            content = gzip.compress(content, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        lasting = "public, max-age=31536000" if path.suffix in KEPT else "no-cache"
        self.send_header("Cache-Control", lasting)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _own(self) -> str:
        return f"http://{self.headers['Host']}/"

    def log_message(self, format: str, *args: object) -> None:
        return


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        return


@contextmanager
def serving(site: Path, named: str = "") -> Iterator[str]:
    """The address of `site` on this machine, ending in /; where its pages say `named`, it stands instead."""
    handler = type("Handler", (_Handler,), {"named": named})
    with _Server(("127.0.0.1", 0), functools.partial(handler, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()
