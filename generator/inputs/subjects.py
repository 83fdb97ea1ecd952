"""Whom the rows of a table are about: names and tiers brought to units, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.domain.findings import Finding
from generator.domain.periods import Period
from generator.domain.units import Subject, Unit, UnitRegister
from generator.inputs.blocks import Rows
from generator.inputs.files import blocking
from generator.inputs.grids import Grid
from generator.inputs.headers import Vocabulary
from generator.inputs.names import NameResolver, fold, unresolved, variant
from generator.inputs.readings import Readings
from generator.messages.vocabulary import TIER_WORDS, TOTAL_WORDS

_TOTAL_MARKS = ("x", "X")
_TIERS = {fold(said): tier for tier, words in TIER_WORDS.items() for said in words}
_TOTALS = frozenset(map(fold, TOTAL_WORDS))


@dataclass(frozen=True, slots=True)
class Printed:
    """What a table prints of the subjects of its rows: `at` has the positions of no, unit, tier and total,
    -1 for a column that is not there; `tier` is the table's own.
    """

    grid: Grid
    at: Mapping[str, int]
    tier: str

    def texts(self, name: str) -> tuple[str, ...]:
        """The column, as one text a row."""
        position = self.at[name]
        rows = self.grid.rows
        return tuple(cells[position] for _, cells in rows) if position >= 0 else ("",) * len(rows)


Subjects = tuple[tuple[int, ...], tuple[str, ...], tuple[str, ...], tuple[bool, ...], tuple[bool, ...]]
"""Positions of the rows with a subject, and their unit, tier, total and quote."""


Written = tuple[str, Sequence[str], Sequence[str], Sequence[str]]
"""What a table prints of its subjects: its own tier, and the columns of units, tiers and total marks."""


@dataclass(frozen=True, slots=True)
class Context:
    """What reading a report's tables needs to know besides the files."""

    period: Period
    area: str
    units: UnitRegister
    names: NameResolver
    type_tier: Mapping[str, str]
    vocabulary: Vocabulary
    readings: Readings
    findings: list[Finding]
    variants: set[tuple[str, str]] = field(default_factory=set)
    """Names that were already told to be written otherwise than in the register, with their unit."""

    def rows(self, printed: Printed, period: str) -> tuple[tuple[int, ...], Rows]:
        """The rows that have a subject, and their positions in the table; findings for the others."""
        no: Sequence[str] = printed.texts("no")
        name: Sequence[str] = printed.texts("unit")
        written = (printed.tier, name, printed.texts("tier"), printed.texts("total"))
        known: Subjects | None = self.names.tables.get(written)
        if known is None:
            known = self._subjects(printed, written)
        kept, unit, tier, total, quote = known
        numbers = [row for row, _ in printed.grid.rows]
        if len(kept) < len(numbers):
            numbers = [numbers[i] for i in kept]
            no, name = ([column[i] for i in kept] for column in (no, name))
        count = len(kept)
        return kept, Rows(numbers, unit, tier, total, quote, no, name, ("",) * count, (period,) * count)

    def _subjects(self, printed: Printed, written: Written) -> Subjects:
        """Subjects of the rows; where all are plain, the next table that is written so has them too."""
        before, told = len(self.findings), len(self.variants)
        variants = {name for name, _ in self.variants}
        found = list(self._found(printed, written))
        kept, units, tiers, totals = zip(*found, strict=True) if found else ((), (), (), ())
        quotes = tuple(not self.units.within(unit, self.area) for unit in units)
        subjects: Subjects = (kept, units, tiers, totals, quotes)
        if len(self.findings) == before and len(self.variants) == told and variants.isdisjoint(written[1]):
            self.names.tables[written] = subjects
        return subjects

    def _found(self, printed: Printed, written: Written) -> Iterator[tuple[int, str, str, bool]]:
        """Position, unit, tier and total mark of each row with a subject of its own."""
        grid, at, default = printed.grid, printed.at, written[0]
        seen: dict[tuple[Subject, bool], int] = {}
        for i, (name, tier, mark) in enumerate(zip(*written[1:], strict=True)):
            row = grid.rows[i][0]
            if mark and mark not in _TOTAL_MARKS:
                self.findings.append(blocking("bad-total-mark", grid.where(row, at["total"]), value=mark))
            whom = self.area if mark and fold(name) in _TOTALS else name
            found = self.subject(grid, row, (at["unit"], at["tier"]), whom, tier, default)
            if found is None:
                continue
            subject = Subject(found[0].id, found[1])
            if (subject, bool(mark)) in seen:
                place = grid.where(row, at["unit"])
                earlier = seen[subject, bool(mark)]
                self.findings.append(blocking("duplicate-row", place, value=found[0].name, earlier=earlier))
                continue
            seen[subject, bool(mark)] = row
            yield i, subject.unit, subject.tier, bool(mark)

    def subject(
        self, grid: Grid, row: int, columns: tuple[int, int], name: str, tier: str, default: str
    ) -> tuple[Unit, str] | None:
        """The unit and tier of a row; None with a finding. `columns` are those of unit and tier."""
        if not name:
            self.findings.append(blocking("row-without-unit", grid.where(row, columns[0])))
            return None
        if tier:
            written, tier = tier, _TIERS.get(fold(tier), "")
            if not tier:
                self.findings.append(blocking("bad-tier", grid.where(row, columns[1]), value=written))
                return None
        found = self.names.resolve(name, tier or default)
        if found.unit is None:
            place = grid.where(row, columns[0])
            self.findings.append(
                blocking("total-unmarked", place, value=name)
                if fold(name) in _TOTALS
                else unresolved(place, name, found.candidates, found.nearest)
            )
            return None
        if not found.unit.in_force(self.period.start, self.period.end):
            self.findings.append(
                blocking("unit-not-in-force", grid.where(row, columns[0]), value=name, unit=found.unit.id)
            )
            return None
        if found.variant and (name, found.unit.id) not in self.variants:
            self.variants.add((name, found.unit.id))
            self.findings.append(variant(grid.where(row, columns[0]), name, found.unit))
        return found.unit, tier or default or self.type_tier.get(found.unit.type, "")
