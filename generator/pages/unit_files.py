"""The files of a unit: its results as CSV, and everything published of it as JSON.

The JSON's form is `templates/unit.schema.json`, which is published beside the contract. Its version
changes when a key goes or changes its meaning; a key may come at any time. A key that is missing is an
empty cell of the contract's CSV.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from importlib.resources import files
from operator import attrgetter
from typing import Any

from generator.domain import frames
from generator.domain.frames import Row
from generator.domain.pages import Page, text_page
from generator.domain.quantities import MICRO
from generator.domain.reports import Report, Table
from generator.domain.units import Unit
from generator.pages import links
from generator.pages.atlas import Atlas, group
from generator.pages.contract import MICRO_COLUMNS, results_by_unit
from generator.pages.kept import Kept

VERSION = 1
SCORE = tuple(key for key in frames.SCORES if key != "unit")
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


_text = lru_cache(maxsize=1 << 14)(partial(json.dumps, ensure_ascii=False))
"""A text as JSON."""


def _number(micro: int) -> str:
    """A figure as the contract's CSV has it: millionths as a number of their unit of measure."""
    whole, rest = divmod(micro, MICRO)
    return repr(micro / MICRO) if rest else str(whole)


def _entries(names: Sequence[str], values: Sequence[Any]) -> str:
    """Entries of a JSON object with a comma before each; what is empty or false is left out."""
    return "".join(
        f',"{name}":{_number(value) if name in MICRO_COLUMNS else "true" if value is True else _text(value)}'
        for name, value in zip(names, values, strict=True)
        if value is not None and value is not False and value != ""
    )


class _Piece(Kept):
    """Columns that are the same in many rows: `key` takes them out of a row, and they are written once."""

    def __init__(self, *names: str) -> None:
        super().__init__(lambda values: _entries(names, values))
        self.key = attrgetter(*names)


_PLACE, _WHAT = _Piece("period", "report", "table"), _Piece("tier", "indicator")
_HOW = _Piece("basis", "state", "primary", "aggregate")
_SOURCE = _Piece("report_period", "at", "published_state")
_VERDICT = _Piece("decision", "operator", "target_value", "up_to", "status")


def _score(row: Row) -> Entry:
    """A score as an entry: the keys that are not empty."""
    found = {key: getattr(row, key) for key in SCORE}
    return {
        key: json.loads(_number(value)) if key in MICRO_COLUMNS else value
        for key, value in found.items()
        if value is not None and value != ""
    }


