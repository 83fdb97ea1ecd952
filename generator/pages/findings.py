"""One finding, many renderings: words, place, record; text for the terminal, JSON, annotations."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from generator.domain.dataset import Dataset
from generator.domain.findings import Finding
from generator.domain.quantities import MICRO
from generator.messages import commands as words
from generator.messages.findings import KINDS, hint, message
from generator.messages.labels import SEVERITIES
from generator.messages.numbers import count, trimmed
from generator.messages.pages import SUBJECTS
from generator.messages.periods import period_name
from generator.pages.correction_entries import correction_facts
from generator.pages.escaping import one_line

FINDING_FIELDS = (
    "code",
    "severity",
    "blocks",
    "period",
    "report",
    "table",
    "path",
    "sheet",
    "row",
    "column",
    "cell",
    "unit",
    "unit_name",
    "tier",
    "indicator",
    "published",
    "computed",
    "message",
    "hint",
    "acknowledged",
    "acknowledgement",
)
"""Fields of findings.json, in order."""

MOST_PER_CODE = 20
"""Findings of one code that the terminal shows one by one; the rest are counted."""

MOST_PER_LEVEL = 10
"""Annotations of one level that GitHub shows for a step."""

_MICRO = ("percent", "maximum", "target")
"""Details that are figures in millionths."""

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def explain(finding: Finding, dataset: Dataset | None) -> str:
    """What is wrong, in Vietnamese; names come from the dataset where it could be read."""
    given = {**finding.details, **correction_facts(finding, dataset)}
    facts = {key: _fact(value) for key, value in given.items() if value is not None}
    for key, micro in (("published", finding.published), ("computed", finding.computed)):
        if micro is not None:
            facts[key] = trimmed(micro, 2) if key == "computed" else trimmed(micro)
    if "kind" in facts:
        facts["kind"] = KINDS.get(facts["kind"], facts["kind"])
    if finding.unit:
        facts["unit_name"] = unit_name(finding, dataset)
    if at := facts.get("at"):
        facts["At"] = words.AT.format(at=at) if at[0].isdigit() or at[0] in "IVX" else at
    if dataset is not None and finding.details.get("table"):
        facts["table"] = _table_title(finding, dataset)
    facts |= _names(finding, dataset)
    facts |= {key: trimmed(finding.details[key]) for key in _MICRO if key in finding.details}
    return message(finding.code, facts)


def _names(finding: Finding, dataset: Dataset | None) -> dict[str, str]:
    """The names of what a finding's details refer to by id."""
    said = {key: str(finding.details.get(key, "")) for key in ("other", "decision", "new", "measure")}
    if dataset is None:
        return {}
    made = {
        "other_name": _name(said["other"], dataset),
        "decision_name": _name(said["decision"], dataset),
        "new_name": _name(said["new"], dataset),
        "measure_name": _name(said["measure"], dataset),
    }
    return {key: name for key, name in made.items() if name}


def _name(known_by: str, dataset: Dataset) -> str:
    """The name of a tier, unit, period, indicator, measure or decision; the id itself if it is none."""
    if known_by in dataset.units:
        return dataset.units[known_by].name
    if period := dataset.periods.get(known_by):
        return period_name(period.kind, period.start, period.end)
    if decision := dataset.decisions.get(known_by):
        return decision.title
    for composite in dataset.composites.values():
        names = {composite.id: composite.name} | {group.id: group.name for group in composite.components}
        if known_by in names:
            return names[known_by]
    if figure := dataset.indicators.get(known_by) or dataset.measures.get(known_by):
        return figure.name
    return SUBJECTS.get(known_by, known_by)


def _fact(value: object) -> str:
    return count(value) if isinstance(value, int) else one_line(str(value))


def _table_title(finding: Finding, dataset: Dataset) -> str:
    """The title of the table that a finding compares with."""
    stem = str(finding.details["table"])
    folder = finding.location.path.rpartition("/")[0]
    return dataset.table_titles.get((folder, stem), stem)


def unit_name(finding: Finding, dataset: Dataset | None) -> str:
    """The name of the unit that a finding is about."""
    if dataset is None or finding.unit not in dataset.units:
        return finding.unit
    return dataset.units[finding.unit].name


def place(finding: Finding) -> str:
    """Where a finding stands, in words."""
    where = finding.location
    parts = [where.path]
    if where.sheet:
        parts.append(words.SHEET.format(sheet=where.sheet))
    if where.row is not None:
        parts.append(words.ROW.format(row=where.row))
    if where.column:
        cell = f" ({where.cell})" if where.cell else ""
        parts.append(words.COLUMN.format(column=where.column) + cell)
    return one_line(", ".join(parts))


