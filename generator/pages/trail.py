"""The trail from a figure to its origin: tables, cells, parts of aggregates, ties of ranks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.domain.dataset import Dataset
from generator.domain.frames import COUNTS, Row, records
from generator.domain.reports import Table
from generator.domain.results import Results
from generator.pages.kept import Kept
from generator.pages.sorted_frame import SortedFrame

FULL = 30
"""Figures that a unit's page tells in full for several kinds of periods; with more of them it would weigh
more than a reader on a phone should wait for."""

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
    def _makeup(self) -> dict[str, Mapping[tuple[str, ...], list[Row]]]:
        """Of each period that was asked for, the parts of its aggregates."""
        return {}

    @cached_property
    def _makeup_sorted(self) -> SortedFrame:
        return SortedFrame(self.results.makeup, self.results.makeup["period"])

    def makeup_of(self, row: Row) -> list[Row]:
        """The rows of MAKEUP of an aggregate."""
        if row.period not in self._makeup:
            found: dict[tuple[str, ...], list[Row]] = {}
            for part in self._makeup_sorted.records(row.period):
                found.setdefault((part.report, part.group, part.unit, part.tier, part.indicator), []).append(
                    part
                )
            self._makeup[row.period] = found
        table = self.tables.get((row.report_period, row.report, row.table))
        group = row.table if table is None else table.group or table.stem
        return self._makeup[row.period].get((row.report, group, row.unit, row.tier, row.indicator), [])

    @cached_property
    def _cells(self) -> Mapping[str, list[Row]]:
        """The cells of each file: all at once, as a frame of each file costs more than its rows."""
        wanted = "period report table path row column cell at unit tier key facet text state total"
        found: dict[str, list[Row]] = {}
        for cell in records(self.dataset.cells[wanted.split()]):
            found.setdefault(cell.path, []).append(cell)
        return found

    @cached_property
    def _rows(self) -> dict[str, dict[int, list[Row]]]:
        """Of each file that was asked for, its cells by row."""
        return {}

    def _cells_of(self, path: str) -> dict[int, list[Row]]:
        if path not in self._rows:
            found: dict[int, list[Row]] = {}
            for cell in self._cells.get(path, ()):
                found.setdefault(cell.row, []).append(cell)
            self._rows[path] = found
        return self._rows[path]

    def has_row(self, path: str, row: int) -> bool:
        """Whether a row of a file was read as a row of a table."""
        return row in self._cells_of(path)

    def cells_of(self, path: str, table: str) -> list[Row]:
        """The cells of a table in a file."""
        return [cell for cell in self._cells.get(path, ()) if cell.table == table]

    def cells_used(self, row: Row) -> list[Row]:
        """The cells of its row that a result was made from; none for an aggregate."""
        if row.row is None or row.units_reported is not None:
            return []
        table = self.tables_of(row)[0]
        cells = self._by_head[table.path, table.stem, row.row]
        if row.basis != COUNTS:
            return [cell for cell in cells.get(row.indicator, ()) if cell.facet == ""]
        return [cell for key in self._needed[row.indicator, frozenset(cells)] for cell in cells.get(key, ())]

    @cached_property
    def _by_head(self) -> Kept:
        """Of a row of a file, and of one table in it, the cells by what their column is about."""

        def made(key: tuple[str, str, int]) -> dict[str, list[Row]]:
            path, stem, number = key
            found: dict[str, list[Row]] = {}
            for cell in self._cells_of(path).get(number, ()):
                if cell.table == stem:
                    found.setdefault(cell.key, []).append(cell)
            return found

        return Kept(made)

    @cached_property
    def _needed(self) -> Kept:
        """The columns that a figure is worked out from, by its indicator and the columns of its table."""

        def made(key: tuple[str, frozenset[str]]) -> list[str]:
            indicator, heads = self.dataset.indicators[key[0]], set(key[1])
            needed = indicator.sum or (indicator.numerator, indicator.denominator)
            return list(dict.fromkeys(part for one in needed for part in self._printed(one, heads, set())))

        return Kept(made)

    def _printed(self, measure: str, heads: set[str], above: set[str]) -> Iterator[str]:
        """The measure, or the parts that it was added up from where it has no column."""
        if measure in heads or measure in above or measure not in self.dataset.measures:
            yield measure
            return
        for part in self.dataset.measures[measure].parts:
            yield from self._printed(part, heads, above | {measure})

    @cached_property
    def latest(self) -> Mapping[str, frozenset[str]]:
        """The periods of a unit that its page tells in full: the latest of each kind, or, where these have
        more than FULL figures together, the latest alone.
        """
        place = {period: at for at, period in enumerate(self.dataset.periods)}
        found: dict[str, dict[str, str]] = {}
        figures: dict[tuple[str, str], int] = {}
        primary = self.results.results[self.results.results["primary"]]
        for frame in (primary, self.results.scores):
            counted = frame.groupby(["unit", "period"], observed=True, sort=False).size().reset_index()
            for unit, period, count in counted.itertuples(index=False, name=None):
                figures[unit, period] = figures.get((unit, period), 0) + count
                kinds = found.setdefault(unit, {})
                kind = self.dataset.periods[period].kind
                kinds[kind] = max(kinds.get(kind, period), period, key=place.__getitem__)
        return {
            unit: frozenset(kinds.values())
            if sum(figures[unit, period] for period in kinds.values()) <= FULL
            else frozenset({max(kinds.values(), key=place.__getitem__)})
            for unit, kinds in found.items()
        }
