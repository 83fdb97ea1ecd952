"""The Jinja environment: every expression is escaped for HTML and Markdown at once."""

from __future__ import annotations

import html
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from generator.domain.dataset import Site
from generator.domain.pages import Page, text_page
from generator.messages.numbers import day_text
from generator.messages.pages import TAGLINE
from generator.pages import links
from generator.pages.charts import Chart, data_json
from generator.pages.escaping import escape, front_matter, one_line
from generator.pages.previews import preview


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
    env.globals["chart_data"] = _chart_data
    return env


def _chart_data(chart: Chart) -> Markup:
    return Markup(data_json(chart))  # noqa: S704 - data_json escapes for a script element


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
    **values: Any,
) -> Page:
    """A page at `address` (relative to the site's root, ending in /) from a template.

    `updated` is the day (ISO) on which its figures last changed, empty where it has none; `feed` the
    address of a feed of its own. The search finds the page by its other `names` too, and names a `closed`
    unit after those in force. `shown` is what its preview picture says, empty for the site's picture.
    """
    here = "" if address == "./" else address
    path = f"{here}index.md"
    # the theme prints these into HTML, and the search index hands the title to innerHTML
    meta: dict[str, Any] = {
        "title": html.escape(one_line(title)),
        "description": html.escape(one_line(description)),
    }
    if updated:
        meta["updated"] = updated
    if feed:
        meta["feed"] = feed
    if names:
        meta["tags"] = [html.escape(one_line(name)) for name in names]
    if closed:
        meta["search"] = {"boost": 0.5}
    picture = preview(site, title, shown, day_text(updated)) if shown else preview(site, site.title, TAGLINE)
    meta["image"] = picture.path
    rendered = (
        environment()
        .get_template(f"{template}.md.j2")
        .render(
            front_matter=front_matter(meta),
            site=site,
            title=title,
            here=here,
            url=lambda there: links.relative(here, there),
            link=lambda there, label: links.anchor(here, there, label),
            base=links.relative(here, "").removesuffix("/"),
            **values,
        )
    )
    citation = environment().get_template("citation.md.j2")
    cited = citation.render(site=site, title=title, address=site.address + here, updated=day_text(updated))
    return text_page(path, f"{rendered}\n\n{cited}", picture)
