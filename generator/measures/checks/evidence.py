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
from generator.domain.quantities import MICRO
from generator.measures.aggregates import Parts
from generator.measures.ledger import Ledger
from generator.measures.lines import Lines


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
        folders = scores["path"].str.rpartition("/")[0] if len(scores) else scores["path"]
        most = scores.groupby([folders, scores["key"]])["decimals"].max().reset_index(name="most")
        return {(row[0], row[1]): row[2] for row in records(most.set_axis(["folder", "key", "most"], axis=1))}

    @cached_property
    def counted(self) -> frozenset[tuple[int, str]]:
        """Lines and indicators whose rate the line's own counts give."""
        figures = self.figures[(self.figures["basis"] == COUNTS) & self.figures["denominator"].notna()]
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
