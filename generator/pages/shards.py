"""A country province by province: an atlas of one at a time, whose memory goes with its pages made (0024).

A province's atlas knows what its own pages need: the results of the units below it and of those that they
took in, the cells and claims of its reports, and, as its peers, the latest figures of the other provinces.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from generator.domain.dataset import Dataset
from generator.domain.findings import Finding
from generator.domain.memory import give_back
from generator.domain.results import Results
from generator.domain.units import Unit
from generator.pages.atlas import Atlas
from generator.pages.sorted_frame import SortedFrame

LARGE = 400
"""From so many units with figures a site is made in parts, by several processes; a smaller one whole."""


def is_large(results: Results) -> bool:
    """Whether so many units have figures that the site is made in parts."""
    return bool(results.results["unit"].nunique() >= LARGE)


@dataclass(frozen=True)
class Shards:
    """Everything there is, sorted by provinces; `atlas` makes the atlas of one of them."""

    dataset: Dataset
    results: Results
    findings: tuple[Finding, ...]

    @cached_property
    def units(self) -> Mapping[str, tuple[Unit, ...]]:
        """The units below each unit without a parent, itself first among them, in the register's order."""
        found: dict[str, list[Unit]] = {}
        for unit in self.dataset.units:
            found.setdefault(self.dataset.units.paths[unit.id][-1], []).append(unit)
        return {root: tuple(units) for root, units in found.items()}

    @cached_property
    def _by_unit(self) -> Mapping[str, SortedFrame]:
        """The frames that pages ask for figures of their units: measures are for the contract alone."""
        frames = {name: getattr(self.results, name) for name in ("results", "scores", "verdicts", "makeup")}
        # only the periods that a page tells in full are held against earlier ones
        frames["changes"] = _of_latest(self.results.results, self.results.changes, self.dataset)
        return {name: SortedFrame(frame, frame["unit"]) for name, frame in frames.items()}

    @cached_property
    def _cells(self) -> SortedFrame:
        return SortedFrame(self.dataset.cells, self.dataset.cells["path"])

    @cached_property
    def _claims(self) -> SortedFrame:
        claims = self.results.claims
        folders = claims["report_period"].astype("str") + "/" + claims["report"].astype("str")
        return SortedFrame(claims, folders)

    @cached_property
    def _findings(self) -> Mapping[str, list[Finding]]:
        """Findings by the province of their unit, and of the report that they are in."""
        roots = {f"{r.period}/{r.id}": self._root(r.area) for r in self.dataset.reports}
        found: dict[str, list[Finding]] = {}
        for finding in self.findings:
            folder = "/".join(finding.location.path.split("/")[1:3])
            for root in {roots.get(folder, ""), self._root(finding.unit)} - {""}:
                found.setdefault(root, []).append(finding)
        return found

    def _root(self, unit: str) -> str:
        return self.dataset.units.paths[unit][-1] if unit in self.dataset.units else ""

    @cached_property
    def _of_provinces(self) -> pd.DataFrame:
        """The results of all units without a parent."""
        return self._by_unit["results"].rows(self.units)

    def prepare(self) -> None:
        """Sorts everything, so that processes that are forked later share it."""
        _ = self._by_unit, self._cells, self._claims, self._findings, self._of_provinces
        give_back()  # what sorting took would be in each of those processes

    def atlas(self, root: str) -> Atlas:
        """The atlas of the province `root`."""
        own = self.units[root]
        register = self.dataset.units
        below = [unit.id for unit in own]
        before = (old for unit in below for old in register.predecessors.get(unit, ()))
        known = dict.fromkeys((*below, *before))
        frames: dict[str, Any] = {name: of.rows(known) for name, of in self._by_unit.items()}
        frames["results"] = self._with_peers(root, frames["results"])
        frames["changes"] = _of_latest(frames["results"], frames["changes"], self.dataset)
        reports = tuple(r for r in self.dataset.reports if self._root(r.area) == root)
        cells = self._cells.rows(table.path for report in reports for table in report.tables)
        claims = self._claims.rows(f"{report.period}/{report.id}" for report in reports)
        return Atlas(
            _with_cells(self.dataset, cells),
            replace(self.results, claims=claims, **frames),
            tuple(self._findings.get(root, ())),
            own,
            reports,
        )

    def _with_peers(self, root: str, results: pd.DataFrame) -> pd.DataFrame:
        """The results, and those of the other provinces in the periods that its page tells in full."""
        periods = self.dataset.periods
        latest: dict[str, str] = {}
        mine = set(results["period"][results["unit"] == root])
        for period in periods:
            if period in mine:
                latest[periods[period].kind] = period
        others = self._of_provinces
        found = others[(others["unit"] != root) & others["period"].isin(list(latest.values()))]
        return pd.concat([results, found], ignore_index=True) if len(found) else results


def _of_latest(results: pd.DataFrame, changes: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """The changes in periods that are the latest of their kind for one of the units."""
    periods, units = results["period"].cat, results["unit"].cat
    place = {period: at for at, period in enumerate(dataset.periods)}
    kinds = list(dict.fromkeys(period.kind for period in dataset.periods.values()))
    places = np.array([place[period] for period in periods.categories], dtype=np.int64)
    of_kind = np.array([kinds.index(dataset.periods[one].kind) for one in periods.categories], dtype=np.int64)
    latest = np.full((len(kinds), len(units.categories)), -1)
    codes = periods.codes.to_numpy()
    np.maximum.at(latest, (of_kind[codes], units.codes.to_numpy()), places[codes])
    ids = list(dataset.periods)
    told = [ids[at] for at in np.unique(latest).tolist() if at >= 0]
    return changes[changes["period"].isin(told).to_numpy()]


def _with_cells(dataset: Dataset, cells: pd.DataFrame) -> Dataset:
    """The dataset with some of its cells; what was looked up in the rest of it stays looked up."""
    made = replace(dataset, cells=cells)
    vars(made).update({name: value for name, value in vars(dataset).items() if name not in vars(made)})
    return made


def in_parts(shards: Shards, made: Callable[[Atlas], Iterator[Any]]) -> Iterator[Iterator[Any]]:
    """What `made` makes of each province, one iterator each: nothing is worked out before it is asked."""
    for root in shards.units:
        yield _part(shards, made, root)


def _part(shards: Shards, made: Callable[[Atlas], Iterator[Any]], root: str) -> Iterator[Any]:
    yield from made(shards.atlas(root))
