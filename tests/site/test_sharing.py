"""Pages built by several processes: the same site, the same faults, and nobody left at work."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.project import PROJECT, SMALL_DATA, copied, run, tree

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="a system that copies no processes"),
]

THEIRS = "hooks:\n  - theme/hooks.py\n"
OURS = "hooks:\n  - told.py\n"

TWO = """
import os, time
from mkdocs.commands import build
from generator import workers
from generator.faster import sharing
sharing.LEAST, sharing.BLOCK = 1, 2
workers.processes = lambda tasks: 2
first, whole = os.getpid(), build._build_page
"""
"""However few pages and processors there are. `first` is MkDocs' own process."""

COPY_ALONE = "workers.Workers.take = lambda self: None\n"
"""Every page that is shared is built by the copy."""

TOLD = """
def _build_page(page, config, doc_files, nav, env, dirty=False, excluded=False):
    with open("told.txt", "a") as told:
        told.write(f"{os.getpid() == first} {os.getpid()} {page.file.src_uri}\\n")
    %s
    whole(page, config, doc_files, nav, env, dirty, excluded)
build._build_page = _build_page
"""
"""Notes who is asked for which page, before something happens."""

PRESENT = "from generator.faster.hooks import *\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project whose pages are written."""
    made = copied(tmp_path_factory.mktemp("sharing") / "project", SMALL_DATA)
    done = run(made, "generate")
    assert done.returncode == 0, done.stdout + done.stderr
    return made


def started(project: Path, site: str, *hooks: str) -> subprocess.Popen[str]:
    """`mkdocs build` with hooks of these texts, or with the project's own; what it says goes into a file."""
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8").replace(OURS, THEIRS)
    assert THEIRS in text
    (project / "told.py").write_text("".join((*hooks, PRESENT)), encoding="utf-8")
    settings.write_text(text.replace(THEIRS, OURS) if hooks else text, encoding="utf-8")
    (project / "told.txt").unlink(missing_ok=True)
    with (project / "said.txt").open("w", encoding="utf-8") as said:
        return subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", site],
            cwd=project,
            env=os.environ
            | {"PYTHONPATH": str(PROJECT), "SOURCE_DATE_EPOCH": "0", "NO_MKDOCS_2_WARNING": "1"},
            stdout=said,
            stderr=subprocess.STDOUT,
        )


def built(project: Path, site: str, *hooks: str) -> tuple[int, str]:
    """The same to its end: the exit code, and what it said."""
    code = started(project, site, *hooks).wait(300)
    return code, (project / "said.txt").read_text("utf-8")


def told(project: Path) -> list[tuple[bool, int, str]]:
    """Whether it was MkDocs' own process that was asked, the process, and the page."""
    with contextlib.suppress(FileNotFoundError):
        lines = (line.split() for line in (project / "told.txt").read_text("utf-8").splitlines())
        return [(own == "True", int(number), page) for own, number, page in lines]
    return []


def copy_of(project: Path) -> int:
    """The copy's number, once it is at work."""
    for _ in range(3000):
        for own, number, _ in told(project):
            if not own:
                return number
        time.sleep(0.01)
    pytest.fail("no copy was made")


def alive(process: int) -> bool:
    """Whether a process is there and not only waits to be noticed."""
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


@contextlib.contextmanager
def page(project: Path, content: bytes) -> Iterator[str]:
    """One more page among the generator's, which it did not write."""
    file = project / "docs" / "so-lieu" / "hong.md"
    file.write_bytes(b'---\ntitle: "x"\n---\n\n# x\n\n' + content)
    try:
        yield "hong.md"
    finally:
        file.unlink()


def test_every_file_is_the_same_by_several_processes(project: Path) -> None:
    """The search's index too, in its order; the theme's own page is passed by in silence."""
    with page(project, b"- a\n- [c](don-vi/index.md)\n"):  # one that MkDocs itself converts
        one = built(project, "one")
        two = built(project, "two", TWO, TOLD % "time.sleep(0.002)")
        asked = told(project)
        copy = built(project, "copy", TWO, COPY_ALONE)
    assert [code for code, _ in (one, two, copy)] == [0, 0, 0], two[1] + copy[1]
    assert "skipped" not in two[1] + copy[1]
    assert {own for own, _, _ in asked} == {True, False}
    theirs = [path for own, _, path in asked if not own]
    assert len(theirs) == len(set(theirs)) and all(path.startswith("so-lieu/") for path in theirs)
    expected = tree(project / "one")
    for other in ("two", "copy"):
        found = tree(project / other)
        assert found.keys() == expected.keys()
        assert [path for path in expected if found[path] != expected[path]] == []


@pytest.mark.parametrize("link", [b"[x](khong-co.md)", b"[x](don-vi/index.md#khong-co)"])
def test_a_broken_link_of_another_process_fails_the_build(project: Path, link: bytes) -> None:
    """Its warning is heard and counted."""
    with page(project, link + b"\n") as name:
        code, said = built(project, "broken", TWO, COPY_ALONE)
    assert code != 0
    assert name in said and "Aborted with 1 warnings in strict mode" in said


def test_an_error_in_another_process_fails_the_build_with_its_words(project: Path) -> None:
    """Here a page that is no text."""
    with page(project, b"\xff\n") as name:
        code, said = built(project, "broken", TWO, COPY_ALONE)
    assert code != 0
    assert f"Error building page 'so-lieu/{name}'" in said and "invalid start byte" in said


def test_an_error_here_ends_the_other_processes(project: Path) -> None:
    """Before MkDocs itself ends: whoever started it may clear up."""
    fails = "\n    ".join(
        ("if os.getpid() == first:", "    time.sleep(0.5); raise OSError(28, 'x', 'y')", "time.sleep(0.05)")
    )
    code, said = built(project, "failed", TWO, TOLD % fails)
    assert code != 0 and "[Errno 28]" in said
    assert not alive(copy_of(project))


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL])
def test_the_other_processes_end_with_mkdocs(project: Path, stop: signal.Signals) -> None:
    """Stopped, it ends them; killed, it is missed at the next page."""
    mkdocs = started(project, "stopped", TWO, TOLD % "time.sleep(0.2)")
    try:
        copy = copy_of(project)
    finally:
        mkdocs.send_signal(stop)
        mkdocs.wait()
    for _ in range(300 if stop == signal.SIGKILL else 1):
        if not alive(copy):
            return
        time.sleep(0.01)
    pytest.fail("a copy goes on")
