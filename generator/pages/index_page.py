"""Pages that are about the whole site: their words stand under one key, their date is the site's."""

from __future__ import annotations

from typing import Any

from generator.domain.pages import Page
from generator.messages.pages import DESCRIPTIONS, TITLES
from generator.pages.atlas import Atlas
from generator.pages.last_change import site_change
from generator.pages.templates import page


def index_page(atlas: Atlas, here: str, key: str, **values: Any) -> Page:
    """The page at `here` whose template, title and description are those of `key`."""
    return page(atlas.dataset.site, here, key, TITLES[key], DESCRIPTIONS[key], site_change(atlas), **values)
