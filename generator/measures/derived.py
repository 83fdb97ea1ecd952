"""The published figures that are computed, as one long frame that two revisions are compared by."""

from __future__ import annotations

import pandas as pd

from generator.domain.dataset import Dataset
from generator.domain.frames import DERIVED, REPORTED, conform, empty
from generator.domain.quantities import short
from generator.measures.aggregates import aggregate_figures
from generator.measures.figures import line_figures
from generator.measures.lines import build_lines
from generator.measures.parts import find_parts
from generator.measures.results import build_results
from generator.measures.scores import build_scores
from generator.measures.verdicts import build_verdicts

VALUE, APPLIED, VERDICT, RANK = "value", "applied", "verdict", "rank"
POINTS, GRADE, SCORE_RANK = "points", "grade", "score-rank"
RANKS = (RANK, SCORE_RANK)
"""Kinds that move when peers join, although nothing about the subject itself was changed."""

IDENTITY = ["kind", "period", "place", "unit", "tier", "figure", "decision"]
"""What names a computed figure."""


def derived_figures(dataset: Dataset) -> pd.DataFrame:
    """Everything computed from the inputs alone, without checks and claims, in the columns of DERIVED."""
    lines = build_lines(dataset)
    figures = line_figures(lines, dataset)
    results = build_results(
        lines, figures, aggregate_figures(figures, find_parts(lines, dataset), dataset), dataset
    )
    return derived_of(results, build_scores(dataset), build_verdicts(results, dataset))


def derived_of(results: pd.DataFrame, scores: pd.DataFrame, verdicts: pd.DataFrame) -> pd.DataFrame:
    """The same from frames that are computed already."""
    primary = results[results["primary"]].rename(columns={"indicator": "figure"})
    held = verdicts.rename(columns={"indicator": "figure"})
    parts = [
        primary.assign(kind=VALUE, value=_values(primary["value"], primary["state"])),
        primary.assign(kind=RANK, value=_ranks(primary)),
        held.assign(kind=APPLIED, value=_targets(held)),
        held.assign(kind=VERDICT, value=held["status"]),
        *_of_scores(scores),
    ]
    frames = [conform(part, DERIVED) for part in parts if len(part)]
    if not frames:
        return empty(DERIVED)
    return pd.concat(frames, ignore_index=True).drop_duplicates(IDENTITY, ignore_index=True)


def _of_scores(scores: pd.DataFrame) -> list[pd.DataFrame]:
    named = scores.assign(
        figure=scores["component"].where(scores["component"] != "", scores["composite"]),
        place=scores["report"] + "/" + scores["table"],
    )
    points = named["points_published"].fillna(named["points"])
    whole = named["component"] == ""
    return [
        named.assign(kind=POINTS, value=_values(points, pd.Series(REPORTED, named.index))),
        named.assign(kind=GRADE, value=named["grade"])[whole],
        named.assign(kind=SCORE_RANK, value=_ranks(named)),
    ]


def _values(values: pd.Series, states: pd.Series) -> list[str]:
    return [state if pd.isna(v) else short(int(v)) for v, state in zip(values, states, strict=True)]


def _ranks(rows: pd.DataFrame) -> list[str]:
    pairs = zip(rows["rank"], rows["rank_of"], strict=True)
    return ["" if pd.isna(rank) else f"{int(rank)}/{int(of)}" for rank, of in pairs]


def _targets(verdicts: pd.DataFrame) -> list[str]:
    """The target that was applied: its operator and value, and the end of a range."""
    told = zip(verdicts["operator"], verdicts["target_value"], verdicts["up_to"], strict=True)
    return [
        f"{operator} {short(int(value))}" + ("" if pd.isna(up_to) else f"-{short(int(up_to))}")
        for operator, value, up_to in told
    ]


def differing(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Figures of `before` or `after` (DERIVED) that differ: IDENTITY, old, new, report, table, and the
    flags `gone` and `come` for those that only one side has; in the order of `after`, the gone ones last.
    """
    joined = after.merge(
        before, on=IDENTITY, how="outer", suffixes=("", "_before"), indicator=True, sort=False
    )
    gone, come = joined["_merge"] == "right_only", joined["_merge"] == "left_only"
    changed = joined[gone | come | (joined["value"] != joined["value_before"])]
    made = changed[IDENTITY].assign(
        old=changed["value_before"].fillna(""),
        new=changed["value"].fillna(""),
        report=changed["report"].where(~gone, changed["report_before"]),
        table=changed["table"].where(~gone, changed["table_before"]),
        gone=gone[changed.index],
        come=come[changed.index],
    )
    blank = (made["old"] == "") & (made["new"] == "")
    return made[~blank].sort_values(["gone", *IDENTITY], kind="stable").reset_index(drop=True)
