"""What corrections.yml says held against the data, and against what was published before."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.domain.corrections import REMOVED, Correction
from generator.domain.dataset import Dataset
from generator.domain.findings import Finding, Location, details
from generator.domain.frames import Row
from generator.measures.causes import find_causes, unexplained
from generator.measures.entered import CELL, CLAIM, TARGET, Changed, changed_figures, entered_figures

FILE = "corrections.yml"

UNEXPLAINED = ("correction-missing", "correction-cause-missing")
"""Codes of changes that corrections.yml does not explain."""


def in_order(corrections: Iterable[Correction]) -> list[Correction]:
    """The corrections by date, those of one day as they stand in the file."""
    return sorted(corrections, key=lambda correction: correction.date)


def is_about(correction: Correction, row: Row) -> bool:
    """Whether a correction is about an entered figure; what the correction leaves out is open."""
    c = correction
    if c.cause or c.indicator != row.figure or c.unit != row.unit or c.tier not in ("", row.tier):
        return False
    if c.decision:
        return bool(row.source == TARGET and c.decision == row.decision)
    if (c.period, c.report) != (row.period, row.report) or c.at not in ("", row.at):
        return False
    if c.claim:
        return bool(row.source == CLAIM and c.claim == row.part)
    total = "total" if c.total else ""
    same = row.source == CELL and c.figure_period == row.figure_period and total == row.part
    return bool(same and c.table in ("", row.table))


def _rows_by_figure(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.figure].append(row)
    return found


def check_corrections(dataset: Dataset) -> Iterator[Finding]:
    """Corrections of a figure that do not follow one another, or do not end at what the data has."""
    if not dataset.corrections:
        return
    figures = _rows_by_figure(entered_figures(dataset))
    chains: dict[tuple[str, ...], list[Correction]] = defaultdict(list)
    for correction in in_order(c for c in dataset.corrections if not c.cause):
        chains[correction.place].append(correction)
    for chain in chains.values():
        for earlier, later in itertools.pairwise(chain):
            if earlier.new_value != later.old_value:
                yield _differs(later, "old", later.old, earlier.new_value)
        last = chain[-1]
        values = [row.value for row in figures.get(last.indicator, ()) if is_about(last, row)]
        stands = last.new_value not in (*values, REMOVED)
        if stands or (last.new_value == REMOVED and last.old_value in values):
            yield _differs(last, "new", last.new, values[0] if values else REMOVED)


def _differs(correction: Correction, side: str, said: str, really: str) -> Finding:
    return _about(correction, "correction-differs", kind=side, said=said, really=really)


def _about(correction: Correction, code: str, blocks: bool = True, **facts: Any) -> Finding:
    return Finding(
        code,
        Location(FILE, correction.line or None),
        blocks=blocks,
        period=correction.period,
        report=correction.report,
        table=correction.table,
        unit=correction.unit,
        tier=correction.tier,
        indicator=correction.indicator,
        details=details(**facts),
    )


def check_against(base: Dataset, now: Dataset) -> Iterator[Finding]:
    """What was published in `base` and is different in `now` without an entry that says so."""
    known = Counter(correction.what for correction in base.corrections)
    added = []
    for correction in in_order(now.corrections):
        if known[correction.what]:
            known[correction.what] -= 1
        else:
            added.append(correction)
    for lost in in_order(base.corrections):
        if known[lost.what] > 0:
            known[lost.what] -= 1
            yield _removed(lost)
    yield from _check_figures(base, now, [c for c in added if not c.cause])
    named = {c.cause for c in added if c.cause}
    for path, figures in unexplained(base, now, named).items():
        first = figures.iloc[0]
        sample = {name: str(first[name]) for name in ("kind", "unit", "figure", "old", "new")}
        yield Finding(
            "correction-cause-missing",
            _place(path, None, "", now),
            blocks=True,
            period=str(first["period"]),
            details=details(value=path, count=len(figures), sample=sample),
        )
    causes = find_causes(base, now) if named else []
    yield from (
        _about(c, "correction-unused", blocks=False) for c in added if c.cause and c.cause not in causes
    )


def _removed(lost: Correction) -> Finding:
    found = _about(lost, "correction-removed", date=lost.date, old=lost.old, new=lost.new, cause=lost.cause)
    return Finding(
        found.code,
        Location(FILE),
        blocks=True,
        unit=found.unit,
        indicator=found.indicator,
        details=found.details,
    )


def _check_figures(base: Dataset, now: Dataset, added: list[Correction]) -> Iterator[Finding]:
    """Changed figures without entries, with entries that say otherwise, and entries without a change."""
    changed = changed_figures(entered_figures(base), entered_figures(now))
    pool = list(added)
    for change in (change for change in changed if not change.added):
        about = [c for c in pool if is_about(c, change.row)]
        path = _path(about, change)
        if path is None and about:
            wrong = next((c for c in about if c.old_value == change.old), about[0])
            side = "new" if wrong.old_value == change.old else "old"
            pool = [c for c in pool if c not in about]
            yield _differs(wrong, side, getattr(wrong, side), getattr(change, side))
        elif path is None:
            yield _missing(change, now)
        else:
            pool = [c for c in pool if not any(c is used for used in path)]
    loops: dict[tuple[str, ...], list[Correction]] = defaultdict(list)
    for correction in pool:
        loops[correction.place].append(correction)
    for chain in loops.values():
        if chain[0].old_value != chain[-1].new_value:
            yield from (_about(c, "correction-unused", blocks=False) for c in chain)


def _path(about: list[Correction], change: Changed) -> list[Correction] | None:
    """The entries that lead from the old value to the new one, each from where the last one ended."""
    value, path = change.old, []
    for correction in about:
        if correction.old_value == value:
            path.append(correction)
            value = correction.new_value
            if value == change.new and not any(c.old_value == value for c in about if c not in path):
                return path
    return path if path and value == change.new else None


def _missing(change: Changed, now: Dataset) -> Finding:
    row = change.row
    return Finding(
        "correction-missing",
        _place(row.path, row.row, row.column, now, row.sheet, row.cell),
        blocks=True,
        period=row.period,
        report=row.report,
        table=row.table,
        unit=row.unit,
        tier=row.tier if row.source != CLAIM else "",
        indicator=row.figure,
        details=details(old=change.old, new=change.new, entry=entry_of(change)),
    )


def entry_of(change: Changed) -> Mapping[str, str]:
    """The keys of corrections.yml that name a changed figure; old and new as values."""
    row = change.row
    names = (
        ("decision", "unit", "tier")
        if row.source == TARGET
        else ("period", "report", "table", "unit", "tier")
    )
    told = {name: getattr(row, name) for name in names}
    if row.source == CLAIM:
        told |= {"claim": row.part, "at": row.at, "tier": ""}
    if row.source == CELL:
        told |= {"at": row.at, "figure_period": row.figure_period, "total": "x" if row.part else ""}
    told |= {"indicator": row.figure}
    return {name: value for name, value in told.items() if value} | {"old": change.old, "new": change.new}


def _place(
    path: str, row: int | None, column: str, now: Dataset, sheet: str = "", cell: str = ""
) -> Location:
    """Where an editor looks: the file itself, or, when it is gone, the one that named it."""
    if path in now.files:
        return Location(path, row, column, sheet, cell)
    beside = f"{path.rpartition('/')[0]}/report.yml"
    return Location(beside if beside in now.files else FILE)


def base_findings(base: Dataset | None, findings: Iterable[Finding]) -> Iterator[Finding]:
    """What of the older revision could not be read, file by file; if all of it, nothing can be published."""
    unread = Counter(finding.location.path for finding in findings if finding.blocks)
    for path, count in unread.items():
        yield Finding("base-unreadable", Location(path), blocks=base is None, details=details(count=count))
