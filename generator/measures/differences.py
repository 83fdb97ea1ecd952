"""What differs between two revisions of the data, both computed by the code of today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from generator.domain.corrections import REMOVED
from generator.domain.dataset import Dataset
from generator.domain.findings import Finding
from generator.domain.frames import CLAIMS_WITH_ORIGIN, DIFFERENCES, frame, records
from generator.domain.quantities import plain
from generator.domain.results import Results
from generator.domain.units import Unit
from generator.measures.derived import derived_of, differing
from generator.measures.entered import CELL, TARGET, changed_figures, entered_figures

CHANGED, ADDED, GONE = "changed", "added", "removed"

KINDS = ("figure", "target", "claim", "value", "applied", "verdict", "rank", "points", "grade", "score-rank",
         "outcome", "finding", "unit", "report", "table")  # fmt: skip
"""Kinds of difference in the order in which they are told."""

_UNIT = ("name", "type", "parent", "code", "valid_from", "valid_to", "successors", "aliases")

Revision = tuple[Dataset, Results]


def compare(base: Revision, now: Revision) -> pd.DataFrame:
    """Everything that differs, in the columns of DIFFERENCES, in the order of KINDS.

    Of a report or table that is new only its name is told, not its figures.
    """
    rows = [
        *_entered(base[0], now[0]),
        *_derived(base[1], now[1]),
        *_outcomes(base, now),
        *_findings(base[1].findings, now[1].findings),
        *_units(base[0], now[0]),
        *_documents(base[0], now[0]),
    ]
    rows.sort(key=lambda row: KINDS.index(row["kind"]))
    return frame(rows, DIFFERENCES)


def _entered(base: Dataset, now: Dataset) -> Iterator[dict[str, Any]]:
    tables, decisions = _tables(base), base.decisions
    for change in changed_figures(entered_figures(base), entered_figures(now)):
        row = change.row
        new = row.decision not in decisions if row.source == TARGET else row.path not in tables
        if change.added and new:
            continue
        gone = change.new == REMOVED
        yield {
            "kind": {CELL: "figure", TARGET: "target"}.get(row.source, "claim"),
            "change": ADDED if change.added else GONE if gone else CHANGED,
            "period": row.figure_period or row.period,
            "old": change.old,
            "new": "" if gone else change.new,
            **{n: getattr(row, n) for n in ("report", "table", "unit", "tier", "figure", "decision")},
            **{n: getattr(row, n) for n in ("part", "condition", "at", "path", "row", "column")},
        }


def _tables(dataset: Dataset) -> set[str]:
    """Paths of every report and table."""
    return {path for r in dataset.reports for path in (r.path, *(t.path for t in r.tables))}


def _derived(base: Results, now: Results) -> Iterator[dict[str, Any]]:
    """Computed figures that changed or went; new verdicts and targets on a figure that was there before."""
    before = derived_of(base.results, base.scores, base.verdicts)
    changed = differing(before, derived_of(now.results, now.scores, now.verdicts))
    figures = ["period", "unit", "tier", "figure"]
    there = set(before.loc[before["kind"] == "value", figures].itertuples(index=False, name=None))
    for row in records(changed):
        known = (row.period, row.unit, row.tier, row.figure) in there
        if row.come and not (known and row.kind in ("verdict", "applied")):
            continue
        yield {
            "change": ADDED if row.come else GONE if row.gone else CHANGED,
            **{n: getattr(row, n) for n in ("kind", "period", "report", "table", "unit", "tier", "figure")},
            **{n: getattr(row, n) for n in ("decision", "old", "new")},
        }


def _outcomes(base: Revision, now: Revision) -> Iterator[dict[str, Any]]:
    """Statements that agree now and did not before, or the other way round."""
    names = [n for n in CLAIMS_WITH_ORIGIN if n not in ("published", "computed", "outcome")]

    def told(results: Results) -> pd.DataFrame:
        claims = results.claims
        return claims.assign(nth=claims.groupby(names, sort=False).cumcount())

    joined = told(now[1]).merge(told(base[1]), on=[*names, "nth"], suffixes=("", "_before"))
    for row in records(joined[joined["outcome"] != joined["outcome_before"]]):
        yield {
            "kind": "outcome",
            "change": CHANGED,
            "figure": row.indicator,
            "part": row.kind,
            "old": row.outcome_before,
            "new": row.outcome,
            **{n: getattr(row, n) for n in ("period", "report", "unit", "tier", "at", "condition")},
        }


def _findings(base: Iterable[Finding], now: Iterable[Finding]) -> Iterator[dict[str, Any]]:
    """Findings that went and findings that came; one that only moved to another row is the same."""

    def told(finding: Finding) -> tuple[Any, ...]:
        place = finding.location
        figures = tuple("" if v is None else plain(v) for v in (finding.published, finding.computed))
        return (
            finding.code,
            place.path,
            place.column,
            finding.unit,
            finding.tier,
            finding.indicator,
            *figures,
        )

    left: dict[tuple[Any, ...], list[Finding]] = {}
    for finding in base:
        left.setdefault(told(finding), []).append(finding)
    come = []
    for finding in now:
        same = left.get(told(finding))
        if same:
            same.pop(0)
        else:
            come.append(finding)
    gone = [finding for findings in left.values() for finding in findings]
    for change, findings in ((GONE, gone), (ADDED, come)):
        for f in findings:
            code = {"old": f.code} if change == GONE else {"new": f.code}
            names = ("period", "report", "table", "unit", "tier")
            yield {
                "kind": "finding",
                "change": change,
                "figure": f.indicator,
                "path": f.location.path,
                "row": f.location.row,
                "column": f.location.column,
                **code,
                **{n: getattr(f, n) for n in names},
            }


def _units(base: Dataset, now: Dataset) -> Iterator[dict[str, Any]]:
    """Units that came, went, or are described otherwise: a name, a parent, dates, successors."""
    for name in dict.fromkeys((*base.units.by_id, *now.units.by_id)):
        before, after = base.units.by_id.get(name), now.units.by_id.get(name)
        if before is None or after is None:
            told = {"new": after.name} if after else {"old": before.name if before else ""}
            yield {"kind": "unit", "change": ADDED if after else GONE, "unit": name, **told}
            continue
        for field in _UNIT:
            old, new = _said(before, field), _said(after, field)
            if old != new:
                yield {"kind": "unit", "change": CHANGED, "unit": name, "part": field, "old": old, "new": new}


def _said(unit: Unit, field: str) -> str:
    value = getattr(unit, field)
    return ";".join(value) if isinstance(value, tuple) else "" if value is None else str(value)


def _documents(base: Dataset, now: Dataset) -> Iterator[dict[str, Any]]:
    """Reports and tables that came or went."""
    for change, one, other in ((GONE, base, now), (ADDED, now, base)):
        reports = {report.key for report in other.reports}
        there = _tables(other)
        for report in one.reports:
            told = {"change": change, "period": report.period, "report": report.id}
            side = "old" if change == GONE else "new"
            if report.key not in reports:
                yield {"kind": "report", "path": report.path, side: report.title, **told}
                continue
            for table in report.tables:
                if table.path not in there:
                    yield {
                        "kind": "table",
                        "table": table.stem,
                        "path": table.path,
                        side: table.title,
                        **told,
                    }
