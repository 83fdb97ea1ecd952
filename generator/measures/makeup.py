"""What each aggregate is made of, so that a reader can add it up again."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from generator.domain.dataset import Dataset
from generator.domain.frames import (
    COUNTED,
    COUNTS,
    MAKEUP,
    MISSING,
    NO_COUNTS,
    NOT_APPLICABLE,
    NOT_REPORTED,
    REPORTED,
    conform,
    empty,
)
from generator.domain.indicators import MEAN
from generator.domain.keys import coded, stacked
from generator.measures.lines import Lines
from generator.measures.parts import WHOLE, Parts

_ROLES = sorted((COUNTED, NO_COUNTS, NOT_APPLICABLE, NOT_REPORTED))


def find_makeup(
    lines: Lines, figures: pd.DataFrame, parts: Parts, results: pd.DataFrame, dataset: Dataset
) -> pd.DataFrame:
    """One row per aggregate and unit that was added up or left out, in the columns of MAKEUP."""
    wanted = _wanted(parts, results, dataset)
    if not wanted.any():
        return empty(MAKEUP)
    codes = figures["indicator"].cat.codes.to_numpy()
    made = []
    for code, indicator in enumerate(figures["indicator"].cat.categories):
        own = np.flatnonzero(codes == code)
        at = np.full(len(lines.lines), -1, np.int64)
        at[figures["line"].to_numpy()[own]] = own
        part = np.flatnonzero(wanted[:, list(dataset.indicators).index(indicator)][parts.whole])
        figure = at[parts.parts["line"].to_numpy()[part]]
        made.append(np.column_stack([part, figure])[figure >= 0])
    part, figure = np.concatenate(made)[np.concatenate(made)[:, 0].argsort(kind="stable")].T
    joined = parts.parts.take(part).reset_index(drop=True)
    place = lines.lines[["unit", "tier", "table"]].take(joined["line"].to_numpy()).reset_index(drop=True)
    own_figures = figures.take(figure).reset_index(drop=True)
    joined = pd.concat([joined.drop(columns="line"), own_figures, place.add_prefix("part_")], axis=1)
    joined["role"] = _roles(joined, dataset)
    return stacked([conform(joined, MAKEUP), conform(_absent(wanted, parts, dataset), MAKEUP)])


def _wanted(parts: Parts, results: pd.DataFrame, dataset: Dataset) -> np.ndarray:
    """Wholes x indicators: which of them a published aggregate is made of."""
    groups = {(r.period, r.id, t.stem): t.group or t.stem for r in dataset.reports for t in r.tables}
    place = {indicator: i for i, indicator in enumerate(dataset.indicators)}
    wanted = np.zeros((len(parts.wholes), len(place)), np.bool_)
    made = results[results["aggregate"] & results["units_reported"].notna()]
    keys = zip(*(parts.wholes.loc[parts.asked, name] for name in WHOLE), strict=True)
    whole = dict(zip(keys, np.flatnonzero(parts.asked).tolist(), strict=True))
    columns = ("period", "report_period", "report", "table", "unit", "tier", "indicator")
    for period, folder, report, table, unit, tier, indicator in zip(*(made[c] for c in columns), strict=True):
        group = groups.get((folder, report, table), table)
        if (at := whole.get((period, report, group, unit, tier))) is not None:
            wanted[at, place[indicator]] = True
    return wanted


def _roles(joined: pd.DataFrame, dataset: Dataset) -> pd.Series[Any]:
    averaged = [i.id for i in dataset.indicators.values() if i.aggregate == MEAN]
    reported = (joined["state"] == REPORTED).to_numpy()
    counted = reported & ((joined["basis"] == COUNTS) | joined["indicator"].isin(averaged)).to_numpy()
    missing = np.where(
        joined["state"] == NOT_REPORTED, _ROLES.index(NOT_REPORTED), _ROLES.index(NOT_APPLICABLE)
    )
    codes = np.where(counted, _ROLES.index(COUNTED), np.where(reported, _ROLES.index(NO_COUNTS), missing))
    return coded(codes, _ROLES)


def _absent(wanted: np.ndarray, parts: Parts, dataset: Dataset) -> pd.DataFrame:
    """The units that should have reported to a wanted aggregate and did not."""
    whole, place = np.nonzero(wanted)
    rows = parts.wholes.take(whole)[[*WHOLE, "missing"]].reset_index(drop=True)
    rows["indicator"] = np.array(list(dataset.indicators), dtype=object)[place]
    rows = rows[rows["missing"].map(len) > 0].explode("missing")
    return rows.rename(columns={"missing": "part_unit"}).assign(role=MISSING)
