"""The lines of a unit's history: a row for each period of a figure, with all that is said of it.

A country has a million of them, and a call for each of their cells costs more than to write it: they are made
column by column, and what many have in common is looked up (0024). Pages of histories all lie equally deep: a
link to a report or a period is the same from each.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from generator.domain.frames import COUNTS, Row
from generator.messages.numbers import apart, fraction, number
from generator.messages.pages import CAPTIONS
from generator.pages import links
from generator.pages.arithmetic import formula_words
from generator.pages.atlas import Atlas
from generator.pages.corrected import corrected
from generator.pages.escaping import escape, markup, safe
from generator.pages.figure_tables import coverage_text, nearest_missed, rank_text
from generator.pages.origins import row_address
from generator.pages.tables import Table, chip, heads

_COLUMNS = {
    "period": "head", "value": "num", "counts": "num", "coverage": "num", "verdicts": "text", "rank": "num"
}  # fmt: skip
"""What is said of a figure, and the kind of its column."""


def indicator_table(atlas: Atlas, here: str, rows: Sequence[Row], told: list[str]) -> Table:
    """One indicator of one subject, a row a period, the latest first; each row is where the figure is worked
    out. Adds to `told` what it says, each thing once: the rows repeat each other.
    """
    indicator = atlas.dataset.indicators[rows[0].indicator]
    columns = _columns(atlas, here, rows)
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


def _columns(atlas: Atlas, here: str, rows: Sequence[Row]) -> dict[str, list[str]]:
    """Each figure with all that is said of it, as HTML, column by column."""
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
            missed = nearest_missed(row, found) if found else None
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
