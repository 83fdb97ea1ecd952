"""Lists that do not fit their sentence, but fit another threshold or another indicator."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.domain.dataset import Dataset
from generator.domain.quantities import MICRO
from generator.domain.reports import Claim, Where
from generator.domain.units import Subject
from generator.measures.checks.evidence import Evidence

FEWEST = 3
"""Units that a list must name, and leave out, before another reading of it says anything."""

ROUND = tuple(step * 5 * MICRO for step in range(1, 20))
"""The thresholds that people write: 5, 10, up to 95."""

Members = Callable[[Claim], set[str]]
"""The units that belong to the set a claim speaks of."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a list fits: an indicator and a threshold (millionths)."""

    indicator: str
    bound: int


def other_reading(
    evidence: Evidence, claim: Claim, subjects: Collection[Subject], members: Members
) -> Reading | None:
    """The indicator and threshold whose units are exactly those that the claim lists, or None.

    `subjects` are all that the claim speaks of.
    """
    listed = {mention.unit for mention in claim.units}
    targets: dict[str, set[int]] = {}
    for decision, scopes in evidence.scopes.items():
        found = [scopes.target(subject, claim.indicator) for subject in subjects]
        targets[decision] = {target.value for target in found if target is not None}
    own = _bound(claim, targets)
    if len(listed) < FEWEST or len(subjects) - len(listed) < FEWEST or own is None:
        return None
    others = sorted(set().union(*targets.values()))
    for reading in _readings(evidence.dataset, claim, own, others):
        where = _where(claim, reading.bound)
        if members(replace(claim, indicator=reading.indicator, where=where)) == listed:
            return reading
    return None


def _readings(dataset: Dataset, claim: Claim, own: int, targets: list[int]) -> Iterator[Reading]:
    """Another indicator at the claim's threshold, then other targets of its own, then round numbers."""
    if not claim.facet:
        for indicator in dataset.indicators.values():
            if indicator.id != claim.indicator and indicator.is_rate:
                yield Reading(indicator.id, own)
    for bound in dict.fromkeys((*targets, *ROUND)):
        if bound != own:
            yield Reading(claim.indicator, bound)


def _bound(claim: Claim, targets: Mapping[str, Collection[int]]) -> int | None:
    """The one threshold that the claim names, by number or by a target that is the same for all."""
    where = claim.where
    given = [bound for bound in (where.above, where.below, where.at_least) if bound is not None]
    given += targets.get(where.target, ())
    return given[0] if len(given) == 1 else None


def _where(claim: Claim, bound: int) -> Where:
    """The claim's condition with another threshold."""
    where = claim.where
    if where.above is not None:
        return Where(above=bound)
    below = where.below is not None or where.status == "not_met"
    return Where(below=bound) if below else Where(at_least=bound)
