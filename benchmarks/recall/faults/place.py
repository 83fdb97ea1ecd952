"""Where a fault is planted, and what is noted of it."""

from __future__ import annotations

import random
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from benchmarks.recall.constants import PROSE, SUMMARY
from benchmarks.recall.papers import Claim, Folder, Formula, Paper, Row, Subject, Table
from benchmarks.recall.press import Press, exact, known
from benchmarks.recall.rounding import printed, rounded

Slot = tuple[Paper, str]
"""A part of a report: what is wrong in one does not reach another."""


@dataclass(frozen=True, eq=False)
class Spot:
    """A place where the finding may stand; what is empty is open."""

    path: str
    table: Table | None = None
    row: Row | None = None
    number: int = 0
    """The row's number, where it is known without the table."""
    columns: tuple[str, ...] = ()
    unit: str = ""
    at: str = ""

    def row_number(self) -> int | None:
        """The row that the finding must name: the header is the first of a file."""
        if self.table is None or self.row is None:
            return self.number or None
        return next(i for i, row in enumerate(self.table.rows, 2) if row is self.row)


@dataclass(eq=False)
class Fault:
    """One planted fault: found when its code stands at one of its spots."""

    code: str
    spots: list[Spot]
    slots: list[Slot]
    cause: str = ""
    """What a wrong figure in a sentence was taken from."""
    kind: str = ""
    """Which way of making the fault."""


Planting = Generator[None, None, Fault | None]
"""Changes the truth, yields while the reports are printed, changes the print, returns the fault.

It ends before it yields where its place does not lend itself to the fault.
"""


@dataclass
class Place:
    """A free part of a report, and the means to plant there."""

    folder: Folder
    paper: Paper
    slot: str
    rng: random.Random
    press: Press
    is_free: Callable[[Paper, str], bool]
    taken: list[Slot] = field(default_factory=list)

    @property
    def formula(self) -> Formula | None:
        """The rate that the part is about; None for the composite and the report's own statements."""
        return self.paper.formula(self.slot)

    @property
    def by_district(self) -> bool:
        """Whether the report is a district's, each part with a table of its own."""
        return "district" in {tier for _, tier in self.paper.subjects[:1]}

    def take(self, *slots: Slot) -> bool:
        """Takes further parts for the fault; False, and nothing is taken, when one is not free."""
        if not all(self.is_free(*slot) for slot in slots):
            return False
        self.taken += slots
        return True

    def table(self) -> Table:
        """The table of the part: a district's own, or one of a province's appendices."""
        if self.formula and self.by_district:
            return self.paper.tables[self.formula.stem]
        return self.paper.tables[f"phu-luc-{self.rng.randint(1, 3)}"]

    def path(self, table: Table) -> str:
        """The table's file under data/."""
        return f"{self.paper.folder}/{table.stem}.csv"

    def cell(self, table: Table, row: Row | None, *columns: str) -> Spot:
        """A spot in a table of the report."""
        return Spot(self.path(table), table, row, columns=columns)

    def sentence(self, claim: Claim, unit: str = "") -> Spot:
        """A spot in a list of the report."""
        return Spot(self.paper.path, at=claim.at, unit=unit)

    def fault(self, code: str, *spots: Spot, cause: str = "", kind: str = "") -> Fault:
        """The fault, once it stands."""
        return Fault(code, list(spots), [(self.paper, self.slot), *self.taken], cause, kind)

    # figures

    def known(self, tier: str = "") -> list[Subject]:
        """The subjects of the part."""
        return known(self.paper, self._formula, tier)

    @property
    def _formula(self) -> Formula:
        if self.formula is None:
            raise ValueError(f"{self.slot} is no rate")
        return self.formula

    def exact(self, *subjects: Subject) -> Fraction:
        """The part's rate of subjects together."""
        return exact(self.paper, self._formula, subjects)

    def text(self, value: Decimal) -> str:
        """A rate in the report's manner."""
        return printed(value, self.paper.style.trim, self.paper.style.sign)

    def rounded(self, value: Fraction) -> Decimal:
        """A rate to the report's decimals."""
        return rounded(value, self.paper.style.decimals)

    def wrong(self, value: Fraction, least: float = 0.4, most: float = 12.0) -> Decimal:
        """Another rate between 1 and 100, at least `least` points away, to the report's decimals."""
        while True:
            shift = Fraction(self.rng.uniform(least, most)) * self.rng.choice((1, -1))
            if 1 < value + shift < 100:
                return self.rounded(value + shift)

    def prose(self) -> Table:
        """The table of the sentences."""
        return self.paper.tables[PROSE]

    def summary(self) -> Table | None:
        """The table that gives all rates again, where the report has one."""
        return self.paper.tables.get(SUMMARY)

    def said(self, figure: str, tier: str = "") -> list[Row]:
        """The sentences of the part about a figure of the report's own area."""
        return [
            row
            for row in self.prose().rows
            if row.slot == self.slot
            and row.cells["figure"] == figure
            and row.subject[0] == self.paper.area
            and tier in ("", row.subject[1])
        ]

    def claims(self) -> list[Claim]:
        """The lists of the part."""
        return [claim for claim in self.paper.claims if claim.slot == self.slot]
