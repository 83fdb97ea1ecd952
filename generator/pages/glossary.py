"""The page of terms."""

from __future__ import annotations

from collections.abc import Iterator

from generator.domain.pages import Page
from generator.messages.glossary import TERMS
from generator.pages import links
from generator.pages.atlas import Atlas
from generator.pages.index_page import index_page


def glossary_page(atlas: Atlas) -> Iterator[Page]:
    """Every term that pages explain at their foot."""
    yield index_page(atlas, links.GLOSSARY, "glossary", terms=TERMS)
