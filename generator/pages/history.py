"""All periods of a unit, on a page of their own.

A unit's page tells the latest period of each kind in full. What is said here of the others fits a row: the
figure, the counts behind it, the verdicts. The page of the report has the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from generator.domain.frames import COUNTS, Row
from generator.domain.indicators import Indicator
from generator.domain.pages import Page
from generator.domain.targets import NOT_MET
from generator.domain.units import TIERS, Unit
from generator.messages.numbers import apart, fraction, number, trimmed
from generator.messages.pages import CAPTIONS, DESCRIPTIONS, TITLES
from generator.pages import links
from generator.pages.arithmetic import formula_words
from generator.pages.atlas import Atlas, group
from generator.pages.charts import Chart
from generator.pages.corrected import corrected
from generator.pages.escaping import escape, markup, safe
from generator.pages.figure_tables import (
    coverage_text,
    nearest_missed,
    points_text,
    rank_text,
    score_rank,
)
from generator.pages.origins import (
    row_address,
    score_origin,
)
from generator.pages.pictures import ALL_IN_ONE, pictures
from generator.pages.tables import Table, chip, heads, name, num, text, without_empty
from generator.pages.takeaway import Offer
from generator.pages.templates import page


def has_history(atlas: Atlas, unit: Unit, rows: Iterable[Row]) -> bool:
    """Whether a unit has figures of periods that its page does not tell in full."""
    latest = atlas.trail.latest.get(unit.id, frozenset())
    return any(row.period not in latest for row in rows)


def history_page(
    atlas: Atlas,
    unit: Unit,
    rows: Sequence[Row],
    scores: Sequence[Row],
    updated: str,
    offer: Offer,
    charts: Sequence[Chart],
) -> Iterator[Page]:
    """The page of all periods of a unit, with `charts`; none where its own page tells them all."""
    if not has_history(atlas, unit, (*rows, *scores)):
        return
    here = links.history(unit.id)
    series = group(_newest_first(atlas, rows), "tier", "indicator")
    ordered = sorted(series, key=lambda key: (TIERS.index(key[0]), atlas.place[key[1]]))
    told = [TITLES["history"].format(unit=unit.name)]
    tables = [_indicator_table(atlas, here, series[key], told) for key in ordered]
    tables += [
        _score_table(atlas, here, found, told) for found in group(scores, "composite", "tier").values()
    ]
    yield page(
        atlas.dataset.site,
        here,
        "history",
        told[0],
        DESCRIPTIONS["history"].format(name=unit.name),
        updated,
        crumbs=[
            links.anchor(here, f"{links.ROOT}/don-vi/", TITLES["units"]),
            atlas.unit_link(here, unit.id),
        ],
        told="\n".join(told),
        unit=atlas.unit_link(here, unit.id),
        tables=tables,
        charts=charts,
        offer=offer,
        picture="" if atlas.own is None else f"../{ALL_IN_ONE}",
    )
    if atlas.own is None:
        yield from pictures(here, charts)


def _newest_first(atlas: Atlas, rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: atlas.age[row.period])


_COLUMNS = {
    "period": "head", "value": "num", "counts": "num", "coverage": "num", "verdicts": "text", "rank": "num"
}  # fmt: skip
"""What is said of a figure, and the kind of its column."""


def _indicator_table(atlas: Atlas, here: str, rows: Sequence[Row], told: list[str]) -> Table:
    """One indicator of one subject, a row a period, the latest first; each row is where the figure is worked
    out. Adds to `told` what it says, each thing once: the rows repeat each other.
    """
    indicator = atlas.dataset.indicators[rows[0].indicator]
    columns = _columns(atlas, here, rows, indicator)
    filled = {name: cells for name, cells in columns.items() if name == "period" or any(cells)}
    caption = CAPTIONS["history"].format(
        indicator=indicator.name, subject=atlas.subject(rows[0].unit, rows[0].tier)
    )
    note = CAPTIONS["history_note"].format(formula=formula_words(atlas, indicator))
    head = heads(*filled, numbers=tuple(name for name in filled if _COLUMNS[name] == "num"))
    told += [caption, note, *(str(cell.content) for cell in head[0]), *set(columns["verdicts"])]
    told += set(columns["value"]) if atlas.effects else _states(rows)
    start = f"k-%s-{rows[0].tier}-{indicator.id}"
    return Table(
        caption,
        head,
        tuple(zip([start % row.period for row in rows], *filled.values(), strict=True)),
        stack=True,
        note=note,
        kinds=tuple(_COLUMNS[name] for name in filled),
    )


def _states(rows: Sequence[Row]) -> set[str]:
    """Why there are no figures."""
    return {chip(state) for state in {row.state for row in rows if row.value is None}}


def _columns(atlas: Atlas, here: str, rows: Sequence[Row], indicator: Indicator) -> dict[str, list[str]]:
    """Each figure with all that is said of it, as HTML, column by column: a country has a million of these
    lines, and a call for each of their cells costs more than to write it.

    Pages of histories all lie equally deep: a link to a report or a period is the same from each.
    """
    period = atlas.kept(
        "history period", lambda one: links.anchor(here, links.period(one), atlas.period(one))
    )
    said = atlas.kept("history verdict", lambda of: _verdict(atlas, *of))
    verdicts_of = atlas.verdicts_of
    verdicts = [verdicts_of.get((row.period, row.unit, row.tier, row.indicator), ()) for row in rows]
    return {
        "period": [period[row.period] for row in rows],
        "value": _figures(atlas, here, rows, verdicts),
        "counts": [
            ""
            if row.numerator is None or row.denominator is None
            else fraction(row.numerator, row.denominator)
            for row in rows
        ],
        "coverage": ["" if row.units_reported is None else coverage_text(row) for row in rows],
        "verdicts": ["<br>".join([said[_what(one)] for one in found]) for found in verdicts],
        "rank": list(map(rank_text, rows)),
    }


def _figures(atlas: Atlas, here: str, rows: Sequence[Row], verdicts: Sequence[Sequence[Row]]) -> list[str]:
    """Each figure, with a link to where it is printed."""
    indicator = atlas.dataset.indicators[rows[0].indicator]
    after, decimals = f"\u00a0{escape(indicator.unit_of_measure)}", indicator.decimals
    address = atlas.kept("history table", lambda table: _address(atlas, here, table))
    made = []
    for row, found in zip(rows, verdicts, strict=True):
        if row.value is None:
            said: str = chip(row.state)
        else:
            places = decimals if row.basis == COUNTS or row.decimals is None else row.decimals
            short = any(verdict.status == NOT_MET for verdict in found)
            missed = nearest_missed(row, found) if short else None
            said = (number(row.value, places) if missed is None else apart(row.value, missed, places)) + after
        line = "" if row.row is None else f"-r{row.row}"
        table = address[row.report_period, row.report, row.table] or _of_group(atlas, here, row)
        figure = f'<a class="ck-o" href="{table}{line}">{said}</a>'
        made.append(str(corrected(atlas, here, row, safe(figure))) if atlas.effects else figure)
    return made


def _address(atlas: Atlas, here: str, table: tuple[str, str, str]) -> str:
    """Where a table lies that figures are printed in; empty for a group of tables."""
    return links.href(here, row_address(atlas, *table, None)) if table in atlas.trail.tables else ""


def _of_group(atlas: Atlas, here: str, row: Row) -> str:
    """Where the first of the tables lies whose rows were added up."""
    table = atlas.trail.tables_of(row)[0]
    return links.href(here, row_address(atlas, row.report_period, row.report, table.stem, None))


_what = attrgetter("status", "indicator", "operator", "target_value", "up_to", "decision")


def _verdict(
    atlas: Atlas, status: str, indicator: str, operator: str, value: int, up_to: int | None, decision: str
) -> str:
    """A verdict on a figure: its word, the target, who assigned it; the same for most periods of a year."""
    target = atlas.target_words(indicator, operator, value, up_to)
    return markup("{} {} ({})", chip(status), target, atlas.decision(decision))


def _score_table(atlas: Atlas, here: str, scores: Sequence[Row], told: list[str]) -> Table:
    """The totals of one composite of one subject, a row a period. Adds to `told` what is said above them."""
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
    table = without_empty(Table(caption, columns, made, stack=True))
    told += [caption, *(str(cell.content) for cell in table.head[0])]
    return table
