"""What the lines of a group of tables add up to: every whole that they make, with its parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from generator.domain.dataset import Dataset
from generator.domain.keys import coded, numbered
from generator.domain.periods import Period
from generator.domain.units import ALL, TIERS, Subject
from generator.measures.lines import Lines

WHOLE = ["period", "report", "group", "unit", "tier"]
"""Columns that name an aggregate: a subject inside one group of tables."""

_TIERS = sorted(TIERS)


@dataclass(frozen=True)
class Parts:
    """`parts`: WHOLE and `line`, one row per part of each whole. `wholes`: WHOLE, `size` (parts), `tiers`
    (of the parts), `expected` (subjects that should report), `missing` (units of those that do not),
    `table` (the group where it has several), `is_data` (a row that is no total has this subject).
    `whole`: the position in `wholes` of each part's whole. `asked`: the wholes that have several parts, or
    that a total row or a sentence is about.
    """

    parts: pd.DataFrame
    wholes: pd.DataFrame
    overlapping: tuple[int, ...]
    whole: np.ndarray
    asked: np.ndarray

    @cached_property
    def _order(self) -> tuple[np.ndarray, np.ndarray]:
        order = np.argsort(self.whole, kind="stable")
        return order, np.flatnonzero(np.diff(self.whole[order], prepend=-1))

    def summed(self, values: np.ndarray) -> np.ndarray:
        """The sum over the parts of each whole."""
        if not len(values):
            return np.zeros(len(self.wholes), values.dtype)
        order, starts = self._order
        return np.asarray(np.add.reduceat(values[order], starts))


def find_parts(lines: Lines, dataset: Dataset) -> Parts:
    """Every whole that the data lines of a group make up, with its parts."""
    frame = lines.lines
    data = frame[~frame["total"] & ~frame["prose"] & ~frame["quote"]]
    tree = _Tree(dataset)
    overlapping = _overlapping(data, dataset, tree)
    data = data.drop(index=list(overlapping))
    parts = tree.above(data, dataset)
    whole = pd.factorize(numbered(parts, WHOLE))[0]
    first = ~pd.Series(whole).duplicated().to_numpy()
    wholes = parts.loc[first, WHOLE].reset_index(drop=True)
    subjects = tree.subjects(data)
    part = subjects[np.searchsorted(data.index, parts["line"])]
    tiers = pd.DataFrame({"whole": whole, "tier": part % len(_TIERS)}).drop_duplicates()["whole"]
    expected, missing = _Expected(dataset, tree).of(wholes, whole, part)
    wholes = wholes.assign(
        size=np.bincount(whole, minlength=len(wholes)),
        tiers=np.bincount(tiers, minlength=len(wholes)),
        expected=expected,
        missing=pd.Series(missing, dtype="object"),
        table=_tables(wholes, data),
        is_data=np.bincount(whole[part == tree.subjects(parts)], minlength=len(wholes)) > 0,
    )
    return Parts(parts, wholes, overlapping, whole, _asked(wholes, frame))


class _Tree:
    """The register's tree as arrays, in the order of the ids."""

    def __init__(self, dataset: Dataset) -> None:
        self.ids = sorted(dataset.units.by_id)
        self.place = {unit: i for i, unit in enumerate(self.ids)}
        paths = [dataset.units.paths[unit] for unit in self.ids]
        self.depth = np.array([len(path) for path in paths], np.int64)
        self.path = np.full((len(paths), int(self.depth.max(initial=1))), -1, np.int32)
        for i, path in enumerate(paths):
            self.path[i, : len(path)] = [self.place[unit] for unit in path]

    def subjects(self, data: pd.DataFrame) -> np.ndarray:
        """A number for the subject of each row: its unit's place, then its tier's."""
        unit, tier = _placed(data["unit"], self.place), _placed(data["tier"], _TIER_PLACE)
        return np.asarray(unit * len(_TIERS) + tier)

    def above(self, data: pd.DataFrame, dataset: Dataset | None) -> pd.DataFrame:
        """For each line and each unit of its path, nearest first, at its own tier and at tier all: WHOLE
        and `line`. Up to the report's area, or to the top where no dataset is given.
        """
        own = _placed(data["unit"], self.place)
        tiers = _placed(data["tier"], _TIER_PLACE)
        levels = self.depth[own]
        if dataset is not None:
            levels = levels - self.depth[self._areas(data, dataset)] + 1
        most = int(levels.max(initial=0))
        stands = np.zeros((len(data), most, 2), np.bool_)
        stands[:, :, 0] = np.arange(most) < levels[:, None]
        stands[:, :, 1] = stands[:, :, 0] & (tiers != _TIER_PLACE[ALL])[:, None]
        line, level, whole = np.nonzero(stands)
        made = data[["period", "report", "group"]].take(line).reset_index(drop=True)
        made["unit"] = coded(self.path[own[line], level], self.ids)
        made["tier"] = coded(np.where(whole == 1, _TIER_PLACE[ALL], tiers[line]), _TIERS)
        return made.assign(line=data.index.to_numpy()[line])

    def _areas(self, data: pd.DataFrame, dataset: Dataset) -> np.ndarray:
        """The place of the area of each line's report."""
        area = {(report.period, report.id): report.area for report in dataset.reports}
        codes = pd.factorize(numbered(data, ["period", "report"]))[0]
        first = data[~pd.Series(codes, data.index).duplicated()]
        named = [self.place[area[key]] for key in zip(first["period"], first["report"], strict=True)]
        return np.array(named, np.int64)[codes]


