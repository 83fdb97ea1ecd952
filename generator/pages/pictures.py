"""The pictures that charts leave as files beside their pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.domain.pages import Page, text_page
from generator.pages.charts import Chart, picture


def pictures(here: str, charts: Iterable[Chart | None], main: bool = False) -> Iterator[Page]:
    """A file for each chart of the page at `here`.

    `main`: Vega draws the page's first chart from its spec. It takes a hundred times as long as the
    template, so that pages whose number grows with the units do without.
    """
    for place, chart in enumerate(chart for chart in charts if chart is not None):
        yield text_page(f"{here}{chart.id}.svg", picture(chart, by_vega=main and place == 0))
