"""Checks of figures: one function a rule, each finding with the cell it is about.

To add a check: a function here, its line in CHECKS, a message, and a fault folder under tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from generator.domain.dataset import Dataset
from generator.domain.findings import Finding, Location, details
from generator.domain.frames import COUNTS, REPORTED, SCORE, Row, records
from generator.domain.quantities import MICRO, percent
from generator.measures.aggregates import WHOLE, Parts
from generator.measures.ledger import Known, Ledger
from generator.measures.lines import Lines


@dataclass(frozen=True)
class Evidence:
    """What the checks look at."""

    dataset: Dataset
    lines: Lines
    parts: Parts
    figures: pd.DataFrame
    results: pd.DataFrame
    sums: pd.DataFrame
    scores: pd.DataFrame
    ledger: Ledger

    def rounding(self, cell: Row, keys: Iterable[str]) -> int:
        """Half the last printed digit of each of `keys` in the report of `cell`, added up (millionths)."""
        folder = cell.path.rpartition("/")[0]
        return sum(MICRO // (2 * 10 ** self.decimals.get((folder, key), 0)) for key in keys)

    @cached_property
    def decimals(self) -> Mapping[tuple[str, str], int]:
        """Decimals that each report's folder prints a composite or component with."""
        cells = self.dataset.cells
        scores = cells[(cells["kind"] == SCORE) & (cells["facet"] == "") & cells["value"].notna()]
        folders = scores["path"].str.rpartition("/")[0] if len(scores) else scores["path"]
        most = scores.groupby([folders, scores["key"]])["decimals"].max().reset_index(name="most")
        return {(row[0], row[1]): row[2] for row in records(most.set_axis(["folder", "key", "most"], axis=1))}

    @cached_property
    def counted(self) -> frozenset[tuple[int, str]]:
        """Lines and indicators whose rate the line's own counts give."""
        figures = self.figures[(self.figures["basis"] == COUNTS) & self.figures["denominator"].notna()]
        return frozenset(zip(figures["line"], figures["indicator"], strict=True))

    def finding(self, code: str, cell: Any, **more: Any) -> Finding:
        """A finding about a cell (a row of CELLS as a named tuple)."""
        facts = more.pop("facts", {})
        return Finding(
            code,
            Location(cell.path, cell.row, cell.column, cell.sheet, cell.cell),
            period=cell.period,
            report=cell.report,
            table=cell.table,
            unit=cell.unit,
            tier=cell.tier,
            details=details(at=cell.at, text=cell.text, **facts),
            **more,
        )


def rates_against_counts(evidence: Evidence) -> Iterator[Finding]:
    """A printed rate that its own row's counts do not give."""
    figures = evidence.figures[evidence.figures["basis"] == COUNTS]
    figures = figures[figures["denominator"].notna() & (figures["state"] == REPORTED)]
    joined = evidence.lines.rates.merge(
        figures[["line", "indicator", "numerator", "denominator"]],
        left_on=["line", "key"],
        right_on=["line", "indicator"],
    )
    for cell in records(joined[joined["value"].notna()]):
        numerator, denominator = cell.numerator, cell.denominator
        known = Known(percent(numerator, denominator), numerator, denominator)
        yield from _compare(evidence, cell, known, "rate-mismatch")


def aggregates_against_parts(evidence: Evidence) -> Iterator[Finding]:
    """A printed aggregate rate, without counts beside it, that its parts do not give."""
    rates, own = evidence.lines.rates, evidence.counted
    for cell in records(rates[rates["total"] & rates["value"].notna()]):
        known = evidence.ledger.figures.get((cell.period, cell.unit, cell.tier, cell.key))
        if (cell.line, cell.key) in own or known is None or not (known.full and known.denominator):
            continue
        yield from _compare(evidence, cell, known, "aggregate-mismatch")


def _compare(evidence: Evidence, cell: Any, known: Known, code: str) -> Iterator[Finding]:
    relation = known.prints_as(cell.value, cell.decimals)
    if relation == "rounded":
        return
    yield evidence.finding(
        code if relation == "differs" else "rate-truncated",
        cell,
        indicator=cell.key,
        published=cell.value,
        computed=known.value,
        facts={"numerator": known.numerator, "denominator": known.denominator},
    )


