"""Counts over every result and verdict of the site, from columns: no tuple is made of each (0025).

Pages about many units say how many there are and how many meet; of a whole country that is 0.7 million
results, of which only the few that a page shows become rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from generator.domain.dataset import Dataset
from generator.domain.frames import Row, records
from generator.domain.results import Results
from generator.domain.targets import EXCEEDED, MET, NOT_MET, UNCLEAR
from generator.domain.units import TIERS

LONG = 500
"""So many figures a page lists one by one; of more it tells each area's, and leads to the rest."""

Codes = npt.NDArray[np.int64]
_BAD = {EXCEEDED: 0, MET: 1, UNCLEAR: 2, NOT_MET: 3}
"""How bad each verdict is: a figure is as good as its worst. Other statuses judge nothing."""


@dataclass(frozen=True)
class Tally:
    """What can be counted in `results`, all of a site's."""

    dataset: Dataset
    results: Results

    @cached_property
    def primary(self) -> pd.DataFrame:
        """The primary results, numbered from 0."""
        results = self.results.results
        return results[results["primary"].to_numpy(dtype=bool)].reset_index(drop=True)

    @cached_property
    def units(self) -> frozenset[str]:
        """Units with a figure."""
        return frozenset(map(str, self.primary["unit"].unique()))

    @cached_property
    def _roots(self) -> Sequence[str]:
        return [unit.id for unit in self.dataset.units if not unit.parent]

    @cached_property
    def figures(self) -> pd.DataFrame:
        """Of each primary result, in their order, where it stands, as text of few values: period, unit, tier,
        indicator, `root` (the province), report_period, report; `single`: not about several units together.
        """
        wanted = ["period", "unit", "tier", "indicator", "report_period", "report"]
        made = {name: _categories(self.primary[name]) for name in wanted}
        units = made["unit"].cat
        paths = self.dataset.units.paths
        roots = np.array([paths[unit][-1] for unit in units.categories] or [""], dtype=object)
        made["root"] = _categories(pd.Series(roots[units.codes.to_numpy()]))
        frame = pd.DataFrame(made)
        return frame.assign(single=~self._wholes(frame))

    def _wholes(self, frame: pd.DataFrame) -> npt.NDArray[np.bool_]:
        """Which figures are about several units together (see Atlas.is_whole): marked so, or of a report's
        whole area; the latter are few, so that each kind of them is looked at once.
        """
        aggregate = self.primary["aggregate"].to_numpy(dtype=bool)
        areas = {report.area for report in self.dataset.reports}
        likely = frame[frame["unit"].isin(areas).to_numpy() & ~aggregate]
        columns = ["report_period", "report", "unit", "tier", "period"]
        kinds = likely[columns].astype(object).drop_duplicates()
        reports = {(report.period, report.id): report.area for report in self.dataset.reports}
        whole = {
            kind
            for kind in kinds.itertuples(index=False, name=None)
            if reports.get(kind[:2]) == kind[2] and self.spans(*kind[2:])
        }
        found = aggregate.copy()
        if whole:
            names = likely[columns].astype(object).itertuples(index=False, name=None)
            found[likely.index] = [name in whole for name in names]
        return found

    def spans(self, unit: str, tier: str, period: str) -> bool:
        """Whether a report's own area stands, at a tier, for several units rather than for its own desk."""
        units, tiers = self.dataset.units, self._tiers_in(period)
        below = {tiers.get(units[child].type) for child in units.children.get(unit, ())}
        return tiers.get(units[unit].type) != tier or tier in below

    def _tiers_in(self, period: str) -> dict[str, str]:
        known = self._tiers
        if period not in known:
            known[period] = self.dataset.site.type_tier(self.dataset.periods[period])
        return known[period]

    @cached_property
    def _tiers(self) -> dict[str, dict[str, str]]:
        return {}

    @cached_property
    def _keys(self) -> tuple[Codes, Codes]:
        """One number for period, unit, tier and indicator of every primary result, and of every verdict."""
        names = ("period", "unit", "tier", "indicator")
        known = (
            list(self.dataset.periods),
            list(self.dataset.units.by_id),
            list(TIERS),
            list(self.dataset.indicators),
        )
        keys = []
        for frame in (self.primary, self.results.verdicts):
            key = np.zeros(len(frame), dtype=np.int64)
            for name, values in zip(names, known, strict=True):
                key = key * len(values) + _coded(frame[name], values)
            keys.append(key)
        return keys[0], keys[1]

    @cached_property
    def verdicts(self) -> pd.DataFrame:
        """Every verdict, in their order: what `figures` says of its figure, the number of that figure,
        decision and status.
        """
        primary, judged = self._keys
        order = np.argsort(primary, kind="stable")
        at = order[np.minimum(np.searchsorted(primary[order], judged), max(len(order) - 1, 0))]
        frame = self.figures.take(at).reset_index(drop=True)
        own = {name: _categories(self.results.verdicts[name]) for name in ("decision", "status")}
        return frame.assign(figure=at, **own)

    @cached_property
    def counts(self) -> pd.DataFrame:
        """Verdicts counted (`count`) by everything that `verdicts` says of them but the unit."""
        by = [
            "period",
            "report_period",
            "report",
            "root",
            "tier",
            "indicator",
            "single",
            "decision",
            "status",
        ]
        found = self.verdicts.groupby(by, observed=True, sort=False).size()
        return found.rename("count").reset_index()

    @cached_property
    def statuses_of_report(self) -> dict[tuple[str, str], dict[str, dict[str, int]]]:
        """Verdicts on single units by the (period, report) of their figure, by tier and status."""
        found: dict[tuple[str, str], dict[str, dict[str, int]]] = {}
        counts = self.counts
        for row in records(counts[counts["single"].to_numpy(dtype=bool)]):
            statuses = found.setdefault((row.period, row.report), {}).setdefault(row.tier, {})
            statuses[row.status] = statuses.get(row.status, 0) + row.count
        return found

    @cached_property
    def verdicts_of_report(self) -> dict[tuple[str, str], Counter[str]]:
        """All verdicts by the (period, report) of their figure, by status."""
        found: dict[tuple[str, str], Counter[str]] = {}
        for row in records(self.counts[["period", "report", "status", "count"]]):
            found.setdefault((row.period, row.report), Counter())[row.status] += row.count
        return found

    @cached_property
    def met(self) -> dict[tuple[str, str, str, str], tuple[int, int]]:
        """Of figures of single units by (period, province, tier, indicator): how many meet all that they are
        held against, and how many are held against anything.
        """
        verdicts = self.verdicts
        bad = _mapped(verdicts["status"])
        judged = (bad >= 0) & verdicts["single"].to_numpy()
        worst = np.full(len(self.primary), -1, dtype=np.int64)
        np.maximum.at(worst, verdicts["figure"].to_numpy()[judged], bad[judged])
        found = self.figures[worst >= 0]
        names = ["period", "root", "tier", "indicator"]
        counted = (
            found[names]
            .assign(met=worst[worst >= 0] <= _BAD[MET])
            .groupby(names, observed=True, sort=False)["met"]
            .agg(["sum", "size"])
        )
        return {
            (str(period), str(root), str(tier), str(indicator)): (int(met), int(size))
            for (period, root, tier, indicator), met, size in zip(
                counted.index, counted["sum"], counted["size"], strict=True
            )
        }

    @cached_property
    def _sizes(self) -> pd.DataFrame:
        """Figures counted by what pages are about."""
        by = ["period", "indicator", "report_period", "report"]
        return self.figures.groupby(by, observed=True, sort=False).size().rename("count").reset_index()

    @cached_property
    def is_small(self) -> bool:
        """Whether the pages of all periods list every figure."""
        return max(self._sizes.groupby("period", observed=True)["count"].sum(), default=0) <= LONG

    def figures_of(self, **about: str) -> int:
        """How many figures there are of a period, an indicator."""
        return int(_where(self._sizes, about)["count"].sum())

    def reports_of(self, **about: str) -> list[tuple[str, str]]:
        """The reports, (period, id), that the figures of a period or an indicator come from."""
        return _pairs(_where(self._sizes, about))

    def reports_judged(self, decision: str) -> list[tuple[str, str]]:
        """The reports whose figures are held against a decision."""
        return _pairs(_where(self.counts, {"decision": decision}))

    def rows(self, chosen: npt.NDArray[np.bool_]) -> list[Row]:
        """Some of the primary results as rows."""
        return records(self.primary[chosen])


