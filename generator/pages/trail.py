"""The trail from a figure to its origin: tables, cells, parts of aggregates, ties of ranks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.domain.dataset import Dataset
from generator.domain.frames import COUNTS, Row, records
from generator.domain.reports import Table
from generator.domain.results import Results

_PLAIN = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


@dataclass(frozen=True)
class Trail:
    """Look-ups that lead from a result to what it was made of."""

    dataset: Dataset
    results: Results

    @cached_property
    def tables(self) -> Mapping[tuple[str, str, str], Table]:
        """Tables by (period of the folder, report, stem)."""
        return {(r.period, r.id, t.stem): t for r in self.dataset.reports for t in r.tables}

    @cached_property
    def _groups(self) -> Mapping[tuple[str, str, str], tuple[Table, ...]]:
        found: dict[tuple[str, str, str], list[Table]] = {}
        for (period, report, stem), table in self.tables.items():
            found.setdefault((period, report, table.group or stem), []).append(table)
        return {key: tuple(tables) for key, tables in found.items()}

    @cached_property
    def anchors(self) -> Mapping[tuple[str, str, str], str]:
        """The anchor of each table on its report's page: its file's name where that can be one."""
        return {
            (report.period, report.id, table.stem): (
                table.stem if _PLAIN.fullmatch(table.stem) else f"bang-{position}"
            )
            for report in self.dataset.reports
            for position, table in enumerate(report.tables, 1)
        }

    def tables_of(self, row: Row) -> tuple[Table, ...]:
        """The table that a result stands in; of an aggregate over a group, those whose rows were added."""
        table = self.tables.get((row.report_period, row.report, row.table))
        if table is not None:
            return (table,)
        used = {part.part_table for part in self.makeup_of(row)}
        group = self._groups[row.report_period, row.report, row.table]
        return tuple(table for table in group if table.stem in used) or group

    def is_prose(self, row: Row) -> bool:
        """Whether a result is a sentence's."""
        return self.tables_of(row)[0].prose

    @cached_property
    def _makeup(self) -> Mapping[tuple[str, ...], list[Row]]:
        found: dict[tuple[str, ...], list[Row]] = {}
        for part in records(self.results.makeup):
            key = (part.period, part.report, part.group, part.unit, part.tier, part.indicator)
            found.setdefault(key, []).append(part)
        return found

    def makeup_of(self, row: Row) -> list[Row]:
        """The rows of MAKEUP of an aggregate."""
        table = self.tables.get((row.report_period, row.report, row.table))
        group = row.table if table is None else table.group or table.stem
        return self._makeup.get((row.period, row.report, group, row.unit, row.tier, row.indicator), [])

    @cached_property
    def _cells(self) -> Mapping[tuple[str, int], list[Row]]:
        cells = self.dataset.cells
        wanted = ["path", "row", "column", "cell", "key", "facet", "at", "unit", "tier", "table"]
        found: dict[tuple[str, int], list[Row]] = {}
        for cell in records(cells[wanted]):
            found.setdefault((cell.table + "\0" + cell.path, cell.row), []).append(cell)
        return found

    @cached_property
    def rows(self) -> frozenset[tuple[str, int]]:
        """Path and row of every row of a table that was read."""
        return frozenset((key.partition("\0")[2], row) for key, row in self._cells)

    def cells_used(self, row: Row) -> list[Row]:
        """The cells of its row that a result was made from; none for an aggregate."""
        if row.row is None or row.units_reported is not None:
            return []
        table = self.tables_of(row)[0]
        cells = self._cells.get((f"{table.stem}\0{table.path}", row.row), [])
        if row.basis != COUNTS:
            return [cell for cell in cells if (cell.key, cell.facet) == (row.indicator, "")]
        indicator = self.dataset.indicators[row.indicator]
        needed = indicator.sum or (indicator.numerator, indicator.denominator)
        heads = {cell.key for cell in cells}
        wanted = [part for measure in needed for part in self._printed(measure, heads, set())]
        return [cell for key in dict.fromkeys(wanted) for cell in cells if cell.key == key]

    def _printed(self, measure: str, heads: set[str], above: set[str]) -> Iterator[str]:
        """The measure, or the parts that it was added up from where it has no column."""
        if measure in heads or measure in above or measure not in self.dataset.measures:
            yield measure
            return
        for part in self.dataset.measures[measure].parts:
            yield from self._printed(part, heads, above | {measure})

    @cached_property
    def latest(self) -> Mapping[str, frozenset[str]]:
        """The latest period of each kind that a unit has figures of: those that its page tells in full."""
        place = {period: at for at, period in enumerate(self.dataset.periods)}
        found: dict[str, dict[str, str]] = {}
        primary = self.results.results[self.results.results["primary"]]
        for frame in (primary, self.results.scores):
            for unit, period in frame[["unit", "period"]].drop_duplicates().itertuples(index=False):
                kinds = found.setdefault(unit, {})
                kind = self.dataset.periods[period].kind
                kinds[kind] = max(kinds.get(kind, period), period, key=place.__getitem__)
        return {unit: frozenset(kinds.values()) for unit, kinds in found.items()}

    @cached_property
    def _ranks(self) -> Counter[tuple[object, ...]]:
        results = self.results.results
        return Counter(self._peers(row) for row in records(results[results["rank"].notna()]))

    def _peers(self, row: Row) -> tuple[object, ...]:
        parent = self.dataset.units[row.unit].parent
        return (row.period, row.indicator, row.tier, parent, row.aggregate, row.rank)

    def ties(self, row: Row) -> int:
        """How many others share the rank of a result."""
        return self._ranks[self._peers(row)] - 1
