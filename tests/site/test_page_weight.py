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

UNIT, PROVINCE_UNIT, HISTORY = 15_000, 18_000, 40_000
"""Bytes compressed: a unit's own page, with its charts; that of a province, which has two tiers; and
that of all periods.
"""

AREA = 28_500
"""That of a unit of the five reports, some of which have three tiers and periods of three kinds, each told in
full.
"""

YEARS = 3
PROVINCE = "52"
"""Gia Lai: the communes of one of the larger provinces, six indicators, three decisions."""


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
    kept = [*checked.dataset.units.by_id][:200:40]
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
    limits = {unit: PROVINCE_UNIT if unit.startswith("tinh-") else UNIT for unit in pages}
    assert {unit: size for unit, size in pages.items() if size > limits[unit]} == {}


def test_the_page_of_all_periods_is_light_too(invented: Path) -> None:
    """Every figure of three years."""
    pages = {
        page.parent.parent.name: weight(page) for page in invented.glob("so-lieu/don-vi/*/cac-ky/*.html")
    }
    assert len(pages) >= 3
    assert {unit: size for unit, size in pages.items() if size > HISTORY} == {}


def test_most_units_of_the_five_reports_are_as_light(site: Path) -> None:
    """Nine in ten of them as light as a commune with three years; the others have more to tell."""
    sizes = sorted(weight(page) for page in site.glob("so-lieu/don-vi/*/index.html"))
    assert sizes[len(sizes) * 9 // 10] <= UNIT
    assert sizes[-1] <= AREA
