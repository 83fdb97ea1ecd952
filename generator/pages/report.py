"""The page of a report: the paper itself, written from data, with what does not add up in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import repeat

from generator.domain.frames import REPORTED, Row
from generator.domain.pages import Page
from generator.domain.reports import Report
from generator.domain.reports import Table as SourceTable
from generator.domain.units import TIERS
from generator.messages import labels
from generator.messages.numbers import day_text
from generator.messages.pages import (
    CAPTIONS,
    DESCRIPTIONS,
    HEADS,
    SENTENCES,
    SUBJECTS,
    TITLES,
)
from generator.messages.tracing import NOTES, WORKING
from generator.pages import links
from generator.pages.atlas import Atlas, group
from generator.pages.corrected import corrected, printed
from generator.pages.escaping import escape, markup
from generator.pages.figure_tables import coverage_text, value_text, verdict_chips
from generator.pages.finding_tables import findings_table
from generator.pages.last_change import reports_change
from generator.pages.origins import file_link, origin
from generator.pages.report_standing import standing_lists
from generator.pages.report_text import claims_table, prose_table, table_note
from generator.pages.report_ways import Ways
from generator.pages.tables import Cell, Table, heads, name, num, stacked, text
from generator.pages.templates import page


def report_page(atlas: Atlas, report: Report, ways: Ways) -> Page:
    """The page of one report."""
    here = links.report(report.period, report.id)
    findings = atlas.findings_of_report.get(report.key, [])
    claims = atlas.claims.get((report.period, report.id), [])
    return page(
        atlas.dataset.site,
        here,
        "report",
        report.title,
        DESCRIPTIONS["report"].format(name=report.title),
        reports_change(atlas, [(report.period, report.id)]),
        crumbs=[
            links.anchor(here, f"{links.ROOT}/ky/", TITLES["periods"]),
            links.anchor(here, links.period(report.period), atlas.period(report.period)),
        ],
        # of a country there are more than a thousand reports, and each picture costs what ten pages do
        shown=f"{atlas.unit(report.area)}, {atlas.period(report.period)}" if atlas.own is None else "",
        report=report,
        kind=labels.REPORT_KINDS[report.kind],
        area=atlas.unit_link(here, report.area),
        period=atlas.period(report.period),
        number=report.number if any(c.isdigit() for c in report.number) else "",
        date=day_text(report.date),
        averages=_averages(atlas, here, report),
        standing=standing_lists(atlas, here, report, ways),
        printed=[_printed(atlas, here, report, table, ways) for table in report.tables if not table.prose],
        prose=prose_table(atlas, here, report, [c for c in claims if c.kind in ("figure", "target")]),
        claims=claims_table(atlas, here, report, [c for c in claims if c.kind not in ("figure", "target")]),
        explanations=_explanations(atlas, here, report),
        findings=findings_table(atlas, here, findings, CAPTIONS["findings"].format(report=report.title)),
        sources=_sources(atlas, here, report),
    )


def _averages(atlas: Atlas, here: str, report: Report) -> Table | None:
    """The area's own figures at every tier, computed where that can be done."""
    own = [
        r for r in atlas.by_unit.get(report.area, ()) if (r.period, r.report) == (report.period, report.id)
    ]
    rows = []
    for indicator, figures in group(own, "indicator").items():
        for position, row in enumerate(sorted(figures, key=lambda row: TIERS.index(row.tier))):
            label = links.anchor(here, links.indicator(indicator), atlas.dataset.indicators[indicator].name)
            lead = (name(label, len(figures)),) if position == 0 else ()
            printed: object = ""
            if row.published_value is not None:
                value = atlas.value(indicator, row.published_value)
                printed = origin(atlas, here, row, value)
            rows.append(
                (
                    *lead,
                    text(SUBJECTS[row.tier]),
                    num(corrected(atlas, here, row, value_text(atlas, here, row))),
                    num(coverage_text(row)),
                    num(printed),
                    text(verdict_chips(atlas, here, row)),
                )
            )
    columns = heads(
        "indicator", "tier", "value", "coverage", "published", "verdict",
        numbers=("value", "coverage", "published"),
    )  # fmt: skip
    return Table(CAPTIONS["averages"], columns, tuple(rows)) if rows else None


