"""The page of an indicator and the index of indicators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.domain.frames import Row
from generator.domain.indicators import Indicator
from generator.domain.pages import Page, Waiting
from generator.domain.units import TIERS
from generator.messages import labels
from generator.messages.pages import CAPTIONS, DESCRIPTIONS, SUBJECTS, TITLES
from generator.pages import links, peer_drawings
from generator.pages.arithmetic import formula_words
from generator.pages.atlas import Atlas
from generator.pages.charts import Chart
from generator.pages.corrected import corrected
from generator.pages.figure_tables import coverage_text, missed, rank_text, value_text, verdict_chips
from generator.pages.index_page import index_page
from generator.pages.last_change import counted_change, figures_change
from generator.pages.pictures import pictures, pictures_and_main
from generator.pages.provinces import Provinces, provinces, provinces_table
from generator.pages.recent import peers_over_time
from generator.pages.sparkline import sparkline
from generator.pages.tables import Table, heads, name, num, stacked, text, without_empty
from generator.pages.takeaway import indicator_offer
from generator.pages.templates import page


@dataclass(frozen=True, slots=True)
class PeersSection:
    """Peers ranked by the indicator in one period."""

    title: str
    charts: tuple[Chart, ...]
    table: Table


@dataclass(frozen=True, slots=True)
class IndicatorPeriod:
    """What an indicator's page says of one period."""

    title: str
    address: str
    provinces: Table | None
    """Of a site that tells the units below each province on pages of their own."""
    aggregates: Table | None
    peers: tuple[PeersSection, ...]


def indicator_pages(atlas: Atlas) -> Iterator[Page | Waiting]:
    """The index and a page per indicator."""
    here = f"{links.ROOT}/chi-so/"
    indicators = atlas.dataset.indicators.values()
    ordered = sorted(indicators, key=lambda item: (item.id not in atlas.targeted, atlas.place[item.id]))
    entries = [
        (
            links.anchor(here, links.indicator(item.id), item.name),
            item.plain,
            formula_words(atlas, item),
            labels.DIRECTIONS[item.direction],
        )
        for item in ordered
    ]
    targeted = len(atlas.targeted)
    yield index_page(atlas, here, "indicators", targeted=entries[:targeted], others=entries[targeted:],
    )  # fmt: skip
    seen: dict[str, Provinces] = {}
    for indicator in atlas.dataset.indicators.values():
        yield from _indicator_page(atlas, indicator, seen)


def _indicator_page(
    atlas: Atlas, indicator: Indicator, seen: dict[str, Provinces]
) -> Iterator[Page | Waiting]:
    """`seen`: what the pages before needed of the units below the provinces, by period."""
    here = links.indicator(indicator.id)
    rows = atlas.by_indicator.get(indicator.id, [])
    base = atlas.dataset.indicators.get(indicator.variant_of)
    changed = [c for c in atlas.dataset.corrections if c.indicator == indicator.id]
    updated = counted_change(atlas, atlas.tally.reports_of(indicator=indicator.id), changed)
    latest = _latest(atlas, rows)
    told_of, every = {row.period for row in latest}, {row.period for row in rows}
    if atlas.apart:
        seen |= {p: provinces(atlas, p) for p in told_of - seen.keys()}
    periods = [_period(atlas, here, p, latest, seen.get(p)) for p in atlas.latest_first if p in told_of]
    earlier = [p for p in atlas.latest_first if p in every - told_of]
    over_time = list(_over_time(atlas, here, rows))
    yield page(
        atlas.dataset.site,
        here,
        "indicator",
        indicator.name,
        DESCRIPTIONS["indicator"].format(name=indicator.name, plain=indicator.plain),
        updated,
        offer=indicator_offer(atlas, indicator, rows, updated),
        crumbs=[links.anchor(here, f"{links.ROOT}/chi-so/", TITLES["indicators"])],
        shown=indicator.plain if indicator.id in atlas.targeted else "",
        indicator=indicator,
        formula=formula_words(atlas, indicator),
        direction=labels.DIRECTIONS[indicator.direction],
        aggregate=labels.AGGREGATES[indicator.aggregate],
        variants=_variants(atlas, here, indicator),
        variant_of=links.anchor(here, links.indicator(base.id), base.name) if base else "",
        definitions=_definitions(atlas, here, indicator),
        targets=_targets(atlas, here, indicator),
        periods=periods,
        earlier=[links.anchor(here, links.period(p), atlas.period(p)) for p in earlier],
        over_time=over_time,
    )
    told = [chart for period in periods for section in period.peers for chart in section.charts]
    drawn = [chart for charts, _ in over_time for chart in charts]
    yield from pictures_and_main(here, (*drawn, *told), atlas.tally.is_small)


