"""A still picture in its frame: inside a page, or as a file that leaves it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import vl_convert

from generator.pages.charts import pen
from generator.pages.charts.inks import FONT
from generator.pages.charts.kind import Chart, ChartKind, Columns, Still, cleaned
from generator.pages.escaping import escape

_CLASS = re.compile(r' class="([a-z0-9_-]+)"')
_PAINT = {name: f" {look}" for name, look in pen.LOOKS.items()}
_MARGIN, _KEY, _HEADING = 16, 20, 22
"""Around a picture; height of a line of its key and of its title; all in pixels."""

_LETTERS = 78
"""How many letters of a title fit into a line of a picture."""

_FRAME = re.compile(r"^<svg[^>]*>|</svg>\s*$")
_UNPAINTED = re.compile(r' (?:role|class|aria-[a-z]+|pointer-events)="[^"]*"')
"""What Vega writes for scripts and for who listens: the picture has a title and a text of its own."""


def inline(still: Still) -> str:
    """The picture inside a page: as wide as its place, always as high as it is.

    Hidden from who listens: title and text stand beside it in words.
    """
    return f'<svg class="ck-still" width="100%" height="{still.height}" aria-hidden="true">{still.body}</svg>'


def keys(still: Still) -> str:
    """What the signs mean, as items of a list; empty if nothing needs it."""
    return "".join(
        f'<li><svg class="ck-still" width="20" height="14" aria-hidden="true">{key.sign}</svg>'
        f" {escape(key.text)}</li>"
        for key in still.keys
    )


def standalone(chart: Chart, still: Still, body: str | None = None) -> str:
    """An SVG file: title, picture and key in the light colours, title and text for who listens.

    `body`, in colours of its own, stands in the place of the picture's: SHEET pixels wide and as high.
    """
    inside, height = _framed(chart, still, body)
    wide = pen.SHEET + 2 * _MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{height}"'
        f' viewBox="0 0 {wide} {height}" role="img" aria-labelledby="t d" font-family="{FONT}">'
        f'<title id="t">{escape(chart.title)}</title><desc id="d">{escape(chart.alternative)}</desc>'
        f"{inside}</svg>"
    )


def together(title: str, charts: Iterable[tuple[Chart, Still]]) -> str:
    """An SVG file of several charts under one another, each with its title and text."""
    parts, top = [], 0
    wide = pen.SHEET + 2 * _MARGIN
    for chart, still in charts:
        inside, height = _framed(chart, still, None)
        parts.append(
            f'<svg y="{top}" width="{wide}" height="{height}" role="img"><title>{escape(chart.title)}</title>'
            f"<desc>{escape(chart.alternative)}</desc>{inside}</svg>"
        )
        top += height
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{top}"'
        f' viewBox="0 0 {wide} {top}" font-family="{FONT}"><title>{escape(title)}</title>'
        f"{''.join(parts)}</svg>"
    )


def _framed(chart: Chart, still: Still, body: str | None) -> tuple[str, int]:
    """Title, picture and key on paper, in colours of their own, and how high all of it is."""
    heading = _wrapped(chart.title)
    top = _MARGIN + len(heading) * _HEADING + 8
    under = top + still.height + 10
    height = under + len(still.keys) * _KEY + _MARGIN
    parts = [f'<rect class="paper" width="{pen.SHEET + 2 * _MARGIN}" height="{height}"/>']
    for number, line in enumerate(heading):
        y = _MARGIN + 15 + number * _HEADING
        parts.append(f'<text class="h" x="{_MARGIN}" y="{y}">{escape(line)}</text>')
    place = f'x="{_MARGIN}" y="{top}" width="{pen.SHEET}" height="{still.height}" overflow="visible"'
    above, parts = f"{''.join(parts)}<svg {place}>", ["</svg>"]
    for number, key in enumerate(still.keys):
        y = under + number * _KEY
        parts.append(f'<svg x="{_MARGIN}" y="{y}" width="20" height="14">{key.sign}</svg>')
        parts.append(f'<text class="t" x="{_MARGIN + 28}" y="{y + 11}">{escape(key.text)}</text>')
    under_it = "".join(parts)
    if body is None:
        return painted(above + still.body + under_it), height
    return painted(above) + body + painted(under_it), height


def _wrapped(title: str) -> list[str]:
    """A title in lines of `_LETTERS` at most, unless one word is longer."""
    lines = [""]
    for word in filter(None, title.split(" ")):  # a space that does not break holds
        if len(lines[-1]) + len(word) < _LETTERS:
            lines[-1] += f" {word}" if lines[-1] else word
        else:
            lines.append(word)
    return lines


def painted(markup: str) -> str:
    """SVG of ours with the attributes that its classes stand for."""
    parts = _CLASS.split(markup)
    parts[1::2] = map(_PAINT.__getitem__, parts[1::2])
    return "".join(parts)


def drawn(kind: ChartKind, chart: Chart, still: Still) -> str:
    """What Vega draws of the chart, to stand in a picture; the same data is drawn once."""
    spec = json.loads(kind.spec_json())
    padding = spec["padding"]
    height = still.height - padding["top"] - padding["bottom"]
    datasets = {name: list(_rows(columns)) for name, columns in chart.data.items()}
    made = {**spec, "width": pen.SHEET, "height": height, "datasets": datasets}
    return _drawn(json.dumps(made, ensure_ascii=False))


@lru_cache(maxsize=512)
def _drawn(spec: str) -> str:
    svg = vl_convert.vegalite_to_svg(spec)
    return _UNPAINTED.sub("", _FRAME.sub("", svg.strip()))


def _rows(columns: Columns) -> Iterator[dict[str, Any]]:
    for cells in zip(*columns.values(), strict=True):
        yield dict(zip(columns, map(cleaned, cells), strict=True))
