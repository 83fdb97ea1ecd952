"""What makes the build fast adds nothing: without it the same site comes out, byte for byte."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.site.search import slim_search_index
from tests.site.project import PROJECT, SMALL_DATA, copied, run, tree

pytestmark = pytest.mark.slow

HOOKS = "hooks:\n  - theme/hooks.py\n"
ODD = "so-lieu/la.md"
"""Markdown of every kind among the generator's pages, which MkDocs itself has to do."""


def plain(project: Path, site: str) -> subprocess.CompletedProcess[str]:
    """What `mkdocs build` does in a project, strictly."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", site],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(PROJECT), "SOURCE_DATE_EPOCH": "0", "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project whose pages are written, and one page that no generator would write."""
    made = copied(tmp_path_factory.mktemp("faster") / "project", SMALL_DATA)
    done = run(made, "generate")
    assert done.returncode == 0, done.stdout + done.stderr
    odd = '---\ntitle: "L&amp;ạ"\n---\n\n# L & *ạ*\n\n- a\n- [c](don-vi/index.md)\n\n<p>x</p> y\n\n## a\n## a'
    (made / "docs" / ODD).write_text(odd, encoding="utf-8")
    return made


def test_every_file_is_the_same_without_it(project: Path) -> None:
    """Pages, their links, ids and figures, the map, the files; of the search's index what is published."""
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert HOOKS in text
    done = plain(project, "fast")
    assert done.returncode == 0, done.stderr
    settings.write_text(text.replace(HOOKS, ""), encoding="utf-8")
    try:
        done = plain(project, "slow")
    finally:
        settings.write_text(text, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    for site in ("fast", "slow"):
        slim_search_index(project / site)
    fast, slow = tree(project / "fast"), tree(project / "slow")
    assert fast.keys() == slow.keys()
    assert [path for path in slow if fast[path] != slow[path]] == []


@pytest.mark.parametrize(
    "link", ["[x](khong-co.md)", "[x](don-vi/index.md#khong-co)", "[x](chi-tieu/index.md#khong-co)"]
)
def test_a_broken_link_still_fails_the_build(project: Path, link: str) -> None:
    """Also one that stands among the generator's pages, and one to an anchor of a page read late."""
    page = project / "docs" / "so-lieu" / "hong.md"
    page.write_text(f'---\ntitle: "x"\n---\n\n# x\n\n{link}\n', encoding="utf-8")
    try:
        done = plain(project, "broken")
    finally:
        page.unlink()
    assert done.returncode != 0
    assert "hong.md" in done.stderr


def test_files_are_linked_and_the_site_stays_when_they_change(project: Path) -> None:
    """The generator replaces a file of docs/; the site that stands keeps the one that it was built with."""
    done = plain(project, "linked")
    assert done.returncode == 0, done.stderr
    csv = "so-lieu/du-lieu/units.csv"
    made, shown = project / "docs" / csv, project / "linked" / csv
    assert made.samefile(shown)
    pages = [path for path in (project / "linked").rglob("*.html") if path.stat().st_nlink > 1]
    assert pages == []
    before = tree(project / "linked")
    registers = project / "data" / "units.csv"
    text = registers.read_text("utf-8")
    registers.write_text(text.replace(",2025-06-30,,\n", ",2025-06-30,,Nghĩa Bình\n", 1), encoding="utf-8")
    try:
        done_again = run(project, "generate")
    finally:
        registers.write_text(text, encoding="utf-8")
    assert done_again.returncode == 0, done_again.stdout + done_again.stderr
    assert made.read_bytes() != shown.read_bytes()
    assert tree(project / "linked") == before
