"""A unit's peers: those that its rank is among, and what they reach together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from generator.domain.frames import Row
from generator.domain.indicators import RATIO_OF_SUMS
from generator.messages.charts import TOLD

if TYPE_CHECKING:
    from generator.pages.atlas import Atlas


def key(atlas: Atlas, row: Row) -> tuple[object, ...]:
    """What peers have in common: period, tier, indicator, kind of row, parent."""
    return row.period, row.tier, row.indicator, row.aggregate, atlas.dataset.units[row.unit].parent


@dataclass(frozen=True, slots=True)
class Peers:
    """Figures that are ranked among each other, the best first, by their units as well; and what they reach
    together: `average` in millionths, `said` in words.
    """

    rows: Sequence[Row]
    of_unit: Mapping[str, Row]
    average: int
    said: str
    ties: Mapping[int, int]
    """How many share each rank."""
    clouds: dict[tuple[int, ...], Any] = field(default_factory=dict, compare=False)
    """What a strip draws of all of them, by the ids of the peers in its rows: the same on each one's page."""


def groups(atlas: Atlas, period: str) -> dict[tuple[object, ...], Peers]:
    """All peers of a period by their `key`."""
    found: dict[tuple[object, ...], list[Row]] = {}
    for row in atlas.primary_of_period.get(period, ()):
        if row.rank is not None:
            found.setdefault(key(atlas, row), []).append(row)
    made = {}
    for name, rows in found.items():
        rows.sort(key=lambda row: (row.rank, atlas.unit(row.unit)))
        ties = Counter(row.rank for row in rows)
        made[name] = Peers(rows, {row.unit: row for row in rows}, *together(atlas, rows), ties)
    return made


def of(atlas: Atlas, row: Row) -> Peers | None:
    """The peers of a figure, itself among them; None if it has no rank."""
    if row.rank is None:
        return None
    if row.period not in atlas.peers_of:
        atlas.peers_of[row.period] = groups(atlas, row.period)
    return atlas.peers_of[row.period].get(key(atlas, row))


def place(row: Row) -> Fraction:
    """Where a rank lies between the first (0) and the last (1): ranks among more or fewer peers compare."""
    return Fraction(row.rank - 1, max(row.rank_of - 1, 1))


def together(atlas: Atlas, peers: Sequence[Row]) -> tuple[int, str]:
    """What peers reach together, in millionths, and in words: by their counts where all have them and the
    indicator is added up so; else the mean of their rates. Half up.
    """
    indicator = atlas.dataset.indicators[peers[0].indicator]
    counted = all(row.numerator is not None and row.denominator for row in peers)
    if indicator.aggregate == RATIO_OF_SUMS and counted:
        above, below = (
            sum(row.numerator for row in peers) * 100_000_000,
            sum(row.denominator for row in peers),
        )
        told = TOLD["average"]
    else:
        above, below, told = sum(row.value for row in peers), len(peers), TOLD["mean"]
    value = (2 * above + below) // (2 * below)
    return value, told.format(count=len(peers), value=atlas.value(indicator.id, value))