def totals_against_parts(evidence: Evidence) -> Iterator[Finding]:
    """A printed total of counts that is not the sum of its parts."""
    sums = evidence.sums[evidence.sums["full"]].drop(columns="table").rename(columns={"value": "sum"})
    printed = evidence.lines.printed
    totals = printed[printed["total"] & printed["value"].notna()]
    if totals.empty or sums.empty:
        return
    joined = totals.merge(sums, left_on=[*WHOLE, "key"], right_on=[*WHOLE, "measure"])
    for cell in records(joined[joined["value"] != joined["sum"] * MICRO]):
        yield evidence.finding(
            "total-mismatch", cell, published=cell.value, computed=cell.sum * MICRO,
            facts={"measure": cell.key},
        )  # fmt: skip


def totals_without_parts(evidence: Evidence) -> Iterator[Finding]:
    """A printed total whose table lacks units that should report: it cannot be checked."""
    printed = evidence.lines.printed
    totals = printed[printed["total"] & printed["value"].notna()].drop_duplicates("line")
    wholes = evidence.parts.wholes
    joined = totals.merge(wholes[wholes["missing"].map(len) > 0].drop(columns="table"), on=WHOLE)
    units = evidence.dataset.units
    for cell in records(joined):
        names = ", ".join(units[unit].name for unit in cell.missing[:5])
        more = ", …" if len(cell.missing) > 5 else ""
        yield evidence.finding("total-unchecked", cell, facts={"absent": names + more})


def rates_above_hundred(evidence: Evidence) -> Iterator[Finding]:
    """A printed percentage above one hundred that no counts stand beside."""
    rates = evidence.lines.rates
    indicators = evidence.dataset.indicators
    for cell in records(rates[rates["value"] > 100 * MICRO]):
        if indicators[cell.key].is_rate and (cell.line, cell.key) not in evidence.counted:
            yield evidence.finding("rate-above-hundred", cell, indicator=cell.key, published=cell.value)


def measures_against_parts(evidence: Evidence) -> Iterator[Finding]:
    """A measure that is not the sum of the parts printed beside it."""
    printed = evidence.lines.printed[evidence.lines.printed["value"].notna()]
    by_line = dict(iter(printed.groupby("line", sort=False)))
    for measure in evidence.dataset.measures.values():
        if not measure.parts:
            continue
        for line in printed.loc[printed["key"] == measure.id, "line"]:
            values = by_line[line].set_index("key")["value"]
            if not all(part in values.index for part in measure.parts):
                continue
            total = int(sum(values[part] for part in measure.parts))
            if total != values[measure.id]:
                cell = records(by_line[line][by_line[line]["key"] == measure.id])[0]
                yield evidence.finding(
                    "parts-mismatch", cell, published=cell.value, computed=total,
                    facts={"measure": measure.id, "parts": measure.parts},
                )  # fmt: skip


def counts_above_base(evidence: Evidence) -> Iterator[Finding]:
    """More dossiers in the numerator than in the denominator."""
    figures = evidence.figures
    above = figures[(figures["basis"] == COUNTS) & (figures["numerator"] > figures["denominator"])]
    printed = evidence.lines.printed.set_index(["line", "key"])
    for figure in records(above):
        numerator = evidence.dataset.indicators[figure.indicator].numerator
        place = (figure.line, numerator)
        if place not in printed.index:  # derived from its parts, which are held against each other
            continue
        cell = records(printed.loc[[place]].reset_index())[0]
        yield evidence.finding(
            "count-above-base", cell, indicator=figure.indicator,
            published=figure.numerator * MICRO, computed=figure.denominator * MICRO,
        )  # fmt: skip


