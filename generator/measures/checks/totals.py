"""Totals and aggregates held against their parts."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from generator.domain.findings import Finding
from generator.domain.frames import records
from generator.domain.quantities import MICRO
from generator.domain.units import ALL
from generator.measures.checks.evidence import Evidence
from generator.measures.checks.rates import compare
from generator.measures.parts import WHOLE


def aggregates_against_parts(evidence: Evidence) -> Iterator[Finding]:
    """A printed aggregate rate, without counts beside it, that its parts do not give."""
    rates, own = evidence.lines.rates, evidence.counted
    for cell in records(rates[rates["total"] & rates["value"].notna()]):
        known = evidence.ledger.figures.get((cell.period, cell.unit, cell.tier, cell.key))
        if (cell.line, cell.key) in own or known is None or not (known.full and known.denominator):
            continue
        code, facts = evidence.judge_aggregate(cell, known, "aggregate-mismatch")
        yield from compare(evidence, cell, known, code, facts)


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
    lines = evidence.lines.lines
    totals = _first_figures(evidence, lines.index[lines["total"]])
    wholes = evidence.parts.wholes
    lacking = wholes[wholes["missing"].map(bool).astype("bool")].drop(columns="table")
    if totals.empty or lacking.empty:
        return
    joined = totals.merge(lacking, on=WHOLE)
    units = evidence.dataset.units
    for cell in records(joined):
        names = ", ".join(units[unit].name for unit in cell.missing[:5])
        more = ", …" if len(cell.missing) > 5 else ""
        yield evidence.finding("total-unchecked", cell, facts={"absent": names + more})


def totals_of_other_scope(evidence: Evidence) -> Iterator[Finding]:
    """A table whose totals leave out a tier of its rows, when a sister table's total takes them all in."""
    lines = evidence.lines.lines
    lines = lines[~lines["prose"] & ~lines["quote"]]
    whole: set[tuple[str, str, str]] = set()
    partial: list[tuple[tuple[str, str], str, int]] = []
    place = ["period", "report", "group"]
    tiers_of = lines.loc[~lines["total"], [*place, "tier"]].drop_duplicates()
    several = tiers_of.loc[tiers_of.duplicated(place, keep=False), place].drop_duplicates()
    lines = lines.reset_index().merge(several, on=place).set_index("line") if len(several) else lines[:0]
    for (period, report, _), table in lines.groupby(place, sort=False):
        tiers = set(table.loc[~table["total"], "tier"])
        totals = table[table["total"]]
        if len(tiers) < 2 or totals.empty:
            continue
        if (totals["tier"] == ALL).any():
            whole.add((str(period), str(report), ",".join(sorted(tiers))))
        else:
            partial.append(((str(period), str(report)), ",".join(sorted(tiers)), int(totals.index[0])))
    figures = _first_figures(evidence, lines.index[lines["total"]]).set_index("line", drop=False)
    for (period, report), tiers_here, line in partial:
        if (period, report, tiers_here) in whole and line in figures.index:
            yield evidence.finding("scope-differs", records(figures.loc[[line]])[0])


def _first_figures(evidence: Evidence, lines: pd.Index) -> pd.DataFrame:
    """The first count of each of `lines`, or its first rate where it has no count."""
    both = (evidence.lines.printed, evidence.lines.rates)
    parts = [cells[cells["line"].isin(lines) & cells["value"].notna()] for cells in both]
    return pd.concat(parts).drop_duplicates("line").sort_values("line", kind="stable")


def measures_against_parts(evidence: Evidence) -> Iterator[Finding]:
    """A measure that is not the sum of the parts printed beside it."""
    printed = evidence.lines.printed[evidence.lines.printed["value"].notna()]
    there = set(printed["key"].cat.categories)
    for measure in evidence.dataset.measures.values():
        if not measure.parts or not {measure.id, *measure.parts} <= there:
            continue
        own = printed.loc[printed["key"] == measure.id, ["line", "value"]].set_index("line")["value"]
        sums = own * 0
        for part in measure.parts:
            cells = printed.loc[printed["key"] == part, ["line", "value"]]
            sums = sums + cells.set_index("line")["value"].reindex(own.index)
        differing = sums[(sums != own).fillna(False)]
        cells = printed[(printed["key"] == measure.id) & printed["line"].isin(differing.index)]
        for cell in records(cells):
            yield evidence.finding(
                "parts-mismatch", cell, published=cell.value, computed=int(differing[cell.line]),
                facts={"measure": measure.id, "parts": measure.parts},
            )  # fmt: skip


def overlapping_rows(evidence: Evidence) -> Iterator[Finding]:
    """A row that sums up other rows of its table but is not marked as a total."""
    for line in evidence.parts.overlapping:
        added = evidence.lines.printed[evidence.lines.printed["line"] == line]
        if added.empty:  # points and grades are never added up
            continue
        yield evidence.finding("overlapping-rows", records(added)[0])
