"""Figures of one period held against those of others."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from generator.domain.findings import Finding, Location, details
from generator.domain.frames import REPORTED, records
from generator.domain.keys import mapped, numbered, same, stacked
from generator.domain.quantities import MICRO, round_to
from generator.measures.checks.evidence import Evidence

REPEATED = 3
"""Averages that must be the same as another report's, and four in five of those that both state."""

PEERS = 5
"""Units whose change must be known before one of them can stand out."""

SPREADS = 6
"""How many robust standard deviations a change must lie from the peers' median change."""

POINTS = 20 * MICRO
"""Points that a rate must besides have changed more than the peers' median."""

TIMES = 3
"""How many times as much, or as little, a count must besides have become against the peers' median."""


_PLACE = ["report", "report_period", "table", "row", "aggregate"]


def averages_repeated(evidence: Evidence) -> Iterator[Finding]:
    """Averages that are all the same as in the report of another period: copied, not computed."""
    rates = evidence.rates[evidence.rates["total"] | evidence.rates["prose"]]
    if rates.empty:
        return
    folder = rates["path"].map(lambda path: path.rpartition("/")[0]).astype("str")
    rates = rates.assign(folder=folder)
    subject = ["unit", "tier", "key"]
    columns = [*subject, "folder", "period", "value", "decimals"]
    pairs = rates.reset_index().merge(rates[columns], on=subject, suffixes=("", "_there"))
    pairs = pairs[pairs["folder"] != pairs["folder_there"]]
    ends = {period.id: (period.end, period.start) for period in evidence.dataset.periods.values()}
    later = pairs["period"].map(ends) > pairs["period_there"].map(ends)
    pairs = pairs[later.astype("bool")]
    told: set[int] = set()
    for _, found in pairs.groupby(["folder", "period", "unit", "folder_there", "prose"], sort=False):
        same = found[found["value"] == found["value_there"]]
        same = same[same["decimals"] == same["decimals_there"]]
        if same["index"].nunique() < REPEATED or 5 * len(same) < 4 * len(found):
            continue
        for cell in records(same):
            if cell.index not in told:
                told.add(cell.index)
                yield evidence.finding(
                    "averages-repeated", cell, indicator=cell.key, published=cell.value,
                    facts={"other": cell.period_there},
                )  # fmt: skip


def figures_that_jump(evidence: Evidence) -> Iterator[Finding]:
    """A figure whose change against the like period stands far out from the changes of its peers."""
    changes = _with_peers(evidence)
    if changes.empty:
        return
    rate = changes["indicator"].isin([i.id for i in evidence.dataset.indicators.values() if i.is_rate])
    ratio = changes["value"].clip(lower=1).astype("float64") / changes["before"].clip(lower=1).astype(
        "float64"
    )
    growth = pd.Series(np.log(ratio.to_numpy()), changes.index)
    step = changes["change"].astype("float64").where(rate, growth)
    grouped = step.groupby(changes["peers"])
    off = (step - grouped.transform("median")).abs()
    spread = 1.4826 * off.groupby(changes["peers"]).transform("median")
    floor = pd.Series(float(POINTS), changes.index).where(rate, float(np.log(TIMES)))
    big = (off > SPREADS * spread) & (off > floor) & (grouped.transform("size") >= PEERS)
    decimals = {i.id: i.decimals for i in evidence.dataset.indicators.values()}
    reports = {(report.period, report.id): report for report in evidence.dataset.reports}
    for change in records(changes[big]):
        path = next(
            (t.path for t in reports[change.period, change.report].tables if t.stem == change.table), ""
        )
        yield Finding(
            "figure-jump",
            Location(path or reports[change.period, change.report].path, change.row),
            period=change.period,
            report=change.report,
            table=change.table,
            unit=change.unit,
            tier=change.tier,
            indicator=change.indicator,
            published=round_to(change.value, decimals[change.indicator]),
            computed=change.before,
            details=details(other=change.against),
        )


def _with_peers(evidence: Evidence) -> pd.DataFrame:
    """The changes of figures that stand in tables, with their place and the number of their `peers`."""
    results = evidence.results
    key = ["period", "unit", "tier", "indicator"]
    placed = results.loc[results["primary"] & (results["state"] == REPORTED), [*key, *_PLACE]]
    changes = evidence.changes[evidence.changes["before"] > 0]
    both = stacked([changes[key], placed[key]])
    number = numbered(both, key)
    at = pd.Series(np.arange(len(placed)), number[len(changes) :]).reindex(number[: len(changes)])
    changes = changes[at.notna().to_numpy()].reset_index(drop=True)
    place = placed[_PLACE].take(at.dropna().to_numpy(dtype=np.int64)).reset_index(drop=True)
    changes = pd.concat([changes, place], axis=1)
    here = same(changes["period"], changes["report_period"])
    changes = changes[here & ~changes["aggregate"]].reset_index(drop=True)
    parent = mapped(changes["unit"], {unit.id: unit.parent for unit in evidence.dataset.units})
    peers = numbered(changes.assign(parent=parent), ["period", "against", "tier", "indicator", "parent"])
    return changes.assign(peers=pd.factorize(peers)[0])
