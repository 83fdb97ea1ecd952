"""The published figures that editors entered, and which of them differ between two revisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.domain.corrections import DASH, EMPTY, LISTED, REMOVED
from generator.domain.dataset import Dataset
from generator.domain.frames import ENTERED, NOT_APPLICABLE, NOT_REPORTED, Row, frame, records
from generator.domain.quantities import short
from generator.domain.reports import Claim

CELL, TARGET, CLAIM = "cell", "target", "claim"

KEY = ("source", "period", "report", "table", "figure_period", "unit", "tier", "figure", "part", "decision",
       "condition")  # fmt: skip
"""What names an entered figure. Its place in the file and in the text is no part of its name."""

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """An entered figure whose value differs; `row` is the figure as it is now, or as it last was.

    `new` is REMOVED when it is not published any more; `added` when it was not published before.
    """

    key: Key
    old: str
    new: str
    row: Row
    added: bool = False


def value_text(value: int | None, up_to: int | None, state: str, text: str = "") -> str:
    """A figure as text that compares: decimal point, no more decimals than it has, - for not applicable."""
    if state == NOT_REPORTED:
        return EMPTY
    if state == NOT_APPLICABLE:
        return DASH
    if value is None:
        return text.strip()
    return short(value) if up_to is None else f"{short(value)}-{short(up_to)}"


def entered_figures(dataset: Dataset) -> list[Row]:
    """Every figure that an editor entered, as rows of ENTERED in reading order."""
    rows = [*_cells(dataset), *_targets(dataset), *_claims(dataset)]
    return records(frame(rows, ENTERED))


def _cells(dataset: Dataset) -> Iterator[dict[str, Any]]:
    periods = {table.path: report.period for report in dataset.reports for table in report.tables}
    for cell in records(dataset.cells):
        folder = periods.get(cell.path, cell.period)
        yield {
            "source": CELL,
            "period": folder,
            "figure_period": "" if cell.period == folder else cell.period,
            "figure": f"{cell.key}.{cell.facet}" if cell.facet else cell.key,
            "part": "total" if cell.total else "",
            "value": value_text(cell.value, cell.up_to, cell.state, cell.text),
            **{name: getattr(cell, name) for name in ("report", "table", "unit", "tier", "at")},
            **{name: getattr(cell, name) for name in ("path", "row", "column", "cell", "sheet")},
        }


def _targets(dataset: Dataset) -> Iterator[dict[str, Any]]:
    for decision in dataset.decisions.values():
        for target in decision.targets:
            yield {
                "source": TARGET,
                "decision": decision.id,
                "unit": target.unit,
                "tier": target.tier,
                "figure": target.indicator,
                "part": target.operator,
                "value": value_text(target.value, target.up_to, ""),
                "path": target.path or decision.path,
                "row": target.row,
            }


def _claims(dataset: Dataset) -> Iterator[dict[str, Any]]:
    for report in dataset.reports:
        for claim in report.claims:
            for part, unit, value in _stated(claim):
                yield {
                    "source": CLAIM,
                    "period": report.period,
                    "report": report.id,
                    "unit": unit,
                    "tier": "+".join(claim.tiers),
                    "figure": f"{claim.indicator}.{claim.facet}" if claim.facet else claim.indicator,
                    "part": part,
                    "condition": claim.where.condition,
                    "at": claim.at,
                    "value": value,
                    "path": report.path,
                    "row": claim.line or None,
                }


def _stated(claim: Claim) -> Iterator[tuple[str, str, str]]:
    """What a claim states: the kind, the unit, the value."""
    if claim.count is not None:
        yield "count", "", str(claim.count)
    if claim.of is not None:
        yield "of", "", str(claim.of)
    if claim.value is not None:
        yield "value", "", short(claim.value)
    for part, mentions in (("listed", claim.units), ("example", claim.such_as)):
        for mention in mentions:
            yield part, mention.unit, LISTED if mention.value is None else short(mention.value)


def key_of(row: Row) -> Key:
    """The name of an entered figure."""
    return tuple(getattr(row, name) for name in KEY)


def changed_figures(before: Iterable[Row], after: Iterable[Row]) -> list[Changed]:
    """The figures that differ, in reading order.

    Of several with one name, those with one value are the same figure. A figure that stands with its value
    in another table of its report was moved, not changed.
    """
    old, new = _by_key(before), _by_key(after)
    changed: list[Changed] = []
    for key in dict.fromkeys((*old, *new)):
        changed += _paired(key, old.get(key, []), new.get(key, []))
    return _without_moved(changed)


def _by_key(rows: Iterable[Row]) -> dict[Key, list[Row]]:
    found: dict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        found[key_of(row)].append(row)
    return found


def _paired(key: Key, old: list[Row], new: list[Row]) -> list[Changed]:
    """The figures of one name matched: first by place and value, then by value, by place, by order."""
    left, right, changed = list(old), list(new), []
    for same in (("at", "value"), ("value",), ("at",), ()):
        for row in list(left):
            match = next((r for r in right if all(getattr(r, n) == getattr(row, n) for n in same)), None)
            if match is None:
                continue
            left.remove(row)
            right.remove(match)
            if match.value != row.value:
                changed.append(Changed(key, row.value, match.value, match))
    changed += [Changed(key, row.value, REMOVED, row) for row in left]
    return changed + [Changed(key, "", row.value, row, added=True) for row in right]


def _without_moved(changed: list[Changed]) -> list[Changed]:
    arrived: dict[Key, list[Changed]] = defaultdict(list)
    for change in changed:
        if change.added and change.row.source == CELL:
            arrived[(*_outside_table(change.key), change.new)].append(change)
    moved: set[int] = set()
    for change in changed:
        if change.new == REMOVED and change.row.source == CELL:
            there = arrived.get((*_outside_table(change.key), change.old))
            if there:
                moved |= {id(change), id(there.pop(0))}
    return [change for change in changed if id(change) not in moved]


def _outside_table(key: Key) -> Key:
    return tuple(part for name, part in zip(KEY, key, strict=True) if name != "table")
