"""The measures stage read from top to bottom."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd

from generator.domain.dataset import Dataset
from generator.domain.findings import Finding
from generator.domain.frames import (
    CHANGES,
    CLAIMS_WITH_ORIGIN,
    MEASURE,
    MEASURES,
    RESULTS_WITH_ORIGIN,
    VERDICTS,
    conform,
    frame,
)
from generator.domain.keys import mapped, numbered
from generator.domain.results import Results
from generator.measures.acknowledgements import settle
from generator.measures.aggregates import aggregate_figures, measure_sums
from generator.measures.checks import CHECKS, Evidence
from generator.measures.corrections import check_corrections
from generator.measures.effects import correction_effects
from generator.measures.figures import line_figures
from generator.measures.ledger import Ledger
from generator.measures.lines import build_lines
from generator.measures.makeup import find_makeup
from generator.measures.parts import find_parts
from generator.measures.results import build_results, find_changes
from generator.measures.scores import build_scores
from generator.measures.sentences import Judged, judge_sentences
from generator.measures.sets import judge_sets
from generator.measures.verdicts import build_verdicts


def compute(dataset: Dataset, checking: Callable[[], None] = lambda: None) -> Results:
    """Every figure, verdict, claim and finding that follows from the inputs.

    `checking` is called when the figures are there and the checks begin.
    """
    lines = build_lines(dataset)
    parts = find_parts(lines, dataset)
    figures = line_figures(lines, dataset)
    aggregates = aggregate_figures(figures, parts, dataset)
    results = build_results(lines, figures, aggregates, dataset)
    sums = measure_sums(lines, parts)
    scores = build_scores(dataset)
    verdicts = build_verdicts(results, dataset)
    changes = conform(find_changes(results, dataset), CHANGES)
    raw, makeup = _raw_counts(dataset), find_makeup(lines, figures, parts, results, dataset)
    checking()
    ledger = Ledger(dataset, lines, results, sums, scores, verdicts)
    evidence = Evidence(dataset, lines, parts, figures, results, sums, scores, verdicts, changes, ledger)
    judged = list(_claims(evidence))
    found = [finding for check in CHECKS for finding in check(evidence)]
    found += [finding for _, findings in judged for finding in findings]
    return Results(
        conform(results, RESULTS_WITH_ORIGIN),
        raw,
        scores,
        conform(verdicts, VERDICTS),
        frame([row for row, _ in judged], CLAIMS_WITH_ORIGIN),
        changes,
        makeup,
        tuple(sorted(settle([*found, *check_corrections(dataset)], dataset), key=_place)),
        correction_effects(dataset),
    )


def _claims(evidence: Evidence) -> Iterator[Judged]:
    """The claims of every report: its sentences, then its sets."""
    sentences: dict[str, list[Judged]] = {}
    for path, judged in judge_sentences(evidence):
        sentences.setdefault(path, []).append(judged)
    for report in evidence.dataset.reports:
        for table in report.tables:
            yield from sentences.get(table.path, ())
        yield from judge_sets(evidence, report)


def _place(finding: Finding) -> tuple[str, str, str, int, str, str, str]:
    place = finding.location
    return (
        finding.period,
        finding.report,
        finding.table,
        place.row or 0,
        place.column,
        finding.code,
        finding.unit,
    )


def _raw_counts(dataset: Dataset) -> pd.DataFrame:
    """Every raw count as printed, in the columns of MEASURES."""
    cells = dataset.cells
    counts = cells[(cells["kind"] == MEASURE) & ~cells["quote"]]
    counts = counts.assign(
        measure=counts["key"],
        aggregate=counts["total"],
        report_period=mapped(counts["path"], dataset.folder_period),
    )
    order = np.argsort(numbered(counts, ["period", "report", "table", "row", "column"]), kind="stable")
    return conform(counts.take(order), MEASURES)
