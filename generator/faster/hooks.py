"""What MkDocs calls. A page or a setting that is not foreseen is left to MkDocs itself."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.faster.markup import Converter
from generator.faster.own_page import OwnPage
from generator.faster.shell import Shells

FOLDER = "so-lieu/"
"""Where the generator's pages stand; it writes no other."""

_EARLIER = ("page_read_source", "page_markdown", "page_content", "pre_page")
"""Events at which a plugin expects a page's text before it is there."""


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Generated pages outside the navigation become pages that are read late."""
    converter = Converter(config.markdown_extensions, config.mdx_configs)
    if converter.able and not any(config.plugins.events[event] for event in _EARLIER):
        shown = set(map(id, nav.pages))
        for file in files.documentation_pages():
            if file.src_uri.startswith(FOLDER) and id(file.page) not in shown:
                OwnPage(file, config, files, converter)  # takes the place of the file's page
    return nav


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment | Shells:
    """Pages that differ in their own texts alone have the rest from the theme once."""
    return Shells(env)


@event_priority(100)
def _bring(context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    """Before any plugin: the page's text, of which the search sees what it keeps in the end."""
    if isinstance(page, OwnPage):
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
