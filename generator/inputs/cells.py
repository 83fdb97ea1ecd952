"""Cells: the figures of wide and tall tables as one frame, each with its subject and its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from xlsxwriter.utility import xl_col_to_name

from generator.domain.findings import Finding, Location
from generator.domain.frames import MEASURE
from generator.domain.periods import parse_period
from generator.domain.quantities import MICRO
from generator.domain.reports import Report, Table
from generator.domain.units import Unit
from generator.inputs.blocks import Block, Column, Rows
from generator.inputs.files import blocking
from generator.inputs.grids import Grid, records
from generator.inputs.headers import Head, Vocabulary, frame_column, read_heads
from generator.inputs.mangled import mangled
from generator.inputs.numbers import DECIMAL, TOO_LARGE, WHOLE
from generator.inputs.printed_periods import check_spoken_period
from generator.inputs.readings import GRADE, RANGE, Reading, Readings
from generator.inputs.registers import safe_text
from generator.inputs.slips import slips
from generator.inputs.subjects import Context, Printed

PROSE_COLUMNS = ("at", "unit", "figure", "value")


def read_table(report: Report, table: Table, grid: Grid, context: Context) -> Block | None:
    """The figures of a wide table; None when it has none that can be read."""
    heads = read_heads(grid, context.vocabulary, context.findings)
    if heads is None:
        return None
    framed = [frame_column(name) for name in grid.header]
    at = {name: framed.index(name) if name in framed else -1 for name in ("no", "unit", "tier", "total")}
    if faults := _faults(grid, at["unit"], heads, context.vocabulary):
        context.findings.extend(faults)
        return None
    positions = list(heads)
    printed = Printed(grid, at, table.tier)
    kept, rows = context.rows(printed, report.period)
    cells = np.array([cells for _, cells in grid.rows], dtype=object).reshape(len(grid.rows), -1)
    cells = cells[np.array(kept, dtype=np.int64)] if len(kept) < len(grid.rows) else cells
    places = _places(cells, heads, context.readings)
    total = np.array(rows.total, dtype=np.bool_)
    stands = ~(total[:, None] & (cells[:, positions] == ""))  # an empty cell of a total row says nothing
    for row, place in np.argwhere((places < 0) & stands):
        position = positions[place]
        where = grid.where(rows.row[row], position)
        finding = _judged(context.readings.known[~places[row, place]], heads[position], where)
        if finding is not None:
            context.findings.append(finding)
            stands[row, place] = False
    row, column = np.nonzero(stands)
    columns = _columns_of(grid, heads, table.as_printed)
    places = np.where(places < 0, ~places, places)[stands]
    return _block(report, table, grid, rows, columns, (row, column, places))


def _places(cells: np.ndarray, heads: Mapping[int, Head], readings: Readings) -> np.ndarray:
    """The reading of each figure (rows x columns of figures); `~place` for one that has to be judged."""
    places = np.empty((len(cells), len(heads)), dtype=np.int32)
    kinds: dict[str, list[int]] = {}
    for i, head in enumerate(heads.values()):
        kinds.setdefault(_kind(head), []).append(i)
    positions = np.array(list(heads), dtype=np.int64)
    for kind, own in kinds.items():
        texts = cells[:, positions[own]]
        found = readings.places(kind, texts.ravel().tolist(), texts.size)
        places[:, own] = found.reshape(texts.shape)
    return places


def _kind(head: Head) -> str:
    """What the cells under a header hold."""
    if head.facet in (GRADE, "target"):
        return GRADE if head.facet == GRADE else RANGE
    return WHOLE if head.kind == MEASURE or head.facet in ("rank", "rank_of") else DECIMAL


def _judged(reading: Reading, head: Head, place: Location) -> Finding | None:
    """Why a text cannot stand under a header; None when it can."""
    if head.facet == GRADE:
        return None if safe_text(reading.text) else blocking("unsafe-name", place, value=reading.text)
    for number in reading.numbers:
        if isinstance(number, str):
            return blocking(mangled(reading.text, number), place, value=reading.text)
        if number.micro < 0 and head.facet != "change":
            return blocking("negative-count", place, value=reading.text)
        if number.micro > head.most * MICRO:
            return blocking(TOO_LARGE, place, value=reading.text)
    return None


def _columns_of(grid: Grid, heads: Mapping[int, Head], as_printed: tuple[str, ...]) -> tuple[Column, ...]:
    return tuple(
        Column(
            grid.header[at],
            xl_col_to_name(at),
            head.kind,
            head.key,
            head.facet,
            head.key in as_printed,
        )
        for at, head in heads.items()
    )


def _block(
    report: Report,
    table: Table,
    grid: Grid,
    rows: Rows,
    columns: tuple[Column, ...],
    figures: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> Block:
    group = table.group or table.stem
    return Block(report.id, table.stem, group, table.path, grid.sheet, table.prose, rows, columns, *figures)


def _faults(grid: Grid, unit_at: int, heads: Mapping[int, Head], vocabulary: Vocabulary) -> list[Finding]:
    """What makes the rows of a table not worth reading."""
    if not grid.rows:
        return [blocking("table-empty", Location(grid.path, grid.header_row, sheet=grid.sheet))]
    return slips(grid, unit_at, heads, vocabulary)


def read_prose(report: Report, table: Table, grid: Grid, context: Context) -> Block | None:
    """The figures of a tall table: those of a report's sentences."""
    made = list(_sentences(table, grid, context))
    if not made:
        return None
    places: dict[tuple[str, Head], int] = {}
    column = [places.setdefault((cells["figure"], head), len(places)) for _, cells, head, *_ in made]
    value_at = grid.header.index("value")
    columns = tuple(
        Column(said, xl_col_to_name(value_at), h.kind, h.key, h.facet, h.key in table.as_printed)
        for said, h in places
    )
    readings = [reading for *_, reading in made]
    rows = Rows(
        row=[row for row, *_ in made],
        unit=[unit.id for _, _, _, _, (unit, _), _ in made],
        tier=[tier for _, _, _, _, (_, tier), _ in made],
        total=[False] * len(made),
        quote=[not context.units.within(unit.id, context.area) for _, _, _, _, (unit, _), _ in made],
        no=[""] * len(made),
        name=[cells["unit"] for _, cells, *_ in made],
        at=[cells["at"] for _, cells, *_ in made],
        period=[period for _, _, _, period, *_ in made],
    )
    figures = (np.arange(len(made)), np.array(column), np.array(readings, dtype=np.int32))
    return _block(report, table, grid, rows, columns, figures)


