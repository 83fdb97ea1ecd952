"""Units by columns (indicators, or periods): the value and the status of each in a cell."""

from __future__ import annotations

from generator.messages.labels import STATUS_SIGNS
from generator.messages.labels import STATUSES as WORDS
from generator.pages.charts import pen
from generator.pages.charts.kind import ChartKind, Data, Key, Still

_FIGURES = {
    "order": "number of the unit's row, from the top",
    "unit": "the unit's name",
    "marked": "1 for the unit that the reader chose, printed bold; otherwise 0",
    "column_order": "number of the column, from the left",
    "column": "the column's name in full: an indicator or a period",
    "head": "what stands above the column: its name, or a number that the key explains",
    "value": "the figure, in its unit of measure, or None; not drawn, shown when touched",
    "label": "the figure in words, as short as the cell (no unit of measure); may be empty",
    "status": "the state or verdict that colours the cell, one of domain.targets.STATUSES",
}

HEAD, ROW, NAME, CELL_TOP, CELL = 20, 54, 14, 19, 32
"""Height of the line of headings and of a row; in it the line of its name, top and height of the cells."""
NARROW = 11
"""From so many columns on, the letters in the cells are smaller."""


def still(data: Data) -> Still:
    """What `spec` draws of `data`."""
    figures = data["figures"]
    count = len(set(figures["column_order"])) or 1
    size = "d" if count >= NARROW else "c"
    names: dict[int, str] = {}
    heads: dict[int, tuple[str, str]] = {}
    parts = []
    for order, unit, marked, place, column, head, _, label, status in zip(
        *(figures[name] for name in _FIGURES), strict=True
    ):
        row, across = int(order or 0), int(place or 0)
        if row not in names:
            names[row] = ("▶ " if marked else "") + str(unit)
            top = HEAD + row * ROW + NAME
            parts.append(pen.text("b" if marked else "n", 0, top, names[row], room=pen.PHONE))
        heads.setdefault(across, (str(head), str(column)))
        top, middle = HEAD + row * ROW + CELL_TOP, (across + 0.5) / count
        parts.append(pen.bar(f"{status}-t", across / count, (across + 1) / count, top, CELL))
        if label:
            parts.append(pen.text(size, middle, top + 14, label))
        parts.append(pen.text(size, middle, top + 27, STATUS_SIGNS[str(status)]))
    for across, (head, _) in heads.items():
        parts.append(pen.text("am", (across + 0.5) / count, HEAD - 6, head))
    seen = set(figures["status"])
    keys = [
        Key(pen.bar(f"{status}-t", 0, 1, 0, 14) + pen.text("c", 0.5, 11, STATUS_SIGNS[status]), word)
        for status, word in WORDS.items()
        if status in seen
    ]
    numbered = [(head, column) for head, column in heads.values() if head.isdigit() and head != column]
    keys += [Key(pen.text("am", 0.5, 11, head), column) for head, column in numbered]
    return Still("".join(parts), HEAD + len(names) * ROW, tuple(keys))


KIND = ChartKind("heatmap", {"figures": _FIGURES}, still)
