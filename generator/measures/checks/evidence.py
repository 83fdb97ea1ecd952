"""What the checks look at, and how a finding about a cell is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from generator.domain.dataset import Dataset
from generator.domain.findings import Finding, Location, details
from generator.domain.frames import COUNTS, SCORE, Row, records
from generator.domain.keys import numbered
from generator.domain.quantities import MICRO
from generator.measures.checks.causes import NEIGHBOUR, OTHER_TIER, Printed, find_cause
from generator.measures.ledger import Known, Ledger
from generator.measures.lines import Lines
from generator.measures.parts import Parts
from generator.measures.verdicts import Scopes


@dataclass(frozen=True)
class Evidence:
    """What the checks look at."""

    dataset: Dataset
    lines: Lines
    parts: Parts
    figures: pd.DataFrame
    results: pd.DataFrame
    sums: pd.DataFrame
    scores: pd.DataFrame
    verdicts: pd.DataFrame
    changes: pd.DataFrame
    ledger: Ledger

    def rounding(self, cell: Row, keys: Iterable[str]) -> int:
        """Half the last printed digit of each of `keys` in the report of `cell`, added up (millionths)."""
        folder = cell.path.rpartition("/")[0]
        return sum(MICRO // (2 * 10 ** self.decimals.get((folder, key), 0)) for key in keys)

    @cached_property
    def decimals(self) -> Mapping[tuple[str, str], int]:
        """Decimals that each report's folder prints a composite or component with."""
        cells = self.dataset.cells
        scores = cells[(cells["kind"] == SCORE) & (cells["facet"] == "") & cells["value"].notna()]
        folders = scores["path"].map(lambda path: path.rpartition("/")[0]).astype("str")
        most = (
            scores.groupby([folders, scores["key"].astype("str")])["decimals"].max().reset_index(name="most")
        )
        return {(row[0], row[1]): row[2] for row in records(most.set_axis(["folder", "key", "most"], axis=1))}

    @cached_property
    def rows(self) -> pd.DataFrame:
        """One row per printed row or sentence and subject, with its number and name, in reading order."""
        place = ["period", "report", "path", "table", "sheet", "row", "at", "unit", "tier"]
        cells = self.dataset.cells
        again = pd.Series(numbered(cells, ["path", *place])).duplicated().to_numpy()
        return cells.loc[~again, [*place, "no", "name", "total", "prose", "quote"]]

    @cached_property
    def rates(self) -> pd.DataFrame:
        """The reported rates of lines.rates with `own_numerator` and `own_denominator`, the counts that
        their own line gives, those of columns taken as printed too."""
        rates = self.lines.rates[self.lines.rates["value"].notna()]
        parts = []
        for key, cells in rates.groupby("key", sort=False):
            indicator = self.dataset.indicators[str(key)]
            own = {"own_numerator": indicator.numerator, "own_denominator": indicator.denominator}
            counts = {name: self._counts(measure, cells["line"]) for name, measure in own.items()}
            parts.append(cells.assign(**counts))
        blank = pd.Series(dtype="Int64")
        return pd.concat(parts) if parts else rates.assign(own_numerator=blank, own_denominator=blank)

    @cached_property
    def scopes(self) -> Mapping[str, Scopes]:
        """Whom each decision gives its targets, by the decision's id."""
        decisions = self.dataset.decisions.values()
        return {decision.id: Scopes(decision, self.dataset) for decision in decisions}

    @cached_property
    def own_counts(self) -> Mapping[tuple[str, int, str], tuple[int, int]]:
        """Numerator and denominator that stand beside a rate, by path, row and indicator."""
        own = self.rates["own_numerator"].notna() & (self.rates["own_denominator"] > 0)
        return {
            (cell.path, cell.row, cell.key): (cell.own_numerator, cell.own_denominator)
            for cell in records(self.rates[own & ~self.rates["as_printed"]])
        }

    @cached_property
    def usual_decimals(self) -> pd.DataFrame:
        """How many decimals most rates of a column have, the more of two as frequent: `usual` by path,
        table and key."""
        rates = self.rates[~self.rates["prose"]]
        columns = ["path", "table", "key"]
        counted = rates.groupby([*columns, "decimals"]).size().rename("cells").reset_index()
        ordered = counted.sort_values([*columns, "cells", "decimals"], kind="stable")
        return ordered.drop_duplicates(columns, keep="last").rename(columns={"decimals": "usual"})

    def _counts(self, measure: str, lines: pd.Series) -> pd.Series:
        known = self.lines.counts.get(measure)
        found = known.reindex(lines) if known is not None else pd.Series(pd.NA, lines, "Int64")
        return pd.Series(found.array, index=lines.index, dtype="Int64")

    def printed(self, cell: Row) -> Printed:
        """A cell's figure, for finding out why it differs."""
        folder = cell.path.rpartition("/")[0]
        area = self._areas[folder]
        return Printed(
            cell.period, area, cell.unit, cell.tier, cell.key, cell.facet, cell.value, cell.decimals
        )

    @cached_property
    def _areas(self) -> Mapping[str, str]:
        return {report.path.rpartition("/")[0]: report.area for report in self.dataset.reports}

    def judge_aggregate(self, cell: Row, known: Known, code: str) -> tuple[str, Mapping[str, str]]:
        """The code for an aggregate that its parts do not give, another where it is copied, and the cause."""
        if known.prints_as(cell.value, cell.decimals) != "differs":
            return code, {}
        cause = find_cause(self.ledger, self.printed(cell), known)
        copied = known.aggregate and cause.kind in (OTHER_TIER, NEIGHBOUR)
        return "aggregate-copied" if copied else code, cause.facts()

    def other_counts(self, cell: Row, measure: str) -> list[Row]:
        """A measure of the cell's subject as the other tables of its report print it: table, row, value."""
        found = self._counts_of.get((cell.period, cell.report, cell.unit, cell.tier, measure), [])
        return [other for other in found if other.table != cell.table]

    @cached_property
    def _counts_of(self) -> Mapping[tuple[str, str, str, str, str], list[Row]]:
        printed = self.lines.printed[self.lines.printed["value"].notna()]
        wide = printed[~printed["prose"]].assign(value=printed["value"] // MICRO)
        found: dict[tuple[str, str, str, str, str], list[Row]] = {}
        for row in records(wide[["period", "report", "unit", "tier", "key", "table", "row", "value"]]):
            found.setdefault((row.period, row.report, row.unit, row.tier, row.key), []).append(row)
        return found

    @cached_property
    def first_said(self) -> Mapping[tuple[str, str, str, str, str], Row]:
        """The first sentence of a paper that states a count: by path, period, unit, tier and measure."""
        printed = self.lines.printed
        found: dict[tuple[str, str, str, str, str], Row] = {}
        for cell in records(printed[printed["prose"] & printed["value"].notna()]):
            found.setdefault((cell.path, cell.period, cell.unit, cell.tier, cell.key), cell)
        return found

    @cached_property
    def spoken(self) -> frozenset[tuple[str, str]]:
        """Folder and stem of every table of prose."""
        return frozenset(
            (table.path.rpartition("/")[0], table.stem)
            for report in self.dataset.reports
            for table in report.tables
            if table.prose
        )

    @cached_property
    def counted(self) -> frozenset[tuple[int, str]]:
        """Lines that print rates, and indicators whose rate the line's own counts give."""
        printed = self.figures["line"].isin(self.lines.rates["line"])
        based = (self.figures["basis"] == COUNTS) & self.figures["denominator"].notna()
        figures = self.figures[printed & based]
        return frozenset(zip(figures["line"], figures["indicator"], strict=True))

    def finding(self, code: str, cell: Any, **more: Any) -> Finding:
        """A finding about a cell (a row of CELLS as a named tuple)."""
        facts = more.pop("facts", {})
        return Finding(
            code,
            Location(cell.path, cell.row, cell.column, cell.sheet, cell.cell),
            period=cell.period,
            report=cell.report,
            table=cell.table,
            unit=cell.unit,
            tier=cell.tier,
            details=details(at=cell.at, text=cell.text, **facts),
            **more,
        )