@dataclass(frozen=True)
class _Writer:
    """Writes units as text: what they have in common is written once."""

    atlas: Atlas
    _known: dict[tuple[object, ...], str] = field(default_factory=dict)

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
        results = self.atlas.results_of.get(unit.id, [])
        scores = self.scores.get(unit.id, [])
        known = self.atlas.dataset
        decisions: set[str] = set()
        figures = [self._figure(row, decisions) for row in results]
        first = {
            "$schema": links.relative(links.unit(unit.id), links.UNIT_SCHEMA),
            "version": VERSION,
            "as_of": known.as_of,
            "unit": self._unit(unit),
            "predecessors": [self._named(old) for old in known.units.predecessors.get(unit.id, ())],
            "successors": [self._named(new) for new in unit.successors],
        }
        periods = sorted({row.period for row in results} | {row.period for row in scores})
        parts = (
            ("periods", (self._period(unit, period) for period in periods)),
            ("indicators", map(self._indicator, sorted({row.indicator for row in results}))),
            ("composites", map(self._composite, sorted({row.composite for row in scores}))),
            ("decisions", map(self._decision, sorted(decisions))),
        )
        written = "".join(f',"{name}":{{{",".join(entries)}}}' for name, entries in parts)
        return (
            f'{_dumped(first)[:-1]}{written},"figures":[{",".join(figures)}]'
            f',"scores":{_dumped([_score(row) for row in scores])}'
            f',"sources":[{",".join(self._sources((*results, *scores)))}]}}'
        )

    def _shared(self, key: tuple[object, ...], made: Callable[[], str]) -> str:
        """A piece of text that other units or periods have too, made when it is first asked for."""
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = made()
        return found

    def _entry(self, key: str, of: str, made: Callable[[str], Entry]) -> str:
        return self._shared((key, of), lambda: f"{_text(of)}:{_dumped(made(of))}")

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

    def _period(self, unit: Unit, period_id: str) -> str:
        latest = period_id in self.atlas.trail.latest.get(unit.id, ())
        page = {} if latest else {"page": links.relative(links.unit(unit.id), links.history(unit.id))}

        def made(one: str) -> Entry:
            period = self.atlas.dataset.periods[one]
            ends = {"start": period.start.isoformat(), "end": period.end.isoformat()}
            return {"name": self.atlas.period(one), "kind": period.kind, **ends, **page}

        return self._entry("latest" if latest else "period", period_id, made)

    def _indicator(self, indicator_id: str) -> str:
        def made(one: str) -> Entry:
            item = self.atlas.dataset.indicators[one]
            facts = {"unit_of_measure": item.unit_of_measure, "direction": item.direction}
            return {"name": item.name, **facts, "decimals": item.decimals}

        return self._entry("indicator", indicator_id, made)

    def _composite(self, composite_id: str) -> str:
        def made(one: str) -> Entry:
            item = self.atlas.dataset.composites[one]
            return {"name": item.name, "components": {c.id: c.name for c in item.components}}

        return self._entry("composite", composite_id, made)

    def _decision(self, decision_id: str) -> str:
        def made(one: str) -> Entry:
            decision = self.atlas.dataset.decisions[one]
            return {
                "title": decision.title,
                "issuer": decision.issuer,
                "issuer_name": self.atlas.issuer(decision.issuer),
                "legal_basis": decision.legal_basis or decision.title,
                "address": self._address(links.decision(one)),
            }

        return self._entry("decision", decision_id, made)

    def _figure(self, row: Row, decisions: set[str]) -> str:
        """A result; a primary one with the verdict of every decision on it. Adds to `decisions`."""
        line = "" if row.row is None else f',"row":{row.row}'
        top = "" if row.numerator is None else f',"numerator":{row.numerator}'
        base = "" if row.denominator is None else f',"denominator":{row.denominator}'
        value = "" if row.value is None else f',"value":{_number(row.value)}'
        printed = "" if row.published_value is None else f',"published_value":{_number(row.published_value)}'
        units = "" if row.units_reported is None else f',"units_reported":{row.units_reported}'
        units += "" if row.units_expected is None else f',"units_expected":{row.units_expected}'
        rank = "" if row.rank is None else f',"rank":{row.rank}'
        rank += "" if row.rank_of is None else f',"rank_of":{row.rank_of}'
        verdicts = self._verdicts(row, decisions) if row.primary else ""
        return (
            f"{{{_PLACE[_PLACE.key(row)][1:]}{line}{_WHAT[_WHAT.key(row)]}{top}{base}{value}{printed}"
            f"{_HOW[_HOW.key(row)]}{units}{rank}{_SOURCE[_SOURCE.key(row)]}{verdicts}}}"
        )

    def _verdicts(self, row: Row, decisions: set[str]) -> str:
        found = self.atlas.verdicts_of.get((row.period, row.unit, row.tier, row.indicator), ())
        made = []
        for verdict in found:
            decisions.add(verdict.decision)
            gap = "" if verdict.gap_points is None else f',"gap_points":{_number(verdict.gap_points)}'
            if verdict.gap_dossiers is not None:
                gap += f',"gap_dossiers":{verdict.gap_dossiers}'
            made.append(f"{{{_VERDICT[_VERDICT.key(verdict)][1:]}{gap}}}")
        return f',"verdicts":[{",".join(made)}]' if made else ""

    def _sources(self, rows: Iterable[Row]) -> Iterator[str]:
        """The files that the rows stand in, in order of appearance."""
        keys = dict.fromkeys((row.report_period, row.report, row.table) for row in rows)
        found = {table.path: (report, table) for key in keys for report, table in self.tables.get(key, ())}
        for path, (report, table) in found.items():
            yield self._shared(("file", path), partial(self._source, path, report, table))

    def _source(self, path: str, report: Report, table: Table) -> str:
        return _dumped(
            {
                "period": report.period,
                "report": report.id,
                "report_title": report.title,
                "table": table.stem,
                "path": path,
                "sha256": self.atlas.dataset.files.get(path, ""),
                "address": self._address(links.source(path)),
            }
        )


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
