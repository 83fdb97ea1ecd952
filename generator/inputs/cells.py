"""Cells: the figures of wide and tall tables as one frame, each with its subject and its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.domain.findings import Finding, Location
from generator.domain.frames import MEASURE, NOT_APPLICABLE, NOT_REPORTED, REPORTED
from generator.domain.periods import Period, parse_period
from generator.domain.quantities import MICRO
from generator.domain.reports import Report, Table
from generator.domain.units import Subject, Unit, UnitRegister
from generator.inputs.files import blocking
from generator.inputs.grids import Grid, records
from generator.inputs.headers import Head, Vocabulary, frame_column, read_heads
from generator.inputs.mangled import mangled
from generator.inputs.names import NameResolver, fold, unresolved, variant
from generator.inputs.numbers import DECIMAL, TOO_LARGE, WHOLE, Number, parse_number
from generator.inputs.printed_periods import check_spoken_period
from generator.inputs.registers import safe_text
from generator.inputs.slips import slips
from generator.messages.vocabulary import TIER_WORDS, TOTAL_WORDS

_TOTAL_MARKS = ("x", "X")
_DASHES = ("-", "\u2013", "\u2014")
_TIERS = {fold(said): tier for tier, words in TIER_WORDS.items() for said in words}
_TOTALS = frozenset(map(fold, TOTAL_WORDS))
PROSE_COLUMNS = ("at", "unit", "figure", "value")


@dataclass(frozen=True, slots=True)
class Context:
    """What reading a report's tables needs to know besides the files."""

    period: Period
    area: str
    units: UnitRegister
    names: NameResolver
    type_tier: Mapping[str, str]
    vocabulary: Vocabulary
    findings: list[Finding]
    variants: set[tuple[str, str]] = field(default_factory=set)
    """Names that were already told to be written otherwise than in the register, with their unit."""

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


def read_table(report: Report, table: Table, grid: Grid, context: Context) -> list[dict[str, Any]]:
    """The cells of a wide table, as rows of CELLS."""
    heads = read_heads(grid, context.vocabulary, context.findings)
    if heads is None:
        return []
    framed = [frame_column(name) for name in grid.header]
    at = {name: framed.index(name) if name in framed else -1 for name in ("no", "unit", "tier", "total")}
    if faults := _faults(grid, at["unit"], heads, context.vocabulary):
        context.findings.extend(faults)
        return []

    def text(cells: tuple[str, ...], name: str) -> str:
        return cells[at[name]] if at[name] >= 0 else ""

    seen: dict[tuple[Subject, bool], int] = {}
    made = []
    for row, cells in grid.rows:
        mark = text(cells, "total")
        if mark and mark not in _TOTAL_MARKS:
            context.findings.append(blocking("bad-total-mark", grid.where(row, at["total"]), value=mark))
        name = printed = text(cells, "unit")
        if mark and fold(name) in _TOTALS:
            name = context.area
        found = context.subject(grid, row, (at["unit"], at["tier"]), name, text(cells, "tier"), table.tier)
        if found is None:
            continue
        subject = Subject(found[0].id, found[1])
        if (subject, bool(mark)) in seen:
            place = grid.where(row, at["unit"])
            earlier = seen[subject, bool(mark)]
            context.findings.append(blocking("duplicate-row", place, value=found[0].name, earlier=earlier))
            continue
        seen[subject, bool(mark)] = row
        base = _base(report, table, context, found[0], subject) | {"row": row, "total": bool(mark)}
        base |= {"no": text(cells, "no"), "name": printed}
        for position, head in heads.items():
            cell = _cell(grid, row, position, cells[position], head, bool(mark), context)
            if cell is not None:
                made.append(base | cell | {"as_printed": head.key in table.as_printed})
    return made


def _faults(grid: Grid, unit_at: int, heads: Mapping[int, Head], vocabulary: Vocabulary) -> list[Finding]:
    """What makes the rows of a table not worth reading."""
    if not grid.rows:
        return [blocking("table-empty", Location(grid.path, grid.header_row, sheet=grid.sheet))]
    return slips(grid, unit_at, heads, vocabulary)


