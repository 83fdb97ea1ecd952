"""All files of the site, page type by page type."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from generator.domain.dataset import Dataset
from generator.domain.findings import Finding
from generator.domain.pages import Drawing, Page, Stream, text_page
from generator.domain.results import Results
from generator.pages import links
from generator.pages.atlas import Atlas
from generator.pages.books import books
from generator.pages.catalogue import catalogue_page
from generator.pages.charts import KINDS, vega_bundle
from generator.pages.compare import compare_page
from generator.pages.composite import composite_pages
from generator.pages.corrections import corrections_page
from generator.pages.decision import decision_pages
from generator.pages.downloads import Origin, data_pages
from generator.pages.glossary import glossary_page
from generator.pages.home import home_page
from generator.pages.indicator import indicator_pages
from generator.pages.newest import feeds_of_reports
from generator.pages.period import period_pages
from generator.pages.quality import quality_page
from generator.pages.report import report_pages
from generator.pages.unit import unit_pages
from generator.pages.unit_files import unit_files
from generator.pages.units import units_index

PAGE_TYPES: tuple[Callable[[Atlas], Iterator[Page]], ...] = (
    home_page,
    units_index,
    unit_pages,
    unit_files,
    books,
    compare_page,
    indicator_pages,
    period_pages,
    report_pages,
    decision_pages,
    composite_pages,
    quality_page,
    catalogue_page,
    corrections_page,
    glossary_page,
    feeds_of_reports,
)


def render_pages(
    dataset: Dataset, results: Results, findings: tuple[Finding, ...], origin: Origin
) -> Iterator[Page | Drawing | Stream]:
    """Every file that the generator makes, one after another; a picture that pages share comes once."""
    atlas = Atlas(dataset, results, findings)
    previews: dict[str, Drawing] = {}
    for made in _pages(atlas, origin):
        if made.preview is not None:
            previews[made.preview.path] = made.preview
        yield made
    yield from previews.values()


def _pages(atlas: Atlas, origin: Origin) -> Iterator[Page | Stream]:
    for pages in PAGE_TYPES:
        yield from pages(atlas)
    yield from data_pages(atlas, origin)
    yield from _chart_files()


def _chart_files() -> Iterator[Page]:
    """The shared specs and the site's own copy of what draws them."""
    for kind in KINDS:
        spec = json.dumps(kind.spec(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        yield text_page(f"{links.CHARTS}/{kind.id}.json", spec)
    yield text_page(f"{links.CHARTS}/vega.js", vega_bundle())
