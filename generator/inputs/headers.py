"""What the head of a table's column names: a measure, an indicator, a composite or a component."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.domain.findings import Finding, Location
from generator.domain.frames import MEASURE, RATE, SCORE
from generator.domain.indicators import Composite, Indicator, Measure
from generator.domain.quantities import MAX_AMOUNT, MAX_VALUE
from generator.inputs.files import blocking
from generator.inputs.grids import Grid
from generator.inputs.names import fold
from generator.messages.vocabulary import FRAME_HEADS, MONEY

FACETS = ("percent", "rank_of", "rank", "grade", "change", "target")
"""Suffixes of an indicator's id where the paper prints more than its value."""

_ALLOWED = {
    MEASURE: (),
    RATE: ("rank", "rank_of", "change", "target"),
    SCORE: ("percent", "rank", "rank_of", "grade", "change"),
}

_FRAME = {fold(said): column for column, words in FRAME_HEADS.items() for said in words}


@lru_cache(maxsize=1024)
def frame_column(name: str) -> str:
    """Which of no, unit, tier and total a header stands for, or empty if it heads figures."""
    return _FRAME.get(fold(name), "")


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
        self.percentages = tuple(i for i in indicators.values() if i.unit_of_measure == "%" and i.numerator)
        """Indicators whose numerator is part of their denominator."""
        self.tables: dict[tuple[str, ...], dict[int, Head]] = {}
        """The heads of whole tables, by their headers: office after office prints the same."""
        self._heads: dict[str, Head] = {}
        self._names: dict[str, list[Head]] = {}
        components = [c for composite in composites.values() for c in composite.components]
        for kind, known in (
            (MEASURE, measures.values()),
            (RATE, indicators.values()),
            (SCORE, composites.values()),
            (SCORE, components),
        ):
            for item in known:
                most = MAX_AMOUNT if getattr(item, "unit_of_measure", "") in MONEY else MAX_VALUE
                head = Head(kind, item.id, most=most)
                self._heads.setdefault(item.id, head)
                self._names.setdefault(fold(item.name), []).append(head)

    def shared(self, text: str) -> tuple[str, ...]:
        """The ids of everything that bears a name which heads nothing for certain; else empty."""
        key = split_facet(text)[0]
        heads = () if key in self._heads else self._names.get(fold(key), ())
        return tuple(head.key for head in heads) if len(heads) > 1 else ()

    def head(self, text: str) -> Head | None:
        """The meaning of a header, or None if nothing is known by that name."""
        key, facet = split_facet(text)
        found = self._heads.get(key) or next(iter(self._names.get(fold(key), ())), None)
        if found is None or (facet and facet not in _ALLOWED[found.kind]):
            return None
        return Head(found.kind, found.key, facet, found.most)

    def nearest(self, text: str) -> str:
        """Names that look like an unknown header, for its message."""
        known = {**self._names, **{key: [head] for key, head in self._heads.items()}}
        near = difflib.get_close_matches(fold(text), known, n=3, cutoff=0.6)
        return "; ".join(dict.fromkeys(known[name][0].key for name in near))

    def unclear(self, text: str, place: Location) -> Finding | None:
        """The finding for a header that names nothing, or several things; None when it is clear."""
        if shared := self.shared(text):
            return blocking("name-shared", place, value=text, known=", ".join(shared))
        if self.head(text) is None:
            return blocking("unknown-column", place, value=text, known=self.nearest(text))
        return None


def read_heads(grid: Grid, vocabulary: Vocabulary, findings: list[Finding]) -> dict[int, Head] | None:
    """The meaning of each figure column by position; None with findings if one is unknown or twice there."""
    if (known := vocabulary.tables.get(grid.header)) is not None:
        return known
    heads: dict[int, Head] = {}
    fits = True
    for position, name in enumerate(grid.header):
        if frame_column(name):
            continue
        head = vocabulary.head(name)
        place = grid.where(grid.header_row, position)
        unclear = vocabulary.unclear(name, place)
        if head is None or unclear is not None:
            findings.extend([unclear] if unclear else [])
            fits = False
        elif head in heads.values():
            findings.append(blocking("duplicate-column", place, value=name))
            fits = False
        else:
            heads[position] = head
    if "unit" not in map(frame_column, grid.header):
        findings.append(blocking("missing-column", grid.where(grid.header_row, 0), value="unit"))
        fits = False
    if not fits:
        return None
    vocabulary.tables[grid.header] = heads
    return heads
