"""A figure over like periods: a line with points, and the stepped line of each issuer's targets."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from generator.messages import charts as words
from generator.pages.charts import pen
from generator.pages.charts.kind import Cell, ChartKind, Data, Key, Still
from generator.pages.charts.scale import Scale, from_zero, nice, numbers, tick_texts, ticks

_FIGURES = {
    "order": "number of the period, from the earliest; a period without a figure has its row too",
    "period": "the period in words",
    "tick": "the period in short where the axis names it, otherwise empty",
    "value": "the figure, in its unit of measure; None leaves a gap in the line",
    "label": "the figure in words, as printed",
    "shown": "1 where the figure is printed at its point; otherwise 0, and the point is not drawn",
}
_TARGETS = {
    "order": "number of the period in `figures`",
    "line": "number of the issuer's line, 0 to 3: how it is dashed",
    "issuer": "who assigned the target, in words, short",
    "target": "the value that held in the whole period; None where the line has a gap",
    "label": "the target in words, as printed",
}

PLOT, ABOVE, BELOW = 180, 22, 24
"""Heights of the plot, of the room above it for the highest label, and of the axis below, in pixels."""

LEFT = 0.12
"""The part of the width that the numbers of the axis stand in."""

LINES = 4
"""Lines of issuers that are told apart: more are not drawn, and stand in the table."""
TICKS = 4


def still(data: Data) -> Still:
    """What `spec` draws of `data`."""
    figures, targets = data["figures"], data["targets"]
    scale = nice(from_zero(numbers(figures["value"], targets["target"])))
    count = max(len(figures["order"]), 1)
    steps, keys = _levels(*(tuple(targets[name]) for name in _TARGETS), scale, count)
    heights = [_down(scale, v) if isinstance(v, int | float) else None for v in figures["value"]]
    parts = [_axis(scale), steps, _curve(heights, figures["shown"], count)]
    for place, y, tick, label, shown in zip(
        _places(count), heights, _ticks(tuple(figures["tick"]), count), figures["label"], figures["shown"],
        strict=False,
    ):  # fmt: skip
        if y is not None and shown:
            parts.append(pen.text("cb", place, y - 10, label))
        parts.append(tick)
    return Still("".join(parts), ABOVE + PLOT + BELOW, keys)


@lru_cache(maxsize=512)
def _ticks(ticks: tuple[Cell, ...], count: int) -> list[str]:
    """The name of each period on the axis, or nothing; charts of like periods have the same."""
    drawn = zip(_places(count), ticks, strict=False)
    return [pen.text("am", place, ABOVE + PLOT + 16, tick) if tick else "" for place, tick in drawn]


@lru_cache(maxsize=512)
def _levels(
    orders: tuple[Cell, ...],
    numbers: tuple[Cell, ...],
    issuers: tuple[Cell, ...],
    values: tuple[Cell, ...],
    labels: tuple[Cell, ...],
    scale: Scale,
    count: int,
) -> tuple[str, tuple[Key, ...]]:
    """The lines of targets with their keys; most units of a province have the same."""
    parts, keys = [], []
    for number, steps in _lines(zip(orders, numbers, issuers, values, labels, strict=True)):
        parts.append(_steps(number, steps, scale, count))
        said = ", ".join(dict.fromkeys(str(label) for _, _, _, label in steps))
        line = words.TARGET_LINE.format(issuer=steps[0][2], targets=said)
        keys.append(Key(pen.line(f"l{number}", 0, 7, 1, 7), line))
    return "".join(parts), tuple(keys)


@lru_cache(maxsize=256)
def _axis(scale: Scale) -> str:
    """The numbers and lines of the axis: most charts of rates have the same."""
    values = ticks(scale, TICKS)
    parts = []
    for value, said in zip(values, tick_texts(values), strict=True):
        y = _down(scale, value)
        parts.append(pen.line("grid", LEFT, y, 1, y) + pen.text("a", 0, y + 4, said))
    return "".join(parts)


@lru_cache(maxsize=64)
def _places(count: int) -> tuple[float, ...]:
    """Where the middle of each period lies."""
    return tuple(_across(order, 0.5, count) for order in range(count))


Step = tuple[int, float, Cell, Cell]
"""A target in a period: the period's number, the value, its issuer and its words."""


def _lines(targets: Iterable[Any]) -> Iterator[tuple[int, list[Step]]]:
    """The lines of targets: the number of each, and its steps."""
    found = [
        (int(line), (int(order), target, issuer, label))
        for order, line, issuer, target, label in targets
        if target is not None
    ]
    found.sort(key=lambda one: (one[0], one[1][0]))
    for number, steps in itertools.groupby(found, key=lambda one: one[0]):
        yield number, [step for _, step in steps]


def _steps(number: int, steps: list[Step], scale: Scale, count: int) -> str:
    """The level parts of a line, as long as the value stays, and the risers between them."""
    parts, look = [], f"l{number}"
    start = 0
    for place, (order, target, _, _) in enumerate(steps):
        following = steps[place + 1] if place + 1 < len(steps) else None
        if following is not None and following[0] == order + 1 and following[1] == target:
            continue
        y, end = _down(scale, target), _across(order, 1, count)
        parts.append(pen.line(look, _across(steps[start][0], 0, count), y, end, y))
        if following is not None and following[0] == order + 1:
            parts.append(pen.line(look, end, y, end, _down(scale, following[1])))
        start = place + 1
    return "".join(parts)


def _curve(heights: list[float | None], shown: Sequence[Cell], count: int) -> str:
    """The line from figure to figure in one path, broken where one is missing; in another the points of those
    that are printed.
    """
    line, dots, begun = [], [], False
    for place, y, printed in zip(_places(count), heights, shown, strict=False):
        if y is not None:
            point = f"{place * pen.SHEET:.0f} {y}"
            line.append(f"{'L' if begun else 'M'}{point}")
            dots += [f"M{point}h0"] if printed else []
        begun = y is not None
    return pen.paths({"curve": "".join(line), "dots": "".join(dots)}, ABOVE + PLOT)


def _across(order: Cell, part: float, count: int) -> float:
    return LEFT + (1 - LEFT) * (int(order or 0) + part) / count


def _down(scale: Scale, value: float) -> float:
    return round(ABOVE + PLOT * (1 - scale(value)))


KIND = ChartKind("trend", {"figures": _FIGURES, "targets": _TARGETS}, still)