_Sentence = tuple[int, Mapping[str, str], Head, str, tuple[Unit, str], int]
"""A figure of the prose: its row and cells, what it is, its period and subject, and its reading."""


def _sentences(table: Table, grid: Grid, context: Context) -> Iterator[_Sentence]:
    """The figures of a tall table that can be read."""
    position = {name: i for i, name in enumerate(grid.header)}
    for row, cells in records(grid, PROSE_COLUMNS, ("period", "tier"), context.findings) or ():
        if not safe_text(cells["at"]):
            place = grid.where(row, position["at"])
            context.findings.append(blocking("unsafe-name", place, value=cells["at"]))
        period = parse_period(cells["period"]) if cells["period"] else context.period
        if period is None:
            place = grid.where(row, position["period"])
            context.findings.append(blocking("bad-period", place, value=cells["period"]))
            continue
        if cells["period"]:
            place = grid.where(row, position["period"])
            context.findings.extend(check_spoken_period(period, context.period, place))
        columns = (position["unit"], position.get("tier", position["unit"]))
        found = context.subject(grid, row, columns, cells["unit"], cells["tier"], table.tier)
        head = context.vocabulary.head(cells["figure"])
        unclear = context.vocabulary.unclear(cells["figure"], grid.where(row, position["figure"]))
        if unclear is not None:
            context.findings.append(unclear)
            continue
        if found is None or head is None:
            continue
        reading = int(context.readings.places(_kind(head), [cells["value"]], 1)[0])
        where = grid.where(row, position["value"])
        fault = _judged(context.readings.known[~reading], head, where) if reading < 0 else None
        if fault is not None:
            context.findings.append(fault)
            continue
        yield row, cells, head, period.id, found, ~reading if reading < 0 else reading