def _printed(atlas: Atlas, here: str, report: Report, table: SourceTable, ways: Ways) -> Table:
    """A table of the report as printed; cells that a finding is about are marked."""
    cells = atlas.trail.cells_of(table.path, table.stem)
    columns = {cell.column: cell for cell in cells}
    anchor = atlas.trail.anchors[report.period, report.id, table.stem]
    begins = escape(anchor)
    mended = report.id in atlas.reports_corrected
    flagged = atlas.flagged.get(table.path, {})
    rows = []
    for number, found in group(cells, "row").items():
        made = {cell.column: _plain(cell.state, cell.text) for cell in found}
        if mended or number in flagged:
            made |= _marked(atlas, here, found, mended, flagged.get(number, ()))
        mark, head = f"{begins}-r{number}", ways.subject(found[0].unit, found[0].tier)
        head = f"<strong>{head}</strong>" if found[0].total else head
        line = f'<a class="ck-row" href="#{mark}">{escape(NOTES["row_link"].format(row=number))}</a>'
        rest = "".join(map(made.get, columns, repeat(_EMPTY)))
        rows.append(f'<tr id="{mark}"><th scope="row">{head} {line}</th>{rest}</tr>')
    heading, note = _heading(atlas, columns.values()), table_note(atlas, here, report, table)
    return Table(table.title, (heading,), (), id=anchor, written=tuple(rows), note=note)


def _shown(state: str, text: str) -> str:
    return text if state == REPORTED else labels.CELL_STATES[state]


_EMPTY = '<td class="ck-num"></td>'


@lru_cache(maxsize=1 << 14)
def _plain(state: str, text: str) -> str:
    """A cell that nobody corrected and no finding is about."""
    return f'<td class="ck-num">{escape(_shown(state, text))}</td>'


def _marked(
    atlas: Atlas, here: str, cells: Sequence[Row], mended: bool, flagged: Iterable[str]
) -> dict[str, str]:
    """The cells of a row, by column: what each was before corrections, and signs in `flagged` columns."""
    shown: dict[str, object] = {cell.column: _shown(cell.state, cell.text) for cell in cells}
    if mended:
        shown |= {cell.column: printed(atlas, here, cell, shown[cell.column]) for cell in cells}
    made = {column: f'<td class="ck-num">{escape(content)}</td>' for column, content in shown.items()}
    sign = markup('<span title="{}">⚑</span>', SENTENCES["flag"])
    return made | {
        column: f'<td class="ck-num ck-flag">{sign} {escape(shown.get(column, ""))}</td>'
        for column in flagged
    }


def _heading(atlas: Atlas, cells: Iterable[Row]) -> tuple[Cell, ...]:
    """What each column counts, with its head and letter in the file, by a cell of each."""
    heading = [Cell(HEADS["unit"], "text", True)]
    for cell in cells:
        key = f"{cell.key}.{cell.facet}" if cell.facet else cell.key
        head = WORKING["column_head"].format(column=cell.column, letter=cell.cell.rstrip("0123456789"))
        shown = markup('{}<br><span class="ck-column">{}</span>', atlas.figure_name(key), head)
        heading.append(Cell(shown, "num", True))
    return tuple(heading)


def _explanations(atlas: Atlas, here: str, report: Report) -> Table | None:
    rows = tuple(
        (
            name(explanation.at),
            text(stacked([atlas.unit_link(here, unit) for unit in explanation.units])),
            text(", ".join(atlas.figure_name(i) for i in explanation.indicators)),
            text(explanation.cause),
            text(explanation.remedy),
        )
        for explanation in report.explanations
    )
    columns = heads("at", "unit", "indicator", "cause", "remedy")
    return Table(CAPTIONS["explanations"], columns, rows) if rows else None


def _sources(atlas: Atlas, here: str, report: Report) -> Table:
    """The report's files under data/ with their SHA-256."""
    paths = [report.path, *(table.path for table in report.tables)]
    titles = {table.path: table.title for table in report.tables}
    rows = tuple(
        (
            name(file_link(atlas, here, path)),
            text(titles.get(path, report.title)),
            text(atlas.dataset.files.get(path, "")),
        )
        for path in dict.fromkeys(paths)
    )
    return Table(CAPTIONS["sources"], heads("file", "meaning", "sha256"), rows)


def report_pages(atlas: Atlas) -> Iterator[Page]:
    """A page per report."""
    ways = Ways(atlas)
    for report in atlas.reports_made:
        yield report_page(atlas, report, ways)
