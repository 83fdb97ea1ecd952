"""The ledger: what is known of each subject, for holding sentences and sets against it.

Small look-ups over the frames; claims are few, so they are judged one by one and exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import chain

import pandas as pd

from generator.domain.dataset import Dataset
from generator.domain.frames import REPORTED, records
from generator.domain.quantities import MICRO, plain, ratio_round_to, ratio_truncate_to, round_to
from generator.domain.targets import EXCEEDED, MET, NOT_MET, UNCLEAR
from generator.measures.aggregates import WHOLE
from generator.measures.lines import Lines

Key = tuple[str, str, str, str]
"""Period, unit, tier, and what is counted."""


@dataclass(frozen=True, slots=True)
class Known:
    """A figure to hold a printed one against; `value` in millionths.

    `numerator` and `denominator` are there when it comes from counts; `decimals` when it is itself
    a printed figure; `full` is False for an aggregate that does not cover everybody.
    """

    value: int
    numerator: int | None = None
    denominator: int | None = None
    decimals: int = 6
    full: bool = True
    aggregate: bool = False
    table: str = ""
    row: int | None = None

    @property
    def exact(self) -> Fraction:
        """The figure itself, not rounded to six decimals, for comparing figures."""
        if self.denominator and self.numerator is not None:
            return Fraction(self.numerator * 100 * MICRO, self.denominator)
        return Fraction(self.value)

    def prints_as(self, printed: int, decimals: int) -> str:
        """How `printed` (millionths, with its decimals) relates: "rounded", "truncated" or "differs"."""
        if self.denominator and self.numerator is not None:
            if ratio_round_to(self.numerator, self.denominator, decimals) == printed:
                return "rounded"
            truncated = ratio_truncate_to(self.numerator, self.denominator, decimals) == printed
            return "truncated" if truncated else "differs"
        places = min(decimals, self.decimals)
        return "rounded" if round_to(self.value, places) == round_to(printed, places) else "differs"


class Ledger:
    """Everything that tables give, by period, unit, tier and indicator, measure or component."""

    def __init__(
        self,
        dataset: Dataset,
        lines: Lines,
        results: pd.DataFrame,
        sums: pd.DataFrame,
        scores: pd.DataFrame,
        verdicts: pd.DataFrame,
    ) -> None:
        self.dataset = dataset
        self.report_of = {report.key: report for report in dataset.reports}
        self.figures = _primary(results)
        self.counts = _counts(lines, sums)
        self.scores = _scores(scores, dataset)
        self.statuses: dict[tuple[Key, str], str] = {
            ((v.period, v.unit, v.tier, v.indicator), v.decision): v.status for v in records(verdicts)
        }

    def inside(self, area: str, period: str, tier: str, item: str, facet: str) -> Sequence[tuple[str, Known]]:
        """The units of an area with a figure of an indicator, or with points of a composite or component."""
        return self._by_area.get((area, period, tier, item, facet), ())

    @cached_property
    def _by_area(self) -> dict[tuple[str, str, str, str, str], list[tuple[str, Known]]]:
        found: dict[tuple[str, str, str, str, str], list[tuple[str, Known]]] = {}
        figures = (((*key, ""), known) for key, known in self.figures.items())
        for (period, unit, tier, item, facet), known in chain(figures, self.scores.items()):
            for area in self.dataset.units.paths[unit]:
                found.setdefault((area, period, tier, item, facet), []).append((unit, known))
        return found

    def status(self, key: Key, decision: str) -> bool | None:
        """Whether the decision's target is met; None when that is unclear or there is no verdict."""
        status = self.statuses.get((key, decision), UNCLEAR)
        return None if status not in (MET, EXCEEDED, NOT_MET) else status != NOT_MET


def _primary(results: pd.DataFrame) -> dict[Key, Known]:
    primary = results[results["primary"] & (results["state"] == REPORTED) & results["value"].notna()]
    return {
        (r.period, r.unit, r.tier, r.indicator): Known(
            r.value,
            r.numerator,
            r.denominator,
            6 if r.basis == "counts" or r.decimals is None else r.decimals,
            r.units_reported == r.units_expected,
            bool(r.aggregate),
            r.table,
            r.row,
        )
        for r in records(primary)
    }


def _counts(lines: Lines, sums: pd.DataFrame) -> dict[Key, Known]:
    """Measures of wide tables: a row's own count first, then the sum over the parts of a whole."""
    known: dict[Key, Known] = {}
    frame = lines.lines
    wide = frame.index[~frame["prose"] & ~frame["total"] & ~frame["quote"]]
    subjects = records(frame.loc[wide, ["period", "unit", "tier", "table", "row"]])
    for measure in lines.counts.columns:
        for place, value in zip(subjects, lines.counts.loc[wide, measure], strict=True):
            if value is not pd.NA:
                key = (place.period, place.unit, place.tier, measure)
                known.setdefault(key, Known(value * MICRO, table=place.table, row=place.row))
    columns = [*WHOLE, "measure", "value", "full", "table"]
    for row in records(sums[columns]):
        whole = Known(row.value * MICRO, full=row.full, aggregate=True, table=row.table)
        known.setdefault((row.period, row.unit, row.tier, row.measure), whole)
    return known


def _scores(scores: pd.DataFrame, dataset: Dataset) -> dict[tuple[str, str, str, str, str], Known]:
    """Points and percents of composites and components by subject, id and facet; tables before prose."""
    known: dict[tuple[str, str, str, str, str], Known] = {}
    prose = {(r.period, r.id, t.stem) for r in dataset.reports for t in r.tables if t.prose}
    spoken = [
        place in prose for place in zip(scores["period"], scores["report"], scores["table"], strict=True)
    ]
    for score in records(scores.assign(spoken=spoken).sort_values("spoken", kind="stable")):
        item = score.component or score.composite
        for facet, value in (("", score.points_published), ("percent", score.percent_published)):
            if value is not None:
                key = (score.period, score.unit, score.tier, item, facet)
                known.setdefault(key, Known(int(value), decimals=6, table=score.table, row=score.row))
        if not score.component and score.points is not None and score.points != score.points_published:
            known[score.period, score.unit, score.tier, item, "sum"] = Known(score.points)
    return known


def shown(value: int | None) -> str:
    """A figure of the claims table, or empty."""
    return "" if value is None else plain(value)
