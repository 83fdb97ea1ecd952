"""What MkDocs calls. A page or a setting that is not foreseen is left to MkDocs itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.faster.linked_file import link_files
from generator.faster.markup import Converter
from generator.faster.own_page import OwnPage
from generator.faster.sharing import Sharing, shared
from generator.faster.shell import Shells

FOLDER = "so-lieu/"
"""Where the generator's pages stand; it writes no other."""

_EARLIER = ("page_read_source", "page_markdown", "page_content", "pre_page")
"""Events at which a plugin expects a page's text before it is there."""


@dataclass
class _Run:
    """What the hooks keep from one event of a build to the next."""

    whole: bool = False
    """Whether a whole site is built, once."""
    nav: Navigation | None = None
    sharing: Sharing | None = None

    def end(self) -> None:
        """Nobody works on the pages any more."""
        sharing, self.sharing = self.sharing, None
        if sharing is not None:
            sharing.end()


_RUN = _Run()


def on_startup(*, command: str, dirty: bool) -> None:
    """A server builds again and again, and parts of a site: nothing is shared or linked there."""
    _RUN.whole = command == "build" and not dirty


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Generated pages outside the navigation become pages that are read late."""
    converter = Converter(config.markdown_extensions, config.mdx_configs)
    if converter.able and not any(config.plugins.events[event] for event in _EARLIER):
        shown = set(map(id, nav.pages))
        for file in files.documentation_pages():
            if file.src_uri.startswith(FOLDER) and id(file.page) not in shown:
                OwnPage(file, config, files, converter)  # takes the place of the file's page
    if _RUN.whole:
        link_files(files, config, FOLDER)
    _RUN.nav = nav
    return nav


@event_priority(-100)
def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment | Shells:
    """Pages that differ in their own texts alone have the rest from the theme once; many are shared out."""
    shells = Shells(env)
    if _RUN.whole and _RUN.nav is not None:
        _RUN.sharing = shared(_RUN.nav, shells, config, files, __name__)
    return shells


@event_priority(100)
def _bring(context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    """Before any plugin: the page's text, of which the search sees what it keeps in the end."""
    elsewhere = _RUN.sharing is not None and _RUN.sharing.elsewhere(page)
    if isinstance(page, OwnPage):
        if elsewhere:
            page.pass_by()
        else:
            page.bring()
        if page.lead is not None:
            page.lead, page.content = page.content, page.lead
    return context


@event_priority(-100)
def _put_back(context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    """After all plugins: the whole text again."""
    if isinstance(page, OwnPage) and page.lead is not None:
        page.content = page.lead
    return context


on_page_context = CombinedEvent(_bring, _put_back)


@event_priority(-100)
def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """The page is made."""
    if isinstance(page, OwnPage):
        page.release()
    return output


@event_priority(100)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Before the search writes its index: what other processes made belongs to it."""
    if _RUN.sharing is not None:
        _RUN.sharing.collect()
    _RUN.end()


def on_build_error(*, error: Exception) -> None:
    """Whoever called MkDocs may clear up now."""
    _RUN.end()


def on_shutdown() -> None:
    """The same after what is no error, such as being stopped."""
    _RUN.end()
