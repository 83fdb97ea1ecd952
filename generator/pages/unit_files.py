"""The files of a unit: its results as CSV, and everything published of it as JSON.

The JSON's form is `templates/unit.schema.json`, which is published beside the contract. Its version
changes when a key goes or changes its meaning; a key may come at any time. A key that is missing is an
empty cell of the contract's CSV.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Any

from generator.domain import frames
from generator.domain.frames import Row, records
from generator.domain.pages import Page, text_page
from generator.domain.quantities import MICRO
from generator.domain.reports import Report, Table
from generator.domain.units import Unit
from generator.pages import links
from generator.pages.atlas import Atlas, group
from generator.pages.contract import MICRO_COLUMNS, results_by_unit

VERSION = 1
FIGURE = tuple(key for key in frames.RESULTS if key != "unit")
SCORE = tuple(key for key in frames.SCORES if key != "unit")
VERDICT = ("decision", "operator", "target_value", "up_to", "status", "gap_points", "gap_dossiers")
Entry = dict[str, Any]


def unit_files(atlas: Atlas) -> Iterator[Page]:
    """For every unit JSON, and CSV where there are results."""
    writer = _Writer(atlas)
    for unit in atlas.units:
        yield text_page(links.unit_json(unit.id), writer.text(unit))
    names = {unit.id: unit.name for unit in atlas.units}
    results = atlas.results.results
    for unit_id, content in results_by_unit(results[results["unit"].isin(list(names))], names):
        yield Page(links.unit_csv(unit_id), content)


def unit_schema(atlas: Atlas) -> Iterator[Page]:
    """The schema of the units' JSON."""
    schema = files("generator.pages").joinpath("templates", "unit.schema.json")
    yield text_page(links.UNIT_SCHEMA, schema.read_text(encoding="utf-8"))


def _number(key: str, value: Any) -> Any:
    """A figure as the contract's CSV has it: millionths as a number of their unit of measure."""
    if key not in MICRO_COLUMNS or value is None:
        return value
    whole, rest = divmod(value, MICRO)
    return value / MICRO if rest else whole


def _filled(row: Row, keys: Iterable[str]) -> Entry:
    """The keys of a row that are not empty; of the flags those that are true."""
    found = ((key, _number(key, getattr(row, key))) for key in keys)
    return {key: value for key, value in found if value is not None and value != "" and value is not False}


@dataclass(frozen=True)
class _Writer:
    """Writes units; what is looked up for each of them is sorted once."""

    atlas: Atlas

    @cached_property
    def scores(self) -> Mapping[str, list[Row]]:
        return group(self.atlas.scores, "unit")

    @cached_property
    def tables(self) -> Mapping[tuple[str, str, str], list[tuple[Report, Table]]]:
        """Files by (period, report, table), and by their group where one table is cut into pages."""
        found: dict[tuple[str, str, str], list[tuple[Report, Table]]] = {}
        for report in self.atlas.dataset.reports:
            for table in report.tables:
                for name in dict.fromkeys((table.stem, table.group or table.stem)):
                    found.setdefault((report.period, report.id, name), []).append((report, table))
        return found

    def text(self, unit: Unit) -> str:
        """The unit's JSON on one line."""
        frame = self.atlas.frame_of_unit.get(unit.id)
        results = [] if frame is None else records(frame)
        scores = self.scores.get(unit.id, [])
        figures = [self._figure(row) for row in results]
        known = self.atlas.dataset
        value = {
            "$schema": links.relative(links.unit(unit.id), links.UNIT_SCHEMA),
            "version": VERSION,
            "as_of": known.as_of,
            "unit": self._unit(unit),
            "predecessors": [self._named(old) for old in known.units.predecessors.get(unit.id, ())],
            "successors": [self._named(new) for new in unit.successors],
            "periods": {
                p: self._period(unit, p) for p in sorted({row.period for row in (*results, *scores)})
            },
            "indicators": {i: self._indicator(i) for i in sorted({row.indicator for row in results})},
            "composites": {c: self._composite(c) for c in sorted({row.composite for row in scores})},
            "decisions": {d: self._decision(d) for d in sorted(_decisions(figures))},
            "figures": figures,
            "scores": [_filled(row, SCORE) for row in scores],
            "sources": self._sources((*results, *scores)),
        }
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def _address(self, there: str) -> str:
        return self.atlas.dataset.site.address.rstrip("/") + "/" + there

    def _named(self, unit_id: str) -> Entry:
        return {
            "id": unit_id,
            "name": self.atlas.unit(unit_id),
            "address": self._address(links.unit(unit_id)),
        }

    def _unit(self, unit: Unit) -> Entry:
        dates = {"valid_from": unit.valid_from, "valid_to": unit.valid_to}
        facts = {
            **self._named(unit.id),
            "type": unit.type,
            "code": unit.code,
            "parent": unit.parent,
            "aliases": list(unit.aliases),
            **{key: day.isoformat() for key, day in dates.items() if day},
        }
        return {key: value for key, value in facts.items() if value}

    def _period(self, unit: Unit, period_id: str) -> Entry:
        period = self.atlas.dataset.periods[period_id]
        ends = {"start": period.start.isoformat(), "end": period.end.isoformat()}
        latest = period_id in self.atlas.trail.latest.get(unit.id, ())
        page = {} if latest else {"page": links.relative(links.unit(unit.id), links.history(unit.id))}
        return {"name": self.atlas.period(period_id), "kind": period.kind, **ends, **page}

    def _indicator(self, indicator_id: str) -> Entry:
        item = self.atlas.dataset.indicators[indicator_id]
        facts = {"unit_of_measure": item.unit_of_measure, "direction": item.direction}
        return {"name": item.name, **facts, "decimals": item.decimals}

    def _composite(self, composite_id: str) -> Entry:
        item = self.atlas.dataset.composites[composite_id]
        return {"name": item.name, "components": {c.id: c.name for c in item.components}}

    def _decision(self, decision_id: str) -> Entry:
        decision = self.atlas.dataset.decisions[decision_id]
        return {
            "title": decision.title,
            "issuer": decision.issuer,
            "issuer_name": self.atlas.issuer(decision.issuer),
            "legal_basis": decision.legal_basis or decision.title,
            "address": self._address(links.decision(decision_id)),
        }

    def _figure(self, row: Row) -> Entry:
        """A result; a primary one with the verdict of every decision on it."""
        figure = _filled(row, FIGURE)
        key = (row.period, row.unit, row.tier, row.indicator)
        verdicts = self.atlas.verdicts_of.get(key, ()) if row.primary else ()
        return figure | ({"verdicts": [_filled(v, VERDICT) for v in verdicts]} if verdicts else {})

    def _sources(self, rows: Sequence[Row]) -> list[Entry]:
        """The files that the rows stand in, in order of appearance."""
        keys = dict.fromkeys((row.report_period, row.report, row.table) for row in rows)
        found = {table.path: (report, table) for key in keys for report, table in self.tables.get(key, ())}
        return [
            {
                "period": report.period,
                "report": report.id,
                "report_title": report.title,
                "table": table.stem,
                "path": path,
                "sha256": self.atlas.dataset.files.get(path, ""),
                "address": self._address(links.source(path)),
            }
            for path, (report, table) in found.items()
        ]


def _decisions(figures: Iterable[Entry]) -> set[str]:
    return {verdict["decision"] for figure in figures for verdict in figure.get("verdicts", ())}
