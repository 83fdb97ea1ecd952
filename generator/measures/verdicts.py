"""Verdicts: every decision's target held against every primary figure that it covers, exactly."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import numpy as np
import pandas as pd

from generator.domain.dataset import Dataset
from generator.domain.frames import COUNTS, REPORTED, VERDICTS, conform, empty
from generator.domain.quantities import MICRO
from generator.domain.targets import (
    AT_MOST,
    EXCEEDED,
    MET,
    NOT_MET,
    UNCLEAR,
    Decision,
    Target,
)
from generator.domain.units import ALL, Subject
from generator.measures.figures import divide

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
    """One row per decision and primary figure that it covers, in the columns of VERDICTS."""
    primary = results[results["primary"]]
    parts = [
        _of_decision(decision, days, primary, dataset)
        for decision, days in zip(dataset.decisions.values(), validity(dataset).values(), strict=True)
    ]
    filled = [part for part in parts if len(part)]
    if not filled:
        return empty(VERDICTS)
    joined = _judge(pd.concat(filled, ignore_index=True))
    joined = joined.sort_values(VERDICT_ORDER, kind="stable")
    return conform(joined, VERDICTS)


def _of_decision(
    decision: Decision, days: tuple[date, date], primary: pd.DataFrame, dataset: Dataset
) -> pd.DataFrame:
    scopes = Scopes(decision, dataset)
    held = [p.id for p in dataset.periods.values() if days[0] <= p.start and p.end <= days[1]]
    named = {target.indicator for target in decision.targets}
    covered = primary[primary["period"].isin(held) & primary["indicator"].isin(named)]
    keys = covered[["unit", "tier", "indicator"]].drop_duplicates()
    rows = []
    for unit, tier, indicator in keys.itertuples(index=False):
        if target := scopes.target(Subject(unit, tier), indicator):
            rows.append((unit, tier, indicator, target.operator, target.value, target.up_to))
    columns = ["unit", "tier", "indicator", "operator", "target_value", "up_to"]
    targets = pd.DataFrame(rows, columns=columns).astype({"target_value": "Int64", "up_to": "Int64"})
    return covered.merge(targets, on=["unit", "tier", "indicator"]).assign(
        decision=decision.id,
        issuer=decision.issuer,
        legal_basis=decision.legal_basis or decision.title,
    )


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
            ~reported,
            (behind > 0).fillna(False).astype(bool),
            (ahead > 0).fillna(False).astype(bool),
            (open_range & (ahead < 0)).fillna(False).astype(bool),
        ],
        [held["state"], NOT_MET, EXCEEDED, UNCLEAR],
        default=MET,
    )
    unmet = pd.Series(status == NOT_MET, index=held.index)
    gap = divide(behind, base)
    # a rate needs 100 million of these units per dossier: 100 percent times a million
    dossiers = (behind + (100 * MICRO - 1)) // (100 * MICRO)
    return held.assign(
        status=status,
        gap_points=gap.where(unmet),
        gap_dossiers=dossiers.where(unmet & by_counts),
    )


def _large(held: pd.DataFrame) -> bool:
    """Whether a product of counts and targets could leave int64."""
    counts = [int(held[name].max()) for name in ("numerator", "denominator") if held[name].notna().any()]
    bounds = [int(held[name].max()) for name in ("target_value", "up_to") if held[name].notna().any()]
    targets = max(*bounds, 100 * MICRO)
    return max(counts, default=0) * targets * 2 >= 2**62
