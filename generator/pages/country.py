"""The atlas of the pages about a whole country: its provinces' figures, and counts of the rest (0025)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from generator.domain.dataset import Dataset
from generator.domain.findings import Finding
from generator.domain.results import Results
from generator.pages.atlas import Atlas
from generator.pages.tally import Tally


def country_atlas(dataset: Dataset, results: Results, findings: tuple[Finding, ...]) -> Atlas:
    """An atlas that knows one by one the figures of units without a parent and those of several units
    together; the others it counts. Of the cells it keeps the tables that findings are about.
    """
    every = results.results
    tops = [unit.id for unit in dataset.units if not unit.parent]
    above = every["unit"].isin(tops).to_numpy() | every["aggregate"].to_numpy(dtype=bool)
    tally = Tally(dataset, results)
    chosen = above[every["primary"].to_numpy(dtype=bool)]
    verdicts = results.verdicts[chosen[tally.verdicts["figure"].to_numpy(dtype=np.int64)]]
    changes = results.changes[results.changes["unit"].isin(tops).to_numpy()]
    told = {finding.location.path for finding in findings}
    cells = dataset.cells[dataset.cells["path"].isin(told).to_numpy()]
    kept = replace(
        results,
        results=every[above].reset_index(drop=True),
        verdicts=verdicts.reset_index(drop=True),
        changes=changes.reset_index(drop=True),
    )
    return Atlas(replace(dataset, cells=cells), kept, findings, counted=tally)
