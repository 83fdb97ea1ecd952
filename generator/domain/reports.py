"""Reports: source documents with their tables, claims and explanations."""

from __future__ import annotations

from dataclasses import dataclass

from generator.domain.quantities import short

TRANSCRIPT, EXTRACT = "transcript", "extract"


@dataclass(frozen=True, slots=True)
class Table:
    """One file of a report; tables with one `group` are one table cut into pages."""

    stem: str
    path: str
    title: str
    tier: str
    group: str
    prose: bool
    as_printed: tuple[str, ...]
    sheet: str = ""
    number: str = ""
    """Number and date of the covering letter as this table's heading prints them."""
    date: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Where:
    """Conditions that the members of a claimed set fulfil; all that are given hold together."""

    target: str = ""
    status: str = ""
    above: int | None = None
    below: int | None = None
    at_least: int | None = None
    grade: str = ""
    extreme: str = ""
    """`highest`, `lowest` or empty."""

    @property
    def condition(self) -> str:
        """The conditions as the contract writes them: `target=… status=… above=50`."""
        said = {
            "target": self.target,
            "status": self.status,
            **{key: getattr(self, key) for key in ("above", "below", "at_least")},
            "grade": self.grade,
            "extreme": self.extreme,
        }
        return " ".join(
            f"{key}={short(value) if isinstance(value, int) else value}"
            for key, value in said.items()
            if value not in ("", None)
        )

    def is_empty(self) -> bool:
        """Whether nothing says who belongs to the set."""
        return self == Where()


@dataclass(frozen=True, slots=True)
class Mention:
    """A unit that a claim names, with the figure printed beside it (millionths, decimals)."""

    unit: str
    text: str
    value: int | None
    decimals: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence about a set of units: how many, which, and their figures."""

    at: str
    indicator: str
    facet: str
    tiers: tuple[str, ...]
    where: Where
    count: int | None = None
    of: int | None = None
    value: int | None = None
    value_decimals: int = 0
    units: tuple[Mention, ...] = ()
    such_as: tuple[Mention, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Explanation:
    """A cause or remedy that a report gives for some units and indicators."""

    at: str
    units: tuple[str, ...]
    tier: str
    indicators: tuple[str, ...]
    cause: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """An inconsistency that the report's editors know of and let stand: its code, its place, why.

    Of the place whatever is given must be the finding's; `table` is the table's stem, `at` a place of prose.
    """

    code: str
    reason: str
    table: str = ""
    row: int | None = None
    column: str = ""
    at: str = ""
    unit: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """A source document: the folder `periods/<period>/<id>`."""

    period: str
    id: str
    path: str
    title: str
    area: str
    kind: str
    publisher: str = ""
    printed_period: str = ""
    system: str = ""
    number: str = ""
    date: str = ""
    """The day, where the report prints a whole date; `printed_date` is what it prints."""
    printed_date: str = ""
    tables: tuple[Table, ...] = ()
    claims: tuple[Claim, ...] = ()
    explanations: tuple[Explanation, ...] = ()
    acknowledged: tuple[Acknowledgement, ...] = ()

    @property
    def key(self) -> str:
        """Unique name of the report: its period and folder."""
        return f"{self.period}/{self.id}"
