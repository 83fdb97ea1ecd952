"""What the head of a table's column names: a measure, an indicator, a composite or a component."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass

from generator.domain.findings import Finding
from generator.domain.frames import MEASURE, RATE, SCORE
from generator.domain.indicators import Composite, Indicator, Measure
from generator.domain.quantities import MAX_AMOUNT, MAX_VALUE
from generator.inputs.files import blocking
from generator.inputs.grids import Grid
from generator.inputs.names import fold
from generator.messages.vocabulary import MONEY

FACETS = ("percent", "rank_of", "rank", "grade", "change", "target")
"""Suffixes of an indicator's id where the paper prints more than its value."""

_ALLOWED = {
    MEASURE: (),
    RATE: ("rank", "rank_of", "change", "target"),
    SCORE: ("percent", "rank", "rank_of", "grade", "change"),
}

FRAME_COLUMNS = ("no", "unit", "tier", "total")
"""Columns of a wide table that hold no figure."""


@dataclass(frozen=True, slots=True)
class Head:
    """A column's meaning; `kind` is MEASURE, RATE or SCORE."""

    kind: str
    key: str
    facet: str = ""
    most: int = MAX_VALUE
    """The largest whole number that a cell may hold."""


def split_facet(text: str) -> tuple[str, str]:
    """A header's id and its suffix (or empty)."""
    key, dot, suffix = text.rpartition(".")
    return (key, suffix) if dot and suffix in FACETS else (text, "")


class Vocabulary:
    """Everything that a column may be headed by: ids, and exact names of measures and indicators."""

    def __init__(
        self,
        measures: Mapping[str, Measure],
        indicators: Mapping[str, Indicator],
        composites: Mapping[str, Composite],
    ) -> None:
        self._heads: dict[str, Head] = {}
        components = [c for composite in composites.values() for c in composite.components]
        for kind, known in (
            (MEASURE, measures.values()),
            (RATE, indicators.values()),
            (SCORE, composites.values()),
            (SCORE, components),
        ):
            for item in known:
                most = MAX_AMOUNT if getattr(item, "unit_of_measure", "") in MONEY else MAX_VALUE
                self._heads.setdefault(item.id, Head(kind, item.id, most=most))
                self._heads.setdefault(fold(item.name), Head(kind, item.id, most=most))

    def head(self, text: str) -> Head | None:
        """The meaning of a header, or None if nothing is known by that name."""
        key, facet = split_facet(text)
        found = self._heads.get(key) or self._heads.get(fold(key))
        if found is None or (facet and facet not in _ALLOWED[found.kind]):
            return None
        return Head(found.kind, found.key, facet, found.most)

    def nearest(self, text: str) -> str:
        """Names that look like an unknown header, for its message."""
        near = difflib.get_close_matches(fold(text), self._heads, n=3, cutoff=0.6)
        return "; ".join(dict.fromkeys(self._heads[name].key for name in near))


def read_heads(grid: Grid, vocabulary: Vocabulary, findings: list[Finding]) -> dict[int, Head] | None:
    """The meaning of each figure column by position; None with findings if one is unknown or twice there."""
    heads: dict[int, Head] = {}
    fits = True
    for position, name in enumerate(grid.header):
        if name in FRAME_COLUMNS:
            continue
        head = vocabulary.head(name)
        place = grid.where(grid.header_row, position)
        if head is None:
            findings.append(blocking("unknown-column", place, value=name, known=vocabulary.nearest(name)))
            fits = False
        elif head in heads.values():
            findings.append(blocking("duplicate-column", place, value=name))
            fits = False
        else:
            heads[position] = head
    if "unit" not in grid.header:
        findings.append(blocking("missing-column", grid.where(grid.header_row, 0), value="unit"))
        fits = False
    return heads if fits else None
