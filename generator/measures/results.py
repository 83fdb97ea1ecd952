"""Results: line figures, totals and aggregates as one frame, with the primary figure and its rank."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pandas as pd

from generator.domain.dataset import Dataset
from generator.domain.frames import COUNTS, PUBLISHED, REPORTED, RESULTS_WITH_ORIGIN, conform, records
from generator.domain.indicators import HIGHER, LOWER
from generator.domain.quantities import MICRO
from generator.domain.units import ALL
from generator.measures.aggregates import WHOLE
from generator.measures.lines import LINE_COLUMNS, Lines

KEY = ["period", "unit", "tier", "indicator"]
"""What names a figure: of several with one key, one is primary."""

RESULT_ORDER = ["period", "report", "table", "row", "unit", "tier", "indicator"]


def build_results(
    lines: Lines, figures: pd.DataFrame, aggregates: pd.DataFrame, dataset: Dataset
) -> pd.DataFrame:
    """All results in RESULT_ORDER, in the columns of RESULTS_WITH_ORIGIN."""
    placed = figures.merge(lines.lines[LINE_COLUMNS], left_on="line", right_index=True)
    placed["report_period"] = placed["path"].map(dataset.folder_period)
    placed = placed[~placed["quote"]]
    wide = placed[~placed["prose"]]
    data = wide[~wide["total"]].assign(aggregate=False)
    totals = _totals(wide[wide["total"]], aggregates)
    computed = _unprinted(aggregates, wide)
    tables = pd.concat([part for part in (data, totals, computed) if len(part)] or [data], ignore_index=True)
    prose = placed[placed["prose"]].assign(aggregate=False)
    # a gap, and a figure that does not cover everybody, leave room for one that the paper states
    whole = tables.loc[~_partial(tables) & (tables["state"] == REPORTED), KEY].drop_duplicates()
    spoken = prose.merge(whole, on=KEY, how="left", indicator=True)
    prose = spoken[spoken["_merge"] == "left_only"].drop(columns="_merge")
    prose = _preferred(prose, dataset).drop_duplicates(KEY)
    everything = pd.concat([part for part in (tables, prose) if len(part)] or [tables], ignore_index=True)
    ordered = _preferred(everything, dataset)
    ordered["primary"] = ~ordered.duplicated(KEY)
    ordered = ordered.sort_values(RESULT_ORDER, na_position="last", kind="stable").reset_index(drop=True)
    results = conform(ordered, RESULTS_WITH_ORIGIN)
    results[["rank", "rank_of"]] = rank_results(results, dataset)
    return results


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
    joined["basis"] = joined["basis_sum"].where(found, PUBLISHED)
    # parts that give neither counts nor a sum leave a total nothing to stand on but its printed rate
    joined["state"] = REPORTED
    return joined[found | joined["published_value"].notna()].assign(aggregate=True)


def _unprinted(aggregates: pd.DataFrame, printed: pd.DataFrame) -> pd.DataFrame:
    """Aggregates that no row prints: of two parts or more, and for tier `all` of two tiers or more."""
    useful = aggregates[
        ~aggregates["is_data"]
        & (aggregates["size"] >= 2)
        & ((aggregates["tier"] != ALL) | (aggregates["tiers"] >= 2))
    ]
    totals = printed.loc[printed["total"], [*WHOLE, "indicator"]].drop_duplicates()
    joined = useful.merge(totals, on=[*WHOLE, "indicator"], how="left", indicator=True)
    kept = joined[joined["_merge"] == "left_only"].drop(columns="_merge")
    kept = kept.assign(report_period=kept["period"])
    return kept.assign(aggregate=True, prose=False, quote=False, row=pd.Series(pd.NA, kept.index, "Int64"))


def _partial(results: pd.DataFrame) -> pd.Series:
    """Whether a figure is an aggregate that does not cover everybody who should report."""
    if "units_reported" not in results:
        return pd.Series(False, index=results.index)
    return (results["units_reported"] < results["units_expected"]).fillna(False).astype(bool)


def _preferred(results: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """`results` with the figure that stands first: reported, whole, counts, tables, report.yml's order."""
    order = {
        (report.period, report.id, table.stem): (i, j)
        for i, report in enumerate(dataset.reports)
        for j, table in enumerate(report.tables)
    }
    keys = list(zip(results["report_period"], results["report"], results["table"], strict=True))
    last = (len(dataset.reports), 0)
    places = [order.get(key, last) for key in keys]
    return (
        results.assign(
            _state=(results["state"] != REPORTED),
            _partial=_partial(results),
            _basis=(results["basis"] != COUNTS),
            _prose=results["prose"].astype(bool),
            _report=[place[0] for place in places],
            _table=[place[1] for place in places],
        )
        .sort_values(["_state", "_partial", "_basis", "_prose", "_report", "_table", "row"], kind="stable")
        .drop(columns=["_state", "_partial", "_basis", "_prose", "_report", "_table"])
    )


