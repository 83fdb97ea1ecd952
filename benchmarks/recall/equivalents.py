"""Codes that may name one and the same fault."""

from __future__ import annotations

EQUIVALENT: tuple[frozenset[str], ...] = (
    # one printed rate: cut off, coarse, or by another base, as one takes it
    frozenset({"rate-mismatch", "rate-truncated", "rate-coarse", "base-missing", "base-elsewhere"}),
    # one printed average: the fact, or its cause, in a table or in a sentence
    frozenset({"aggregate-mismatch", "aggregate-copied", "aggregate-unreproducible", "claim-figure"})
    | {"rate-mismatch", "rate-truncated"},
    # one figure given twice
    frozenset({"figure-differs", "measure-differs", "claim-figure", "claim-contradicts"}),
    # one wrong total
    frozenset({"total-mismatch", "scope-differs", "measure-differs", "total-unchecked"}),
    # one list: the number, the names, or the threshold is what is wrong
    frozenset({"claim-count", "claim-count-list", "claim-missing", "claim-unit-twice", "claim-threshold"}),
    frozenset({"claim-not-member", "claim-threshold", "claim-contradicts", "claim-figure"}),
    frozenset({"claim-count", "claim-not-member", "claim-contradicts"}),
    # one line of points
    frozenset({"points-mismatch", "score-above-maximum", "composite-mismatch"}),
    frozenset({"composite-mismatch", "grade-mismatch"}),
    # one quoted target
    frozenset({"claim-target", "target-replaced"}),
)


def alike(one: str, other: str) -> bool:
    """Whether both codes may name one fault."""
    return one == other or any({one, other} <= kind for kind in EQUIVALENT)
