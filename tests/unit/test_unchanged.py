"""A run with nothing to do: known by what the pages were made from and by how they stand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.unchanged import NOTE, Made, forget, note, source, still


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that was just made: one file of data, two pages."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "units.csv").write_text("id\n", encoding="utf-8")
    (tmp_path / "docs" / "so-lieu").mkdir(parents=True)
    paths = ["index.md", "so-lieu/a.md"]
    for path in paths:
        (tmp_path / "docs" / path).write_text("x\n", encoding="utf-8")
    note(tmp_path, Made(source(tmp_path, tmp_path / "data"), 2, 1, "2026-01-31", 3), paths)
    return tmp_path


def test_as_it_was_left(project: Path) -> None:
    """What there is to tell of the last run is told again."""
    made = still(project, project / "data")
    assert made is not None
    assert (made.pages, made.findings, made.as_of, made.results) == (2, 1, "2026-01-31", 3)


def _spoil_note(project: Path) -> None:
    (project / NOTE).write_text("{", encoding="utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a figure": lambda p: (p / "data" / "units.csv").write_text("id\nb\n", encoding="utf-8"),
    "a file more": lambda p: (p / "data" / "more.csv").write_text("", encoding="utf-8"),
    "a page edited": lambda p: (p / "docs" / "so-lieu" / "a.md").write_text("mine\n", encoding="utf-8"),
    "a page gone": lambda p: (p / "docs" / "index.md").unlink(),
    "a page of somebody else": lambda p: (p / "docs" / "so-lieu" / "b.md").write_text("", encoding="utf-8"),
    "no note": forget,
    "a note half written": _spoil_note,
}


@pytest.mark.parametrize("change", CHANGES)
def test_anything_else_is_made_anew(project: Path, change: str) -> None:
    """A changed input, a changed page, a page that nobody made, a note that cannot be read."""
    CHANGES[change](project)
    assert still(project, project / "data") is None


def test_a_page_of_the_same_size_and_another_time(project: Path) -> None:
    """Who writes a page anew has changed it, though its size be the same."""
    page = project / "docs" / "so-lieu" / "a.md"
    before = page.stat()
    page.write_text("y\n", encoding="utf-8")
    assert page.stat().st_size == before.st_size
    assert still(project, project / "data") is None
