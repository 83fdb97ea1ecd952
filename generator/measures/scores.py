"""Scores: composites and their components as published, with sums, grades and ranks computed."""

from __future__ import annotations

import pandas as pd

from generator.domain.dataset import Dataset
from generator.domain.frames import REPORTED, SCORE, SCORES, conform, empty
from generator.domain.indicators import HIGHER, Composite
from generator.domain.keys import mapped

_FACETS = {
    "": "points_published",
    "percent": "percent_published",
    "grade": "grade_published",
    "rank": "rank_published",
    "rank_of": "rank_of_published",
    "change": "change_published",
}
SUBJECT = ["period", "unit", "tier"]


def build_scores(dataset: Dataset) -> pd.DataFrame:
    """One row per composite or component of a subject in a table, in the columns of SCORES.

    `points` of a composite is the sum of its groups where the subject has them all; `grade` and `rank`
    go by the published total where there is one, as the groups are printed rounded.
    """
    cells = dataset.cells
    cells = cells[(cells["kind"] == SCORE) & ~cells["quote"] & ~cells["total"]]
    parts = [_of_composite(composite, cells, dataset) for composite in dataset.composites.values()]
    filled = [part for part in parts if len(part)]
    if not filled:
        return empty(SCORES)
    scores = pd.concat(filled, ignore_index=True)
    scores[["rank", "rank_of"]] = _ranks(scores, dataset)
    order = ["period", "report", "table", "row", "unit", "tier", "composite", "component"]
    return conform(scores.sort_values(order, kind="stable"), SCORES)


def _of_composite(composite: Composite, cells: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    maxima = {composite.id: composite.maximum} | {c.id: c.maximum for c in composite.components}
    own = cells[cells["key"].isin(maxima) & (cells["state"] == REPORTED)]
    if own.empty:
        return own
    own = own.assign(report_period=mapped(own["path"], dataset.folder_period))
    texts = own.select_dtypes("category").columns
    own = own.astype(dict.fromkeys(texts, "str"))
    place = ["period", "report", "report_period", "table", "unit", "tier", "at", "key"]
    scores = own.groupby(place, sort=False)[["row"]].first()
    for facet, column in _FACETS.items():
        found = own[own["facet"] == facet].drop_duplicates(place).set_index(place)
        whole = column.startswith("rank")
        value = found["text"] if facet == "grade" else found["value"] // (10**6 if whole else 1)
        scores[column] = value.reindex(scores.index)
    scores = scores.reset_index()
    scores["composite"] = composite.id
    scores["component"] = scores["key"].where(scores["key"] != composite.id, "")
    scores["maximum"] = scores["key"].map(maxima)
    sums = _sums(composite, scores)
    total = scores["component"] == ""
    computed = scores.merge(sums, on=["report", *SUBJECT], how="left")["sum"]
    scores["points"] = computed.where(total & computed.notna(), scores["points_published"])
    scores["percent"] = scores["percent_published"]
    scores["change"] = scores["change_published"]
    standing = scores["points_published"].fillna(scores["points"])
    grades = [composite.grade(int(p)) if pd.notna(p) else "" for p in standing]
    scores["grade"] = pd.Series(grades, index=scores.index).where(total, "")
    return scores


def _sums(composite: Composite, scores: pd.DataFrame) -> pd.DataFrame:
    """The sum of all components of each subject of a report, where it has every one."""
    parts = scores[(scores["component"] != "") & scores["points_published"].notna()]
    first = parts.drop_duplicates(["report", *SUBJECT, "component"])
    grouped = first.groupby(["report", *SUBJECT], sort=False)["points_published"]
    sums = grouped.sum()[grouped.size() == len(composite.components)]
    return sums.rename("sum").reset_index()


def _ranks(scores: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """Rank by points among the peers of one table; ties share."""
    standing = scores["points_published"].fillna(scores["points"])
    parent = scores["unit"].map({unit.id: unit.parent for unit in dataset.units})
    peers = [scores[c] for c in ("period", "report", "table", "composite", "component", "tier")] + [parent]
    directed = scores["composite"].map({c.id: c.direction for c in dataset.composites.values()})
    groups = standing.astype("float64").where(directed.isin([HIGHER]))
    grouped = groups.groupby(peers, sort=False)
    rank = grouped.rank(method="min", ascending=False)
    size = grouped.transform("count")
    return pd.DataFrame({"rank": rank, "rank_of": size})[size >= 2].reindex(scores.index).astype("Int64")
