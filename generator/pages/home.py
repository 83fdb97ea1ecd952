"""The home page: for each reporting area its own latest period at a glance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.domain.frames import Row
from generator.domain.pages import Page
from generator.domain.reports import Report
from generator.domain.units import TIERS
from generator.messages.numbers import count
from generator.messages.pages import CAPTIONS, DESCRIPTIONS, SENTENCES, SUBJECTS
from generator.pages import links
from generator.pages.atlas import Atlas
from generator.pages.escaping import markup
from generator.pages.figure_tables import change_text
from generator.pages.last_change import site_change
from generator.pages.origins import origin, score_origin
from generator.pages.tables import Cell, Table, chip, heads, name, num, stacked, text
from generator.pages.templates import page

CARDS = 12
"""So many areas have a card each; more stand in a table."""

NEWEST = 10
"""Reports that the page names."""

_ORDER = ("exceeded", "met", "not_met", "unclear")


@dataclass(frozen=True, slots=True)
class Card:
    """An area's latest report."""

    unit: Markup
    inside: Markup
    period: Markup
    figures: tuple[tuple[Markup, str, object, str], ...]
    """Indicator, tier in words, value, change against like periods."""
    verdicts: tuple[tuple[str, tuple[Markup, ...]], ...]
    """Tier in words and its verdicts counted by status."""
    errors: int
    report: Markup


def home_page(atlas: Atlas) -> Iterator[Page]:
    """The site's front page."""
    here = ""
    order = {period: i for i, period in enumerate(atlas.latest_first)}
    latest: dict[str, Report] = {}
    for report in sorted(atlas.dataset.reports, key=lambda r: order[r.period]):
        latest.setdefault(report.area, report)
    few = len(latest) <= CARDS
    cards = [_card(atlas, here, report) for report in latest.values()]
    newest = [
        (
            links.anchor(here, links.report(r.period, r.id), r.title),
            atlas.unit(r.area),
            atlas.period(r.period),
        )
        for r in sorted(atlas.dataset.reports, key=lambda r: order[r.period])[:NEWEST]
    ]
    errors = sum(finding.severity == "error" for finding in atlas.findings)
    yield page(
        atlas.dataset.site,
        "./",
        "home",
        atlas.dataset.site.title,
        DESCRIPTIONS["home"],
        site_change(atlas),
        cards=cards if few else [],
        areas=None if few else _areas(cards),
        newest=newest,
        errors=count(errors),
        units=count(len(atlas.tally.units)),
        figures=count(len(atlas.tally.primary)),
        judged=count(len(atlas.tally.verdicts)),
    )


def _card(atlas: Atlas, here: str, report: Report) -> Card:
    own = [row for row in atlas.by_unit.get(report.area, ()) if row.period == report.period]
    leading = [row for row in own if row.indicator in atlas.targeted and row.value is not None]
    best: dict[str, Row] = {}
    for row in sorted(leading, key=lambda row: TIERS.index(row.tier)):
        best.setdefault(row.indicator, row)
    figures = tuple(
        (
            links.anchor(here, links.indicator(row.indicator), atlas.dataset.indicators[row.indicator].name),
            SUBJECTS[row.tier],
            origin(atlas, here, row, _with_coverage(atlas, row)),
            "; ".join(
                change_text(atlas, change)
                for change in atlas.changes.get((row.period, row.unit, row.tier, row.indicator), ())
            ),
        )
        for row in best.values()
    )
    parent = atlas.dataset.units[report.area].parent
    return Card(
        atlas.unit_link(here, report.area),
        atlas.unit_link(here, parent) if parent else Markup(""),
        links.anchor(here, links.period(report.period), atlas.period(report.period)),
        figures + tuple(_scores(atlas, here, report)),
        tuple(_verdicts(atlas, report)),
        sum(f.severity == "error" for f in atlas.findings_of_report.get(report.key, ())),
        links.anchor(here, links.report(report.period, report.id), report.title),
    )


def _with_coverage(atlas: Atlas, row: Row) -> str:
    """A figure, with its coverage where that is not full."""
    figure = atlas.figure(row)
    if row.units_reported is None or row.units_reported >= row.units_expected:
        return figure
    partial = SENTENCES["partial"].format(reported=row.units_reported, expected=row.units_expected)
    return f"{figure} ({partial})"


def _scores(atlas: Atlas, here: str, report: Report) -> Iterator[tuple[Markup, str, object, str]]:
    """The area's own composite totals."""
    for row in atlas.scores:
        mine = (row.period, row.report, row.unit) == (report.period, report.id, report.area)
        if mine and not row.component and row.points_published is not None:
            item = atlas.dataset.composites[row.composite]
            shown = atlas.points(row.points_published, item.decimals, row.maximum)
            traced = score_origin(atlas, here, row, shown)
            yield links.anchor(here, links.composite(item.id), item.name), SUBJECTS[row.tier], traced, ""


def _verdicts(atlas: Atlas, report: Report) -> Iterator[tuple[str, tuple[Markup, ...]]]:
    """Verdicts on the units of the report, not on several together, by tier and status."""
    found = atlas.tally.statuses_of_report.get((report.period, report.id), {})
    for tier in TIERS:
        statuses = found.get(tier, {})
        chips = tuple(chip(s, count(statuses[s])) for s in _ORDER if s in statuses)
        if chips:
            yield SUBJECTS[tier], chips


def _areas(cards: Sequence[Card]) -> Table:
    """The areas one under another: what the cards say of their figures and verdicts, without the changes."""
    labels = list(dict.fromkeys(label for card in cards for label, *_ in card.figures))
    rows = []
    for card in cards:
        figures = {label: stacked([value, tier]) for label, tier, value, _ in card.figures}
        verdicts = [markup("{}: {}", tier, Markup(" ").join(chips)) for tier, chips in card.verdicts]
        rows.append(
            (
                name(markup('{}<br><span class="ck-note">{}</span>', card.unit, card.period)),
                *(num(figures.get(label, "")) for label in labels),
                text(stacked(verdicts)),
            )
        )
    head = (
        *heads("area")[0],
        *(Cell(label, "num", True) for label in labels),
        *heads("verdicts_on_units")[0],
    )
    return Table(CAPTIONS["areas"], (head,), tuple(rows), stack=True)
