"""A chart of a page as HTML: still picture, data, text, and what of it can be taken away; without a template
(0024).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.domain.stopwatch import STOPWATCH
from generator.messages.charts import FIGURE
from generator.pages import links
from generator.pages.charts import Chart, data_json, still_html
from generator.pages.escaping import escape, safe

if TYPE_CHECKING:
    from generator.pages.takeaway import File

_TOOLED = ("ranking", "heatmap", "strip")
"""Kinds in which a reader can find a unit."""


def figure_html(here: str, chart: Chart, files: Sequence[File] = (), picture: str = "") -> Markup:
    """A chart on the page at `here`; `picture` is the file with its picture where it has none of its own, and
    the first CSV of `files`, or else the first, has its figures.
    """
    with STOPWATCH.part("charts"):
        still, keys = still_html(chart)
        data = data_json(chart)
    tooled = chart.kind in _TOOLED
    area = f' data-area="{escape(chart.area)}"' if tooled else ""
    shared = f' data-figures="{escape(links.relative(here, chart.shared))}"' if chart.shared else ""
    note = f" {escape(chart.note)}" if chart.note else ""
    file = escape(picture or f"{chart.id}.svg")
    return safe(
        f'<figure class="ck-chart" id="{escape(chart.id)}" data-kind="{chart.kind}"{area}{shared}'
        f" data-search-exclude>\n<figcaption>{escape(chart.title)}</figcaption>\n"
        f'<div class="ck-chart-view" aria-hidden="true">{still}</div>\n'
        + (f'<ul class="ck-keys">{keys}</ul>\n' if keys else "")
        + f'<script type="application/json" class="ck-chart-data">{data}</script>\n'
        f'<p class="ck-alt">{escape(chart.alternative)}{note}</p>\n'
        + ('<div class="ck-chart-tools"></div>\n' if tooled else "")
        + f'<p class="ck-chart-links"><a href="{file}" download>{FIGURE["picture"]}</a>'
        f"{_data(here, files)}</p>\n</figure>\n"
    )


def _data(here: str, files: Sequence[File]) -> str:
    """A link to the file that has the figures."""
    file = next((file for file in files if file.kind == "CSV"), files[0] if files else None)
    if file is None:
        return ""
    address, said = escape(links.relative(here, file.address)), FIGURE["data"].format(kind=file.kind)
    return f' <a href="{address}" download>{escape(said)}</a>'
