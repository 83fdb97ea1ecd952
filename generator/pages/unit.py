"""The page of a unit, in force or closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from generator.domain.frames import Row
from generator.domain.pages import Page
from generator.domain.units import TIERS, Unit
from generator.messages.numbers import count, day, trimmed
from generator.messages.pages import CAPTIONS, DESCRIPTIONS, SENTENCES, TITLES
from generator.pages import below, drawings, links
from generator.pages.atlas import Atlas, group
from generator.pages.charts import Chart
from generator.pages.escaping import markup
from generator.pages.figure_tables import (
    against_targets,
    change_text,
    points_text,
    score_rank,
    summary,
    without_targets,
)
from generator.pages.finding_tables import worst_findings
from generator.pages.glance import Glance, glance
from generator.pages.history import has_history, history_page
from generator.pages.last_change import figures_change
from generator.pages.origins import score_id, score_origin, sources
from generator.pages.pictures import ALL_IN_ONE, all_in_one, pictures, shared_data
from generator.pages.recent import recent_tables
from generator.pages.tables import Table, chip, heads, name, num, text
from generator.pages.takeaway import Offer, unit_offer
from generator.pages.templates import page
from generator.pages.unit_charts import other_charts, subject_charts, trends
from generator.pages.units import other_names
from generator.pages.working import Told, score_working


@dataclass(frozen=True, slots=True)
class SubjectSection:
    """What a unit's page says of one subject in one period."""

    title: str
    sentence: str
    chips: tuple[Markup, ...]
    charts: tuple[Chart, ...]
    tables: tuple[Table, ...]
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeriodSection:
    """What a unit's page says of one period."""

    title: str
    address: str
    subjects: tuple[SubjectSection, ...]
    children: tuple[Table, ...]
    scores: tuple[tuple[Chart | None, Table], ...]
    sources: Markup


def unit_pages(atlas: Atlas) -> Iterator[Page]:
    """A page for every unit."""
    scores = group(atlas.scores, "unit")
    for unit in atlas.units:
        rows, own = atlas.by_unit.get(unit.id, []), scores.get(unit.id, [])
        changed = [c for c in atlas.dataset.corrections if c.unit == unit.id]
        updated = figures_change(atlas, (*rows, *own), changed)
        offer = unit_offer(atlas, unit, rows, own, updated)
        elsewhere = tuple(other_charts(atlas, unit.id))
        yield from _unit_page(atlas, unit, rows, own, updated, offer, elsewhere)
        yield from below.below_page(atlas, unit)
        yield from history_page(atlas, unit, rows, own, updated, offer, elsewhere)


def _unit_page(
    atlas: Atlas,
    unit: Unit,
    rows: Sequence[Row],
    scores: Sequence[Row],
    updated: str,
    offer: Offer,
    elsewhere: Sequence[Chart],
) -> Iterator[Page]:
    """`elsewhere`: charts of its other page, whose pictures lie with its own."""
    here = links.unit(unit.id)
    periods = [p for p in atlas.latest_first if p in atlas.trail.latest.get(unit.id, ())]
    sections = tuple(_period(atlas, here, unit, p, rows, scores) for p in periods)
    over_time = tuple(trends(atlas, unit.id))
    first = glance(atlas, here, rows, scores)
    yield page(
        atlas.dataset.site,
        here,
        "unit",
        unit.name,
        _description(unit, first),
        updated,
        feed=offer.feed,
        offer=offer,
        names=other_names(atlas, unit),
        closed=unit.valid_to is not None,
        **_register(atlas, here, unit),
        glance=first,
        shown=_shown(atlas, unit, first),
        sections=sections,
        recent=list(recent_tables(atlas, here, unit.id)),
        history=links.history(unit.id) if has_history(atlas, unit, (*rows, *scores)) else "",
        trends=over_time,
        explanations=_explanations(atlas, here, unit),
        findings=worst_findings(atlas, here, unit),
        has_data=bool(rows),
        picture="" if atlas.own is None else ALL_IN_ONE,
    )
    told = [chart for section in sections for subject in section.subjects for chart in subject.charts]
    told += [chart for section in sections for chart, _ in section.scores if chart is not None]
    yield from _chart_files(atlas, unit, (*told, *over_time), elsewhere)


