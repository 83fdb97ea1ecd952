"""Aggregates: a subject's figure from the lines it contains, with the coverage it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import pandas as pd

from generator.domain.dataset import Dataset
from generator.domain.frames import COUNTS, NOT_APPLICABLE, PUBLISHED, REPORTED, records
from generator.domain.indicators import MEAN, RATIO_OF_SUMS, SUM
from generator.domain.periods import Period
from generator.domain.quantities import MAX_TOTAL, MICRO, divide_half_up
from generator.domain.units import ALL, Subject
from generator.measures.figures import percent
from generator.measures.lines import Lines

WHOLE = ["period", "report", "group", "unit", "tier"]
"""Columns that name an aggregate: a subject inside one group of tables."""


@dataclass(frozen=True)
class Parts:
    """`parts`: WHOLE and `line`, one row per part of each whole. `wholes`: WHOLE, `size` (parts), `tiers`
    (of the parts), `expected` (subjects that should report), `missing` (units of those that do not),
    `table` (the group where it has several), `is_data` (a row that is no total has this subject).
    """

    parts: pd.DataFrame
    wholes: pd.DataFrame
    overlapping: tuple[int, ...]


def find_parts(lines: Lines, dataset: Dataset) -> Parts:
    """Every whole that the data lines of a group make up, with its parts."""
    frame = lines.lines
    data = frame[~frame["total"] & ~frame["prose"] & ~frame["quote"]]
    overlapping = _overlapping(data, dataset)
    data = data.drop(index=list(overlapping))
    area = {(r.period, r.id): r.area for r in dataset.reports}
    rows: list[tuple[str, str, str, str, str, int]] = []
    for line, period, report, group, unit, tier in zip(
        data.index, data["period"], data["report"], data["group"], data["unit"], data["tier"], strict=True
    ):
        top = area[period, report]
        for ancestor in dataset.units.paths[unit]:
            rows.extend((period, report, group, ancestor, t, line) for t in dict.fromkeys((tier, ALL)))
            if ancestor == top:
                break
    parts = pd.DataFrame(rows, columns=[*WHOLE, "line"])
    return Parts(parts, _wholes(parts, data, dataset), overlapping)


def _overlapping(data: pd.DataFrame, dataset: Dataset) -> tuple[int, ...]:
    """Lines that are sums of other lines of their group although not marked as totals."""
    found = []
    for (period, _, _), group in data.groupby(["period", "report", "group"], sort=False):
        tier_of = dataset.site.type_tier(dataset.periods[str(period)])
        subjects = [Subject(u, t) for u, t in zip(group["unit"], group["tier"], strict=True)]
        below = {
            Subject(ancestor, tier)
            for subject in subjects
            for ancestor in dataset.units.paths[subject.unit]
            for tier in (subject.tier, ALL)
            if Subject(ancestor, tier) != subject
        }
        for line, subject in zip(group.index, subjects, strict=True):
            own_desk = tier_of.get(dataset.units[subject.unit].type) == subject.tier
            if subject in below and not own_desk:
                found.append(line)
    return tuple(found)


def _wholes(parts: pd.DataFrame, data: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    tables = data.groupby(["period", "report", "group"], sort=False)["table"].unique()
    counter = _Expected(dataset)
    rows = []
    tier_of_line, unit_of_line = data["tier"].to_dict(), data["unit"].to_dict()
    for key, lines in parts.groupby(WHOLE, sort=False)["line"]:
        period, report, group, unit, tier = (str(part) for part in key)
        subjects = {Subject(unit_of_line[line], tier_of_line[line]) for line in lines}
        names = tables[period, report, group]
        expected = counter.subjects(dataset.periods[period], unit, subjects)
        rows.append(
            (
                *(period, report, group, unit, tier),
                len(lines),
                len({subject.tier for subject in subjects}),
                len(expected),
                tuple(sorted({subject.unit for subject in expected - subjects})),
                names[0] if len(names) == 1 else group,
                Subject(unit, tier) in subjects,
            )
        )
    columns = [*WHOLE, "size", "tiers", "expected", "missing", "table", "is_data"]
    return pd.DataFrame(rows, columns=columns)


class _Expected:
    """Finds the subjects that should report to a whole, at the level of the lines that did."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._tier_of = {p.id: dataset.site.type_tier(p) for p in dataset.periods.values()}
        self._below: dict[tuple[str, str], Mapping[str, tuple[str, ...]]] = {}

    def subjects(self, period: Period, unit: str, subjects: set[Subject]) -> set[Subject]:
        """Subjects below `unit` that should report, the reporting ones included."""
        expected = set(subjects)
        tier_of = self._tier_of[period.id]
        levels = {(s.tier, tier_of.get(self._dataset.units[s.unit].type, "")) for s in subjects}
        for tier, level in levels:
            for unit_type in self._dataset.site.expected.get(level, ()):
                expected |= {Subject(u, tier) for u in self._units_below(period, unit).get(unit_type, ())}
        return expected

    def _units_below(self, period: Period, unit: str) -> Mapping[str, tuple[str, ...]]:
        """Units in force in the period at or below `unit`, by type."""
        known = self._below.get((period.id, unit))
        if known is None:
            units = self._dataset.units
            found: dict[str, list[str]] = {}
            for below in (units[unit], *units.descendants(unit)):
                if below.in_force(period.start, period.end):
                    found.setdefault(below.type, []).append(below.id)
            known = {unit_type: tuple(ids) for unit_type, ids in found.items()}
            self._below[period.id, unit] = known
        return known


