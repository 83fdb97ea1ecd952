"""The page of a composite: groups, maxima, points, grades, ranks, change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.domain.frames import Row
from generator.domain.indicators import Composite
from generator.domain.pages import Page, Waiting
from generator.messages.numbers import count, trimmed
from generator.messages.pages import CAPTIONS, DESCRIPTIONS, HEADS, TITLES
from generator.messages.tracing import NOTES, WORKING
from generator.pages import drawings, links
from generator.pages.atlas import Atlas, group
from generator.pages.charts import Chart
from generator.pages.escaping import markup, sentence
from generator.pages.figure_tables import points_text, score_rank
from generator.pages.index_page import index_page
from generator.pages.last_change import figures_change
from generator.pages.origins import file_link, score_id, score_origin, traced
from generator.pages.pictures import pictures_and_main
from generator.pages.tables import Cell, Table, heads, name, num, text
from generator.pages.takeaway import File
from generator.pages.templates import page


@dataclass(frozen=True, slots=True)
class ScoreSection:
    """One report's scores."""

    title: str
    address: str
    grades: tuple[tuple[str, str], ...]
    chart: Chart | None
    table: Table


def composite_pages(atlas: Atlas) -> Iterator[Page | Waiting]:
    """The index and a page per composite."""
    here = f"{links.ROOT}/bo-chi-so/"
    rows = tuple(
        (
            name(links.anchor(here, links.composite(c.id), c.name)),
            text(c.plain),
            num(trimmed(c.maximum)),
            num(count(len(c.components))),
        )
        for c in atlas.dataset.composites.values()
    )
    columns = heads("indicator", "meaning", "maximum", "group", numbers=("maximum", "group"))
    table = Table(CAPTIONS["composites"], columns, rows)
    yield index_page(
        atlas,
        here,
        "composites",
        table=table,
    )
    for composite in atlas.dataset.composites.values():
        yield from _composite_page(atlas, composite)


def _composite_page(atlas: Atlas, composite: Composite) -> Iterator[Page | Waiting]:
    here = links.composite(composite.id)
    rows = [row for row in atlas.scores if row.composite == composite.id]
    by_report = group(rows, "period", "report")
    order = {period: i for i, period in enumerate(atlas.latest_first)}
    sections = [
        _section(atlas, here, composite, by_report[key])
        for key in sorted(by_report, key=lambda k: order[k[0]])
    ]
    groups = tuple((name(c.name), num(trimmed(c.maximum))) for c in composite.components)
    bands = tuple((name(band.grade), num(trimmed(band.floor))) for band in composite.bands)
    path = f"indicators/{composite.id}.yml"
    ids = {composite.id, *(component.id for component in composite.components)}
    note = sentence(NOTES["bounds"], file=file_link(atlas, here, path))
    yield page(
        atlas.dataset.site,
        here,
        "composite",
        composite.name,
        DESCRIPTIONS["composite"].format(name=composite.name),
        figures_change(atlas, rows, [c for c in atlas.dataset.corrections if c.indicator in ids]),
        crumbs=[links.anchor(here, f"{links.ROOT}/bo-chi-so/", TITLES["composites"])],
        shown=composite.plain,
        composite=composite,
        maximum=trimmed(composite.maximum),
        groups=Table(CAPTIONS["groups"], heads("group", "maximum", numbers=("maximum",)), groups, note=note),
        bands=Table(CAPTIONS["bands"], heads("grade", "floor", numbers=("floor",)), bands, note=note),
        sections=sections,
        files=[File(f"{links.DATA}/scores.csv", "")],
    )
    yield from pictures_and_main(here, [section.chart for section in sections], atlas.tally.is_small)


def _section(atlas: Atlas, here: str, composite: Composite, rows: Sequence[Row]) -> ScoreSection:
    key = (rows[0].period, rows[0].report)
    # points that prose states of another period stand in a report of their own id
    report = atlas.reports.get(key) or next(r for r in atlas.dataset.reports if r.id == key[1])
    subjects = group(rows, "unit", "tier")
    entries = [(_merged(found), unit, tier) for (unit, tier), found in subjects.items()]
    entries.sort(key=lambda e: (e[2] != "all", -(_standing(e[0]) or 0), e[1]))
    made = tuple(_row(atlas, here, composite, merged, unit, tier) for merged, unit, tier in entries)
    head = (
        *heads("unit", "total", "sum", "grade", "rank", "change", numbers=("total", "sum", "rank", "change"))[
            0
        ],
        *(Cell(f"{c.short or c.name} ({HEADS['points']}; %)", "num", True) for c in composite.components),
    )
    own = _merged([row for row in rows if row.unit == report.area])
    first = [own[component.id] for component in composite.components if component.id in own]
    grades = Counter(
        merged[""].grade for merged, _, tier in entries if tier != "all" and "" in merged and merged[""].grade
    )
    ordered = [(band.grade, count(grades[band.grade])) for band in composite.bands if grades[band.grade]]
    caption = CAPTIONS["scores"].format(
        composite=composite.name, area=atlas.unit(report.area), period=atlas.period(report.period)
    )
    return ScoreSection(
        f"{atlas.unit(report.area)}, {atlas.period(report.period)}",
        links.report(report.period, report.id),
        tuple(ordered),
        drawings.composite(atlas, composite, first),
        Table(caption, (head,), made, note=NOTES["composite"]),
    )


def _merged(rows: Sequence[Row]) -> dict[str, Row]:
    """Of each component the row that says most, points first."""
    found: dict[str, Row] = {}
    for row in rows:
        kept = found.get(row.component)
        said = (row.points_published is not None, row.percent_published is not None)
        if kept is None or said > (kept.points_published is not None, kept.percent_published is not None):
            found[row.component] = row
    return found


def _standing(merged: dict[str, Row]) -> int | None:
    row = merged.get("")
    if row is None:
        return None
    return row.points if row.points_published is None else int(row.points_published)


def _row(
    atlas: Atlas, here: str, composite: Composite, merged: dict[str, Row], unit: str, tier: str
) -> tuple[Cell, ...]:
    total = merged.get("")
    cells = [name(atlas.unit_link(here, unit, atlas.subject(unit, tier)))]
    if total is None:
        cells += [num(""), num(""), text(""), num(""), num("")]
    else:
        cells += [
            num(score_origin(atlas, here, total, points_text(total.points_published))),
            num(points_text(total.points)),
            text(markup("{} {}", total.grade, _see(here, total))),
            num(score_rank(total)),
            num(points_text(total.change)),
        ]
    for component in composite.components:
        row = merged.get(component.id)
        shown = (
            ""
            if row is None
            else "; ".join(filter(None, (points_text(row.points), points_text(row.percent))))
        )
        cells.append(num("" if row is None else score_origin(atlas, here, row, shown)))
    return tuple(cells)


def _see(here: str, total: Row) -> Markup:
    """A link to where a total's sum, grade and rank are worked out."""
    return traced(here, f"{links.unit(total.unit)}#{score_id(total)}", WORKING["see"])
