"""The page that puts units side by side: a frame, which docs/assets/compare.js fills from their JSON."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from generator.domain.pages import Page
from generator.messages.comparing import COMPARING
from generator.pages import links
from generator.pages.atlas import Atlas
from generator.pages.escaping import script_json
from generator.pages.index_page import index_page


def compare_page(atlas: Atlas) -> Iterator[Page]:
    """One page for all comparisons; its address says which."""
    here = links.COMPARE
    known = sorted(atlas.by_indicator, key=lambda indicator: atlas.place[indicator])
    indicators = [
        links.anchor(here, links.indicator(i), atlas.dataset.indicators[i].name)
        for i in known
        if i in atlas.targeted
    ]
    safe = Markup(script_json(COMPARING | {"order": known}))  # noqa: S704 - escaped for a script element
    yield index_page(atlas, here, "compare", indicators=indicators, words=safe)
