"""The JSON-LD of pages: read by a processor of linked data, of the terms of schema.org, and true."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from pyld import jsonld

from tests.site.project import HtmlPage

pytestmark = pytest.mark.slow

HOME = "https://congkhai.example.org/"
SCHEMA = "https://schema.org/"
IRIS = ("url", "license", "contentUrl", "isPartOf")
CONTEXT = {
    "@context": {
        "@vocab": SCHEMA,
        **{term: {"@id": SCHEMA + term, "@type": "@id"} for term in IRIS},
        **{term: {"@id": SCHEMA + term, "@type": SCHEMA + "Date"} for term in ("dateModified",)},
    }
}
"""What the context of schema.org says of the terms that pages use; a test asks nobody on the net."""

THING = {"name", "description", "url"}
WORK = THING | {
    *("inLanguage", "license", "isAccessibleForFree", "creator", "publisher", "dateModified", "isPartOf"),
    *("temporalCoverage", "spatialCoverage"),
}
TERMS = {
    "Dataset": WORK | {"distribution", "includedInDataCatalog"},
    "DataDownload": THING | {"encodingFormat", "contentUrl", "contentSize", "sha256"},
    "Organization": THING,
    "Place": THING,
    "DataCatalog": THING,
}
"""The types that pages use, with those of their properties (https://schema.org/Dataset and so on)."""

WANTED = {
    *("name", "description", "url", "license", "creator", "dateModified", "temporalCoverage"),
    *("spatialCoverage", "distribution"),
}
"""What Google's guide to data sets demands (name, description) and recommends."""


@pytest.fixture(scope="module")
def found(html: dict[str, HtmlPage]) -> dict[str, dict[str, Any]]:
    """The JSON-LD of every page that has any, by the page's path."""
    made: dict[str, dict[str, Any]] = {}
    for path, page in html.items():
        blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.source, re.DOTALL)
        assert len(blocks) <= 1, path
        if blocks:
            made[path] = json.loads(blocks[0])
    return made


def nodes(value: Any) -> list[dict[str, Any]]:
    """A document's objects, the outer first."""
    if isinstance(value, list):
        return [node for item in value for node in nodes(item)]
    if not isinstance(value, dict):
        return []
    return [value, *(node for item in value.values() for node in nodes(item))]


def test_the_pages_that_are_data_say_so(found: dict[str, dict[str, Any]], html: dict[str, HtmlPage]) -> None:
    """The data page, and each indicator, period and unit of which there is a file."""
    offering = {path for path, page in html.items() if "ck-downloads" in page.source}
    assert set(found) == offering
    kinds = [re.sub(r"/[^/]+/index", "/*/index", path) for path in found]
    for kind in ("so-lieu/du-lieu", "so-lieu/don-vi/*", "so-lieu/chi-so/*", "so-lieu/ky/*"):
        assert f"{kind}/index.html" in kinds or f"{kind.rpartition('/')[0]}/*/index.html" in kinds


def test_a_processor_understands_all_of_it(found: dict[str, dict[str, Any]]) -> None:
    """Nothing is dropped: expanded, each type and property is one of schema.org; what links is an address."""

    def loader(url: str, _: Any = None) -> dict[str, Any]:
        assert url == SCHEMA
        return {"contextUrl": None, "documentUrl": url, "document": CONTEXT}

    options = {"documentLoader": loader}
    for path, value in list(found.items())[:: max(1, len(found) // 12)]:
        (expanded,) = jsonld.expand(value, options)
        said = sorted(sorted(SCHEMA + key for key in node if key[0] != "@") for node in nodes(value))
        understood = sorted(sorted(key for key in node if key[0] != "@") for node in typed(expanded))
        assert understood == said, path
        triples = jsonld.to_rdf(value, {**options, "format": "application/n-quads"})
        assert f"<{HOME}{path.removesuffix('index.html')}>" in triples
        assert "_:" in triples and '"@' not in triples


def typed(expanded: Any) -> list[dict[str, Any]]:
    """The objects of an expanded document that have a type of schema.org."""
    types = {SCHEMA + name for name in TERMS}
    found = [node for node in nodes(expanded) if "@value" not in node]
    return [node for node in found if types & set(node.get("@type", ()))]


def test_every_term_is_one_of_its_type(found: dict[str, dict[str, Any]]) -> None:
    """And those are there that searches for data sets want."""
    for path, value in found.items():
        assert value["@context"] == SCHEMA and value["@type"] == "Dataset"
        assert set(value) >= WANTED, path
        assert 50 <= len(value["description"]) <= 5000 and value["name"], path
        for node in nodes(value):
            assert {key for key in node if not key.startswith("@")} <= TERMS[node["@type"]], path


def test_what_it_says_is_true(
    found: dict[str, dict[str, Any]], site: Path, html: dict[str, HtmlPage]
) -> None:
    """Its address is the page's, its files are there, its dates are days, the whole is the data page."""
    for path, value in found.items():
        assert value["url"] == HOME + path.removesuffix("index.html")
        assert value["creator"]["name"] == "Nhóm Công khai"
        start, end = map(date.fromisoformat, value["temporalCoverage"].split("/"))
        assert start <= end
        date.fromisoformat(value["dateModified"])
        offered = [a.attributes["href"] for a in html[path].of("a") if "download" in a.attributes]
        assert offered
        for file in value["distribution"]:
            assert (site / unquote(file["contentUrl"].removeprefix(HOME))).is_file(), (path, file)
        whole = f"{HOME}so-lieu/du-lieu/"
        assert value.get("isPartOf", whole) == whole
        assert ("isPartOf" in value) == (value["url"] != whole)


def test_it_is_small_on_the_page_of_a_unit(
    found: dict[str, dict[str, Any]], html: dict[str, HtmlPage]
) -> None:
    """A phone loads it for nothing: at most 1.2 kB, of an area, which has one file more, 1.5 kB."""
    for path, value in found.items():
        if path.startswith("so-lieu/don-vi/"):
            written = len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
            assert written <= 1200 + 300 * (len(value["distribution"]) > 2), path
