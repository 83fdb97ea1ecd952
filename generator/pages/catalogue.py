"""The catalogue of findings: every code in plain words, with how often the published data has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from generator.domain.catalogue import SEVERITY
from generator.domain.pages import Page
from generator.messages.findings import GROUPS, Words, hint, meaning
from generator.messages.labels import SEVERITIES
from generator.messages.pages import TITLES
from generator.pages import links
from generator.pages.atlas import Atlas
from generator.pages.escaping import markup
from generator.pages.index_page import index_page
from generator.pages.tables import Table, heads, name, num, text


def catalogue_page(atlas: Atlas) -> Iterator[Page]:
    """The page that explains every code."""
    found = Counter(finding.code for finding in atlas.findings)
    sections = [(title, _table(title, group, found)) for title, group in GROUPS.items()]
    yield index_page(
        atlas,
        links.CATALOGUE,
        "catalogue",
        quality=links.anchor(links.CATALOGUE, links.QUALITY, TITLES["quality"]),
        sections=sections,
    )


def _table(title: str, group: Mapping[str, Words], found: Mapping[str, int]) -> Table:
    rows = tuple(
        (
            name(markup('<code id="{}">{}</code>', code, code)),
            text(markup('<span class="ck-sev-{}">{}</span>', SEVERITY[code], SEVERITIES[SEVERITY[code]])),
            text(meaning(code)),
            text(hint(code)),
            num(found.get(code, 0)),
        )
        for code in group
    )
    columns = heads("code", "severity", "meaning", "hint", "found", numbers=("found",))
    return Table(title, columns, rows, stack=True)
