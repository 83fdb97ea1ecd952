"""Composites held against their groups, their bands and their maxima."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from generator.domain.findings import Finding
from generator.domain.frames import REPORTED, SCORE, Row, records
from generator.domain.indicators import HIGHER, LOWER, Composite
from generator.domain.quantities import MICRO
from generator.measures.checks.evidence import Evidence


def composites_against_groups(evidence: Evidence) -> Iterator[Finding]:
    """A composite total that its groups cannot give, even with each of them rounded.

    A group that stands at its maximum cannot have been rounded down.
    """
    scores = _points(evidence)
    by_subject: dict[tuple[str, str, str, str], dict[str, Row]] = {}
    for cell in scores:
        by_subject.setdefault((cell.period, cell.report, cell.unit, cell.tier), {}).setdefault(cell.key, cell)
    for composite in evidence.dataset.composites.values():
        for cell in scores:
            if cell.key != composite.id:
                continue
            groups = by_subject[cell.period, cell.report, cell.unit, cell.tier]
            found = _sum_of_groups(evidence, composite, cell, groups)
            if found is not None:
                yield evidence.finding(
                    "composite-mismatch", cell, indicator=composite.id, published=cell.value, computed=found
                )


def _sum_of_groups(
    evidence: Evidence, composite: Composite, total: Row, groups: Mapping[str, Row]
) -> int | None:
    """The sum of a subject's groups when it cannot give the printed total; None when it can, or lacks one."""
    low = high = found = 0
    for component in composite.components:
        if component.id not in groups:
            return None
        value = groups[component.id].value
        half = evidence.rounding(total, [component.id])
        found += value
        low += value - half
        high += max(value, min(value + half, component.maximum))
    half = evidence.rounding(total, [composite.id])
    return None if low <= total.value + half and total.value - half <= high else found


def points_against_percents(evidence: Evidence) -> Iterator[Finding]:
    """A group's points that its percent of the maximum does not give, both as rounded as they are printed."""
    maxima = _maxima(evidence)
    decimals: dict[tuple[str, str, str], int] = {}
    for cell in _reported(evidence, "percent"):
        column = (cell.path, cell.table, cell.key)
        decimals[column] = max(cell.decimals, decimals.get(column, 0))
    percents = {
        (cell.path, cell.table, cell.row, cell.key): cell
        for cell in _reported(evidence, "percent")
        if not cell.prose
    }
    for cell in _points(evidence):
        percent = percents.get((cell.path, cell.table, cell.row, cell.key))
        if percent is None:
            continue
        maximum = maxima[cell.key]
        given = percent.value * maximum // (100 * MICRO)
        half = MICRO // (2 * 10 ** decimals[cell.path, cell.table, cell.key]) * maximum // (100 * MICRO)
        if abs(given - cell.value) > half + evidence.rounding(cell, [cell.key]):
            yield evidence.finding(
                "points-mismatch", cell, indicator=cell.key, published=cell.value, computed=given,
                facts={"percent": percent.value, "maximum": maximum},
            )  # fmt: skip


def points_above_maximum(evidence: Evidence) -> Iterator[Finding]:
    """More points than there are."""
    maxima = _maxima(evidence)
    for cell in _points(evidence):
        if cell.value > maxima[cell.key]:
            yield evidence.finding(
                "score-above-maximum", cell, indicator=cell.key, published=cell.value,
                computed=maxima[cell.key],
            )  # fmt: skip
    for cell in _reported(evidence, "percent"):
        if cell.value > 100 * MICRO:
            yield evidence.finding(
                "score-above-maximum", cell, indicator=cell.key, published=cell.value, computed=100 * MICRO
            )


def grades_against_bands(evidence: Evidence) -> Iterator[Finding]:
    """A printed grade that the points printed beside it do not give."""
    points = {(cell.path, cell.table, cell.row, cell.key): cell for cell in _points(evidence)}
    for cell in _reported(evidence, "grade"):
        beside = points.get((cell.path, cell.table, cell.row, cell.key))
        composite = evidence.dataset.composites.get(cell.key)
        if composite is None or beside is None or not composite.bands:
            continue
        grade = composite.grade(beside.value)
        if grade != cell.text:
            yield evidence.finding(
                "grade-mismatch", cell, indicator=cell.key, published=beside.value,
                facts={"value": cell.text, "expected": grade},
            )  # fmt: skip


def ranks_against_values(evidence: Evidence) -> Iterator[Finding]:
    """A printed rank that the figures of its column do not give.

    Figures from counts share a rank where they are exactly equal; figures that are only printed equal may
    stand in any order among themselves, as decimals that are not printed may tell them apart.
    """
    directions = {
        **{i.id: i.direction for i in evidence.dataset.indicators.values()},
        **{c.id: c.direction for c in evidence.dataset.composites.values()},
        **{c.id: k.direction for k in evidence.dataset.composites.values() for c in k.components},
    }
    cells = evidence.dataset.cells
    cells = cells[~cells["prose"] & ~cells["quote"] & ~cells["total"] & (cells["state"] == REPORTED)]
    cells = cells[cells["facet"].isin(["", "rank"]) & cells["value"].notna()]
    column_of = ["path", "table", "key"]
    ranked = cells.loc[cells["facet"] == "rank", column_of].drop_duplicates()
    if ranked.empty:
        return
    for _, column in cells.merge(ranked, on=column_of).groupby(column_of, sort=False):
        ranks = records(column[column["facet"] == "rank"])
        if not ranks or directions.get(ranks[0].key) not in (HIGHER, LOWER):
            continue
        sign = -1 if directions[ranks[0].key] == HIGHER else 1
        standing, exact = _standing(evidence, records(column[column["facet"] == ""]))
        for cell in ranks:
            if (own := standing.get((cell.row, cell.tier))) is None:
                continue
            peers = [sign * other for (_, tier), other in standing.items() if tier == cell.tier]
            first = sum(other < sign * own for other in peers) + 1
            last = first if exact else first + sum(other == sign * own for other in peers) - 1
            if not first <= cell.value // MICRO <= last:
                yield evidence.finding(
                    "rank-mismatch", cell, indicator=cell.key, published=cell.value, computed=first * MICRO
                )


def _standing(evidence: Evidence, figures: list[Row]) -> tuple[dict[tuple[int, str], Fraction], bool]:
    """Each row's figure by row and tier, and whether all of them are exact, from counts."""
    counted = [evidence.own_counts.get((cell.path, cell.row, cell.key)) for cell in figures]
    exact = all(counted)
    values = [
        Fraction(*counts) if exact and counts else Fraction(cell.value)
        for cell, counts in zip(figures, counted, strict=True)
    ]
    return {(cell.row, cell.tier): value for cell, value in zip(figures, values, strict=True)}, exact


def _points(evidence: Evidence) -> list[Row]:
    return _reported(evidence, "")


def _reported(evidence: Evidence, facet: str) -> list[Row]:
    """The reported cells of composites and components with a facet, in reading order."""
    cells = evidence.dataset.cells
    found = cells[(cells["kind"] == SCORE) & (cells["facet"] == facet) & (cells["state"] == REPORTED)]
    return records(found if facet == "grade" else found[found["value"].notna()])


def _maxima(evidence: Evidence) -> dict[str, int]:
    composites = evidence.dataset.composites.values()
    return {c.id: c.maximum for c in composites} | {g.id: g.maximum for c in composites for g in c.components}
