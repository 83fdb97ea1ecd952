"""Rates whose base is not printed."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from generator.domain.findings import Finding
from generator.domain.frames import records
from generator.measures.checks.evidence import Evidence
from generator.measures.checks.rates import against_own_counts
from generator.measures.ledger import Known

COLUMN = ["path", "table", "key"]


def columns_taken_as_printed(evidence: Evidence) -> Iterator[Finding]:
    """A rate that its row's counts do not give, in a column whose other rates they do give."""
    for _, cells in _fitting(evidence).groupby(COLUMN, sort=False):
        if _has_its_base(cells):
            for cell in records(cells[~cells["fits"]]):
                yield from against_own_counts(evidence, cell)


def rates_without_base(evidence: Evidence) -> Iterator[Finding]:
    """A column of rates, or a rate of the prose beside its numerator, whose base stands nowhere."""
    rates = evidence.rates
    rate_ids = [i.id for i in evidence.dataset.indicators.values() if i.is_rate]
    rates = rates[rates["key"].isin(rate_ids) & ~rates["quote"]]
    known = evidence.ledger.figures
    counted = [
        (known.get((r.period, r.unit, r.tier, r.key)) or Known(0)).denominator is not None
        or bool(evidence.other_counts(r, evidence.dataset.indicators[r.key].denominator))
        for r in records(rates[["period", "report", "table", "unit", "tier", "key"]])
    ]
    fitting = _fitting(evidence)
    based = {name for name, cells in fitting.groupby(COLUMN, sort=False) if _has_its_base(cells)}
    bare = rates["own_denominator"].isna() | rates["as_printed"]
    bare &= ~pd.Series(counted, index=rates.index, dtype="bool")
    tables = rates[~rates["prose"]]
    for name, cells in tables.groupby(COLUMN, sort=False):
        if bare[cells.index].all() and name not in based:
            first = records(cells.head(1))[0]
            yield evidence.finding("base-missing", first, indicator=first.key, facts={"rates": len(cells)})
    spoken = rates["prose"] & rates["own_numerator"].notna() & bare
    for cell in records(rates[spoken]):
        yield evidence.finding("base-missing", cell, indicator=cell.key, facts={"rates": 1})


def _fitting(evidence: Evidence) -> pd.DataFrame:
    """The rates of tables taken as printed that have counts beside them, and whether these `fits`."""
    rates = evidence.rates
    own = (
        rates["as_printed"]
        & ~rates["prose"]
        & rates["own_numerator"].notna()
        & (rates["own_denominator"] > 0)
    )
    found = rates[own]
    fits = [
        Known(0, cell.own_numerator, cell.own_denominator).prints_as(cell.value, cell.decimals) != "differs"
        for cell in records(found)
    ]
    return found.assign(fits=pd.Series(fits, index=found.index, dtype="bool"))


def _has_its_base(cells: pd.DataFrame) -> bool:
    """Whether the counts beside a column give most of it: three rates at the least, and two in three."""
    fitting = int(cells["fits"].sum())
    return fitting >= 3 and 3 * fitting >= 2 * len(cells)
