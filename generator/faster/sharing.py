"""Pages of the generator built by several processes: copies of MkDocs' own, made when all that pages share is
there and nothing is written yet.

MkDocs goes through all pages in their order, and passes by what another process builds. What was logged there
is logged here in the end, and the search gets its entries where they would stand.
"""

from __future__ import annotations

import inspect
import logging
import pickle
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator import workers
from generator.faster.own_page import OwnPage
from generator.faster.shell import Shells

LEAST = 200
"""So many pages are worth it: each process renders the first page of each kind anew."""

BLOCK = 32
"""Pages that a process takes at once."""

Entries = list[dict[str, Any]]
"""Of the search's index."""

Said = list[tuple[str, int, str]]
"""What was logged: the logger's name, the level, the message."""

_TAKES = ("page", "config", "doc_files", "nav", "env", "dirty", "excluded")
"""The arguments of MkDocs' own function that builds a page."""

_OF_PAGES = ("page_context", "post_page")
"""Events of the pages that are shared: whoever else listens must miss none."""


class Sharing:
    """Pages shared with other processes while they are built; to be ended in the end, whatever happens."""

    def __init__(
        self, pages: Sequence[OwnPage], make: Callable[[OwnPage], None], entries: Entries, count: int
    ) -> None:
        """Starts `count` processes beside this one. `make` builds a page and adds what the search has of it
        to `entries`.
        """
        self._pages, self._make, self._entries = pages, make, entries
        self._numbers = {id(page): number for number, page in enumerate(pages)}
        self._passed: list[tuple[int, int]] = []
        """How many entries there were when a page was passed by, and its number."""
        self._task: int | None = -1
        self._passing = False
        self._log = logging.getLogger(build.__name__)
        self._log.addFilter(self._worth_saying)
        self._workers = workers.Workers(self._block, -(-len(pages) // BLOCK), count)

    def elsewhere(self, page: Page) -> bool:
        """Whether another process builds the page; to be asked of each page in their order."""
        number = self._numbers.get(id(page))
        self._passing = number is not None and not self._mine(number // BLOCK)
        if number is not None and self._passing:
            self._passed.append((len(self._entries), number))
        return self._passing

    def collect(self) -> None:
        """What the others have to tell, when this process is through. Raises what one of them raised."""
        try:
            answers = self._workers.answers()
        except _MakingError as failed:
            _say(failed.said)
            raise failed.error from None
        theirs: dict[int, Entries] = {}
        for task in sorted(answers):
            entries, said = answers[task]
            theirs |= entries
            _say(said)
        merged, last = [], 0
        for place, number in self._passed:
            merged += self._entries[last:place]
            merged += theirs[number]
            last = place
        self._entries[:] = [*merged, *self._entries[last:]]

    def end(self) -> None:
        """Stops the others if they are still at work; none of them writes when this returns."""
        self._log.removeFilter(self._worth_saying)
        self._workers.end()

    def _mine(self, task: int) -> bool:
        while self._task is not None and self._task < task:
            self._task = self._workers.take()
        return self._task == task

    def _worth_saying(self, record: logging.LogRecord) -> bool:
        """MkDocs says of each page that is passed by that it is empty."""
        return not self._passing or record.levelno > logging.INFO

    def _block(self, task: int, go_on: Callable[[], None]) -> tuple[dict[int, Entries], Said]:
        """What another process does: the entries of a block's pages by their number, and what was logged."""
        self._task = task
        made: dict[int, Entries] = {}
        listening = _Listening()
        logger = logging.getLogger("mkdocs")
        logger.handlers = [listening]
        for number in range(task * BLOCK, min((task + 1) * BLOCK, len(self._pages))):
            go_on()
            before = len(self._entries)
            try:
                self._make(self._pages[number])
            except Exception as error:
                raise _MakingError(listening.said, _portable(error)) from error
            made[number] = self._entries[before:]
        return made, listening.said


class _MakingError(Exception):
    """A page could not be built by another process."""

    def __init__(self, said: Said, error: Exception) -> None:
        super().__init__(said, error)
        self.said, self.error = said, error


class _Listening(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__()
        self.said: Said = []

    def emit(self, record: logging.LogRecord) -> None:
        """As any handler does."""
        self.said.append((record.name, record.levelno, record.getMessage()))


def _say(said: Said) -> None:
    for name, level, message in said:
        logging.getLogger(name).log(level, message)  # whole, as MkDocs says the same message once


def _portable(error: Exception) -> Exception:
    """The error, or what it says if it cannot be sent."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - what was just written
    except Exception:  # whatever an error of anybody's does when it is copied
        return BuildError(f"{type(error).__name__}: {error}")
    return error


def shared(nav: Navigation, env: Shells, config: MkDocsConfig, files: Files, ours: str) -> Sharing | None:
    """The generator's pages shared among the processors; None where it is not worth it or cannot be done.

    `ours` is the module of the hooks that know of the sharing.
    """
    doc_files = files.documentation_pages()
    pages = [page for file in doc_files if isinstance(page := file.page, OwnPage) and page.shareable]
    count = workers.processes(len(pages)) if len(pages) >= LEAST else 0
    search = _search(config, ours)
    make_page = getattr(build, "_build_page", None)
    if (
        count < 2
        or search is None
        or not make_page
        or tuple(inspect.signature(make_page).parameters) != _TAKES
    ):
        return None

    def make(page: OwnPage) -> None:
        make_page(page, config, doc_files, nav, env)
        page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)

    return Sharing(pages, make, search, count - 1)


def _search(config: MkDocsConfig, ours: str) -> Entries | None:
    """The entries of the search, if nobody but it and ourselves takes note of pages."""
    entries: Entries = []
    for event in _OF_PAGES:
        for method in config.plugins.events[event]:
            plugin = getattr(method, "__self__", None)
            if type(plugin).__module__ == "material.plugins.search.plugin":
                entries = getattr(getattr(plugin, "search_index", None), "entries", entries)
            elif method.__module__ != ours:
                return None
    return entries if _last(config.plugins.events["env"], ours) else None


def _last(methods: Iterable[Callable[..., Any]], ours: str) -> bool:
    """Whether nobody puts anything around the templates that pass pages by."""
    return [method.__module__ for method in methods][-1:] == [ours]
