"""A unit's JSON: of the published form, and saying of the unit what the contract's files say."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft202012Validator

pytestmark = pytest.mark.slow

HOME = "https://congkhai.example.org/"
NESTED = {"verdicts"}
LEFT_OUT = {"unit", "unit_name"}
"""What the file is about, and says once."""
OF_DECISION = {"issuer", "legal_basis"}
OF_FIGURE = {"period", "report", "table", "tier", "indicator", "basis", "value"}

Cells = dict[str, str]


@pytest.fixture(scope="module")
def units(site: Path) -> dict[str, dict[str, Any]]:
    """The JSON of every unit, by its id."""
    found = (site / "so-lieu" / "don-vi").glob("*/ket-qua.json")
    return {path.parent.name: json.loads(path.read_text("utf-8"), parse_float=Decimal) for path in found}


def rows(site: Path, name: str) -> dict[str, list[Cells]]:
    """The rows of a file of the contract by unit, without what is empty or false."""
    found: dict[str, list[Cells]] = {}
    with (site / "so-lieu" / "du-lieu" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            filled = {k: v for k, v in row.items() if v not in ("", "false") and k not in LEFT_OUT}
            found.setdefault(row["unit"], []).append(filled)
    return found


def said(entry: Mapping[str, Any]) -> Cells:
    """An entry's values as the contract's CSV writes them, numbers without noughts at their end."""
    return {key: _text(value) for key, value in entry.items() if key not in NESTED}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return trimmed(str(value))


def trimmed(text: str) -> str:
    """A number without noughts at the end of its decimals; other text as it is."""
    whole, dot, decimals = text.partition(".")
    if not dot or not decimals.isdigit() or not whole.removeprefix("-").isdigit():
        return text
    return f"{whole}.{decimals}".rstrip("0").rstrip(".")


def test_every_file_is_of_the_published_form(site: Path, units: dict[str, dict[str, Any]]) -> None:
    """The schema is itself one, every unit's file fits it, and leads to it from where it lies."""
    schema = json.loads((site / "so-lieu" / "du-lieu" / "don-vi.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    assert len(units) > 100
    for unit, value in units.items():
        assert [error.message for error in validator.iter_errors(value)] == [], unit
        folder = site / "so-lieu" / "don-vi" / unit
        assert (folder / value["$schema"]).resolve() == (
            site / "so-lieu" / "du-lieu" / "don-vi.schema.json"
        ).resolve()


def test_figures_scores_and_verdicts_are_those_of_the_contract(
    site: Path, units: dict[str, dict[str, Any]]
) -> None:
    """Every row of a unit, in order, every value equal; every verdict stands at its primary figure."""
    results, scores, verdicts = (rows(site, name) for name in ("results", "scores", "verdicts"))
    compared = 0
    for unit, value in units.items():
        for name, found in (("figures", results), ("scores", scores)):
            wanted = [{k: trimmed(v) for k, v in row.items()} for row in found.get(unit, [])]
            assert [said(entry) for entry in value[name]] == wanted, (unit, name)
        nested = [
            said(verdict)
            | {key: _text(figure[key]) for key in OF_FIGURE & figure.keys()}
            | {key: value["decisions"][verdict["decision"]][key] for key in OF_DECISION}
            for figure in value["figures"]
            for verdict in figure.get("verdicts", ())
        ]
        order = sorted
        wanted = [{k: trimmed(v) for k, v in row.items()} for row in verdicts.get(unit, [])]
        assert order(map(str, map(sorted, map(dict.items, nested)))) == order(
            map(str, map(sorted, map(dict.items, wanted)))
        ), unit
        compared += len(nested)
    assert compared == sum(map(len, verdicts.values())) > 100


def test_what_a_file_names_is_in_it(units: dict[str, dict[str, Any]], site: Path) -> None:
    """Periods, indicators, composites, decisions; neighbours lead to pages, sources to their bytes."""
    for unit, value in units.items():
        entries = [*value["figures"], *value["scores"]]
        assert {entry["period"] for entry in entries} == set(value["periods"])
        assert {entry["indicator"] for entry in value["figures"]} == set(value["indicators"])
        assert {entry["composite"] for entry in value["scores"]} == set(value["composites"])
        named = {v["decision"] for f in value["figures"] for v in f.get("verdicts", ())}
        assert named == set(value["decisions"])
        assert value["unit"]["id"] == unit
        for other in (*value["predecessors"], *value["successors"]):
            assert other["address"] == f"{HOME}so-lieu/don-vi/{other['id']}/" and other["id"] in units
        assert bool(value["sources"]) == bool(entries)
        for source in value["sources"]:
            copy = site / unquote(source["address"].removeprefix(HOME))
            assert hashlib.sha256(copy.read_bytes()).hexdigest() == source["sha256"]
