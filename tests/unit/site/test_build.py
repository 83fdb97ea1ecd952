"""The exchange of the site: the new one whole, or the old one as it was."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from generator.site import BuildError, NotASiteError, build_site, child, engine, sole_writer

Made = Callable[[Path], int]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with an old site."""
    folder = tmp_path / "congkhai"
    (folder / "site").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    (folder / "site" / "index.html").write_text("old", encoding="utf-8")
    return folder


@pytest.fixture
def mkdocs(monkeypatch: pytest.MonkeyPatch) -> Callable[[Made], list[dict[str, Any]]]:
    """Puts a function in the place of MkDocs: it gets the folder to build into, and returns its exit code."""

    def install(made: Made) -> list[dict[str, Any]]:
        calls: list[dict[str, Any]] = []

        def run(command: Sequence[str], **options: Any) -> subprocess.CompletedProcess[str]:
            calls.append({"command": list(command), **options})
            target = Path(command[command.index("--site-dir") + 1])
            return subprocess.CompletedProcess(command, made(target), "WARNING - out\n", "err\n")

        monkeypatch.setattr(engine, "finished", run)
        return calls

    return install


def fine(target: Path) -> int:
    """MkDocs as it should be."""
    target.mkdir()
    (target / "index.html").write_text("new", encoding="utf-8")
    return 0


def refusing(target: Path) -> int:
    """MkDocs that stops half way."""
    fine(target)
    return 1


def beside(project: Path) -> set[str]:
    """What lies in the project."""
    return {path.name for path in project.iterdir()}


def test_the_new_site_takes_the_place_of_the_old(
    project: Path, mkdocs: Callable[[Made], list[dict[str, Any]]]
) -> None:
    """And nothing is left beside it."""
    mkdocs(fine)
    build_site(project, project / "site", 0)
    assert (project / "site" / "index.html").read_text("utf-8") == "new"
    assert beside(project) == {"site", "mkdocs.yml"}


def test_the_first_site(project: Path, mkdocs: Callable[[Made], list[dict[str, Any]]]) -> None:
    """Where none was, one is."""
    mkdocs(fine)
    build_site(project, project / "elsewhere", 0)
    assert (project / "elsewhere" / "index.html").read_text("utf-8") == "new"


def test_a_failure_leaves_the_old_site(project: Path, mkdocs: Callable[[Made], list[dict[str, Any]]]) -> None:
    """With what MkDocs said in the error, and without what it had made."""
    mkdocs(refusing)
    with pytest.raises(BuildError, match=r"out\nerr"):
        build_site(project, project / "site", 0)
    assert (project / "site" / "index.html").read_text("utf-8") == "old"
    assert beside(project) == {"site", "mkdocs.yml"}


def test_the_old_site_stands_while_the_new_one_is_made(
    project: Path, mkdocs: Callable[[Made], list[dict[str, Any]]]
) -> None:
    """A build that is killed leaves it there."""

    def killed(target: Path) -> int:
        fine(target)
        assert (project / "site" / "index.html").read_text("utf-8") == "old"
        raise KeyboardInterrupt

    mkdocs(killed)
    with pytest.raises(KeyboardInterrupt):
        build_site(project, project / "site", 0)
    assert (project / "site" / "index.html").read_text("utf-8") == "old"


def test_leftovers_of_a_killed_build_are_cleared(
    project: Path, mkdocs: Callable[[Made], list[dict[str, Any]]]
) -> None:
    """They neither stop the next build nor get into it; what only has a similar name stays."""
    for name in (".site.new-1", ".site.old", "site.old", "site.new", ".site.news"):
        (project / name).mkdir()
        (project / name / "stale.html").write_text("stale", encoding="utf-8")
    mkdocs(fine)
    with sole_writer(project, project / "site"):
        build_site(project, project / "site", 0)
    assert [path.name for path in (project / "site").iterdir()] == ["index.html"]
    assert beside(project) == {"site", "mkdocs.yml", "site.old", "site.new", ".site.news"}


def test_mkdocs_is_asked_to_be_strict_and_to_know_the_date(
    project: Path, mkdocs: Callable[[Made], list[dict[str, Any]]]
) -> None:
    """Strictly, with the as-of date, in the project; `--quiet` would keep warnings from being counted."""
    calls = mkdocs(fine)
    build_site(project, project / "site", 1_706_659_200)
    (call,) = calls
    assert call["command"][0] == sys.executable
    assert call["command"][2:4] == [str(Path(child.__file__)), "build"]
    assert "--strict" in call["command"]
    assert not {"--quiet", "-q", "--dirty"} & set(call["command"])
    assert call["env"]["SOURCE_DATE_EPOCH"] == "1706659200"
    assert Path(call["cwd"]) == project


@pytest.mark.parametrize("output", [".", "data", "docs", "theme", "data/periods", ".."])
def test_a_site_does_not_take_the_place_of_its_sources(
    output: str, project: Path, mkdocs: Callable[[Made], list[dict[str, Any]]]
) -> None:
    """`--output data` must not throw the data away: a folder that is no site is refused, untouched."""
    for name in ("data/periods", "docs", "theme"):
        (project / name).mkdir(parents=True, exist_ok=True)
        (project / name / "kept.txt").write_text("kept", encoding="utf-8")
    before = {path: path.read_bytes() for path in project.parent.rglob("*") if path.is_file()}
    mkdocs(fine)
    with pytest.raises(NotASiteError):
        build_site(project, (project / output).resolve(), 0)
    with pytest.raises(NotASiteError), sole_writer(project, (project / output).resolve()):
        pass
    after = {path: path.read_bytes() for path in project.parent.rglob("*") if path.is_file()}
    assert after == before
