"""Measures, indicators and composites: what is counted and what is derived from it."""

from __future__ import annotations

from dataclasses import dataclass

HIGHER, LOWER, NO_DIRECTION = "higher", "lower", "none"
RATIO_OF_SUMS, SUM, MEAN, NO_AGGREGATE = "ratio_of_sums", "sum", "mean", "none"


@dataclass(frozen=True, slots=True)
class Measure:
    """A raw count or amount; `parts` are the measures that add up to it."""

    id: str
    name: str
    unit_of_measure: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Definition:
    """How one report words the base of an indicator."""

    report: str
    text: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure defined by a formula: a rate of two measures, or a sum of measures."""

    id: str
    name: str
    short: str
    plain: str
    numerator: str
    denominator: str
    sum: tuple[str, ...]
    unit_of_measure: str
    direction: str
    decimals: int
    aggregate: str
    variant_of: str = ""
    legal_basis: tuple[str, ...] = ()
    definitions: tuple[Definition, ...] = ()
    order: int = 1000
    """Place in lists and tables, lowest first; 1000 where the editors give none."""

    @property
    def is_rate(self) -> bool:
        """Whether the figure is a percentage of two counts, not a sum."""
        return bool(self.denominator)


@dataclass(frozen=True, slots=True)
class Component:
    """A group of a composite with its maximum points."""

    id: str
    name: str
    maximum: int
    """In millionths of a point."""
    short: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A grade and the points (in millionths) from which it is given."""

    grade: str
    floor: int


@dataclass(frozen=True, slots=True)
class Composite:
    """An index of groups with maximum points; `bands` go from the highest floor down."""

    id: str
    name: str
    short: str
    plain: str
    unit_of_measure: str
    direction: str
    decimals: int
    aggregate: str
    maximum: int
    components: tuple[Component, ...]
    bands: tuple[Band, ...]
    legal_basis: tuple[str, ...] = ()

    def grade(self, points: int) -> str:
        """The grade of a total (in millionths of a point); empty below every band."""
        return next((band.grade for band in self.bands if points >= band.floor), "")
