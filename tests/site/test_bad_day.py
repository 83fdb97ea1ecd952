"""Kills, full disks, closed doors, two at once, Ctrl+C: the public site stays whole, nobody cleans up."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.domain.archives import WHOLE_SITE
from generator.messages import commands as words
from generator.messages.findings import WRITING_REASONS
from tests.site.bad_day import as_anybody, change, fingerprint, leftovers, run, start, tiny
from tests.site.project import shared, tree

pytestmark = pytest.mark.slow

MKDOCS = "subprocess.Popen"
"""The event after which MkDocs runs; the archive, the flush, the exchange and the clearing follow."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """A tiny project with its old site, whose data have changed; fingerprints of the old and the new one."""
    made = shared(tmp_path_factory, "bad-day", before_and_after)
    old, new = fingerprint(made / "congkhai" / "site"), fingerprint(made / "other" / "site")
    assert old != new
    return made / "congkhai", old, new


def before_and_after(folder: Path) -> None:
    """Fills a folder with the project whose data have changed, and with the same built from these."""
    project = tiny(folder / "congkhai")
    assert run(project, "build").returncode == 0
    change(project)
    other = shutil.copytree(project, folder / "other")
    assert run(other, "build").returncode == 0


@pytest.fixture
def project(sites: tuple[Path, str, str], tmp_path: Path) -> Path:
    """A copy for one test."""
    return shutil.copytree(sites[0], tmp_path / "congkhai")


def said(done: subprocess.CompletedProcess[str]) -> str:
    """Everything that a command said, for the message of a failing test; never a traceback."""
    assert "Traceback" not in done.stdout + done.stderr, done.stderr
    return done.stdout + done.stderr


KILLS: list[tuple[str, dict[str, Any], str]] = [
    ("the lock is just made", {"who": "generator", "at": 2}, "old"),
    ("pages are being written", {"who": "generator", "at": 60}, "old"),
    ("MkDocs reads", {"who": "mkdocs", "at": 20}, "old"),
    ("MkDocs writes", {"who": "mkdocs", "at": 150}, "old"),
    ("the archive is being filled", {"who": "generator", "after": MKDOCS, "at": -30}, "old"),
    ("the new site is flushed", {"who": "generator", "after": MKDOCS, "at": 1}, "old"),
    ("the exchange is just made", {"who": "generator", "after": MKDOCS, "at": 2}, "new"),
    ("the old site is about to go", {"who": "generator", "after": MKDOCS, "at": 3}, "new"),
    ("the old site is half gone", {"who": "generator", "after": MKDOCS, "at": 30}, "new"),
]
"""Moments, where they lie among the events, and which site stands then."""


def archived(project: Path, weather: dict[str, Any]) -> dict[str, Any]:
    """The weather, later by what the archive does: its folder, itself, and each file that it takes in."""
    if weather.get("after") != MKDOCS:
        return weather
    with zipfile.ZipFile(project / "site" / WHOLE_SITE) as archive:
        return weather | {"at": weather["at"] + 2 + len(archive.namelist())}


def test_a_build_killed_at_any_moment_leaves_a_whole_site(
    project: Path, sites: tuple[Path, str, str]
) -> None:
    """Each works among what the one before it left; the next one makes everything right by itself."""
    _, old, new = sites
    for moment, weather, expected in KILLS:
        done = run(project, "build", weather=archived(project, weather) | {"does": "SIGKILL"})
        assert done.returncode == -signal.SIGKILL, (moment, said(done))
        assert fingerprint(project / "site") == {"old": old, "new": new}[expected], moment
    assert leftovers(project), "the kills left nothing behind, so they came too early or too late"
    done = run(project, "build")
    assert done.returncode == 0, said(done)
    assert fingerprint(project / "site") == new
    assert leftovers(project) == set()


def test_the_real_site_stands_after_kills_while_mkdocs_builds(small: Path, tmp_path: Path) -> None:
    """With Material and everything; the orphaned MkDocs ends too, and does not write into the next build."""
    project = shutil.copytree(small, tmp_path / "congkhai")
    old = fingerprint(project / "site")
    (project / "docs" / "gioi-thieu.md").write_text("# Khác\n", encoding="utf-8")
    outcomes = []
    for made in ("", "index.html", "sitemap.xml"):  # the folder, the first page, the last file
        process = start(project, "build")
        until(lambda made=made, number=process.pid: (project / f".site.new-{number}" / made).exists())  # type: ignore[misc]
        process.kill()
        process.communicate()
        outcomes.append(fingerprint(project / "site"))
    done = run(project, "build")
    assert done.returncode == 0, said(done)
    new = fingerprint(project / "site")
    assert old != new and set(outcomes) <= {old, new} and outcomes[0] == old
    assert leftovers(project) == set()


STOPS: list[tuple[str, str, dict[str, Any], str]] = [
    ("libraries are loading", "SIGINT", {"who": "generator", "imports": True, "at": 300}, "old"),
    ("data are being read", "SIGTERM", {"who": "generator", "at": 12}, "old"),
    ("pages are being written", "SIGINT", {"who": "generator", "at": 60}, "old"),
    ("MkDocs writes", "SIGTERM", {"who": "mkdocs", "at": 150}, "old"),
    ("the old site is half gone", "SIGINT", {"who": "generator", "after": MKDOCS, "at": 30}, "new"),
]


@pytest.mark.parametrize(("moment", "stop", "weather", "expected"), STOPS, ids=[stop[0] for stop in STOPS])
def test_a_build_that_is_stopped_says_so(
    moment: str,
    stop: str,
    weather: dict[str, Any],
    expected: str,
    project: Path,
    sites: tuple[Path, str, str],
) -> None:
    """Exit 2, one Vietnamese sentence, nothing half made left beside the whole site."""
    done = run(project, "build", weather=archived(project, weather) | {"does": stop})
    assert done.returncode == 2, said(done)
    assert said(done).splitlines()[-1] == words.INTERRUPTED
    assert fingerprint(project / "site") == {"old": sites[1], "new": sites[2]}[expected]
    if expected == "old":
        assert leftovers(project) == set()


def refusal(code: str) -> str:
    """How a sentence about a refused write ends."""
    return f": {WRITING_REASONS[code]}. Trang cũ được giữ nguyên."


@pytest.mark.parametrize("who", ["generator", "mkdocs"])
@pytest.mark.parametrize("code", ["ENOSPC"])
def test_a_disk_that_fills_up(who: str, code: str, project: Path, sites: tuple[Path, str, str]) -> None:
    """Exit 2, the file and the reason in Vietnamese; with room again, the next build is fine."""
    done = run(project, "build", weather={"who": who, "at": 60, "does": code})
    assert done.returncode == 2, said(done)
    assert said(done).splitlines()[-1].startswith("Không ghi được ")
    assert said(done).splitlines()[-1].endswith(refusal(code))
    assert fingerprint(project / "site") == sites[1]
    assert run(project, "build").returncode == 0
    assert fingerprint(project / "site") == sites[2]
    assert leftovers(project) == set()


def test_a_quota_for_files(project: Path, sites: tuple[Path, str, str]) -> None:
    """The system itself refuses what is larger than it allows."""
    largest = max(path.stat().st_size for path in (project / "docs").rglob("*") if path.is_file())

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest // 2, largest // 2))

    shutil.rmtree(project / "docs" / "so-lieu")
    done = run(project, "build", preexec_fn=limited)
    assert done.returncode == 2, said(done)
    assert said(done).splitlines()[-1].endswith(refusal("EFBIG"))
    assert fingerprint(project / "site") == sites[1]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 16 MB, where the system lets the tests mount one; the full disk is tested without it too."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(disk)]
    if os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("mounting takes root")
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("this system lets nobody mount a disk")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def test_a_disk_that_is_really_full(small_disk: Path, project: Path, sites: tuple[Path, str, str]) -> None:
    """Whoever runs out of room, generator or MkDocs: the old site, and no half one beside it."""
    there = shutil.copytree(project, small_disk / "congkhai")
    filler = there / "filler"
    for rest in (4, 100):  # kilobytes: none for the pages; enough for the pages, not for the site
        free = os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize
        filler.write_bytes(bytes(max(free - rest * 1024, 0)))
        done = run(there, "build")
        assert done.returncode == 2, said(done)
        assert said(done).splitlines()[-1].endswith(refusal("ENOSPC"))
        assert fingerprint(there / "site") == sites[1]
        assert leftovers(there) == {"filler"}
        filler.unlink()
    assert run(there, "build").returncode == 0
    assert fingerprint(there / "site") == sites[2]


def test_findings_that_cannot_be_printed(project: Path) -> None:
    """The list of findings goes into a file on a full disk: a sentence, not half a list and success."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = run(project, "check", stdout=full)
    assert done.returncode == 2, said(done)
    assert said(done).splitlines()[-1] == words.OUTPUT_FAILED.format(reason=WRITING_REASONS["ENOSPC"])


