"""Reports from data/periods/<period>/<report>/report.yml: area, tables, claims, explanations."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, TypeVar

from generator.domain.catalogue import NOTE, SEVERITY
from generator.domain.findings import Finding
from generator.domain.indicators import Composite, Indicator
from generator.domain.quantities import MICRO
from generator.domain.reports import Acknowledgement, Claim, Explanation, Mention, Report, Table, Where
from generator.inputs.days import day_at
from generator.inputs.files import blocking, plain_file_name
from generator.inputs.headers import split_facet
from generator.inputs.names import NameResolver, unresolved
from generator.inputs.numbers import DECIMAL, WHOLE, Number, parse_number
from generator.inputs.references import unknown
from generator.inputs.yaml_text import Document, Steps

Item = TypeVar("Item")

_FIGURE = re.compile(r"(?P<name>.+?)[\s:;]+(?P<figure>[\d.,]+\s*%?)")
"""A mention: the unit's name and, after it, the figure that the paper prints."""


def read_tables(document: Document, findings: list[Finding]) -> tuple[Table, ...]:
    """The tables that a report lists; their files may still be missing."""
    tables: list[Table] = []
    folder = PurePosixPath(document.path).parent
    for i, entry in enumerate(document.data.get("tables") or ()):
        file = PurePosixPath(entry["file"])
        if not plain_file_name(entry["file"]):
            findings.append(
                blocking("bad-file-name", document.where("tables", i, "file"), value=entry["file"])
            )
            continue
        stem = file.stem if not entry.get("sheet") else f"{file.stem}-{len(tables) + 1}"
        if stem in [table.stem for table in tables]:
            findings.append(blocking("duplicate-id", document.where("tables", i, "file"), value=stem))
            continue
        tables.append(
            Table(
                stem,
                str(folder / file),
                entry.get("title") or stem,
                entry.get("tier", ""),
                entry.get("group", ""),
                entry.get("prose", "") == "true",
                tuple(entry.get("as_printed") or ()),
                entry.get("sheet", ""),
                entry.get("number", ""),
                entry.get("date", ""),
                document.where("tables", i).row or 0,
            )
        )
    return tuple(tables)


def read_report(
    document: Document,
    names: NameResolver,
    tables: tuple[Table, ...],
    indicators: Mapping[str, Indicator],
    composites: Mapping[str, Composite],
    decisions: Collection[str],
    findings: list[Finding],
) -> Report:
    """The report in a document that fits its schema and whose area is known."""
    reader = _ReportReader(document, names, indicators, composites, decisions, findings)
    data = document.data
    period, report_id = PurePosixPath(document.path).parts[1:3]
    return Report(
        period,
        report_id,
        document.path,
        data["title"],
        data["area"],
        data["kind"],
        data.get("publisher", ""),
        data.get("printed_period", ""),
        data.get("system", ""),
        data.get("number", ""),
        day_at(document, ("date",), findings),
        data.get("printed_date", ""),
        tuple(reader.tables(tables)),
        tuple(reader.readable(reader.claim, "claims")),
        tuple(reader.readable(reader.explanation, "explanations")),
        tuple(reader.readable(reader.acknowledgement, "acknowledged")),
    )


