"""An invented country of a few provinces, large enough to be told province by province.

Nothing is timed: rows that are made of frames are counted, links followed, figures held against the frames.
"""

from __future__ import annotations

import html
import posixpath
import re
import shutil
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import pytest

from benchmarks.scale.figures import invent
from benchmarks.scale.invent import write_data
from benchmarks.scale.register import some
from generator import pipeline
from generator.domain import frames
from generator.domain.dataset import Dataset
from generator.domain.results import Results
from generator.messages.numbers import count
from generator.pages import Origin, country, lookups, render, standing, tally
from generator.pages.shards import is_large

pytestmark = pytest.mark.slow

UNITS, PERIODS = 420, 3
LATEST = "2025-09"


@dataclass(frozen=True)
class Country:
    """The country's data and all files of its site by path."""

    dataset: Dataset
    results: Results
    pages: dict[str, str] = field(repr=False)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Country:
    """The country, checked and rendered to memory."""
    folder = tmp_path_factory.mktemp("country") / "data"
    write_data(folder, invent(some(UNITS), PERIODS, 1))
    checked = pipeline.check(folder, lambda _: None)
    shutil.rmtree(folder)
    assert checked.dataset is not None
    assert checked.results is not None
    assert is_large(checked.results)
    files = render.render_pages(checked.dataset, checked.results, checked.findings, Origin("0.0.0", ""))
    pages = {
        page.path: page.content.decode() if page.path.endswith((".md", ".json", ".csv")) else ""
        for page in files
    }
    return Country(checked.dataset, checked.results, pages)


def provinces(made: Country) -> list[str]:
    """The ids of the provinces."""
    return [unit.id for unit in made.dataset.units if not unit.parent]


def test_every_province_has_a_page_of_each_indicator(made: Country) -> None:
    """The indicator's page leads to it, and it ranks the province's communes and nobody else."""
    for indicator in made.dataset.indicators:
        top = made.pages[f"so-lieu/chi-so/{indicator}/index.md"]
        for province in provinces(made):
            path = f"so-lieu/chi-so/{indicator}/{province}/index.md"
            if path not in made.pages:
                continue
            assert f'href="{province}/"' in top
            linked = set(re.findall(r"/don-vi/([^/\"#]+)/", made.pages[path]))
            communes = set(made.dataset.units.children[province])
            assert communes <= linked <= communes | {province}


def test_no_page_of_the_country_lists_every_commune(made: Country) -> None:
    """The pages about the whole country name a few communes, those that lead and come last."""
    communes = {unit.id for unit in made.dataset.units if unit.parent}
    several = re.compile(r"so-lieu/(chi-so/[^/]+|ky/[^/]+|chi-tieu/trung-uong|chat-luong)/index\.md")
    told = [path for path in [*made.pages, "index.md"] if several.fullmatch(path) or path == "index.md"]
    assert len(told) > len(made.dataset.indicators) + PERIODS
    for path in told:
        named = communes & set(re.findall(r"/don-vi/([^/\"#]+)/", made.pages[path]))
        assert len(named) <= 2 * len(provinces(made)), path


def test_how_many_meet_is_what_the_verdicts_say(made: Country) -> None:
    """The number beside each province's figure, counted anew from the published verdicts."""
    verdicts = made.results.verdicts.astype(dict.fromkeys(("unit", "indicator", "status", "tier"), "str"))
    now = verdicts[(verdicts["period"].astype("str") == LATEST) & (verdicts["tier"] == "commune")]
    parent = now["unit"].map({unit.id: unit.parent for unit in made.dataset.units})
    page = made.pages[f"so-lieu/ky/{LATEST}/index.md"]
    checked = 0
    for (_, indicator), found in now[parent != ""].groupby([parent, "indicator"]):
        met = found[found["status"].isin(["met", "exceeded", "not_met", "unclear"])]
        good = met["status"].isin(["met", "exceeded"]).groupby(met["unit"]).all()
        assert f"đạt {count(int(good.sum()))}/{count(len(good))}" in page, indicator
        checked += 1
    assert checked >= len(provinces(made)) * 3


def test_large_sites_offer_csv_in_the_place_of_workbooks(made: Country) -> None:
    """No workbook is made, none is offered, and the contract's results are."""
    assert not [path for path in made.pages if path.endswith(".xlsx")]
    for path in ("so-lieu/chi-so/on-time/index.md", f"so-lieu/ky/{LATEST}/index.md"):
        assert ".xlsx" not in made.pages[path]
        assert "du-lieu/results.csv" in made.pages[path]


def test_links_lead_somewhere(made: Country) -> None:
    """Every relative link of every generated page, and the anchors of those among them."""
    ids = {path: set(re.findall(r'id="([^"]+)"', text)) for path, text in made.pages.items()}
    broken = []
    for path, content in made.pages.items():
        if not path.endswith(".md"):
            continue
        for link in set(re.findall(r'href="([^"]+)"', content)):
            address, _, anchor = html.unescape(link).partition("?")[0].partition("#")
            if address.startswith(("http", "mailto:")):
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), address)).removeprefix(".")
            if target.split("/")[0] in ("phuong-phap", "gioi-thieu", "assets") or target.endswith(".zip"):
                continue
            page = f"{target}/index.md".removeprefix("/")
            known = target in made.pages or page in made.pages
            if not known or (anchor and page in ids and anchor not in ids[page]):
                broken.append((path, link))
    assert broken == []


def test_the_country_makes_no_row_of_each_result(made: Country, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the country's pages make of frames is far less than there are results."""
    rows = 0

    def counted(data: pd.DataFrame) -> list[Any]:
        nonlocal rows
        rows += len(data)
        return records(data)

    records = frames.records
    for module in (lookups, tally, standing):
        monkeypatch.setattr(module, "records", counted)
    atlas = country.country_atlas(made.dataset, made.results, ())
    pages = [page for kind in render.COUNTRY for page in kind(atlas)]
    assert len(pages) > 20
    assert 0 < rows < len(made.results.results) / 2
