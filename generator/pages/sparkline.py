"""A small line in a row of a table: how its figure went over like periods."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from markupsafe import Markup

from generator.domain.frames import Row
from generator.domain.periods import SPAN
from generator.messages.charts import TOLD
from generator.pages.atlas import Atlas
from generator.pages.escaping import escape, safe

_WIDE, _HIGH, _EDGE = 72, 18, 3
_PERIODS, _FEW = 12, 4
"""Most periods, and most figures that are told one by one."""


def sparkline(atlas: Atlas, row: Row) -> Markup:
    """The figures of a row's like periods up to its own, at most twelve; empty with fewer than two.

    The lowest stands at the bottom and the highest at the top: it shows the course, not the size. Who
    listens is told it in figures; all of them stand in the table of the last periods.
    """
    kind = atlas.dataset.periods[row.period].kind
    course = [] if kind == SPAN else atlas.courses[row.unit][row.tier, row.indicator][kind]
    until = next((place for place in range(len(course), 0, -1) if course[place - 1].period == row.period), 0)
    found = [one for one in course[:until] if one.value is not None][-_PERIODS:]
    if len(found) < 2 or found[-1].period != row.period:
        return Markup("")
    values = [one.value for one in found]
    low, high = min(values), max(values)
    span, bottom, room = high - low, _HIGH - _EDGE, _HIGH - 2 * _EDGE
    heights = [round(bottom - room * ((value - low) / span if span else 0.5)) for value in values]
    path = "M" + "L".join([f"{x} {y}" for x, y in zip(_across(len(values)), heights, strict=True)])
    return safe(
        f'<svg class="ck-still ck-spark" width="{_WIDE}" height="{_HIGH}" role="img"'
        f' aria-label="{escape(_told(atlas, found))}"><path class="spark" d="{path}"/>'
        f'<circle class="bar" cx="{_WIDE - _EDGE}" cy="{heights[-1]}" r="3"/></svg>'
    )


@cache
def _across(count: int) -> list[int]:
    """Where each of so many figures stands."""
    return [round(_EDGE + (_WIDE - 2 * _EDGE) * place / (count - 1)) for place in range(count)]


def _told(atlas: Atlas, found: Sequence[Row]) -> str:
    """The figures, or, of many, where they begin and end and between which bounds they are."""
    if len(found) <= _FEW:
        return TOLD["spark"].format(count=len(found), values="; ".join(map(atlas.figure, found)))
    low, high = (choose(found, key=lambda row: row.value) for choose in (min, max))
    named = {"first": found[0], "last": found[-1], "low": low, "high": high}
    said = {name: atlas.figure(row) for name, row in named.items()}
    return TOLD["spark_long"].format(count=len(found), **said)
