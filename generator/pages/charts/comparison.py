"""A unit's indicators under one another: bullet bars of value, targets and the peers' average."""

from __future__ import annotations

from generator.messages import charts as words
from generator.messages.labels import STATUS_SIGNS, STATUSES
from generator.pages.charts import pen, rows
from generator.pages.charts.kind import ChartKind, Data, Still
from generator.pages.charts.scale import Scale, numbers

_FIGURES = {
    "y": "top of the row, in pixels: its lines of text make it higher",
    "indicator": "the indicator's short name",
    "value": "the rate in percent, or None",
    "label": "the rate in words, as printed, or why there is none",
}
_TARGETS = {
    "y": "top of the row of `figures` that the target belongs to, in pixels",
    "line": "number of its line of text below the bar, from 0",
    "issuer": "who assigned it, in words, short",
    "target": "the target's value in percent",
    "label": "the target in words, as printed (for instance: at least 70 %)",
    "status": "the verdict of this target on the row's figure, one of domain.targets.STATUSES",
}
_PEERS = {
    "y": "top of the row, in pixels",
    "line": "number of its line of text below the bar, from 0",
    "average": "the average of the peers in percent",
    "label": "the average in words, with whose it is",
}

LINES, GAP = rows.BAR_TOP + rows.BAR + 3, 10
"""Where the lines of text begin below the top of a row, and the room below the last one, in pixels."""

FLOOR, CEILING = 0, 100


def height(lines: int) -> int:
    """How high a row with so many lines of text is, in pixels."""
    return LINES + lines * rows.LANE + GAP


def still(data: Data) -> Still:
    """What `spec` draws of `data`."""
    figures, targets, peers = data["figures"], data["targets"], data["peers"]
    found = numbers(figures["value"], targets["target"], peers["average"])
    scale = Scale(min(FLOOR, *found, CEILING), max(CEILING, *found, FLOOR))
    parts, zero, end = [], scale(0), 0
    for y, indicator, value, label in zip(*(figures[name] for name in _FIGURES), strict=True):
        top = int(y or 0)
        end = max(end, top + height(0))
        if isinstance(value, int | float):
            parts.append(pen.bar("bar", zero, scale(value), top + rows.BAR_TOP, rows.BAR))
        parts.append(rows.still_name(top, indicator, str(label)))
    for y, number, issuer, target, label, status in zip(*(targets[name] for name in _TARGETS), strict=True):
        top = int(y or 0)
        if isinstance(target, int | float):
            parts.append(rows.still_ticks(top, [(scale(target), str(status))]))
        said = f"{STATUS_SIGNS[str(status)]} {STATUSES[str(status)]}: {label} ({issuer})"
        end = max(end, _line(parts, top, int(number or 0), said))
    for y, number, average, label in zip(*(peers[name] for name in _PEERS), strict=True):
        top = int(y or 0)
        if isinstance(average, int | float):
            parts.append(pen.diamond("ring", scale(average), top + rows.BAR_TOP + rows.BAR / 2, 6))
        end = max(end, _line(parts, top, int(number or 0), f"{words.PEERS_SIGN} {label}"))
    parts.append(rows.still_axis(end, scale, words.RATE_AXIS))
    return Still("".join(parts), end + rows.AXIS)


def _line(parts: list[str], top: int, number: int, said: str) -> int:
    """Adds a line of text below a bar; returns where its row ends if it is the last one."""
    parts.append(pen.text("t", 0, top + LINES + 13 + number * rows.LANE, said, room=pen.PHONE))
    return top + height(number + 1)


KIND = ChartKind("comparison", {"figures": _FIGURES, "targets": _TARGETS, "peers": _PEERS}, still)
