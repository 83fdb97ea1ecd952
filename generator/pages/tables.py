"""Tables of a page as values; one template writes them as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.messages import labels
from generator.messages.pages import HEADS
from generator.pages.escaping import escape


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: `content` is escaped unless it is Markup; `kind` names its class (text, num, mark)."""

    content: object = ""
    kind: str = "text"
    header: bool = False
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `head` has one or more rows of header cells."""

    caption: object
    head: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    id: str = ""
    ids: tuple[str, ...] = ()
    """Of each row, for addresses that lead to it; none at all, or one a row (empty for none)."""
    stack: bool = False
    """On a narrow screen every row becomes a block, each cell under its heading."""
    note: object = ""
    """A sentence under the table."""


def without_empty(table: Table) -> Table:
    """The table without columns that no row fills; the first column stays."""
    kept = [i for i in range(len(table.head[0])) if i == 0 or any(str(row[i].content) for row in table.rows)]
    head = tuple(tuple(row[i] for i in kept) for row in table.head)
    return replace(table, head=head, rows=tuple(tuple(row[i] for i in kept) for row in table.rows))


def heads(*keys: str, numbers: Sequence[str] = ()) -> tuple[tuple[Cell, ...], ...]:
    """A single header row from keys of HEADS; those in `numbers` head columns of figures."""
    return (tuple(Cell(HEADS[key], "num" if key in numbers else "text", True) for key in keys),)


def text(content: object) -> Cell:
    """A cell of text."""
    return Cell(content)


def num(content: object) -> Cell:
    """A cell of figures, set right."""
    return Cell(content, "num")


def name(content: object, rows: int = 1) -> Cell:
    """The cell that heads its row."""
    return Cell(content, "text", True, rows)


def chip(status: str, note: str = "") -> Markup:
    """A status as sign and word, never colour alone."""
    sign, word = labels.STATUS_SIGNS[status], labels.STATUSES[status]
    more = f" {escape(note)}" if note else ""
    return Markup(  # noqa: S704 - labels are our own, the note is escaped
        f'<span class="ck-status ck-{status}"><span aria-hidden="true">{sign}</span> {word}{more}</span>'
    )


def stacked(parts: Sequence[object]) -> Markup:
    """Several contents one under another in a cell."""
    return Markup("<br>").join(escape(part) for part in parts)
