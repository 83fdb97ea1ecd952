"""The page of corrections and its Atom feed: every change of a published figure, and what it flipped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.domain.corrections import Correction
from generator.domain.frames import Row
from generator.domain.pages import Page
from generator.messages.differences import PARTS
from generator.messages.numbers import day_text
from generator.messages.pages import CAPTIONS, CORRECTED, EFFECTS, TITLES
from generator.pages import feeds, links
from generator.pages.atlas import Atlas, group
from generator.pages.corrected import effect_words
from generator.pages.difference_words import value_words
from generator.pages.escaping import one_line
from generator.pages.index_page import index_page
from generator.pages.tables import Table, heads, name, num, text, without_empty

MOST_ROWS, MOST_LINES = 100, 20
"""Computed figures that one entry lists on the page, and in the feed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of corrections.yml as the page shows it."""

    id: str
    heading: str
    reason: str
    decided_by: str
    changes: Table
    effects: Table | None


def corrections_page(atlas: Atlas) -> Iterator[Page]:
    """The page, and the feed beside it."""
    here = links.CORRECTIONS
    effects = group(atlas.effects, "entry")
    yield index_page(
        atlas,
        here,
        "corrections",
        feed=links.FEED,
        atom=links.anchor(here, links.FEED, "Atom"),
        table=links.anchor(here, f"{links.DATA}/corrections.csv", "corrections.csv"),
        entries=[
            _entry(atlas, here, changes, effects.get(id_, [])) for id_, changes in atlas.entries.items()
        ],
    )
    entries = correction_entries(atlas)
    yield feeds.feed_page(
        atlas.dataset.site, feeds.Feed(links.FEED, TITLES["corrections"], here, atlas.dataset.as_of, entries)
    )


def _entry(atlas: Atlas, here: str, changes: Sequence[Correction], effects: Sequence[Row]) -> Entry:
    first = changes[0]
    date = day_text(first.date)
    return Entry(
        links.correction(first.entry).partition("#")[2],
        CORRECTED["heading"].format(date=date),
        CORRECTED["reason"].format(reason=first.reason),
        CORRECTED["decided_by"].format(name=first.decided_by),
        _changes(atlas, here, changes, CAPTIONS["corrections"].format(date=date)),
        _effects(atlas, here, effects, CAPTIONS["effects"].format(date=date)),
    )


def _changes(atlas: Atlas, here: str, changes: Sequence[Correction], caption: str) -> Table:
    rows = tuple(
        (
            name(_figure(atlas, c)),
            text(_unit(atlas, here, c)),
            text(_source(atlas, here, c)),
            num(_value(c, c.old, c.old_value)),
            num(_value(c, c.new, c.new_value)),
        )
        for c in changes
    )
    columns = heads("figure", "unit", "place", "old", "new", numbers=("old", "new"))
    return without_empty(Table(caption, columns, rows, stack=True))


def _figure(atlas: Atlas, c: Correction) -> str:
    if c.cause:
        return CORRECTED["cause"].format(path=c.cause)
    named = atlas.figure_name(c.indicator)
    return CORRECTED["listed"].format(figure=named, part=PARTS[c.claim]) if c.claim else named


def _unit(atlas: Atlas, here: str, c: Correction) -> object:
    if c.unit not in atlas.dataset.units:
        return c.unit
    return atlas.unit_link(here, c.unit, atlas.subject(c.unit, c.tier) if c.tier else "")


def _source(atlas: Atlas, here: str, c: Correction) -> object:
    """The report or decision in which the figure stands."""
    if c.decision in atlas.dataset.decisions:
        decision = atlas.dataset.decisions[c.decision]
        return links.anchor(here, links.decision(c.decision), decision.title)
    report = atlas.reports.get((c.period, c.report))
    if report is not None:
        label = f"{atlas.period(report.period)}, {report.title}"
        return links.anchor(here, links.report(report.period, report.id), label)
    return "/".join(part for part in (c.period, c.report, c.decision) if part)


def _value(c: Correction, said: str, value: str) -> str:
    return said if c.cause else value_words(value)


def _effects(atlas: Atlas, here: str, effects: Sequence[Row], caption: str) -> Table | None:
    rows = tuple(
        (
            name(atlas.unit_link(here, e.unit, atlas.subject(e.unit, e.tier))),
            text(atlas.figure_name(e.figure)),
            text(atlas.period(e.period)),
            text(_kind(atlas, e)),
            num(effect_words(atlas, e, e.old)),
            num(effect_words(atlas, e, e.new)),
        )
        for e in effects[:MOST_ROWS]
    )
    if not rows:
        return None
    columns = heads("unit", "indicator", "period", "effect", "before", "after", numbers=("before", "after"))
    rest = len(effects) - MOST_ROWS
    note = CORRECTED["more"].format(count=rest) if rest > 0 else ""
    return Table(caption, columns, rows, stack=True, note=note)


def _kind(atlas: Atlas, effect: Row) -> str:
    kind = EFFECTS[effect.kind]
    return f"{kind} ({atlas.decision(effect.decision)})" if effect.decision else kind


def correction_entries(atlas: Atlas, area: str = "") -> list[feeds.Entry]:
    """Each entry of corrections.yml as a feed tells it, the latest first; only those in `area` if given."""
    effects = group(atlas.effects, "entry")
    units = atlas.dataset.units
    return [
        feeds.Entry(
            f"{changes[0].date}:sua-so-lieu/{id_}",
            changes[0].date,
            _title(atlas, changes),
            links.correction(id_),
            tuple(_lines(atlas, changes, effects.get(id_, []))),
        )
        for id_, changes in atlas.entries.items()
        if not area or any(units.within(c.unit, area) for c in changes)
    ]


def _title(atlas: Atlas, changes: Sequence[Correction]) -> str:
    first = one_line(_told(atlas, changes[0]))
    rest = len(changes) - 1
    return CORRECTED["titles"].format(title=first, count=rest) if rest else first


def _told(atlas: Atlas, c: Correction) -> str:
    unit = atlas.unit(c.unit) if c.unit in atlas.dataset.units else c.unit
    what = ", ".join(part for part in (unit, _figure(atlas, c)) if part)
    old, new = _value(c, c.old, c.old_value), _value(c, c.new, c.new_value)
    return CORRECTED["title"].format(what=what, old=old, new=new)


def _lines(atlas: Atlas, changes: Sequence[Correction], effects: Sequence[Row]) -> Iterator[str]:
    """What an entry says: the changes, why, who decided, and what it flipped."""
    yield from (one_line(_told(atlas, c)) for c in changes)
    yield one_line(CORRECTED["reason"].format(reason=changes[0].reason))
    yield one_line(CORRECTED["decided_by"].format(name=changes[0].decided_by))
    for e in effects[:MOST_LINES]:
        yield one_line(
            CORRECTED["effect"].format(
                kind=_kind(atlas, e),
                unit=atlas.subject(e.unit, e.tier),
                figure=atlas.figure_name(e.figure),
                period=atlas.period(e.period),
                old=effect_words(atlas, e, e.old),
                new=effect_words(atlas, e, e.new),
            )
        )
    if len(effects) > MOST_LINES:
        yield CORRECTED["more"].format(count=len(effects) - MOST_LINES)
