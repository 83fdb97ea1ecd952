"""Charts: for each kind a spec without data (`specs/` builds it, `built/` keeps it), and a still picture.

A page carries the still picture, and its data column by column; the site's script turns these into rows,
puts them into the spec of the kind and draws it in the picture's place. What stands in each column is
declared by the kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from generator.pages.charts import change, comparison, composite, heatmap, kind, ranking, strip, trend
from generator.pages.charts.kind import Chart, ChartKind, Still
from generator.pages.charts.pictures import drawn, inline, keys, standalone, together
from generator.pages.charts.vega import vega_bundle

__all__ = [
    "KINDS",
    "Chart",
    "ChartKind",
    "data_json",
    "picture",
    "pictures_in_one",
    "shared_json",
    "still",
    "still_html",
    "vega_bundle",
]

KINDS: tuple[ChartKind, ...] = (
    comparison.KIND,
    trend.KIND,
    ranking.KIND,
    heatmap.KIND,
    strip.KIND,
    change.KIND,
    composite.KIND,
)

_BY_ID = {one.id: one for one in KINDS}


def _kind(chart: Chart) -> ChartKind:
    if chart.kind not in _BY_ID:
        raise ValueError(f"no kind of chart {chart.kind!r}")
    return _BY_ID[chart.kind]


def data_json(chart: Chart) -> str:
    """The data of `chart` that its page carries, safe inside `<script type="application/json">`.

    ValueError when its kind is unknown or its columns are not those that the kind declares.
    """
    own = [name for name in chart.data if name != "figures"] if chart.shared else None
    return kind.data_json(_kind(chart), chart.data, own)


def shared_json(chart: Chart) -> str:
    """The data of `chart` that a file of its own carries."""
    return kind.data_json(_kind(chart), chart.data, ("figures",))


@lru_cache(maxsize=32)
def still(chart: Chart) -> Still:
    """The still picture of `chart`, which its page and the file beside it share."""
    return _kind(chart).still(chart.data)


def still_html(chart: Chart) -> tuple[str, str]:
    """The still picture as HTML in a page, and the key below it (empty if the chart needs none)."""
    made = still(chart)
    return inline(made), keys(made)


def picture(chart: Chart, by_vega: bool = False) -> str:
    """The chart as an SVG file of its own, in the light colours, with title and text.

    `by_vega`: drawn from the spec, which takes about 30 ms instead of 0.2.
    """
    made = still(chart)
    return standalone(chart, made, drawn(_kind(chart), chart, made) if by_vega else None)


def pictures_in_one(title: str, charts: Sequence[Chart]) -> str:
    """Charts under one another in one SVG file."""
    return together(title, [(chart, still(chart)) for chart in charts])