DOORS: dict[str, tuple[tuple[str, ...], tuple[str, ...], str]] = {
    "pages": (("docs/so-lieu/ky",), ("build",), "docs/so-lieu/ky/"),
    "output": (("kho",), ("build", "--output", "kho/site"), "kho/"),
    "project": ((".",), ("build",), ".congkhai.lock"),
}
"""Folders without permission to write, the command, and what it names."""


@pytest.mark.parametrize("door", DOORS)
def test_a_folder_without_permission(door: str, project: Path, sites: tuple[Path, str, str]) -> None:
    """Exit 2 and what cannot be written; permissions hold for root too here."""
    folders, command, named = DOORS[door]
    shutil.rmtree(project / "docs" / "so-lieu" / "ky" / "2023-q3")
    (project / "kho").mkdir()
    for folder in folders:
        (project / folder).chmod(0o555)
    try:
        done = run(project, *command, preexec_fn=as_anybody)
    finally:
        for folder in folders:
            (project / folder).chmod(0o755)
    assert done.returncode == 2, said(done)
    last = said(done).splitlines()[-1]
    assert last.startswith("Không ghi được ") and last.endswith(refusal("EACCES")) and named in last
    assert fingerprint(project / "site") == sites[1]


def test_pages_without_permission_to_read(project: Path, sites: tuple[Path, str, str]) -> None:
    """What MkDocs may not read is said as such."""
    page = project / "docs" / "gioi-thieu.md"
    page.chmod(0)
    done = run(project, "build", preexec_fn=as_anybody)
    assert done.returncode == 2, said(done)
    last = said(done).splitlines()[-1]
    assert last == words.READ_FAILED.format(path=page, reason="không có quyền đọc")
    assert fingerprint(project / "site") == sites[1]


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Path]:
    """A folder on another disk than the project, or beside it where there is none."""
    memory = Path("/dev/shm")  # noqa: S108 - wanted for being another disk
    other = memory.is_dir() and os.access(memory, os.W_OK)
    with tempfile.TemporaryDirectory(dir=memory if other else tmp_path) as folder:
        yield Path(folder)


