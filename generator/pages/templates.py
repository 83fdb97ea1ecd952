"""The Jinja environment: every expression is escaped for HTML and Markdown at once."""

from __future__ import annotations

import html
from collections.abc import Sequence
from functools import cache, partial
from importlib.resources import files
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame

from generator.domain.dataset import Site
from generator.domain.pages import Page, text_page
from generator.messages.glossary import TERMS
from generator.messages.numbers import day_text
from generator.pages import links
from generator.pages.escaping import escape, front_matter, one_line
from generator.pages.figures import figure_html
from generator.pages.previews import preview, site_picture
from generator.pages.tables import table_html


class _Once(CodeGenerator):
    """Code that takes what `finalize` gives as it is. That is `escape`, so it is HTML already: Jinja's own
    escaping would do nothing but copy it twice, and a page has tables of 100 kB.
    """

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(finalize.src)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")


@cache
def environment() -> Environment:
    """The environment with all templates loaded and compiled once."""
    folder = files("generator.pages").joinpath("templates")
    templates = {
        entry.name: entry.read_text(encoding="utf-8")
        for entry in folder.iterdir()
        if entry.name.endswith(".j2")
    }
    env = Environment(
        loader=DictLoader(templates),
        autoescape=True,
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.code_generator_class = _Once
    env.globals["table_html"] = table_html
    return env


def _plain(text: str) -> str:
    """Text that the theme prints into HTML, and whose title the search index hands to innerHTML."""
    return html.escape(one_line(text))


def page(
    site: Site,
    address: str,
    template: str,
    title: str,
    description: str,
    updated: str,
    *,
    feed: str = "",
    names: Sequence[str] = (),
    closed: bool = False,
    shown: str = "",
    told: str | None = None,
    **values: Any,
) -> Page:
    """A page at `address` (relative to the site's root, ending in /) from a template.

    `updated` is the day (ISO) on which its figures last changed, empty where it has none; `feed` the
    address of a feed of its own. The search finds the page by its other `names` too, and names a `closed`
    unit after those in force. Terms that stand in `told`, or in the whole page, are explained at its foot.
    `shown` is what its preview picture says, empty for the site's picture.
    """
    here = "" if address == "./" else address
    picture = preview(site, title, shown, day_text(updated)) if shown else site_picture(site)
    meta = {
        "title": _plain(title),
        "description": _plain(description),
        "updated": updated,
        "feed": feed,
        "tags": [_plain(name) for name in names],
        "search": {"boost": 0.5} if closed else {},
        "image": picture.path,
    }
    front = front_matter({key: value for key, value in meta.items() if value})
    rendered = _rendered(template, here, front_matter=front, site=site, title=title, **values)
    foot = _foot(site, here, title, updated, _words(rendered) if told is None else told)
    return text_page(f"{here}index.md", f"{rendered}\n\n{foot}", picture)


def _foot(site: Site, here: str, title: str, updated: str, told: str) -> str:
    """How to cite the page, and the terms that it uses."""
    said = told.lower()
    return _rendered(
        "foot",
        here,
        site=site,
        title=title,
        address=site.address + here,
        updated=day_text(updated),
        terms=[] if here == links.GLOSSARY else [term for term in TERMS if term.sign in said],
    )


def _words(rendered: str) -> str:
    """A page without its pictures and their data, which say nothing that does not stand beside them."""
    first, *figures = rendered.split('<div class="ck-chart-view"')
    return first + "".join(figure.partition("</script>")[2] for figure in figures)


def _rendered(template: str, here: str, **values: Any) -> str:
    """A template with the ways in which a page at `here` names other places of the site."""
    made = environment().get_template(f"{template}.md.j2")
    return made.render(
        here=here,
        url=lambda there: links.relative(here, there),
        link=lambda there, label: links.anchor(here, there, label),
        chart_html=partial(figure_html, here),
        **values,
    )