def _variants(atlas: Atlas, here: str, indicator: Indicator) -> list[Markup]:
    """The indicators that are variants of one."""
    every = atlas.dataset.indicators.values()
    found = (other for other in every if other.variant_of == indicator.id)
    return [links.anchor(here, links.indicator(other.id), other.name) for other in found]


def province_indicators(atlas: Atlas) -> Iterator[Page]:
    """Of a site made province by province, a page per indicator: the units of the province ranked."""
    if atlas.own is None:
        return
    root = next(unit for unit in atlas.own if not unit.parent)
    own = {unit.id for unit in atlas.own if unit.parent}
    for indicator in atlas.dataset.indicators.values():
        rows = [row for row in atlas.by_indicator.get(indicator.id, ()) if row.unit in own]
        if rows:
            yield from _province_page(atlas, indicator, root.id, rows)


def _province_page(atlas: Atlas, indicator: Indicator, root: str, rows: list[Row]) -> Iterator[Page]:
    here, unit = links.indicator_province(indicator.id, root), atlas.unit(root)
    latest = _latest(atlas, rows)
    told_of = {row.period for row in latest}
    periods = [_period(atlas, here, p, latest) for p in atlas.latest_first if p in told_of]
    yield page(
        atlas.dataset.site,
        here,
        "indicator_province",
        CAPTIONS["province_of"].format(indicator=indicator.name, unit=unit),
        DESCRIPTIONS["indicator_province"].format(name=indicator.name, unit=unit),
        figures_change(atlas, rows),
        crumbs=[
            links.anchor(here, f"{links.ROOT}/chi-so/", TITLES["indicators"]),
            links.anchor(here, links.indicator(indicator.id), indicator.name),
        ],
        indicator=indicator,
        formula=formula_words(atlas, indicator),
        direction=labels.DIRECTIONS[indicator.direction],
        unit=atlas.unit_link(here, root),
        periods=periods,
    )
    yield from pictures(here, [c for p in periods for section in p.peers for c in section.charts])


def _latest(atlas: Atlas, rows: Sequence[Row]) -> list[Row]:
    """Of the units that belong together, the figures of the latest period of each kind."""
    place = {period: at for at, period in enumerate(atlas.dataset.periods)}
    parents = {unit: atlas.dataset.units[unit].parent for unit in {row.unit for row in rows}}
    kinds = {period.id: period.kind for period in atlas.dataset.periods.values()}
    groups = [(parents[row.unit], row.tier, row.aggregate, kinds[row.period]) for row in rows]
    last: dict[tuple[str, str, bool, str], str] = {}
    for key, row in zip(groups, rows, strict=True):
        if key not in last or place[row.period] > place[last[key]]:
            last[key] = row.period
    return [row for key, row in zip(groups, rows, strict=True) if last[key] == row.period]


def _definitions(atlas: Atlas, here: str, indicator: Indicator) -> Table | None:
    reports = {report.key: report for report in atlas.dataset.reports}
    rows = []
    for definition in indicator.definitions:
        report = reports.get(definition.report)
        title: object = definition.report
        if report is not None:
            title = links.anchor(here, links.report(report.period, report.id), report.title)
        rows.append((name(title), text(definition.text)))
    return Table(CAPTIONS["definitions"], heads("report", "definition"), tuple(rows)) if rows else None


def _targets(atlas: Atlas, here: str, indicator: Indicator) -> Table | None:
    rows = []
    for decision in atlas.dataset.decisions.values():
        own = [target for target in decision.targets if target.indicator == indicator.id]
        for target in own[:1]:
            values = dict.fromkeys((t.operator, t.value, t.up_to) for t in own)
            shown = [atlas.target_words(indicator.id, *value) for value in values]
            more = shown if len(shown) <= 4 else [*shown[:4], "…"]
            rows.append(
                (
                    name(links.anchor(here, links.decision(target.decision), decision.title)),
                    text(atlas.issuer(decision.issuer)),
                    num(stacked(more)),
                )
            )
    columns = heads("decision", "issuer", "target", numbers=("target",))
    return Table(CAPTIONS["targets"], columns, tuple(rows)) if rows else None


