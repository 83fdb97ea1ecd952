"""Results indexed the way pages ask for them: look-ups that are made once, when they are first asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, cast

from generator.domain.corrections import Correction
from generator.domain.dataset import Dataset
from generator.domain.findings import Finding
from generator.domain.frames import Row, records
from generator.domain.reports import Explanation, Report
from generator.domain.results import Results
from generator.domain.units import Unit
from generator.pages.kept import Kept
from generator.pages.tally import Tally
from generator.pages.trail import Trail

if TYPE_CHECKING:
    from generator.pages.peers import Peers


def group(rows: Iterable[Any], *names: str) -> dict[Any, list[Any]]:
    """Rows by the value (or tuple of values) of columns, in order of appearance."""
    found: dict[Any, list[Row]] = defaultdict(list)
    key = attrgetter(*names)
    for row in rows:
        found[key(row)].append(row)
    return dict(found)


@dataclass(frozen=True)
class Lookups:
    """What the atlas looks up; `own` and `own_reports` are None in an atlas of everything."""

    dataset: Dataset
    results: Results
    findings: tuple[Finding, ...]
    own: tuple[Unit, ...] | None = None
    own_reports: tuple[Report, ...] | None = None
    counted: Tally | None = None
    """Counts over all results, where `results` are those of the provinces alone (country)."""

    @property
    def units(self) -> Iterable[Unit]:
        """The units whose pages and files are made from this atlas."""
        return self.dataset.units if self.own is None else self.own

    @property
    def reports_made(self) -> tuple[Report, ...]:
        """The reports whose pages are made from this atlas."""
        return self.dataset.reports if self.own_reports is None else self.own_reports

    @property
    def apart(self) -> bool:
        """Whether what is below the provinces is told on pages of each province."""
        return self.counted is not None

    @cached_property
    def tally(self) -> Tally:
        """What can be counted without a tuple of each result."""
        return self.counted or Tally(self.dataset, self.results)

    @cached_property
    def trail(self) -> Trail:
        """What leads from figures to their origins."""
        return Trail(self.dataset, self.results)

    @cached_property
    def targeted(self) -> frozenset[str]:
        """Indicators that some decision sets a target for."""
        return frozenset(t.indicator for d in self.dataset.decisions.values() for t in d.targets)

    @cached_property
    def primary(self) -> list[Row]:
        """The primary results: one per period, unit, tier and indicator, in the indicators' order."""
        place = self.place
        return sorted((row for row in self.every if row.primary), key=lambda row: place[row.indicator])

    @cached_property
    def place(self) -> Mapping[str, int]:
        """The place of each indicator in lists: by the editors' order, those with targets first."""
        ordered = sorted(
            self.dataset.indicators.values(), key=lambda i: (i.order, i.id not in self.targeted, i.id)
        )
        return {indicator.id: position for position, indicator in enumerate(ordered)}

    @cached_property
    def primary_of(self) -> Mapping[tuple[str, str, str, str], Row]:
        """The primary result of each figure: (period, unit, tier, indicator)."""
        return {(row.period, row.unit, row.tier, row.indicator): row for row in self.primary}

    @cached_property
    def by_unit(self) -> Mapping[str, list[Row]]:
        """Primary results of each unit."""
        return group(self.primary, "unit")

    @cached_property
    def by_indicator(self) -> Mapping[str, list[Row]]:
        """Primary results of each indicator."""
        return group(self.primary, "indicator")

    @cached_property
    def courses(self) -> Mapping[str, Mapping[tuple[str, str], Mapping[str, list[Row]]]]:
        """Primary results of a unit by (tier, indicator) and by kind of period, the earliest first."""
        periods = self.dataset.periods
        place = {p.id: at for at, p in enumerate(sorted(periods.values(), key=lambda p: p.start))}
        found: dict[str, dict[tuple[str, str], dict[str, list[Row]]]] = {}
        for row in self.primary:
            kinds = found.setdefault(row.unit, {}).setdefault((row.tier, row.indicator), {})
            kinds.setdefault(periods[row.period].kind, []).append(row)
        for series in found.values():
            for kinds in series.values():
                for rows in kinds.values():
                    rows.sort(key=lambda row: place[row.period])
        return found

    @cached_property
    def verdicts(self) -> list[Row]:
        """All verdicts."""
        return records(self.results.verdicts)

    @cached_property
    def verdicts_of(self) -> Mapping[tuple[str, str, str, str], list[Row]]:
        """Verdicts on each figure: (period, unit, tier, indicator)."""
        return group(self.verdicts, "period", "unit", "tier", "indicator")

    @cached_property
    def scores(self) -> list[Row]:
        """All scores."""
        return records(self.results.scores)

    @cached_property
    def peers_of(self) -> dict[str, dict[tuple[object, ...], Peers]]:
        """Of each period that was asked for (`peers.of`), ranked figures by what `peers.key` says of each."""
        return {}

    @cached_property
    def claims(self) -> Mapping[tuple[str, str], list[Row]]:
        """Claims of each report: (period, report) of the report's folder."""
        return group(records(self.results.claims), "report_period", "report")

    @cached_property
    def changes(self) -> Mapping[tuple[str, str, str, str], list[Row]]:
        """Changes of each figure against its like periods."""
        return group(records(self.results.changes), "period", "unit", "tier", "indicator")

    @cached_property
    def findings_of_report(self) -> Mapping[str, list[Finding]]:
        """Findings by the folder of their report (`period/report`)."""
        found: dict[str, list[Finding]] = defaultdict(list)
        for finding in self.findings:
            parts = finding.location.path.split("/")
            found["/".join(parts[1:3]) if parts[0] == "periods" else ""].append(finding)
        return dict(found)

    @cached_property
    def flagged(self) -> Mapping[str, Mapping[int | None, list[str]]]:
        """The columns of the cells that findings are about, by path and row."""
        found: dict[str, dict[int | None, list[str]]] = {}
        for finding in self.findings:
            where = finding.location
            found.setdefault(where.path, {}).setdefault(where.row, []).append(where.column)
        return found

    @cached_property
    def reports(self) -> Mapping[tuple[str, str], Report]:
        """Reports by (period, id) of their folder."""
        return {(report.period, report.id): report for report in self.dataset.reports}

    @cached_property
    def primary_of_report(self) -> Mapping[tuple[str, str], list[Row]]:
        """Primary results by the (period, id) of the report's folder."""
        return group(self.primary, "report_period", "report")

    @cached_property
    def primary_of_period(self) -> Mapping[str, list[Row]]:
        """Primary results by period."""
        return group(self.primary, "period")

    @cached_property
    def findings_of_unit(self) -> Mapping[str, list[Finding]]:
        """Findings about each unit."""
        return group(self.findings, "unit")

    @cached_property
    def explanations_of_unit(self) -> Mapping[str, list[tuple[Report, Explanation]]]:
        """Causes and remedies given for each unit, with the report that gives them."""
        found: dict[str, list[tuple[Report, Explanation]]] = defaultdict(list)
        for report in self.dataset.reports:
            for explanation in report.explanations:
                for unit in explanation.units:
                    found[unit].append((report, explanation))
        return dict(found)

    @cached_property
    def every(self) -> list[Row]:
        """All results, in the order of results.csv."""
        return records(self.results.results)

    @cached_property
    def results_of(self) -> Mapping[str, list[Row]]:
        """The results of each unit."""
        return group(self.every, "unit")

    @cached_property
    def effects(self) -> list[Row]:
        """What each correction changed among the computed figures, the latest entry first."""
        return records(self.results.effects)

    @cached_property
    def effects_of(self) -> Mapping[tuple[str, str, str, str], list[Row]]:
        """Those on each figure: (period, unit, tier, indicator)."""
        return group(self.effects, "period", "unit", "tier", "figure")

    @cached_property
    def entries(self) -> Mapping[str, list[Correction]]:
        """The changes of each entry of corrections.yml, the latest entry first."""
        return group(sorted(self.dataset.corrections, key=lambda c: c.date, reverse=True), "entry")

    @cached_property
    def corrected(self) -> Mapping[tuple[str, str, str], list[Correction]]:
        """Corrections of entered figures by (report, unit, figure)."""
        return group((c for c in self.dataset.corrections if c.report), "report", "unit", "indicator")

    @cached_property
    def reports_corrected(self) -> frozenset[str]:
        """Ids of reports of which an entered figure was corrected."""
        return frozenset(report for report, _, _ in self.corrected)

    @cached_property
    def latest_first(self) -> list[str]:
        """Ids of the periods, latest first."""
        return list(self.dataset.periods)[::-1]

    @cached_property
    def age(self) -> Mapping[str, int]:
        """The place of each period among all, the latest first."""
        return {period: place for place, period in enumerate(self.latest_first)}

    @cached_property
    def memo(self) -> dict[tuple[object, ...], Any]:
        """What the pages of many units share: whoever makes it keeps it here for the next one."""
        return {}

    def kept(self, name: str, made: Callable[[Any], Any]) -> Kept:
        """What is `made` of each key, under a name of its own: made once for the pages of all units."""
        found = self.memo.get((name,))
        if found is None:
            found = self.memo[name,] = Kept(made)
        return cast(Kept, found)