def _register(atlas: Atlas, here: str, unit: Unit) -> dict[str, Any]:
    """What the register says of a unit: since when and until when, above and below whom, before and after."""
    apart = below.stand_apart(atlas, unit)
    children = atlas.dataset.units.children.get(unit.id, ())
    return {
        "unit": unit,
        "dates": tuple(day(one) if one else "" for one in (unit.valid_from, unit.valid_to)),
        "crumbs": _ancestors(atlas, here, unit),
        "successors": [atlas.unit_link(here, successor) for successor in unit.successors],
        "predecessors": _predecessors(atlas, here, unit),
        "former": _former_areas(atlas, here, unit),
        "children": [] if apart else [atlas.unit_link(here, child) for child in children],
        "below": links.below(unit.id) if apart else "",
    }


def _chart_files(
    atlas: Atlas, unit: Unit, charts: Sequence[Chart], elsewhere: Sequence[Chart]
) -> Iterator[Page]:
    """What the charts leave beside the page: pictures, and data that other pages draw too."""
    here = links.unit(unit.id)
    yield from shared_data(atlas, charts)
    if atlas.own is None:
        yield from pictures(here, charts)
    else:
        yield from all_in_one(here, unit.name, (*charts, *elsewhere))


def _ancestors(atlas: Atlas, here: str, unit: Unit) -> list[Markup]:
    """The way down to a unit: the list of all, and the units that it lies in."""
    above = reversed(atlas.dataset.units.paths[unit.id][1:])
    every = links.anchor(here, f"{links.ROOT}/don-vi/", TITLES["units"])
    return [every, *(atlas.unit_link(here, ancestor) for ancestor in above)]


def _shown(atlas: Atlas, unit: Unit, first: Glance | None) -> str:
    """What the preview picture says; the many units that no report is about share the site's."""
    own = not unit.parent or unit.id in atlas.dataset.areas
    return f"{first.headline} {first.lead}" if own and first is not None else ""


def _description(unit: Unit, first: Glance | None) -> str:
    """What searches and previews show of the page: its answer, where there is one."""
    if first is None:
        return DESCRIPTIONS["unit"].format(name=unit.name)
    return " ".join(part for part in (f"{unit.name}. {first.headline}", first.lead) if part)


def _period(
    atlas: Atlas, here: str, unit: Unit, period: str, rows: Sequence[Row], scores: Sequence[Row]
) -> PeriodSection:
    own = [row for row in rows if row.period == period]
    by_tier = group(own, "tier")
    told: Told = {}
    newest = next((p for p in atlas.latest_first if p in atlas.trail.latest.get(unit.id, ())), "")
    tiers = [tier for tier in TIERS if tier in by_tier]
    subjects = tuple(_subject(atlas, here, by_tier[tier], told, newest, tier == tiers[0]) for tier in tiers)
    return PeriodSection(
        atlas.period(period),
        links.period(period),
        subjects,
        () if below.stand_apart(atlas, unit) else tuple(below.tables(atlas, here, unit, period)),
        tuple(_scores(atlas, here, [row for row in scores if row.period == period])),
        sources(atlas, here, own),
    )


def _subject(
    atlas: Atlas, here: str, rows: Sequence[Row], told: Told, newest: str, first: bool
) -> SubjectSection:
    sentence, statuses = summary(atlas, rows)
    tables = (against_targets(atlas, here, rows, told), without_targets(atlas, here, rows, told))
    return SubjectSection(
        atlas.subject(rows[0].unit, rows[0].tier),
        sentence,
        tuple(chip(status, count(found)) for status, found in statuses.items()),
        tuple(subject_charts(atlas, rows, newest, first)),
        tuple(table for table in tables if table is not None),
        tuple(_changes(atlas, rows)),
    )


def _changes(atlas: Atlas, rows: Sequence[Row]) -> Iterator[str]:
    """Changes against like periods; one sentence says so when there is nothing to compare with."""
    found = False
    for row in rows:
        for change in atlas.changes.get((row.period, row.unit, row.tier, row.indicator), ()):
            found = True
            yield f"{atlas.dataset.indicators[row.indicator].name}: {change_text(atlas, change)}"
    if not found:
        yield SENTENCES["not_comparable"]


