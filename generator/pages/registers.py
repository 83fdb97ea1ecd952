"""The registers of the contract: what the figures refer to, as tables of text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from generator.domain.dataset import Dataset
from generator.domain.indicators import Composite, Indicator
from generator.domain.quantities import plain

Rows = list[tuple[str, ...]]
Sheet = tuple[tuple[str, ...], Rows]
"""A header and its rows, as text."""


def _sheet(header: str, rows: Iterable[Sequence[Any]]) -> Sheet:
    return tuple(header.split()), [tuple(_plain(value) for value in row) for row in rows]


def _plain(value: Any) -> str:
    if value is None:
        return ""
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def _fields(header: str, items: Iterable[Any]) -> Sheet:
    """A sheet whose columns are named as the items' own fields."""
    return _sheet(header, ([getattr(item, name) for name in header.split()] for item in items))


def _units(dataset: Dataset) -> Sheet:
    rows = (
        (
            *(unit.id, unit.name, unit.type, unit.parent, unit.code, unit.valid_from, unit.valid_to),
            ";".join(unit.successors),
            ";".join(unit.aliases),
        )
        for unit in sorted(dataset.units, key=lambda unit: unit.id)
    )
    return _sheet("id name type parent code valid_from valid_to successors aliases", rows)


def _measures(dataset: Dataset) -> Sheet:
    ordered = sorted(dataset.measures.values(), key=lambda measure: measure.id)
    rows = ((m.id, m.name, m.unit_of_measure, "+".join(m.parts)) for m in ordered)
    return _sheet("id name unit_of_measure parts", rows)


def _indicators(dataset: Dataset) -> Sheet:
    everything: list[Indicator | Composite] = [*dataset.indicators.values(), *dataset.composites.values()]
    rows: list[Sequence[Any]] = []
    for item in sorted(everything, key=lambda i: i.id):
        tail = (item.unit_of_measure, item.direction, item.decimals, item.aggregate)
        if isinstance(item, Indicator):
            formula = (item.numerator, item.denominator, "+".join(item.sum))
            lead = (item.id, "indicator", item.name, item.short, item.plain)
            rows.append((*lead, *formula, *tail, item.variant_of, None, item.legal_basis, ""))
            continue
        lead = (item.id, "composite", item.name, item.short, item.plain)
        bands = tuple(f"{band.grade}: {plain(band.floor)}" for band in item.bands)
        rows.append((*lead, "", "", "", *tail, "", plain(item.maximum), item.legal_basis, bands))
        rows.extend(
            (c.id, "component", c.name, c.short, "", "", "", "", *tail, item.id, plain(c.maximum), "", "")
            for c in item.components
        )
    return _sheet(
        "id kind name short plain numerator denominator sum unit_of_measure direction decimals aggregate"
        " variant_of maximum legal_basis bands",
        rows,
    )


def _decisions(dataset: Dataset) -> Sheet:
    header = "id title issuer within number date valid_from valid_to replaces assumed legal_basis source"
    return _fields(header, sorted(dataset.decisions.values(), key=lambda d: d.id))


def _targets(dataset: Dataset) -> Sheet:
    rows = (
        (
            *(t.decision, t.unit, t.tier, t.indicator, t.operator, plain(t.value)),
            None if t.up_to is None else plain(t.up_to),
        )
        for decision in sorted(dataset.decisions.values(), key=lambda d: d.id)
        for t in sorted(decision.targets, key=lambda t: (t.unit, t.tier, t.indicator))
    )
    return _sheet("decision unit tier indicator operator target_value up_to", rows)


def _periods(dataset: Dataset) -> Sheet:
    return _fields("id kind start end", (period for _, period in sorted(dataset.periods.items())))


def _reports(dataset: Dataset) -> Sheet:
    rows = (
        (
            *(r.period, r.id, r.title, r.area, r.publisher, r.printed_period),
            *(r.system, r.number, r.date, r.kind),
        )
        for r in dataset.reports
    )
    return _sheet("period report title area publisher printed_period system number date kind", rows)


def _tables(dataset: Dataset) -> Sheet:
    rows = (
        (
            *(report.period, report.id, table.stem, table.title, table.group or table.stem),
            "true" if table.prose else "false",
            table.as_printed,
            *(table.path, table.sheet, dataset.files.get(table.path, "")),
        )
        for report in dataset.reports
        for table in report.tables
    )
    return _sheet("period report table title group prose as_printed path sheet sha256", rows)


def _unit_types(dataset: Dataset) -> Sheet:
    return _fields("type tier valid_from valid_to", dataset.site.type_tiers)


def _expected(dataset: Dataset) -> Sheet:
    expected = dataset.site.expected
    return _sheet("tier type", ((tier, kind) for tier, kinds in expected.items() for kind in kinds))


def _explanations(dataset: Dataset) -> Sheet:
    rows = (
        (report.period, report.id, e.at, unit, e.tier, indicator, e.cause, e.remedy)
        for report in dataset.reports
        for e in report.explanations
        for unit in e.units
        for indicator in e.indicators or ("",)
    )
    return _sheet("period report at unit tier indicator cause remedy", rows)


def _corrections(dataset: Dataset) -> Sheet:
    header = (
        "date period report table unit tier indicator old new reason decided_by entry at figure_period total"
        " claim decision cause"
    )
    return _fields(header, dataset.corrections)


REGISTERS: Mapping[str, Callable[[Dataset], Sheet]] = {
    "units": _units,
    "measures-register": _measures,
    "indicators": _indicators,
    "decisions": _decisions,
    "targets": _targets,
    "periods": _periods,
    "reports": _reports,
    "explanations": _explanations,
    "corrections": _corrections,
    "tables": _tables,
    "unit-types": _unit_types,
    "expected": _expected,
}
"""Every register by the stem of its file."""
