"""Decisions and their targets from data/targets/<id>.yml, with a table beside it where they are many."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from generator.domain.findings import Finding, Location, details
from generator.domain.indicators import LOWER, NO_DIRECTION, Indicator
from generator.domain.periods import SPAN, Period
from generator.domain.quantities import MICRO
from generator.domain.targets import AT_LEAST, AT_MOST, UNNAMED_ISSUER, WHOLE_COUNTRY, Decision, Target
from generator.domain.units import ALL, TIERS, UnitRegister
from generator.inputs.days import bad_day, day_at, read_day
from generator.inputs.files import blocking, plain_file_name
from generator.inputs.grids import Grid
from generator.inputs.names import NameResolver, unresolved
from generator.inputs.numbers import DECIMAL, Number, parse_number
from generator.inputs.references import nearest, unknown
from generator.inputs.registers import SLUG
from generator.inputs.yaml_text import Document, Steps
from generator.messages.numbers import trimmed

_NEVER = date(1, 1, 1)


def read_decision(
    document: Document,
    units: UnitRegister,
    indicators: Mapping[str, Indicator],
    type_tier: Mapping[str, str],
    grid_of: Callable[[str], Grid | None],
    findings: list[Finding],
) -> Decision | None:
    """The decision in a document that fits its schema; None with findings when it cannot bind anybody."""
    before = len(findings)
    data = document.data
    if not SLUG.fullmatch(stem := PurePosixPath(document.path).stem):  # it becomes an address
        findings.append(blocking("bad-id", Location(document.path), value=stem))
    scope = _scope_unit(document, units, findings)
    valid_from, valid_to = _dates(document, findings)
    day = day_at(document, ("date",), findings)
    reader = _TargetReader(document, units, indicators, scope, findings)
    targets = [reader.entry(i, entry) for i, entry in enumerate(data.get("targets") or ())]
    grid = table_beside(document, grid_of, findings)
    # without a scope no name means anybody
    if grid is not None and (scope or not _blocked(findings, before)):
        period = Period("", SPAN, valid_from, valid_to)
        targets += reader.table(grid, NameResolver(units, type_tier, scope, period))
    made = [target for target in targets if target is not None]
    if not made and len(findings) == before:
        findings.append(blocking("target-missing", document.where()))
    if _blocked(findings, before):
        return None
    return Decision(
        stem,
        data["title"],
        data.get("issuer", ""),
        data.get("within", ""),
        valid_from,
        valid_to,
        tuple(made),
        data.get("number", ""),
        day,
        tuple(data.get("replaces") or ()),
        tuple(data.get("assumed") or ()),
        data.get("legal_basis", ""),
        data.get("source", ""),
        document.path,
        data.get("short", ""),
    )


def _blocked(findings: list[Finding], before: int) -> bool:
    """Whether something since `before` could not be read; a target that is only doubtful still binds."""
    return any(finding.blocks for finding in findings[before:])


def table_beside(
    document: Document, grid_of: Callable[[str], Grid | None], findings: list[Finding]
) -> Grid | None:
    """The table that the decision names, if it names one that lies beside it."""
    table = document.data.get("table", "")
    if not table:
        return None
    if not plain_file_name(table):
        findings.append(blocking("bad-file-name", document.where("table"), value=table))
        return None
    return grid_of(str(PurePosixPath(document.path).parent / table))


def _scope_unit(document: Document, units: UnitRegister, findings: list[Finding]) -> str:
    """The unit whose area the decision holds in; empty for the whole country."""
    issuer, within = document.data.get("issuer", ""), document.data.get("within", "")
    if not issuer:
        findings.append(blocking("target-without-issuer", document.where()))
    elif issuer == UNNAMED_ISSUER and not within:
        findings.append(blocking("target-without-scope", document.where("issuer")))
    special = (WHOLE_COUNTRY, UNNAMED_ISSUER)
    for key, unit in (("issuer", issuer), ("within", within)):
        if unit and unit not in special and unit not in units:
            findings.append(unknown(document.where(key), "unit", unit, [*units.by_id, *special]))
    if within:
        return str(within)
    return "" if issuer in (WHOLE_COUNTRY, UNNAMED_ISSUER) else str(issuer)


def _dates(document: Document, findings: list[Finding]) -> tuple[date, date]:
    valid = document.data.get("valid") or {}
    start, end = read_day(valid.get("from", "")), read_day(valid.get("to", ""))
    bad = [key for key, day in (("from", start), ("to", end)) if valid.get(key) and day is None]
    findings += [bad_day(document.where("valid", key), valid[key]) for key in bad]
    if bad:
        return _NEVER, _NEVER
    if start is None or end is None or start > end:
        findings.append(blocking("target-without-dates", document.where("valid")))
        return _NEVER, _NEVER
    return start, end


class _TargetReader:
    """Reads the targets of one decision and refuses two on one scope."""

    def __init__(
        self,
        document: Document,
        units: UnitRegister,
        indicators: Mapping[str, Indicator],
        scope: str,
        findings: list[Finding],
    ) -> None:
        self._document = document
        self._units = units
        self._indicators = indicators
        self._scope = scope
        self._findings = findings
        self._seen: set[tuple[str, str, str]] = set()
        self._id = PurePosixPath(document.path).stem

    def entry(self, position: int, entry: Mapping[str, Any]) -> Target | None:
        """One item of `targets:`."""
        steps: Steps = ("targets", position)
        place = self._document.where(*steps)
        unit = entry.get("unit", "") or self._scope
        if unit and unit not in self._units:
            self._add(blocking("unknown-reference", place, value=unit, kind="unit"))
            return None
        operators = [key for key in (AT_LEAST, AT_MOST) if key in entry]
        if len(operators) != 1:
            self._add(blocking("target-without-direction", place))
            return None
        values = []
        for key in (operators[0], "up_to"):
            number = parse_number(entry[key], DECIMAL) if entry.get(key) else None
            code = number if isinstance(number, str) else "negative-count"
            if isinstance(number, str) or (number and number.micro < 0):
                self._add(blocking(code, self._document.where(*steps, key), value=entry[key]))
                return None
            values.append(number.micro if number else None)
        if values[0] is None:
            self._add(blocking("target-without-direction", place))
            return None
        tier = entry.get("tier") or ALL
        return self._target(place, unit, tier, entry["indicator"], operators[0], values[0], values[1])

    def table(self, grid: Grid, names: NameResolver) -> list[Target | None]:
        """The rows of the decision's table: unit, tier and a column per indicator id."""
        for required in ("unit", "tier"):
            if required not in grid.header:
                self._add(blocking("missing-column", Location(grid.path, grid.header_row), value=required))
                return []
        columns = []
        for i, name in enumerate(grid.header):
            if name in self._indicators:
                columns.append(i)
            elif name not in ("unit", "tier"):
                place = grid.where(grid.header_row, i)
                near = nearest(name, self._indicators)
                self._add(blocking("unknown-column", place, value=name, known=near))
        targets: list[Target | None] = []
        unit_at, tier_at = grid.header.index("unit"), grid.header.index("tier")
        for row, cells in grid.rows:
            tier = cells[tier_at] or ALL
            if tier not in TIERS:
                self._add(blocking("bad-tier", grid.where(row, tier_at), value=tier))
                continue
            found = names.resolve(cells[unit_at], tier)
            if found.unit is None:
                self._add(
                    unresolved(grid.where(row, unit_at), cells[unit_at], found.candidates, found.nearest)
                )
                continue
            for i in columns:
                if cells[i] in ("", "-"):
                    continue
                targets.append(self._cell(grid.where(row, i), found.unit.id, tier, grid.header[i], cells[i]))
        return targets

    def _cell(self, place: Location, unit: str, tier: str, indicator: str, text: str) -> Target | None:
        number = parse_number(text, DECIMAL)
        if not isinstance(number, Number) or number.micro < 0:
            self._add(blocking("negative-count" if isinstance(number, Number) else number, place, value=text))
            return None
        known = self._indicators.get(indicator)
        operator = AT_MOST if known and known.direction == LOWER else AT_LEAST
        return self._target(place, unit, tier, indicator, operator, number.micro, None)

    def _target(
        self,
        place: Location,
        unit: str,
        tier: str,
        indicator: str,
        operator: str,
        value: int,
        up_to: int | None,
    ) -> Target | None:
        if indicator not in self._indicators:
            self._add(unknown(place, "indicator", indicator, self._indicators))
            return None
        known = self._indicators[indicator]
        if known.direction == NO_DIRECTION:
            self._add(blocking("target-undirected", place, value=known.name))
            return None
        if known.unit_of_measure == "%" and value > 100 * MICRO:
            self._add(blocking("target-out-of-range", place, value=trimmed(value)))
            return None
        if known.unit_of_measure == "%" and operator == AT_LEAST and 0 < value < MICRO:
            facts = details(value=trimmed(value))  # 0,6 for 60 % is a slip, but may be meant
            self._add(Finding("target-below-one", place, details=facts))
        if (unit, tier, indicator) in self._seen:
            self._add(blocking("duplicate-target", place, unit=unit, tier=tier, indicator=indicator))
            return None
        self._seen.add((unit, tier, indicator))
        return Target(self._id, unit, tier, indicator, operator, value, up_to, place.path, place.row)

    def _add(self, finding: Finding) -> None:
        self._findings.append(finding)
