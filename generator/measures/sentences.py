"""Figures of the prose held against the tables: one claim a figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.domain.findings import Finding
from generator.domain.frames import AGREES, DIFFERS, MEASURE, RATE, REPORTED, UNCHECKED, Row, records
from generator.domain.units import Subject
from generator.measures.checks.evidence import Evidence
from generator.measures.ledger import Known, shown
from generator.measures.verdicts import validity

Judged = tuple[dict[str, Any], tuple[Finding, ...]]
"""A row of CLAIMS and the findings it gives."""


def judge_sentences(evidence: Evidence) -> Iterator[tuple[str, Judged]]:
    """Every reported figure of the prose in reading order, with the path of its table."""
    cells = evidence.dataset.cells
    spoken = cells[cells["prose"] & (cells["state"] == REPORTED) & cells["value"].notna()]
    targets = _Targets(evidence)
    for cell in records(spoken):
        judged = targets.judge(cell) if cell.facet == "target" else _judge_figure(evidence, cell)
        yield cell.path, judged


def _row(cell: Any, kind: str, computed: str, outcome: str) -> dict[str, Any]:
    return {
        "period": cell.period,
        "report": cell.report,
        "at": cell.at,
        "unit": cell.unit,
        "tier": cell.tier,
        "indicator": cell.column,
        "published": shown(cell.value),
        "computed": computed,
        "outcome": outcome,
        "kind": kind,
        "report_period": cell.path.split("/")[1],
        "table": cell.table,
        "row": cell.row,
    }


def _judge_figure(evidence: Evidence, cell: Any) -> Judged:
    known = _known(evidence, cell)
    said = evidence.first_said.get((cell.path, cell.period, cell.unit, cell.tier, cell.key))
    if known is None and cell.kind == MEASURE and said is not None and said.at != cell.at:
        known = Known(said.value, table=said.table, row=said.row)
    if known is None or not known.full:
        return _row(cell, "figure", shown(known.value) if known else "", UNCHECKED), ()
    if cell.kind not in (MEASURE, RATE) and cell.key in evidence.dataset.composites:
        # the check of composites says whether the groups can give the total, rounded as they are
        allowed = _tolerance(evidence, cell)
        agrees = abs(known.value - cell.value) <= allowed
        return _row(cell, "figure", shown(known.value), AGREES if agrees else DIFFERS), ()
    relation = known.prints_as(cell.value, cell.decimals)
    row = _row(cell, "figure", shown(known.value), DIFFERS if relation == "differs" else AGREES)
    if relation == "rounded" or _own_line(cell, known):
        return row, ()
    return row, (_difference(evidence, cell, known, relation),)


def _difference(evidence: Evidence, cell: Any, known: Known, relation: str) -> Finding:
    """The finding for a figure of the prose that its table, or another sentence, gives otherwise."""
    spoken = (cell.path.rpartition("/")[0], known.table) in evidence.spoken
    code = "claim-contradicts" if spoken else "claim-figure"
    facts: Mapping[str, str] = {}
    if relation == "truncated":
        code = "rate-truncated"
    elif not spoken:
        code, facts = evidence.judge_aggregate(cell, known, code)
    return evidence.finding(
        code,
        cell,
        indicator=cell.key,
        published=cell.value,
        computed=known.value,
        facts={"numerator": known.numerator, "denominator": known.denominator, "table": known.table, **facts},
    )


def _own_line(cell: Any, known: Known) -> bool:
    """Whether the counts stand beside the rate in the prose: that is the check of rates' business."""
    return bool(known.table == cell.table and known.row == cell.row)


def _known(evidence: Evidence, cell: Any) -> Known | None:
    subject = (cell.period, cell.unit, cell.tier)
    if cell.kind == MEASURE:
        return evidence.ledger.counts.get((*subject, cell.key))
    if cell.kind == RATE:
        known = evidence.ledger.figures.get((*subject, cell.key)) if not cell.facet else None
        published_here = known is not None and known.numerator is None and _own_line(cell, known)
        return None if published_here else known
    facet = "sum" if cell.key in evidence.dataset.composites and not cell.facet else cell.facet
    known = evidence.ledger.scores.get((*subject, cell.key, facet))
    return None if known is not None and _own_line(cell, known) else known


def _tolerance(evidence: Evidence, cell: Row) -> int:
    composite = evidence.dataset.composites[cell.key]
    return evidence.rounding(cell, [composite.id, *(component.id for component in composite.components)])


class _Targets:
    """Holds quoted targets against the decisions in force."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        dataset = evidence.dataset
        self._days = validity(dataset)
        self._scopes = evidence.scopes

    def judge(self, cell: Any) -> Judged:
        period = self._evidence.dataset.periods[cell.period]
        found = []
        for decision, scopes in self._scopes.items():
            start, end = self._days[decision]
            target = scopes.target(Subject(cell.unit, cell.tier), cell.key)
            if target is not None and start <= period.start and period.end <= end:
                found.append(target)
        if not found:
            return _row(cell, "target", "", UNCHECKED), ()
        upper = cell.up_to
        match = [t for t in found if (t.value, t.up_to) == (cell.value, upper)]
        if match:
            return _row(cell, "target", shown(match[0].value), AGREES), ()
        row = _row(cell, "target", shown(found[0].value), DIFFERS)
        code, facts = "claim-target", {"decision": found[0].decision}
        if replaced := self._replaced(cell):
            code, facts = "target-replaced", replaced
        finding = self._evidence.finding(
            code, cell, indicator=cell.key, published=cell.value, computed=found[0].value, facts=facts
        )
        return row, (finding,)

    def _replaced(self, cell: Any) -> dict[str, str]:
        """The replaced decision that gave the quoted target, and the one in its place; else empty."""
        decisions = self._evidence.dataset.decisions
        start = self._evidence.dataset.periods[cell.period].start
        for new in decisions.values():
            for old in new.replaces if new.valid_from <= start else ():
                target = self._scopes[old].target(Subject(cell.unit, cell.tier), cell.key)
                if target is not None and (target.value, target.up_to) == (cell.value, cell.up_to):
                    return {"decision": old, "new": new.id}
        return {}
