"""What a unit's pages weigh as a server sends them, however long the history."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from itertools import chain
from pathlib import Path

import pytest

from benchmarks.scale.figures import invent
from benchmarks.scale.invent import write_data
from benchmarks.scale.register import one
from generator import pipeline
from generator.domain.pages import Page
from generator.pages import Origin, page_parts
from tests.site.project import PROJECT, copied

pytestmark = pytest.mark.slow

UNIT, HISTORY = 15_000, 40_000
"""Bytes compressed: a unit's own page, with its charts; and that of all periods."""

YEARS = 3
PROVINCE = "46"
"""Huế: a province that has figures of two tiers, six indicators, three decisions."""


def weight(file: Path) -> int:
    """A page's bytes as most servers send them."""
    return len(gzip.compress(file.read_bytes(), 6))


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built pages of a few units of an invented province with three years of months."""
    project = copied(tmp_path_factory.mktemp("weight") / "congkhai", None)
    data = project / "data"
    write_data(data, invent(one(PROVINCE), 12 * YEARS, 1))
    checked = pipeline.check(data, lambda _: None)
    assert checked.dataset is not None and checked.results is not None and not checked.blocked
    made = page_parts(checked.dataset, checked.results, checked.findings, Origin("0", ""), large=True)
    kept = [*checked.dataset.units.by_id][:200:20]
    for page in chain.from_iterable(made[2:]):
        if isinstance(page, Page) and page.path.split("/")[2] in kept:
            file = project / "docs" / page.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(page.content)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return project / "site"


def test_three_years_do_not_weigh_on_a_units_page(invented: Path) -> None:
    """The province among the others, and some of its communes."""
    pages = {page.parent.name: weight(page) for page in invented.glob("so-lieu/don-vi/*/index.html")}
    assert len(pages) >= 3
    assert "thanh-pho-hue-46" in pages
    assert {unit: size for unit, size in pages.items() if size > UNIT} == {}


def test_the_page_of_all_periods_is_light_too(invented: Path) -> None:
    """Every figure of three years."""
    pages = {
        page.parent.parent.name: weight(page) for page in invented.glob("so-lieu/don-vi/*/cac-ky/*.html")
    }
    assert len(pages) >= 3
    assert {unit: size for unit, size in pages.items() if size > HISTORY} == {}


def test_the_units_of_the_five_reports_are_as_light(site: Path) -> None:
    """Those with three tiers and periods of several kinds, too."""
    pages = {page.parent.name: weight(page) for page in site.glob("so-lieu/don-vi/*/index.html")}
    assert len(pages) > 100
    assert {unit: size for unit, size in pages.items() if size > UNIT} == {}
