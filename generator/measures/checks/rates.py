"""Rates held against the counts beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from generator.domain.findings import Finding
from generator.domain.frames import COUNTS, records
from generator.domain.quantities import MAX_DECIMALS, MICRO, percent, ratio_round_to
from generator.measures.checks.evidence import Evidence
from generator.measures.ledger import Known

_SMALL = 10**9
"""Counts below it stay within 64 bits in millionths of a percent."""

NOTHING: Mapping[str, str] = MappingProxyType({})


def rates_against_counts(evidence: Evidence) -> Iterator[Finding]:
    """A printed rate that its own row's counts do not give."""
    rates = evidence.rates
    own = rates["own_numerator"].notna() & (rates["own_denominator"] > 0)
    rates = rates[own & ~rates["as_printed"]]
    for cell in records(rates[~printed_as_counted(rates)]):
        yield from against_own_counts(evidence, cell)


def printed_as_counted(rates: pd.DataFrame) -> np.ndarray:
    """Whether each rate is the rounded one of the counts of its line; a quick answer for the most of them."""
    numerator, denominator, value, decimals = (
        rates[name].to_numpy(dtype=np.int64, na_value=0)
        for name in ("own_numerator", "own_denominator", "value", "decimals")
    )
    step = 10 ** (MAX_DECIMALS - decimals)
    small = (numerator < _SMALL) & (denominator < _SMALL)
    base = np.where(small, 2 * denominator * step, 1)
    rounded = np.where(small, 2 * numerator * 100 * MICRO + denominator * step, 0) // np.maximum(base, 1)
    return np.asarray(small & (rounded * step == value))


def against_own_counts(evidence: Evidence, cell: Any) -> Iterator[Finding]:
    """What a rate says of the counts of its own line; where they do not give it, another table's may."""
    numerator, denominator = cell.own_numerator, cell.own_denominator
    known = Known(percent(numerator, denominator), numerator, denominator)
    if known.prints_as(cell.value, cell.decimals) == "differs":
        for other in evidence.other_counts(cell, evidence.dataset.indicators[cell.key].denominator):
            if (
                other.value
                and Known(0, numerator, other.value).prints_as(cell.value, cell.decimals) == "rounded"
            ):
                yield evidence.finding(
                    "base-elsewhere", cell, indicator=cell.key, published=cell.value, computed=known.value,
                    facts={"numerator": numerator, "denominator": denominator, "base": other.value,
                           "table": other.table, "row_there": other.row},
                )  # fmt: skip
                return
    yield from compare(evidence, cell, known, "rate-mismatch")


def coarse_rates(evidence: Evidence) -> Iterator[Finding]:
    """A rate with fewer decimals than its column, where the counts would give more than zeros."""
    rates = evidence.rates[~evidence.rates["prose"]]
    own = rates["own_numerator"].notna() & (rates["own_denominator"] > 0)
    usual = rates.merge(evidence.usual_decimals, on=["path", "table", "key"], how="left")["usual"].array
    for cell in records(rates.assign(most=usual)[own & (rates["decimals"] < usual)]):
        known = Known(0, cell.own_numerator, cell.own_denominator)
        exact = ratio_round_to(cell.own_numerator, cell.own_denominator, cell.most)
        if exact != cell.value and known.prints_as(cell.value, cell.decimals) == "rounded":
            yield evidence.finding(
                "rate-coarse", cell, indicator=cell.key, published=cell.value, computed=exact,
                facts={"decimals": cell.most},
            )  # fmt: skip


def rates_above_hundred(evidence: Evidence) -> Iterator[Finding]:
    """A printed percentage above one hundred that no counts stand beside."""
    rates = evidence.lines.rates
    indicators = evidence.dataset.indicators
    for cell in records(rates[rates["value"] > 100 * MICRO]):
        if indicators[cell.key].is_rate and (cell.line, cell.key) not in evidence.counted:
            yield evidence.finding("rate-above-hundred", cell, indicator=cell.key, published=cell.value)


def counts_above_base(evidence: Evidence) -> Iterator[Finding]:
    """More dossiers in the numerator than in the denominator."""
    figures = evidence.figures
    above = figures[(figures["basis"] == COUNTS) & (figures["numerator"] > figures["denominator"])]
    printed = evidence.lines.printed
    printed = printed[printed["line"].isin(above["line"])].set_index(["line", "key"])
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


def compare(
    evidence: Evidence, cell: Any, known: Known, code: str, facts: Mapping[str, str] = NOTHING
) -> Iterator[Finding]:
    """The finding `code` where the cell does not print `known`, a note where it cuts it off."""
    relation = known.prints_as(cell.value, cell.decimals)
    if relation == "rounded":
        return
    yield evidence.finding(
        code if relation == "differs" else "rate-truncated",
        cell,
        indicator=cell.key,
        published=cell.value,
        computed=known.value,
        facts={"numerator": known.numerator, "denominator": known.denominator, **facts},
    )
