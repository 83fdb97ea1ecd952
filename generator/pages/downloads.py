"""The data page and the contract's files, with their description, checksums and origin."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from markupsafe import Markup

from generator.domain.archives import LARGE, MOST_RESULTS, WHOLE_SITE, Archive, has_whole_site
from generator.domain.memory import give_back
from generator.domain.pages import Page, Stream
from generator.messages.columns import FILES
from generator.messages.numbers import count, day_text, size
from generator.messages.pages import CAPTIONS
from generator.messages.taking import FILES as TAKEN
from generator.pages import links
from generator.pages.atlas import Atlas
from generator.pages.contract import contract
from generator.pages.datapackage import Sum, column_type, datapackage, file_of, meaning, parquet_package
from generator.pages.findings import FINDING_FIELDS, as_json
from generator.pages.index_page import index_page
from generator.pages.last_change import site_change
from generator.pages.parquet import FOLDER as PARQUET
from generator.pages.parquet import Piece, Pieces
from generator.pages.tables import Table, heads, name, num, text
from generator.pages.takeaway import File, site_offer

_ROW = 160
"""Bytes that a row of the contract takes, about."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Which code and data a build comes from."""

    version: str
    commit: str
    base: str = ""
    """The commit of what was public before, which the data was held against."""


def data_pages(atlas: Atlas, origin: Origin, parquet: bool = False) -> Iterator[Page | Stream]:
    """The contract's files, the editors' own, both in an archive, and the page that describes them.

    With `parquet` its tables also as Parquet, in a folder of their own, with a description and checksums.

    The archive and what tells sizes and checksums are made while the files are taken, one after another.
    """
    listings = contract(atlas.dataset, atlas.results)
    sources = atlas.dataset.sources
    about = sum(listing.rows for listing in listings) * _ROW + sum(map(len, sources.values()))
    pack = _Pack(atlas.dataset.as_of, fast=about > LARGE)
    for listing in listings:
        yield from pack.taking(f"{listing.stem}.csv", listing.blocks, listing.rows * _ROW)
    yield from pack.page("findings.json", as_json(atlas.findings, atlas.dataset).encode())
    fields = {listing.stem: listing.header for listing in listings} | {"findings": FINDING_FIELDS}
    yield from pack.page("datapackage.json", _json(datapackage(atlas, origin.version, pack.sums, fields)))
    yield from pack.page("build.json", _json(_build(atlas, origin, pack.sums)))
    told = "".join(f"{made.sha256}  {file}\n" for file, made in sorted(pack.sums.items()))
    yield from pack.page("SHA256SUMS", told.encode())
    for path, octets in sorted(sources.items()):
        yield from pack.page(unquote(links.source(path)).removeprefix(f"{links.DATA}/"), octets)
    archive = Page(links.DATA_ARCHIVE, pack.archive())
    yield archive
    pieces = Pieces(atlas.dataset, atlas.results)
    if parquet:
        yield from pieces.pages()
        yield from _about_parquet(atlas, origin, pieces.made)
    yield _data_page(atlas, origin, pack.sums, fields, archive.content, pieces.made)


def _about_parquet(atlas: Atlas, origin: Origin, made: Sequence[Piece]) -> Iterator[Page]:
    """What describes the files of Parquet, and their checksums."""
    paths: dict[str, list[str]] = {}
    for piece in made:
        paths.setdefault(piece.stem, []).append(piece.path)
    fields = {piece.stem: piece.header for piece in made}
    package = _json(parquet_package(atlas, origin.version, paths, fields))
    yield Page(f"{PARQUET}/datapackage.json", package)
    sums = {piece.path: piece.sum.sha256 for piece in made} | {"datapackage.json": Sum.of(package).sha256}
    told = "".join(f"{sha256}  {path}\n" for path, sha256 in sorted(sums.items()))
    yield Page(f"{PARQUET}/SHA256SUMS", told.encode())


class _Pack:
    """Files on their way to the writer: each is summed up and put into an archive in passing.

    `sums`: size and checksum of each file of the contract so far, by its name.
    """

    def __init__(self, as_of: str, fast: bool) -> None:
        self.sums: dict[str, Sum] = {}
        self._out = io.BytesIO()
        self._archive = Archive(self._out, as_of, fast)

    def page(self, name: str, content: bytes) -> Iterator[Page]:
        """A small file, its path under the contract's folder."""
        self._archive.add(name, content)
        self.sums[name] = Sum.of(content)
        yield Page(f"{links.DATA}/{name}", content)

    def taking(self, name: str, blocks: Callable[[], Iterator[bytes]], octets: int) -> Iterator[Stream]:
        """A file of about `octets` bytes that is made while it is written."""

        def first() -> Iterator[bytes]:
            tally, size = hashlib.sha256(), 0
            for block in self._archive.adding(name, blocks(), octets):
                tally.update(block)
                size += len(block)
                yield block
            self.sums[name] = Sum(size, tally.hexdigest())

        yield Stream(f"{links.DATA}/{name}", lambda: blocks() if name in self.sums else first())
        if name not in self.sums:  # nobody has read it yet
            for _ in first():
                pass
        give_back()  # a hundred megabytes of a large file, while other processes are at work

    def archive(self) -> bytes:
        """All files in one archive, as they lie in their folder."""
        self._archive.close()
        return self._out.getvalue()


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _build(atlas: Atlas, origin: Origin, sums: Mapping[str, Sum]) -> dict[str, Any]:
    return {
        "version": origin.version,
        "commit": origin.commit,
        "base": origin.base,
        "as_of": atlas.dataset.as_of,
        "files": {file: made.sha256 for file, made in sorted(sums.items())},
        "inputs": dict(atlas.dataset.files),
    }


def _data_page(
    atlas: Atlas,
    origin: Origin,
    sums: Mapping[str, Sum],
    fields: Mapping[str, tuple[str, ...]],
    archive: bytes,
    pieces: Sequence[Piece],
) -> Page:
    here = f"{links.DATA}/"
    offered = [
        File(f"{links.DATA}/{file}", FILES[stem], sums[file].octets, sums[file].sha256)
        for stem, file in ((stem, file_of(stem)) for stem in sorted(fields))
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
        site_archive=WHOLE_SITE if has_whole_site(len(atlas.results.results)) else "",
        most=count(MOST_RESULTS),
        parquet=_parquet_table(here, pieces),
        origin=origin,
        as_of=day_text(atlas.dataset.as_of),
    )


def _parquet_table(here: str, pieces: Sequence[Piece]) -> Table | None:
    """The tables as Parquet: for each its files, by year where it is cut, its rows and its size."""
    if not pieces:
        return None
    of_stem: dict[str, list[Piece]] = {}
    for piece in pieces:
        of_stem.setdefault(piece.stem, []).append(piece)
    rows = []
    for stem, made in of_stem.items():
        files = [links.anchor(here, f"{PARQUET}/{one.path}", one.year or one.path) for one in made]
        octets = sum(one.sum.octets for one in made)
        cells = (Markup(", ").join(files), count(sum(one.rows for one in made)), size(octets))
        rows.append((name(stem), text(cells[0]), num(cells[1]), num(cells[2])))
    head = heads("table", "files", "rows", "size", numbers=("rows", "size"))
    return Table(CAPTIONS["parquet"], head, tuple(rows))
