"""Faults in the points, grades and ranks of a composite."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.recall.constants import BANDS, COMPOSITE, MAXIMA, SCORE, SCORES
from benchmarks.recall.faults.place import Place, Planting
from benchmarks.recall.papers import Row, Table
from benchmarks.recall.press import grade, total_points
from benchmarks.recall.rounding import printed


def composite_mismatch(place: Place) -> Planting:
    """A total that the groups do not give, near enough to leave grade and rank as they are."""
    if place.slot != SCORE:
        return None
    yield
    table, row = _row(place)
    shift = Decimal(place.rng.randrange(50, 400)).scaleb(-2) * place.rng.choice((1, -1))
    _set_total(place, row, shift)
    return place.fault("composite-mismatch", place.cell(table, row, COMPOSITE))


def points_mismatch(place: Place) -> Planting:
    """Points that are not the percent of the maximum: the percent is wrong, or the points are."""
    if place.slot != SCORE:
        return None
    yield
    table, row = _row(place)
    component, maximum = place.rng.choice(list(MAXIMA.items()))
    kind = place.rng.choice(("percent", "points"))
    percent = _number(row.cells[f"{component}.percent"])
    if kind == "percent":
        shift = Decimal(place.rng.randrange(200, 2500)).scaleb(-2)
        wrong = percent - shift if percent > 60 else percent + shift
        row.cells[f"{component}.percent"] = printed(wrong, place.paper.style.trim)
    else:
        points = _number(row.cells[component])
        shift = Decimal(place.rng.randrange(3, 20)).scaleb(-1)
        shift = -shift if points + shift > maximum else shift
        row.cells[component] = printed(points + shift, place.paper.style.trim)
        _set_total(place, row, shift)
    columns = (component, f"{component}.percent")
    return place.fault("points-mismatch", place.cell(table, row, *columns), kind=kind)


def score_above_maximum(place: Place) -> Planting:
    """More points than there are to be had."""
    if place.slot != SCORE:
        return None
    yield
    table, row = _row(place)
    component, maximum = place.rng.choice(list(MAXIMA.items()))
    points = maximum + Decimal(place.rng.randrange(1, 30)).scaleb(-1)
    _set_total(place, row, points - _number(row.cells[component]))
    row.cells[component] = printed(points, place.paper.style.trim)
    return place.fault("score-above-maximum", place.cell(table, row, component))


def grade_mismatch(place: Place) -> Planting:
    """A grade that the points do not earn."""
    if place.slot != SCORE:
        return None
    yield
    table, row = _row(place)
    column = f"{COMPOSITE}.grade"
    row.cells[column] = place.rng.choice([name for name in BANDS if name != row.cells[column]])
    return place.fault("grade-mismatch", place.cell(table, row, column))


def rank_mismatch(place: Place) -> Planting:
    """A rank that does not follow from the points or rates of its column."""
    summary = place.summary()
    if place.slot != SCORE and (place.slot != "submission" or not place.by_district):
        return None
    yield
    summary = place.summary()
    if place.slot == SCORE or summary is None or place.formula is None:
        table, column = place.paper.tables[SCORES], f"{COMPOSITE}.rank"
    else:
        table, column = summary, f"{place.formula.indicator}.rank"
    ranks = {row.cells[column] for row in table.rows if row.cells.get(column)}
    row = place.rng.choice([row for row in table.rows if row.cells.get(column)])
    row.cells[column] = place.rng.choice(sorted(ranks - {row.cells[column]}))
    return place.fault("rank-mismatch", place.cell(table, row, column))


def _row(place: Place) -> tuple[Table, Row]:
    table = place.paper.tables[SCORES]
    return table, place.rng.choice(table.rows)


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def _set_total(place: Place, row: Row, shift: Decimal) -> None:
    """A total moved by `shift`, with the grade that it then earns."""
    percents = place.paper.percents[row.subject]
    total = max(min(total_points(percents) + shift, Decimal(100)), Decimal(0))
    row.cells[COMPOSITE] = printed(total, place.paper.style.trim)
    row.cells[f"{COMPOSITE}.grade"] = grade(total)
