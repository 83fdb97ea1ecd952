"""The text fields of the data folder, read off the schemas, and what a folder says in each of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from generator.inputs.schemas import SCHEMAS
from tests.site.project import PROJECT

FOLDER = PROJECT / "generator" / "inputs" / "schemas"
FILES = {
    "site": "site.yml",
    "report": "periods/*/*/report.yml",
    "indicator": "indicators/*.yml",
    "decision": "targets/*.yml",
    "corrections": "corrections.yml",
}
"""Where the documents of each schema lie."""

Steps = tuple[str | int, ...]
KEY = "{}"
"""Stands in a field's name for a key that the editor chooses: `indicator.bands.{}`."""


def schema_fields() -> dict[str, dict[str, Any]]:
    """Every field that may hold text, of every schema, as `report.claims[].at`, with its rule."""
    found: dict[str, dict[str, Any]] = {}
    for name in SCHEMAS:
        found |= dict(_fields(name, _schema(name)))
    return found


def _schema(name: str) -> dict[str, Any]:
    rules: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return rules


def _fields(name: str, rule: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    unknown = set(rule) - {
        *("$schema", "title", "description", "type", "properties", "additionalProperties", "required"),
        *("items", "anyOf", "enum", "const", "pattern", "minLength", "maxLength"),
    }
    assert not unknown, f"{name}: the tests do not know what {unknown} allows"
    for branch in rule.get("anyOf", ()):
        yield from _fields(name, branch)
    for key, inner in rule.get("properties", {}).items():
        yield from _fields(f"{name}.{key}", inner)
    more = rule.get("additionalProperties", False)
    if isinstance(more, dict):
        yield f"{name}.{KEY}", {}
        yield from _fields(f"{name}.{KEY}=", more)
    if "items" in rule:
        yield from _fields(f"{name}[]", rule["items"])
    types = rule.get("type", ())
    if "string" in ((types,) if isinstance(types, str) else types) and "enum" not in rule:
        yield name, rule


def documents(data: Path) -> Iterator[tuple[str, Path, Any]]:
    """Every YAML file of a data folder with the name of its schema and its content."""
    for schema, pattern in FILES.items():
        for path in sorted(data.glob(pattern)):
            yield schema, path, yaml.safe_load(path.read_text("utf-8"))


def texts(name: str, content: Any) -> Iterator[tuple[str, str, Steps]]:
    """Every text in a document of a schema: its field, the text, and the way to it."""
    yield from _texts(name, [_schema(name)], content, ())


def _texts(
    name: str, rules: list[dict[str, Any]], content: Any, steps: Steps
) -> Iterator[tuple[str, str, Steps]]:
    rules = [*rules, *(branch for rule in rules for branch in rule.get("anyOf", ()))]
    if isinstance(content, dict):
        for key, inner in content.items():
            known = [rule["properties"][key] for rule in rules if key in rule.get("properties", {})]
            if known:
                yield from _texts(f"{name}.{key}", known, inner, (*steps, key))
            else:
                yield f"{name}.{KEY}", key, (*steps, key, KEY)
                yield from _texts(f"{name}.{KEY}=", [{}], inner, (*steps, key))
    elif isinstance(content, list):
        items = [rule["items"] for rule in rules if "items" in rule]
        for i, inner in enumerate(content):
            yield from _texts(f"{name}[]", items, inner, (*steps, i))
    else:
        yield name, content, steps


def put(content: Any, steps: Steps, text: str) -> None:
    """Writes `text` into a document in the place of the one at `steps`."""
    *way, last = steps
    if last == KEY:
        *way, old = way
        for step in way:
            content = content[step]
        content[text] = content.pop(old)
        return
    for step in way:
        content = content[step]
    content[last] = text
