"""Decisions and the targets they assign."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

AT_LEAST, AT_MOST = "at_least", "at_most"
WHOLE_COUNTRY = "trung-uong"
"""Issuer whose targets hold for every unit."""
UNNAMED_ISSUER = "khong-neu"
"""Issuer that the paper does not name; the decision then says `within` which unit it holds."""

MET, EXCEEDED, NOT_MET, UNCLEAR = "met", "exceeded", "not_met", "unclear"
NO_TARGET, NOT_REPORTED, NOT_APPLICABLE = "no_target", "not_reported", "not_applicable"
STATUSES = (EXCEEDED, MET, UNCLEAR, NOT_MET, NO_TARGET, NOT_REPORTED, NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Target:
    """A value, in millionths of the indicator's unit of measure, for a scope (unit, tier)."""

    decision: str
    unit: str
    """Empty for the whole country."""
    tier: str
    indicator: str
    operator: str
    value: int
    up_to: int | None = None
    """Upper end of a range that the decision leaves open; between the two is unclear."""
    path: str = field(default="", compare=False)
    row: int | None = field(default=None, compare=False)
    """Where it is written; a target that moves inside its file is the same."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The document that assigns targets, and the days on which it holds."""

    id: str
    title: str
    issuer: str
    within: str
    valid_from: date
    valid_to: date
    targets: tuple[Target, ...]
    number: str = ""
    date: str = ""
    replaces: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    legal_basis: str = ""
    source: str = ""
    path: str = ""
    short: str = ""
