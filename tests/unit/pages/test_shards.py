"""A site made in parts says what it says when it is made whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import pipeline
from generator.domain.pages import Page
from generator.pages import Origin, page_parts

DATA = Path(__file__).resolve().parents[3] / "data"
"""Units of two provinces, old ones and those that took them in."""
pytestmark = pytest.mark.slow

PROVINCE = re.compile(r"so-lieu/(don-vi/[^/]+/|ky/[^/]+/[^/]+/).*(\.md|\.json|\.csv)")
"""What is made from the atlas of a province: pages and files of units and reports."""

OTHERWISE = re.compile(
    r'image: .*|href="[^"]*"|<ul class="ck-downloads">.*|<script type="application/ld.json">.*'
)
"""What a large site has otherwise: where its rankings and pictures lie; no workbook of an area."""


def made(*, large: bool) -> dict[str, str]:
    """The pages and files of units and reports, but for what a large site has otherwise."""
    checked = pipeline.check(DATA, lambda _: None)
    assert checked.dataset is not None and checked.results is not None
    parts = page_parts(checked.dataset, checked.results, checked.findings, Origin("0", ""), large=large)
    assert (len(parts) > 2) == large
    return {
        page.path: OTHERWISE.sub("", page.content.decode())
        for part in parts
        for page in part
        if isinstance(page, Page) and PROVINCE.fullmatch(page.path)
    }


@pytest.fixture(scope="module")
def whole() -> dict[str, str]:
    """Made whole."""
    return made(large=False)


def test_a_province_knows_all_that_its_pages_say(whole: dict[str, str]) -> None:
    """Units, their peers, predecessors and findings; reports with their cells and claims."""
    parted = made(large=True)
    assert parted.keys() == whole.keys()
    assert [path for path, text in whole.items() if parted[path] != text] == []
    assert len(whole) > 100
