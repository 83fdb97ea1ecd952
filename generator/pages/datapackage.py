"""datapackage.json: every file of the contract with its columns, as Frictionless Data Package v1 wants it.

Version 1, because that is what the programs that read it today check (decision record 0018).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.domain import frames
from generator.domain.targets import AT_LEAST, AT_MOST, STATUSES
from generator.domain.units import TIERS
from generator.messages.columns import COLUMNS, FILES, SPECIAL
from generator.pages import links
from generator.pages.atlas import Atlas
from generator.pages.contract import MICRO_COLUMNS
from generator.pages.feeds import moment

LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0",
}

_INTEGERS = {name for columns in (frames.RESULTS, frames.VERDICTS, frames.SCORES, frames.MEASURES)
             for name, dtype in columns.items() if dtype == frames.WHOLE} - MICRO_COLUMNS  # fmt: skip
_NUMBERS = MICRO_COLUMNS | {"published", "computed"}
_FLAGS = {"primary", "aggregate", "blocks", "acknowledged", "prose"}
_DATES = {"valid_from", "valid_to", "start", "end", "date"}

_STATES = (frames.REPORTED, frames.NOT_REPORTED, frames.NOT_APPLICABLE)
_VALUES: Mapping[str, Sequence[str]] = {
    "tier": TIERS,
    "state": _STATES,
    "published_state": _STATES,
    "basis": (frames.COUNTS, frames.PUBLISHED),
    "status": STATUSES,
    "operator": (AT_LEAST, AT_MOST),
    "outcome": (frames.AGREES, frames.DIFFERS, frames.UNCHECKED),
    "severity": ("error", "warning", "note"),
}
"""Columns that hold one of a few words."""

_KEYS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("units", "measures-register", "indicators", "decisions", "periods"), ("id",)),
    "reports": ("period", "report"),
    "tables": ("period", "report", "table"),
}
"""The columns that name a row of a register."""

_OF_FOLDER = (("report_period", "report"), "reports")
"""A report is named by the period of its folder, which a figure's own period may not be."""

_REFERENCES: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "results": ((("unit",), "units"), (("indicator",), "indicators"), (("period",), "periods"), _OF_FOLDER),
    "measures": (
        (("unit",), "units"), (("measure",), "measures-register"), (("period",), "periods"), _OF_FOLDER,
    ),
    "scores": (
        (("unit",), "units"), (("composite",), "indicators"), (("component",), "indicators"),
        (("period",), "periods"), _OF_FOLDER,
    ),
    "verdicts": (
        (("unit",), "units"), (("indicator",), "indicators"), (("decision",), "decisions"),
        (("period",), "periods"),
    ),
    "claims": ((("unit",), "units"), (("period",), "periods")),
    "units": ((("parent",), "units"),),
    "indicators": ((("variant_of",), "indicators"),),
    "targets": ((("decision",), "decisions"), (("unit",), "units"), (("indicator",), "indicators")),
    "reports": ((("period",), "periods"), (("area",), "units")),
    "tables": ((("period", "report"), "reports"),),
    "explanations": ((("period", "report"), "reports"), (("unit",), "units")),
}  # fmt: skip
"""Columns that name a row of a register wherever they are filled."""


@dataclass(frozen=True, slots=True)
class Sum:
    """The size of a file and its SHA-256 in hexadecimal digits."""

    octets: int
    sha256: str

    @classmethod
    def of(cls, content: bytes) -> Sum:
        """Of a whole file."""
        return cls(len(content), hashlib.sha256(content).hexdigest())


def file_of(stem: str) -> str:
    """The name of a file of the contract."""
    return "findings.json" if stem == "findings" else f"{stem}.csv"


def meaning(stem: str, column: str) -> str:
    """What a column of a file means."""
    return SPECIAL.get((stem, column)) or COLUMNS[column]


def column_type(stem: str, column: str) -> str:
    """The Table Schema type of a column."""
    if (stem, column) in {
        ("indicators", "aggregate"),
        ("indicators", "numerator"),
        ("indicators", "denominator"),
    }:
        return "string"
    if column in _FLAGS:
        return "boolean"
    if column in _INTEGERS or column == "decimals":
        return "integer"
    if column in _NUMBERS:
        return "number"
    return "date" if column in _DATES else "string"


def datapackage(
    atlas: Atlas, version: str, sums: Mapping[str, Sum], fields: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    """The description of files: `sums` by their names, their columns in `fields` by stem."""
    resources = [_resource(stem, columns, sums[file_of(stem)]) for stem, columns in fields.items()]
    return {"profile": "tabular-data-package", **_package(atlas, version), "resources": resources}


def parquet_package(
    atlas: Atlas, version: str, paths: Mapping[str, Sequence[str]], fields: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    """The description of tables as Parquet: the `paths` of each table's files, by stem, and its columns."""
    resources = [
        {
            "name": stem,
            "path": files[0] if len(files) == 1 else list(files),
            "title": FILES[stem],
            "profile": "data-resource",
            "format": "parquet",
            "mediatype": "application/vnd.apache.parquet",
            "schema": {"fields": [_field(stem, column) for column in fields[stem]]},
        }
        for stem, files in paths.items()
    ]
    return {"profile": "data-package", **_package(atlas, version), "resources": resources}


def _package(atlas: Atlas, version: str) -> dict[str, Any]:
    """What is said of all files together."""
    site = atlas.dataset.site
    base = site.address.rstrip("/") + "/"
    return {
        "name": "congkhai",
        "title": site.title,
        "homepage": site.address,
        "version": version,
        "created": moment(atlas.dataset.as_of),
        "licenses": [LICENCE],
        "contributors": [{"title": site.publisher, "role": "publisher"}],
        "sources": [
            {"title": f"{r.title} ({r.publisher})", "path": base + links.report(r.period, r.id)}
            for r in atlas.dataset.reports
        ],
    }


def _resource(stem: str, columns: Sequence[str], made: Sum) -> dict[str, Any]:
    file = file_of(stem)
    # frictionless-py reads rows of JSON without counting their bytes, and then calls any size and hash
    # wrong; those of findings.json stand in SHA256SUMS
    size = {} if file.endswith("json") else {"bytes": made.octets, "hash": f"sha256:{made.sha256}"}
    return {
        "name": stem,
        "path": file,
        "title": FILES[stem],
        "profile": "tabular-data-resource",
        "format": file.rpartition(".")[2],
        "mediatype": "application/json" if file.endswith("json") else "text/csv",
        "encoding": "utf-8",
        **size,
        "schema": {"fields": [_field(stem, c) for c in columns], "missingValues": [""], **_relations(stem)},
    }


def _field(stem: str, column: str) -> dict[str, Any]:
    described = {"name": column, "type": column_type(stem, column), "description": meaning(stem, column)}
    constraints: dict[str, Any] = {"required": True} if column in _KEYS.get(stem, ()) else {}
    if column in _VALUES:
        constraints["enum"] = list(_VALUES[column])
    return described | ({"constraints": constraints} if constraints else {})


def _relations(stem: str) -> dict[str, Any]:
    """The keys of a file; a reference to the file itself has no name, as the specification wants it."""
    keys = {"primaryKey": list(_KEYS[stem])} if stem in _KEYS else {}
    references = [
        {
            "fields": list(columns),
            "reference": {"resource": "" if register == stem else register, "fields": list(_KEYS[register])},
        }
        for columns, register in _REFERENCES.get(stem, ())
    ]
    return keys | ({"foreignKeys": references} if references else {})
