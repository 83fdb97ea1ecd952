"""Entries of corrections.yml, ready to paste: what an editor has to say about a change."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.domain.corrections import REMOVED
from generator.domain.dataset import Dataset
from generator.domain.findings import Finding
from generator.messages import differences as words
from generator.pages.difference_words import figure_label, named_unit, value_words

_PLAIN = re.compile(r"[a-z][a-z0-9_-]*")
_YAML_WORDS = ("null", "true", "false", "yes", "no", "on", "off", "x", "y", "n")
_SHARED = ("period", "report", "table", "decision")
MISSING, CAUSE, DIFFERS = "correction-missing", "correction-cause-missing", "correction-differs"


def correction_facts(finding: Finding, dataset: Dataset | None) -> Mapping[str, Any]:
    """What fills the blanks of a finding about corrections: names and figures as people read them."""
    if not finding.code.startswith("correction-"):
        return {}
    told = finding.details
    facts: dict[str, Any] = {"figure": told.get("cause") or _about(finding, dataset)}
    if finding.code == DIFFERS:
        return facts | {"old": told["said"], "new": value_words(told["really"])}
    if finding.code == MISSING:
        values = {side: value_words(told[side]) for side in ("old", "new")}
        return facts | values | {"entry": entry_line(told["entry"])}
    if finding.code == CAUSE:
        sample = told["sample"]
        change = words_of_change(sample, dataset)
        return facts | {"sample": change, "entry": entry_line({"cause": told["value"]} | words.CAUSE_BLANKS)}
    return facts


def _about(finding: Finding, dataset: Dataset | None) -> str:
    label = figure_label(finding.indicator, dataset)
    unit = named_unit(finding.unit, finding.tier, dataset)
    return f"{label} ({unit})" if unit else label


def words_of_change(sample: Mapping[str, str], dataset: Dataset | None) -> str:
    """One computed figure's change in words: which, from what to what."""
    unit = named_unit(sample["unit"], "", dataset)
    label = figure_label(sample["figure"], dataset)
    old, new = (value_words(sample[side], sample["kind"]) for side in ("old", "new"))
    return f"{unit}, {label}: {old} → {new}"


def entry_line(told: Mapping[str, str]) -> str:
    """An entry on one line of YAML; what only an editor knows is left to fill in."""
    return f"- {{{_inside({**words.BLANKS, **_written(told)})}}}"


def _written(told: Mapping[str, str]) -> dict[str, str]:
    """Figures as an editor writes them."""
    values = {side: _as_entered(told[side]) for side in ("old", "new") if side in told}
    return {**told, **values}


def _as_entered(value: str) -> str:
    if value == REMOVED:
        return words.REMOVED
    return re.sub(r"(?<=[0-9])\.(?=[0-9])", ",", value)


def _inside(told: Mapping[str, str]) -> str:
    return ", ".join(f"{key}: {_scalar(value)}" for key, value in told.items())


def _scalar(value: str) -> str:
    if _PLAIN.fullmatch(value) and value not in _YAML_WORDS:
        return value
    return json.dumps(value, ensure_ascii=False)


def as_entries(findings: Iterable[Finding]) -> str:
    """All entries that are missing: one per table or decision, with its changes, and one per cause."""
    groups: dict[tuple[str, ...], list[Mapping[str, str]]] = {}
    causes = []
    for finding in findings:
        if finding.code == MISSING:
            entry = finding.details["entry"]
            groups.setdefault(tuple(entry.get(name, "") for name in _SHARED), []).append(entry)
        elif finding.code == CAUSE:
            causes.append(entry_line({"cause": finding.details["value"]} | words.CAUSE_BLANKS) + "\n")
    made = [_group(entries) for entries in groups.values()] + causes
    return (
        words.ENTRIES + "".join("  " + line for entry in made for line in entry.splitlines(True))
        if made
        else (words.NO_ENTRIES)
    )


def _group(entries: Sequence[Mapping[str, str]]) -> str:
    if len(entries) == 1:
        return entry_line(entries[0]) + "\n"
    shared = {name: entries[0][name] for name in _SHARED if name in entries[0]}
    lines = [f"{key}: {_scalar(value)}" for key, value in (words.BLANKS | shared).items()]
    changes = [
        f"    - {{{_inside(_written({k: v for k, v in entry.items() if k not in shared}))}}}"
        for entry in entries
    ]
    return "\n".join([f"- {lines[0]}", *(f"  {line}" for line in lines[1:]), "  changes:", *changes]) + "\n"
