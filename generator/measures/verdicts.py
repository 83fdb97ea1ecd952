"""Verdicts: every decision's target held against every primary figure that it covers, exactly."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from generator.domain.dataset import Dataset
from generator.domain.frames import COUNTS, REPORTED, VERDICTS_WITH_ORIGIN, conform, empty
from generator.domain.keys import coded, keys, mapped, numbered
from generator.domain.quantities import MICRO
from generator.domain.targets import (
    AT_MOST,
    EXCEEDED,
    MET,
    NOT_APPLICABLE,
    NOT_MET,
    NOT_REPORTED,
    UNCLEAR,
    Decision,
    Target,
)
from generator.domain.units import ALL, Subject
from generator.measures.figures import divide

_STATUSES = sorted((EXCEEDED, MET, NOT_APPLICABLE, NOT_MET, NOT_REPORTED, UNCLEAR))

VERDICT_ORDER = ["period", "report", "table", "unit", "tier", "indicator", "decision"]


class Scopes:
    """Finds the target that binds a subject in one decision: the deepest unit's, then a tier over all."""

    def __init__(self, decision: Decision, dataset: Dataset) -> None:
        self._paths = dataset.units.paths
        self._targets: Mapping[tuple[str, str, str], Target] = {
            (target.unit, target.tier, target.indicator): target for target in decision.targets
        }

    def target(self, subject: Subject, indicator: str) -> Target | None:
        """The decision's target for the subject, or None when its scopes do not hold it."""
        for unit in (*self._paths.get(subject.unit, ()), ""):
            for tier in dict.fromkeys((subject.tier, ALL)):
                if target := self._targets.get((unit, tier, indicator)):
                    return target
        return None


def validity(dataset: Dataset) -> dict[str, tuple[date, date]]:
    """The days on which each decision holds; a decision that replaces another ends it the day before."""
    days = {d.id: (d.valid_from, d.valid_to) for d in dataset.decisions.values()}
    for decision in dataset.decisions.values():
        for old in decision.replaces:
            if old not in days:  # its file could not be read, which is told elsewhere
                continue
            start, end = days[old]
            days[old] = (start, min(end, decision.valid_from - timedelta(days=1)))
    return days


