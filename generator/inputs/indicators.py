"""Indicators and composites from data/indicators/<id>.yml."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from generator.domain.findings import Finding
from generator.domain.indicators import Band, Component, Composite, Definition, Indicator, Measure
from generator.inputs.files import blocking
from generator.inputs.numbers import DECIMAL, Number, parse_number
from generator.inputs.references import unknown
from generator.inputs.yaml_text import Document, Steps
from generator.messages.numbers import trimmed


def read_indicator(
    document: Document, measures: Mapping[str, Measure], findings: list[Finding]
) -> Indicator | Composite | None:
    """The indicator or composite in a document that fits its schema; None with findings if it is neither."""
    data = document.data
    before = len(findings)
    if data["id"] != PurePosixPath(document.path).stem:
        findings.append(blocking("id-not-file-name", document.where("id"), value=data["id"]))
    findings.extend(
        blocking("indicator-incomplete", document.where(), key=key)
        for key in ("direction", "aggregate", "decimals")
        if not data.get(key)
    )
    if "components" in data:
        made: Indicator | Composite = _composite(document, findings)
    else:
        made = _indicator(document, measures, findings)
    return made if len(findings) == before else None


def _indicator(document: Document, measures: Mapping[str, Measure], findings: list[Finding]) -> Indicator:
    data = document.data
    formula = data.get("formula") or {}
    if not formula:
        findings.append(blocking("indicator-incomplete", document.where(), key="formula"))
    total = tuple(formula.get("sum", ()))
    for measure in (*total, formula.get("numerator", ""), formula.get("denominator", "")):
        if measure and measure not in measures:
            place = document.where("formula")
            findings.append(unknown(place, "measure", measure, measures))
    return Indicator(
        data["id"],
        data["name"],
        data.get("short") or data["name"],
        data.get("plain", ""),
        formula.get("numerator", ""),
        formula.get("denominator", ""),
        total,
        data["unit_of_measure"],
        data.get("direction", ""),
        int(data.get("decimals") or 0),
        data.get("aggregate", ""),
        data.get("variant_of", ""),
        tuple(data.get("legal_basis") or ()),
        tuple(Definition(entry["report"], entry["text"]) for entry in data.get("definitions") or ()),
        int(data.get("order") or 1000),
    )


def _composite(document: Document, findings: list[Finding]) -> Composite:
    data = document.data
    components = tuple(
        Component(
            entry["id"],
            entry["name"],
            _points(document, entry["maximum"], ("components", i, "maximum"), findings),
            entry.get("short", ""),
        )
        for i, entry in enumerate(data["components"])
    )
    bands = tuple(
        Band(grade, _points(document, floor, ("bands", grade), findings))
        for grade, floor in (data.get("bands") or {}).items()
    )
    if not data.get("maximum"):
        findings.append(blocking("indicator-incomplete", document.where(), key="maximum"))
    maximum = _points(document, data.get("maximum") or "0", ("maximum",), findings)
    if data.get("maximum") and maximum != sum(c.maximum for c in components):
        findings.append(
            blocking(
                "maximum-not-sum",
                document.where("maximum"),
                value=data.get("maximum", ""),
                computed=trimmed(sum(c.maximum for c in components)),
            )
        )
    return Composite(
        data["id"],
        data["name"],
        data.get("short") or data["name"],
        data.get("plain", ""),
        data["unit_of_measure"],
        data.get("direction", ""),
        int(data.get("decimals") or 0),
        data.get("aggregate", ""),
        maximum,
        components,
        tuple(sorted(bands, key=lambda band: -band.floor)),
        tuple(data.get("legal_basis") or ()),
    )


def _points(document: Document, text: str, steps: Steps, findings: list[Finding]) -> int:
    number = parse_number(text, DECIMAL)
    if isinstance(number, Number):
        return number.micro
    findings.append(blocking(number, document.where(*steps), value=text))
    return 0
