"""The site is exchanged whole: after any fault of the disk and any kill it is the old one or the new one."""

from __future__ import annotations

import errno
import itertools
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.site import BuildError, build, build_site, exchange, renaming, sole_writer
from tests.unit.site.faults import calls_of, fingerprint, killed, refused

MECHANISMS = ("exchange", "symbolic link", "two renames", "first site", "link without exchange")
"""How the new site comes into its place: as the system offers it, and as the output asks for it."""

FLUSHES = ("_syncfs", "fsync")
EXCHANGES = ("_renameat2", "_renamex_np")


def mkdocs(project: Path, folder: Path, as_of_epoch: int) -> None:
    """In the place of MkDocs: a small site of two pages, as the sources say."""
    text = (project / "docs" / "index.md").read_text("utf-8")
    (folder / "don-vi").mkdir(parents=True)
    (folder / "index.html").write_text(text, encoding="utf-8")
    (folder / "don-vi" / "index.html").write_text(text * 2, encoding="utf-8")


class Project:
    """A project with an old site, to be built anew by one mechanism."""

    def __init__(self, top: Path, mechanism: str) -> None:
        self.top, self.mechanism = top, mechanism
        self.output = top / "site"
        (top / "docs").mkdir(parents=True)
        (top / "docs" / "index.md").write_text("old", encoding="utf-8")
        if "link" in mechanism:
            (top / "releases").mkdir()
            self.output.symlink_to(Path("releases") / "today", target_is_directory=True)
        if mechanism != "first site":
            mkdocs(top, self.output.resolve(), 0)
        self.old = fingerprint(self.output)
        (top / "docs" / "index.md").write_text("new", encoding="utf-8")
        mkdocs(top, top / "expected", 0)
        self.new = fingerprint(top / "expected")
        shutil.rmtree(top / "expected")

    def build(self) -> None:
        """As the command does it."""
        with sole_writer(self.top, self.output):
            build_site(self.top, self.output, 0)

    def leftovers(self) -> set[str]:
        """Everything beside the site and its sources."""
        entries = {path.name for path in self.top.iterdir()} - {"docs", "site", "releases"}
        if "link" in self.mechanism:
            beside = {path.name for path in (self.top / "releases").iterdir()}
            entries |= beside - {self.output.readlink().name}
        return entries

    def assert_next_build_is_fine(self) -> None:
        """Nobody has to clear anything away."""
        self.build()
        assert fingerprint(self.output) == self.new
        assert self.leftovers() == set()
        assert self.output.is_symlink() == ("link" in self.mechanism)


