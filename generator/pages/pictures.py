"""The pictures that charts leave as files beside their pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from generator.domain.pages import Page, Waiting, text_page
from generator.pages.atlas import Atlas
from generator.pages.charts import Chart, picture, pictures_in_one, shared_json

ALL_IN_ONE = "bieu-do.svg"
"""The picture of a unit's page where the site is made in parts."""


def pictures(here: str, charts: Iterable[Chart | None]) -> Iterator[Page]:
    """A file for each chart of the page at `here`, by the template."""
    for chart in charts:
        if chart is not None:
            yield text_page(f"{here}{chart.id}.svg", picture(chart))


def pictures_and_main(here: str, charts: Iterable[Chart | None], by_vega: bool) -> Iterator[Page | Waiting]:
    """The same, of a page whose first chart Vega draws from its spec, if `by_vega`.

    That takes a hundred times as long as the template, so that pages whose number grows with the units do
    without, and so do all of a large site.
    """
    first, *others = *(chart for chart in charts if chart is not None), None
    if first is not None:
        path = f"{here}{first.id}.svg"
        yield (
            Waiting(path, partial(picture, first, by_vega=True))
            if by_vega
            else text_page(path, picture(first))
        )
    yield from pictures(here, others)


def all_in_one(here: str, title: str, charts: Sequence[Chart]) -> Iterator[Page]:
    """One file for all charts of the page at `here`: a country would have ten for each of its units."""
    if charts:
        yield text_page(f"{here}{ALL_IN_ONE}", pictures_in_one(title, charts))


def shared_data(atlas: Atlas, charts: Iterable[Chart]) -> Iterator[Page]:
    """The files that the charts share with those of other units, each once."""
    for chart in charts:
        if chart.shared and ("shared", chart.shared) not in atlas.memo:
            atlas.memo["shared", chart.shared] = chart.id
            yield text_page(chart.shared, shared_json(chart))
