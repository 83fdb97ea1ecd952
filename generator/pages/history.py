"""A unit over time: its last periods side by side, and all of them on a page of their own.

A unit's page tells the latest period of each kind in full. What is said here of the others fits a row: the
figure, the counts behind it, the verdicts. The page of the report has the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.domain.frames import COUNTS, Row
from generator.domain.indicators import Indicator
from generator.domain.pages import Page
from generator.domain.units import TIERS, Unit
from generator.messages.numbers import number, trimmed
from generator.messages.pages import CAPTIONS, DESCRIPTIONS, TITLES
from generator.pages import links
from generator.pages.arithmetic import formula_words
from generator.pages.atlas import Atlas, group
from generator.pages.corrected import corrected
from generator.pages.drawings import RECENT, like, short_period
from generator.pages.escaping import escape, markup, safe
from generator.pages.figure_tables import (
    compact,
    coverage_text,
    nearest_missed,
    points_text,
    rank_text,
    score_rank,
    unlinked,
)
from generator.pages.last_change import figures_change
from generator.pages.origins import (
    origin_address,
    row_address,
    score_origin,
    traced,
    working_address,
    working_id,
)
from generator.pages.tables import Cell, Table, chip, heads, name, num, text, without_empty
from generator.pages.templates import page


def has_history(atlas: Atlas, unit: Unit, rows: Iterable[Row]) -> bool:
    """Whether a unit has figures of periods that its page does not tell in full."""
    latest = atlas.trail.latest.get(unit.id, frozenset())
    return any(row.period not in latest for row in rows)


def recent_tables(atlas: Atlas, here: str, rows: Sequence[Row]) -> Iterator[Table]:
    """For each tier and kind of period with more than one: the last of them, by indicators with targets."""
    for (tier, _), found in _series(atlas, [row for row in rows if row.indicator in atlas.targeted]).items():
        periods = sorted({row.period for row in found}, key=atlas.age.__getitem__)[:RECENT]
        if len(periods) < 2:
            continue
        by_cell = {(row.period, row.indicator): row for row in found}
        indicators = list(dict.fromkeys(row.indicator for row in found))
        made = tuple(
            _recent_row(atlas, here, period, [by_cell.get((period, one)) for one in indicators])
            for period in periods
        )
        titles = [
            links.anchor(here, links.indicator(i), atlas.dataset.indicators[i].short) for i in indicators
        ]
        head = (heads("period")[0][0], *(Cell(title, "num", True) for title in titles))
        caption = CAPTIONS["recent"].format(subject=atlas.subject(found[0].unit, tier))
        yield Table(caption, (head,), made)


def _recent_row(atlas: Atlas, here: str, period: str, rows: Sequence[Row | None]) -> tuple[Cell, ...]:
    """A period's figures. What stands in one printed row is led to it from the head of the row."""
    origins = {origin_address(atlas, row) for row in rows if row is not None}
    if len(origins) == 1:
        head, shown = traced(here, origins.pop(), atlas.period(period)), unlinked
    else:
        head = links.anchor(here, links.period(period), atlas.period(period))
        shown = compact
    return name(head), *(Cell("", "num") if row is None else num(shown(atlas, here, row)) for row in rows)


def peers_over_time(atlas: Atlas, here: str, rows: Sequence[Row], peers: str) -> Table | None:
    """Units that belong together by their last like periods, one indicator; None with fewer than two periods.

    The unit leads to the page of its periods, where each figure leads to its row in print.
    """
    found = like(atlas, rows)
    periods = list(dict.fromkeys(row.period for row in found))[-RECENT:]
    if len(periods) < 2:
        return None
    indicator = atlas.dataset.indicators[found[0].indicator]
    by_cell = {(row.unit, row.period): row for row in found}
    oldest = {row.unit: row for row in reversed(found)}
    units = sorted(oldest, key=lambda unit: (atlas.unit(unit), unit))
    made = tuple(
        (
            name(traced(here, working_address(atlas, oldest[unit]), atlas.unit(unit))),
            *(num(_plain(by_cell.get((unit, period)), indicator.decimals)) for period in periods),
        )
        for unit in units
    )
    titles = [links.anchor(here, links.period(p), short_period(atlas, p)) for p in periods]
    head = (heads("unit")[0][0], *(Cell(title, "num", True) for title in titles))
    caption = CAPTIONS["peers_recent"].format(
        indicator=indicator.name, peers=peers, unit_of_measure=indicator.unit_of_measure
    )
    return Table(caption, (head,), made)


def _plain(row: Row | None, decimals: int) -> object:
    """A figure without its unit of measure, or why there is none; nothing where there is no row."""
    if row is None:
        return ""
    return chip(row.state) if row.value is None else number(row.value, decimals)


def history_page(atlas: Atlas, unit: Unit, rows: Sequence[Row], scores: Sequence[Row]) -> Iterator[Page]:
    """The page of all periods of a unit; none where its own page tells them all."""
    if not has_history(atlas, unit, (*rows, *scores)):
        return
    here = links.history(unit.id)
    series = group(rows, "tier", "indicator")
    ordered = sorted(series, key=lambda key: (TIERS.index(key[0]), atlas.place[key[1]]))
    tables = [_indicator_table(atlas, here, series[key]) for key in ordered]
    tables += [_score_table(atlas, here, found) for found in group(scores, "composite", "tier").values()]
    changed = [c for c in atlas.dataset.corrections if c.unit == unit.id]
    title = TITLES["history"].format(unit=unit.name)
    yield page(
        atlas.dataset.site,
        here,
        "history",
        title,
        DESCRIPTIONS["history"].format(name=unit.name),
        figures_change(atlas, (*rows, *scores), changed),
        crumbs=[
            links.anchor(here, f"{links.ROOT}/don-vi/", TITLES["units"]),
            atlas.unit_link(here, unit.id),
        ],
        told=_words(title, tables),
        unit=atlas.unit_link(here, unit.id),
        tables=tables,
    )