def _scores(atlas: Atlas, here: str, rows: Sequence[Row]) -> Iterator[tuple[Chart | None, Table]]:
    for (composite_id, tier), found in group(rows, "composite", "tier").items():
        item = atlas.dataset.composites[composite_id]
        names = {"": item.name} | {c.id: c.name for c in item.components}
        best: dict[str, Row] = {}
        for row in found:
            kept = best.get(row.component)
            best[row.component] = row if kept is None else _fuller(kept, row)
        ordered = [best[key] for key in ("", *(c.id for c in item.components)) if key in best]
        parts = [row for row in ordered if row.component]
        made = tuple(
            (
                name(names[row.component]),
                num(score_origin(atlas, here, row, points_text(row.points_published))),
                num(
                    points_text(row.points)
                    if not row.component and row.points != row.points_published
                    else ""
                ),
                num(points_text(row.maximum)),
                num(score_origin(atlas, here, row, points_text(row.percent))),
                text(
                    row.grade
                    if row.component
                    else markup("{}{}", row.grade, score_working(atlas, here, item, row, parts))
                ),
                num(score_rank(row)),
                num("" if row.change is None else trimmed(row.change)),
            )
            for row in ordered
        )
        columns = ("group", "points", "sum", "maximum", "percent", "grade", "rank", "change")
        caption = CAPTIONS["unit_scores"].format(
            composite=f"{item.name} ({atlas.subject(found[0].unit, tier)})",
            period=atlas.period(found[0].period),
        )
        numbers = ("points", "sum", "maximum", "percent", "rank", "change")
        ids = tuple(score_id(row) for row in ordered)
        table = Table(caption, heads(*columns, numbers=numbers), made, ids=ids)
        yield drawings.composite(atlas, item, parts), table


def _fuller(one: Row, other: Row) -> Row:
    """Of two rows on the same group, the one that says more."""

    def said(row: Row) -> int:
        return sum(value not in (None, "") for value in row)

    return other if said(other) > said(one) else one


def _explanations(atlas: Atlas, here: str, unit: Unit) -> Table | None:
    rows = [
        (
            name(links.anchor(here, links.report(r.period, r.id), f"{atlas.period(r.period)}, {e.at}")),
            text(", ".join(atlas.figure_name(i) for i in e.indicators)),
            text(e.cause),
            text(e.remedy),
        )
        for r, e in atlas.explanations_of_unit.get(unit.id, ())
    ]
    columns = heads("at", "indicator", "cause", "remedy")
    return Table(CAPTIONS["explanations"], columns, tuple(rows)) if rows else None


def _predecessors(atlas: Atlas, here: str, unit: Unit) -> Table | None:
    """The old units of the same tier that a unit of today took in, with their latest figures."""
    tier_of = atlas.dataset.site.type_tier(None)
    rows = []
    for unit_id in atlas.dataset.units.predecessors.get(unit.id, ()):
        old = atlas.dataset.units[unit_id]
        if tier_of.get(old.type) != tier_of.get(unit.type):  # a district's area went to many communes
            continue
        figures = atlas.by_unit.get(unit_id, [])
        latest = next((p for p in atlas.latest_first if any(r.period == p for r in figures)), "")
        sentence = summary(atlas, [r for r in figures if r.period == latest])[0] if latest else ""
        rows.append(
            (
                name(atlas.unit_link(here, unit_id)),
                text(atlas.unit_link(here, old.parent) if old.parent else ""),
                text(atlas.period(latest) if latest else ""),
                text(sentence),
            )
        )
    columns = heads("unit", "area", "period", "verdict")
    return Table(CAPTIONS["successors"], columns, tuple(rows)) if rows else None


def _former_areas(atlas: Atlas, here: str, unit: Unit) -> list[Markup]:
    """The old units of other tiers whose area the unit lies in."""
    tier_of = atlas.dataset.site.type_tier(None)
    return [
        atlas.unit_link(here, old)
        for old in atlas.dataset.units.predecessors.get(unit.id, ())
        if tier_of.get(atlas.dataset.units[old].type) != tier_of.get(unit.type)
    ]
