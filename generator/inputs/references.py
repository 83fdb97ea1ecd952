"""References to ids that nothing bears: the finding, with the ids that look like it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from generator.domain.findings import Finding, Location
from generator.inputs.files import blocking

MOST_LETTERS = 120
"""Longer values are no misspelt id; comparing them would take long."""


def nearest(value: str, known: Iterable[str]) -> str:
    """Up to three of the known ids that look like `value`."""
    if len(value) > MOST_LETTERS:
        return ""
    return "; ".join(difflib.get_close_matches(value, list(known), n=3, cutoff=0.6))


def unknown(place: Location, kind: str, value: str, known: Iterable[str]) -> Finding:
    """The finding for a reference to something (a key of KINDS) that is not there."""
    return blocking("unknown-reference", place, value=value, kind=kind, known=nearest(value, known))
