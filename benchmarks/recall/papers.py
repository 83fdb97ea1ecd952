"""What an invented data folder holds, as one prints it, and the writing of it to disk."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

Subject = tuple[str, str]
"""A unit's id and a tier."""

REPORT_FILE = "report.yml"


@dataclass(frozen=True)
class Unit:
    """A line of the register of units."""

    id: str
    name: str
    type: str
    parent: str
    aliases: str = ""


@dataclass(frozen=True)
class Formula:
    """A rate of two counts: what one part of a report is about."""

    name: str
    """The part's own name: faults of one part do not touch another's."""
    stem: str
    title: str
    columns: tuple[str, ...]
    indicator: str
    numerator: str
    denominator: str


@dataclass(eq=False)
class Row:
    """A row as printed; `slot` is the part it belongs to, empty where several share it."""

    subject: Subject
    cells: dict[str, str]
    total: bool = False
    slot: str = ""


@dataclass(eq=False)
class Table:
    """A file of a report; `entry` is its line in report.yml without the file's name."""

    stem: str
    columns: list[str]
    rows: list[Row]
    entry: dict[str, Any] = field(default_factory=dict)
    slot: str = ""

    def row(self, subject: Subject, total: bool = False) -> Row | None:
        """The row of a subject, or its row of totals."""
        return next((r for r in self.rows if r.subject == subject and r.total == total), None)

    def data_rows(self) -> list[Row]:
        """The rows that are no totals."""
        return [row for row in self.rows if not row.total]


@dataclass(eq=False)
class Claim:
    """A sentence about a set of units; `units` are subjects with the text that names them."""

    at: str
    slot: str
    indicator: str
    tier: str
    where: dict[str, str] | str
    count: int | None = None
    of: int | None = None
    value: str = ""
    units: list[tuple[Subject, str]] = field(default_factory=list)
    such_as: list[tuple[Subject, str]] = field(default_factory=list)

    def entry(self) -> dict[str, Any]:
        """The claim as report.yml holds it."""
        made: dict[str, Any] = {
            "at": self.at, "indicator": self.indicator, "tier": self.tier, "where": self.where,
        }  # fmt: skip
        for key in ("count", "of"):
            if getattr(self, key) is not None:
                made[key] = str(getattr(self, key))
        if self.value:
            made["value"] = self.value
        for key in ("units", "such_as"):
            if getattr(self, key):
                made[key] = [text for _, text in getattr(self, key)]
        return made


@dataclass(eq=False)
class Decision:
    """A decision with its table of targets: percent by subject and indicator."""

    id: str
    issuer: str
    valid_from: str
    valid_to: str
    targets: dict[Subject, dict[str, Decimal]]
    replaces: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Its file under data/."""
        return f"targets/{self.id}.yml"

    @property
    def table_path(self) -> str:
        """The table beside it under data/."""
        return f"targets/{self.id}.csv"


@dataclass(frozen=True)
class Style:
    """How one office prints its reports."""

    decimals: int
    trim: bool
    sign: str
    dots: bool
    office: bool
    """Whether units are written with the word for their office in front."""
    whole: bool
    """Whether the totals are of the communes and of everything, or of everything alone."""
    bare: frozenset[str]
    """Parts whose totals print the rate only."""


@dataclass(eq=False)
class Paper:
    """A report: the truth (`counts`, `scores`), and what is printed of it."""

    period: str
    id: str
    area: str
    printed_period: str
    style: Style
    formulas: tuple[Formula, ...]
    subjects: tuple[Subject, ...]
    counts: dict[Subject, dict[str, int]]
    percents: dict[Subject, list[Decimal]]
    """Percent of each component of the composite; empty where the report has none."""
    decision: Decision
    old_decision: Decision
    usual: dict[str, Decimal]
    """The target of the whole area's communes, by indicator, as the sentences quote it."""
    number: str = ""
    date: str = ""
    more_decisions: list[Decision] = field(default_factory=list)
    absent: set[tuple[str, Subject]] = field(default_factory=set)
    """Parts and subjects that their tables leave out."""
    own: dict[tuple[str, Subject], dict[str, int]] = field(default_factory=dict)
    """Counts that one part gives otherwise than the truth says, by part and subject."""
    tables: dict[str, Table] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    acknowledged: list[dict[str, str]] = field(default_factory=list)
    previous: Paper | None = None

    @property
    def folder(self) -> str:
        """Its folder under data/."""
        return f"periods/{self.period}/{self.id}"

    @property
    def path(self) -> str:
        """Its report.yml under data/."""
        return f"{self.folder}/{REPORT_FILE}"

    def formula(self, name: str) -> Formula | None:
        """The part of that name, if the report has it."""
        return next((formula for formula in self.formulas if formula.name == name), None)

    def count(self, formula: Formula, subject: Subject, measure: str) -> int:
        """The count that a part prints of a subject."""
        own = self.own.get((formula.name, subject), {})
        return own[measure] if measure in own else self.counts[subject][measure]


