"""A copy of the project in a folder of its own, its commands, and the pages they make, read as trees."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

import pytest
from filelock import FileLock

PROJECT = Path(__file__).resolve().parent.parent.parent
DATA = PROJECT / "data"
SMALL_DATA = PROJECT / "tests" / "golden" / "three-tables" / "data"
TINY_DATA = PROJECT / "tests" / "problems" / "_base"
GENERATED = ("so-lieu", "index.md")
"""What the generator makes under docs/."""

Tree = dict[str, bytes]
Stamps = dict[str, tuple[bytes, int]]


def copied(to: Path, data: Path | None = DATA) -> Path:
    """A project at `to`: configuration, theme, hand-written pages and `data`, and nothing generated."""
    to.mkdir(parents=True)
    shutil.copy(PROJECT / "mkdocs.yml", to)
    shutil.copytree(PROJECT / "theme", to / "theme")
    docs = PROJECT / "docs"

    def generated(folder: str, names: list[str]) -> list[str]:
        return [name for name in names if name in GENERATED and Path(folder) == docs]

    shutil.copytree(docs, to / "docs", ignore=generated)
    if data is not None:
        shutil.copytree(data, to / "data")
    return to


def run(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs a command of the generator in `project`, as a user would, with its output as UTF-8."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(PROJECT), "PYTHONIOENCODING": "utf-8"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def built(to: Path, data: Path | None = DATA, **environment: str) -> Path:
    """A copy of the project with its site built in site/."""
    project = copied(to, data)
    done = run(project, "build", **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return project


def shared(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder that `make` fills, made by the first worker that wants it and read by all."""
    top = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        top = top.parent
    folder, done = top / f"shared-{name}", top / f"shared-{name}.done"
    with FileLock(top / f"shared-{name}.lock"):
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder)
            done.touch()
    return folder


def full_project(factory: pytest.TempPathFactory) -> Path:
    """The whole of data/ built once for all tests of a run; nobody may write there."""
    return shared(factory, "whole", built)


def tree(folder: Path) -> Tree:
    """Every file below `folder` with its bytes, by its path with `/`."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def stamps(folder: Path) -> Stamps:
    """Every file below `folder` with its bytes and the time of its last change."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in files
    }


VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "path",
        "circle",
        "rect",
        "use",
    ]
)


@dataclass(eq=False)
class Element:
    """An HTML element: `parts` are its texts and elements in order."""

    tag: str
    attributes: Mapping[str, str]
    parent: Element | None = None
    parts: list[str | Element] = field(default_factory=list)

    def all(self, *tags: str) -> Iterator[Element]:
        """Every element below, in document order; of `tags` if there are any."""
        for part in self.parts:
            if isinstance(part, Element):
                if not tags or part.tag in tags:
                    yield part
                yield from part.all(*tags)

    def first(self, tag: str) -> Element:
        """The first element of a tag; AssertionError without one."""
        found = next(self.all(tag), None)
        assert found is not None, f"no <{tag}> in <{self.tag}>"
        return found

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.attributes.get("class", "").split()

    @property
    def raw(self) -> str:
        """Its text as it stands, without scripts and styles."""
        shown = (
            p if isinstance(p, str) else "" if p.tag in ("script", "style") else p.raw for p in self.parts
        )
        return "".join(shown)

    @property
    def text(self) -> str:
        """Its text with white space made single."""
        return squeezed(self.raw)


def squeezed(text: str) -> str:
    """`text` with any white space made a single blank."""
    return " ".join(text.split())


class _Reader(HTMLParser):
    """Builds the tree; an end tag that nothing opened is a fault of the page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("#document", {})
        self.open = self.root
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> has an attribute twice")
        element = Element(tag, {name: value or "" for name, value in attrs}, self.open)
        self.open.parts.append(element)
        if tag not in VOID:
            self.open = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.parts.append(Element(tag, {name: value or "" for name, value in attrs}, self.open))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.open.tag != tag:
            self.faults.append(f"</{tag}> ends <{self.open.tag}>")
        at: Element | None = self.open
        while at is not None and at.tag != tag:
            at = at.parent
        if at is not None and at.parent is not None:
            self.open = at.parent

    def handle_data(self, data: str) -> None:
        self.open.parts.append(data)

    def handle_comment(self, data: str) -> None:
        self.open.parts.append(Element("#comment", {"text": data}, self.open))


class HtmlPage:
    """A page of a site: `path` from the site's top with `/`, `root` its document."""

    def __init__(self, path: str, source: str) -> None:
        reader = _Reader()
        reader.feed(source)
        reader.close()
        self.path = path
        self.source = source
        self.root = reader.root
        self.faults = reader.faults

    @cached_property
    def elements(self) -> list[Element]:
        """Every element in document order."""
        return list(self.root.all())

    def of(self, *tags: str) -> list[Element]:
        """Elements of tags in document order."""
        return [element for element in self.elements if element.tag in tags]

    @cached_property
    def ids(self) -> list[str]:
        """Every id."""
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]

    @cached_property
    def article(self) -> Element:
        """The page's own content, without header, navigation and footer."""
        return self.root.first("article")

    @cached_property
    def text(self) -> str:
        """What the article says."""
        return self.article.text


def pages(site: Path) -> dict[str, HtmlPage]:
    """Every HTML page of a site by its path."""
    return {
        path.relative_to(site).as_posix(): HtmlPage(
            path.relative_to(site).as_posix(), path.read_text(encoding="utf-8")
        )
        for path in sorted(site.rglob("*.html"))
    }
