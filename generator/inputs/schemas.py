"""Validation of YAML documents by JSON Schema; the same schemas give editors hover help."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from generator.domain.findings import Finding
from generator.inputs.files import blocking
from generator.inputs.yaml_text import Document

SCHEMAS = ("site", "report", "indicator", "decision", "corrections")


@cache
def _validator(name: str) -> Draft202012Validator:
    text = files("generator.inputs").joinpath("schemas", f"{name}.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text))


def validate(document: Document, schema: str, findings: list[Finding]) -> bool:
    """Whether the document fits the schema; each misfit becomes a finding at its line and column."""
    errors = list(_flatten(_validator(schema).iter_errors(document.data)))
    described = [finding for error in errors for finding in _describe(document, error)]
    for position, finding in enumerate(described):
        if finding not in described[:position]:  # each missing key is an error of its own
            findings.append(finding)
    return not errors


def _flatten(errors: Iterable[ValidationError]) -> Iterator[ValidationError]:
    """Errors without the branches of anyOf: of those of the value's type the deepest tells most."""
    for error in errors:
        if error.validator != "anyOf" or not error.context:
            yield error
            continue
        branches: dict[object, list[ValidationError]] = {}
        for inner in error.context:
            branches.setdefault(inner.schema_path[0], []).append(inner)
        fitting = [
            found for found in branches.values() if not any(_of_other_type(inner, error) for inner in found)
        ]
        if not fitting:
            yield error
            continue
        yield from _flatten(max(fitting, key=lambda found: max(len(e.absolute_path) for e in found)))


def _of_other_type(inner: ValidationError, outer: ValidationError) -> bool:
    """Whether a branch fails because the value is of another type altogether."""
    same = len(inner.absolute_path) == len(outer.absolute_path)
    return same and inner.validator in ("type", "enum", "const") and not isinstance(inner.instance, str)


def _describe(document: Document, error: ValidationError) -> Iterator[Finding]:
    steps = tuple(error.absolute_path)
    name = ".".join(str(step) for step in steps) or document.path
    if error.validator == "additionalProperties" and isinstance(error.instance, dict):
        known = sorted(_rules(error).get("properties", ()))
        for key in error.instance:
            if key not in known:
                yield blocking(
                    "yaml-unknown-key", document.at_key(*steps, key), key=key, known=", ".join(known)
                )
    elif error.validator == "required":
        required, given = (cast(Any, part) for part in (error.validator_value, error.instance))
        for key in [key for key in required if key not in given]:
            yield blocking("yaml-missing-key", document.where(*steps), key=key)
    else:
        yield blocking(
            "yaml-wrong-value",
            document.where(*steps),
            key=name,
            value=_shown(error.instance),
            allowed=_allowed(error),
        )


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else text[:79] + "…"


def _allowed(error: ValidationError) -> str:
    """What the schema allows, as its author describes it, else the bare rule."""
    described = _rules(error).get("description", "")
    if described:
        return str(described)
    rule: Any = error.validator_value
    return ", ".join(map(str, rule)) if isinstance(rule, list) else str(rule)


def _rules(error: ValidationError) -> Mapping[str, Any]:
    """The part of the schema that the value does not fit."""
    return error.schema if isinstance(error.schema, Mapping) else {}
