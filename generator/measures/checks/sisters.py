"""One figure in several tables."""

from __future__ import annotations

from collections.abc import Iterator

from generator.domain.findings import Finding, Location, details
from generator.domain.frames import COUNTS, SCORE, records
from generator.measures.checks.evidence import Evidence


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
        decimals = 6 if other.basis == COUNTS or other.decimals is None else other.decimals
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
