"""MkDocs as a child: it never outlives its parent, and what the disk refused to it is told in our words."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.site import BuildError, SourceError, child
from generator.site.engine import run_mkdocs, without_tracebacks

CONFIGURATION = "site_name: x\ntheme: {name: null, custom_dir: theme}\nplugins: []\nhooks: [hook.py]\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A site of one page; `hook.py` is what happens during the build."""
    for folder in ("docs", "theme"):
        (tmp_path / folder).mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    (tmp_path / "docs" / "index.md").write_text("# x\n", encoding="utf-8")
    (tmp_path / "theme" / "main.html").write_text("{{ page.content }}", encoding="utf-8")
    (tmp_path / "hook.py").write_text("", encoding="utf-8")
    return tmp_path


def hook(project: Path, body: str) -> None:
    """What happens before the page is written."""
    text = f"import os\ndef on_post_page(output, page, config):\n    {body}\n    return output\n"
    (project / "hook.py").write_text(text, encoding="utf-8")


def test_a_site_is_built_of_its_own_date(project: Path) -> None:
    """In the folder that is asked for."""
    hook(project, "output += os.environ['SOURCE_DATE_EPOCH']")
    run_mkdocs(project, project / "out", 86_400)
    assert "86400" in (project / "out" / "index.html").read_text("utf-8")


def test_half_written_pages_are_not_published(project: Path) -> None:
    """Those of a killed run, until the next one removes them; the project's own list of exceptions set."""
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as configuration:
        configuration.write("exclude_docs: /decisions/\n")
    (project / "docs" / "so-lieu").mkdir()
    for path in (".index.md.partial", "so-lieu/.index.md.partial", "so-lieu/.ket-qua.csv.partial"):
        (project / "docs" / path).write_text("half", encoding="utf-8")
    run_mkdocs(project, project / "out", 0)
    assert not [path for path in (project / "out").rglob("*") if "partial" in path.name]


@pytest.mark.parametrize("code", ["ENOSPC", "EROFS", "EDQUOT"])
def test_a_full_disk_is_an_error_of_writing(project: Path, code: str) -> None:
    """Whichever file the system names, or none."""
    number = getattr(errno, code)
    hook(project, f"raise OSError({number}, 'x', 'docs/index.md')")
    with pytest.raises(OSError, match=r"index\.md") as full:
        run_mkdocs(project, project / "out", 0)
    assert full.value.errno == number and not isinstance(full.value, SourceError)
    hook(project, f"raise OSError({number}, 'x')")
    with pytest.raises(OSError, match="out") as full:
        run_mkdocs(project, project / "out", 0)
    assert full.value.errno == number


def test_what_cannot_be_read_and_what_cannot_be_written_are_told_apart(project: Path) -> None:
    """By where the file lies."""
    hook(project, "raise PermissionError(13, 'x', os.path.abspath('docs/index.md'))")
    with pytest.raises(SourceError, match=r"index\.md"):
        run_mkdocs(project, project / "out", 0)
    hook(project, "raise PermissionError(13, 'x', os.path.join(config.site_dir, 'index.html'))")
    with pytest.raises(PermissionError, match=r"index\.html") as refused:
        run_mkdocs(project, project / "out", 0)
    assert not isinstance(refused.value, SourceError)


def test_what_mkdocs_says_comes_without_tracebacks(project: Path) -> None:
    """The last line of one is kept: it names the fault."""
    hook(project, "raise ValueError('no such thing')")
    with pytest.raises(BuildError, match="no such thing") as failure:
        run_mkdocs(project, project / "out", 0)
    assert "Traceback" not in str(failure.value) and 'File "' not in str(failure.value)


def test_a_traceback_in_the_middle_is_cut_out() -> None:
    """Line by line, as it comes from a running server."""
    lines = ["a\n", "Traceback (most recent call last):\n", '  File "x"\n', "    y\n", "Error: z\n", "b\n"]
    assert list(without_tracebacks(lines)) == ["a", "Error: z", "b"]


def test_the_child_ends_with_its_parent(project: Path) -> None:
    """The parent is killed while MkDocs works: MkDocs stops, although nobody tells it to."""
    began = "open('.began', 'w').write(str(os.getpid())); os.rename('.began', 'began')"
    hook(project, began + "\n    import time\n    time.sleep(600)")
    parent = (
        "import sys; from pathlib import Path; from generator.site.engine import run_mkdocs;"
        "run_mkdocs(Path(sys.argv[1]), Path(sys.argv[1]) / 'out', 0)"
    )
    top = str(Path(child.__file__).parents[2])
    started = subprocess.Popen(
        [sys.executable, "-c", parent, str(project)], env=os.environ | {"PYTHONPATH": top}
    )
    wait_until(project / "began", there=True)
    worker = (project / "began").read_text("ascii")
    started.send_signal(signal.SIGKILL)
    started.wait()
    wait_until(Path(f"/proc/{worker}/cwd"), there=False)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a system that copies no processes")
def test_who_is_stopped_ends_the_copies_of_the_child_as_well(project: Path) -> None:
    """Before the exception goes on: what they have half made is then cleared up."""
    copy = "os.fork() or (open('.began', 'w').write(str(os.getpid())), os.rename('.began', 'began'))"
    hook(project, copy + "\n    import time\n    time.sleep(600)")

    def stop(*_: object) -> None:
        if (project / "began").exists():
            signal.setitimer(signal.ITIMER_REAL, 0)
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
    try:
        with pytest.raises(KeyboardInterrupt):
            run_mkdocs(project, project / "out", 0)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert not Path(f"/proc/{(project / 'began').read_text('ascii')}/cwd").exists()


def wait_until(path: Path, *, there: bool) -> None:
    """Waits for what is bound to come."""
    for _ in range(6000):
        if path.exists() == there:
            return
        time.sleep(0.01)
    pytest.fail(f"{path}: {there} did not come")


def test_the_child_tells_a_refusal_in_its_last_line(project: Path) -> None:
    """As JSON, with an exit code that MkDocs itself never gives."""
    hook(project, "raise OSError(28, 'x', 'y')")
    reading, writing = os.pipe()
    done = subprocess.run(
        [sys.executable, str(child.__file__), "build", "--site-dir", "out"],
        cwd=project,
        stdin=reading,
        capture_output=True,
        text=True,
        check=False,
    )
    os.close(reading)
    os.close(writing)
    assert done.returncode == child.REFUSED
    assert json.loads(done.stderr.splitlines()[-1]) == {"errno": 28, "path": "y"}
