"""One table saved by new and old programs: read correctly, or named with the reason."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from generator.domain.findings import Finding
from generator.inputs.encodings import decode
from generator.inputs.files import Source
from tests.unit.inputs.conftest import QUARTER

TABLE = "unit\treceived\r\nXã Phước Hòa\t5\r\nThị trấn Diêu Trì\t7\r\nỦy ban nhân dân phường Đống Đa\t8\r\n"


def windows_1258(text: str) -> bytes:
    """What Vietnamese Windows writes: tones that have no letter of their own follow their vowel."""
    made = b""
    for letter in unicodedata.normalize("NFC", text):
        try:
            made += letter.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tones = "".join(mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323")
            rest = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones))
            made += (rest + tones).encode("cp1258")
    return made


READ = {
    "UTF-8": TABLE.encode(),
    "UTF-8 with a mark": TABLE.encode("utf-8-sig"),
    "Unicode Text of Excel (UTF-16 LE)": TABLE.encode("utf-16"),
    "UTF-16 BE": b"\xfe\xff" + TABLE.encode("utf-16-be"),
    "Windows-1258": windows_1258(TABLE),
    "decomposed, as macOS writes names": unicodedata.normalize("NFD", TABLE).encode(),
    "a byte order mark in the middle": TABLE.replace("Thị", "\ufeffThị").encode("utf-8-sig"),
}


def decoded(content: bytes) -> tuple[str | None, list[Finding]]:
    """The text, and what is wrong with it."""
    findings: list[Finding] = []
    return decode(Source("a.csv", content, ""), findings), findings


@pytest.mark.parametrize("content", READ.values(), ids=READ.keys())
def test_the_same_text_comes_out(content: bytes) -> None:
    """Composed, whatever program saved it."""
    assert decoded(content) == (TABLE, [])


NAMED = {
    "UTF-16 without a mark": (TABLE.encode("utf-16-le"), 1, "UTF-16"),
    "UTF-16 cut off": (b"\xff\xfe" + TABLE.encode("utf-16-le")[:61], 2, "UTF-16"),
    "TCVN3": (b"unit,received\nX\xb7 Ph\xad\xedc H\xdfa,5\nTh\xde tr\xcen Di\xaau Tr\xd7,7\n", 2, "TCVN3"),
    "VNI": (
        b"unit,received\nXa\xf5 Ph\xf6\xf4\xf9c Ho\xf8a,5\nTh\xf2 tra\xe1n Die\xe2u Tr\xec,7\n",
        2,
        "VNI",
    ),
    "UTF-8 with a bad byte": (TABLE.encode().replace(b"\t7", b"\t\xff7"), 3, "UTF-8 nhưng có byte hỏng"),
    "a hole of zeros": (TABLE.encode().replace(b"\t7", b"\t\x00\x00"), 3, "byte 0"),
    "a photograph": (b"\xff\xd8\xff\xe0\x10JFIF\x01\x81\x8d\x8f\x90\x9d", 1, "không phải UTF-8, UTF-16"),
}


@pytest.mark.parametrize(("content", "row", "reason"), NAMED.values(), ids=NAMED.keys())
def test_what_cannot_be_told_is_named(content: bytes, row: int, reason: str) -> None:
    """At the line of the first byte that does not fit, with what it looks like."""
    text, findings = decoded(content)
    assert text is None
    assert [(finding.code, finding.location.row) for finding in findings] == [("file-encoding", row)]
    assert reason in findings[0].details["reason"]


@pytest.mark.parametrize("name", ["Xã Café Über", "Xã Thắng Lợi"])
def test_western_text_is_not_taken_for_vietnamese(name: str) -> None:
    """Windows-1252 has no Vietnamese; reading it as something else would change names silently."""
    text, findings = decoded(name.encode("cp1252", "replace"))
    assert text is None and findings[0].code == "file-encoding"


@pytest.mark.parametrize(
    "file", ["units.csv", "measures.csv", "targets/quyet-dinh-1.csv", f"{QUARTER}/ho-so.csv"]
)
@pytest.mark.parametrize("save", [lambda text: text.encode("utf-16"), windows_1258], ids=["UTF-16", "1258"])
def test_whole_tables_in_old_encodings(desk: Any, file: str, save: Any) -> None:
    """Names, numbers and headers alike."""
    before = desk.read().cells
    text = (desk.folder / file).read_text("utf-8")
    (desk.folder / file).write_bytes(save(text))
    assert desk.places() == []
    assert desk.read().cells.equals(before)


def test_yaml_in_an_old_encoding(desk: Any) -> None:
    """Notepad of old Windows writes report.yml in the Vietnamese code page."""
    file = desk.folder / QUARTER / "report.yml"
    before = desk.read().reports
    file.write_bytes(windows_1258(file.read_text("utf-8")))
    assert desk.places() == []
    assert desk.read().reports == before
