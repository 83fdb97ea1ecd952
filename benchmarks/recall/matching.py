"""Holds findings against planted faults: found, explained as a consequence, or a false alarm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.recall.consequences import BETWEEN_TABLES, CONSEQUENCES, SPREADING
from benchmarks.recall.constants import RATES
from benchmarks.recall.equivalents import alike
from benchmarks.recall.faults import Fault, Spot
from benchmarks.recall.papers import REPORT_FILE, Folder, Paper
from generator.domain.findings import Finding

_SHARED = tuple(formula.name for formula in RATES.values() if "received" in formula.columns)
"""Parts whose tables all print the dossiers received."""


@dataclass
class Matched:
    """What became of one folder's faults and findings."""

    found: list[tuple[Fault, Finding]]
    alike: list[tuple[Fault, Finding]]
    """Faults that stand under a code that may name the same."""
    missed: list[Fault]
    false: list[Finding]


def match(folder: Folder, faults: list[Fault], findings: Iterable[Finding]) -> Matched:
    """Each fault with the finding that names it; the findings that no fault explains."""
    found: dict[int, tuple[Fault, Finding]] = {}
    other: dict[int, tuple[Fault, Finding]] = {}
    false = []
    spots = [(fault, spot, spot.row_number()) for fault in faults for spot in fault.spots]
    slots = _Slots(folder)
    explained: dict[tuple[Paper, str], list[Fault]] = {}
    for fault in faults:
        for slot in fault.slots:
            explained.setdefault(slot, []).append(fault)
    for finding in findings:
        at = [f for f, spot, row in spots if alike(f.code, finding.code) and _stands(finding, spot, row)]
        for fault in at:
            (found if fault.code == finding.code else other).setdefault(id(fault), (fault, finding))
        near = [fault for slot in slots.of(finding) for fault in explained.get(slot, ())]
        if not at and not any(_explains(fault, finding) for fault in near):
            false.append(finding)
    under_other = [pair for key, pair in other.items() if key not in found]
    missed = [fault for fault in faults if id(fault) not in found and id(fault) not in other]
    return Matched(list(found.values()), under_other, missed, false)


def _stands(finding: Finding, spot: Spot, row: int | None) -> bool:
    """Whether the finding names the place of the fault."""
    place = finding.location
    return (
        place.path == spot.path
        and row in (None, place.row)
        and (not spot.columns or place.column in spot.columns)
        and spot.unit in ("", finding.unit)
        and spot.at in ("", finding.details.get("at", ""))
    )


def _explains(fault: Fault, finding: Finding) -> bool:
    return finding.code == fault.code or finding.code in CONSEQUENCES.get(fault.code, ())


class _Slots:
    """Finds the part of a report that a finding is about."""

    def __init__(self, folder: Folder) -> None:
        self._papers = {paper.folder: paper for paper in folder.papers}
        self._by_decision = {
            path: paper
            for paper in folder.papers
            for decision in (paper.decision, *paper.more_decisions)
            for path in (decision.path, decision.table_path)
        }
        self._series: dict[str, list[Paper]] = {}
        for paper in folder.papers:
            self._series.setdefault(paper.area, []).append(paper)

    def of(self, finding: Finding) -> Iterator[tuple[Paper, str]]:
        """The parts that the finding may belong to; of neighbouring reports too where it may spread."""
        path = finding.location.path
        paper = self._papers.get(path.rpartition("/")[0]) or self._by_decision.get(path)
        if paper is None:
            return
        names = self._names(paper, finding)
        papers = self._series[paper.area] if finding.code in SPREADING else [paper]
        if finding.code in BETWEEN_TABLES and set(names) & set(_SHARED):
            names = [*dict.fromkeys((*names, *_SHARED))]
        yield from ((p, name) for p in papers for name in names)

    def _names(self, paper: Paper, finding: Finding) -> list[str]:
        place, everything = finding.location, [*(f.name for f in paper.formulas), "score", "paper"]
        if place.path.endswith(REPORT_FILE):
            at = finding.details.get("at", "")
            claim = next((claim for claim in paper.claims if claim.at == at), None)
            return [claim.slot] if claim else ["paper"] if not finding.indicator else everything
        table = paper.tables.get(place.path.rpartition("/")[2].removesuffix(".csv"))
        if table is not None and table.slot:
            return [table.slot]
        row = table.rows[place.row - 2] if table and place.row and place.row >= 2 else None
        if row is not None and row.slot:
            return [row.slot]
        for key in (finding.indicator, place.column.split(".")[0]):
            if key in RATES:
                return [RATES[key].name]
        of_column = [f.name for f in paper.formulas if place.column in f.columns]
        return of_column or everything
