"""Why computed figures changed: every changed file that is no mere change of entered figures.

A cause is put back to what it was before, while everything else stays as it is now. If published
figures then differ from those of now, the cause changed them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from generator.domain.dataset import Dataset
from generator.domain.frames import CELLS, Row, frame, records
from generator.domain.reports import Report
from generator.domain.targets import Decision
from generator.domain.units import UnitRegister
from generator.measures.derived import IDENTITY, RANKS, derived_figures, differing
from generator.measures.entered import CELL, Key, entered_figures, key_of

UNITS, SITE, MEASURES = "units.csv", "site.yml", "measures.csv"

_META = ("group", "prose", "quote", "as_printed")
"""What a cell has from report.yml; the rest it has from its own file."""


def find_causes(base: Dataset, now: Dataset) -> list[str]:
    """Paths of the files that differ in more than the values of figures that both revisions have."""
    found = [
        path
        for path, differs in (
            (SITE, base.site.type_tiers != now.site.type_tiers or base.site.expected != now.site.expected),
            (UNITS, base.units.by_id != now.units.by_id),
            (MEASURES, base.measures != now.measures),
        )
        if differs
    ]
    for before, after in ((base.indicators, now.indicators), (base.composites, now.composites)):
        names = dict.fromkeys((*before, *after))
        found += [f"indicators/{name}.yml" for name in names if before.get(name) != after.get(name)]
    decisions = dict.fromkeys((*base.decisions, *now.decisions))
    found += [
        f"targets/{name}.yml"
        for name in decisions
        if _scopes(base.decisions.get(name)) != _scopes(now.decisions.get(name))
    ]
    return found + list(_changed_reports(base, now))


def _scopes(decision: Decision | None) -> tuple[Any, ...]:
    """A decision without its values and words: what it binds, and when."""
    if decision is None:
        return ()
    targets = sorted((t.unit, t.tier, t.indicator, t.operator) for t in decision.targets)
    return (decision.valid_from, decision.valid_to, decision.replaces, tuple(targets))


def _changed_reports(base: Dataset, now: Dataset) -> Iterator[str]:
    before = {report.key: report for report in base.reports}
    kept = {key: cell for cell, key in _keyed(base)}
    cells: dict[str, bool] = {}
    for cell, key in _keyed(now):
        cells[cell.path] = cells.get(cell.path, False) or key not in kept or _moved(cell, kept[key])
    for report in now.reports:
        earlier = before.get(report.key)
        if earlier is None:
            yield report.path
            continue
        known = {table.path for table in earlier.tables}
        if _shape(earlier, {t.path for t in report.tables}) != _shape(report, known):
            yield report.path
        yield from (table.path for table in report.tables if table.path not in known or cells.get(table.path))


def _moved(cell: Row, before: Row) -> bool:
    """Whether a figure stands in another place of the text or the table, which may join it to others."""
    return bool(cell.at != before.at or cell.row != before.row or cell.path != before.path)


def _shape(report: Report, shared: Collection[str]) -> tuple[Any, ...]:
    """What a report says of those of its tables that both revisions have, and of its area."""
    return (report.area, *(t for t in report.tables if t.path in shared))


def _keyed(dataset: Dataset) -> list[tuple[Row, tuple[Key, int]]]:
    """Every cell with its name among the entered figures, and how many before it bear the same name."""
    named = [row for row in entered_figures(dataset) if row.source == CELL]
    seen: Counter[Key] = Counter()
    found = []
    for cell, row in zip(records(dataset.cells), named, strict=True):
        key = key_of(row)
        found.append((cell, (key, seen[key])))
        seen[key] += 1
    return found


@dataclass(frozen=True, slots=True)
class Reverted:
    """The present data with some causes put back to what they were; figures keep their present values."""

    base: Dataset
    now: Dataset

    def without(self, causes: Collection[str]) -> pd.DataFrame:
        """The computed figures (DERIVED) as they would be without `causes`."""
        base, now = self.base, self.now
        cells, reports = self._tables(causes)
        mixed = replace(
            now,
            cells=cells,
            reports=reports,
            site=replace(now.site, type_tiers=base.site.type_tiers, expected=base.site.expected)
            if SITE in causes
            else now.site,
            measures={**now.measures, **base.measures} if MEASURES in causes else now.measures,
            indicators=_mixed(base.indicators, now.indicators, "indicators", causes),
            composites=_mixed(base.composites, now.composites, "indicators", causes),
            periods={**base.periods, **now.periods},
        )
        if UNITS in causes:
            mixed = replace(mixed, units=self._units(mixed))
        return derived_figures(replace(mixed, decisions=self._decisions(causes)))

    def _units(self, mixed: Dataset) -> UnitRegister:
        """The units as they were; of those that came since, only what figures and reports speak of."""
        now = self.now.units
        needed = {*mixed.cells["unit"], *(report.area for report in mixed.reports)}
        needed |= {target.unit for decision in self.now.decisions.values() for target in decision.targets}
        wanted = {unit for name in needed for unit in now.paths.get(name, ())}
        new = {unit: now[unit] for unit in now.by_id if unit in wanted and unit not in self.base.units}
        return UnitRegister({**self.base.units.by_id, **new})

    def _decisions(self, causes: Collection[str]) -> dict[str, Decision]:
        """Decisions as they were, with the values that they have now."""
        made = _mixed(self.base.decisions, self.now.decisions, "targets", causes)
        values = {
            (d.id, t.unit, t.tier, t.indicator, t.operator): t
            for d in self.now.decisions.values()
            for t in d.targets
        }
        for name in [name for name in made if f"targets/{name}.yml" in causes]:
            named = [(t.decision, t.unit, t.tier, t.indicator, t.operator) for t in made[name].targets]
            made[name] = replace(made[name], targets=tuple(values[key] for key in named if key in values))
        return {
            name: replace(decision, replaces=tuple(old for old in decision.replaces if old in made))
            for name, decision in made.items()
        }

    def _tables(self, causes: Collection[str]) -> tuple[pd.DataFrame, tuple[Report, ...]]:
        before = {report.key: report for report in self.base.reports}
        back = {report.path for report in self.now.reports if report.path in causes}
        reports = tuple(
            replace(report, tables=_tables_back(before[report.key], report), area=before[report.key].area)
            if report.path in back and report.key in before
            else report
            for report in self.now.reports
            if report.path not in back or report.key in before
        )
        folders = {path.rpartition("/")[0] for path in back}
        new = {report.path.rpartition("/")[0] for report in self.now.reports if report.key not in before}
        old = {key: cell for cell, key in _keyed(self.base)}
        rows = []
        for cell, key in _keyed(self.now):
            folder = cell.path.rpartition("/")[0]
            earlier = old.get(key)
            if earlier is None and (cell.path in causes or folder in folders & new):
                continue
            row = cell._asdict()
            if earlier is not None and cell.path in causes:
                row |= {
                    name: getattr(earlier, name) for name in ("at", "row", "column", "cell", "no", "name")
                }
            if earlier is not None and folder in folders:
                row |= {name: getattr(earlier, name) for name in _META}
            rows.append(row)
        return frame(rows, CELLS), reports


def _tables_back(before: Report, now: Report) -> tuple[Any, ...]:
    """The tables as they were described, and those that came since."""
    earlier = {table.path: table for table in before.tables}
    order = list(earlier)
    return tuple(
        sorted(
            (earlier.get(table.path, table) for table in now.tables),
            key=lambda table: order.index(table.path) if table.path in earlier else len(order),
        )
    )


def _mixed(base: Any, now: Any, folder: str, causes: Collection[str]) -> dict[str, Any]:
    """Items by id: those whose file is a cause as they were, all others as they are."""
    made = {}
    for name in dict.fromkeys((*now, *base)):
        source = base if f"{folder}/{name}.yml" in causes else now
        if name in source:
            made[name] = source[name]
    return made


def unexplained(base: Dataset, now: Dataset, named: Collection[str]) -> dict[str, pd.DataFrame]:
    """Causes that are not `named` though published figures changed by them, each with those figures
    (as `differing` gives them).

    A rank that moved only because others joined the peers is no change of what was published.
    """
    after = derived_figures(now)
    changed = differing(derived_figures(base), after)
    changed = changed[~changed["come"]]
    causes = [cause for cause in find_causes(base, now) if cause not in named]
    if changed.empty or not causes:
        return {}
    reverted = Reverted(base, now)
    known = {report.path for report in base.reports}
    joining = {c for c in causes if c.startswith("periods/") and c not in known}

    def moved_by(some: Collection[str], ranks: bool) -> pd.DataFrame:
        found = differing(reverted.without(some), after)
        found = found[found["kind"].isin(RANKS) == ranks]
        return found.merge(changed[IDENTITY], on=IDENTITY)

    def blamed(some: Collection[str]) -> pd.DataFrame:
        others = [cause for cause in some if cause not in joining]
        parts = [moved_by(some, False), *([moved_by(others, True)] if others else [])]
        return pd.concat(parts, ignore_index=True)

    together = blamed(causes)
    if together.empty:
        return {}
    alone = {cause: blamed([cause]) for cause in causes}
    found = {cause: figures for cause, figures in alone.items() if len(figures)}
    return found or dict.fromkeys(causes, together)
