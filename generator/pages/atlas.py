"""The atlas: results indexed the way pages ask for them, and figures in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd
from markupsafe import Markup

from generator.domain.corrections import Correction
from generator.domain.dataset import Dataset
from generator.domain.findings import Finding
from generator.domain.frames import Row, records
from generator.domain.indicators import Composite, Indicator
from generator.domain.reports import Explanation, Report
from generator.domain.results import Results
from generator.domain.targets import EXCEEDED, MET, NOT_MET, UNCLEAR, UNNAMED_ISSUER, WHOLE_COUNTRY
from generator.domain.units import COMMUNE, Unit
from generator.messages import labels
from generator.messages.numbers import apart, count, number, trimmed
from generator.messages.pages import SUBJECTS
from generator.messages.periods import period_name
from generator.pages import links, peers
from generator.pages.trail import Trail

WORST = (NOT_MET, UNCLEAR, MET, EXCEEDED)
"""Statuses from the worst: a subject under several decisions is as good as its worst verdict."""


def group(rows: Iterable[Any], *names: str) -> dict[Any, list[Any]]:
    """Rows by the value (or tuple of values) of columns, in order of appearance."""
    found: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        key = tuple(getattr(row, name) for name in names)
        found[key if len(key) > 1 else key[0]].append(row)
    return dict(found)


@dataclass(frozen=True)
class Atlas:
    """Everything that pages need to know; look-ups are made once and shared.

    Of a large site there is one for each province (`shards`), which knows the results of its own units, and
    one for the pages about the whole country, which must not make a tuple of every result.
    """

    dataset: Dataset
    results: Results
    findings: tuple[Finding, ...]
    own: tuple[Unit, ...] | None = None
    own_reports: tuple[Report, ...] | None = None

    @property
    def units(self) -> Iterable[Unit]:
        """The units whose pages and files are made from this atlas."""
        return self.dataset.units if self.own is None else self.own

    @property
    def reports_made(self) -> tuple[Report, ...]:
        """The reports whose pages are made from this atlas."""
        return self.dataset.reports if self.own_reports is None else self.own_reports

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
        rows = records(self.results.results[self.results.results["primary"]])
        return sorted(rows, key=lambda row: self.place[row.indicator])

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
    def verdicts(self) -> list[Row]:
        """All verdicts."""
        return records(self.results.verdicts)

    @cached_property
    def verdicts_of(self) -> Mapping[tuple[str, str, str, str], list[Row]]:
        """Verdicts on each figure: (period, unit, tier, indicator)."""
        return group(self.verdicts, "period", "unit", "tier", "indicator")

    @cached_property
    def verdicts_of_report(self) -> Mapping[tuple[str, str], list[Row]]:
        """Verdicts by the (period, report) of their figure."""
        return group(self.verdicts, "period", "report")

    @cached_property
    def scores(self) -> list[Row]:
        """All scores."""
        return records(self.results.scores)

    @cached_property
    def peers_of(self) -> Mapping[tuple[object, ...], peers.Peers]:
        """Ranked figures by what `peers.key` says of each: a unit's peers, the unit among them."""
        return peers.groups(self)

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
    def flagged(self) -> frozenset[tuple[str, int | None, str]]:
        """Path, row and column of every cell that a finding is about."""
        return frozenset((f.location.path, f.location.row, f.location.column) for f in self.findings)

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
    def frame_of_unit(self) -> Mapping[str, pd.DataFrame]:
        """The results of each unit as a frame."""
        return {str(unit): frame for unit, frame in self.results.results.groupby("unit", sort=False)}

    @cached_property
    def cells_of(self) -> Mapping[tuple[str, str], list[Row]]:
        """The cells of each table: (path, table)."""
        return group(records(self.dataset.cells), "path", "table")

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
    def latest_first(self) -> list[str]:
        """Ids of the periods, latest first."""
        return list(self.dataset.periods)[::-1]

    def period(self, period_id: str) -> str:
        """A period in words."""
        period = self.dataset.periods[period_id]
        return period_name(period.kind, period.start, period.end)

    def unit(self, unit_id: str) -> str:
        """A unit's name."""
        return self.dataset.units[unit_id].name

    def subject(self, unit_id: str, tier: str) -> str:
        """A subject in words: the unit, and whose dossiers where that is not the unit's own desk."""
        unit = self.dataset.units[unit_id]
        own = {entry.tier for entry in self.dataset.site.type_tiers if entry.type == unit.type}
        agency = not unit.code
        if tier in own and (agency or tier == COMMUNE):
            return unit.name
        return f"{unit.name} \u2013 {SUBJECTS[tier]}"

    def item(self, key: str) -> Indicator | Composite | None:
        """The indicator or composite of an id."""
        return self.dataset.indicators.get(key) or self.dataset.composites.get(key)

    def figure_name(self, key: str) -> str:
        """The name of an indicator, measure, composite or component, its suffix in words."""
        base, _, facet = key.partition(".")
        if base in self._names:
            return self._names[base] + (f" ({labels.FACETS[facet]})" if facet else "")
        return key

    @cached_property
    def _names(self) -> Mapping[str, str]:
        dataset = self.dataset
        return {
            **{m.id: m.name for m in dataset.measures.values()},
            **{c.id: c.name for k in dataset.composites.values() for c in k.components},
            **{k.id: k.name for k in dataset.composites.values()},
            **{i.id: i.name for i in dataset.indicators.values()},
        }

    def value(
        self, indicator_id: str, micro: int | None, beside: int | None = None, printed: int | None = None
    ) -> str:
        """A figure with its unit of measure; never looking like `beside` unless equal.

        A published figure keeps the decimals that it is `printed` with.
        """
        if micro is None:
            return ""
        indicator = self.dataset.indicators[indicator_id]
        decimals = indicator.decimals if printed is None else printed
        shown = number(micro, decimals) if beside is None else apart(micro, beside, decimals)
        return f"{shown}\u00a0{indicator.unit_of_measure}"

    def points(self, micro: int, decimals: int, maximum: int) -> str:
        """Points out of the most there can be."""
        return f"{number(micro, decimals)}/{trimmed(maximum)}"

    def target(self, verdict: Row) -> str:
        """A verdict's target in words."""
        return self.target_words(verdict.indicator, verdict.operator, verdict.target_value, verdict.up_to)

    def target_words(self, indicator: str, operator: str, value: int, up_to: int | None) -> str:
        """A target in words: at least how much, or from where to where."""
        unit = self.dataset.indicators[indicator].unit_of_measure
        if up_to is not None:
            return labels.RANGE.format(low=trimmed(value), high=f"{trimmed(up_to)}\u00a0{unit}")
        return labels.OPERATORS[operator].format(value=f"{trimmed(value)}\u00a0{unit}")

    def decision(self, decision_id: str) -> str:
        """Who issued a decision and, where the editors give one, its short title."""
        decision = self.dataset.decisions[decision_id]
        issuer = self.issuer(decision.issuer)
        return f"{issuer}, {decision.short}" if decision.short else issuer

    def is_whole(self, row: Row) -> bool:
        """Whether a figure is about several units together: an aggregate, or stated of a whole area."""
        if row.aggregate:
            return True
        units = self.dataset.units
        report = self.reports.get((row.report_period, row.report))
        if report is None or report.area != row.unit:
            return False
        tiers = self.dataset.site.type_tier(self.dataset.periods[row.period])
        below = {tiers.get(units[child].type) for child in units.children.get(row.unit, ())}
        return tiers.get(units[row.unit].type) != row.tier or row.tier in below

    @cached_property
    def wholes(self) -> frozenset[tuple[str, str, str, str]]:
        """Keys (period, unit, tier, indicator) of figures about several units together."""
        return frozenset((r.period, r.unit, r.tier, r.indicator) for r in self.primary if self.is_whole(r))

    def figure(self, row: Row, beside: int | None = None) -> str:
        """A result's figure with its unit of measure, a published one with the paper's decimals."""
        return self.value(
            row.indicator, row.value, beside, row.decimals if row.basis == "published" else None
        )

    def fraction(self, row: Row) -> str:
        """The counts behind a rate, or empty."""
        if row.numerator is None or row.denominator is None:
            return ""
        return f"{count(row.numerator)}/{count(row.denominator)}"

    def issuer(self, issuer: str) -> str:
        """Who issued a decision, in words."""
        if issuer == WHOLE_COUNTRY:
            return labels.WHOLE_COUNTRY
        return labels.UNNAMED_ISSUER if issuer == UNNAMED_ISSUER else self.unit(issuer)

    def worst(self, key: tuple[str, str, str, str]) -> str:
        """The worst verdict on a figure; no_target where no decision covers it."""
        found = {verdict.status for verdict in self.verdicts_of.get(key, ())}
        return next((status for status in WORST if status in found), "no_target")

    def unit_link(self, here: str, unit_id: str, label: str = "") -> Markup:
        """A link to a unit's page."""
        return links.anchor(here, links.unit(unit_id), label or self.unit(unit_id))
