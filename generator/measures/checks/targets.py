"""Targets held against each other, against the periods, and against the sentences that quote them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

import numpy as np
import pandas as pd

from generator.domain.findings import Finding, Location, details
from generator.domain.frames import COUNTS, REPORTED, records
from generator.domain.keys import mapped, numbered, same
from generator.domain.quantities import MICRO, ratio_round_to, round_to
from generator.domain.reports import Report
from generator.domain.targets import AT_MOST, NOT_MET, Decision, Target
from generator.measures.checks.evidence import Evidence
from generator.measures.verdicts import validity

PEERS = 6
"""Targets that a decision must give to one kind of unit before one of them can stand out."""

POINTS = 20 * MICRO
"""Points that a target must lie from the median of its peers, besides the robust spread."""

SPREADS = 3
"""How many robust standard deviations it must lie from it."""


def targets_out_of_line(evidence: Evidence) -> Iterator[Finding]:
    """A unit's target far from those that its decision gives to all its peers."""
    units = evidence.dataset.units
    for decision in evidence.dataset.decisions.values():
        peers: dict[tuple[str, str, str, str], list[Target]] = {}
        for target in decision.targets:
            if target.unit:
                unit = units[target.unit]
                peers.setdefault((target.indicator, target.tier, unit.parent, unit.type), []).append(target)
        for group in peers.values():
            if len(group) < PEERS:
                continue
            middle = median(target.value for target in group)
            distances = sorted(abs(target.value - middle) for target in group)
            spread = 1.4826 * median(distances)
            for target in group:
                off = abs(target.value - middle)
                alone = 3 * distances[-2] < 2 * off
                if alone and off >= POINTS and off > SPREADS * spread:
                    yield Finding(
                        "target-outlier",
                        Location(decision.path),
                        unit=target.unit,
                        tier=target.tier,
                        indicator=target.indicator,
                        published=target.value,
                        computed=int(middle),
                    )


def targets_partly_in_force(evidence: Evidence) -> Iterator[Finding]:
    """A decision that holds for a part of a report's period, or was issued after the period had begun."""
    days = validity(evidence.dataset)
    for report, decision in _concerned(evidence, _reaches(evidence)):
        period = evidence.dataset.periods[report.period]
        start, end = days[decision.id]
        whole = start <= period.start and period.end <= end
        issued = date.fromisoformat(decision.date) if decision.date else period.start
        if (not whole and start <= period.end and period.start <= end) or (
            whole and period.start < issued <= period.end
        ):
            first = max(start, period.start) if not whole else issued
            last = min(end, period.end)
            yield Finding(
                "target-partly",
                Location(report.path),
                period=report.period,
                report=report.id,
                unit=report.area,
                details=details(decision=decision.id, start=f"{first:%d/%m/%Y}", end=f"{last:%d/%m/%Y}"),
            )


def _concerned(
    evidence: Evidence, scopes: Mapping[str, Mapping[str, _Reach]]
) -> Iterator[tuple[Report, Decision]]:
    """Every report with the decisions that give a target for its figures to its area or somebody in it."""
    results = evidence.results[same(evidence.results["period"], evidence.results["report_period"])]
    said = results[["period", "report", "indicator"]].drop_duplicates()
    stated: dict[tuple[str, str], list[str]] = {}
    for period, name, indicator in zip(said["period"], said["report"], said["indicator"], strict=True):
        stated.setdefault((period, name), []).append(indicator)
    for report in evidence.dataset.reports:
        indicators = stated.get((report.period, report.id), ())
        above = evidence.dataset.units.paths[report.area]
        for decision in evidence.dataset.decisions.values():
            own = scopes[decision.id]
            if any(own[i].meets(report.area, above) for i in indicators if i in own):
                yield report, decision


@dataclass(slots=True)
class _Reach:
    """Whom a decision gives a target of one indicator: `units` by name, and all that they lie in."""

    units: set[str]
    within: set[str]

    def meets(self, area: str, above: Iterable[str]) -> bool:
        """Whether a target binds the area, one of the units above it, or one inside it."""
        return "" in self.units or area in self.within or not self.units.isdisjoint(above)


def _reaches(evidence: Evidence) -> dict[str, dict[str, _Reach]]:
    """By decision and indicator."""
    paths = evidence.dataset.units.paths
    found: dict[str, dict[str, _Reach]] = {}
    for decision in evidence.dataset.decisions.values():
        own = found.setdefault(decision.id, {})
        for target in decision.targets:
            reach = own.setdefault(target.indicator, _Reach(set(), set()))
            reach.units.add(target.unit)
            reach.within.update(paths.get(target.unit, ()))
    return found


