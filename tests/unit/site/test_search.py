"""What stays of the search plugin's index."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.site.search import LENGTH, slim_search_index, summary


def slimmed(site: Path, docs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The documents after an index of `docs` was made small."""
    file = site / "search" / "search_index.json"
    file.parent.mkdir()
    file.write_text(json.dumps({"config": {"lang": ["en"]}, "docs": docs}), "utf-8")
    slim_search_index(site)
    index = json.loads(file.read_text("utf-8"))
    assert index["config"] == {"lang": ["en"]}
    found: list[dict[str, Any]] = index["docs"]
    return found


def test_sections_go_and_what_a_page_is_found_by_stays(tmp_path: Path) -> None:
    """A page keeps title, names and weight; its text is its place and what stands under its title."""
    page = {
        "location": "a/",
        "title": "Xã A",
        "text": "<ol><li>Đơn vị</li><li>Tỉnh B</li></ol>",
        "tags": ["21", "Xã Cũ"],
        "boost": 0.5,
    }
    lead = {"location": "a/#xa-a", "title": "Xã A", "text": "<ul> <li>Mã: 21</li> <li>Đạt.</li> </ul>"}
    section = {"location": "a/#ket-qua", "title": "Kết quả", "text": "<p>Dài</p>"}
    other = {"location": "c/", "title": "C", "text": "<p>Không mục</p>"}
    assert slimmed(tmp_path, [page, lead, section, other]) == [
        page | {"text": "Tỉnh B. Mã: 21 – Đạt."},
        other | {"text": "Không mục"},
    ]


def test_what_stands_below_a_unit_is_found_by_the_unit(tmp_path: Path) -> None:
    """All its periods, the units below it: pages of the unit, not answers of their own."""
    unit = {"location": "so-lieu/don-vi/xa-a-00001/", "title": "Xã A", "text": ""}
    below = [unit | {"location": unit["location"] + part} for part in ("cac-ky/", "truc-thuoc/")]
    other = {"location": "so-lieu/chi-so/on-time/xa-a-00001/", "title": "C", "text": ""}
    assert slimmed(tmp_path, [unit, *below, other]) == [unit, other]


def test_a_site_without_a_search_is_left_alone(tmp_path: Path) -> None:
    """Whoever switches the plugin off gets a site all the same."""
    slim_search_index(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("html", "text"), [("", ""), ("<p>Một</p> <p>Hai &lt;b&gt;</p>", "Một Hai &lt;b&gt;")]
)
def test_a_short_summary_is_whole(html: str, text: str) -> None:
    """Tags go, what stands for a letter stays."""
    assert summary(html) == text


def test_a_long_summary_is_cut_between_words() -> None:
    """Never inside what stands for a letter, which would be shown as it is."""
    text = "x " * (LENGTH // 2 - 2) + "a&amp;b c"
    assert summary(text) == "x " * (LENGTH // 2 - 2) + "…"