def _words(title: str, tables: Iterable[Table]) -> str:
    """What the page says, each thing once: its rows repeat each other."""
    parts = {title}
    for table in tables:
        parts |= {str(table.caption), str(table.note), *(str(cell.content) for cell in table.head[0])}
        for row in table.rows if table.kinds else ():
            parts.update(row)
    return "\n".join(sorted(parts))


def _series(atlas: Atlas, rows: Iterable[Row]) -> dict[tuple[str, str], list[Row]]:
    """Rows by tier and kind of period, the widest tier first."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in sorted(rows, key=lambda row: TIERS.index(row.tier)):
        found.setdefault((row.tier, atlas.dataset.periods[row.period].kind), []).append(row)
    return found


def _newest_first(atlas: Atlas, rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: atlas.age[row.period])


def _indicator_table(atlas: Atlas, here: str, rows: Sequence[Row]) -> Table:
    """One indicator of one subject, a row a period; each row is where the figure is worked out."""
    indicator = atlas.dataset.indicators[rows[0].indicator]
    rows = _newest_first(atlas, rows)
    columns = ("period", "value", "counts", "coverage", "verdicts", "rank")
    caption = CAPTIONS["history"].format(
        indicator=indicator.name, subject=atlas.subject(rows[0].unit, rows[0].tier)
    )
    table = Table(
        caption,
        heads(*columns, numbers=("value", "counts", "coverage", "rank")),
        tuple(_lines(atlas, here, rows, indicator)),
        ids=tuple(working_id(row) for row in rows),
        stack=True,
        note=CAPTIONS["history_note"].format(formula=formula_words(atlas, indicator)),
        kinds=("head", "num", "num", "num", "text", "num"),
    )
    return without_empty(table)


def _lines(atlas: Atlas, here: str, rows: Sequence[Row], indicator: Indicator) -> Iterator[tuple[str, ...]]:
    """Each figure with all that is said of it, as HTML. A country has a million of these lines."""
    verdicts_of, unit, decimals = atlas.verdicts_of, escape(indicator.unit_of_measure), indicator.decimals
    for row in rows:
        verdicts = verdicts_of.get((row.period, row.unit, row.tier, row.indicator), ())
        missed = nearest_missed(row, verdicts) if verdicts and row.value is not None else None
        if row.value is None:
            said: str = chip(row.state)
        elif missed is None and row.basis == COUNTS:
            said = f"{number(row.value, decimals)}\u00a0{unit}"
        else:
            said = escape(atlas.figure(row, missed))
        line = "" if row.row is None else f"-r{row.row}"
        figure = f'<a class="ck-o" href="{_address(atlas, here, row)}{line}">{said}</a>'
        yield (
            atlas.memo.get(("period", row.period)) or _period(atlas, here, row.period),
            str(corrected(atlas, here, row, safe(figure))) if atlas.effects else figure,
            atlas.fraction(row),
            coverage_text(row),
            "<br>".join([_verdict(atlas, verdict) for verdict in verdicts]),
            rank_text(row),
        )


# Pages of histories all lie equally deep: a link to a report or a period is the same from each.


def _period(atlas: Atlas, here: str, period: str) -> str:
    """A link to the page of a period."""
    made = atlas.memo["period", period] = links.anchor(here, links.period(period), atlas.period(period))
    return made


def _address(atlas: Atlas, here: str, row: Row) -> str:
    """Where the table lies that a figure is printed in, or whose rows were added up."""
    key = "table", row.report_period, row.report, row.table
    if (found := atlas.memo.get(key)) is None:
        table = atlas.trail.tables_of(row)[0]
        found = links.href(here, row_address(atlas, row.report_period, row.report, table.stem, None))
        if (row.report_period, row.report, row.table) in atlas.trail.tables:  # else it hangs on the figure
            atlas.memo[key] = found
    return found


def _verdict(atlas: Atlas, verdict: Row) -> str:
    """A verdict on a figure: its word, the target, who assigned it; the same for most periods of a year."""
    key = (
        verdict.status, verdict.indicator, verdict.operator, verdict.target_value, verdict.up_to,
        verdict.decision,
    )  # fmt: skip
    if (found := atlas.memo.get(key)) is None:
        target, decision = atlas.target(verdict), atlas.decision(verdict.decision)
        found = atlas.memo[key] = markup("{} {} ({})", chip(verdict.status), target, decision)
    return found


def _score_table(atlas: Atlas, here: str, scores: Sequence[Row]) -> Table:
    """The totals of one composite of one subject, a row a period."""
    item = atlas.dataset.composites[scores[0].composite]
    totals = _newest_first(atlas, [row for row in scores if not row.component])
    made = tuple(
        (
            name(links.anchor(here, links.period(row.period), atlas.period(row.period))),
            num(score_origin(atlas, here, row, points_text(row.points_published))),
            num(points_text(row.points) if row.points != row.points_published else ""),
            text(row.grade),
            num(score_rank(row)),
            num("" if row.change is None else trimmed(row.change)),
        )
        for row in totals
    )
    columns = heads(
        "period", "points", "sum", "grade", "rank", "change", numbers=("points", "sum", "rank", "change")
    )
    caption = CAPTIONS["history"].format(
        indicator=item.name, subject=atlas.subject(scores[0].unit, scores[0].tier)
    )
    return without_empty(Table(caption, columns, made, stack=True))