_TIER_PLACE = {tier: i for i, tier in enumerate(_TIERS)}


def _placed(column: pd.Series[Any], place: Mapping[str, int]) -> np.ndarray:
    """The place of each text of a column of keys."""
    places = np.array([place.get(text, -1) for text in column.cat.categories], np.int64)
    return np.asarray(places[column.cat.codes.to_numpy()])


def _overlapping(data: pd.DataFrame, dataset: Dataset, tree: _Tree) -> tuple[int, ...]:
    """Lines that are sums of other lines of their group although not marked as totals."""
    above = tree.above(data, None)
    group = pd.Series(numbered(data, ["period", "report", "group"]), data.index)
    most = len(tree.ids) * len(_TIERS)
    subject = group.to_numpy() * most + tree.subjects(data)
    other = group.reindex(above["line"]).to_numpy() * most + tree.subjects(above)
    itself = pd.Series(subject, data.index).reindex(above["line"]).to_numpy()
    below = data[np.isin(subject, other[other != itself])]
    found = []
    for line, period, unit, tier in zip(
        below.index, below["period"], below["unit"], below["tier"], strict=True
    ):
        tier_of = dataset.site.type_tier(dataset.periods[period])
        if tier_of.get(dataset.units[unit].type) != tier:  # else it is the unit's own desk
            found.append(line)
    return tuple(found)


def _asked(wholes: pd.DataFrame, lines: pd.DataFrame) -> np.ndarray:
    """The wholes with several parts, or that a total row or a sentence is about."""
    named = lines[lines["total"] | lines["prose"]]
    subjects = set(zip(named["period"], named["unit"], named["tier"], strict=True))
    asked: np.ndarray = (wholes["size"] > 1).to_numpy().copy()
    units = set(named["unit"].unique())
    open_ = np.flatnonzero(~asked & wholes["unit"].isin(units).to_numpy())
    rest = wholes.take(open_)
    rows = zip(rest["period"], rest["unit"], rest["tier"], strict=True)
    asked[open_] = [subject in subjects for subject in rows]
    return asked


def _tables(wholes: pd.DataFrame, data: pd.DataFrame) -> np.ndarray:
    """The table of each whole, its group where that has several."""
    place = ["period", "report", "group"]
    codes = pd.factorize(numbered(data, place))[0]
    pairs = pd.DataFrame({"group": codes, "table": data["table"].to_numpy()}).drop_duplicates()
    several = np.bincount(pairs["group"]) > 1 if len(pairs) else np.zeros(0, np.bool_)
    first = data[~pd.Series(codes, data.index).duplicated()]
    name = np.where(several, first["group"].astype("object"), first["table"].astype("object"))
    known = dict(zip(zip(*(first[name] for name in place), strict=True), name, strict=True))
    whole = pd.factorize(numbered(wholes, place))[0]
    heads = wholes[~pd.Series(whole).duplicated().to_numpy()]
    named = [known[key] for key in zip(*(heads[name] for name in place), strict=True)]
    return np.array(named, dtype=object)[whole]


