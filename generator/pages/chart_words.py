"""What charts have in common: numbers as they draw them, statuses, targets, titles and texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.domain.frames import Row
from generator.domain.quantities import MICRO
from generator.domain.targets import EXCEEDED, MET, NO_TARGET
from generator.messages.charts import SLUGS, TOLD
from generator.messages.labels import STATUSES
from generator.pages.atlas import WORST, Atlas
from generator.pages.charts.kind import Cell, Columns

_TOLD = 6
"""Rows that a text alternative names one by one."""


def real(micro: int | None) -> float | None:
    """A figure in millionths as charts draw it."""
    return None if micro is None else micro / MICRO


def drawn(atlas: Atlas, indicator: str, micro: int | None) -> float | None:
    """A figure among many as charts draw it: with the decimals that it is printed with, half up."""
    if micro is None:
        return None
    decimals = atlas.dataset.indicators[indicator].decimals
    step = 10 ** (6 - decimals)
    made: float = (2 * micro + step) // (2 * step) / 10**decimals
    return made


def told(rows: Sequence[str]) -> str:
    """The first rows in words."""
    return "; ".join(rows[:_TOLD]) + ("." if len(rows) <= _TOLD else "; …")


def said(name: str, value: str, status: str) -> str:
    """A row in words: name, value and verdict."""
    judged = f" ({STATUSES[status].lower()})" if status != NO_TARGET else ""
    return TOLD["row"].format(name=name, value=value, status=judged)


def slug(kind: str, *parts: str) -> str:
    """A chart's own name on its page: of ids, so that it stays when pages grow."""
    return "-".join((SLUGS[kind], *filter(None, parts)))


def verdicts(atlas: Atlas, row: Row) -> Sequence[Row]:
    """The verdicts on a figure."""
    return atlas.verdicts_of.get((row.period, row.unit, row.tier, row.indicator), ())


def status(atlas: Atlas, row: Row) -> str:
    """The state of a figure that is not there, or its worst verdict."""
    if row.state != "reported":
        return str(row.state)
    return atlas.worst((row.period, row.unit, row.tier, row.indicator))


def judged(statuses: Iterable[str]) -> tuple[int, int]:
    """How many of the figures that are judged are met."""
    found = [one for one in statuses if one in WORST]
    return sum(one in (MET, EXCEEDED) for one in found), len(found)


def targets(atlas: Atlas, rows: Sequence[Row]) -> Columns:
    """The targets of rows, by the number of the row: columns of charts.rows.TARGET_COLUMNS."""
    columns: dict[str, list[Cell]] = {name: [] for name in ("order", "issuer", "target", "label", "status")}
    for order, row in enumerate(rows):
        for verdict in verdicts(atlas, row):
            columns["order"].append(order)
            columns["issuer"].append(atlas.decision(verdict.decision))
            columns["target"].append(real(verdict.target_value))
            columns["label"].append(atlas.target(verdict))
            columns["status"].append(verdict.status)
    return columns


def columns(names: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Columns:
    """Rows as columns of these names."""
    found = list(rows)
    return {name: tuple(row[place] for row in found) for place, name in enumerate(names)}
