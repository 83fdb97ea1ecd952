"""Files: bounded, inside the folder, and told in Vietnamese when they cannot be read."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from generator.domain.findings import Finding
from generator.inputs.encodings import decode
from generator.inputs.files import Source, read_source
from generator.pages.findings import explain


def read(root: Path, path: str) -> tuple[Source | None, list[Finding]]:
    """The file, and what is wrong with it."""
    findings: list[Finding] = []
    return read_source(root, path, findings), findings


def test_a_file_with_its_digest(tmp_path: Path) -> None:
    """The pages name the SHA-256 of what was read."""
    (tmp_path / "a.csv").write_bytes(b"unit\n")
    source, findings = read(tmp_path, "a.csv")
    assert not findings and source is not None
    assert source.sha256 == hashlib.sha256(b"unit\n").hexdigest()


@pytest.mark.parametrize("path", ["../a.csv", "con/../../a.csv", "/etc/hostname"])
def test_nothing_outside_is_read(tmp_path: Path, path: str) -> None:
    """Wherever a path leads."""
    (tmp_path / "data").mkdir()
    (tmp_path / "a.csv").write_text("unit\n", encoding="utf-8")
    source, findings = read(tmp_path / "data", path)
    assert source is None and [finding.code for finding in findings] == ["file-outside"]


@pytest.mark.parametrize("path", ["a\x00.csv", "a\ud800.csv", "a" * 5000, "", "."])
def test_names_that_are_no_files(tmp_path: Path, path: str) -> None:
    """A name that the disk cannot hold is a finding."""
    source, findings = read(tmp_path, path)
    assert source is None and len(findings) == 1


def test_a_link_to_itself(tmp_path: Path) -> None:
    """A loop of links is a finding."""
    (tmp_path / "a.csv").symlink_to(tmp_path / "a.csv")
    source, findings = read(tmp_path, "a.csv")
    assert source is None and len(findings) == 1


def test_the_reason_is_given_in_vietnamese(tmp_path: Path) -> None:
    """The system's own English words never reach an editor."""
    (tmp_path / "a.csv").mkdir()
    _, (finding,) = read(tmp_path, "a.csv")
    assert finding.code == "file-unreadable"
    assert not re.search(r"\b(is|a|directory|permission|denied|error)\b", explain(finding, None).lower())


@pytest.mark.parametrize(
    ("content", "row"),
    [(b"a\nb\n\xff\n", 3), (b"a\n\x00", 2), ("a".encode("utf-16-le") * 9, 1), (b"\xff", 1)],
)
def test_what_is_not_utf_8(content: bytes, row: int) -> None:
    """The line of the first wrong byte."""
    findings: list[Finding] = []
    assert decode(Source("a.csv", content, ""), findings) is None
    assert [(finding.code, finding.location.row) for finding in findings] == [("file-encoding", row)]
