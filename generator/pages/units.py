"""How units are found: the other names of each, the data of the boxes that find one, and their index."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.domain.pages import Page, text_page
from generator.domain.units import TIERS, Unit
from generator.messages.spelling import unaccented
from generator.pages import links
from generator.pages.atlas import Atlas
from generator.pages.index_page import index_page

WHOLE = 600
"""Up to so many units the index lists them all; above, the provinces, whose pages list what is below them."""

_APART = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit in the index: its name, the link to its page, whether it has figures, the units below it."""

    name: str
    link: Markup
    figures: bool
    below: tuple[Branch, ...]


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


def units_index(atlas: Atlas) -> Iterator[Page]:
    """All units by province, those in force and then those of before; and what the boxes search in."""
    here = f"{links.ROOT}/don-vi/"
    units = atlas.dataset.units
    whole = len(units.by_id) <= WHOLE
    roots = [unit for unit in units if not unit.parent]
    roots.sort(key=lambda unit: (unit.valid_to is not None, unit.name))
    groups = [
        (now, [_branch(atlas, here, unit, whole) for unit in found])
        for now, found in itertools.groupby(roots, key=lambda unit: unit.valid_to is None)
    ]
    yield index_page(atlas, here, "units", groups=groups, whole=whole)
    columns = json.dumps(_columns(atlas), ensure_ascii=False, separators=(",", ":"))
    yield text_page(f"{here}don-vi.json", columns)


def _branch(atlas: Atlas, here: str, unit: Unit, deep: bool) -> Branch:
    units = atlas.dataset.units
    below = units.children.get(unit.id, ()) if deep else ()
    return Branch(
        unit.name,
        atlas.unit_link(here, unit.id),
        unit.id in atlas.tally.units,
        tuple(_branch(atlas, here, units[child], deep) for child in below),
    )


def _columns(atlas: Atlas) -> dict[str, object]:
    """All units column by column; read by docs/assets/finder.js.

    `ids`: what follows the name's letters in the id (-21640), or the whole id; `codes`: empty where the id
    ends in it; `parents`: places in the columns, -1 for none; one character a unit: `tiers` (place in
    domain.units.TIERS, x for none), `closed` and `figures` (1 or 0); `aliases` by place.
    """
    units = list(atlas.dataset.units)
    place = {unit.id: str(i) for i, unit in enumerate(units)}
    tier_of = atlas.dataset.site.type_tier(None)
    tiers = {tier: str(i) for i, tier in enumerate(TIERS)}
    return {
        "names": [unit.name for unit in units],
        "ids": [_tail(unit) for unit in units],
        "codes": ["" if unit.id.endswith(f"-{unit.code}") else unit.code for unit in units],
        "parents": [int(place.get(unit.parent, -1)) for unit in units],
        "tiers": "".join(tiers.get(tier_of.get(unit.type, ""), "x") for unit in units),
        "closed": "".join("1" if unit.valid_to else "0" for unit in units),
        "figures": "".join("1" if unit.id in atlas.tally.units else "0" for unit in units),
        "aliases": {place[unit.id]: list(unit.aliases) for unit in units if unit.aliases},
    }


def _tail(unit: Unit) -> str:
    """What an id adds to its unit's name, beginning with -; the id itself where it begins in another way."""
    start = _APART.sub("-", unaccented(unit.name))
    return unit.id.removeprefix(start) if unit.id.startswith(f"{start}-") else unit.id
