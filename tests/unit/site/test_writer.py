"""The writer: only what changed, each file whole, nothing outside docs/, nothing left behind."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.domain.pages import Drawing, Page, Stream
from generator.site import Written, write_pages
from tests.unit.site.faults import calls_of, killed, refused

PAGES = [
    Page("index.md", b"home\n"),
    Page("so-lieu/a/index.md", b"a\n"),
    Page("so-lieu/a/ket-qua.csv", b"x,y\n"),
]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A docs folder with a hand-written page."""
    folder = tmp_path / "docs"
    (folder / "assets").mkdir(parents=True)
    (folder / "gioi-thieu.md").write_bytes(b"by hand\n")
    (folder / "assets" / "x.css").write_bytes(b"p {}\n")
    return folder


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Bytes and time of change of every file."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def aged(folder: Path) -> None:
    """Makes every file old, so that a write shows."""
    for path in folder.rglob("*"):
        if path.is_file():
            os.utime(path, (1, 1))


def test_every_page_is_written(docs: Path) -> None:
    """With its folders; what was written by hand stays."""
    assert write_pages(docs, PAGES) == Written(pages=3, written=3, removed=0)
    assert {path: content for path, (content, _) in state(docs).items()} == {
        **{page.path: page.content for page in PAGES},
        "gioi-thieu.md": b"by hand\n",
        "assets/x.css": b"p {}\n",
    }


def test_the_same_pages_are_not_written_again(docs: Path) -> None:
    """Neither bytes nor times change, so that a preview does not reload."""
    write_pages(docs, PAGES)
    aged(docs)
    before = state(docs)
    assert write_pages(docs, PAGES) == Written(3, 0, 0)
    assert state(docs) == before


def test_only_what_changed_is_written(docs: Path) -> None:
    """One page of three."""
    write_pages(docs, PAGES)
    aged(docs)
    changed = [PAGES[0], Page("so-lieu/a/index.md", b"new\n"), PAGES[2]]
    assert write_pages(docs, changed) == Written(3, 1, 0)
    touched = {path for path, (_, time) in state(docs).items() if time != 1_000_000_000}
    assert touched == {"so-lieu/a/index.md"}


def test_what_is_not_made_any_more_goes(docs: Path) -> None:
    """With the folders that it leaves empty, in the generator's own folder alone."""
    write_pages(docs, [*PAGES, Page("so-lieu/b/c/index.md", b"c\n")])
    (docs / "so-lieu" / "empty" / "deep").mkdir(parents=True)
    assert write_pages(docs, PAGES) == Written(3, 0, 1)
    assert not (docs / "so-lieu" / "b").exists()
    assert not (docs / "so-lieu" / "empty").exists()
    assert (docs / "gioi-thieu.md").exists() and (docs / "assets" / "x.css").exists()


@pytest.mark.parametrize(
    "path", ["../x.md", "so-lieu/../../x.md", "/etc/x.md", "..", "", "so-lieu/a/../../../x.md"]
)
def test_a_path_outside_is_refused(docs: Path, path: str) -> None:
    """Ids are slugs, but the writer does not rely on it."""
    before = state(docs.parent)
    with pytest.raises(ValueError, match="page must lie under docs/"):
        write_pages(docs, [Page(path, b"x")])
    assert state(docs.parent) == before


def test_two_pages_of_one_path_are_refused(docs: Path) -> None:
    """The second would silently replace the first."""
    with pytest.raises(ValueError, match=r"so-lieu/a/index\.md"):
        write_pages(docs, [PAGES[1], PAGES[1]])


def test_half_written_files_of_a_killed_run_are_cleaned(docs: Path) -> None:
    """A page that it was about to change, one that was not there yet, one that is not made any more."""
    write_pages(docs, PAGES)
    for path in (".index.md.partial", "so-lieu/a/.index.md.partial", "so-lieu/b/.index.md.partial"):
        (docs / path).parent.mkdir(exist_ok=True)
        (docs / path).write_bytes(b"ha")
    changed = [Page("index.md", b"new\n"), *PAGES[1:]]
    write_pages(docs, changed)
    assert not list(docs.rglob("*.partial"))
    assert not (docs / "so-lieu" / "b").exists()
    assert (docs / "index.md").read_bytes() == b"new\n"


OLD = [*PAGES, Page("so-lieu/b/index.md", b"b\n")]
NEW = [
    Page("index.md", b"new home\n"),
    Page("so-lieu/a/index.md", b"a\n"),
    Page("so-lieu/c/index.md", b"c\n"),
]
"""One page changed, one stays, one is new, two are not made any more."""


