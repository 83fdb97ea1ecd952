"""The archive of the whole site: all of it, without itself, whose links lead to files when unpacked."""

from __future__ import annotations

import io
import json
import posixpath
import zipfile
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from tests.site.project import HtmlPage

pytestmark = pytest.mark.slow

ADDRESS = "so-lieu/du-lieu/toan-trang.zip"
FOR_SERVERS = {"404.html", "sitemap.xml", "sitemap.xml.gz"}


@pytest.fixture(scope="module")
def unpacked(site: Path) -> dict[str, bytes]:
    """What the archive holds, by path without the folder that it unpacks into."""
    with zipfile.ZipFile(io.BytesIO((site / ADDRESS).read_bytes())) as archive:
        assert all(name.startswith("congkhai/") for name in archive.namelist())
        return {name.removeprefix("congkhai/"): archive.read(name) for name in archive.namelist()}


def test_it_holds_the_site_but_itself(site: Path, unpacked: dict[str, bytes]) -> None:
    """Every file that needs no server; all but pages byte for byte."""
    names = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert set(unpacked) == names - FOR_SERVERS - {ADDRESS}
    changed = {name for name, content in unpacked.items() if content != (site / name).read_bytes()}
    assert changed and all(name.endswith(".html") for name in changed)


def test_links_lead_to_files(unpacked: dict[str, bytes]) -> None:
    """A disk shows a folder's list, not its index.html: no link leads to a folder, and none to nowhere."""
    broken, counted = [], 0
    for path, content in unpacked.items():
        if not path.endswith(".html"):
            continue
        for element in HtmlPage(path, content.decode()).of("a"):
            address = urldefrag(element.attributes.get("href", "")).url.partition("?")[0]
            if not address or urlsplit(address).scheme:
                continue
            counted += 1
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(address)))
            if there not in unpacked and there != ADDRESS:
                broken.append(f"{path}: {address}")
    assert counted > 1000 and broken == []


def test_its_bytes_depend_on_the_site_alone(site: Path) -> None:
    """Dated as the data is, in the order of names, the same modes everywhere."""
    with zipfile.ZipFile(site / ADDRESS) as archive:
        found = archive.infolist()
    as_of = json.loads((site / "so-lieu" / "du-lieu" / "build.json").read_text("utf-8"))["as_of"]
    assert {date(*info.date_time[:3]).isoformat() for info in found} == {as_of}
    assert [info.filename for info in found] == sorted(info.filename for info in found)
    assert {(info.create_system, info.external_attr >> 16) for info in found} == {(3, 0o100644)}