def units_without_target(evidence: Evidence) -> Iterator[Finding]:
    """A unit with a figure that no decision gives a target, when most of its peers have one."""
    results = evidence.results
    targeted = np.zeros(len(results), np.bool_)
    targeted[evidence.verdicts["result"].to_numpy(dtype=np.int64)] = True
    wanted = results["primary"] & ~results["aggregate"] & (results["state"] == REPORTED)
    joined = results[wanted].assign(targeted=targeted[wanted.to_numpy()])
    parent = mapped(joined["unit"], {unit.id: unit.parent for unit in evidence.dataset.units})
    peers = numbered(joined.assign(parent=parent), ["period", "tier", "indicator", "parent"])
    share = joined.groupby(peers)["targeted"]
    lacking = joined[~joined["targeted"] & (2 * share.transform("sum") > share.transform("size"))]
    paths = {(r.period, r.id, t.stem): t.path for r in evidence.dataset.reports for t in r.tables}
    decimals = {i.id: i.decimals for i in evidence.dataset.indicators.values()}
    for figure in records(lacking):
        yield Finding(
            "target-none",
            Location(paths[figure.report_period, figure.report, figure.table], figure.row),
            period=figure.period,
            report=figure.report,
            table=figure.table,
            unit=figure.unit,
            tier=figure.tier,
            indicator=figure.indicator,
            published=round_to(figure.value, decimals[figure.indicator]),
        )


def verdicts_by_rounding(evidence: Evidence) -> Iterator[Finding]:
    """A target that the exact figure misses and the figure rounded as printed meets, or the reverse."""
    verdicts = evidence.verdicts[evidence.verdicts["basis"] == COUNTS].drop(columns=["value", "basis"])
    about = verdicts["result"].to_numpy(dtype=np.int64)
    more = ["numerator", "denominator", "value", "decimals", "row", "report_period"]
    figures = evidence.results[more].take(about).set_index(verdicts.index)
    joined = pd.concat([verdicts, figures], axis=1)
    joined = joined[joined["denominator"].notna() & (joined["denominator"] > 0)]
    decimals = {i.id: i.decimals for i in evidence.dataset.indicators.values()}
    paths = {(r.period, r.id, t.stem): t.path for r in evidence.dataset.reports for t in r.tables}
    whole = {(r.period, r.id): r.path for r in evidence.dataset.reports}
    for verdict in records(joined[_near(joined)]):
        places = verdict.decimals if verdict.decimals is not None else decimals[verdict.indicator]
        rounded = ratio_round_to(verdict.numerator, verdict.denominator, places)
        reached = (
            rounded <= verdict.target_value
            if verdict.operator == AT_MOST
            else rounded >= verdict.target_value
        )
        report = (verdict.report_period, verdict.report)
        if reached == (verdict.status == NOT_MET):
            yield Finding(
                "verdict-by-rounding",
                Location(paths.get((*report, verdict.table), whole[report]), verdict.row),
                period=verdict.period,
                report=verdict.report,
                table=verdict.table,
                unit=verdict.unit,
                tier=verdict.tier,
                indicator=verdict.indicator,
                published=rounded,
                computed=verdict.value,
                details=details(
                    target=verdict.target_value,
                    numerator=verdict.numerator,
                    denominator=verdict.denominator,
                ),
            )


def _near(verdicts: pd.DataFrame) -> pd.Series[Any]:
    """Whether a figure is so near to its target that rounding to whole percents could carry it over."""
    distance = (verdicts["value"] - verdicts["target_value"]).abs()
    return (distance <= MICRO).fillna(True).astype("bool")


def replaced_decisions_quoted(evidence: Evidence) -> Iterator[Finding]:
    """A claim held against a decision that another one had replaced before the period began."""
    decisions = evidence.dataset.decisions
    ended = {old: new for new in decisions.values() for old in new.replaces}
    for report in evidence.dataset.reports:
        period = evidence.dataset.periods[report.period]
        for claim in report.claims:
            new = ended.get(claim.where.target)
            if new is not None and new.valid_from <= period.start:
                yield Finding(
                    "target-replaced",
                    Location(report.path, claim.line),
                    period=report.period,
                    report=report.id,
                    indicator=claim.indicator,
                    details=details(at=claim.at, decision=claim.where.target, new=new.id),
                )
