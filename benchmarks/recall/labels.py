"""Holds the findings of the real reports against what two people labelled by reading them."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.recall.equivalents import alike
from generator.domain.findings import Finding
from generator.domain.quantities import MICRO

OF_SUBJECTS = frozenset(
    {"subject-outside", "scope-differs", "rows-identical", "numbering-gap", "unit-absent", "name-variant"}
)
"""Codes about a row or a subject, whatever figure or sentence shows it: one finding answers each label."""

UNCLASSED = "other"
"""The readers' code for what no class fits; no finding can match it."""


@dataclass(frozen=True)
class Label:
    """A row of the readers' sheet."""

    report: str
    table: str
    at: str
    unit: str
    tier: str
    indicator: str
    code: str
    certainty: str
    published: str
    computed: str
    why: str

    @property
    def place(self) -> str:
        """Where it stands, in one line."""
        parts = (self.report, self.table, self.at, self.unit, self.tier, self.indicator)
        return " · ".join(part for part in parts if part)


@dataclass
class Held:
    """Labels and findings side by side; `exact` and `otherwise` are found by their own or a like code."""

    labels: tuple[Label, ...]
    exact: list[Label] = field(default_factory=list)
    otherwise: list[tuple[Label, Finding]] = field(default_factory=list)
    missed: list[Label] = field(default_factory=list)
    unlabelled: list[Finding] = field(default_factory=list)


def read_labels(sheet: Path) -> tuple[Label, ...]:
    """The readers' sheet."""
    with sheet.open(encoding="utf-8", newline="") as file:
        return tuple(Label(**row) for row in csv.DictReader(file))


def hold(labels: Sequence[Label], findings: Sequence[Finding]) -> Held:
    """Every label with the finding that tells of it. One finding answers one label of its code."""
    held, used, told = Held(tuple(labels)), set[tuple[int, str]](), set[int]()
    for same_code in (True, False):
        for label in labels:
            if label.code == UNCLASSED or label in held.exact:
                continue
            near = [
                (_likeness(label, finding), -i)
                for i, finding in enumerate(findings)
                if (finding.code == label.code) == same_code and _tells(finding, label)
            ]
            if same_code and label.code not in OF_SUBJECTS:
                near = [(likeness, i) for likeness, i in near if (-i, label.code) not in used]
            if not near:
                if not same_code:
                    held.missed.append(label)
                continue
            position = -max(near)[1]
            used.add((position, label.code))
            told.update([position] if same_code else [-i for _, i in near])
            if same_code:
                held.exact.append(label)
            else:
                held.otherwise.append((label, findings[position]))
    others = [label for label in labels if label.code == UNCLASSED]
    for i, finding in enumerate(findings):
        if i not in told and not any(_tells(finding, label) for label in (*labels, *others)):
            held.unlabelled.append(finding)
    return held


def _tells(finding: Finding, label: Label) -> bool:
    """Whether the finding is about what the label is about, and of its class."""
    place = finding.location.path.split("/")
    report = "/".join(place[1:3]) if place[0] == "periods" else ""
    same_class = finding.code == label.code or alike(finding.code, label.code)
    return (
        same_class
        and report in ("", label.report)
        and _same_or_open(label.unit, finding.unit)
        and (label.indicator in ("", *_subjects(finding)) or finding.code in OF_SUBJECTS)
        and (not label.tier or not finding.unit or finding.tier in ("", label.tier))
        and (finding.code in OF_SUBJECTS or _same_or_open(label.at, str(finding.details.get("at") or "")))
        and _same_or_open(label.table, finding.table)
    )


def _subjects(finding: Finding) -> set[str]:
    """The indicator, measure or component that a finding is about."""
    column = finding.location.column.rpartition(".")[0] or finding.location.column
    return {finding.indicator, str(finding.details.get("measure") or ""), column} - {""}


def _same_or_open(one: str, other: str) -> bool:
    return one == other or not one or not other


def _likeness(label: Label, finding: Finding) -> int:
    """How much speaks for this finding among several: its figure, then its place."""
    published = "" if finding.published is None else f"{finding.published / MICRO:g}"
    same_figure = bool(label.published) and published == f"{_number(label.published):g}"
    same_at = label.at == str(finding.details.get("at") or "")
    return 4 * int(same_figure) + 2 * int(label.table == finding.table) + int(same_at)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")
