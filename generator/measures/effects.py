"""What each correction changed: the figures computed with its old values in the place of the new ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from generator.domain.corrections import DASH, EMPTY, REMOVED, Correction
from generator.domain.dataset import Dataset
from generator.domain.frames import (
    CELLS,
    EFFECTS,
    MEASURE,
    NOT_APPLICABLE,
    NOT_REPORTED,
    RATE,
    REPORTED,
    SCORE,
    Row,
    conform,
    empty,
    frame,
    records,
)
from generator.domain.quantities import from_text
from generator.measures.corrections import in_order, is_about
from generator.measures.derived import (
    APPLIED,
    GRADE,
    POINTS,
    RANK,
    SCORE_RANK,
    VALUE,
    VERDICT,
    derived_figures,
    differing,
)
from generator.measures.entered import CELL, TARGET, entered_figures, value_text

_FIRST = (VERDICT, GRADE, VALUE, POINTS, APPLIED, RANK, SCORE_RANK)
"""What readers ask first comes first."""


def correction_effects(dataset: Dataset) -> pd.DataFrame:
    """One row per computed figure that an entry changed (EFFECTS), the latest entry first."""
    entries: dict[str, list[Correction]] = {}
    for correction in in_order(c for c in dataset.corrections if not c.cause and not c.claim):
        entries.setdefault(correction.entry, []).append(correction)
    state, parts = dataset, []
    for entry, corrections in reversed(entries.items()):
        before = put_back(state, corrections)
        periods = {c.figure_period or c.period for c in corrections}
        if any(c.decision for c in corrections):
            periods = set(dataset.periods)
        moved = differing(_of_periods(before, periods), _of_periods(state, periods))
        order = moved["kind"].map({kind: place for place, kind in enumerate(_FIRST)})
        moved = moved.iloc[order.argsort(kind="stable")]
        parts.append(conform(moved.assign(entry=entry), EFFECTS))
        state = before
    filled = [part for part in parts if len(part)]
    return pd.concat(filled, ignore_index=True) if filled else empty(EFFECTS)


def _of_periods(dataset: Dataset, periods: Iterable[str]) -> pd.DataFrame:
    """The computed figures of some periods; no figure depends on another period's."""
    cells = dataset.cells
    own = cells[cells["period"].isin(list(periods))].reset_index(drop=True)
    return derived_figures(replace(dataset, cells=own))


def put_back(dataset: Dataset, corrections: Sequence[Correction]) -> Dataset:
    """The dataset with the old values of `corrections` in the place of the new ones."""
    named = iter(row for row in entered_figures(dataset) if row.source == CELL)
    cells, pending = [], [c for c in corrections if not c.decision]
    for cell, row in zip(records(dataset.cells), named, strict=True):
        found = next((c for c in pending if row.value == c.new_value and is_about(c, row)), None)
        if found is None:
            cells.append(cell._asdict())
            continue
        pending.remove(found)
        if found.old_value != REMOVED:
            cells.append(cell._asdict() | _content(found.old_value))
    for gone in (c for c in pending if c.new_value == REMOVED):
        cells += _returned(gone, cells, dataset)
    return replace(
        dataset,
        cells=frame(cells, CELLS),
        decisions=_decisions(dataset, [c for c in corrections if c.decision]),
    )


def _content(value: str) -> dict[str, Any]:
    """The fields of a cell that hold `value`."""
    made = {"text": value, "state": REPORTED, "value": None, "up_to": None, "decimals": None}
    if value == EMPTY:
        return made | {"state": NOT_REPORTED}
    if value == DASH:
        return made | {"state": NOT_APPLICABLE}
    number, up_to = _numbers(value)
    if number is None:  # a grade
        return made
    decimals = len(value.partition("-")[0].partition(".")[2])
    return made | {"value": number, "up_to": up_to, "decimals": decimals}


def _numbers(value: str) -> tuple[int | None, int | None]:
    """A number, or the two ends of a range, in millionths."""
    number = from_text(value)
    if number is not None:
        return number, None
    low, _, high = value.partition("-")
    return from_text(low), from_text(high)


def _returned(gone: Correction, cells: list[dict[str, Any]], dataset: Dataset) -> list[dict[str, Any]]:
    """The cell of a figure that was taken out, beside what is left of its row or its table."""
    report = next((r for r in dataset.reports if (r.period, r.id) == (gone.period, gone.report)), None)
    tables = {table.path for table in report.tables if table.stem == gone.table} if report else set()
    beside = [cell for cell in cells if cell["path"] in tables]
    if not beside or gone.unit not in dataset.units:
        return []
    same = [
        c for c in beside if (c["unit"], c["tier"], c["total"]) == (gone.unit, gone.tier, bool(gone.total))
    ]
    key, _, facet = gone.indicator.partition(".")
    kind = MEASURE if key in dataset.measures else RATE if key in dataset.indicators else SCORE
    row = (same or beside)[-1]
    place = {"unit": gone.unit, "tier": gone.tier, "total": bool(gone.total), "at": gone.at, "cell": ""}
    place |= {"row": row["row"] if same else max(cell["row"] for cell in beside) + 1}
    return [row | place | {"kind": kind, "key": key, "facet": facet, "column": ""} | _content(gone.old_value)]


def _decisions(dataset: Dataset, corrections: Sequence[Correction]) -> dict[str, Any]:
    """The decisions with their old values."""
    made = dict(dataset.decisions)
    rows = [row for row in entered_figures(dataset) if row.source == TARGET] if corrections else []
    for correction in corrections:
        about = [row for row in rows if row.value == correction.new_value and is_about(correction, row)]
        if about and correction.old_value != REMOVED:
            made[correction.decision] = _with_target(
                made[correction.decision], about[0], correction.old_value
            )
    return made


def _with_target(decision: Any, row: Row, old: str) -> Any:
    value, up_to = _numbers(old)
    if value is None:
        return decision
    targets = tuple(
        replace(t, value=value, up_to=up_to)
        if (t.unit, t.tier, t.indicator, t.operator) == (row.unit, row.tier, row.figure, row.part)
        and value_text(t.value, t.up_to, "") == row.value
        else t
        for t in decision.targets
    )
    return replace(decision, targets=targets)
