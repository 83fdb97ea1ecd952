"""Charts: one spec per kind, built and validated once, without data; pages supply the data.

A page carries its data column by column; the site's script turns them into rows, puts them into the
spec of the kind and draws it. What stands in each column is declared by the kind.
"""

from __future__ import annotations

from generator.pages.charts import comparison, composite, heatmap, kind, ranking, trend
from generator.pages.charts.kind import Chart, ChartKind
from generator.pages.charts.vega import vega_bundle

__all__ = ["KINDS", "Chart", "ChartKind", "data_json", "vega_bundle"]

KINDS: tuple[ChartKind, ...] = (comparison.KIND, trend.KIND, ranking.KIND, heatmap.KIND, composite.KIND)

_BY_ID = {one.id: one for one in KINDS}


def data_json(chart: Chart) -> str:
    """The data of `chart`, safe inside `<script type="application/json">`.

    ValueError when its kind is unknown or its columns are not those that the kind declares.
    """
    if chart.kind not in _BY_ID:
        raise ValueError(f"no kind of chart {chart.kind!r}")
    return kind.data_json(_BY_ID[chart.kind], chart.figures, chart.targets)
