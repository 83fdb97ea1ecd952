"""Work shared among copies of this process: in order, whole, and ended together."""

from __future__ import annotations

import errno
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator import workers
from generator.domain.pages import Page
from generator.site import write_pages
from generator.workers import Workers, shared_out

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a system that copies no processes")

GoOn = Callable[[], None]


def test_answers_come_in_the_order_of_the_tasks() -> None:
    """Whoever works them out; the first is worked out here."""
    answers = shared_out(lambda task, _: (task * task, os.getpid()), 20, 3)
    assert [answer for answer, _ in answers] == [task * task for task in range(20)]
    assert answers[0][1] == os.getpid()
    assert shared_out(lambda task, _: task, 3, 1) == [0, 1, 2]


def nobody_left(folder: Path) -> bool:
    """Whether none of the processes that have left their number in `folder` is a child of this one."""
    numbers = {int(file.name) for file in folder.iterdir()} - {os.getpid()}
    for number in numbers:
        with pytest.raises(ChildProcessError):
            os.waitpid(number, os.WNOHANG)
    return bool(numbers)


def test_what_goes_wrong_in_a_copy_goes_wrong_here(tmp_path: Path) -> None:
    """With what the error knows; nobody is left at work."""

    here = os.getpid()

    def full(_: int, __: GoOn) -> None:
        (tmp_path / f"{os.getpid()}").touch()
        if os.getpid() != here:
            raise OSError(errno.ENOSPC, "no room", "so-lieu/x")
        time.sleep(0.2)  # meanwhile the copy takes a task

    with pytest.raises(OSError, match="no room") as raised:
        shared_out(full, 8, 2)
    assert (raised.value.errno, raised.value.filename) == (errno.ENOSPC, "so-lieu/x")
    assert nobody_left(tmp_path)


def test_a_copy_that_is_killed_is_missed() -> None:
    """Half of the pages would look like all of them."""
    here = os.getpid()

    def killed(_: int, __: GoOn) -> None:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        else:
            time.sleep(0.5)  # meanwhile the copy takes the other task

    with pytest.raises(RuntimeError, match="killed"):
        shared_out(killed, 2, 2)


def test_who_is_stopped_stops_the_copies(tmp_path: Path) -> None:
    """They clear up what they have half made, as a build does that is stopped."""

    here, at_work, made = os.getpid(), tmp_path / "at work", tmp_path / "made"
    at_work.mkdir()
    made.mkdir()

    def waiting(task: int, _: GoOn) -> None:
        half = made / f"{task}"
        half.touch()
        try:
            (at_work / f"{os.getpid()}").touch()
            if len(list(at_work.iterdir())) == 2:  # the other one is at work too, and this process waits
                time.sleep(0.2)
                os.kill(here, signal.SIGALRM)
            time.sleep(60)
        finally:
            half.unlink()

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, stop)
    try:
        with pytest.raises(KeyboardInterrupt):
            shared_out(waiting, 2, 2)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert list(made.iterdir()) == []
    assert nobody_left(at_work)


def test_who_shares_out_may_work_too() -> None:
    """Each task is done once, here or by a copy; each takes the first that is left."""
    workers: Workers[int] = Workers(lambda task, _: task * task, 500, 2)
    try:
        mine = list(iter(workers.take, None))
        theirs = workers.answers()
    finally:
        workers.end()
    assert mine == sorted(mine)
    assert sorted([*mine, *theirs]) == list(range(500))
    assert all(answer == task * task for task, answer in theirs.items())
    workers.end()  # again, as whoever clears up after a fault may


def part(name: str) -> Iterator[Page]:
    """A part of a site."""
    for number in range(5):
        yield Page(f"so-lieu/{name}/{number}/index.md", f"{name} {number}\n".encode())


@pytest.mark.parametrize("count", [0, 1, 3])
def test_the_same_is_written_by_any_number_of_processes(
    count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what is made no more goes, and what stays the same is not touched."""
    monkeypatch.setattr(workers, "processes", lambda _: count)
    (tmp_path / "so-lieu" / "old").mkdir(parents=True)
    (tmp_path / "so-lieu" / "old" / "index.md").write_bytes(b"old\n")
    written = write_pages(tmp_path, *map(part, "abc"))
    assert (written.pages, written.written, written.removed) == (15, 15, 1)
    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert found == {f"so-lieu/{name}/{number}/index.md" for name in "abc" for number in range(5)}
    again = write_pages(tmp_path, *map(part, "abc"))
    assert (again.written, again.removed) == (0, 0)


@pytest.mark.parametrize("count", [0, 2])
def test_two_parts_do_not_share_a_path(count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which of them wrote last would be chance."""
    monkeypatch.setattr(workers, "processes", lambda _: count)

    def late() -> Iterator[Page]:
        time.sleep(0.3)  # two at once would be in each other's way before it is noticed
        yield Page("so-lieu/a.md", b"2\n")

    with pytest.raises(ValueError, match="two pages have one path"):
        write_pages(tmp_path, [Page("so-lieu/a.md", b"1\n")], late())
