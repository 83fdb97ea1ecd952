"""The ledger: what is known of each subject, for holding sentences and sets against it.

Small look-ups over the frames; claims are few, so they are judged one by one and exactly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
import pandas as pd

from generator.domain.dataset import Dataset
from generator.domain.frames import REPORTED, Row, records
from generator.domain.keys import numbered
from generator.domain.quantities import MICRO, plain, ratio_round_to, ratio_truncate_to, round_to
from generator.domain.targets import EXCEEDED, MET, NOT_MET, UNCLEAR
from generator.measures.lines import Lines
from generator.measures.parts import WHOLE

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
    """Everything that tables give, by period, unit, tier and indicator, measure or component.

    Of a whole country's figures few are ever asked for, so each is looked up when it is.
    """

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
        self.figures = _Figures(results)
        self._lines, self._sums, self._verdicts = lines, sums, verdicts
        self.scores = _scores(scores, dataset)
        self._inside: dict[tuple[str, str, str, str, str], Sequence[tuple[str, Known]]] = {}

    def inside(self, area: str, period: str, tier: str, item: str, facet: str) -> Sequence[tuple[str, Known]]:
        """The units of an area with a figure of an indicator, or with points of a composite or component."""
        key = (area, period, tier, item, facet)
        if key not in self._inside:
            known = self.dataset.units
            units = [area, *(unit.id for unit in known.descendants(area))] if area in known else []
            self._inside[key] = [*self._figures_of(units, key), *self._scores_of(units, key)]
        return self._inside[key]

    def _figures_of(self, units: Sequence[str], key: tuple[str, ...]) -> Iterator[tuple[str, Known]]:
        """Figures of units in the order of the results."""
        _, period, tier, item, facet = key
        keys = {unit: (period, unit, tier, item) for unit in units if not facet}
        there = {unit: known for unit, k in keys.items() if (known := self.figures.get(k)) is not None}
        yield from sorted(there.items(), key=lambda found: self.figures.place(keys[found[0]]))

    def _scores_of(self, units: Sequence[str], key: tuple[str, ...]) -> Iterator[tuple[str, Known]]:
        """Scores of units in the order of the scores."""
        _, period, tier, item, facet = key
        wanted = {(period, unit, tier, item, facet) for unit in units}
        there = [k for k in wanted if k in self.scores]
        for found in sorted(there, key=self._place_of_score.__getitem__):
            yield found[1], self.scores[found]

    @cached_property
    def _place_of_score(self) -> Mapping[tuple[str, str, str, str, str], int]:
        return {key: place for place, key in enumerate(self.scores)}

    @cached_property
    def counts(self) -> dict[Key, Known]:
        """Measures of wide tables, by subject and measure."""
        return _counts(self._lines, self._sums)

    @cached_property
    def statuses(self) -> dict[tuple[Key, str], str]:
        """How each figure stands to each decision."""
        verdicts = self._verdicts[["period", "unit", "tier", "indicator", "decision", "status"]]
        return {((v.period, v.unit, v.tier, v.indicator), v.decision): v.status for v in records(verdicts)}

    def status(self, key: Key, decision: str) -> bool | None:
        """Whether the decision's target is met; None when that is unclear or there is no verdict."""
        status = self.statuses.get((key, decision), UNCLEAR)
        return None if status not in (MET, EXCEEDED, NOT_MET) else status != NOT_MET


class _Figures:
    """The primary figures by their key; those of a subject are looked up together."""

    def __init__(self, results: pd.DataFrame) -> None:
        there = results["primary"] & (results["state"] == REPORTED) & results["value"].notna()
        self._primary = results[there]
        self._known: dict[tuple[str, str], dict[Key, tuple[int, Known]]] = {}

    @cached_property
    def _places(self) -> Mapping[tuple[str, str], np.ndarray]:
        subjects = numbered(self._primary, ["period", "unit"])
        order = np.argsort(subjects, kind="stable")
        starts = np.flatnonzero(np.diff(subjects[order], prepend=-1))
        first = self._primary[["period", "unit"]].take(order[starts])
        keys = zip(first["period"], first["unit"], strict=True)
        return dict(zip(keys, np.split(order, starts[1:]), strict=True)) if len(order) else {}

    def get(self, key: Key) -> Known | None:
        """The figure of (period, unit, tier, indicator), or None."""
        found = self._of_subject(key).get(key)
        return None if found is None else found[1]

    def place(self, key: Key) -> int:
        """Where a figure that is there stands among the results."""
        return self._of_subject(key)[key][0]

    def _of_subject(self, key: Key) -> Mapping[Key, tuple[int, Known]]:
        subject = key[:2]
        if subject not in self._known:
            own = self._places.get(subject)
            self._known[subject] = {} if own is None else _primary(self._primary.take(own))
        return self._known[subject]


def _primary(primary: pd.DataFrame) -> dict[Key, tuple[int, Known]]:
    return {
        (r.period, r.unit, r.tier, r.indicator): (place, _known(r))
        for place, r in zip(primary.index.tolist(), records(primary), strict=True)
    }


def _known(result: Row) -> Known:
    return Known(
        result.value,
        result.numerator,
        result.denominator,
        6 if result.basis == "counts" or result.decimals is None else result.decimals,
        result.units_reported == result.units_expected,
        bool(result.aggregate),
        result.table,
        result.row,
    )


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
