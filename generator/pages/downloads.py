"""The data page and the contract's files, with their description, checksums and origin."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from generator.domain.archives import WHOLE_SITE, entry
from generator.domain.pages import Page, text_page
from generator.messages.columns import FILES
from generator.messages.numbers import day_text, size
from generator.messages.pages import CAPTIONS
from generator.messages.taking import FILES as TAKEN
from generator.pages import links
from generator.pages.atlas import Atlas
from generator.pages.contract import contract_sheets, csv_text
from generator.pages.datapackage import column_type, datapackage, file_of, meaning, sha256
from generator.pages.findings import FINDING_FIELDS, as_json
from generator.pages.index_page import index_page
from generator.pages.last_change import site_change
from generator.pages.tables import Table, heads, name, num, text
from generator.pages.takeaway import File, site_offer


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
    pages = [text_page(f"{links.DATA}/{file}", content) for file, content in sorted(files.items())]
    pages += [
        Page(unquote(links.source(path)), octets) for path, octets in sorted(atlas.dataset.sources.items())
    ]
    yield from pages
    archive = _archive(pages, atlas.dataset.as_of)
    yield archive
    yield _data_page(atlas, origin, files, fields, archive.content)


def _archive(pages: Sequence[Page], as_of: str) -> Page:
    """The contract's files and the editors' own in one archive, as they lie in their folder."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for made in pages:
            archive.writestr(entry(made.path.removeprefix(f"{links.DATA}/"), as_of), made.content)
    return Page(links.DATA_ARCHIVE, out.getvalue())


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
    atlas: Atlas, origin: Origin, files: dict[str, str], fields: dict[str, tuple[str, ...]], archive: bytes
) -> Page:
    here = f"{links.DATA}/"
    offered = [
        File(
            f"{links.DATA}/{file_of(stem)}",
            FILES[stem],
            len(files[file_of(stem)].encode()),
            sha256(files[file_of(stem)]),
        )
        for stem in sorted(fields)
    ]
    rows = tuple(
        (
            name(links.anchor(here, file.address, file.address.rpartition("/")[2])),
            text(file.what),
            num(size(file.octets or 0)),
        )
        for file in offered
    )
    whole = File(links.DATA_ARCHIVE, TAKEN["data"], len(archive), hashlib.sha256(archive).hexdigest())
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
        offer=site_offer(atlas, [whole, *offered], site_change(atlas)),
        archive=whole,
        site_archive=WHOLE_SITE,
        origin=origin,
        as_of=day_text(atlas.dataset.as_of),
    )
