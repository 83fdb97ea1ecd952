"""corrections.yml: every change of a published figure, and every cause by which figures changed."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.domain.corrections import DASH, EMPTY, LISTED, REMOVED, Correction
from generator.domain.findings import Finding
from generator.domain.frames import MEASURE
from generator.domain.quantities import short
from generator.inputs.days import day_at
from generator.inputs.files import blocking
from generator.inputs.headers import Vocabulary
from generator.inputs.numbers import DECIMAL, WHOLE, Number, parse_number
from generator.inputs.registers import safe_text
from generator.inputs.yaml_text import Document, Steps
from generator.messages.vocabulary import REMOVED_WORDS

_PLACE = ("period", "report", "table", "unit", "tier", "indicator", "at", "figure_period", "total", "claim",
          "decision")  # fmt: skip
_SHARED = ("date", "reason", "decided_by")
_DASHES = ("-", "\u2013", "\u2014")
_COUNTED = ("rank", "rank_of")
_GRADE = "grade"


def read_corrections(
    document: Document, vocabulary: Vocabulary, findings: list[Finding]
) -> tuple[Correction, ...]:
    """The changes of all entries in file order; the document fits its schema."""
    entries = document.data["corrections"] or ()
    read = [tuple(_entry(document, i, entry, vocabulary, findings)) for i, entry in enumerate(entries)]
    seen: Counter[str] = Counter()
    made: list[Correction] = []
    for changes in read:
        if changes:
            name = _name(changes[0])
            seen[name] += 1
            entry = name if seen[name] == 1 else f"{name}-{seen[name]}"
            made += [replace(change, entry=entry) for change in changes]
    return tuple(made)


def _name(first: Correction) -> str:
    """What an entry is called for ever: its day, and what it is about; a reason may be reworded."""
    told = "\x1f".join(first.what).encode()
    return f"{first.date}-{hashlib.sha256(told).hexdigest()[:8]}"


def _entry(
    document: Document,
    position: int,
    entry: Mapping[str, Any],
    vocabulary: Vocabulary,
    findings: list[Finding],
) -> Iterator[Correction]:
    steps: Steps = ("corrections", position)
    shared = {name: entry[name] for name in _SHARED}
    shared["date"] = day_at(document, (*steps, "date"), findings)
    if "changes" not in entry:
        yield from _change(document, steps, entry, shared, vocabulary, findings)
        return
    shared |= {name: entry[name] for name in _PLACE if name in entry}
    for i, change in enumerate(entry["changes"] or ()):
        yield from _change(document, (*steps, "changes", i), change, shared, vocabulary, findings)


def _change(
    document: Document,
    steps: Steps,
    change: Mapping[str, Any],
    shared: Mapping[str, str],
    vocabulary: Vocabulary,
    findings: list[Finding],
) -> Iterator[Correction]:
    told = {**shared, **{n: change[n] for n in (*_PLACE, "cause", "old", "new") if n in change}}
    missing = [name for name in _required(told) if name not in told]
    unsafe = [name for name, value in told.items() if not safe_text(value)]  # check_texts has told these
    findings += [blocking("yaml-missing-key", document.where(*steps), key=name) for name in missing]
    if missing or unsafe:
        return
    values = {}
    for side in ("old", "new"):
        value = told[side] if "cause" in told else _value(told, told[side], vocabulary)
        values[f"{side}_value"] = value
    yield Correction(**told, **values, line=document.where(*steps).row or 0)


def _required(told: Mapping[str, str]) -> tuple[str, ...]:
    """The keys that a change needs: which figure, or which cause, and what it was and is."""
    if "cause" in told:
        return ("old", "new")
    if "decision" in told:
        return ("indicator", "old", "new")
    unit = () if told.get("claim", "listed") in ("count", "of", "value") else ("unit",)
    return ("period", "report", "indicator", *unit, "old", "new")


def _value(told: Mapping[str, str], text: str, vocabulary: Vocabulary) -> str:
    """What a figure written by an editor means, in the notation that figures are compared in."""
    text = text.strip()
    if text in (EMPTY, LISTED):
        return text
    if text in _DASHES:
        return DASH
    if text.lower() in REMOVED_WORDS:
        return REMOVED
    head = vocabulary.head(told["indicator"])
    facet = head.facet if head else ""
    if facet == _GRADE:
        return text
    counted = facet in _COUNTED or (head is not None and head.kind == MEASURE)
    kind = WHOLE if counted or told.get("claim") in ("count", "of") else DECIMAL
    whole = _number(text, kind)
    if isinstance(whole, Number):
        return short(whole.micro)
    ends = [_number(part, DECIMAL) for part in text.split("-")]
    if len(ends) == 2 and all(isinstance(end, Number) for end in ends):
        return "-".join(short(end.micro) for end in ends if isinstance(end, Number))
    return text


def _number(text: str, kind: str) -> Number | str:
    return parse_number(text.strip(), kind)
