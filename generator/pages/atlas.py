"""The atlas: results indexed the way pages ask for them, and figures in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from markupsafe import Markup

from generator.domain.frames import Row
from generator.domain.indicators import Composite, Indicator
from generator.domain.targets import EXCEEDED, MET, NOT_MET, UNCLEAR, UNNAMED_ISSUER, WHOLE_COUNTRY
from generator.domain.units import COMMUNE
from generator.messages import labels
from generator.messages.numbers import apart, fraction, number, trimmed
from generator.messages.pages import SUBJECTS
from generator.messages.periods import period_name
from generator.pages import links
from generator.pages.lookups import Lookups, group

__all__ = ["WORST", "Atlas", "group"]

WORST = (NOT_MET, UNCLEAR, MET, EXCEEDED)
"""Statuses from the worst: a subject under several decisions is as good as its worst verdict."""


@dataclass(frozen=True)
class Atlas(Lookups):
    """Everything that pages need to know: look-ups, and figures in words.

    Of a large site there is one for each province (`shards`), which knows the results of its own units, and
    one for the pages about the whole country, which must not make a tuple of every result.
    """

    @cached_property
    def _periods(self) -> Mapping[str, str]:
        return {p.id: period_name(p.kind, p.start, p.end) for p in self.dataset.periods.values()}

    def period(self, period_id: str) -> str:
        """A period in words."""
        return self._periods[period_id]

    def unit(self, unit_id: str) -> str:
        """A unit's name."""
        return self.dataset.units[unit_id].name

    @cached_property
    def _tiers(self) -> Mapping[str, frozenset[str]]:
        """The tiers that each type of unit ever had."""
        entries = self.dataset.site.type_tiers
        return {e.type: frozenset(o.tier for o in entries if o.type == e.type) for e in entries}

    def subject(self, unit_id: str, tier: str) -> str:
        """A subject in words: the unit, and whose dossiers where that is not the unit's own desk."""
        unit = self.dataset.units[unit_id]
        if tier in self._tiers.get(unit.type, ()) and (tier == COMMUNE or not unit.code):
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
        return _target_words(operator, value, up_to, self.dataset.indicators[indicator].unit_of_measure)

    @cached_property
    def _decisions(self) -> Mapping[str, str]:
        issuers = {d.id: self.issuer(d.issuer) for d in self.dataset.decisions.values()}
        return {
            d.id: f"{issuers[d.id]}, {d.short}" if d.short else issuers[d.id]
            for d in self.dataset.decisions.values()
        }

    def decision(self, decision_id: str) -> str:
        """Who issued a decision and, where the editors give one, its short title."""
        return self._decisions[decision_id]

    def is_whole(self, row: Row) -> bool:
        """Whether a figure is about several units together: an aggregate, or stated of a whole area."""
        if row.aggregate:
            return True
        report = self.reports.get((row.report_period, row.report))
        own = report is not None and report.area == row.unit
        return own and self.tally.spans(row.unit, row.tier, row.period)

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
        return fraction(row.numerator, row.denominator)

    def issuer(self, issuer: str) -> str:
        """Who issued a decision, in words."""
        if issuer == WHOLE_COUNTRY:
            return labels.WHOLE_COUNTRY
        return labels.UNNAMED_ISSUER if issuer == UNNAMED_ISSUER else self.unit(issuer)

    def worst(self, key: tuple[str, str, str, str]) -> str:
        """The worst verdict on a figure; no_target where no decision covers it."""
        found = [verdict.status for verdict in self.verdicts_of.get(key, ())]
        if len(found) == 1 and found[0] in WORST:
            return str(found[0])
        return next((status for status in WORST if status in found), "no_target")

    def unit_link(self, here: str, unit_id: str, label: str = "") -> Markup:
        """A link to a unit's page."""
        return links.anchor(here, links.unit(unit_id), label or self.unit(unit_id))


@lru_cache(maxsize=1 << 14)
def _target_words(operator: str, value: int, up_to: int | None, unit: str) -> str:
    if up_to is not None:
        return labels.RANGE.format(low=trimmed(value), high=f"{trimmed(up_to)}\u00a0{unit}")
    return labels.OPERATORS[operator].format(value=f"{trimmed(value)}\u00a0{unit}")
