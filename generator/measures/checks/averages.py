"""Printed averages whose base is not printed, held against the averages that the printed rates allow."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pandas as pd

from generator.domain.findings import Finding
from generator.domain.frames import Row, records
from generator.domain.quantities import MICRO
from generator.measures.checks.evidence import Evidence
from generator.measures.parts import WHOLE


def averages_out_of_reach(evidence: Evidence) -> Iterator[Finding]:
    """An average of unprinted base that neither the simple mean nor a weighing by any count gives."""
    rates = evidence.rates.merge(evidence.usual_decimals, on=["path", "table", "key"], how="left")
    whole = (rates["total"] | rates["prose"]) & ~rates["quote"] & rates["own_denominator"].isna()
    if not whole.any():
        return
    parts = {tuple(key): lines.tolist() for key, lines in evidence.parts.parts.groupby(WHOLE)["line"]}
    groups = evidence.parts.wholes.groupby(["period", "report", "unit", "tier"])["group"].unique()
    by_key = {key: cells.set_index("line") for key, cells in rates.groupby("key", sort=False)}
    for cell in records(rates[whole]):
        subject = (cell.period, cell.report, cell.unit, cell.tier)
        known = evidence.ledger.figures.get((cell.period, cell.unit, cell.tier, cell.key))
        if subject not in groups.index or (known is not None and known.denominator):
            continue
        for group in groups[subject]:
            lines = parts[*subject[:2], group, *subject[2:]]
            found = _reach(evidence, cell, lines, by_key[cell.key])
            if found is not None:
                yield evidence.finding(
                    "aggregate-unreproducible", cell, indicator=cell.key, published=cell.value, computed=found
                )
                break


def _reach(evidence: Evidence, cell: Row, lines: list[int], rates: pd.DataFrame) -> int | None:
    """The simple mean of the parts' rates when no average of them is near the printed one; else None."""
    if len(lines) < 2 or not set(lines) <= set(rates.index):
        return None
    parts = records(rates.loc[lines, ["value", "decimals", "usual"]])
    values = [Fraction(part.value) for part in parts]
    # a figure with fewer decimals than its column has lost its zeros, not its precision
    rough = max(MICRO // (2 * 10 ** max(part.decimals, part.usual or 0)) for part in parts)
    allowed = rough + MICRO // (2 * 10**cell.decimals)
    simple = sum(values) / len(values)
    averages = [simple]
    counts = evidence.lines.counts.loc[lines]
    for measure in counts.columns[counts.notna().all()]:
        weights = [int(count) for count in counts[measure]]
        if sum(weights):
            averages.append(sum(w * v for w, v in zip(weights, values, strict=True)) / sum(weights))
    near = any(abs(average - cell.value) <= allowed for average in averages)
    return None if near else round(simple)