def _period(
    atlas: Atlas, here: str, period: str, rows: Sequence[Row], below: Provinces | None = None
) -> IndicatorPeriod:
    own = [row for row in rows if row.period == period]
    aggregates = [row for row in own if row.aggregate or not atlas.dataset.units[row.unit].parent]
    sections = tuple(
        _peers(atlas, here, parent, tier, found) for (parent, tier), found in _by_peers(atlas, own).items()
    )
    item = atlas.dataset.indicators[own[0].indicator]
    return IndicatorPeriod(
        atlas.period(period),
        links.period(period),
        None if below is None else provinces_table(atlas, here, item, below),
        _aggregates(atlas, here, aggregates),
        sections,
    )


def _by_peers(atlas: Atlas, rows: Sequence[Row]) -> dict[tuple[str, str], list[Row]]:
    """Figures of single units by parent and tier, the highest tier first."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if not row.aggregate:
            found.setdefault((atlas.dataset.units[row.unit].parent, row.tier), []).append(row)
    return {key: found[key] for key in sorted(found, key=lambda key: (TIERS.index(key[1]), key[0]))}


def _over_time(
    atlas: Atlas, here: str, rows: Sequence[Row]
) -> Iterator[tuple[tuple[Chart, ...], Table | None]]:
    """Of the units that belong together: all of them in all like periods, and what changed in the last."""
    for (parent, tier), found in _by_peers(atlas, rows).items():
        words = _peers_words(atlas, parent, tier)
        latest = next(p for p in atlas.latest_first if any(row.period == p for row in found))
        charts = (
            peer_drawings.periods(atlas, found, words),
            peer_drawings.change(atlas, [row for row in found if row.period == latest], words),
        )
        drawn = tuple(chart for chart in charts if chart is not None)
        if drawn:
            yield drawn, peers_over_time(atlas, here, found, words)


def _peers_words(atlas: Atlas, parent: str, tier: str) -> str:
    """Units that are compared, in words: whose they are."""
    if not parent:
        return SUBJECTS[tier]
    return CAPTIONS["peers"].format(tier=SUBJECTS[tier], unit=atlas.unit(parent))


def _peers(atlas: Atlas, here: str, parent: str, tier: str, rows: list[Row]) -> PeersSection:
    rows = sorted(rows, key=lambda row: (row.rank or 10**9, row.value is None, atlas.unit(row.unit)))
    words = _peers_words(atlas, parent, tier)
    chart = peer_drawings.ranking(atlas, rows, words)
    indicator = atlas.dataset.indicators[rows[0].indicator]
    made = tuple(
        (
            name(atlas.unit_link(here, row.unit)),
            num("" if row.rank is None else row.rank),
            num(corrected(atlas, here, row, value_text(atlas, here, row, missed(atlas, row)))),
            text(verdict_chips(atlas, here, row)),
            text(sparkline(atlas, row)),
        )
        for row in rows
    )
    caption = CAPTIONS["ranking"].format(
        indicator=indicator.name, peers=words, period=atlas.period(rows[0].period)
    )
    columns = heads("unit", "rank", "value", "verdict", "course", numbers=("rank", "value"))
    return PeersSection(
        words[0].upper() + words[1:],
        () if chart is None else (chart,),
        without_empty(Table(caption, columns, made, stack=True)),
    )


def _aggregates(atlas: Atlas, here: str, rows: Sequence[Row]) -> Table | None:
    made = tuple(
        (
            name(atlas.unit_link(here, row.unit, atlas.subject(row.unit, row.tier))),
            num(corrected(atlas, here, row, value_text(atlas, here, row, missed(atlas, row)))),
            num(coverage_text(row)),
            text(verdict_chips(atlas, here, row)),
            num(rank_text(row)),
        )
        for row in rows
    )
    columns = heads("unit", "value", "coverage", "verdict", "rank", numbers=("value", "coverage", "rank"))
    if not made:
        return None
    item = atlas.dataset.indicators[rows[0].indicator]
    caption = CAPTIONS["aggregates"].format(indicator=item.name, period=atlas.period(rows[0].period))
    return without_empty(Table(caption, columns, made, stack=True))
