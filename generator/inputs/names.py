"""Unit names as people write them, brought to the unit they mean.

Case, Unicode form, the two ways of placing a tone mark, the word for an office and abbreviated
prefixes are set aside; a written prefix restricts the type, then the row's tier decides.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.domain.findings import Finding, Location, details
from generator.domain.periods import Period
from generator.domain.units import Unit, UnitRegister
from generator.inputs.files import blocking
from generator.inputs.letters import strange
from generator.messages.vocabulary import OFFICES, PREFIXES

_TONES = "\u0300\u0301\u0303\u0309\u0323"
"""Grave, acute, tilde, hook above, dot below: the marks that are placed in two ways."""


def fold(text: str) -> str:
    """A comparable form: lower case, single spaces, each syllable's tone mark after its letters."""
    words = []
    for word in unicodedata.normalize("NFD", text.replace("\u00a0", " ").lower()).split():
        letters = "".join(c for c in word if c not in _TONES)
        tones = "".join(c for c in word if c in _TONES)
        words.append(unicodedata.normalize("NFC", letters) + tones)
    return " ".join(words).replace("\u2013", "-")


_OFFICES = tuple(fold(name) + " " for name in OFFICES)
_PREFIXES = tuple((fold(written), unit_type) for written, unit_type in PREFIXES)


def split_prefix(folded: str) -> tuple[str, str]:
    """The type that a folded name's prefix says (or empty) and the rest of the name."""
    for office in _OFFICES:
        folded = folded.removeprefix(office)
    for prefix, unit_type in _PREFIXES:
        rest = folded.removeprefix(prefix)
        if rest and rest != folded and (prefix.endswith(".") or rest[0] == " "):
            return unit_type, rest.strip()
    return "", folded


@dataclass(frozen=True, slots=True)
class Resolved:
    """The outcome of a look-up: one unit, or several candidates, or none with the nearest names."""

    unit: Unit | None
    variant: bool = False
    """Whether the name is written otherwise than the unit's name and aliases, prefixes aside."""
    candidates: tuple[Unit, ...] = ()
    nearest: tuple[str, ...] = ()


class Resolvers:
    """Resolvers of names, one for all periods in which the same units are in force."""

    def __init__(self, units: UnitRegister) -> None:
        self._units = units
        self._known: dict[tuple[Any, ...], NameResolver] = {}

    def of(self, type_tier: Mapping[str, str], area: str, period: Period) -> NameResolver:
        """The resolver for names in a report on `area` in `period`."""
        key = (area, *self._units.epoch(period.start, period.end), *type_tier.items())
        if key not in self._known:
            self._known[key] = NameResolver(self._units, type_tier, area, period)
        return self._known[key]


class NameResolver:
    """Looks names up in one area (empty: everywhere) and, for quotes, among the units above it."""

    def __init__(self, units: UnitRegister, type_tier: Mapping[str, str], area: str, period: Period) -> None:
        self._type_tier = type_tier
        self._area = area
        self._index: dict[str, list[Unit]] = {}
        self._names: dict[str, str] = {}
        everywhere = list(units) if not area else []
        within = [units[area], *units.descendants(area)] if area in units else everywhere
        above = [units[unit_id] for unit_id in units.paths.get(area, ())[1:]]
        for unit in [*within, *above]:
            for key in self._keys(unit):
                known = self._index.setdefault(key, [])
                if unit not in known:
                    known.append(unit)
            self._names[fold(unit.name)] = unit.name
        self._period = period
        self._cache: dict[tuple[str, str], Resolved] = {}
        self.tables: dict[Any, Any] = {}
        """Subjects of whole tables, by what they print: month after month an office writes the same names."""

    @staticmethod
    def _keys(unit: Unit) -> set[str]:
        keys = {unit.id}
        for name in (unit.name, *unit.aliases):
            keys.add(fold(name))
            keys.add(split_prefix(fold(name))[1])
        return keys

    def resolve(self, name: str, tier: str = "") -> Resolved:
        """The unit that `name` means in a row of `tier` (empty: not said)."""
        known = self._cache.get((name, tier))
        if known is None:
            known = self._cache[name, tier] = self._resolve(name, tier)
        return known

    def _resolve(self, name: str, tier: str) -> Resolved:
        folded = fold(name)
        unit_type, rest = split_prefix(folded)
        found = self._index.get(folded) or self._index.get(rest) or self._index.get(name.strip(), [])
        if unit_type:
            found = [u for u in found if u.type == unit_type or fold(name) in map(fold, (u.name, *u.aliases))]
        if len(found) > 1:
            found = [u for u in found if u.in_force(self._period.start, self._period.end)] or found
        if len(found) > 1:
            exact = [u for u in found if folded in (fold(u.name), u.id)]
            found = exact or found
        if len(found) > 1 and tier:
            found = [u for u in found if self._type_tier.get(u.type) == tier] or found
        if len(found) == 1:
            return Resolved(found[0], _spelled_otherwise(name, found[0]))
        if found:
            return Resolved(None, candidates=tuple(found))
        near = difflib.get_close_matches(folded, self._names, n=3, cutoff=0.6)
        return Resolved(None, nearest=tuple(self._names[key] for key in near))


def _spelled_otherwise(name: str, unit: Unit) -> bool:
    """Whether no name of the unit has the same letters and marks, case, spaces and prefixes aside."""
    return name.strip() != unit.id and _core(name) not in map(_core, (unit.name, *unit.aliases))


def _core(name: str) -> tuple[str, ...]:
    """The words of a name after its prefix, lower case, as they are written."""
    plain = unicodedata.normalize("NFC", name.replace("\u00a0", " ").replace(".", ". ")).lower().split()
    length = len(split_prefix(fold(name))[1].split())
    return tuple(plain[-length:]) if length else tuple(plain)


def variant(place: Location, name: str, unit: Unit) -> Finding:
    """The note on a name that is written otherwise than in the register."""
    return Finding("name-variant", place, unit=unit.id, details=details(value=name, known=unit.name))


def unresolved(place: Location, name: str, candidates: tuple[Unit, ...], nearest: tuple[str, ...]) -> Finding:
    """The finding for a name with no unit, or with several, or with letters that only look right."""
    if (finding := strange(name, place)) is not None:
        return finding
    if candidates:
        known = "; ".join(f"{unit.name} ({unit.id})" for unit in candidates)
        return blocking("ambiguous-unit", place, value=name, known=known)
    return blocking("unknown-unit", place, value=name, known="; ".join(nearest))
