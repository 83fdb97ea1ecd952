"""The data page and the contract's files, with their description, checksums and origin."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from generator.domain import frames
from generator.domain.pages import Page, text_page
from generator.messages.columns import COLUMNS, FILES, SPECIAL
from generator.messages.numbers import day_text, size
from generator.messages.pages import CAPTIONS
from generator.pages import links
from generator.pages.atlas import Atlas
from generator.pages.contract import MICRO_COLUMNS, contract_sheets, csv_text
from generator.pages.findings import FINDING_FIELDS, as_json
from generator.pages.index_page import index_page
from generator.pages.tables import Table, heads, name, num, text

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


@dataclass(frozen=True, slots=True)
class Origin:
    """Which code and data a build comes from."""

    version: str
    commit: str
    base: str = ""
    """The commit of what was public before, which the data was held against."""


def data_pages(atlas: Atlas, origin: Origin) -> Iterator[Page]:
    """The contract's files and the page that describes them."""
    sheets = contract_sheets(atlas.dataset, atlas.results)
    files = {f"{stem}.csv": csv_text(sheet) for stem, sheet in sheets.items()}
    files["findings.json"] = as_json(atlas.findings, atlas.dataset)
    fields = {stem: sheet[0] for stem, sheet in sheets.items()} | {"findings": FINDING_FIELDS}
    files["datapackage.json"] = _json(_datapackage(atlas, origin, files, fields))
    files["build.json"] = _json(_build(atlas, origin, files))
    sums = "".join(f"{_sha256(text)}  {file}\n" for file, text in sorted(files.items()))
    files["SHA256SUMS"] = sums
    for file, content in sorted(files.items()):
        yield text_page(f"{links.DATA}/{file}", content)
    for path, octets in sorted(atlas.dataset.sources.items()):
        yield Page(unquote(links.source(path)), octets)
    yield _data_page(atlas, origin, files, fields)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _sha256(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


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


def _datapackage(
    atlas: Atlas, origin: Origin, files: dict[str, str], fields: dict[str, tuple[str, ...]]
) -> dict[str, Any]:
    site = atlas.dataset.site
    resources = []
    for stem, columns in fields.items():
        file = "findings.json" if stem == "findings" else f"{stem}.csv"
        resources.append(
            {
                "name": stem,
                "path": file,
                "title": FILES[stem],
                "profile": "tabular-data-resource",
                "format": file.rpartition(".")[2],
                "mediatype": "application/json" if file.endswith("json") else "text/csv",
                "encoding": "utf-8",
                "bytes": len(files[file].encode()),
                "hash": f"sha256:{_sha256(files[file])}",
                "schema": {
                    "fields": [
                        {"name": c, "type": column_type(stem, c), "description": meaning(stem, c)}
                        for c in columns
                    ],
                    "missingValues": [""],
                },
            }
        )
    return {
        "name": "congkhai",
        "title": site.title,
        "homepage": site.address,
        "version": origin.version,
        "created": atlas.dataset.as_of,
        "licenses": [LICENCE],
        "contributors": [{"title": site.publisher, "role": "publisher"}],
        "sources": [{"title": f"{report.title} ({report.publisher})"} for report in atlas.dataset.reports],
        "resources": resources,
    }


def _build(atlas: Atlas, origin: Origin, files: dict[str, str]) -> dict[str, Any]:
    return {
        "version": origin.version,
        "commit": origin.commit,
        "base": origin.base,
        "as_of": atlas.dataset.as_of,
        "files": {file: _sha256(content) for file, content in sorted(files.items())},
        "inputs": dict(atlas.dataset.files),
    }


def _data_page(
    atlas: Atlas, origin: Origin, files: dict[str, str], fields: dict[str, tuple[str, ...]]
) -> Page:
    here = f"{links.DATA}/"
    others = {"datapackage.json", "build.json", "SHA256SUMS"}
    rows = tuple(
        (
            name(links.anchor(here, f"{links.DATA}/{file}", file)),
            text(FILES.get(file.rpartition(".")[0], "")),
            num(size(len(files[file].encode()))),
        )
        for file in sorted(files)
        if file not in others
    )
    columns = {
        stem: Table(
            CAPTIONS["columns"].format(file="findings.json" if stem == "findings" else f"{stem}.csv"),
            heads("column", "type", "meaning"),
            tuple((name(c), text(column_type(stem, c)), text(meaning(stem, c))) for c in header),
        )
        for stem, header in fields.items()
    }
    return index_page(
        atlas,
        here,
        "data",
        files=Table(CAPTIONS["files"], heads("file", "meaning", "size", numbers=("size",)), rows),
        columns=columns,
        origin=origin,
        as_of=day_text(atlas.dataset.as_of),
    )