@pytest.fixture(params=MECHANISMS)
def mechanism(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each way of exchanging; the last ones as on Windows and on old file systems."""
    monkeypatch.setattr(build, "run_mkdocs", mkdocs)
    # flushing the disk some thousand times takes minutes and changes no name; it is counted all the same
    monkeypatch.setattr(renaming, "_syncfs", lambda _: 0)
    if request.param in ("two renames", "link without exchange"):
        monkeypatch.setattr(renaming, "_renameat2", None)
        monkeypatch.setattr(renaming, "_renamex_np", None)
    return str(request.param)


@pytest.fixture
def projects(tmp_path: Path, mechanism: str) -> Iterator[Project]:
    """As many projects as wanted, each like the first."""
    return (Project(tmp_path / str(number), mechanism) for number in range(10_000))


def calls(projects: Iterator[Project]) -> list[str]:
    """The calls of a build in which nothing goes wrong."""
    return calls_of(next(projects).build)


def test_the_new_site_takes_the_place_of_the_old(projects: Iterator[Project]) -> None:
    """By every mechanism, again and again, with nothing left beside it and the link still a link."""
    project = next(projects)
    for _ in range(3):
        project.assert_next_build_is_fine()


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES])
def test_a_disk_that_refuses_any_call_leaves_a_whole_site(projects: Iterator[Project], code: int) -> None:
    """An error leaves the old site, success the new one; the next build is fine."""
    outcomes = set()
    for at, call in enumerate(calls(projects)):
        project = next(projects)
        try:
            refused(project.build, at, code)
        except OSError:
            outcomes.add("old")
            assert fingerprint(project.output) == project.old, call
        else:
            outcomes.add("new")
            assert fingerprint(project.output) == project.new, call
        project.assert_next_build_is_fine()
    assert outcomes == {"old", "new"}


def test_a_build_killed_after_any_call_leaves_a_whole_site(projects: Iterator[Project]) -> None:
    """The old one up to one call, the new one from it on, and the next build is fine.

    Where a system can only rename, there is one moment without a site: then the old one lies aside, whole.
    """
    seen = []
    for at in range(len(calls(projects))):
        project = next(projects)
        killed(project.build, at)
        found = {project.new: "new", project.old: "old"}.get(fingerprint(project.output), "broken")
        if project.mechanism == "two renames" and not project.output.exists():
            found = "aside" if fingerprint(project.top / ".site.old") == project.old else "lost"
        seen.append(found)
        project.assert_next_build_is_fine()
    turns = [what for what, _ in itertools.groupby(seen)]
    assert turns == (["old", "aside", "new"] if project.mechanism == "two renames" else ["old", "new"])


@pytest.mark.slow
def test_a_build_killed_twice_in_a_row_leaves_a_whole_site(projects: Iterator[Project]) -> None:
    """The second one is killed while it works among what the first one left."""
    number = len(calls(projects))
    for first in range(0, number, 13):
        for second in range(0, number, 11):
            project = next(projects)
            for at in (first, second):
                killed(project.build, at)
            if project.mechanism != "two renames" or project.output.exists():
                assert fingerprint(project.output) in (project.old, project.new)
            project.assert_next_build_is_fine()


def test_a_failing_build_puts_back_what_a_killed_one_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The site is there again as soon as any build has started, even if MkDocs then refuses."""

    def refusing(project: Path, folder: Path, as_of_epoch: int) -> None:
        raise BuildError("x")

    project = Project(tmp_path / "congkhai", "two renames")
    project.output.rename(tmp_path / "congkhai" / ".site.old")
    monkeypatch.setattr(build, "run_mkdocs", refusing)
    with pytest.raises(BuildError):
        project.build()
    assert fingerprint(project.output) == project.old
    assert project.leftovers() == set()


def test_what_exchange_says_of_a_missing_folder(tmp_path: Path) -> None:
    """A refusal of the system is an error with the path, not a missing exchange."""
    (tmp_path / "a").mkdir()
    try:
        renaming.exchange(tmp_path / "a", tmp_path / "b")
    except renaming.NoExchangeError:
        assert sys.platform not in ("linux", "darwin")
    except OSError as refused:
        assert (refused.errno, refused.filename) == (errno.ENOENT, str(tmp_path / "b"))
    else:
        pytest.fail("there is nothing to exchange")


def test_the_site_is_on_the_disk_before_its_name_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A power cut after the exchange must not leave empty pages; the new name is flushed after it."""
    monkeypatch.setattr(build, "run_mkdocs", mkdocs)
    project = Project(tmp_path / "congkhai", "exchange")
    found = calls_of(project.build)
    flushed, exchanged, *_ = (call for call in found if call in (*FLUSHES, *EXCHANGES))
    assert flushed in FLUSHES and exchanged in EXCHANGES
    assert "fsync" in found[found.index(exchanged) :]


def test_a_link_to_nowhere_gets_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`site -> releases/today` before the first build, with and without releases/."""
    monkeypatch.setattr(build, "run_mkdocs", mkdocs)
    project = Project(tmp_path / "congkhai", "first site")
    project.output.symlink_to(Path("releases") / "today", target_is_directory=True)
    project.build()
    assert project.output.is_symlink()
    assert fingerprint(project.top / "releases" / "today") == project.new


def test_a_link_to_itself_is_an_error_of_the_disk(tmp_path: Path) -> None:
    """Not a crash, in any version of Python."""
    (tmp_path / "site").symlink_to("site")
    with pytest.raises(OSError, match="site") as refused:
        exchange.place(tmp_path / "site")
    assert refused.value.errno == errno.ELOOP


def test_a_link_out_of_the_project_stays_as_it_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where names cannot be exchanged, an absolute link stays absolute, and a link to a link leads there."""
    monkeypatch.setattr(build, "run_mkdocs", mkdocs)
    monkeypatch.setattr(renaming, "_renameat2", None)
    monkeypatch.setattr(renaming, "_renamex_np", None)
    project = Project(tmp_path / "congkhai", "first site")
    (tmp_path / "www").mkdir()
    (tmp_path / "www" / "current").symlink_to("today", target_is_directory=True)
    mkdocs(project.top, tmp_path / "www" / "today", 0)
    (tmp_path / "www" / "today" / "index.html").write_text("old", encoding="utf-8")
    project.output.symlink_to(tmp_path / "www" / "current", target_is_directory=True)
    for _ in range(3):
        project.build()
        assert project.output.readlink().is_absolute()
        assert fingerprint(project.output) == project.new
