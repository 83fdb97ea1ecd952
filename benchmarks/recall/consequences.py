"""What else a fault makes wrong: the codes that may stand in its part of the report beside its own.

A wrong cell makes what is computed from it wrong too. Whatever is not listed here, and was not planted,
is a false alarm.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_LIST = frozenset({"claim-count", "claim-count-list", "claim-missing", "claim-not-member", "claim-threshold"})
"""A list that lost or gained a name, or a number beside it."""

_SCORE = frozenset(
    {"rank-mismatch", "grade-mismatch", "composite-mismatch", "points-mismatch", "claim-figure"}
)
"""Points that moved: the total, its rank and grade, the lists by grade."""

_SISTERS = frozenset({"measure-differs", "figure-differs", "claim-figure"})
"""A count that departs from a sister table's: as measure, as figure, and in the sentence that repeats it."""

_MOVED = frozenset({"figure-jump", "verdict-by-rounding"})
"""Counts far from what they were: against the last period, and an average that comes to lie at its target."""

CONSEQUENCES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "base-missing": frozenset({"aggregate-unreproducible"}),
        # the row's own number of dossiers departs from the other table's
        "base-elsewhere": frozenset({"rate-mismatch", "rate-truncated"}) | _SISTERS,
        # the sentence repeats the total that departs
        "measure-differs": _SISTERS,
        "aggregate-copied": frozenset({"aggregate-mismatch", "claim-figure", "figure-differs"}),
        "aggregate-unreproducible": frozenset({"base-missing"}),
        # the total's rate no longer follows from its counts; a wrong total of fees is not its parts
        "total-mismatch": frozenset({"rate-mismatch", "rate-truncated", "rate-coarse"})
        | {"parts-mismatch", "count-above-base"},
        "parts-mismatch": _MOVED,
        "total-unchecked": frozenset({"unit-absent"}) | _MOVED,
        "unit-absent": frozenset({"total-unchecked"}) | _MOVED,
        # a total of other units is also another number, and may lack a unit
        "scope-differs": _SISTERS | _MOVED | {"total-unchecked", "unit-absent"},
        "rate-above-hundred": frozenset({"figure-differs", "rank-mismatch", "base-missing"})
        | {"aggregate-unreproducible"}
        | _MOVED,
        "count-above-base": frozenset({"rate-above-hundred"}) | _MOVED,
        "figure-jump": _MOVED,
        "figure-differs": frozenset({"rank-mismatch"}),
        "rows-identical": _MOVED,
        # a total that is not marked as one counts as one unit more
        "overlapping-rows": frozenset({"claim-count", "claim-population", "claim-missing"}),
        "composite-mismatch": _SCORE | _LIST,
        "points-mismatch": _SCORE | _LIST,
        "score-above-maximum": _SCORE | _LIST,
        # the sentence's own counts give another rate than the one planted
        "claim-figure": frozenset({"rate-mismatch", "aggregate-copied"}),
        # a list that is wrong by one name may fit another threshold
        **dict.fromkeys(("claim-count", "claim-count-list", "claim-unit-twice"), _LIST),
        **dict.fromkeys(("claim-not-member", "claim-missing"), _LIST),
        "claim-threshold": _LIST,
        "claim-contradicts": frozenset({"claim-not-member", "claim-count", "claim-figure"})
        | {"aggregate-copied"},
        # the old decision's target is not the one in force, which the list still fits
        "target-replaced": frozenset({"claim-target", "claim-threshold"}),
        "target-below-one": frozenset({"target-outlier"}),
        # another period's average is not this one's, and may look like another line's or cut off
        "averages-repeated": frozenset({"claim-figure", "rate-mismatch", "subject-outside"})
        | {"aggregate-copied", "rate-truncated"},
    }
)
"""Codes by the code of the fault that brings them about."""

SPREADING = frozenset({"figure-jump"})
"""Codes that a fault of one period may bring about in the reports of its neighbours."""

BETWEEN_TABLES = frozenset({"measure-differs", "scope-differs", "figure-differs"})
"""Codes that hold two tables against each other, and stand in the one or the other."""