def aggregate_figures(figures: pd.DataFrame, parts: Parts, dataset: Dataset) -> pd.DataFrame:
    """An aggregate per whole and indicator that adds up: FIGURE columns, WHOLE and the coverage."""
    rule = pd.Series({i.id: i.aggregate for i in dataset.indicators.values()}, dtype="object")
    usable = figures[figures["indicator"].map(rule).isin([RATIO_OF_SUMS, SUM, MEAN])]
    joined = parts.parts.merge(usable, on="line", suffixes=("", "_line"))
    joined["excluded"] = joined["state"] == NOT_APPLICABLE
    counted = (joined["state"] == REPORTED) & (joined["basis"] == COUNTS)
    averaged = joined["indicator"].map(rule).eq(MEAN)
    joined["in"] = (counted | (averaged & (joined["state"] == REPORTED))).astype("int64")
    joined["printed_only"] = ((joined["in"] == 1) & ~counted).astype("int64")
    for name in ("numerator", "denominator"):
        joined[name] = joined[name].where(joined["in"] == 1)
    grouped = joined.groupby([*WHOLE, "indicator"], sort=False, observed=True)
    sums = grouped[["numerator", "denominator"]].sum(min_count=1)
    sums["units_reported"] = grouped["in"].sum()
    sums["excluded"] = grouped["excluded"].sum()
    sums["published"] = grouped["printed_only"].sum()
    made = sums.reset_index().merge(parts.wholes, on=WHOLE)
    made["units_expected"] = made["expected"] - made["excluded"]
    # a sum that does not fit into millionths is not shown rather than shown wrong
    fits = made["numerator"].isna() | (made["numerator"] <= MAX_TOTAL)
    made = made[(made["units_reported"] > 0) & fits.astype(bool)]
    kind = made["indicator"].map(rule)
    mean = (
        made[[*WHOLE, "indicator"]].merge(_means(joined[averaged]), how="left")["mean"].set_axis(made.index)
    )
    rate = percent(made["numerator"], made["denominator"])
    made["value"] = rate.where(kind == RATIO_OF_SUMS, mean.where(kind == MEAN, made["numerator"] * MICRO))
    published = made["published"] > 0
    made["basis"] = published.map({True: PUBLISHED, False: COUNTS})
    made["state"] = REPORTED
    made.loc[kind == MEAN, ["numerator", "denominator"]] = pd.NA
    return made[made["value"].notna()]


def _means(joined: pd.DataFrame) -> pd.DataFrame:
    """The mean of the exact figures of each whole and indicator, rounded once: WHOLE, indicator, mean."""
    exact: dict[tuple[str, ...], list[Fraction]] = {}
    for row in records(joined[joined["in"] == 1]):
        key = tuple(getattr(row, name) for name in (*WHOLE, "indicator"))
        rate = row.basis == COUNTS and row.denominator is not None
        value = Fraction(row.numerator * 100 * MICRO, row.denominator) if rate else Fraction(row.value)
        exact.setdefault(key, []).append(value)
    totals = {key: sum(values, Fraction()) / len(values) for key, values in exact.items()}
    rows = [(*key, divide_half_up(total.numerator, total.denominator)) for key, total in totals.items()]
    return pd.DataFrame(rows, columns=[*WHOLE, "indicator", "mean"]).astype({"mean": "Int64"})


def measure_sums(lines: Lines, parts: Parts) -> pd.DataFrame:
    """The sum of each measure over each whole: WHOLE, measure, value (whole number), `full` coverage."""
    long = pd.concat(
        [
            pd.DataFrame({"measure": m, "value": lines.counts[m], "state": lines.states[m]})
            for m in lines.counts.columns
        ]
        or [pd.DataFrame({"measure": [], "value": [], "state": []})]
    )
    long = long.rename_axis("line").reset_index()
    joined = parts.parts.merge(long[long["state"].notna()], on="line")
    joined["in"] = (joined["state"] == REPORTED).astype("int64")
    joined["excluded"] = (joined["state"] == NOT_APPLICABLE).astype("int64")
    grouped = joined.groupby([*WHOLE, "measure"], sort=False)
    sums = grouped["value"].sum(min_count=1).to_frame()
    sums["in"], sums["excluded"] = grouped["in"].sum(), grouped["excluded"].sum()
    made = sums.reset_index().merge(parts.wholes[[*WHOLE, "expected", "table"]], on=WHOLE)
    made["full"] = made["in"] >= made["expected"] - made["excluded"]
    return made[made["value"].notna()]
