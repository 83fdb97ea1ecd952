"""What differs between two revisions: as text, as Markdown for a pull request's summary, as JSON."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from generator.domain.dataset import Dataset
from generator.domain.frames import DIFFERENCES, Row, records
from generator.messages import differences as words
from generator.messages.commands import AT
from generator.messages.findings import meaning
from generator.messages.periods import period_name
from generator.pages.difference_words import figure_label, named_unit, value_words
from generator.pages.escaping import one_line

MOST_TEXT_ROWS = 50
"""Rows of a kind that the terminal shows; the rest are counted."""

MOST_ROWS = 300
"""Rows of a kind that the summary of a pull request shows."""

MOST_OCTETS = 900_000
"""Size of the whole summary; GitHub refuses one of more than 1 MiB."""

_ACTIVE = re.compile(r"[^\w\s,./%()«»…→–-]|_|(?<=w)\.")
"""Everything that Markdown, HTML or GitHub could give a meaning, links and mentions included."""


@dataclass(frozen=True)
class Comparison:
    """Two revisions and what differs (DIFFERENCES); `base_name` is what the older one was called."""

    base_name: str
    base: Dataset
    now: Dataset
    rows: pd.DataFrame
    missing: int = 0
    """Changes that corrections.yml does not explain."""
    unread: int = 0
    """Places of the older revision that today's code cannot read."""
    broken: int = 0
    """Folders of the present data with something unreadable, whose figures look as if taken out."""


def as_text(comparison: Comparison) -> str:
    """For the terminal, kind by kind."""
    lines = [words.TITLE.format(base=one_line(comparison.base_name)), *_summary(comparison)]
    for kind, rows in _by_kind(comparison).items():
        lines += ["", f"{words.KINDS[kind]} ({len(rows)})"]
        for cells in rows[:MOST_TEXT_ROWS]:
            unit, figure, period, place, old, new = map(one_line, cells)
            lines.append("  " + "; ".join(part for part in (unit, figure, period, place) if part))
            lines.append(f"      {old} → {new}")
        if len(rows) > MOST_TEXT_ROWS:
            lines.append("  " + words.MORE.format(count=len(rows) - MOST_TEXT_ROWS))
    return "".join(line + "\n" for line in lines)


def as_markdown(comparison: Comparison) -> str:
    """For a summary on GitHub: a table per kind, no larger than it takes."""
    lines = [f"## {_escaped(words.TITLE.format(base=comparison.base_name))}", ""]
    lines += [line for said in _summary(comparison) for line in (said, "")]
    left = MOST_OCTETS
    for kind, rows in _by_kind(comparison).items():
        lines += [f"### {words.KINDS[kind]} ({len(rows)})", ""]
        table = [f"| {' | '.join(words.HEADS)} |", "|" + " --- |" * len(words.HEADS)]
        shown = 0
        for cells in rows[:MOST_ROWS]:
            line = f"| {' | '.join(_escaped(cell) for cell in cells)} |"
            left -= len(line.encode()) + 1
            if left < 0:
                break
            table.append(line)
            shown += 1
        lines += [*(table if shown else []), ""]
        if shown < len(rows):
            lines += [words.MORE.format(count=len(rows) - shown), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def as_json(comparison: Comparison) -> str:
    """For programs: the revision, and every difference as a record of DIFFERENCES."""
    differences = [{name: getattr(row, name) for name in DIFFERENCES} for row in records(comparison.rows)]
    told = {
        "base": comparison.base_name,
        "missing": comparison.missing,
        "unread": comparison.unread,
        "broken": comparison.broken,
        "differences": differences,
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _escaped(text: str) -> str:
    """`text` on one line that shows as it is in a cell of GitHub's Markdown."""
    return _ACTIVE.sub(lambda match: f"&#{ord(match[0])};", one_line(text).strip())


def _summary(comparison: Comparison) -> Iterator[str]:
    counts = Counter(comparison.rows["change"])
    if counts:
        yield words.TOTALS.format(**{change: counts[change] for change in words.CHANGES})
    else:
        yield words.NOTHING
    if comparison.missing:
        yield words.MISSING.format(count=comparison.missing)
    if comparison.unread:
        yield words.UNREAD.format(count=comparison.unread)
    if comparison.broken:
        yield words.BROKEN.format(count=comparison.broken)


def _by_kind(comparison: Comparison) -> Mapping[str, list[tuple[str, ...]]]:
    """The rows of each kind in words: unit, figure, period, place, old, new."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in records(comparison.rows):
        found.setdefault(row.kind, []).append(_told(comparison, row))
    return found


def _told(comparison: Comparison, row: Row) -> tuple[str, ...]:
    datasets = (comparison.now, comparison.base)
    tier = row.tier if "+" not in row.tier else ""
    figure = figure_label(row.figure, *datasets) if row.figure else ""
    part = words.PARTS.get(row.part, row.part)
    at = AT.format(at=row.at) if row.at else ""
    named = ", ".join(said for said in (figure, part, at, row.decision) if said)
    old, new = (_value(row, side) for side in ("old", "new"))
    return (
        named_unit(row.unit, tier, *datasets),
        named,
        _period(row.period, *datasets),
        _place(row),
        old if row.change != "added" else words.CHANGES["added"],
        new if row.change != "removed" else words.CHANGES["removed"],
    )


def _value(row: Row, side: str) -> str:
    value = getattr(row, side)
    if row.kind == "finding":
        return meaning(value) if value else ""
    return value_words(value, row.kind)


def _period(period: str, *datasets: Dataset) -> str:
    known = next((d.periods[period] for d in datasets if period in d.periods), None)
    return period_name(known.kind, known.start, known.end) if known else period


def _place(row: Row) -> str:
    """Where the figure stands: file and row, or report and table."""
    if row.path:
        return f"{row.path}:{row.row}" if row.row else row.path
    return "/".join(part for part in (row.report, row.table) if part)
