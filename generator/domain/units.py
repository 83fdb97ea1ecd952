"""Administrative units, their tree and their subjects."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

PROVINCE, DISTRICT, COMMUNE, ALL = "province", "district", "commune", "all"
TIERS = (ALL, PROVINCE, DISTRICT, COMMUNE)
"""Who handled the dossiers; `all` is everything in a unit's area."""


@dataclass(frozen=True, slots=True)
class Unit:
    """An administrative unit or agency; empty dates mean without limit."""

    id: str
    name: str
    type: str
    parent: str
    code: str
    valid_from: date | None
    valid_to: date | None
    successors: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    def in_force(self, start: date, end: date) -> bool:
        """Whether the unit existed on every day from `start` to `end`."""
        return (self.valid_from is None or self.valid_from <= start) and (
            self.valid_to is None or end <= self.valid_to
        )


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """A unit at a tier: what a row of a table is about."""

    unit: str
    tier: str


@dataclass(frozen=True, slots=True)
class TypeTier:
    """The tier that units of a type belong to, within dates."""

    type: str
    tier: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True)
class UnitRegister:
    """All units by id, in file order, with the tree that their `parent` spans."""

    by_id: Mapping[str, Unit]
    children: Mapping[str, tuple[str, ...]] = field(init=False)
    predecessors: Mapping[str, tuple[str, ...]] = field(init=False)
    paths: Mapping[str, tuple[str, ...]] = field(init=False)
    """Each unit's own id and its ancestors', nearest first."""
    _starts: tuple[date, ...] = field(init=False)
    _ends: tuple[date, ...] = field(init=False)

    def __post_init__(self) -> None:
        children: dict[str, list[str]] = {}
        predecessors: dict[str, list[str]] = {}
        for unit in self.by_id.values():
            children.setdefault(unit.parent, []).append(unit.id)
            for successor in unit.successors:
                predecessors.setdefault(successor, []).append(unit.id)
        object.__setattr__(self, "children", {key: tuple(ids) for key, ids in children.items()})
        object.__setattr__(self, "predecessors", {key: tuple(ids) for key, ids in predecessors.items()})
        object.__setattr__(self, "paths", {unit_id: tuple(self._climb(unit_id)) for unit_id in self.by_id})
        starts = {unit.valid_from for unit in self.by_id.values() if unit.valid_from}
        ends = {unit.valid_to for unit in self.by_id.values() if unit.valid_to}
        object.__setattr__(self, "_starts", tuple(sorted(starts)))
        object.__setattr__(self, "_ends", tuple(sorted(ends)))

    def epoch(self, start: date, end: date) -> tuple[int, int]:
        """The same for all spans of days in which the same units are in force."""
        return bisect_right(self._starts, start), bisect_left(self._ends, end)

    def _climb(self, unit_id: str) -> Iterator[str]:
        seen: set[str] = set()
        while unit_id in self.by_id and unit_id not in seen:
            seen.add(unit_id)
            yield unit_id
            unit_id = self.by_id[unit_id].parent

    def __getitem__(self, unit_id: str) -> Unit:
        return self.by_id[unit_id]

    def __contains__(self, unit_id: object) -> bool:
        return unit_id in self.by_id

    def __iter__(self) -> Iterator[Unit]:
        return iter(self.by_id.values())

    def within(self, unit_id: str, area: str) -> bool:
        """Whether the unit is `area` or lies below it."""
        return area in self.paths.get(unit_id, ())

    def contains(self, whole: Subject, part: Subject) -> bool:
        """Whether the subject `whole` contains the subject `part`."""
        return whole.tier in (ALL, part.tier) and self.within(part.unit, whole.unit)

    def descendants(self, area: str) -> Iterator[Unit]:
        """The units below `area`, parents before children."""
        seen = {area}
        waiting = list(reversed(self.children.get(area, ())))
        while waiting:
            unit_id = waiting.pop()
            if unit_id not in seen:  # a register that is still being checked may hold a loop
                seen.add(unit_id)
                yield self.by_id[unit_id]
                waiting += reversed(self.children.get(unit_id, ()))


def register(units: Iterable[Unit]) -> UnitRegister:
    """A register of `units`; of two with one id the first stands."""
    by_id: dict[str, Unit] = {}
    for unit in units:
        by_id.setdefault(unit.id, unit)
    return UnitRegister(by_id)
