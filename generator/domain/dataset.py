"""What the inputs stage hands on: everything in data/, read and resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from generator.domain.corrections import Correction
from generator.domain.indicators import Composite, Indicator, Measure
from generator.domain.periods import Period
from generator.domain.reports import Report
from generator.domain.targets import Decision
from generator.domain.units import TypeTier, UnitRegister


@dataclass(frozen=True, slots=True)
class Site:
    """The site's own facts, from data/site.yml; `expected` maps a tier to the types that report."""

    title: str
    publisher: str
    contact: str
    address: str
    locale: str
    type_tiers: tuple[TypeTier, ...]
    expected: Mapping[str, tuple[str, ...]]
    report_errors: str = ""
    """Where readers report a wrong figure: an https or mailto address, empty where there is none."""

    def type_tier(self, period: Period | None) -> dict[str, str]:
        """The tier of each type of unit in a period; without a period, the first it ever had."""
        tiers: dict[str, str] = {}
        for entry in self.type_tiers:
            starts = period is None or entry.valid_from is None or entry.valid_from <= period.start
            ends = period is None or entry.valid_to is None or period.end <= entry.valid_to
            if starts and ends:
                tiers.setdefault(entry.type, entry.tier)
        return tiers


@dataclass(frozen=True)
class Dataset:
    """All inputs; `cells` is a frame of CELLS, `files` maps a path under data/ to its SHA-256, and
    `sources` to its bytes.
    """

    site: Site
    units: UnitRegister
    measures: Mapping[str, Measure]
    indicators: Mapping[str, Indicator]
    composites: Mapping[str, Composite]
    decisions: Mapping[str, Decision]
    periods: Mapping[str, Period]
    reports: tuple[Report, ...]
    corrections: tuple[Correction, ...]
    cells: pd.DataFrame
    files: Mapping[str, str]
    sources: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def table_titles(self) -> Mapping[tuple[str, str], str]:
        """Titles of tables by (folder under data/, stem)."""
        return {
            (table.path.rpartition("/")[0], table.stem): table.title
            for report in self.reports
            for table in report.tables
        }

    @cached_property
    def reports_inside(self) -> Mapping[str, tuple[Report, ...]]:
        """Reports on a unit or on one below it, by the unit."""
        found: dict[str, tuple[Report, ...]] = {}
        for report in self.reports:
            for unit in self.units.paths[report.area]:
                found[unit] = (*found.get(unit, ()), report)
        return found

    @cached_property
    def folder_period(self) -> Mapping[str, str]:
        """The period of the folder that each table's file lies in, by its path under data/."""
        return {table.path: report.period for report in self.reports for table in report.tables}

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """Ids of the areas of reports and of the provinces they lie in, in the register's order.

        These have files and a feed of their own; a province that nobody reported on has nothing to take away.
        """
        reported = {report.area for report in self.reports if report.area in self.units}
        roots = {self.units.paths[area][-1] for area in reported}
        return tuple(unit.id for unit in self.units if unit.id in reported | roots)

    @cached_property
    def as_of(self) -> str:
        """The end of the latest period with a report: the site's own date (ISO)."""
        ends = [self.periods[report.period].end for report in self.reports]
        return max(ends).isoformat() if ends else "1970-01-01"