def figures_against_primary(evidence: Evidence) -> Iterator[Finding]:
    """A figure of one table that another table gives differently."""
    results = evidence.results
    others = results[~results["primary"] & results["value"].notna() & results["row"].notna()]
    reports = evidence.dataset.reports
    places = _places(evidence)
    paths = {(r.period, r.id, t.stem): t.path for r in reports for t in r.tables}
    for other in records(others):
        known = evidence.ledger.figures.get((other.period, other.unit, other.tier, other.indicator))
        if known is None or not known.full:
            continue
        decimals = 6 if other.basis == COUNTS else other.decimals
        if known.prints_as(other.value, decimals) == "rounded":
            continue
        path = paths[other.report_period, other.report, other.table]
        column, cell = places.get((path, other.row, other.indicator), (other.indicator, ""))
        yield Finding(
            "figure-differs",
            Location(path, other.row, column, cell=cell),
            period=other.period,
            report=other.report,
            table=other.table,
            unit=other.unit,
            tier=other.tier,
            indicator=other.indicator,
            published=other.value,
            computed=known.value,
            details=details(table=known.table, row=known.row),
        )


def _places(evidence: Evidence) -> dict[tuple[str, int, str], tuple[str, str]]:
    """Column and cell of an indicator in a row: of its rate, else of the first measure in its formula."""
    found: dict[tuple[str, int, str], tuple[str, str]] = {}
    leading: dict[str, list[str]] = {}
    for indicator in evidence.dataset.indicators.values():
        leading.setdefault((indicator.sum or (indicator.numerator,))[0], []).append(indicator.id)
    for cell in records(evidence.lines.rates):
        found[cell.path, cell.row, cell.key] = (cell.column, cell.cell)
    for cell in records(evidence.lines.printed):
        for indicator_id in leading.get(cell.key, ()):
            found.setdefault((cell.path, cell.row, indicator_id), (cell.column, cell.cell))
    return found


def composites_against_groups(evidence: Evidence) -> Iterator[Finding]:
    """A composite total that its groups cannot give, even with each of them rounded."""
    cells = evidence.dataset.cells
    scores = cells[(cells["kind"] == SCORE) & (cells["facet"] == "") & cells["value"].notna()]
    for composite in evidence.dataset.composites.values():
        keys = [composite.id, *(component.id for component in composite.components)]
        for cell in records(scores[scores["key"] == composite.id]):
            known = evidence.ledger.scores.get((cell.period, cell.unit, cell.tier, composite.id, "sum"))
            if known is None:
                continue
            allowed = evidence.rounding(cell, keys)
            if abs(known.value - cell.value) > allowed:
                yield evidence.finding(
                    "composite-mismatch", cell, indicator=composite.id,
                    published=cell.value, computed=known.value, facts={"allowed": allowed},
                )  # fmt: skip


def scores_against_each_other(evidence: Evidence) -> Iterator[Finding]:
    """Points or percents of a component that two tables print differently."""
    cells = evidence.dataset.cells
    scores = cells[(cells["kind"] == SCORE) & cells["facet"].isin(["", "percent"]) & cells["value"].notna()]
    for cell in records(scores[~scores["quote"] & ~scores["prose"]]):
        known = evidence.ledger.scores.get((cell.period, cell.unit, cell.tier, cell.key, cell.facet))
        if known is not None and known.value != cell.value:
            yield evidence.finding(
                "figure-differs", cell, indicator=cell.key,
                published=cell.value, computed=known.value,
                facts={"table": known.table, "row": known.row},
            )  # fmt: skip


def overlapping_rows(evidence: Evidence) -> Iterator[Finding]:
    """A row that sums up other rows of its table but is not marked as a total."""
    for line in evidence.parts.overlapping:
        added = evidence.lines.printed[evidence.lines.printed["line"] == line]
        if added.empty:  # points and grades are never added up
            continue
        yield evidence.finding("overlapping-rows", records(added)[0])


CHECKS: tuple[Callable[[Evidence], Iterator[Finding]], ...] = (
    rates_against_counts,
    aggregates_against_parts,
    totals_against_parts,
    totals_without_parts,
    rates_above_hundred,
    measures_against_parts,
    counts_above_base,
    figures_against_primary,
    composites_against_groups,
    scores_against_each_other,
    overlapping_rows,
)
