"""Tables of a page as values, and as HTML: written here alone, row by row without a template (0024)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple

from markupsafe import Markup

from generator.messages import labels
from generator.messages.pages import HEADS
from generator.pages.escaping import escape, safe


class Cell(NamedTuple):
    """A cell: `content` is escaped unless it is Markup; `kind` names its class (text, num, mark).

    A named tuple, as it is made in a third of the time of a frozen dataclass: a page has thousands.
    """

    content: object = ""
    kind: str = "text"
    header: bool = False
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `head` has one or more rows of header cells."""

    caption: object
    head: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Any, ...], ...]
    """Of cells, or as `kinds` says."""
    id: str = ""
    ids: tuple[str, ...] = ()
    """Of each row, for addresses that lead to it; none at all, or one a row (empty for none)."""
    written: tuple[str, ...] = ()
    """The rows as HTML, of a table with so many cells that whoever makes it writes them; `rows` is empty."""
    stack: bool = False
    """On a narrow screen every row becomes a block, each cell under its heading."""
    note: object = ""
    """A sentence under the table."""
    kinds: tuple[str, ...] = ()
    """Of each column, where rows hold HTML instead of cells: head, text, num. Such a table is stacked,
    and its rows begin with their id."""


def without_empty(table: Table) -> Table:
    """The table without columns that no row fills; the first column stays."""
    filled = [any(str(row[place].content) for row in table.rows) for place in range(len(table.head[0]))]
    kept = [place for place, one in enumerate(filled) if one or place == 0]
    if len(kept) == len(table.head[0]):
        return table
    return replace(
        table,
        head=tuple(tuple(row[place] for place in kept) for row in table.head),
        rows=tuple(tuple(row[place] for place in kept) for row in table.rows),
    )


@cache
def heads(*keys: str, numbers: tuple[str, ...] = ()) -> tuple[tuple[Cell, ...], ...]:
    """A single header row from keys of HEADS; those in `numbers` head columns of figures."""
    return (tuple(Cell(HEADS[key], "num" if key in numbers else "text", True) for key in keys),)


def text(content: object) -> Cell:
    """A cell of text."""
    return Cell(content)


def num(content: object) -> Cell:
    """A cell of figures, set right; as `Cell(content, "num")`, in half the time: a report has 1,500."""
    return tuple.__new__(Cell, (content, "num", False, 1))


def name(content: object, rows: int = 1) -> Cell:
    """The cell that heads its row."""
    return Cell(content, "text", True, rows)


def chip(status: str, note: str = "") -> Markup:
    """A status as sign and word, never colour alone."""
    return _chip(status, f" {escape(note)}" if note else "")


@cache
def _chip(status: str, more: str) -> Markup:
    sign, word = labels.STATUS_SIGNS[status], labels.STATUSES[status]
    return safe(
        f'<span class="ck-status ck-{status}"><span aria-hidden="true">{sign}</span> {word}{more}</span>'
    )


def stacked(parts: Sequence[object]) -> Markup:
    """Several contents one under another in a cell."""
    return safe("<br>".join(map(escape, parts)))


def table_html(table: Table) -> Markup:
    """The table as HTML with its note; kept out of the search index."""
    caption, stack = escape(table.caption), table.stack
    own = f' id="{escape(table.id)}"' if table.id else ""
    look, part, row = (" ck-stack", ' role="rowgroup"', ' role="row"') if stack else ("", "", "")
    told = ' role="table"' if stack else ""
    lines = [
        f'<div class="ck-table-wrap" role="region" tabindex="0" aria-label="{caption}" data-search-exclude>',
        f'<table class="ck-table{look}"{own}{told}>',
        f"<caption>{caption}</caption>",
        f"<thead{part}>",
        *(f"<tr{row}>{''.join(_head(cell, stack) for cell in cells)}</tr>" for cells in table.head),
        "</thead>",
        f"<tbody{part}>",
        *(table.written or (_alike if table.kinds else _stacked_rows if stack else _rows)(table)),
        "</tbody>",
        "</table>",
        "</div>",
    ]
    if table.note:
        lines.append(f'<p class="ck-note">{escape(table.note)}</p>')
    return safe("\n".join([*lines, ""]))


@cache
def _attributes(kind: str, rows: int) -> str:
    named = "" if kind == "text" else f' class="ck-{kind}"'
    return f'{named} rowspan="{rows}"' if rows > 1 else named


def _head(cell: Cell, stack: bool) -> str:
    role = ' role="columnheader"' if stack else ""
    return f'<th{_attributes(cell.kind, cell.rows)} scope="col"{role}>{escape(cell.content)}</th>'


def _marks(table: Table) -> Iterator[str]:
    """The id of each row, as an attribute."""
    return (f' id="{escape(one)}"' if one else "" for one in table.ids or [""] * len(table.rows))


def _rows(table: Table) -> Iterator[str]:
    for cells, mark in zip(table.rows, _marks(table), strict=True):
        parts = []
        for content, kind, header, rows in cells:
            made = _attributes(kind, rows)
            if header:
                scope = "rowgroup" if rows > 1 else "row"
                parts.append(f'<th{made} scope="{scope}">{escape(content)}</th>')
            else:
                parts.append(f"<td{made}>{escape(content)}</td>")
        yield f"<tr{mark}>{''.join(parts)}</tr>"


def _labels(table: Table) -> list[str]:
    """What each cell of a stacked row says of its column."""
    return [f' role="cell" data-label="{escape(cell.content)}"' for cell in table.head[0]]


def _stacked_rows(table: Table) -> Iterator[str]:
    labelled = _labels(table)
    for cells, mark in zip(table.rows, _marks(table), strict=True):
        parts = []
        for (content, kind, header, rows), label in zip(cells, labelled, strict=True):
            made = _attributes(kind, rows)
            if header:
                parts.append(f'<th{made} scope="row" role="rowheader">{escape(content)}</th>')
            else:
                parts.append(f"<td{made}{label}>{escape(content)}</td>")
        yield f'<tr{mark} role="row">{"".join(parts)}</tr>'


def _alike(table: Table) -> Iterator[str]:
    """The rows of a stacked table that are made alike, each by filling in the same line."""
    line = "".join(
        '<th scope="row" role="rowheader">%s</th>'
        if kind == "head"
        else f"<td{_attributes(kind, 1)}{label}>%s</td>"
        for kind, label in zip(table.kinds, _labels(table), strict=True)
    )
    line = f'<tr id="%s" role="row">{line}</tr>'
    return map(line.__mod__, table.rows)
