"""Scopes: the target of a decision that binds a subject."""

from __future__ import annotations

import pytest

from generator.domain.quantities import MICRO
from generator.domain.targets import Target
from generator.domain.units import Subject
from generator.measures.verdicts import Scopes
from tests.unit.measures.small import dataset


def target(unit: str, tier: str, value: int, indicator: str = "submission") -> Target:
    """A target of at least `value` percent."""
    return Target("d", unit, tier, indicator, "at_least", value * MICRO)


EVERYWHERE, PROVINCE, COMMUNES = target("", "all", 1), target("t", "all", 2), target("t", "commune", 3)
DISTRICT, DISTRICTS_COMMUNES, ONE = (
    target("h", "all", 4),
    target("h", "commune", 5),
    target("a", "commune", 6),
)


@pytest.mark.parametrize(
    ("targets", "subject", "value"),
    [
        ([EVERYWHERE], ("a", "commune"), 1),
        ([EVERYWHERE, PROVINCE], ("a", "commune"), 2),
        ([PROVINCE, COMMUNES], ("a", "commune"), 3),
        ([PROVINCE, COMMUNES], ("h", "district"), 2),
        ([PROVINCE, COMMUNES], ("h", "commune"), 3),
        ([PROVINCE, COMMUNES], ("h", "all"), 2),
        ([COMMUNES], ("h", "all"), None),
        ([COMMUNES, DISTRICT], ("a", "commune"), 4),
        ([DISTRICT, DISTRICTS_COMMUNES], ("a", "commune"), 5),
        ([DISTRICT, DISTRICTS_COMMUNES], ("h", "commune"), 5),
        ([DISTRICT, DISTRICTS_COMMUNES], ("m", "commune"), None),
        ([DISTRICTS_COMMUNES, ONE], ("a", "commune"), 6),
        ([DISTRICTS_COMMUNES, ONE], ("b", "commune"), 5),
        ([ONE], ("h", "commune"), None),
        ([target("t", "all", 9, "payment")], ("a", "commune"), None),
        ([EVERYWHERE], ("nowhere", "commune"), 1),
    ],
)
def test_the_target_that_binds(targets: list[Target], subject: tuple[str, str], value: int | None) -> None:
    """The deepest unit's, and there the tier's own before the one for all, whatever their order."""
    for ordered in (targets, targets[::-1]):
        data = dataset([], targets=ordered)
        found = Scopes(data.decisions["d"], data).target(Subject(*subject), "submission")
        assert (found.value // MICRO if found else None) == value
