"""What a picture shows and where, read from its SVG: texts, bars, ticks, points and lines in pixels."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree as ET

import vl_convert

from generator.pages.charts import KINDS, Chart, still
from generator.pages.charts.kind import Columns

WIDTH = 720
SPECS = {kind.id: json.loads(kind.spec_json()) for kind in KINDS}

Place = tuple[float, ...]


@dataclass
class Shown:
    """Texts with their anchor (start, middle, end), and places of marks, rounded to pixels."""

    texts: list[tuple[str, str, Place]] = field(default_factory=list)
    bars: list[Place] = field(default_factory=list)
    """Left, top, right, bottom."""
    ticks: list[Place] = field(default_factory=list)
    """Middle, top, bottom."""
    points: list[Place] = field(default_factory=list)
    lines: list[Place] = field(default_factory=list)
    """Ends, the left or upper one first."""

    def sorted(self) -> dict[str, list[Any]]:
        """Everything, in an order that does not hang on how it was drawn."""
        return {name: sorted(getattr(self, name)) for name in ("texts", "bars", "ticks", "points", "lines")}


def rows(columns: Columns) -> list[dict[str, Any]]:
    """A data set row by row."""
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def by_vega(chart: Chart) -> str:
    """What docs/assets/congkhai.js makes Vega draw, as wide as WIDTH."""
    spec = SPECS[chart.kind]
    padding = spec["padding"]
    height = still(chart).height - padding["top"] - padding["bottom"]
    datasets = {name: rows(columns) for name, columns in chart.data.items()}
    return vl_convert.vegalite_to_svg({**spec, "datasets": datasets, "width": WIDTH, "height": height})


def parsed(svg: str) -> ET.Element:
    """A picture as a tree; ParseError if it is not well-formed."""
    return ET.fromstring(svg)  # noqa: S314 - our own pictures, without a document type


def _walk(element: ET.Element, x: float = 0, y: float = 0) -> Iterator[tuple[str, ET.Element, float, float]]:
    for child in element:
        moved = re.match(r"translate\(([-\d.e]+)(?:[, ]([-\d.e]+))?\)", child.get("transform", ""))
        dx, dy = (float(moved[1]), float(moved[2] or 0)) if moved else (0.0, 0.0)
        yield child.tag.rpartition("}")[2], child, x + dx, y + dy
        yield from _walk(child, x + dx, y + dy)


def _ends(x1: float, y1: float, x2: float, y2: float) -> Place:
    return tuple(round(v) for v in (*min((x1, y1), (x2, y2)), *max((x1, y1), (x2, y2))))


def vega_shows(svg: str) -> Shown:
    """What Vega drew; groups of marks are told by their class."""
    shown = Shown()
    root = parsed(svg)
    roles = {id(child): group.get("class", "") for group in root.iter() for child in group}
    for tag, element, x, y in _walk(root):
        role = roles[id(element)]
        if tag == "text" and element.text:
            shown.texts.append((element.text, element.get("text-anchor", "start"), (round(x), round(y))))
        elif tag == "line" and ("rule" in role) and "axis" not in role:
            far = x + float(element.get("x2", 0)), y + float(element.get("y2", 0))
            if float(element.get("stroke-width", 1)) == 3 and far[0] == x and far[1] > y:
                shown.ticks.append((round(x), round(y), round(far[1])))
            elif float(element.get("stroke-width", 1)) in (2, 3):
                shown.lines.append(_ends(x, y, *far))
        elif tag == "path" and "mark-rect role-mark" in role:
            left, top, wide, high = map(float, re.findall(r"-?[\d.]+", element.get("d", ""))[:4])
            shown.bars.append(_box(x + left, y + top, wide, high))
        elif tag == "path" and "mark-symbol role-mark" in role and element.get("opacity") != "0":
            shown.points.append((round(x), round(y)))
        elif tag == "path" and "mark-line" in role:
            for piece in element.get("d", "").split("M")[1:]:
                ends = [tuple(map(float, end.split(","))) for end in piece.split("L")]
                shown.lines.extend(
                    _ends(x + a[0], y + a[1], x + b[0], y + b[1]) for a, b in itertools.pairwise(ends)
                )
    return shown


def _box(x: float, y: float, wide: float, high: float) -> Place:
    return round(x), round(y), round(x + wide), round(y + high)


def _pixels(said: str | None) -> float:
    said = said or "0"
    return float(said[:-1]) * WIDTH / 100 if said.endswith("%") else float(said)


_ANCHORS = {"v": "end", "ae": "end", "am": "middle", "c": "middle", "cb": "middle", "d": "middle"}


def still_shows(body: str) -> Shown:
    """What the template drew."""
    shown = Shown()
    for element in parsed(f"<svg>{body}</svg>"):
        look = element.get("class", "")
        x, y = _pixels(element.get("x")), float(element.get("y", 0))
        if element.tag == "text":
            shown.texts.append((element.text or "", _ANCHORS.get(look, "start"), (round(x), round(y))))
        elif element.tag == "rect" and "transform" in element.attrib:
            if look != "paper":
                shown.ticks.append((round(x), round(y), round(y + float(element.get("height", 0)))))
        elif element.tag == "rect" and look == "soft":
            middle = y + float(element.get("height", 0)) / 2
            shown.lines.append(_ends(x, middle, x + _pixels(element.get("width")), middle))
        elif element.tag == "rect":
            height = float(element.get("height", 0))
            shown.bars.append(_box(x, y, _pixels(element.get("width")), height))
        elif element.tag == "circle":
            shown.points.append((round(_pixels(element.get("cx"))), round(float(element.get("cy", 0)))))
        elif element.tag == "line" and look != "grid":
            ends = (_pixels(element.get("x1")), float(element.get("y1", 0)))
            shown.lines.append(_ends(*ends, _pixels(element.get("x2")), float(element.get("y2", 0))))
        elif element.tag == "svg" and "viewBox" in element.attrib:
            across = WIDTH / float(element.get("viewBox", "").split()[2])
            for path in element:
                _in_one_path(shown, path, y, across)
        elif element.tag == "svg":
            shown.points.append((round(x), round(y)))
    return shown


def _in_one_path(shown: Shown, path: ET.Element, y: float, across: float) -> None:
    """The peers of a strip, each a step of `across` pixels on from the one before, or the line of a trend, or
    its points.
    """
    drawn = path.get("d", "")
    if path.get("class") == "peers":
        (start, down), *steps = re.findall(r"[Mm]([\d.]+) ([\d.]+)h0", drawn)
        places = itertools.accumulate((float(step) for step, _ in steps), initial=float(start))
        shown.points.extend((round(place * across), round(y + float(down))) for place in places)
        return
    if path.get("class") == "dots":
        dots = re.findall(r"M([\d.]+) ([\d.]+)h0", drawn)
        shown.points.extend((round(float(a)), round(y + float(b))) for a, b in dots)
        return
    for piece in drawn.split("M")[1:]:
        ends = [tuple(map(float, end.split(" "))) for end in piece.split("L")]
        shown.lines.extend(_ends(a[0], y + a[1], b[0], y + b[1]) for a, b in itertools.pairwise(ends))
