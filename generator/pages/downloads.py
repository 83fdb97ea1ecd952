"""The data page and the contract's files, with their description, checksums and origin."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from generator.domain.pages import Page, text_page
from generator.messages.columns import FILES
from generator.messages.numbers import day_text, size
from generator.messages.pages import CAPTIONS
from generator.pages import links
from generator.pages.atlas import Atlas
from generator.pages.contract import contract_sheets, csv_text
from generator.pages.datapackage import column_type, datapackage, file_of, meaning, sha256
from generator.pages.findings import FINDING_FIELDS, as_json
from generator.pages.index_page import index_page
from generator.pages.tables import Table, heads, name, num, text


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
    files["datapackage.json"] = _json(datapackage(atlas, origin.version, files, fields))
    files["build.json"] = _json(_build(atlas, origin, files))
    sums = "".join(f"{sha256(text)}  {file}\n" for file, text in sorted(files.items()))
    files["SHA256SUMS"] = sums
    for file, content in sorted(files.items()):
        yield text_page(f"{links.DATA}/{file}", content)
    for path, octets in sorted(atlas.dataset.sources.items()):
        yield Page(unquote(links.source(path)), octets)
    yield _data_page(atlas, origin, files, fields)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _build(atlas: Atlas, origin: Origin, files: dict[str, str]) -> dict[str, Any]:
    return {
        "version": origin.version,
        "commit": origin.commit,
        "base": origin.base,
        "as_of": atlas.dataset.as_of,
        "files": {file: sha256(content) for file, content in sorted(files.items())},
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
            CAPTIONS["columns"].format(file=file_of(stem)),
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
