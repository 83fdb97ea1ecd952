"""Rows that fit a phone: the name and the value above the bar, not beside it.

Every row is as high as ROW and begins with the line of its name (left) and value (right), over the bar.
Spec and still picture share the numbers below, all in pixels.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.domain.targets import NO_TARGET
from generator.messages.labels import STATUS_SIGNS, STATUSES
from generator.pages.charts import pen
from generator.pages.charts.kind import Cell
from generator.pages.charts.scale import Scale, tick_texts, ticks

ROW, NAME, BAR_TOP, BAR = 42, 14, 20, 14
"""Height of a row; below its top the line of its name and the bar, and the bar's thickness."""

LANE = 17
"""Height of a line of text below a bar."""

AXIS, LABELS, TITLE = 34, 15, 30
"""Height kept for the axis below the rows, and in it the lines of its numbers and of its title."""

TICKS = 4
"""About how many numbers an axis has."""

TARGET_COLUMNS = {
    "order": "number of the row of `figures` that the target belongs to",
    "issuer": "who assigned it, in words, short",
    "target": "the target's value, in the unit of measure of the figure; None draws nothing",
    "label": "the target in words, as printed (for instance: at least 70 %)",
    "status": "the verdict of this target on the row's figure, one of domain.targets.STATUSES",
}


def sign_and_word(status: Cell) -> str:
    """A status in sign and word."""
    return f"{STATUS_SIGNS[str(status)]} {STATUSES[str(status)]}"


def verdict(value: Cell, label: Cell, status: Cell) -> str:
    """What VERDICT says, without Vega."""
    if value is None:
        return sign_and_word(status)
    return f"{label}" if status == NO_TARGET else f"{label}  {sign_and_word(status)}"


def still_name(y: float, said: object, value: str, bold: bool = False) -> str:
    """The line of a row's name and value, in a still picture."""
    room = pen.PHONE - 10 - pen.width(value, 12)
    return pen.text("b" if bold else "n", 0, y + NAME, said, room=room) + pen.text("v", 1, y + NAME, value)


def still_ticks(y: float, targets: Sequence[tuple[float, str]]) -> str:
    """The ticks of one row's targets in a still picture: where each lies, and its look."""
    return "".join(pen.tick(part, y + BAR_TOP - 2, BAR + 4, look) for part, look in targets)


def still_axis(y: float, scale: Scale, title: str, grid: bool = False) -> str:
    """The numbers and the title of an axis whose rows end at `y`."""
    parts = []
    values = ticks(scale, TICKS)
    for value, said in zip(values, tick_texts(values), strict=True):
        place = scale(value)
        look = "a" if place <= 0.01 else "ae" if place >= 0.99 else "am"
        if grid:
            parts.append(pen.line("grid", place, 0, place, y))
        parts.append(pen.text(look, place, y + LABELS, said))
    return "".join(parts) + pen.text("a", 0, y + TITLE, title)