def rank_results(results: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """Rank and number of peers: primary figures of one parent, tier, period, indicator, kind of row."""
    ranked = results[results["primary"] & (results["state"] == REPORTED) & results["value"].notna()]
    direction = pd.Series({i.id: i.direction for i in dataset.indicators.values()}, dtype="object")
    directed = ranked["indicator"].map(direction)
    ranked = ranked[directed.isin([HIGHER, LOWER])]
    sign = np.where(ranked["indicator"].map(direction) == HIGHER, -1, 1)
    parent = ranked["unit"].map({unit.id: unit.parent for unit in dataset.units})
    frame = pd.DataFrame(
        {
            "peers": ranked.assign(parent=parent)
            .groupby(["period", "indicator", "tier", "parent", "aggregate"], sort=False)
            .ngroup(),
            "score": ranked["value"].astype("int64") * sign,
        },
        index=ranked.index,
    )
    frame["fine"] = _finer(frame, ranked, sign)
    ordered = frame.sort_values(["peers", "score", "fine"], kind="stable")
    position = ordered.groupby("peers").cumcount() + 1
    first = position.where(~ordered.duplicated(["peers", "score", "fine"])).ffill()
    size = ordered.groupby("peers")["score"].transform("size")
    rank = pd.DataFrame({"rank": first, "rank_of": size})[size >= 2]
    return rank.reindex(results.index).astype("Int64")


def _finer(frame: pd.DataFrame, ranked: pd.DataFrame, sign: np.ndarray) -> pd.Series:
    """An order among figures that agree to six decimals, by their exact fractions."""
    fine = pd.Series(0, index=frame.index)
    close = frame.duplicated(["peers", "score"], keep=False)
    if not ranked.loc[close, "denominator"].notna().any():
        return fine
    signs = pd.Series(sign, index=frame.index)
    figures = records(ranked.loc[close, ["numerator", "denominator", "value"]])
    exact = {
        i: int(signs[i])
        * (
            Fraction(row.value, 100 * MICRO)
            if row.denominator is None
            else Fraction(row.numerator, row.denominator)
        )
        for i, row in zip(frame.index[close], figures, strict=True)
    }
    for _, group in frame[close].groupby(["peers", "score"]):
        steps = {value: step for step, value in enumerate(sorted({exact[i] for i in group.index}))}
        for i in group.index:
            fine[i] = steps[exact[i]]
    return fine


def find_changes(results: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """The change of each primary figure against its like periods (see CHANGES)."""
    primary = results[results["primary"] & (results["state"] == REPORTED)]
    pairs = [
        (period.id, earlier)
        for period in dataset.periods.values()
        for earlier in period.like_periods()
        if earlier in dataset.periods
    ]
    like = pd.DataFrame(pairs, columns=["period", "against"], dtype="str")
    figures = primary[["period", "unit", "tier", "indicator", "value"]]
    now = figures.merge(like, on="period")
    before = figures.rename(columns={"period": "against", "value": "before"})
    joined = now.merge(before, on=["against", "unit", "tier", "indicator"])
    return joined.assign(change=joined["value"] - joined["before"])
