"""What the measures stage hands on."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from generator.domain.findings import Finding
from generator.domain.frames import EFFECTS, empty


@dataclass(frozen=True)
class Results:
    """Frames with the columns that `frames` declares, and what does not add up.

    `results` and `claims` have their origin beside the contract's columns (RESULTS_WITH_ORIGIN,
    CLAIMS_WITH_ORIGIN).
    """

    results: pd.DataFrame
    measures: pd.DataFrame
    scores: pd.DataFrame
    verdicts: pd.DataFrame
    claims: pd.DataFrame
    changes: pd.DataFrame
    makeup: pd.DataFrame
    findings: tuple[Finding, ...]
    effects: pd.DataFrame = field(default_factory=lambda: empty(EFFECTS))
    """What each correction changed (EFFECTS)."""