def test_the_editors_files_are_never_written(
    project: Path, elsewhere: Path, sites: tuple[Path, str, str]
) -> None:
    """A build works on data that nobody may write, leaves them as they are, and builds on another disk."""
    before = tree(project / "data")
    files = [project / "data", *(project / "data").rglob("*")]
    for path in files:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        done = run(project, "build", "--output", str(elsewhere / "site"), preexec_fn=as_anybody)
    finally:
        for path in files:
            path.chmod(0o755 if path.is_dir() else 0o644)
    assert done.returncode == 0, said(done)
    assert fingerprint(elsewhere / "site") == sites[2]
    assert [path.name for path in elsewhere.iterdir()] == ["site"]
    assert tree(project / "data") == before


@pytest.mark.parametrize("stands", ["a file", "a foreign folder"])
def test_an_output_that_is_no_site(stands: str, project: Path) -> None:
    """Refused before anything is written, and left as it was."""
    output = project / "kho"
    if stands == "a file":
        output.write_text("quan trọng", encoding="utf-8")
    else:
        output.mkdir()
        (output / "so.txt").write_text("quan trọng", encoding="utf-8")
    before = tree(project / "docs"), fingerprint(project)
    done = run(project, "build", "--output", "kho")
    assert done.returncode == 2, said(done)
    assert said(done).splitlines()[-1] == words.NOT_A_SITE.format(folder=output)
    assert (tree(project / "docs"), fingerprint(project)) == before