@dataclass(eq=False)
class Folder:
    """An invented data folder; `constants` are the files that are the same in each."""

    units: dict[str, Unit]
    papers: list[Paper]
    old_decisions: list[Decision]
    constants: Mapping[str, str]

    def write(self, root: Path) -> None:
        """Writes every file under `root`, which must exist and be empty."""
        for path, text in (*self.constants.items(), *self._files()):
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")

    def _files(self) -> Iterator[tuple[str, str]]:
        rows = [[u.id, u.name, u.type, u.parent, u.aliases] for u in self.units.values()]
        yield "units.csv", _csv(["id", "name", "type", "parent", "aliases"], rows)
        for decision in self.old_decisions:
            yield from self._decision(decision)
        for paper in self.papers:
            for decision in (paper.decision, *paper.more_decisions):
                yield from self._decision(decision)
            yield paper.path, _report(paper)
            for table in paper.tables.values():
                cells = [[row.cells.get(name, "") for name in table.columns] for row in table.rows]
                yield f"{paper.folder}/{table.stem}.csv", _csv(table.columns, cells)

    def _decision(self, decision: Decision) -> Iterator[tuple[str, str]]:
        valid = {"from": decision.valid_from, "to": decision.valid_to}
        document: dict[str, Any] = {
            "title": decision.id, "issuer": decision.issuer, "valid": valid, "table": f"{decision.id}.csv",
        }  # fmt: skip
        if decision.replaces:
            document["replaces"] = list(decision.replaces)
        yield decision.path, json.dumps(document, ensure_ascii=False)
        indicators = list(dict.fromkeys(i for targets in decision.targets.values() for i in targets))
        rows = [
            [unit, tier, *(_target(targets.get(indicator)) for indicator in indicators)]
            for (unit, tier), targets in decision.targets.items()
        ]
        yield decision.table_path, _csv(["unit", "tier", *indicators], rows)


def _target(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}".replace(".", ",")


def _report(paper: Paper) -> str:
    """report.yml as JSON, which is YAML; one line a claim, as each finding about it names its line."""
    document: dict[str, Any] = {
        "title": "Báo cáo kết quả dịch vụ công trực tuyến",
        "area": paper.area,
        "publisher": "UBND",
        "number": paper.number,
        "date": paper.date,
        "printed_period": paper.printed_period,
        "kind": "transcript",
        "tables": [{"file": f"{table.stem}.csv", **table.entry} for table in paper.tables.values()],
        "claims": [claim.entry() for claim in paper.claims],
        "acknowledged": paper.acknowledged,
    }
    lines = []
    for key, value in document.items():
        if isinstance(value, list):
            lines.append(f"{key}:")
            lines += [f"  - {json.dumps(item, ensure_ascii=False)}" for item in value]
        elif value:
            lines.append(f"{key}: {json.dumps(value, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"


def _csv(header: list[str], rows: list[list[str]]) -> str:
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *rows])
    return text.getvalue()
