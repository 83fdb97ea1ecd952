"""The pages that stand for all: of each type of address one, and more until everything is on one of them.

A page type, a component or a class that is new on the site comes in by itself: nothing is listed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

_TAG = re.compile(r"<([a-z][a-z0-9]*)\b([^>]*)>")
_SAYS = re.compile(r'\b(class|type|role|rel|data-kind|scope|open|href="[^"?#]*\.([a-z]+))(?:="([^"]*)")?')
_NUMBERED = re.compile(r"\d+")
_MANY = 3
"""Folders beside one another that are pages of one type, and not each a page of its own."""


@cache
def sample(site: Path) -> tuple[str, ...]:
    """Addresses below `site` (`so-lieu/ky/`; "" is the home page), in order; few, and the same every time."""
    sources = {_address(site, path): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    types = _types(sources)
    holds = {
        address: frozenset(_things(source)) | {("type", types[address])}
        for address, source in sources.items()
    }
    return tuple(sorted(_cover(holds, {address: len(source) for address, source in sources.items()})))


def _address(site: Path, path: Path) -> str:
    return path.relative_to(site).as_posix().removesuffix("index.html")


def _types(addresses: Iterable[str]) -> dict[str, str]:
    """Each address with `*` for a folder that has many beside it: so-lieu/ky/*/*/ for every report."""
    shapes = {address: address.split("/") for address in addresses}
    for depth in range(2, max(map(len, shapes.values()))):
        beside: dict[tuple[str, ...], set[str]] = {}
        for shape in shapes.values():
            if len(shape) > depth + 1:
                beside.setdefault(tuple(shape[:depth]), set()).add(shape[depth])
        for shape in shapes.values():
            if len(shape) > depth + 1 and len(beside[tuple(shape[:depth])]) > _MANY:
                shape[depth] = "*"
    return {address: "/".join(shape) for address, shape in shapes.items()}


def _things(source: str) -> Iterable[tuple[str, ...]]:
    """What a page is made of: each kind of element, with what sets it apart."""
    for tag, attributes in _TAG.findall(source):
        yield (tag,)
        for name, ending, value in _SAYS.findall(attributes):
            for word in (ending or value).split():
                yield tag, name.partition("=")[0], _NUMBERED.sub("0", word)


def _cover(holds: Mapping[str, frozenset[tuple[str, ...]]], size: Mapping[str, int]) -> list[str]:
    """Pages that together hold everything; each time the one that brings most, then the shorter one."""
    missing = frozenset[tuple[str, ...]]().union(*holds.values())
    chosen = []
    while missing:
        best = min(holds, key=lambda address: (-len(holds[address] & missing), size[address], address))
        chosen.append(best)
        missing -= holds[best]
    return chosen
