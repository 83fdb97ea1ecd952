"""The schemas: what editors see when they hover over a key, and what `data/` is held against."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.domain.findings import Finding
from generator.inputs.files import Source
from generator.inputs.schemas import SCHEMAS, validate
from generator.inputs.yaml_text import read_yaml
from generator.messages.findings import message

ROOT = Path(__file__).resolve().parents[3]
DATA_FOLDERS = (
    ROOT / "data",
    ROOT / "tests" / "golden" / "three-tables" / "data",
    ROOT / "tests" / "problems" / "_base",
)
KINDS = {
    "site.yml": "site",
    "corrections.yml": "corrections",
    "indicators/*.yml": "indicator",
    "targets/*.yml": "decision",
    "periods/*/*/report.yml": "report",
}
DOCUMENTS = [
    (path, schema)
    for folder in DATA_FOLDERS
    for pattern, schema in KINDS.items()
    for path in sorted(folder.glob(pattern))
]


def schema_of(name: str) -> dict[str, Any]:
    """A schema as it stands in the package."""
    text = files("generator.inputs").joinpath("schemas", f"{name}.json").read_text("utf-8")
    read: dict[str, Any] = json.loads(text)
    return read


def parts(schema: Any, steps: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """Every schema inside a schema, with the way to it."""
    if isinstance(schema, dict):
        yield steps, schema
        for name, inner in schema.get("properties", {}).items():
            yield from parts(inner, (*steps, name))
        for key in ("items", "additionalProperties"):
            if isinstance(schema.get(key), dict):
                yield from parts(schema[key], (*steps, key))
        for i, inner in enumerate(schema.get("anyOf", ())):
            if set(inner) != {"required"}:
                yield from parts(inner, (*steps, f"anyOf {i}"))


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_a_schema(name: str) -> None:
    """Of the draft that it names, with a title."""
    schema = schema_of(name)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)
    assert schema["title"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_described(name: str) -> None:
    """An editor who hovers over a key reads what it is for."""
    missing = [
        ".".join((*steps, key))
        for steps, part in parts(schema_of(name))
        for key, inner in part.get("properties", {}).items()
        if not inner.get("description")
    ]
    assert not missing


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_rule_is_described(name: str) -> None:
    """Else the finding would say «Cần: string»: what is allowed is told in the schema author's words."""
    bare = [
        ".".join(steps) for steps, part in parts(schema_of(name)) if steps and not part.get("description")
    ]
    assert not bare


@pytest.mark.parametrize("name", SCHEMAS)
def test_no_mapping_takes_unknown_keys(name: str) -> None:
    """A mistyped key is never passed over."""
    for steps, part in parts(schema_of(name)):
        if part.get("type") == "object":
            assert "additionalProperties" in part, steps


@pytest.mark.parametrize(("path", "schema"), DOCUMENTS, ids=[str(p.relative_to(ROOT)) for p, _ in DOCUMENTS])
def test_every_document_fits_its_schema(path: Path, schema: str) -> None:
    """What is committed can be read."""
    findings: list[Finding] = []
    document = read_yaml(Source(path.name, path.read_bytes(), ""), findings)
    assert document is not None, findings
    assert validate(document, schema, findings), findings


def test_all_kinds_of_documents_were_seen() -> None:
    """The test above covers every schema."""
    assert {schema for _, schema in DOCUMENTS} == set(SCHEMAS)


TABLE = "title: A\nkind: extract\narea: x\ntables:\n  - {file: a.csv, "
CLAIM = "title: A\narea: x\nkind: extract\nclaims:\n  - {at: 1, indicator: x, "
SITE = "title: A\npublisher: B\ncontact: C\naddress: javascript:alert(1)\nlocale: vi\nunit_types: []\n"
MISFITS = [
    ("corrections", "- a\n", [("yaml-wrong-value", 1)]),
    ("corrections", "corrections: chưa có\n", [("yaml-wrong-value", 1)]),
    ("corrections", "khac: 1\n", [("yaml-unknown-key", 1), ("yaml-missing-key", 1)]),
    ("decision", "title: ''\n", [("yaml-wrong-value", 1)]),
    ("decision", "title: A\nvalid: 2023\n", [("yaml-wrong-value", 2)]),
    ("decision", "title: A\ntargets:\n  - {indicator: x, at_least: 60,5}\n", [("yaml-unknown-key", 3)]),
    ("decision", "title: A\ntargets:\n  - at_least: 5\n", [("yaml-missing-key", 3)]),
    ("report", "title: A\narea: x\nkind: bản chép\n", [("yaml-wrong-value", 3)]),
    (
        "report",
        "title: A\nkind: extract\narea: x\ntables:\n  - {file: a.csv, prose: có}\n",
        [("yaml-wrong-value", 5)],
    ),
    ("report", CLAIM + "units: [{Hòa An: 5}]}\n", [("yaml-wrong-value", 5)]),
    ("report", CLAIM + "where: {over: 5}}\n", [("yaml-unknown-key", 5)]),
    ("site", SITE, [("yaml-wrong-value", 4)]),
    ("indicator", "id: Á\nname: B\nunit_of_measure: '%'\n", [("yaml-wrong-value", 1)]),
]


@pytest.mark.parametrize(("schema", "text", "wanted"), MISFITS)
def test_a_misfit_is_told_at_its_line_in_vietnamese(
    schema: str, text: str, wanted: list[tuple[str, int]]
) -> None:
    """With the value, the key, and what is allowed; no word of the schema language."""
    findings: list[Finding] = []
    document = read_yaml(Source("a.yml", text.encode(), ""), findings)
    assert document is not None
    assert not validate(document, schema, findings)
    assert sorted((f.code, f.location.row) for f in findings) == sorted(wanted)
    for finding in findings:
        said = message(finding.code, {key: str(value) for key, value in finding.details.items()})
        assert "?" not in said and not {"string", "object", "array", "None"} & set(
            said.replace(",", "").split()
        )
