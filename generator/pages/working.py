"""The workings: how a figure, its verdicts and its rank were worked out, with the numbers put in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from generator.domain.frames import COUNTED, COUNTS, MISSING, Row
from generator.domain.indicators import MEAN, Composite
from generator.domain.quantities import MICRO, ratio_round_to
from generator.domain.reports import Table
from generator.messages import labels
from generator.messages.numbers import count, trimmed
from generator.messages.pages import SUBJECTS
from generator.messages.tracing import HOW, WORKING
from generator.pages import links, peers
from generator.pages.arithmetic import say, sign_of, verdict_sentence
from generator.pages.atlas import Atlas
from generator.pages.escaping import escape, markup, safe
from generator.pages.origins import (
    error_link,
    file_link,
    origin_address,
    row_address,
    sha_code,
    traced,
    working_id,
)

Told = dict[object, Any]
"""What the workings of a page have said so far, and in which row: lists of units, files."""

MANY = 60
"""Units of an aggregate that are named one by one; the rest are counted."""

ROLES = ("published", "not_applicable", "not_reported", MISSING)


def opened(lines: Sequence[object]) -> Markup:
    """A line that opens, with what it says in a list."""
    items = "".join([f"<li>{escape(line)}</li>" for line in lines if line])
    return safe(f'<details class="ck-how"><summary>{escape(HOW)}</summary><ul>{items}</ul></details>')


def working(atlas: Atlas, here: str, row: Row, told: Told) -> Markup:
    """How a result was worked out: formula, parts, verdicts, rank, place, and a way to report an error.

    What `told` knows to stand in an earlier row of the page is not said again; it is added to.
    """
    verdicts = atlas.verdicts_of.get((row.period, row.unit, row.tier, row.indicator), ())
    cells = atlas.trail.cells_used(row)
    return opened(
        [
            _formula(atlas, row),
            *_parts(atlas, here, row, told),
            *[verdict_sentence(atlas, here, row, verdict) for verdict in verdicts],
            _rank(atlas, here, row),
            *_place(atlas, here, row, cells, told),
            error_link(atlas, here, _facts(atlas, row, cells)),
        ]
    )


def _formula(atlas: Atlas, row: Row) -> Markup:
    indicator, measures = atlas.dataset.indicators[row.indicator], atlas.dataset.measures
    shown = atlas.figure(row)
    if row.value is None:
        return say("no_value", name=indicator.name, state=labels.STATUSES[row.state])
    if row.units_reported is not None and indicator.aggregate == MEAN:
        return say("mean", name=indicator.name, count=count(row.units_reported), value=shown)
    if row.basis != COUNTS:
        spoken = atlas.trail.is_prose(row)
        return say("spoken" if spoken else "published", name=indicator.name, value=shown)
    if not indicator.is_rate:
        terms = " + ".join(measures[measure].name for measure in indicator.sum)
        return say("sum" if len(indicator.sum) > 1 else "one", name=indicator.name, terms=terms, value=shown)
    rounded = ratio_round_to(row.numerator, row.denominator, indicator.decimals)
    exact = rounded * row.denominator == row.numerator * 100 * MICRO
    return say(
        "rate",
        name=indicator.name,
        top_name=measures[indicator.numerator].name,
        base_name=measures[indicator.denominator].name,
        top=count(row.numerator),
        base=count(row.denominator),
        sign=sign_of(exact),
        value=shown,
    )


def _parts(atlas: Atlas, here: str, row: Row, told: Told) -> Iterator[Markup]:
    """The units that were added up, and those left out with the reason."""
    if row.units_reported is None:
        return
    parts = atlas.trail.makeup_of(row)
    shown = tuple((part.part_table, part.part_unit, part.row, part.role) for part in parts)
    earlier: Row = told.setdefault(shown, row)
    if earlier is not row:
        name = atlas.dataset.indicators[earlier.indicator].name
        yield say(
            "added_before",
            reported=row.units_reported,
            expected=row.units_expected,
            earlier=markup('<a href="#{}">{}</a>', working_id(earlier), name),
        )
        yield from _printed_total(atlas, here, row)
        return
    mean = atlas.dataset.indicators[row.indicator].aggregate == MEAN
    yield say(
        "averaged" if mean else "added",
        reported=row.units_reported,
        expected=row.units_expected,
        parts=_units(atlas, here, row, [part for part in parts if part.role == COUNTED]),
    )
    for role in ROLES:
        found = [part for part in parts if part.role == role]
        if found:
            yield say(f"role_{role}", parts=_units(atlas, here, row, found))
    yield from _printed_total(atlas, here, row)


def _printed_total(atlas: Atlas, here: str, row: Row) -> Iterator[Markup]:
    """What the report's own total row prints."""
    if row.row is not None and row.published_value is not None:
        value = atlas.value(row.indicator, row.published_value, printed=row.decimals)
        line = traced(here, origin_address(atlas, row), WORKING["row"].format(row=row.row))
        yield say("printed", row=line, value=value)


def _units(atlas: Atlas, here: str, row: Row, parts: Sequence[Row]) -> Markup:
    shown: list[object] = [
        traced(
            here,
            row_address(atlas, row.report_period, row.report, part.part_table, part.row)
            if part.part_table
            else links.unit(part.part_unit),
            atlas.subject(part.part_unit, part.part_tier) if part.part_tier else atlas.unit(part.part_unit),
        )
        for part in parts[:MANY]
    ]
    if len(parts) > MANY:
        shown.append(WORKING["more"].format(count=count(len(parts) - MANY)))
    return Markup(", ").join(markup("{}", item) for item in shown)


