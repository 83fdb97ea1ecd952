"""The lock: one holder, told by its number, and nobody locked out by the dead."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.site import BusyError
from generator.site.lock import held
from tests.unit.site.faults import killed


def test_a_lock_is_there_while_it_is_held(tmp_path: Path) -> None:
    """With the number of its holder, and gone afterwards."""
    file = tmp_path / ".lock"
    for _ in range(2):
        with held(file):
            assert file.read_text("ascii") == f"{os.getpid()}\n"
        assert list(tmp_path.iterdir()) == []


def test_a_second_holder_is_refused_and_told_of_the_first(tmp_path: Path) -> None:
    """And does not free what it does not hold."""
    file = tmp_path / ".lock"
    with held(file):
        for _ in range(2):
            with pytest.raises(BusyError, match=f"^{os.getpid()}$"), held(file):
                pytest.fail("two at once")


@pytest.mark.parametrize("content", ["", "999999999\n", "x", "\udcff"])
def test_the_file_of_a_dead_process_is_no_obstacle(tmp_path: Path, content: str) -> None:
    """Whatever stands in it."""
    file = tmp_path / ".lock"
    file.write_text(content, encoding="utf-8", errors="surrogateescape")
    with held(file):
        assert file.read_text("ascii") == f"{os.getpid()}\n"
    assert list(tmp_path.iterdir()) == []


def test_a_killed_holder_is_no_obstacle(tmp_path: Path) -> None:
    """The system frees its lock; the file that it left is taken over."""

    def hold() -> None:
        with held(tmp_path / ".lock"):
            (tmp_path / "at-work").mkdir()
            (tmp_path / "at-work").stat()

    for at in range(5, 9):
        killed(hold, at)
        with held(tmp_path / ".lock"):
            pass
        assert not (tmp_path / ".lock").exists()
