"""Results: line figures, totals and aggregates as one frame, with the primary figure and its rank."""

from __future__ import annotations

import numpy as np
import pandas as pd

from generator.domain.dataset import Dataset
from generator.domain.frames import COUNTS, PUBLISHED, REPORTED, RESULTS_WITH_ORIGIN, conform
from generator.domain.keys import mapped, numbered, stacked
from generator.domain.units import ALL
from generator.measures.lines import LINE_COLUMNS, Lines
from generator.measures.parts import WHOLE
from generator.measures.ranks import rank_results

KEY = ["period", "unit", "tier", "indicator"]
"""What names a figure: of several with one key, one is primary."""

RESULT_ORDER = ["period", "report", "table", "row", "unit", "tier", "indicator"]


def build_results(
    lines: Lines, figures: pd.DataFrame, aggregates: pd.DataFrame, dataset: Dataset
) -> pd.DataFrame:
    """All results in RESULT_ORDER, in the columns of RESULTS_WITH_ORIGIN."""
    place = lines.lines[LINE_COLUMNS].take(figures["line"].to_numpy()).reset_index(drop=True)
    placed = pd.concat([figures.reset_index(drop=True), place], axis=1)
    placed["report_period"] = mapped(placed["path"], dataset.folder_period)
    placed = placed[~placed["quote"]] if placed["quote"].any() else placed
    wide = placed[~placed["prose"]] if placed["prose"].any() else placed
    data = wide[~wide["total"]].assign(aggregate=False)
    totals = _totals(wide[wide["total"]], aggregates)
    computed = _unprinted(aggregates, wide[wide["total"]])
    tables = stacked([conform(part, _KEPT) for part in (data, totals, computed)])
    prose = placed[placed["prose"]].assign(aggregate=False)
    if len(prose):
        prose = _missing_in(tables, conform(prose, _KEPT), dataset)
    everything = stacked([tables, prose[list(_KEPT)]]) if len(prose) else tables
    preference = _preference(everything, dataset)
    everything["primary"] = _first(everything, preference)
    # rows that nothing else tells apart stand as they are preferred
    order = np.lexsort((preference, numbered(everything, RESULT_ORDER)))
    results = conform(everything.take(order), RESULTS_WITH_ORIGIN)
    results[["rank", "rank_of"]] = rank_results(results, dataset)
    return results


_KEPT = {**{name: dtype for name, dtype in RESULTS_WITH_ORIGIN.items() if name != "primary"}, "prose": "bool"}


def _first(results: pd.DataFrame, preference: np.ndarray) -> np.ndarray:
    """Whether each figure is the one that stands first among those with its key."""
    key = pd.Series(numbered(results, KEY))
    primary = np.ones(len(results), np.bool_)
    shared = np.flatnonzero(key.duplicated(keep=False))
    ordered = shared[np.argsort(preference[shared], kind="stable")]
    primary[ordered] = ~key.take(ordered).duplicated().to_numpy()
    return primary


