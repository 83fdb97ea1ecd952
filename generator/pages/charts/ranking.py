"""Units by rank: a bar for each, coloured by its status, with the status in sign and word."""

from __future__ import annotations

from generator.messages import charts as words
from generator.pages.charts import pen, rows
from generator.pages.charts.kind import ChartKind, Data, Still
from generator.pages.charts.scale import from_zero, numbers

_FIGURES = {
    "order": "number of the row, from the top",
    "unit": "the unit's name",
    "rank": "its rank, or None",
    "value": "the figure, in its unit of measure, or None",
    "label": "the figure in words, as printed; not shown where the value is None",
    "status": "the state or verdict that colours the bar, one of domain.targets.STATUSES",
    "marked": "1 for the unit that the page is about or the reader chose, printed bold; otherwise 0",
}


def still(data: Data) -> Still:
    """What `spec` draws of `data`."""
    figures, targets = data["figures"], data["targets"]
    scale = from_zero(numbers(figures["value"], targets["target"]))
    ticks: dict[object, list[tuple[float, str]]] = {}
    for order, target in zip(targets["order"], targets["target"], strict=True):
        if isinstance(target, int | float):
            ticks.setdefault(order, []).append((scale(target), "ink"))
    parts, zero = [], scale(0)
    for order, unit, rank, value, label, status, marked in zip(
        *(figures[column] for column in _FIGURES), strict=True
    ):
        y = int(order or 0) * rows.ROW
        if isinstance(value, int | float):
            parts.append(pen.bar(str(status), zero, scale(value), y + rows.BAR_TOP, rows.BAR))
        if marked:
            below = y + rows.BAR_TOP + rows.BAR + 3
            parts.append(pen.line("l0", 0, below, 1, below))
        parts.append(rows.still_ticks(y, ticks.get(order, ())))
        said = unit if rank is None else f"{rank}. {unit}"
        parts.append(rows.still_name(y, said, rows.verdict(value, label, status), bool(marked)))
    height = len(figures["order"]) * rows.ROW
    parts.append(rows.still_axis(height, scale, words.RANKING_AXIS))
    return Still("".join(parts), height + rows.AXIS)


KIND = ChartKind("ranking", {"figures": _FIGURES, "targets": rows.TARGET_COLUMNS}, still)
