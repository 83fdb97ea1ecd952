"""Checks of figures: one function a rule, each finding with the cell it is about.

To add a check: a function in the module of its kind, its line in CHECKS, a message, and a fault folder
under tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.domain.findings import Finding
from generator.measures.checks import composites, rates, sisters, totals
from generator.measures.checks.evidence import Evidence

__all__ = ["CHECKS", "Evidence"]

CHECKS: tuple[Callable[[Evidence], Iterator[Finding]], ...] = (
    rates.rates_against_counts,
    rates.rates_above_hundred,
    rates.counts_above_base,
    totals.aggregates_against_parts,
    totals.totals_against_parts,
    totals.totals_without_parts,
    totals.measures_against_parts,
    totals.overlapping_rows,
    sisters.figures_against_primary,
    sisters.scores_against_each_other,
    composites.composites_against_groups,
)
