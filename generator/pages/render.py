"""All files of the site, page type by page type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from concurrent.futures import ThreadPoolExecutor
from itertools import chain

from generator.domain.dataset import Dataset
from generator.domain.findings import Finding
from generator.domain.pages import Drawing, Page, Stream, Waiting, text_page
from generator.domain.results import Results
from generator.pages import links
from generator.pages.atlas import Atlas
from generator.pages.books import books
from generator.pages.catalogue import catalogue_page
from generator.pages.charts import KINDS, vega_bundle
from generator.pages.compare import compare_page
from generator.pages.composite import composite_pages
from generator.pages.corrections import corrections_page
from generator.pages.country import country_atlas
from generator.pages.decision import decision_pages
from generator.pages.downloads import Origin, data_pages
from generator.pages.glossary import glossary_page
from generator.pages.home import home_page
from generator.pages.indicator import indicator_pages, province_indicators
from generator.pages.newest import feeds_of_reports
from generator.pages.period import period_pages
from generator.pages.previews import site_picture
from generator.pages.quality import quality_page
from generator.pages.report import report_pages
from generator.pages.shards import Shards, in_parts, is_large
from generator.pages.unit import unit_pages
from generator.pages.unit_files import unit_files, unit_schema
from generator.pages.units import units_index

COUNTRY: tuple[Callable[[Atlas], Iterator[Page | Waiting]], ...] = (
    home_page,
    units_index,
    unit_schema,
    books,
    compare_page,
    indicator_pages,
    period_pages,
    decision_pages,
    composite_pages,
    quality_page,
    catalogue_page,
    corrections_page,
    glossary_page,
    feeds_of_reports,
)
"""Pages that look at every province. Of a large site they must not make a tuple of each result."""

UNIT: tuple[Callable[[Atlas], Iterator[Page | Waiting]], ...] = (unit_pages, unit_files)
"""Pages about units; of a large site they are made from the atlas of their own province."""

AREA: tuple[Callable[[Atlas], Iterator[Page | Waiting]], ...] = (province_indicators, report_pages)
"""Other pages that are."""

Made = Page | Drawing | Stream


def render_pages(
    dataset: Dataset, results: Results, findings: tuple[Finding, ...], origin: Origin
) -> Iterator[Made]:
    """Every file that the generator makes, one after another."""
    return chain.from_iterable(page_parts(dataset, results, findings, origin))


def page_parts(
    dataset: Dataset,
    results: Results,
    findings: tuple[Finding, ...],
    origin: Origin,
    large: bool | None = None,
    parquet: bool = False,
) -> tuple[Iterator[Made], ...]:
    """Every file that the generator makes, in parts that know nothing of each other; a picture that pages
    share comes once.

    A small site has one part for its units and one for everything else, a `large` one (`shards.is_large`, if
    it is not said) one for each province: nothing of it is worked out before somebody asks the part for its
    first file. With `parquet` the contract's tables come as Parquet too.
    """
    atlas = Atlas(dataset, results, findings)
    site = site_picture(dataset.site)
    files = chain(_chart_files(), data_pages(atlas, origin, parquet), (site,))
    parts: tuple[Iterator[Made | Waiting], ...]
    if not (is_large(results) if large is None else large):
        parts = chain(files, _from(atlas, (*COUNTRY, *AREA))), _from(atlas, UNIT)
    else:
        shards = Shards(dataset, results, findings)
        shards.prepare()
        provinces = in_parts(shards, lambda one: _from(one, (*UNIT, *AREA)))
        parts = files, _of_country(dataset, results, findings), *provinces
    return tuple(_with_pictures(_meanwhile(part), {site.path}) for part in parts)


def _from(
    atlas: Atlas, kinds: Iterable[Callable[[Atlas], Iterator[Page | Waiting]]]
) -> Iterator[Page | Waiting]:
    for pages in kinds:
        yield from pages(atlas)


def _of_country(
    dataset: Dataset, results: Results, findings: tuple[Finding, ...]
) -> Iterator[Page | Waiting]:
    yield from _from(country_atlas(dataset, results, findings), COUNTRY)


def _with_pictures(pages: Iterable[Made], elsewhere: Set[str]) -> Iterator[Made]:
    """The pages, then the pictures that are theirs alone, each once."""
    pictures: dict[str, Drawing] = {}
    for made in pages:
        if isinstance(made, Page) and made.preview is not None and made.preview.path not in elsewhere:
            pictures[made.preview.path] = made.preview
        yield made
    yield from pictures.values()


def _chart_files() -> Iterator[Page | Waiting]:
    """The site's own copy of what draws charts, and the shared specs."""
    yield Waiting(f"{links.CHARTS}/vega.js", vega_bundle)
    for kind in KINDS:
        yield text_page(f"{links.CHARTS}/{kind.id}.json", kind.spec_json())


def _meanwhile(pages: Iterable[Made | Waiting]) -> Iterator[Made]:
    """The pages; those that wait for something outside Python come last, and are made while others are."""
    with ThreadPoolExecutor(max_workers=1) as beside:
        waited_for = []
        for made in pages:
            if isinstance(made, Waiting):
                waited_for.append((made.path, beside.submit(made.make)))
            else:
                yield made
        for path, text in waited_for:
            yield text_page(path, text.result())
