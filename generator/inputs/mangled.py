"""What spreadsheets make of figures, and one finding for a column that they mangled throughout."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.domain.findings import Finding, details
from generator.messages.vocabulary import MONTHS

_ERRORS = re.compile(r"#(?:REF!|DIV/0!|N/A|NAME\?|NULL!|NUM!|VALUE!|SPILL!|CALC!|GETTING_DATA)|#{3,}")
_MONTH = "|".join(map(re.escape, MONTHS))
_DATES = re.compile(
    rf"[0-9]{{1,2}}[-/ .]?(?:{_MONTH})(?:[-/ .][0-9]{{2,4}})?|(?:{_MONTH})[-/ .]?[0-9]{{1,4}}"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[ T][0-9:.]+)?|[0-9]{1,2}[-/][0-9]{1,2}[-/][0-9]{2,4}"
    r"|(?:0?[1-9]|[12][0-9]|3[01])/(?:0?[1-9]|1[0-2])",
    re.IGNORECASE,
)

_OF_COLUMNS = ("cell-error", "date-for-number", "ambiguous-number", "strange-letter")
"""Codes that come from one setting or one paste for a whole column."""
FEW = 3
"""From so many cells of a column on they are one matter."""
MOST_ROWS = 30


def mangled(text: str, otherwise: str) -> str:
    """The code for a cell that is no number: an Excel error, a date, or whatever it was `otherwise`."""
    if len(text) > 40:
        return otherwise
    if _ERRORS.fullmatch(text):
        return "cell-error"
    return "date-for-number" if _DATES.fullmatch(text) else otherwise


def one_per_column(findings: Sequence[Finding]) -> list[Finding]:
    """The findings of a table, with one for all the cells of a column that were mangled in one way."""
    alike: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        if finding.code in _OF_COLUMNS:
            alike.setdefault((finding.code, finding.location.column), []).append(finding)
    told = []
    for finding in findings:
        group = alike.get((finding.code, finding.location.column), [])
        if len(group) < FEW:
            told.append(finding)
        elif finding is group[0]:
            rows = ", ".join(str(other.location.row) for other in group[1 : MOST_ROWS + 1])
            more = {"also": len(group) - 1, "rows": rows + (", …" if len(group) > MOST_ROWS + 1 else "")}
            told.append(replace(finding, details=details(**finding.details, **more)))
    return told
