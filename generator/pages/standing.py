"""How a decision stands: verdicts on single units counted by period, tier, indicator and province."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from generator.domain.frames import Row, records
from generator.domain.targets import EXCEEDED, MET, NOT_MET, UNCLEAR, Decision
from generator.domain.units import TIERS
from generator.messages.numbers import count
from generator.messages.pages import CAPTIONS, SENTENCES, SUBJECTS
from generator.messages.tracing import NOTES
from generator.pages import links
from generator.pages.atlas import Atlas
from generator.pages.escaping import markup, sentence
from generator.pages.tables import Cell, Table, heads, name, num, text

MOST_ROWS = 60
"""So many rows of period, indicator and tier stand one under another; more are told by the latest periods in
full, and of the others how many meet."""

Statuses = Mapping[str, int]
Figure = tuple[str, str]
"""Indicator and tier."""


def standing(atlas: Atlas, here: str, decision: Decision) -> list[Table]:
    """The tables of how a decision stands; none while nothing is held against it."""
    counts = atlas.tally.counts
    rows = records(
        counts[(counts["decision"] == decision.id).to_numpy() & counts["single"].to_numpy(dtype=bool)]
    )
    if not rows:
        return []
    order = {period: at for at, period in enumerate(atlas.latest_first)}
    full = _counted(rows, lambda row: (row.period, row.indicator, row.tier))
    ordered = sorted(full, key=lambda key: (order[key[0]], key[1], TIERS.index(key[2])))
    if len(ordered) <= MOST_ROWS:
        return [_in_full(atlas, here, decision, [(key, full[key]) for key in ordered])]
    periods = list(dict.fromkeys(key[0] for key in ordered))
    kinds = {atlas.dataset.periods[period].kind: period for period in reversed(periods)}
    latest = [period for period in periods if period in kinds.values()]
    figures = list({(key[1], key[2]): None for key in ordered})
    figures.sort(key=lambda figure: (TIERS.index(figure[1]), atlas.place[figure[0]]))
    made = [_in_full(atlas, here, decision, [(key, full[key]) for key in ordered if key[0] in latest])]
    made += [table for period in latest if (table := _by_province(atlas, here, rows, period, figures))]
    return [*made, _over_time(atlas, here, full, periods, figures)]


def _counted(
    rows: Sequence[Row], key: Callable[[Row], tuple[str, ...]]
) -> dict[tuple[str, ...], Counter[str]]:
    found: dict[tuple[str, ...], Counter[str]] = {}
    for row in rows:
        found.setdefault(key(row), Counter())[row.status] += row.count
    return found


def _in_full(
    atlas: Atlas, here: str, decision: Decision, counted: Sequence[tuple[tuple[str, ...], Statuses]]
) -> Table:
    """A row per period, indicator and tier: how many meet, how many do not, of how many it is unclear."""
    rows = tuple(
        (
            name(links.anchor(here, links.period(period), atlas.period(period))),
            text(links.anchor(here, links.indicator(indicator), atlas.dataset.indicators[indicator].name)),
            text(SUBJECTS[tier]),
            num(count(found[MET] + found[EXCEEDED])),
            num(count(found[NOT_MET])),
            num(count(found[UNCLEAR])),
        )
        for (period, indicator, tier), found in counted
    )
    columns = heads(
        "period", "indicator", "tier", "met", "not_met", "unclear", numbers=("met", "not_met", "unclear")
    )
    file = links.anchor(here, f"{links.DATA}/verdicts.csv", "verdicts.csv")
    note = sentence(NOTES["standing"], file=file, decision=markup("<code>{}</code>", decision.id))
    return Table(CAPTIONS["standing"], columns, rows, note=note)


def _by_province(
    atlas: Atlas, here: str, rows: Sequence[Row], period: str, figures: Sequence[Figure]
) -> Table | None:
    """Provinces down, indicators across; none where only one is held against the decision."""
    found = _counted(
        [row for row in rows if row.period == period], lambda row: (row.root, row.indicator, row.tier)
    )
    roots = sorted({key[0] for key in found}, key=lambda root: (atlas.unit(root), root))
    if len(roots) < 2:
        return None
    made = tuple(
        (name(atlas.unit_link(here, root)), *(num(_met(found.get((root, *figure)))) for figure in figures))
        for root in roots
    )
    caption = CAPTIONS["standing_by_province"].format(period=atlas.period(period))
    return Table(caption, _heading(atlas, here, "area", figures), made, note=SENTENCES["met_of_judged"])


def _over_time(
    atlas: Atlas,
    here: str,
    full: Mapping[tuple[str, ...], Statuses],
    periods: Sequence[str],
    figures: Sequence[Figure],
) -> Table:
    """Periods down, the latest first, indicators across."""
    made = tuple(
        (
            name(links.anchor(here, links.period(period), atlas.period(period))),
            *(num(_met(full.get((period, *figure)))) for figure in figures),
        )
        for period in periods
    )
    head = _heading(atlas, here, "period", figures)
    return Table(CAPTIONS["standing_over_time"], head, made, note=SENTENCES["met_of_judged"])


def _heading(atlas: Atlas, here: str, first: str, figures: Sequence[Figure]) -> tuple[tuple[Cell, ...], ...]:
    titles = (
        markup(
            "{} ({})",
            links.anchor(here, links.indicator(indicator), atlas.dataset.indicators[indicator].short),
            SUBJECTS[tier],
        )
        for indicator, tier in figures
    )
    return ((*heads(first)[0], *(Cell(title, "num", True) for title in titles)),)


def _met(found: Statuses | None) -> str:
    """How many meet, of those that are judged."""
    if not found:
        return ""
    met = found.get(MET, 0) + found.get(EXCEEDED, 0)
    return f"{count(met)}/{count(met + found.get(NOT_MET, 0) + found.get(UNCLEAR, 0))}"