def record(finding: Finding, dataset: Dataset | None) -> dict[str, Any]:
    """A finding as the contract publishes it."""
    where = finding.location
    values: Mapping[str, Any] = {
        "code": finding.code,
        "severity": finding.severity,
        "blocks": finding.blocks,
        "period": finding.period,
        "report": finding.report,
        "table": finding.table,
        "path": where.path,
        "sheet": where.sheet,
        "row": where.row,
        "column": where.column,
        "cell": where.cell,
        "unit": finding.unit,
        "unit_name": unit_name(finding, dataset),
        "tier": finding.tier,
        "indicator": finding.indicator,
        "published": None if finding.published is None else finding.published / MICRO,
        "computed": None if finding.computed is None else finding.computed / MICRO,
        "message": explain(finding, dataset),
        "hint": hint(finding.code),
        "acknowledged": bool(finding.acknowledged),
        "acknowledgement": finding.acknowledged,
    }
    return {field: values[field] for field in FINDING_FIELDS}


def in_file_order(findings: Sequence[Finding]) -> list[Finding]:
    """By file, sheet, row and column: the order in which an editor mends them."""
    return sorted(findings, key=_position)


def _position(finding: Finding) -> tuple[str, str, int, int, str]:
    where = finding.location
    letters = where.cell.rstrip("0123456789")
    column = int(where.column) if where.column.isascii() and where.column.isdigit() else 0
    for letter in letters:  # A is 1, Z 26, AA 27
        column = column * 26 + ord(letter) - ord("A") + 1
    return where.path, where.sheet, where.row or 0, column, finding.code


def as_json(findings: Sequence[Finding], dataset: Dataset | None) -> str:
    """All findings as a JSON list of records, in file order."""
    made = [record(finding, dataset) for finding in in_file_order(findings)]
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def as_annotations(findings: Sequence[Finding], dataset: Dataset | None, data: str) -> str:
    """Findings as GitHub workflow commands, at the row of the file; `data` is the folder's name.

    GitHub shows MOST_PER_LEVEL of a level and drops the others silently: a last notice counts them, and
    they follow as plain lines of the log.
    """
    room = {level: MOST_PER_LEVEL - (level == "notice") for level in _LEVELS.values()}
    lines, left = [], []
    for finding in in_file_order(findings):
        where = finding.location
        level = "error" if finding.blocks else _LEVELS[finding.severity].replace("error", "warning")
        text = f"{place(finding)}: {explain(finding, dataset)} {words.REMEDY}{hint(finding.code)}"
        if room[level] > 0:
            room[level] -= 1
            properties = {"file": f"{data}/{where.path}", "line": str(where.row or 1), "title": finding.code}
            listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
            lines.append(f"::{level} {listed}::{_command(text)}\n")
        else:
            shown = one_line(f"[{finding.code}] {data}/{text}").replace("##[", "## [")  # an older command
            left.append((level, shown + "\n"))
    if left:
        found = Counter(level for level, _ in left)
        counts = ", ".join(f"{found[level]} {words.LEVELS[level]}" for level in room if found[level])
        lines.append(f"::notice title=congkhai::{_command(words.NOT_SHOWN.format(counts=counts))}\n")
    return "".join([*lines, *(line for _, line in left)])


def _command(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _command(text).replace(":", "%3A").replace(",", "%2C")


def as_text(findings: Sequence[Finding], dataset: Dataset | None, data: str) -> str:
    """Findings for the terminal in file order, those that block first; at most MOST_PER_CODE of a code."""
    ordered = in_file_order(findings)
    blocking = [finding for finding in ordered if finding.blocks]
    others = [finding for finding in ordered if not finding.blocks]
    lines = _listed(blocking, dataset, data)
    if blocking and others:
        lines = [words.MUST_BE_MENDED, *lines, "", words.WILL_BE_PUBLISHED]
    return "".join(line + "\n" for line in [*lines, *_listed(others, dataset, data)])


def _listed(findings: Sequence[Finding], dataset: Dataset | None, data: str) -> list[str]:
    """The lines of findings; of each code the first MOST_PER_CODE, the rest as a count."""
    seen: Counter[str] = Counter()
    lines = []
    for finding in findings:
        seen[finding.code] += 1
        if seen[finding.code] > MOST_PER_CODE:
            continue
        name = unit_name(finding, dataset)
        subject = f"{name}: " if name else ""
        blocks = words.BLOCKS if finding.blocks else ""
        lines.append(f"{SEVERITIES[finding.severity]}{blocks} [{finding.code}] {data}/{place(finding)}")
        lines.append(f"    {subject}{explain(finding, dataset)}")
        lines.append(f"    {words.REMEDY}{hint(finding.code)}")
    return lines + [
        f"{code}: {words.MORE.format(count=found - MOST_PER_CODE)}"
        for code, found in seen.items()
        if found > MOST_PER_CODE
    ]
