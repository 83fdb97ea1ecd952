"""A planter for each code: it plants one fault of that class into a clean report.

A planter is a generator: before its `yield` it may change the truth, from which the report is then
printed; after it, what is printed. It returns the fault with the places where the finding may stand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from benchmarks.recall.faults import counts, figures, scores, sentences, statements
from benchmarks.recall.faults.place import Fault, Place, Planting, Slot, Spot

PLANTERS: Mapping[str, Callable[[Place], Planting]] = MappingProxyType(
    {
        # figures of tables
        "rate-mismatch": figures.rate_mismatch,
        "rate-truncated": figures.rate_truncated,
        "rate-coarse": figures.rate_coarse,
        "base-missing": figures.base_missing,
        "base-elsewhere": figures.base_elsewhere,
        "aggregate-mismatch": figures.aggregate_mismatch,
        "aggregate-unreproducible": figures.aggregate_unreproducible,
        "aggregate-copied": figures.aggregate_copied,
        "total-mismatch": figures.total_mismatch,
        "total-unchecked": counts.total_unchecked,
        "scope-differs": counts.scope_differs,
        "rate-above-hundred": figures.rate_above_hundred,
        "parts-mismatch": counts.parts_mismatch,
        "count-above-base": counts.count_above_base,
        "figure-differs": figures.figure_differs,
        "measure-differs": counts.measure_differs,
        "rows-identical": counts.rows_identical,
        "figure-jump": counts.figure_jump,
        "overlapping-rows": counts.overlapping_rows,
        "verdict-by-rounding": statements.verdict_by_rounding,
        # composites
        "composite-mismatch": scores.composite_mismatch,
        "grade-mismatch": scores.grade_mismatch,
        "points-mismatch": scores.points_mismatch,
        "score-above-maximum": scores.score_above_maximum,
        "rank-mismatch": scores.rank_mismatch,
        # lists of units
        "unit-absent": counts.unit_absent,
        "numbering-gap": counts.numbering_gap,
        "subject-outside": counts.subject_outside,
        "name-variant": counts.name_variant,
        # sentences and lists
        "claim-figure": sentences.claim_figure,
        "claim-target": sentences.claim_target,
        "claim-count": sentences.claim_count,
        "claim-population": sentences.claim_population,
        "claim-count-list": sentences.claim_count_list,
        "claim-unit-twice": sentences.claim_unit_twice,
        "claim-not-member": sentences.claim_not_member,
        "claim-missing": sentences.claim_missing,
        "claim-threshold": sentences.claim_threshold,
        "claim-contradicts": sentences.claim_contradicts,
        # targets
        "target-outlier": statements.target_outlier,
        "target-partly": statements.target_partly,
        "target-none": statements.target_none,
        "target-replaced": statements.target_replaced,
        "target-below-one": statements.target_below_one,
        # what a report says of itself
        "printed-period": statements.printed_period,
        "period-outside": statements.period_outside,
        "document-differs": statements.document_differs,
        "averages-repeated": statements.averages_repeated,
        "acknowledgement-unused": statements.acknowledgement_unused,
    }
)

_UNREADABLE = "blocks wherever it stands, as the decision then binds nobody: it has a fault folder"
_OF_DECISIONS = "said of two decisions, of no report's figures or sentences: it has a fault folder"

UNPLANTED: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(
        (
            "target-missing",
            "target-without-direction",
            "target-without-scope",
            "target-without-issuer",
            "target-without-dates",
            "replaces-itself",
            "target-undirected",
            "target-out-of-range",
            "duplicate-target",
        ),
        _UNREADABLE,
    )
    | dict.fromkeys(("decision-twice", "target-twice"), _OF_DECISIONS)
)
"""Codes that no planter makes, and why."""

__all__ = ["PLANTERS", "UNPLANTED", "Fault", "Place", "Slot", "Spot"]
