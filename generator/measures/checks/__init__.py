"""Checks of figures: one function a rule, each finding with the cell it is about.

To add a check: a function in the module of its kind, its line in CHECKS, its severity in the catalogue,
its words, and a fault folder under tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.domain.findings import Finding
from generator.measures.checks import (
    averages,
    bases,
    composites,
    documents,
    history,
    rates,
    rows,
    sisters,
    targets,
    totals,
)
from generator.measures.checks.evidence import Evidence

__all__ = ["CHECKS", "Evidence"]

CHECKS: tuple[Callable[[Evidence], Iterator[Finding]], ...] = (
    rates.rates_against_counts,
    rates.coarse_rates,
    rates.rates_above_hundred,
    rates.counts_above_base,
    bases.columns_taken_as_printed,
    bases.rates_without_base,
    totals.aggregates_against_parts,
    totals.totals_against_parts,
    totals.totals_without_parts,
    totals.totals_of_other_scope,
    totals.measures_against_parts,
    totals.overlapping_rows,
    averages.averages_out_of_reach,
    sisters.measures_in_sister_tables,
    sisters.figures_against_primary,
    sisters.scores_against_each_other,
    sisters.rows_alike,
    rows.units_absent,
    rows.numbers_of_rows,
    rows.subjects_outside,
    composites.composites_against_groups,
    composites.points_against_percents,
    composites.points_above_maximum,
    composites.grades_against_bands,
    composites.ranks_against_values,
    history.averages_repeated,
    history.figures_that_jump,
    targets.targets_out_of_line,
    targets.targets_partly_in_force,
    targets.units_without_target,
    targets.verdicts_by_rounding,
    targets.replaced_decisions_quoted,
    documents.headings_against_report,
)
