"""The machine-readable contract: results, verdicts, findings and registers as tables of text.

Values print with a decimal point and six decimals, raw counts as whole numbers, flags as true and
false; what is empty says why in its `state` or `status`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from generator.domain import frames
from generator.domain.dataset import Dataset
from generator.domain.indicators import Composite, Indicator
from generator.domain.quantities import plain, short
from generator.domain.results import Results

Rows = list[tuple[str, ...]]
Sheet = tuple[tuple[str, ...], Rows]
"""A header and its rows, as text."""

MICRO_COLUMNS = frozenset(
    "value published_value points maximum percent change points_published percent_published change_published"
    " target_value up_to gap_points".split()
)
"""Columns in millionths, which print with six decimals."""


def contract_sheets(dataset: Dataset, results: Results) -> dict[str, Sheet]:
    """Every table of the contract by file stem, findings apart."""
    names = {unit.id: unit.name for unit in dataset.units}
    return {
        "results": results_sheet(results.results, names),
        "measures": _figures(results.measures, frames.MEASURES, names, raw=True),
        "scores": _figures(results.scores, frames.SCORES, names),
        "verdicts": _figures(results.verdicts, frames.VERDICTS, names),
        "claims": _claims(results.claims),
        **_registers(dataset),
    }


def results_sheet(results: pd.DataFrame, names: Mapping[str, str]) -> Sheet:
    """Results as text; `names` gives the units' names."""
    return _figures(results, frames.RESULTS, names)


def csv_text(sheet: Sheet) -> str:
    """A sheet as CSV: comma, LF, quotes only where needed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(sheet[0])
    writer.writerows(sheet[1])
    return out.getvalue()


def _figures(
    frame: pd.DataFrame, columns: Mapping[str, str], names: Mapping[str, str], raw: bool = False
) -> Sheet:
    made: dict[str, list[str]] = {}
    for name, dtype in columns.items():
        made[name] = _texts(frame[name], dtype, name in MICRO_COLUMNS, raw)
        if name == "unit":
            made["unit_name"] = [names[unit] for unit in frame["unit"]]
    return tuple(made), list(zip(*made.values(), strict=True))


def _texts(column: pd.Series, dtype: str, micro: bool, raw: bool) -> list[str]:
    if dtype == frames.TEXT:
        return column.tolist()
    if dtype == frames.FLAG:
        return ["true" if value else "false" for value in column]
    if not micro:
        return ["" if value is pd.NA else str(value) for value in column]
    notation = short if raw else plain
    return ["" if value is pd.NA else notation(int(value)) for value in column]


def _claims(claims: pd.DataFrame) -> Sheet:
    header = tuple(name for name in frames.CLAIMS if name != "order")
    return header, list(claims[list(header)].itertuples(index=False, name=None))


def _table(header: str, rows: Iterable[Sequence[Any]]) -> Sheet:
    return tuple(header.split()), [tuple(_plain(value) for value in row) for row in rows]


def _plain(value: Any) -> str:
    if value is None:
        return ""
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def _registers(dataset: Dataset) -> dict[str, Sheet]:
    decisions = sorted(dataset.decisions.values(), key=lambda d: d.id)
    units = sorted(dataset.units, key=lambda u: u.id)
    return {
        "units": _table(
            "id name type parent code valid_from valid_to successors aliases",
            (
                (u.id, u.name, u.type, u.parent, u.code, u.valid_from, u.valid_to, ";".join(u.successors),
                 ";".join(u.aliases))
                for u in units
            ),
        ),
        "measures-register": _table(
            "id name unit_of_measure parts",
            ((m.id, m.name, m.unit_of_measure, "+".join(m.parts)) for _, m in sorted(dataset.measures.items())),
        ),
        "indicators": _indicators(dataset),
        "decisions": _table(
            "id title issuer within number date valid_from valid_to replaces assumed legal_basis source",
            (
                (d.id, d.title, d.issuer, d.within, d.number, d.date, d.valid_from, d.valid_to, d.replaces,
                 d.assumed, d.legal_basis, d.source)
                for d in decisions
            ),
        ),
        "targets": _table(
            "decision unit tier indicator operator target_value up_to",
            (
                (t.decision, t.unit, t.tier, t.indicator, t.operator, plain(t.value),
                 None if t.up_to is None else plain(t.up_to))
                for d in decisions
                for t in sorted(d.targets, key=lambda t: (t.unit, t.tier, t.indicator))
            ),
        ),
        "periods": _table(
            "id kind start end",
            ((p.id, p.kind, p.start, p.end) for _, p in sorted(dataset.periods.items())),
        ),
        "reports": _table(
            "period report title area publisher printed_period system number date kind",
            (
                (r.period, r.id, r.title, r.area, r.publisher, r.printed_period, r.system, r.number, r.date, r.kind)
                for r in dataset.reports
            ),
        ),
        "explanations": _table(
            "period report at unit tier indicator cause remedy",
            (
                (r.period, r.id, e.at, unit, e.tier, indicator, e.cause, e.remedy)
                for r in dataset.reports
                for e in r.explanations
                for unit in e.units
                for indicator in e.indicators or ("",)
            ),
        ),
        "corrections": _table(
            "date period report table unit tier indicator old new reason decided_by",
            (
                (c.date, c.period, c.report, c.table, c.unit, c.tier, c.indicator, c.old, c.new, c.reason,
                 c.decided_by)
                for c in dataset.corrections
            ),
        ),
    }  # fmt: skip


def _indicators(dataset: Dataset) -> Sheet:
    everything: list[Indicator | Composite] = [*dataset.indicators.values(), *dataset.composites.values()]
    rows: list[Sequence[Any]] = []
    for item in sorted(everything, key=lambda i: i.id):
        shared = (item.id, "indicator" if isinstance(item, Indicator) else "composite", item.name, item.short)
        tail = (item.unit_of_measure, item.direction, item.decimals, item.aggregate)
        if isinstance(item, Indicator):
            formula = (item.numerator, item.denominator, "+".join(item.sum))
            rows.append((*shared, item.plain, *formula, *tail, item.variant_of, None, item.legal_basis))
            continue
        rows.append((*shared, item.plain, "", "", "", *tail, "", plain(item.maximum), item.legal_basis))
        rows.extend(
            (c.id, "component", c.name, c.short, "", "", "", "", *tail, item.id, plain(c.maximum), "")
            for c in item.components
        )
    return _table(
        "id kind name short plain numerator denominator sum unit_of_measure direction decimals aggregate"
        " variant_of maximum legal_basis",
        rows,
    )
