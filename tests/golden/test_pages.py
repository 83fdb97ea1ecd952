"""Three tables, from data to pages: the whole tree that the generator writes, byte for byte.

`make golden` (--update-golden) writes the tree anew; read its diff before committing. What draws the charts
is left out: the specs have tests of their own, and the browser's library is not this project's text. So are
the preview pictures, whose names are the hashes of what they show, and archives (workbooks are archives too):
nobody can read their difference, and what they hold is held against the contract in tests/site/.
"""

from __future__ import annotations

import difflib
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator import pipeline
from generator.pages import Origin, render_pages

FOLDER = Path(__file__).resolve().parent / "three-tables"
PAGES = FOLDER / "pages"
LEFT_OUT = ("so-lieu/bieu-do/", "so-lieu/anh/")
ARCHIVES = (".xlsx", ".zip")
BY_VEGA = ("so-lieu/chi-so/", "so-lieu/ky/", "so-lieu/bo-chi-so/")
"""Where Vega draws pictures: the measures of the letters on this machine go into them."""
MOST_FILES, MOST_LINES = 10, 12
"""How much of a difference is shown."""


def rendered() -> dict[str, bytes]:
    """The files of the site by path, from a version and a commit that do not change."""
    checked = pipeline.check(FOLDER / "data", lambda _: None)
    assert checked.dataset is not None
    assert checked.results is not None
    pages = render_pages(checked.dataset, checked.results, checked.findings, Origin("0.0.0", ""))
    return {page.path: page.content for page in pages if not left_out(page.path)}


def left_out(path: str) -> bool:
    """Whether a file is no text of this project."""
    by_vega = path.startswith(BY_VEGA) and path.endswith(".svg")
    return by_vega or path.startswith(LEFT_OUT) or path.endswith(ARCHIVES)


def stored() -> dict[str, bytes]:
    """The golden tree."""
    files = sorted(path for path in PAGES.rglob("*") if path.is_file())
    return {path.relative_to(PAGES).as_posix(): path.read_bytes() for path in files}


def differences(found: Mapping[str, bytes], expected: Mapping[str, bytes]) -> list[str]:
    """Which files are missing, new or changed, and the first lines in which they differ."""
    missing = [f"{path}: not generated any more" for path in sorted(expected.keys() - found.keys())]
    new = [f"{path}: not in the golden tree" for path in sorted(found.keys() - expected.keys())]
    changed = [
        "\n".join([f"{path}: differs", *first_lines(found[path], expected[path])])
        for path in sorted(found.keys() & expected.keys())
        if found[path] != expected[path]
    ]
    return missing + new + changed


def first_lines(found: bytes, expected: bytes) -> list[str]:
    """The first lines of the difference of two texts."""
    before, after = (content.decode().splitlines() for content in (expected, found))
    lines = list(difflib.unified_diff(before, after, "golden", "generated", n=0, lineterm=""))[2:]
    return [f"    {line[:200]}" for line in lines[:MOST_LINES]] or ["    only line ends or the last newline"]


def test_the_generated_tree(update_golden: bool) -> None:
    """Every page, table and record of the site, as it was last read and committed."""
    found = rendered()
    if update_golden:
        shutil.rmtree(PAGES, ignore_errors=True)
        for path, content in found.items():
            file = PAGES / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    problems = differences(found, stored())
    if problems:
        shown = problems[:MOST_FILES]
        more = [f"… and {len(problems) - MOST_FILES} files more"] if len(problems) > MOST_FILES else []
        pytest.fail("\n".join([*shown, *more, "If this is meant: make golden"]), pytrace=False)


def test_a_second_rendering_is_the_same() -> None:
    """No clock, no randomness: the same input gives the same bytes, in the same order."""
    assert list(rendered().items()) == list(rendered().items())


def test_differences_are_seen_and_named() -> None:
    """Missing, new and changed files, down to a line end."""
    old = {"a.md": b"one\ntwo\n", "b.md": b"x\n"}
    assert differences(old, old) == []
    assert differences({"a.md": b"one\ntwo\n"}, old) == ["b.md: not generated any more"]
    assert differences({**old, "c.md": b""}, old) == ["c.md: not in the golden tree"]
    assert differences({**old, "a.md": b"one\n2\n"}, old) == [
        "a.md: differs\n    @@ -2 +2 @@\n    -two\n    +2"
    ]
    assert "only line ends" in differences({**old, "b.md": b"x"}, old)[0]
