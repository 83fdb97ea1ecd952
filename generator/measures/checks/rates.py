"""Rates held against the counts beside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.domain.findings import Finding
from generator.domain.frames import COUNTS, REPORTED, records
from generator.domain.quantities import MICRO, percent
from generator.measures.checks.evidence import Evidence
from generator.measures.ledger import Known


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
        yield from compare(evidence, cell, known, "rate-mismatch")


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


def compare(evidence: Evidence, cell: Any, known: Known, code: str) -> Iterator[Finding]:
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
