"""How units are found: by which names."""

from __future__ import annotations

from generator.domain.units import Unit
from generator.messages.spelling import unaccented
from generator.pages.atlas import Atlas


def other_names(atlas: Atlas, unit: Unit) -> tuple[str, ...]:
    """What else a unit is found by: its code, its name without accents, aliases, units that it took in."""
    units = atlas.dataset.units
    tier_of = atlas.dataset.site.type_tier(None)
    old = [
        units[before].name
        for before in units.predecessors.get(unit.id, ())
        if tier_of.get(units[before].type) == tier_of.get(unit.type)
    ]
    found = dict.fromkeys((unit.code, unaccented(unit.name), *unit.aliases, *old))
    return tuple(name for name in found if name not in ("", unit.name))
