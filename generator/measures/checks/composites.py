"""Composites held against their groups."""

from __future__ import annotations

from collections.abc import Iterator

from generator.domain.findings import Finding
from generator.domain.frames import SCORE, records
from generator.measures.checks.evidence import Evidence


def composites_against_groups(evidence: Evidence) -> Iterator[Finding]:
    """A composite total that its groups cannot give, even with each of them rounded."""
    cells = evidence.dataset.cells
    scores = cells[(cells["kind"] == SCORE) & (cells["facet"] == "") & cells["value"].notna()]
    for composite in evidence.dataset.composites.values():
        keys = [composite.id, *(component.id for component in composite.components)]
        for cell in records(scores[scores["key"] == composite.id]):
            known = evidence.ledger.scores.get((cell.period, cell.unit, cell.tier, composite.id, "sum"))
            if known is None:
                continue
            allowed = evidence.rounding(cell, keys)
            if abs(known.value - cell.value) > allowed:
                yield evidence.finding(
                    "composite-mismatch", cell, indicator=composite.id,
                    published=cell.value, computed=known.value, facts={"allowed": allowed},
                )  # fmt: skip
