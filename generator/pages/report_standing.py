"""Who met each target and who did not, of the units of a report: complete, by indicator and decision."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from generator.domain.frames import Row
from generator.domain.reports import Report
from generator.domain.targets import EXCEEDED, MET, NOT_MET, UNCLEAR
from generator.messages.pages import SUBJECTS
from generator.pages import links
from generator.pages.atlas import Atlas
from generator.pages.escaping import escape, markup, safe
from generator.pages.report_ways import Ways, figures
from generator.pages.tables import chip
from generator.pages.tally import LONG

Judged = tuple[Row, Row]
"""A figure and a verdict on it."""
Lists = list[tuple[str, Markup, str, list[tuple[Markup, Markup]]]]
"""Heading, decision, target, and for met, not met and unclear a head and the members."""


def standing_lists(atlas: Atlas, here: str, report: Report, ways: Ways) -> Lists:
    """For each indicator, tier and decision: who met the target and who did not.

    A member leads to its unit and to its figure's working; of more than LONG in a report, to its row in the
    table below, which leads on: two addresses each would be half of the page.
    """
    found = _judged(atlas, report)
    members_of = _row_member if sum(map(len, found.values())) > LONG else _member
    made = []
    for (indicator, tier, decision), judged in found.items():
        lists, member = [], members_of(atlas, ways, judged)
        for statuses in ((EXCEEDED, MET), (NOT_MET,), (UNCLEAR,)):
            members = [pair for pair in judged if pair[1].status in statuses]
            members.sort(key=lambda pair: (-(pair[1].value or 0), pair[1].unit))
            if members:
                head = markup("{} ({})", chip(MET if MET in statuses else statuses[0]), len(members))
                lists.append((head, safe("; ".join(map(member, members)))))
        title = f"{atlas.dataset.indicators[indicator].name}, {SUBJECTS[tier]}"
        label = links.anchor(here, links.decision(decision), atlas.dataset.decisions[decision].title)
        made.append((title, label, "; ".join(_targets(atlas, judged)), lists))
    return made


def _targets(atlas: Atlas, judged: Sequence[Judged]) -> list[str]:
    """The different targets of verdicts in words, in order of appearance."""
    first = {(v.operator, v.target_value, v.up_to): v for _, v in reversed(judged)}
    order = dict.fromkeys((v.operator, v.target_value, v.up_to) for _, v in judged)
    return [atlas.target(first[key]) for key in order]


def _judged(atlas: Atlas, report: Report) -> dict[tuple[str, str, str], list[Judged]]:
    """Verdicts on the report's single units by indicator, tier and decision."""
    wide = len(atlas.dataset.units.children.get(report.area, ())) > 1
    found: dict[tuple[str, str, str], list[Judged]] = {}
    verdicts_of = atlas.verdicts_of
    for row in atlas.primary_of_report.get((report.period, report.id), ()):
        unit, tier, indicator = row.unit, row.tier, row.indicator
        if row.aggregate or (wide and unit == report.area) or row.period != report.period:
            continue
        for verdict in verdicts_of.get((row.period, unit, tier, indicator), ()):
            found.setdefault((indicator, tier, verdict.decision), []).append((row, verdict))
    return found


def _member(atlas: Atlas, ways: Ways, judged: Sequence[Judged]) -> Callable[[Judged], str]:
    """Writes one of `judged`: it leads to its unit, and its figure to its working."""
    first = judged[0][1]
    unit, working, figure = ways.unit, ways.workings(first), figures(atlas, first.indicator)

    def written(one: Judged) -> str:
        verdict = one[1]
        name = verdict.unit
        return f'{unit(name)} <a class="ck-o" href="{working(name)}">{figure(verdict)}</a>'

    return written


def _row_member(atlas: Atlas, ways: Ways, judged: Sequence[Judged]) -> Callable[[Judged], str]:
    """Writes one of `judged`: it leads to its row in the report's own table."""
    units, anchors = atlas.dataset.units, atlas.trail.anchors
    figure = figures(atlas, judged[0][1].indicator)

    def written(one: Judged) -> str:
        row, verdict = one
        name = escape(units[row.unit].name)
        anchor = anchors[row.report_period, row.report, row.table]
        return f'<a class="ck-o" href="#{anchor}-r{row.row}">{name}</a> {figure(verdict)}'

    return written
