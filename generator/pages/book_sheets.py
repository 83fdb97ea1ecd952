"""The tables of workbooks: what the contract's files say, in words, with no cell left empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from generator.domain.frames import COUNTS, REPORTED, Row
from generator.domain.targets import EXCEEDED, MET, UNCLEAR, Target
from generator.domain.units import Unit
from generator.messages import labels
from generator.messages.pages import SUBJECTS
from generator.messages.workbooks import ABSENT, COLUMNS, SHEETS, WORDS
from generator.pages.atlas import Atlas
from generator.pages.workbooks import Cell, Figure, Sheet

_POINTS = 2
"""Decimals that points are shown with."""

Cells = Mapping[str, Cell]


def _sheet(key: str, rows: Sequence[Cells]) -> Sheet:
    """A sheet from cells by the keys of its columns."""
    name, about = SHEETS[key]
    columns = COLUMNS[key]
    return Sheet(name, about, list(columns.values()), [[row[c] for c in columns] for row in rows])


def _figure(micro: int | None, decimals: int, blank: str) -> Cell:
    return blank if micro is None else Figure(micro, decimals)


def _or(value: Cell | None, blank: str) -> Cell:
    """A value, or the word for its lack."""
    return blank if value is None or value == "" else value


def _where(atlas: Atlas, row: Row) -> Cells:
    return {
        "period": row.period,
        "period_name": atlas.period(row.period),
        "unit": row.unit,
        "unit_name": atlas.unit(row.unit),
        "tier": SUBJECTS[row.tier],
    }


def _source(atlas: Atlas, row: Row) -> Cells:
    report = atlas.reports.get((row.report_period, row.report))
    return {
        "report_title": report.title if report else row.report,
        "table": _or(row.table, ABSENT),
        "row": _or(row.row, WORDS["computed"]),
    }


def results_sheet(atlas: Atlas, rows: Sequence[Row]) -> Sheet:
    """Primary results, one a row."""
    return _sheet("results", [_result(atlas, row) for row in rows])


def _result(atlas: Atlas, row: Row) -> Cells:
    item = atlas.dataset.indicators[row.indicator]
    state = WORDS["reported"] if row.state == REPORTED else labels.STATUSES[row.state].lower()
    blank = ABSENT if row.state == REPORTED else state
    printed = max(item.decimals, row.decimals or 0)
    return {
        **_where(atlas, row),
        **_source(atlas, row),
        "indicator": item.id,
        "indicator_name": item.name,
        "unit_of_measure": item.unit_of_measure,
        "value": _figure(row.value, item.decimals if row.basis == COUNTS else printed, blank),
        "state": state,
        "numerator": _or(row.numerator, blank),
        "denominator": _or(row.denominator, blank),
        "published_value": _figure(row.published_value, printed, blank),
        "basis": labels.BASES[row.basis] if row.basis else blank,
        "aggregate": WORDS["yes" if row.aggregate else "no"],
        "units_reported": _or(row.units_reported, WORDS["single"]),
        "units_expected": _or(row.units_expected, WORDS["single"]),
        "rank": _or(row.rank, WORDS["unranked"]),
        "rank_of": _or(row.rank_of, WORDS["unranked"]),
    }


def verdicts_sheet(atlas: Atlas, rows: Sequence[Row]) -> Sheet:
    """Every verdict on primary results."""
    keys = ((row.period, row.unit, row.tier, row.indicator) for row in rows)
    found = [verdict for key in keys for verdict in atlas.verdicts_of.get(key, ())]
    return _sheet("verdicts", [_verdict(atlas, row) for row in found])


def _verdict(atlas: Atlas, row: Row) -> Cells:
    item = atlas.dataset.indicators[row.indicator]
    word = labels.STATUSES[row.status]
    lacking = {MET: WORDS["no_gap"], EXCEEDED: WORDS["no_gap"], UNCLEAR: word.lower()}
    blank = ABSENT if row.value is not None else word.lower()
    return {
        **_where(atlas, row),
        **_target(atlas, row.decision, row.operator, row.target_value, row.up_to, item.decimals),
        "indicator": item.id,
        "indicator_name": item.name,
        "value": _figure(row.value, item.decimals, blank),
        "status": word,
        "gap_points": _figure(row.gap_points, item.decimals, lacking.get(row.status, blank)),
        "gap_dossiers": _or(row.gap_dossiers, lacking.get(row.status, blank)),
    }


def _target(
    atlas: Atlas, decision: str, operator: str, value: int, up_to: int | None, decimals: int
) -> Cells:
    document = atlas.dataset.decisions[decision]
    return {
        "decision": decision,
        "decision_title": document.title,
        "issuer": atlas.issuer(document.issuer),
        "operator": labels.OPERATORS[operator].format(value="").strip(),
        "target_value": Figure(value, decimals),
        "up_to": _figure(up_to, decimals, ABSENT),
    }


def scores_sheet(atlas: Atlas, rows: Sequence[Row]) -> Sheet:
    """Points of composites and their groups."""
    return _sheet("scores", [_score(atlas, row) for row in rows])


def _score(atlas: Atlas, row: Row) -> Cells:
    item = atlas.dataset.composites[row.composite]
    return {
        **_where(atlas, row),
        **_source(atlas, row),
        "composite_name": item.name,
        "component": _or(row.component, WORDS["total"]),
        "component_name": atlas.figure_name(row.component) if row.component else WORDS["total"],
        "points": _figure(row.points, _POINTS, ABSENT),
        "maximum": _figure(row.maximum, _POINTS, ABSENT),
        "percent": _figure(row.percent, _POINTS, ABSENT),
        "grade": _or(row.grade, ABSENT),
        "rank": _or(row.rank, WORDS["unranked"]),
        "rank_of": _or(row.rank_of, WORDS["unranked"]),
        "change": _figure(row.change, _POINTS, ABSENT),
        "points_published": _figure(row.points_published, _POINTS, ABSENT),
    }


def targets_sheet(atlas: Atlas, indicator: str) -> Sheet:
    """What decisions assign for an indicator."""
    assigned = (t for d in atlas.dataset.decisions.values() for t in d.targets if t.indicator == indicator)
    return _sheet("targets", [_assigned(atlas, target) for target in assigned])


def _assigned(atlas: Atlas, target: Target) -> Cells:
    document = atlas.dataset.decisions[target.decision]
    decimals = atlas.dataset.indicators[target.indicator].decimals
    return {
        **_target(atlas, target.decision, target.operator, target.value, target.up_to, decimals),
        "valid_from": _day(document.valid_from),
        "valid_to": _day(document.valid_to),
        "unit_name": atlas.unit(target.unit) if target.unit else labels.WHOLE_COUNTRY_SCOPE,
        "tier": SUBJECTS[target.tier],
    }


def units_sheet(atlas: Atlas, units: Sequence[Unit]) -> Sheet:
    """Units with their dates and successors."""
    return _sheet("units", [_unit(atlas, unit) for unit in units])


def _unit(atlas: Atlas, unit: Unit) -> Cells:
    return {
        "unit": unit.id,
        "unit_name": unit.name,
        "type": unit.type,
        "code": _or(unit.code, ABSENT),
        "parent": atlas.unit(unit.parent) if unit.parent else ABSENT,
        "valid_from": _day(unit.valid_from),
        "valid_to": _day(unit.valid_to),
        "successors": ", ".join(map(atlas.unit, unit.successors)) or ABSENT,
    }


def _day(value: date | None) -> Cell:
    return WORDS["open"] if value is None else value
