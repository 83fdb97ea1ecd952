"""Findings: what does not add up, with its place. Values that are collected, never raised."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from generator.domain.catalogue import SEVERITY


@dataclass(frozen=True, slots=True)
class Location:
    """Where a finding stands: a file under data/, and inside it row, column and cell."""

    path: str
    row: int | None = None
    column: str = ""
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `code` keys its severity and its Vietnamese message and hint; `details` fills them.

    `blocks` says whether publication stops.
    `published` and `computed` are in millionths of the figure's unit of measure.
    """

    code: str
    location: Location
    blocks: bool = False
    period: str = ""
    report: str = ""
    table: str = ""
    unit: str = ""
    tier: str = ""
    indicator: str = ""
    published: int | None = None
    computed: int | None = None
    acknowledged: str = ""
    """Why the report's editors let it stand, in their words; empty when they have not."""
    details: MappingProxyType[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def severity(self) -> str:
        """How certain it is that something is wrong: error, warning or note."""
        return SEVERITY[self.code]


def details(**values: Any) -> MappingProxyType[str, Any]:
    """The read-only details of a finding."""
    return MappingProxyType(values)