def _rank(atlas: Atlas, here: str, row: Row) -> Markup:
    if row.rank is None:
        return Markup("")
    group = peers.of(atlas, row)
    ties = group.ties[row.rank] - 1 if group else 0
    parent = atlas.dataset.units[row.unit].parent
    whose = atlas.kept("peers", lambda of: _peers(atlas, *of))[row.aggregate, row.tier, parent]
    ranking = atlas.kept("ranking", lambda there: links.anchor(here, there, WORKING["rank_link"]))
    return say(
        "rank",
        rank=row.rank,
        of=row.rank_of,
        peers=whose,
        better=row.rank - 1,
        ties=WORKING["rank_ties"].format(count=ties) if ties else "",
        link=ranking[_ranking(atlas, row)],
    )


def _peers(atlas: Atlas, aggregate: bool, tier: str, parent: str) -> str:
    """Whom a figure is ranked among."""
    return WORKING["peers_several" if aggregate else "peers"].format(
        tier=SUBJECTS[tier], parent=atlas.unit(parent) if parent else labels.WHOLE_COUNTRY_SCOPE
    )


def _ranking(atlas: Atlas, row: Row) -> str:
    """The page on which a figure is ranked: of a site made province by province, its province's."""
    path = atlas.dataset.units.paths[row.unit]
    apart = atlas.own is not None and len(path) > 1 and not row.aggregate
    return links.indicator_province(row.indicator, path[-1]) if apart else links.indicator(row.indicator)


def _place(atlas: Atlas, here: str, row: Row, cells: Sequence[Row], told: Told) -> Iterator[Markup]:
    """Report, table, row and columns; then the files, each with its SHA-256 where it is named first."""
    report = atlas.reports[row.report_period, row.report]
    tables = atlas.trail.tables_of(row)
    added = row.units_reported is not None
    address = row_address(atlas, row.report_period, row.report, tables[0].stem, None if added else row.row)
    if (link := told.get(address)) is None:  # a row prints several figures
        link = told[address] = traced(here, address, report.title)
    if added:
        titles = ", ".join(f"“{table.title}”" for table in tables)
        key = "from_table" if len(tables) == 1 else "from_group"
        yield say(key, report=link, table=tables[0].title, tables=titles)
    elif tables[0].prose:
        at, line = WORKING["at"].format(at=row.at), WORKING["row"].format(row=row.row)
        yield say("from_prose", report=link, at=at, row=line)
    else:
        line, column = WORKING["row"].format(row=row.row), WORKING["column"]
        columns = ", ".join([column.format(column=cell.column, cell=cell.cell) for cell in cells])
        yield say("from_row", report=link, table=tables[0].title, row=line, columns=columns)
    yield from _files(atlas, here, row, tables, told)


def _files(atlas: Atlas, here: str, row: Row, tables: Sequence[Table], told: Told) -> Iterator[Markup]:
    for table in tables:
        earlier: Row = told.setdefault(table.path, row)
        file = atlas.kept("file", lambda path: file_link(atlas, here, path))[table.path]
        if earlier is row:
            yield say("file", file=file, sha256=sha_code(atlas, table.path))
        else:
            name = atlas.dataset.indicators[earlier.indicator].name
            above = markup('<a href="#{}">{}</a>', working_id(earlier), name)
            yield say("file_before", file=file, earlier=above)


def _facts(atlas: Atlas, row: Row, cells: Sequence[Row]) -> dict[str, str]:
    return {
        "unit": row.unit,
        "item": row.indicator,
        "period": row.period,
        "file": ", ".join([table.path for table in atlas.trail.tables_of(row)]),
        "row": "" if row.row is None else str(row.row),
        "column": ", ".join([cell.column for cell in cells]),
        "value": atlas.figure(row),
    }


def score_working(atlas: Atlas, here: str, composite: Composite, total: Row, parts: Sequence[Row]) -> Markup:
    """How a composite's total, grade and rank were worked out."""
    lines: list[object] = []
    if total.points_published is not None:
        lines.append(say("score_total", points=trimmed(total.points_published)))
    points = [part.points_published for part in parts]
    if len(parts) == len(composite.components) and None not in points:
        terms = " + ".join(map(trimmed, points))
        lines.append(say("score_sum", terms=terms, sum=trimmed(sum(points))))
    standing = total.points if total.points_published is None else total.points_published
    floor = next((band.floor for band in composite.bands if band.grade == total.grade), None)
    if standing is not None and floor is not None:
        lines.append(say("score_grade", points=trimmed(standing), floor=trimmed(floor), grade=total.grade))
    if total.rank is not None:
        lines.append(say("score_rank", rank=total.rank, of=total.rank_of))
    elif total.rank_published is not None:
        lines.append(WORKING["score_rank_published"])
    table = atlas.trail.tables[total.report_period, total.report, total.table]
    link = traced(
        here,
        row_address(atlas, total.report_period, total.report, total.table, total.row),
        WORKING["row"].format(row=total.row),
    )
    lines.append(
        markup(
            "{} ({}).",
            say("file", file=file_link(atlas, here, table.path), sha256=sha_code(atlas, table.path)),
            link,
        )
    )
    facts = {
        "unit": total.unit, "item": total.composite, "period": total.period, "file": table.path,
        "row": str(total.row), "value": "" if standing is None else trimmed(standing),
    }  # fmt: skip
    return opened([*lines, error_link(atlas, here, facts)])
