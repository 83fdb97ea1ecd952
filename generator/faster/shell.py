"""What pages of one kind have in common, rendered by the theme once.

A stand-in takes the place of the first page of a kind: where a page has a text of its own it has a mark, and
what the theme makes of it is cut at the marks. The pages of that kind put their texts there. If the theme
looks at anything else of a page, the stand-in notices, and that kind is rendered page by page; the first page
of each kind is rendered in both ways and compared.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, Template

from generator.faster.own_page import OwnPage
from generator.faster.stand_in import Key, StandIn, Values, own_texts

_TEMPLATE = "main.html"
_CONTEXT = frozenset(
    {
        *("nav", "pages", "base_url", "extra_css", "extra_javascript"),
        *("mkdocs_version", "build_date_utc", "config", "page"),
    }
)
_MARK = re.compile("ck-([a-z0-9]+)-ck")


class Shells:
    """The theme's environment, whose template of a page knows shells."""

    def __init__(self, env: Environment) -> None:
        self._env = env
        self._main: _Main | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._env, name)

    def get_template(self, name: str, *arguments: Any, **options: Any) -> Any:
        """The theme's template; that of a page renders by shells."""
        template = self._env.get_template(name, *arguments, **options)
        if name != _TEMPLATE:
            return template
        if self._main is None:
            self._main = _Main(template)
        return self._main


class _Main:
    """The template of a page."""

    def __init__(self, template: Template) -> None:
        self._template = template
        self._shells: dict[Key, tuple[str, ...] | None] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._template, name)

    def render(self, context: Mapping[str, Any]) -> str:
        """As the template does."""
        page = context["page"]
        if isinstance(page, OwnPage) and page.elsewhere:
            return ""
        own = (
            own_texts(page, context["nav"])
            if isinstance(page, OwnPage) and set(context) == _CONTEXT
            else None
        )
        if own is None:
            return self._template.render(context)
        key, values = own
        if key not in self._shells:
            return self._first(page, context, key, values)
        shell = self._shells[key]
        return self._template.render(context) if shell is None else _filled(shell, values)

    def _first(self, page: OwnPage, context: Mapping[str, Any], key: Key, values: Values) -> str:
        """The page as the theme renders it; its kind gets a shell if that gives the same."""
        whole = self._template.render(context)
        stand_in = StandIn(page, values)
        shell = tuple(_MARK.split(self._template.render({**context, "page": stand_in})))
        fits = not stand_in.spoiled and _filled(shell, values) == whole
        self._shells[key] = shell if fits else None
        return whole


def _filled(shell: tuple[str, ...], values: Values) -> str:
    """A shell is texts and the names of marks by turns."""
    parts = list(shell)
    parts[1::2] = [values[name] for name in shell[1::2]]
    return "".join(parts)
