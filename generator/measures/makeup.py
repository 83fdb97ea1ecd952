"""What each aggregate is made of, so that a reader can add it up again."""

from __future__ import annotations

import numpy as np
import pandas as pd

from generator.domain.dataset import Dataset
from generator.domain.frames import COUNTED, COUNTS, MAKEUP, MISSING, NO_COUNTS, REPORTED, conform, empty
from generator.domain.indicators import MEAN
from generator.measures.aggregates import WHOLE, Parts
from generator.measures.lines import Lines


def find_makeup(
    lines: Lines, figures: pd.DataFrame, parts: Parts, results: pd.DataFrame, dataset: Dataset
) -> pd.DataFrame:
    """One row per aggregate and unit that was added up or left out, in the columns of MAKEUP."""
    groups = {(r.period, r.id, t.stem): t.group or t.stem for r in dataset.reports for t in r.tables}
    made = results[results["aggregate"] & results["units_reported"].notna()]
    if made.empty:
        return empty(MAKEUP)
    places = zip(made["report_period"], made["report"], made["table"], strict=True)
    wanted = made.assign(group=[groups.get(place, place[2]) for place in places])
    wanted = wanted[[*WHOLE, "indicator"]].drop_duplicates()
    place = lines.lines[["unit", "tier", "table"]].add_prefix("part_")
    joined = parts.parts.merge(figures, on="line").merge(wanted, on=[*WHOLE, "indicator"])
    joined = joined.merge(place, left_on="line", right_index=True)
    averaged = joined["indicator"].map({i.id: i.aggregate == MEAN for i in dataset.indicators.values()})
    reported = joined["state"] == REPORTED
    counted = reported & ((joined["basis"] == COUNTS) | averaged.astype(bool))
    joined["role"] = np.where(counted, COUNTED, np.where(reported, NO_COUNTS, joined["state"]))
    absent = wanted.merge(parts.wholes[[*WHOLE, "missing"]], on=WHOLE).explode("missing")
    absent = absent[absent["missing"].notna()].rename(columns={"missing": "part_unit"}).assign(role=MISSING)
    return conform(pd.concat([part for part in (joined, absent) if len(part)] or [joined]), MAKEUP)