class _Expected:
    """Finds the subjects that should report to a whole, at the level of the lines that did."""

    def __init__(self, dataset: Dataset, tree: _Tree) -> None:
        self._dataset = dataset
        self._tree = tree
        self._tiers_of = {p.id: dataset.site.type_tier(p) for p in dataset.periods.values()}
        self._below: dict[tuple[Any, str], Mapping[str, tuple[str, ...]]] = {}

    def of(
        self, wholes: pd.DataFrame, whole: np.ndarray, part: np.ndarray
    ) -> tuple[list[int], list[tuple[str, ...]]]:
        """How many subjects should report to each whole, and the units of those that did not.

        Month after month the same units report, so what is alike is worked out once.
        """
        order = np.argsort(whole, kind="stable")
        size = np.bincount(whole, minlength=len(wholes))
        starts = np.cumsum(size) - size
        like = self._like()
        code = {key: i for i, key in enumerate(dict.fromkeys(like.values()))}
        epoch = _placed(wholes["period"], {period: code[key] for period, key in like.items()})
        alone = pd.DataFrame({"epoch": epoch, "unit": wholes["unit"], "part": part[order][starts]})
        # of wholes with one part there are very many, and few that differ
        same = pd.factorize(np.where(size == 1, numbered(alone, ["epoch", "unit", "part"]), -1))[0]
        key: list[Any] = same.tolist()
        for i in np.flatnonzero(size > 1).tolist():
            subjects = part[order[starts[i] : starts[i] + size[i]]]
            key[i] = (int(epoch[i]), wholes["unit"].iat[i], subjects.tobytes())
        first = dict(zip(reversed(key), range(len(key) - 1, -1, -1), strict=True))
        known = {
            found: self._judge(
                str(wholes["period"].iat[i]),
                str(wholes["unit"].iat[i]),
                part[order[starts[i] : starts[i] + size[i]]],
            )
            for found, i in first.items()
        }
        judged = [known[found] for found in key]
        return [count for count, _ in judged], [missing for _, missing in judged]

    def _like(self) -> dict[str, tuple[Any, ...]]:
        """What periods have in common in which the same units are in force at the same tiers."""
        return {
            period: (*self._dataset.units.epoch(known.start, known.end), *self._tiers_of[period].items())
            for period, known in self._dataset.periods.items()
        }

    def _judge(self, period_id: str, unit: str, part: np.ndarray) -> tuple[int, tuple[str, ...]]:
        subjects = {
            Subject(self._tree.ids[place], _TIERS[tier])
            for place, tier in zip(part // len(_TIERS), part % len(_TIERS), strict=True)
        }
        expected = self._subjects(self._dataset.periods[period_id], unit, subjects)
        return len(expected), tuple(sorted({subject.unit for subject in expected - subjects}))

    def _subjects(self, period: Period, unit: str, subjects: set[Subject]) -> set[Subject]:
        """Subjects below `unit` that should report, the reporting ones included."""
        expected = set(subjects)
        tier_of = self._tiers_of[period.id]
        levels = {(s.tier, tier_of.get(self._dataset.units[s.unit].type, "")) for s in subjects}
        for tier, level in levels:
            for unit_type in self._dataset.site.expected.get(level, ()):
                expected |= {Subject(u, tier) for u in self._units_below(period, unit).get(unit_type, ())}
        return expected

    def _units_below(self, period: Period, unit: str) -> Mapping[str, tuple[str, ...]]:
        """Units in force in the period at or below `unit`, by type."""
        units = self._dataset.units
        key = (units.epoch(period.start, period.end), unit)
        known = self._below.get(key)
        if known is None:
            found: dict[str, list[str]] = {}
            for below in (units[unit], *units.descendants(unit)):
                if below.in_force(period.start, period.end):
                    found.setdefault(below.type, []).append(below.id)
            known = self._below[key] = {unit_type: tuple(ids) for unit_type, ids in found.items()}
        return known
