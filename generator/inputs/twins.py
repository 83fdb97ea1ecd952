"""Decisions that seem to have been entered twice, and targets that one issuer assigned twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from generator.domain.findings import Finding, Location, details
from generator.domain.targets import Decision
from generator.inputs.names import fold


def twins(decisions: Mapping[str, Decision]) -> Iterator[Finding]:
    """Warnings about pairs of one issuer of which neither replaces the other, at the later file."""
    for first, second in combinations(decisions.values(), 2):
        if (first.issuer, first.within) != (second.issuer, second.within):
            continue
        if first.id in second.replaces or second.id in first.replaces:
            continue
        place = Location(second.path)
        named = first.number and fold(first.number) == fold(second.number)
        if named or fold(first.title) == fold(second.title):
            facts = details(value=second.number if named else second.title, known=first.id)
            yield Finding("decision-twice", place, details=facts)
        elif (first.valid_from, first.valid_to) == (second.valid_from, second.valid_to):
            scopes = {(target.unit, target.tier, target.indicator) for target in first.targets}
            same = [t for t in second.targets if (t.unit, t.tier, t.indicator) in scopes]
            if same:
                facts = details(value=same[0].indicator, known=first.id, count=len(same))
                yield Finding("target-twice", place, details=facts)
