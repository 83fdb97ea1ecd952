"""Ranks among peers; figures that are exactly equal share one."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pandas as pd

from generator.domain.dataset import Dataset
from generator.domain.frames import REPORTED
from generator.domain.indicators import HIGHER, LOWER
from generator.domain.keys import mapped, numbered
from generator.domain.quantities import MICRO

PEERS = ["period", "indicator", "tier", "parent", "aggregate"]


def rank_results(results: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """Rank and number of peers: primary figures of one parent, tier, period, indicator, kind of row."""
    direction = mapped(results["indicator"], {i.id: i.direction for i in dataset.indicators.values()})
    wanted = results["primary"] & (results["state"] == REPORTED) & results["value"].notna()
    wanted &= direction.isin([HIGHER, LOWER])
    ranked = results[wanted]
    sign = np.where(direction[wanted] == HIGHER, -1, 1)
    parent = mapped(ranked["unit"], {unit.id: unit.parent for unit in dataset.units})
    peers = numbered(ranked.assign(parent=parent), PEERS)
    score = ranked["value"].to_numpy(dtype=np.int64) * sign
    order = np.lexsort((score, peers))
    fine = _finer(ranked, sign, peers, score, order)
    if fine.any():
        order = np.lexsort((fine, score, peers))
    peers, score, fine = peers[order], score[order], fine[order]
    new = _changes(peers)
    begins = np.flatnonzero(new)
    size = np.diff(begins, append=len(order))
    position = np.arange(len(order)) - np.repeat(begins, size)
    shared = ~(new | _changes(score) | _changes(fine))
    rank = np.maximum.accumulate(np.where(shared, 0, np.arange(len(order)))) if len(order) else position
    rank = position[rank] + 1
    alone = np.repeat(size, size) < 2
    made = pd.DataFrame(
        {
            "rank": pd.arrays.IntegerArray(rank.astype(np.int64), alone),
            "rank_of": pd.arrays.IntegerArray(np.repeat(size, size).astype(np.int64), alone.copy()),
        },
        index=ranked.index[order],
    )
    return made.reindex(results.index)


def _changes(values: np.ndarray) -> np.ndarray:
    """Where a value is not the one before it."""
    changed = np.ones(len(values), np.bool_)
    changed[1:] = values[1:] != values[:-1]
    return changed


def _finer(
    ranked: pd.DataFrame, sign: np.ndarray, peers: np.ndarray, score: np.ndarray, order: np.ndarray
) -> np.ndarray:
    """An order among figures that agree to six decimals, by their exact fractions; 0 where they are equal."""
    fine = np.zeros(len(ranked), np.int64)
    denominator = ranked["denominator"].to_numpy(dtype=np.int64, na_value=0)
    counted = denominator > 0
    numerator = np.where(counted, ranked["numerator"].to_numpy(dtype=np.int64, na_value=0), np.abs(score))
    denominator = np.where(counted, denominator, 100 * MICRO)
    common = np.gcd(numerator, denominator)
    numerator, denominator = numerator // np.maximum(common, 1), denominator // np.maximum(common, 1)
    tied = ~(_changes(peers[order]) | _changes(score[order]))
    differs = tied & (_changes(numerator[order]) | _changes(denominator[order]))
    if not differs.any():
        return fine
    group = np.cumsum(~tied)
    for one in np.unique(group[differs]):
        own = order[group == one]
        exact = [int(sign[i]) * Fraction(int(numerator[i]), int(denominator[i])) for i in own]
        steps = {value: step for step, value in enumerate(sorted(set(exact)))}
        fine[own] = [steps[value] for value in exact]
    return fine
