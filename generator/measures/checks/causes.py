"""Why a printed figure may differ: it is another subject's or period's, or digits swapped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.domain.quantities import MICRO, round_to
from generator.domain.units import ALL, TIERS
from generator.measures.ledger import Known, Ledger

OTHER_TIER, NEIGHBOUR, OTHER_PERIOD, OTHER_FIGURE = "other-tier", "neighbour", "other-period", "other-figure"
TRANSPOSED = "transposed"

TELLING = 3
"""Significant digits that a figure must have for its standing elsewhere to say something."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed figure: whose and what it is, its value (millionths) and how many decimals it has."""

    period: str
    area: str
    """The report's area: a neighbour is looked for in it."""
    unit: str
    tier: str
    key: str
    facet: str
    value: int
    decimals: int


@dataclass(frozen=True, slots=True)
class Cause:
    """A likely cause, and the tier, unit, period or indicator whose value it is."""

    kind: str = ""
    other: str = ""

    def facts(self) -> dict[str, str]:
        """What a finding's details say of it."""
        return {"cause": self.kind, "other": self.other} if self.kind else {}


def find_cause(ledger: Ledger, printed: Printed, known: Known) -> Cause:
    """The likeliest cause of a printed figure that is not `known`; an empty one when none can be told."""
    if _digits(printed.value, printed.decimals) >= TELLING:
        for cause, other in _elsewhere(ledger, printed):
            if other.prints_as(printed.value, printed.decimals) != "differs":
                return cause
    if _swapped(_text(printed.value, printed.decimals), _text(known.value, printed.decimals)):
        return Cause(TRANSPOSED)
    return Cause()


def _elsewhere(ledger: Ledger, printed: Printed) -> Iterator[tuple[Cause, Known]]:
    """The figures that may have been copied, nearest first."""

    def at(period: str, tier: str, key: str) -> Known | None:
        if not printed.facet and (found := ledger.figures.get((period, printed.unit, tier, key))):
            return found
        return ledger.scores.get((period, printed.unit, tier, key, printed.facet))

    for tier in TIERS:
        if tier != printed.tier and (known := at(printed.period, tier, printed.key)):
            yield Cause(OTHER_TIER, tier), known
    for tier in TIERS if printed.tier == ALL else (printed.tier,):
        for unit, known in ledger.inside(printed.area, printed.period, tier, printed.key, printed.facet):
            if unit != printed.unit:
                yield Cause(NEIGHBOUR, unit), known
    for period in ledger.dataset.periods:
        if period != printed.period and (known := at(period, printed.tier, printed.key)):
            yield Cause(OTHER_PERIOD, period), known
    for indicator in ledger.dataset.indicators:
        if indicator != printed.key and (known := at(printed.period, printed.tier, indicator)):
            yield Cause(OTHER_FIGURE, indicator), known


def _text(micro: int, decimals: int) -> str:
    return str(round_to(micro, decimals) * 10**decimals // MICRO)


def _digits(micro: int, decimals: int) -> int:
    return len(_text(micro, decimals).strip("-0"))


def _swapped(one: str, other: str) -> bool:
    """Whether two digits of one text have changed places in the other."""
    if len(one) != len(other):
        return False
    places = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(places) == 2 and one[places[0]] == other[places[1]] and one[places[1]] == other[places[0]]