def _categories(column: pd.Series[Any]) -> pd.Series[Any]:
    """A column as codes of its texts."""
    made: pd.Series[Any] = column.astype("category")
    return made


def _coded(column: pd.Series[Any], values: Sequence[str]) -> Codes:
    """The place of each text of a column among `values`."""
    texts = _categories(column).cat
    place = {value: at for at, value in enumerate(values)}
    known = np.array([place[text] for text in texts.categories] or [0], dtype=np.int64)
    found: Codes = known[texts.codes] if len(column) else np.zeros(0, dtype=np.int64)
    return found


def _mapped(statuses: pd.Series[Any]) -> Codes:
    """How bad each verdict is, -1 for those that judge nothing."""
    texts = statuses.cat
    known = np.array([_BAD.get(text, -1) for text in texts.categories] or [0], dtype=np.int64)
    found: Codes = known[texts.codes]
    return found


def _where(frame: pd.DataFrame, about: dict[str, str]) -> pd.DataFrame:
    for name, value in about.items():
        frame = frame[(frame[name] == value).to_numpy()]
    return frame


def _pairs(frame: pd.DataFrame) -> list[tuple[str, str]]:
    found: Iterable[tuple[str, str]] = zip(frame["report_period"], frame["report"], strict=True)
    return list(dict.fromkeys(found))
