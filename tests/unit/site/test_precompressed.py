"""Compressed files beside the site's own: the same when unpacked, the same every time, served as they are."""

from __future__ import annotations

import functools
import gzip
import http.server
import shutil
import threading
import urllib.request
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import brotli
import pytest

from generator.site import precompressed
from generator.site.precompressed import Compressed, precompress

PAGE = "<p>Xã Phước Hòa đạt 56,79 %</p>\n".encode() * 400
TABLE = b"2026-01,xa-phuoc-hoa,56.796390\n" * 100_000
"""More than is read at once."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Two texts, a small one, a picture."""
    folder = tmp_path / "site"
    (folder / "so-lieu").mkdir(parents=True)
    (folder / "index.html").write_bytes(PAGE)
    (folder / "so-lieu" / "results.csv").write_bytes(TABLE)
    (folder / "so-lieu" / "small.json").write_bytes(b"{}\n")
    (folder / "anh.png").write_bytes(PAGE)
    return folder


def made(site: Path) -> dict[str, bytes]:
    """The compressed files by path."""
    found = (path for path in site.rglob("*") if path.suffix in (".gz", ".br"))
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


def test_text_is_compressed_twice_and_what_is_small_or_compressed_is_not(site: Path) -> None:
    """Unpacked they are the files that they stand beside; the sizes are told."""
    told = precompress(site)
    found = made(site)
    assert set(found) == {
        f"{name}.{end}" for name in ("index.html", "so-lieu/results.csv") for end in ("gz", "br")
    }
    for name, content in (("index.html", PAGE), ("so-lieu/results.csv", TABLE)):
        assert gzip.decompress(found[f"{name}.gz"]) == content == brotli.decompress(found[f"{name}.br"])
        assert (site / name).read_bytes() == content
    sizes = {
        end: sum(len(file) for path, file in found.items() if path.endswith(end)) for end in ("gz", "br")
    }
    assert told == Compressed(2, len(PAGE) + len(TABLE), sizes["gz"], sizes["br"])
    assert told.brotli < told.gzip < told.octets / 20


def test_the_bytes_depend_on_the_file_alone(site: Path, tmp_path: Path) -> None:
    """Not on the time, the name or the place: no name and no time stand in them."""
    other = shutil.copytree(site, tmp_path / "other")
    precompress(site)
    precompress(other)
    assert made(site) == made(other)
    header = made(site)["index.html.gz"][:8]
    assert header[3:8] == bytes(5), "flags and time"


def test_what_the_disk_refuses_names_the_file(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk says of a write only that it failed."""
    (site / "index.html.gz").symlink_to("/dev/full")
    with pytest.raises(OSError, match=r"index\.html\.gz"):
        precompress(site)


def test_what_stands_in_the_way_is_replaced_and_not_written_into(site: Path, tmp_path: Path) -> None:
    """It may be a file of docs/ that bears a second name in the site."""
    editors = tmp_path / "index.html.gz"
    editors.write_bytes(b"the editors' own")
    (site / "index.html.gz").hardlink_to(editors)
    precompress(site)
    assert editors.read_bytes() == b"the editors' own"
    assert (site / "index.html.gz").read_bytes()[:2] == b"\x1f\x8b"


def test_a_site_without_text_has_nothing_to_compress(tmp_path: Path) -> None:
    """Not a fault."""
    assert precompress(tmp_path) == Compressed(0, 0, 0, 0)


class _Static(http.server.SimpleHTTPRequestHandler):
    """A server that sends the compressed file of what is asked for, as nginx does with gzip_static."""

    def do_GET(self) -> None:
        wanted = self.headers.get("Accept-Encoding", "")
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        coding, end = next(((c, e) for c, e in (("br", ".br"), ("gzip", ".gz")) if c in wanted), ("", ""))
        content = file.with_name(file.name + end).read_bytes()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if coding:
            self.send_header("Content-Encoding", coding)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    """Where a server serves the compressed site."""
    precompress(site)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Static, directory=site))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.parametrize(
    ("coding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress), ("", bytes)]
)
def test_a_server_sends_them_as_they_are(address: str, coding: str, unpack: object) -> None:
    """Each reader gets what it can read, of the type of the file itself."""
    for path, kind, content in (("", "text/html", PAGE), ("so-lieu/results.csv", "text/csv", TABLE)):
        request = urllib.request.Request(address + path, headers={"Accept-Encoding": coding})  # noqa: S310 - ours
        with urllib.request.urlopen(request) as answer:  # noqa: S310 - our own server
            assert answer.headers.get("Content-Encoding", "") == coding
            assert answer.headers.get_content_type() == kind
            assert unpack(answer.read()) == content  # type: ignore[operator]


def test_the_largest_files_come_first(site: Path) -> None:
    """One core must not be left with the largest when the others are done."""
    found = sorted(precompressed._worth_it(site), reverse=True)
    assert [file.name for _, file in found] == ["results.csv", "index.html"]