def _missing_in(tables: pd.DataFrame, prose: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """Figures of sentences that no table gives whole, of several with one key the one that stands first.

    A gap, and a figure that does not cover everybody, leave room for one that the paper states.
    """
    whole = tables.loc[~_partial(tables) & (tables["state"] == REPORTED), KEY]
    known = stacked([whole, prose[KEY]])
    number = numbered(known, KEY)
    prose = prose[~np.isin(number[len(whole) :], number[: len(whole)])].reset_index(drop=True)
    if prose.empty:
        return prose
    return prose[_first(prose, _preference(prose, dataset))]


def _totals(printed: pd.DataFrame, aggregates: pd.DataFrame) -> pd.DataFrame:
    """Printed total rows: computed from their parts where they can be, else as published."""
    computed = ["numerator", "denominator", "value", "basis", "units_reported", "units_expected"]
    sums = aggregates[[*WHOLE, "indicator", *computed]]
    joined = printed.merge(sums, on=[*WHOLE, "indicator"], how="left", suffixes=("", "_sum"))
    found = joined["value_sum"].notna()
    for name in ("numerator", "denominator", "value"):
        blank = joined[name].where(~joined["basis"].eq(COUNTS))
        own = blank if name != "value" else joined["published_value"]
        joined[name] = joined[f"{name}_sum"].where(found, own)
    joined["basis"] = joined["basis_sum"].astype("object").where(found, PUBLISHED)
    # parts that give neither counts nor a sum leave a total nothing to stand on but its printed rate
    joined["state"] = REPORTED
    return joined[found | joined["published_value"].notna()].assign(aggregate=True)


def _unprinted(aggregates: pd.DataFrame, totals: pd.DataFrame) -> pd.DataFrame:
    """Aggregates that no row prints: of two parts or more, and for tier `all` of two tiers or more."""
    useful = aggregates[
        ~aggregates["is_data"]
        & (aggregates["size"] >= 2)
        & ((aggregates["tier"] != ALL) | (aggregates["tiers"] >= 2))
    ]
    printed = totals[[*WHOLE, "indicator"]].drop_duplicates()
    joined = useful.merge(printed, on=[*WHOLE, "indicator"], how="left", indicator=True)
    kept = joined[joined["_merge"] == "left_only"].drop(columns="_merge")
    kept = kept.assign(report_period=kept["period"])
    return kept.assign(aggregate=True, prose=False, row=pd.Series(pd.NA, kept.index, "Int64"))


def _partial(results: pd.DataFrame) -> np.ndarray:
    """Whether a figure is an aggregate that does not cover everybody who should report."""
    covered = results["units_reported"] < results["units_expected"]
    return covered.to_numpy(dtype=np.bool_, na_value=False)


def _preference(results: pd.DataFrame, dataset: Dataset) -> np.ndarray:
    """A number that is lowest for the figure that stands first: reported, whole, counts, tables, then the
    order in report.yml and in the table.
    """
    tables = {
        (report.period, report.id, table.stem): (i, j)
        for i, report in enumerate(dataset.reports)
        for j, table in enumerate(report.tables)
    }
    name = ["report_period", "report", "table"]
    codes = pd.factorize(numbered(results, name))[0]
    first = results[~pd.Series(codes).duplicated().to_numpy()]
    found = [
        tables.get(key, (len(dataset.reports), 0)) for key in zip(*(first[n] for n in name), strict=True)
    ]
    rank = {place: i for i, place in enumerate(sorted(set(found)))}
    stands = pd.DataFrame(
        {
            "state": (results["state"] != REPORTED).to_numpy(),
            "partial": _partial(results),
            "basis": (results["basis"] != COUNTS).to_numpy(),
            "prose": results["prose"].to_numpy(),
            "table": np.array([rank[place] for place in found], np.int64)[codes],
            "row": results["row"].array,
        }
    )
    return numbered(stands, list(stands.columns))


def find_changes(results: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """The change of each primary figure against its like periods (see CHANGES)."""
    stands = results["primary"] & (results["state"] == REPORTED) & results["value"].notna()
    figures = results.loc[stands, [*KEY, "value"]].reset_index(drop=True)
    known = figures["period"].cat.categories
    place = {period: i for i, period in enumerate(known)}
    like = np.full((len(known), 2), -1, np.int64)
    for period, i in place.items():
        if period in dataset.periods:
            earlier = [place[p] for p in dataset.periods[period].like_periods() if p in place]
            like[i, : len(earlier)] = earlier
    subject = pd.factorize(numbered(figures, KEY[1:]))[0]
    period = figures["period"].cat.codes.to_numpy()
    at = np.full((int(subject.max(initial=-1)) + 1, len(known) + 1), -1, np.int64)  # the last is no period
    at[subject, period] = np.arange(len(figures))
    before = at[subject[:, None], like[period]]
    now, which = np.nonzero(before >= 0)
    then = before[now, which]
    made = figures.take(now).reset_index(drop=True)
    made["against"] = figures["period"].take(then).reset_index(drop=True)
    made["before"] = figures["value"].take(then).reset_index(drop=True)
    return made.assign(change=made["value"] - made["before"])