def build_verdicts(results: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """One row per decision and primary figure that it covers, in the columns of VERDICTS_WITH_ORIGIN."""
    primary = results.loc[results["primary"], _NEEDED].rename_axis("result").reset_index()
    scoped = [
        _of_decision(decision, days, primary, dataset)
        for decision, days in zip(dataset.decisions.values(), validity(dataset).values(), strict=True)
    ]
    if not sum(len(place) for place, *_ in scoped):
        return empty(VERDICTS_WITH_ORIGIN)
    held = primary.take(np.concatenate([place for place, *_ in scoped])).reset_index(drop=True)
    decisions = sorted(dataset.decisions)
    sizes = [len(place) for place, *_ in scoped]
    own = np.repeat([decisions.index(decision) for decision in dataset.decisions], sizes)
    held["decision"] = coded(own, decisions)
    known = dataset.decisions
    held["issuer"] = mapped(held["decision"], {d: known[d].issuer for d in decisions})
    basis = {d: known[d].legal_basis or known[d].title for d in decisions}
    held["legal_basis"] = mapped(held["decision"], basis)
    targets = [target for _, _, targets in scoped for target in targets]
    starts = np.cumsum([0, *(len(targets) for _, _, targets in scoped)])[:-1]
    which = np.concatenate([at + start for (_, at, _), start in zip(scoped, starts, strict=True)])
    held["operator"] = keys([target.operator for target in targets]).take(which).reset_index(drop=True)
    held["target_value"] = pd.array([target.value for target in targets], dtype="Int64").take(which)
    held["up_to"] = pd.array([target.up_to for target in targets], dtype="Int64").take(which)
    judged = _judge(held)
    order = np.argsort(numbered(judged, VERDICT_ORDER), kind="stable")
    return conform(judged.take(order), VERDICTS_WITH_ORIGIN)


_NEEDED = [
    "period", "report", "table", "unit", "tier", "indicator", "basis", "state", "numerator", "denominator",
    "value",
]  # fmt: skip


def _of_decision(
    decision: Decision, days: tuple[date, date], primary: pd.DataFrame, dataset: Dataset
) -> tuple[np.ndarray, np.ndarray, list[Target]]:
    """Positions of the figures that a decision covers, and for each of them which of its targets it has."""
    held = {p.id for p in dataset.periods.values() if days[0] <= p.start and p.end <= days[1]}
    named = {target.indicator for target in decision.targets}
    place = _of_units({target.unit for target in decision.targets}, primary["unit"], dataset)
    for key, wanted in (("period", held), ("indicator", named)):
        place = place[_among(primary[key].take(place), wanted)]
    covered = primary[["unit", "tier", "indicator"]].take(place)
    codes = pd.factorize(numbered(covered, ["unit", "tier", "indicator"]))[0]
    first = covered[~pd.Series(codes).duplicated().to_numpy()]
    scopes = Scopes(decision, dataset)
    found = [
        scopes.target(Subject(unit, tier), indicator)
        for unit, tier, indicator in zip(first["unit"], first["tier"], first["indicator"], strict=True)
    ]
    targets = [target for target in found if target is not None]
    position = np.cumsum([target is not None for target in found]) - 1
    which = np.where([target is not None for target in found], position, -1).astype(np.int64)[codes]
    return place[which >= 0], which[which >= 0], targets


def _of_units(whom: Collection[str], units: pd.Series[Any], dataset: Dataset) -> np.ndarray:
    """Positions of the figures of the units `whom` and of those below them; all, if one of them is ""."""
    if "" in whom:
        return np.arange(len(units))
    register = dataset.units
    below = {unit.id for one in whom if one in register for unit in register.descendants(one)}
    return np.flatnonzero(_among(units, below | {one for one in whom if one in register}))


def _among(column: pd.Series[Any], wanted: Collection[str]) -> np.ndarray:
    """Whether each text of a column of keys is one of `wanted`."""
    flags = np.array([text in wanted for text in column.cat.categories], np.bool_)
    return flags[column.cat.codes.to_numpy()] if len(flags) else np.zeros(len(column), np.bool_)


def _judge(held: pd.DataFrame) -> pd.DataFrame:
    """Adds status and gaps. Rates of counts compare numerator x 100 with target x denominator."""
    by_counts = held["denominator"].notna() & (held["basis"] == COUNTS)
    if _large(held):  # Python's own integers have no end
        held = held.astype(
            dict.fromkeys(("numerator", "denominator", "value", "target_value", "up_to"), "object")
        )
    base = held["denominator"].where(by_counts, 1)
    figure = (held["numerator"] * (100 * MICRO)).where(by_counts, held["value"])
    least = held["target_value"] * base
    most = held["up_to"].fillna(held["target_value"]) * base
    capped = held["operator"] == AT_MOST
    # the bound that must be reached, and the one past which nobody is asked for more
    behind = (least - figure).where(~capped, figure - most)
    ahead = (figure - most).where(~capped, least - figure)
    open_range = held["up_to"].notna()
    reported = held["state"] == REPORTED
    status = np.select(
        [
            (held["state"] == NOT_REPORTED).to_numpy(),
            ~reported.to_numpy(),
            (behind > 0).fillna(False).to_numpy(dtype=np.bool_),
            (ahead > 0).fillna(False).to_numpy(dtype=np.bool_),
            (open_range & (ahead < 0)).fillna(False).to_numpy(dtype=np.bool_),
        ],
        [_STATUSES.index(s) for s in (NOT_REPORTED, NOT_APPLICABLE, NOT_MET, EXCEEDED, UNCLEAR)],
        default=_STATUSES.index(MET),
    )
    unmet = pd.Series(status == _STATUSES.index(NOT_MET), index=held.index)
    gap = divide(behind, base)
    # a rate needs 100 million of these units per dossier: 100 percent times a million
    dossiers = (behind + (100 * MICRO - 1)) // (100 * MICRO)
    return held.assign(
        status=coded(status, _STATUSES, held.index),
        gap_points=gap.where(unmet),
        gap_dossiers=dossiers.where(unmet & by_counts),
    )


def _large(held: pd.DataFrame) -> bool:
    """Whether a product of counts and targets could leave int64."""
    counts = [int(held[name].max()) for name in ("numerator", "denominator") if held[name].notna().any()]
    bounds = [int(held[name].max()) for name in ("target_value", "up_to") if held[name].notna().any()]
    targets = max(*bounds, 100 * MICRO)
    return max(counts, default=0) * targets * 2 >= 2**62
