"""Slips that show in a table as a whole: names and figures out of step, columns in each other's place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import takewhile

from generator.domain.findings import Finding
from generator.domain.frames import MEASURE, RATE
from generator.domain.quantities import MICRO
from generator.inputs.files import blocking
from generator.inputs.grids import Grid
from generator.inputs.headers import Head, Vocabulary
from generator.inputs.numbers import DECIMAL, WHOLE, Number, parse_number
from generator.messages.findings import ROW_PARTS

LEAST_ROWS = 3
"""Rows that have to agree before two columns are said to stand for each other."""


def slips(grid: Grid, unit_at: int, heads: Mapping[int, Head], vocabulary: Vocabulary) -> list[Finding]:
    """What is wrong with the table as a whole, so that its rows are not worth telling one by one."""
    return [*_shifted(grid, unit_at, heads), *_swapped(grid, heads, vocabulary)]


def _shifted(grid: Grid, unit_at: int, heads: Mapping[int, Head]) -> Iterator[Finding]:
    """Names a row above or below their figures: one end of the table lacks these, the other end those."""
    if len(grid.rows) < 2:
        return
    (first, above), (last, below) = grid.rows[0], grid.rows[-1]
    has = [(bool(cells[unit_at]), any(cells[at] for at in heads)) for cells in (above, below)]
    if has == [(True, False), (False, True)]:
        yield blocking("rows-shifted", grid.where(first, unit_at), value=ROW_PARTS["figures"], earlier=last)
    elif has == [(False, True), (True, False)]:
        yield blocking("rows-shifted", grid.where(first, unit_at), value=ROW_PARTS["name"], earlier=last)


def _swapped(grid: Grid, heads: Mapping[int, Head], vocabulary: Vocabulary) -> Iterator[Finding]:
    """Counts larger than what they are part of in every row, unless printed rates say that they are."""
    at = {head.key: position for position, head in heads.items() if head.kind == MEASURE}
    rates = {head.key: i for i, head in heads.items() if head.kind == RATE and not head.facet}
    for indicator in vocabulary.percentages:
        part, whole = at.get(indicator.numerator), at.get(indicator.denominator)
        if part is None or whole is None:
            continue
        known = list(takewhile(_reversed, _pairs(grid, part, whole)))
        if len(known) < LEAST_ROWS or len(known) < sum(1 for _ in _pairs(grid, part, whole)):
            continue
        printed = rates.get(indicator.id)
        if printed is not None and any(_agrees(low, high, cells[printed]) for low, high, cells in known):
            continue
        place = grid.where(grid.header_row, part)
        facts = {"value": grid.header[part], "known": grid.header[whole], "count": len(known)}
        yield blocking("columns-swapped", place, **facts)
        return


def _pairs(grid: Grid, part: int, whole: int) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The two figures of each row that has both, and its cells."""
    for _, cells in grid.rows:
        low, high = _number(cells[part], WHOLE), _number(cells[whole], WHOLE)
        if low and high:
            yield low.micro, high.micro, cells


def _reversed(pair: tuple[int, int, tuple[str, ...]]) -> bool:
    return pair[0] > pair[1] > 0


def _agrees(part: int, whole: int, text: str) -> bool:
    """Whether the printed rate is that of the figures as they stand, above a hundred per cent."""
    rate = _number(text, DECIMAL)
    return rate is not None and abs(rate.micro * whole - part * 100 * MICRO) <= whole * MICRO


def _number(text: str, kind: str) -> Number | None:
    read = parse_number(text, kind) if text else None
    return read if isinstance(read, Number) else None