def assert_whole_and_mended(docs: Path) -> None:
    """Each file under its own name has its old or its new bytes, and the next run makes everything right."""
    wholes = {(page.path, page.content) for page in (*OLD, *NEW)}
    found = {(path, content) for path, (content, _) in state(docs).items() if not path.endswith(".partial")}
    assert found - wholes == {("gioi-thieu.md", b"by hand\n"), ("assets/x.css", b"p {}\n")}
    write_pages(docs, NEW)
    assert {path: content for path, (content, _) in state(docs).items()} == {
        **{page.path: page.content for page in NEW},
        "gioi-thieu.md": b"by hand\n",
        "assets/x.css": b"p {}\n",
    }
    assert not (docs / "so-lieu" / "b").exists()


@pytest.fixture
def copies(docs: Path) -> Iterator[Path]:
    """As many docs folders with the old pages as wanted."""
    write_pages(docs, OLD)
    return (shutil.copytree(docs, docs.with_name(f"docs-{number}")) for number in range(10_000))


def test_a_disk_that_refuses_any_call_leaves_whole_files(copies: Iterator[Path]) -> None:
    """A full disk gives an error that names a file, not half a page, and the next run mends it."""
    first = next(copies)
    for at, call in enumerate(calls_of(lambda: write_pages(first, NEW))):
        docs = next(copies)
        try:
            refused(lambda docs=docs: write_pages(docs, NEW), at)  # type: ignore[misc]
        except OSError as error:
            assert error.filename or call != "write"
        assert_whole_and_mended(docs)


def test_a_run_killed_after_any_call_leaves_whole_files(copies: Iterator[Path]) -> None:
    """What it was writing stays half written under another name, which MkDocs passes over."""
    halves = set()
    first = next(copies)
    for at in range(len(calls_of(lambda: write_pages(first, NEW)))):
        docs = next(copies)
        killed(lambda docs=docs: write_pages(docs, NEW), at)  # type: ignore[misc]
        halves |= {path for path in state(docs) if path.endswith(".partial")}
        assert_whole_and_mended(docs)
    assert halves == {".index.md.partial", "so-lieu/c/.index.md.partial"}


def test_a_full_disk_names_the_file(docs: Path) -> None:
    """The system says of a write only that it failed."""
    (docs / ".index.md.partial").symlink_to("/dev/full")
    with pytest.raises(OSError, match=r"index\.md") as error:
        write_pages(docs, PAGES)
    assert error.value.errno == errno.ENOSPC
    assert not list(docs.rglob("*.partial"))


def test_what_is_named_after_its_content_is_drawn_once(docs: Path) -> None:
    """A drawing that stands there already is the same; one that is gone is drawn again."""
    drawn: list[str] = []

    def draw() -> bytes:
        drawn.append("drawn")
        return b"png"

    drawing = Drawing("so-lieu/anh/1a2b.png", draw)
    assert write_pages(docs, [*PAGES, drawing]) == Written(4, 4, 0)
    assert write_pages(docs, [*PAGES, drawing]) == Written(4, 0, 0)
    assert drawn == ["drawn"]
    (docs / drawing.path).unlink()
    assert write_pages(docs, [*PAGES, drawing]) == Written(4, 1, 0)
    assert (docs / drawing.path).read_bytes() == b"png"
    assert write_pages(docs, PAGES) == Written(3, 0, 1)


BLOCKS = [b"a,b\n", b"1,2\n3,4\n", b"", b"5,6\n"]
WHOLE = b"".join(BLOCKS)


@pytest.mark.parametrize(
    "before",
    [
        None,
        WHOLE,
        b"",
        b"a,b\n",
        b"a,b\n1,2\n",
        WHOLE[:-1],
        WHOLE + b"7,8\n",
        b"A" + WHOLE[1:],
        WHOLE[:-2] + b"7\n",
    ],
    ids=["no file", "the same", "empty", "a block", "half a block", "short", "long", "first", "last"],
)
def test_a_stream_is_written_if_its_bytes_changed(docs: Path, before: bytes | None) -> None:
    """Whatever stood there: afterwards the blocks stand there, and the same bytes are left untouched."""
    stream = Stream("so-lieu/a/ket-qua.csv", lambda: iter(BLOCKS))
    file = docs / stream.path
    if before is not None:
        file.parent.mkdir(parents=True)
        file.write_bytes(before)
        aged(docs)
    assert write_pages(docs, [stream]) == Written(1, int(before != WHOLE), 0)
    assert file.read_bytes() == WHOLE == stream.content
    assert (file.stat().st_mtime == 1) == (before == WHOLE)
    assert not list(docs.rglob("*.partial"))


def test_a_stream_that_breaks_off_leaves_the_old_file(docs: Path) -> None:
    """Half of it never bears the name."""

    def breaking() -> Iterator[bytes]:
        yield b"new\n"
        raise OSError(errno.ENOSPC, "full")

    write_pages(docs, PAGES)
    with pytest.raises(OSError, match=r"ket-qua\.csv") as error:
        write_pages(docs, [Stream("so-lieu/a/ket-qua.csv", breaking)])
    assert error.value.errno == errno.ENOSPC
    assert (docs / "so-lieu/a/ket-qua.csv").read_bytes() == b"x,y\n"
    assert not list(docs.rglob("*.partial"))