def test_one_build_at_a_time(project: Path, tmp_path: Path, sites: tuple[Path, str, str]) -> None:
    """The second one, even into another folder, says who is at work, and harms nothing; reading is free."""
    go = tmp_path / "go"
    weather = {"who": "mkdocs", "at": 0, "does": "wait", "until": str(go)}
    first = start(project, "build", weather=weather)
    try:
        lock = project / ".congkhai.lock"
        until(lambda: lock.exists() and any(project.glob(".congkhai.lock")) and has_text(lock))
        number = lock.read_text("ascii").strip()
        assert number == str(first.pid)
        for command in (("build",), ("build", "--output", str(tmp_path / "khac")), ("generate",)):
            done = run(project, *command)
            assert done.returncode == 2, said(done)
            assert said(done) == words.BUSY.format(process=words.PROCESS.format(number=number)) + "\n"
            assert fingerprint(project / "site") == sites[1]
        assert run(project, "check").returncode == 0
    finally:
        go.touch()
        first.communicate()
    assert first.returncode == 0
    assert fingerprint(project / "site") == sites[2]
    assert not (tmp_path / "khac").exists()
    assert leftovers(project) == set()


def has_text(file: Path) -> bool:
    """Whether a file holds something already."""
    return bool(file.read_text("ascii").strip())


def until(true: Callable[[], bool]) -> None:
    """Waits for what is bound to come."""
    for _ in range(6000):
        if true():
            return
        time.sleep(0.01)
    pytest.fail("it did not come")


def test_a_preview_outlives_bad_moments(project: Path) -> None:
    """A file that is half saved, a disk that does not let it write: told, and the preview goes on."""
    table = project / "data" / "periods" / "2023-q3" / "an-binh" / "ho-so.csv"
    whole = table.read_bytes()
    port = free_port()
    log = project.with_name("said")
    with log.open("w", encoding="utf-8") as out:
        process = start(project, "serve", "--port", str(port), stdout=out, stderr=subprocess.STDOUT)
    try:
        until(lambda: words.SERVING.format(port=port) in log.read_text("utf-8"))
        table.write_bytes(whole[: len(whole) // 2].rsplit(b",", 1)[0])
        until(lambda: "chặn công bố" in log.read_text("utf-8"))
        (project / "docs" / "so-lieu" / "ky").rename(project / "ky")
        (project / "docs" / "so-lieu" / "ky").write_text("in the way", encoding="utf-8")
        table.write_bytes(whole.replace(b"200,149", b"200,148"))
        until(lambda: "Không ghi được" in log.read_text("utf-8"))
        assert process.poll() is None
        (project / "docs" / "so-lieu" / "ky").unlink()
        table.write_bytes(whole.replace(b"200,149", b"200,147"))
        until(lambda: "Số liệu đã đổi" in log.read_text("utf-8"))
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
    assert "Traceback" not in log.read_text("utf-8")
    assert leftovers(project) == {"ky"}


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