class _ReportReader:
    def __init__(
        self,
        document: Document,
        names: NameResolver,
        indicators: Mapping[str, Indicator],
        composites: Mapping[str, Composite],
        decisions: Collection[str],
        findings: list[Finding],
    ) -> None:
        self._document = document
        self._names = names
        self._composites = composites
        self._figures = {*indicators, *composites}
        for composite in composites.values():
            self._figures |= {component.id for component in composite.components}
        self._decisions = decisions
        self._findings = findings

    def tables(self, tables: tuple[Table, ...]) -> Iterator[Table]:
        """The tables; what they name `as_printed` must exist."""
        for position, entry in enumerate(self._document.data.get("tables") or ()):
            for i, indicator in enumerate(entry.get("as_printed") or ()):
                if indicator not in self._figures:
                    place = self._document.where("tables", position, "as_printed", i)
                    self._findings.append(unknown(place, "indicator", indicator, self._figures))
        yield from tables

    def readable(self, read: Callable[[int, Mapping[str, Any]], Item], key: str) -> Iterator[Item]:
        """The items under `key` that are read without a finding."""
        for position, entry in enumerate(self._document.data.get(key) or ()):
            before = len(self._findings)
            item = read(position, entry)
            if len(self._findings) == before:
                yield item

    def claim(self, position: int, entry: Mapping[str, Any]) -> Claim:
        steps: Steps = ("claims", position)
        key, facet = split_facet(entry["indicator"])
        self._known(steps, key)
        tiers = entry.get("tier") or "all"
        tiers = (tiers,) if isinstance(tiers, str) else tuple(tiers)
        value = self._number((*steps, "value"), entry.get("value", ""), DECIMAL)
        units = self._mentions((*steps, "units"), entry.get("units"), tiers)
        return Claim(
            entry["at"],
            key,
            facet,
            tiers,
            self._where((*steps, "where"), entry.get("where"), key),
            self._count((*steps, "count"), entry.get("count", "")),
            self._count((*steps, "of"), entry.get("of", "")),
            value.micro if value else None,
            value.decimals if value else 0,
            units,
            self._mentions((*steps, "such_as"), entry.get("such_as"), tiers),
            self._document.marks[steps][0],
        )

    def explanation(self, position: int, entry: Mapping[str, Any]) -> Explanation:
        steps: Steps = ("explanations", position)
        units = []
        for i, name in enumerate(entry.get("units") or ()):
            found = self._names.resolve(name, entry.get("tier", ""))
            if found.unit is None:
                place = self._document.where(*steps, "units", i)
                self._findings.append(unresolved(place, name, found.candidates, found.nearest))
            else:
                units.append(found.unit.id)
        indicators = entry.get("indicator") or ()
        indicators = (indicators,) if isinstance(indicators, str) else tuple(indicators)
        for indicator in indicators:
            self._known(steps, split_facet(indicator)[0])
        return Explanation(
            entry["at"],
            tuple(units),
            entry.get("tier", ""),
            indicators,
            entry.get("cause", ""),
            entry.get("remedy", ""),
        )

    def acknowledgement(self, position: int, entry: Mapping[str, Any]) -> Acknowledgement:
        steps: Steps = ("acknowledged", position)
        if SEVERITY.get(entry["code"], NOTE) == NOTE:
            place = self._document.where(*steps, "code")
            self._findings.append(unknown(place, "finding", entry["code"], SEVERITY))
        unit = entry.get("unit", "")
        if unit:
            found = self._names.resolve(unit)
            if found.unit is None:
                place = self._document.where(*steps, "unit")
                self._findings.append(unresolved(place, unit, found.candidates, found.nearest))
            else:
                unit = found.unit.id
        return Acknowledgement(
            entry["code"],
            entry["reason"],
            entry.get("table", ""),
            self._count((*steps, "row"), entry.get("row", "")),
            entry.get("column", ""),
            entry.get("at", ""),
            unit,
            self._document.marks[steps][0],
        )

    def _where(self, steps: Steps, entry: Any, indicator: str) -> Where:
        if not entry:
            return Where()
        if isinstance(entry, str):
            return Where(extreme=entry)
        target = entry.get("target", "")
        if target and target not in self._decisions:
            place = self._document.where(*steps, "target")
            self._findings.append(unknown(place, "decision", target, self._decisions))
        for key, other in (("target", "status"), ("status", "target")):
            if key in entry and other not in entry:
                place = self._document.at_key(*steps, key)
                self._findings.append(blocking("yaml-missing-key", place, key=other))
        bounds = {}
        for key in ("above", "below", "at_least"):
            number = self._number((*steps, key), entry.get(key, ""), DECIMAL)
            bounds[key] = number.micro if number else None
        if entry.get("grade") and indicator not in self._composites:
            place = self._document.at_key(*steps, "grade")
            self._findings.append(unknown(place, "indicator", indicator, self._composites))
        elif entry.get("grade"):
            grades = [band.grade for band in self._composites[indicator].bands]
            if entry["grade"] not in grades:
                place = self._document.where(*steps, "grade")
                known = ", ".join(grades)
                self._findings.append(blocking("unknown-grade", place, value=entry["grade"], known=known))
        extreme = next((key for key in ("highest", "lowest") if key in entry), "")
        return Where(target, entry.get("status", ""), **bounds, grade=entry.get("grade", ""), extreme=extreme)

    def _mentions(
        self, steps: Steps, entries: Sequence[str] | None, tiers: tuple[str, ...]
    ) -> tuple[Mention, ...]:
        mentions = []
        for i, text in enumerate(entries or ()):
            name, figure = text.strip(" :;,"), ""
            found = self._resolve(name, tiers)
            match = _FIGURE.fullmatch(name)
            if found.unit is None and match:  # not a name that ends in digits, so a name and a figure
                name, figure = match["name"].strip(" :;,"), match["figure"]
                found = self._resolve(name, tiers)
            if found.unit is None:
                place = self._document.where(*steps, i)
                self._findings.append(unresolved(place, name, found.candidates, found.nearest))
                continue
            number = self._number((*steps, i), figure, DECIMAL)
            mentions.append(
                Mention(
                    found.unit.id,
                    text,
                    number.micro if number else None,
                    number.decimals if number else 0,
                )
            )
        return tuple(mentions)

    def _resolve(self, name: str, tiers: tuple[str, ...]) -> Any:
        for tier in tiers:
            found = self._names.resolve(name, tier)
            if found.unit is not None:
                return found
        return self._names.resolve(name)

    def _known(self, steps: Steps, key: str) -> None:
        if key not in self._figures:
            place = self._document.where(*steps, "indicator")
            self._findings.append(unknown(place, "indicator", key, self._figures))

    def _number(self, steps: Steps, text: str, kind: str) -> Number | None:
        if not text:
            return None
        number = parse_number(text, kind)
        if isinstance(number, Number):
            return number
        self._findings.append(blocking(number, self._document.where(*steps), value=text))
        return None

    def _count(self, steps: Steps, text: str) -> int | None:
        number = self._number(steps, text, WHOLE)
        return number.micro // MICRO if number else None
