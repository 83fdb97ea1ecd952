"""Claims about sets of units held against the figures: how many, which, with what figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from generator.domain.findings import Finding, Location, details
from generator.domain.frames import AGREES, DIFFERS, UNCHECKED
from generator.domain.quantities import MICRO
from generator.domain.reports import Claim, Mention, Report, Where
from generator.domain.units import ALL, Subject
from generator.measures.checks.causes import Printed, find_cause
from generator.measures.checks.evidence import Evidence
from generator.measures.ledger import Known, Ledger, shown
from generator.measures.sentences import Judged
from generator.measures.thresholds import other_reading


def judge_sets(evidence: Evidence, report: Report) -> Iterator[Judged]:
    """Every claim of a report, in reading order."""
    for claim in report.claims:
        yield from _Judge(evidence, report, claim).rows()


@dataclass(frozen=True, slots=True)
class _Member:
    subject: Subject
    known: Known
    belongs: bool | None
    """None when the target is open or has no verdict."""


class _Judge:
    def __init__(self, evidence: Evidence, report: Report, claim: Claim) -> None:
        self._ledger = evidence.ledger
        self._evidence = evidence
        self._report = report
        self._claim = claim
        self._population = _population(evidence, report, claim)

    def rows(self) -> Iterator[Judged]:
        claim = self._claim
        members = [m for m in self._population if m.belongs]
        unclear = [m for m in self._population if m.belongs is None]
        if claim.count is not None:
            yield self._number("count", claim.count, len(members), len(unclear), "claim-count")
        if claim.of is not None:
            yield self._number("of", claim.of, len(self._population), 0, "claim-population")
        if claim.count is not None and claim.units and claim.count != len(claim.units):
            yield self._number("listed-count", claim.count, len(claim.units), 0, "claim-count-list")
        if claim.value is not None:
            yield self._value(members)
        for position, mention in enumerate(claim.units):
            twice = mention.unit in [m.unit for m in claim.units[:position]]
            yield self._mention(mention, "listed", twice)
        for mention in claim.such_as:
            yield self._mention(mention, "example", False)
        if claim.units and not claim.where.is_empty():
            named = {mention.unit for mention in claim.units}
            for member in members:
                if member.subject.unit not in named:
                    yield self._missing(member)
            yield from self._reading(named)

    def _reading(self, named: set[str]) -> Iterator[Judged]:
        """What else a list fits, when it does not fit its sentence."""
        certain = {member.subject.unit for member in self._population if member.belongs}
        possible = {member.subject.unit for member in self._population if member.belongs is not False}
        if certain <= named <= possible:
            return
        claim = self._claim

        def members(read: Claim) -> set[str]:
            population = _population(self._evidence, self._report, read)
            return {member.subject.unit for member in population if member.belongs}

        subjects = [member.subject for member in self._population]
        reading = other_reading(self._evidence, claim, subjects, members)
        if reading is not None:
            subject = Subject("", claim.tiers[0] if len(claim.tiers) == 1 else "")
            facts = {"other": reading.indicator, "target": reading.bound}
            row = self._row("reading", subject, "", "", UNCHECKED)
            yield row, (self._finding("claim-threshold", subject, facts=facts),)

    def _row(
        self, kind: str, subject: Subject, published: str, computed: str, outcome: str
    ) -> dict[str, Any]:
        claim = self._claim
        return {
            "period": self._report.period,
            "report": self._report.id,
            "at": claim.at,
            "unit": subject.unit,
            "tier": subject.tier,
            "indicator": f"{claim.indicator}.{claim.facet}" if claim.facet else claim.indicator,
            "published": published,
            "computed": computed,
            "outcome": outcome,
            "kind": kind,
            "condition": claim.where.condition,
            "report_period": self._report.period,
        }

    def _finding(self, code: str, subject: Subject, **more: Any) -> Finding:
        facts = more.pop("facts", {})
        return Finding(
            code,
            Location(self._report.path, self._claim.line),
            period=self._report.period,
            report=self._report.id,
            unit=subject.unit,
            tier=subject.tier,
            indicator=self._claim.indicator,
            details=details(at=self._claim.at, **facts),
            **more,
        )

    def _number(self, kind: str, printed: int, found: int, unclear: int, code: str) -> Judged:
        subject = Subject("", self._claim.tiers[0] if len(self._claim.tiers) == 1 else "")
        if not self._population:
            return self._row(kind, subject, shown(printed * MICRO), "", UNCHECKED), ()
        within = unclear and found <= printed <= found + unclear
        outcome = AGREES if printed == found and not unclear else UNCHECKED if within else DIFFERS
        row = self._row(kind, subject, shown(printed * MICRO), shown(found * MICRO), outcome)
        if outcome != DIFFERS:
            return row, ()
        if code == "claim-count":
            code = self._told(code, self._population)
        numbers = {"published": printed * MICRO, "computed": found * MICRO}
        finding = self._finding(code, subject, **numbers, facts={"counted": "units"})
        return row, (finding,)

    def _value(self, members: list[_Member]) -> Judged:
        claim = self._claim
        blank = Subject("", claim.tiers[0])
        if not members or claim.value is None:
            return self._row("value", blank, shown(claim.value), "", UNCHECKED), ()
        member = members[0]
        relation = member.known.prints_as(claim.value, claim.value_decimals)
        outcome = DIFFERS if relation == "differs" else AGREES
        row = self._row("value", member.subject, shown(claim.value), shown(member.known.value), outcome)
        if outcome == AGREES:
            return row, ()
        return row, (self._figure(member, claim.value, claim.value_decimals),)

    def _figure(self, member: _Member, value: int, decimals: int, **facts: str) -> Finding:
        """The finding for a figure that the claim prints of a member."""
        claim, subject = self._claim, member.subject
        area = self._report.area
        printed = Printed(
            self._report.period,
            area,
            subject.unit,
            subject.tier,
            claim.indicator,
            claim.facet,
            value,
            decimals,
        )
        cause = find_cause(self._ledger, printed, member.known)
        return self._finding(
            self._told("claim-figure", [member]),
            subject,
            published=value,
            computed=member.known.value,
            facts={**facts, **cause.facts()},
        )

    def _told(self, code: str, members: list[_Member]) -> str:
        """`code`, or that two sentences contradict each other where no table gives the figures."""
        folder = self._report.path.rpartition("/")[0]
        spoken = all((folder, member.known.table) in self._evidence.spoken for member in members)
        return "claim-contradicts" if members and spoken else code

    def _mention(self, mention: Mention, kind: str, twice: bool) -> Judged:
        member = next((m for m in self._population if m.subject.unit == mention.unit), None)
        if member is None:
            subject = Subject(mention.unit, self._claim.tiers[0])
            return self._row(kind, subject, shown(mention.value), "", UNCHECKED), ()
        facts = {"text": mention.text}
        findings = []
        relation = "rounded"
        if mention.value is not None:
            relation = member.known.prints_as(mention.value, mention.decimals)
        numbers: dict[str, Any] = {"published": mention.value, "computed": member.known.value}
        if twice:
            findings.append(self._finding("claim-unit-twice", member.subject, facts=facts, **numbers))
        if relation == "differs":
            findings.append(self._figure(member, mention.value or 0, mention.decimals, text=mention.text))
        elif relation == "truncated":
            findings.append(self._finding("rate-truncated", member.subject, facts=facts, **numbers))
        if member.belongs is False:
            findings.append(self._finding("claim-not-member", member.subject, facts=facts, **numbers))
        wrong = twice or relation == "differs" or member.belongs is False
        outcome = DIFFERS if wrong else UNCHECKED if member.belongs is None else AGREES
        row = self._row(kind, member.subject, shown(mention.value), shown(member.known.value), outcome)
        return row, tuple(findings)

    def _missing(self, member: _Member) -> Judged:
        row = self._row("missing", member.subject, "", shown(member.known.value), DIFFERS)
        return row, (self._finding("claim-missing", member.subject, computed=member.known.value),)


def _population(evidence: Evidence, report: Report, claim: Claim) -> list[_Member]:
    """The subjects that the claim speaks of and whether each belongs, by its figure."""
    ledger = evidence.ledger
    found: list[tuple[Subject, Known]] = []
    tiers = ledger.dataset.site.type_tier(ledger.dataset.periods[report.period])
    for tier in claim.tiers:
        for unit, known in ledger.inside(report.area, report.period, tier, claim.indicator, claim.facet):
            subject = Subject(unit, tier)
            own_desk = tiers.get(ledger.dataset.units[unit].type) == tier
            whole = subject.unit == report.area and (tier == ALL or known.aggregate or not own_desk)
            named = subject.unit in [m.unit for m in (*claim.units, *claim.such_as)]
            if (tier == ALL and whole) or (tier != ALL and (named if whole else not known.aggregate)):
                found.append((subject, known))
    members = [_Member(s, known, _belongs(ledger, report, claim, s, known)) for s, known in found]
    return _extreme(members, claim.where)


def _extreme(members: list[_Member], where: Where) -> list[_Member]:
    """Of those that belong only the highest (or lowest) remain, ties together, when the claim says so."""
    standing = [m.known.exact for m in members if m.belongs]
    if not where.extreme or not standing:
        return members
    end = max(standing) if where.extreme == "highest" else min(standing)
    return [m if not m.belongs or m.known.exact == end else replace(m, belongs=False) for m in members]


def _belongs(ledger: Ledger, report: Report, claim: Claim, subject: Subject, known: Known) -> bool | None:
    where = claim.where
    if where.above is not None and not _compare(known, where.above) > 0:
        return False
    if where.below is not None and not _compare(known, where.below) < 0:
        return False
    if where.at_least is not None and not _compare(known, where.at_least) >= 0:
        return False
    if where.grade:
        composite = ledger.dataset.composites.get(claim.indicator)
        if composite is None or composite.grade(known.value) != where.grade:
            return False
    if where.target:
        key = (report.period, subject.unit, subject.tier, claim.indicator)
        met = ledger.status(key, where.target)
        return None if met is None else met == (where.status == "met")
    return True


def _compare(known: Known, bound: int) -> int:
    """The sign of figure minus bound, exact where the figure comes from counts."""
    if known.denominator and known.numerator is not None:
        return known.numerator * 100 * MICRO - bound * known.denominator
    return known.value - bound
