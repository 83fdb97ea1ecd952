"""Makes the search index small: one entry a page, none for those below a unit's page, summaries cut short.

MkDocs' search plugin lists every section of every page with all its text. Readers look for units,
indicators and reports, which are pages; a site of the whole country would have an index of megabytes.
The search works on the plugin's own index as well (docs/assets/search-worker.js), and finds the same pages.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LENGTH = 160
"""Characters of a summary."""

_BELOW = re.compile(r"so-lieu/don-vi/[^/]+/[^/]+/")
"""A page below a unit's, such as that of all its periods: who looks for the unit finds the unit's page, and a
whole country's would be a third of the index."""

_TOP = re.compile(r"^<ol><li>[^<]*</li>")
"""The first of the breadcrumbs, which is the kind of page."""
_ITEM = re.compile(r"</li>\s*<li>")
_TAG = re.compile(r"<[^>]*>")


def slim_search_index(site: Path) -> None:
    """Rewrites the index of a freshly built site; a site without a search is left alone.

    OSError when the disk refuses.
    """
    file = site / "search" / "search_index.json"
    if not file.is_file():
        return
    index = json.loads(file.read_text("utf-8"))
    index["docs"] = list(_pages(index["docs"]))
    file.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _pages(docs: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The entries of whole pages; what stands under a page's title is a section of its own in the index."""
    places = [doc["location"].partition("#") for doc in docs]
    for i, (place, _, section) in enumerate(places):
        if section or _BELOW.match(place):
            continue
        text = _TOP.sub("", docs[i]["text"])
        if i + 1 < len(docs) and places[i + 1][0] == place and docs[i + 1]["title"] == docs[i]["title"]:
            text = f"{text}. {docs[i + 1]['text']}"
        yield docs[i] | {"text": summary(text)}


def summary(html: str) -> str:
    """The text of some HTML, cut between words; what stands for a letter (&amp;) stays so."""
    text = " ".join(_TAG.sub(" ", _ITEM.sub(" – ", html)).split())
    text = text.replace(" .", ".").replace(". –", ".").lstrip(". ")
    if len(text) <= LENGTH:
        return text
    return text[: LENGTH + 1].rpartition(" ")[0] + " …"
