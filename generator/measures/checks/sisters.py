"""One figure in several tables, and several rows with the same figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from generator.domain.findings import Finding, Location, details
from generator.domain.frames import COUNTS, MEASURE, SCORE, Row, records
from generator.domain.keys import numbered
from generator.domain.quantities import MICRO
from generator.measures.checks.evidence import Evidence
from generator.measures.ledger import Known

TELLING = 6
"""Significant digits that two rows must share, rates worked out from counts left out, to look copied."""


def measures_in_sister_tables(evidence: Evidence) -> Iterator[Finding]:
    """A count of a subject that another table of the report gives otherwise; the first table stands."""
    printed = evidence.lines.printed
    printed = printed[_in_several_rows(evidence)[printed["line"]]]
    printed = printed[printed["value"].notna() & ~printed["prose"] & ~printed["quote"]]
    subject = ["period", "report", "unit", "tier", "key"]
    first = printed.groupby(subject)[["value", "table", "row"]].transform("first")
    differing = printed[printed["value"] != first["value"]]
    stood = first.rename(columns=lambda name: f"{name}_first")
    for cell in records(differing.join(stood)):
        yield evidence.finding(
            "measure-differs", cell, published=cell.value, computed=cell.value_first,
            facts={"measure": cell.key, "table": cell.table_first, "row": cell.row_first},
        )  # fmt: skip


def _in_several_rows(evidence: Evidence) -> np.ndarray:
    """The lines of reports that have several lines about their subject."""
    lines = evidence.lines.lines
    subjects = pd.Series(numbered(lines, ["period", "report", "unit", "tier"]))
    return subjects.duplicated(keep=False).to_numpy()


def figures_against_primary(evidence: Evidence) -> Iterator[Finding]:
    """A rate of one table that another table gives differently; counts have a check of their own."""
    results = evidence.results
    rates = [i.id for i in evidence.dataset.indicators.values() if i.is_rate]
    others = results[~results["primary"] & results["value"].notna() & results["row"].notna()]
    others = others[others["indicator"].isin(rates)]
    differing = list(_differing(evidence, records(others)))
    places = _places(evidence) if differing else {}
    paths = {(r.period, r.id, t.stem): t.path for r in evidence.dataset.reports for t in r.tables}
    for other, known in differing:
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


def _differing(evidence: Evidence, others: list[Row]) -> Iterator[tuple[Row, Known]]:
    """Results that the primary one of their figure does not print as, with what is known of that one."""
    for other in others:
        known = evidence.ledger.figures.get((other.period, other.unit, other.tier, other.indicator))
        if known is None or not known.full:
            continue
        decimals = 6 if other.basis == COUNTS or other.decimals is None else other.decimals
        if known.prints_as(other.value, decimals) != "rounded":
            yield other, known


def _places(evidence: Evidence) -> dict[tuple[str, int, str], tuple[str, str]]:
    """Column and cell of an indicator in a row: of its rate, else of the numerator in its formula."""
    found: dict[tuple[str, int, str], tuple[str, str]] = {}
    leading: dict[str, list[str]] = {}
    for indicator in evidence.dataset.indicators.values():
        if indicator.is_rate:
            leading.setdefault(indicator.numerator, []).append(indicator.id)
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


def rows_alike(evidence: Evidence) -> Iterator[Finding]:
    """Two units of one table with the same figures throughout, too many of them for chance."""
    wide = _telling(evidence)
    rows: dict[tuple[str, str, int], list[Row]] = {}
    for cell in records(wide[_alike(wide)]):
        rows.setdefault((cell.path, cell.table, cell.row), []).append(cell)
    first: dict[tuple[Any, ...], Row] = {}
    for (path, table, _), found in rows.items():
        if len(found) < 2 or sum(_digits(cell) for cell in found) < TELLING:
            continue
        figures = (path, table, *((cell.column, cell.value) for cell in found))
        if figures not in first:
            first[figures] = found[0]
        else:
            facts = {"other": first[figures].unit, "earlier": first[figures].row}
            yield evidence.finding("rows-identical", found[0], facts=facts)


def _telling(evidence: Evidence) -> pd.DataFrame:
    """The figures of tables that say something of their own, and do not follow from others of their row."""
    cells = evidence.dataset.cells
    sums = [measure.id for measure in evidence.dataset.measures.values() if measure.parts]
    wanted = ~cells["prose"] & ~cells["quote"] & ~cells["total"] & cells["value"].notna()
    wanted &= ~cells["key"].isin(sums)
    own = cells["kind"].isin([MEASURE, SCORE])
    if not own.all():
        printed = evidence.lines.printed
        counted = set(zip(printed["path"], printed["row"], strict=True))
        rest = cells[~own]
        alone = [place not in counted for place in zip(rest["path"], rest["row"], strict=True)]
        flags = own.to_numpy().copy()
        flags[~flags] = alone
        own = pd.Series(flags, cells.index)
    return cells[wanted & own]


def _alike(cells: pd.DataFrame) -> np.ndarray:
    """The cells of rows that may have the same figures as another row of their table: the sums of their
    figures, each mixed with its column, are the same.
    """
    row = pd.factorize(numbered(cells, ["path", "table", "row"]))[0]
    mixed = pd.util.hash_array(numbered(cells, ["column", "value"]).astype(np.uint64))
    order = np.argsort(row, kind="stable")
    starts = np.flatnonzero(np.diff(row[order], prepend=-1))
    sums = np.add.reduceat(mixed[order], starts) if len(order) else mixed
    first = cells[["path", "table"]].take(order[starts])
    same = pd.DataFrame({"table": numbered(first, ["path", "table"]), "sum": sums})
    return same.duplicated(keep=False).to_numpy()[row]


def _digits(cell: Row) -> int:
    """Significant digits of a figure; a full score or rate of 100 says nothing."""
    text = str(cell.value // MICRO if cell.decimals == 0 else cell.value).strip("-0")
    return 0 if text == "1" else len(text)
