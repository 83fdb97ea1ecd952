"""A unit's indicators under one another: bullet bars of value, targets and the peers' average."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt

from generator.messages import charts as words
from generator.messages.labels import STATUS_SIGNS, STATUSES
from generator.pages.charts import pen, rows
from generator.pages.charts.inks import BAR, INK, PAPER, STATUS_INKS, ref, status_scale
from generator.pages.charts.kind import ChartKind, Data, Still
from generator.pages.charts.scale import Scale, numbers
from generator.pages.charts.spec import Y, encoded, finished

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

_FLOOR, _CEILING = 0, 100


def height(lines: int) -> int:
    """How high a row with so many lines of text is, in pixels."""
    return LINES + lines * rows.LANE + GAP


_LINE_TOP = f"datum.y + {LINES + 13} + datum.line * {rows.LANE}"
_TARGET_TEXT = f"{rows.SIGN_AND_WORD} + ': ' + datum.label + ' (' + datum.issuer + ')'"
_PEERS_TEXT = f"'{words.PEERS_SIGN} ' + datum.label"


@cache
def spec() -> dict[str, Any]:
    """Bars of `value`, ticks at `target` and signs at `average`, between 0 and 100 % at least."""
    tooltip = [alt.Tooltip("indicator:N", title=words.INDICATOR), alt.Tooltip("label:N", title=words.VALUE)]
    bars = rows.bars(alt.Chart(rows.FIGURES), "value", _x("value"), "datum.y").mark_rect(color=ref(BAR))
    color = alt.Color("status:N", scale=status_scale(), legend=None)
    texts = (
        rows.name("datum.indicator", "datum.label", "datum.y"),
        rows.beside("datum.label", "datum.y"),
        _lines(alt.Chart(rows.TARGETS), _TARGET_TEXT),
        _lines(alt.Chart(alt.NamedData("peers")), _PEERS_TEXT),
    )
    ticks = rows.target_ticks(_x("target"), "datum.y", color)
    layers = (encoded(bars, tooltip=tooltip), *ticks, _averages(), *texts)
    return finished(layers, (BAR, PAPER, *STATUS_INKS), below=rows.AXIS)


def _x(field: str) -> alt.X:
    domain = alt.DomainUnionWith(unionWith=[_FLOOR, _CEILING])
    return rows.x(field, words.RATE_AXIS, alt.Scale(domain=domain, nice=False))


def _averages() -> alt.Chart:
    base = (
        alt.Chart(alt.NamedData("peers"))
        .transform_calculate(top=f"datum.y + {rows.BAR_TOP + rows.BAR / 2}")
        .mark_point(
            shape="diamond", size=110, filled=True, fill=ref(PAPER), stroke=ref(INK), strokeWidth=2, opacity=1
        )
    )
    return encoded(base, x=_x("average"), y=Y, tooltip=[alt.Tooltip("label:N", title=words.PEERS)])


def _lines(base: alt.Chart, text: str) -> alt.Chart:
    mark = base.transform_calculate(top=_LINE_TOP, text=text).mark_text(
        align="left", baseline="alphabetic", fontSize=12, color=ref(INK), limit=alt.ExprRef("width")
    )
    return encoded(mark, x=alt.value(0), y=Y, text="text:N")


def still(data: Data) -> Still:
    """What `spec` draws of `data`."""
    figures, targets, peers = data["figures"], data["targets"], data["peers"]
    found = numbers(figures["value"], targets["target"], peers["average"])
    scale = Scale(min(_FLOOR, *found, _CEILING), max(_CEILING, *found, _FLOOR))
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


KIND = ChartKind("comparison", {"figures": _FIGURES, "targets": _TARGETS, "peers": _PEERS}, spec, still)
