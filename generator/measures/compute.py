"""The measures stage read from top to bottom."""

from __future__ import annotations

import pandas as pd

from generator.domain.dataset import Dataset
from generator.domain.frames import CHANGES, CLAIMS, MEASURE, MEASURES, RESULTS, conform, empty
from generator.domain.results import Results
from generator.measures.aggregates import aggregate_figures, find_parts, measure_sums
from generator.measures.figures import line_figures
from generator.measures.lines import build_lines
from generator.measures.results import build_results, find_changes
from generator.measures.scores import build_scores
from generator.measures.verdicts import build_verdicts


def compute(dataset: Dataset) -> Results:
    """Every figure, verdict and finding that follows from the inputs."""
    lines = build_lines(dataset)
    parts = find_parts(lines, dataset)
    figures = line_figures(lines, dataset)
    aggregates = aggregate_figures(figures, parts, dataset)
    results = build_results(lines, figures, aggregates, dataset)
    sums = measure_sums(lines, parts)
    return Results(
        conform(results, RESULTS),
        _raw_counts(dataset),
        build_scores(dataset),
        build_verdicts(results, dataset),
        empty(CLAIMS),
        conform(find_changes(results, dataset), CHANGES),
        (),
    )


def _raw_counts(dataset: Dataset) -> pd.DataFrame:
    """Every raw count as printed, in the columns of MEASURES."""
    cells = dataset.cells
    counts = cells[(cells["kind"] == MEASURE) & ~cells["quote"]]
    counts = counts.assign(measure=counts["key"], aggregate=counts["total"])
    return conform(
        counts.sort_values(["period", "report", "table", "row", "column"], kind="stable"), MEASURES
    )
