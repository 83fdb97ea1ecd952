"""The data folder on the disk: links, pipes, locks and names that only one system can hold."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from generator.inputs.files import MAX_BYTES, portable
from tests.conftest import PROJECT
from tests.unit.inputs.conftest import QUARTER, SMALL

TABLE = f"{QUARTER}/ho-so.csv"


def told(desk: Any) -> set[tuple[str, str]]:
    """What is found, as (code, path)."""
    return {(finding.code, finding.location.path) for finding in desk.check().findings}


def test_a_pipe_does_not_wait_for_ever(desk: Any) -> None:
    """A table that is a named pipe would never end."""
    (desk.folder / TABLE).unlink()
    os.mkfifo(desk.folder / TABLE)
    assert ("file-unreadable", TABLE) in told(desk)


def test_a_device_is_outside(desk: Any) -> None:
    """Nor does endless zeros."""
    (desk.folder / TABLE).unlink()
    (desk.folder / TABLE).symlink_to("/dev/zero")
    assert ("file-outside", TABLE) in told(desk)


def test_a_folder_linked_from_outside(desk: Any, tmp_path: Path) -> None:
    """Whatever lies behind the link is not looked at."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.csv").write_text("x", encoding="utf-8")
    (desk.folder / "periods" / "2023-q2").symlink_to(tmp_path / "elsewhere")
    assert told(desk) == {("file-outside", "periods/2023-q2")}


def test_folders_linked_in_a_ring(desk: Any) -> None:
    """A link to a folder above it is named, not followed."""
    (desk.folder / "periods" / "ring").symlink_to(desk.folder, target_is_directory=True)
    (desk.folder / "self").symlink_to(desk.folder / "self")
    found = told(desk)
    assert ("file-unreadable", "periods/ring") in found
    assert all("ring/" not in path for _, path in found)


def test_folders_deep_inside_folders(desk: Any) -> None:
    """The walk comes to an end."""
    (desk.folder / Path(*["x"] * 200)).mkdir(parents=True)
    assert told(desk) == set()


CHECK = """
import os, sys
from pathlib import Path
from generator.pipeline import check
check(Path(sys.argv[2]), lambda _: None)  # everything that Python loads on the way, while it may
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
for finding in check(Path(sys.argv[1]), lambda _: None).findings:
    print(finding.code, finding.location.path, finding.details.get("reason"))
"""


@pytest.mark.skipif(os.name != "posix", reason="rights of another kind")
@pytest.mark.parametrize("locked", ["periods/2023-q3", "targets", TABLE, "units.csv", "."])
def test_what_may_not_be_read(desk: Any, locked: str) -> None:
    """A folder or file without permission is named with the reason; root, who may all, becomes nobody."""
    folder = Path(tempfile.mkdtemp()) / "data"  # pytest keeps its own folders from everybody else
    folder.parent.chmod(0o755)
    shutil.copytree(desk.folder, folder)
    path = folder / locked
    before = path.stat().st_mode
    path.chmod(0)
    try:
        run = subprocess.run(
            [sys.executable, "-c", CHECK, str(folder), str(SMALL)],
            capture_output=True,
            text=True,
            cwd=PROJECT,
            check=False,
            env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"},
        )
    finally:
        path.chmod(before)
        shutil.rmtree(folder.parent)
    assert run.returncode == 0, run.stderr
    assert f"file-unreadable {locked} không có quyền đọc" in run.stdout.splitlines()


def test_a_file_that_is_too_large_is_not_opened(desk: Any) -> None:
    """200 MB of cells, of which the disk stores nothing."""
    with (desk.folder / TABLE).open("r+b") as file:
        file.truncate(200 * 1024 * 1024)
    assert MAX_BYTES < 200 * 1024 * 1024
    assert ("file-too-large", TABLE) in told(desk)


def test_names_in_decomposed_form_are_found(desk: Any) -> None:
    """macOS and old archives write a letter and its marks apart; report.yml names the file as typed."""
    name = "hồ-sơ.csv"
    (desk.folder / TABLE).rename(desk.folder / QUARTER / unicodedata.normalize("NFD", name))
    desk.change(f"{QUARTER}/report.yml", "ho-so.csv", name)
    assert desk.places() == []
    assert f"{QUARTER}/{name}" in desk.read().files


def test_names_that_differ_in_form_only(desk: Any) -> None:
    """One of them would vanish on a Mac."""
    for form in ("NFC", "NFD"):
        desk.write(f"{QUARTER}/{unicodedata.normalize(form, 'số.csv')}", "x")
    assert ("names-alike", f"{QUARTER}/số.csv") in told(desk)


@pytest.mark.parametrize(
    "name", ["con.csv", "NUL", "aux.yml", "Com1.xlsx", "a:b.csv", "a?.csv", "x.", "x ", "a\\b", "a\nb"]
)
def test_names_that_windows_cannot_hold(desk: Any, name: str) -> None:
    """A checkout on Windows would fail on them."""
    assert not portable(name)
    desk.write(name, "")
    assert [(code, row, column) for code, _, row, column in desk.places()] == [("bad-file-name", None, "")]


@pytest.mark.parametrize("name", ["phụ lục 1.csv", "console.csv", "a.b.csv", "COM.csv", "ho-so (2).xlsx"])
def test_names_that_any_system_can_hold(name: str) -> None:
    """Spaces, brackets and marks are nobody's harm."""
    assert portable(name)


def test_a_name_that_is_no_text(desk: Any) -> None:
    """Bytes that are no UTF-8 in a file's name."""
    Path(os.fsdecode(os.fsencode(desk.folder) + b"/\xff.csv")).write_bytes(b"")
    assert told(desk) == {("bad-file-name", "?.csv")}


@pytest.mark.parametrize(
    "path", ["targets/ke-hoach-2024.yaml", "indicators/x.YML", f"{QUARTER}/report.yaml", "site.yaml"]
)
def test_another_ending_is_not_passed_over(desk: Any, path: str) -> None:
    """The file looks right and would never be read."""
    desk.write(path, "x: 1\n")
    assert told(desk) == {("yaml-extension", path)}


def test_a_table_with_a_space_in_its_name(desk: Any) -> None:
    """As Windows names copies."""
    (desk.folder / TABLE).rename(desk.folder / QUARTER / "ho so (2).csv")
    desk.change(f"{QUARTER}/report.yml", "ho-so.csv", "ho so (2).csv")
    assert desk.places() == []
