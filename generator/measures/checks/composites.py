"""Composites held against their groups, their bands and their maxima."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.domain.findings import Finding
from generator.domain.frames import REPORTED, SCORE, Row, records
from generator.domain.indicators import HIGHER, Composite
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
    """A printed rank that the figures of its column do not give; equal figures share a rank."""
    directions = {
        **{i.id: i.direction for i in evidence.dataset.indicators.values()},
        **{c.id: c.direction for c in evidence.dataset.composites.values()},
        **{c.id: k.direction for k in evidence.dataset.composites.values() for c in k.components},
    }
    cells = evidence.dataset.cells
    cells = cells[~cells["prose"] & ~cells["quote"] & ~cells["total"] & (cells["state"] == REPORTED)]
    ranked = cells[(cells["facet"] == "rank") & cells["value"].notna()]
    tables = set(zip(ranked["path"], ranked["table"], ranked["key"], strict=True))
    values = cells[(cells["facet"] == "") & cells["value"].notna()]
    for name in sorted(tables):
        here = [
            frame[(frame["path"] == name[0]) & (frame["table"] == name[1]) & (frame["key"] == name[2])]
            for frame in (ranked, values)
        ]
        sign = -1 if directions[name[2]] == HIGHER else 1
        standing = {(cell.row, cell.tier): sign * cell.value for cell in records(here[1])}
        for cell in records(here[0]):
            own = standing.get((cell.row, cell.tier))
            if own is None:
                continue
            better = sum(other < own for (_, tier), other in standing.items() if tier == cell.tier)
            if cell.value // MICRO != better + 1:
                yield evidence.finding(
                    "rank-mismatch", cell, indicator=cell.key, published=cell.value,
                    computed=(better + 1) * MICRO,
                )  # fmt: skip


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