def read_prose(report: Report, table: Table, grid: Grid, context: Context) -> list[dict[str, Any]]:
    """The cells of a tall table: the figures of a report's sentences, as rows of CELLS."""
    made = []
    position = {name: i for i, name in enumerate(grid.header)}
    for row, cells in records(grid, PROSE_COLUMNS, ("period", "tier"), context.findings) or ():
        value_at, figure_at = position["value"], position["figure"]
        if not safe_text(cells["at"]):
            place = grid.where(row, position["at"])
            context.findings.append(blocking("unsafe-name", place, value=cells["at"]))
        period = parse_period(cells["period"]) if cells["period"] else context.period
        if period is None:
            place = grid.where(row, position["period"])
            context.findings.append(blocking("bad-period", place, value=cells["period"]))
            continue
        if cells["period"]:
            place = grid.where(row, position["period"])
            context.findings.extend(check_spoken_period(period, context.period, place))
        columns = (position["unit"], position.get("tier", position["unit"]))
        found = context.subject(grid, row, columns, cells["unit"], cells["tier"], table.tier)
        head = context.vocabulary.head(cells["figure"])
        unclear = context.vocabulary.unclear(cells["figure"], grid.where(row, figure_at))
        if unclear is not None:
            context.findings.append(unclear)
            continue
        if found is None or head is None:
            continue
        subject = Subject(found[0].id, found[1])
        cell = _cell(grid, row, value_at, cells["value"], head, False, context)
        if cell is not None:
            base = _base(report, table, context, found[0], subject)
            made.append(
                base
                | cell
                | {
                    "row": row,
                    "period": period.id,
                    "at": cells["at"],
                    "name": cells["unit"],
                    "prose": True,
                    "column": cells["figure"],
                    "as_printed": head.key in table.as_printed,
                }
            )
    return made


def _base(report: Report, table: Table, context: Context, unit: Unit, subject: Subject) -> dict[str, Any]:
    return {
        "period": report.period,
        "report": report.id,
        "table": table.stem,
        "group": table.group or table.stem,
        "path": table.path,
        "unit": subject.unit,
        "tier": subject.tier,
        "quote": not context.units.within(unit.id, context.area),
    }


def _cell(
    grid: Grid, row: int, position: int, text: str, head: Head, total: bool, context: Context
) -> dict[str, Any] | None:
    """The figure in one cell; None when it cannot be read, or is an empty cell of a total row."""
    place = grid.where(row, position)
    made: dict[str, Any] = {
        "sheet": grid.sheet,
        "column": grid.header[position],
        "cell": place.cell,
        "kind": head.kind,
        "key": head.key,
        "facet": head.facet,
        "text": text,
        "state": REPORTED,
    }
    if not text:
        return None if total else made | {"state": NOT_REPORTED}
    if text in _DASHES:
        return made | {"state": NOT_APPLICABLE}
    if head.facet == "grade":
        if safe_text(text):
            return made
        context.findings.append(blocking("unsafe-name", place, value=text))
        return None
    kind = WHOLE if head.kind == MEASURE or head.facet in ("rank", "rank_of") else DECIMAL
    low, dash, high = text.partition("-") if head.facet == "target" else (text, "", "")
    numbers = [parse_number(part.strip(), kind) for part in ((low, high) if dash else (low,))]
    for number in numbers:
        if isinstance(number, str):
            context.findings.append(blocking(mangled(text, number), place, value=text))
            return None
        if number.micro < 0 and head.facet != "change":
            context.findings.append(blocking("negative-count", place, value=text))
            return None
        if number.micro > head.most * MICRO:
            context.findings.append(blocking(TOO_LARGE, place, value=text))
            return None
    read = [number for number in numbers if isinstance(number, Number)]
    made |= {"value": read[0].micro, "decimals": read[0].decimals}
    return made | {"up_to": read[1].micro} if dash else made
