"""One changed figure rewrites the pages that show it, and what is worked out from it, and no others."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from benchmarks.scale.figures import invent
from benchmarks.scale.invent import change_figure, write_data
from benchmarks.scale.register import Province, country
from generator import pipeline
from generator.domain.pages import Page
from generator.domain.results import Results
from generator.pages import Origin, page_parts

pytestmark = pytest.mark.slow

PERIODS, COMMUNES = 3, 12
KEYS = ["period", "unit", "tier", "indicator"]


def provinces() -> tuple[Province, ...]:
    """Two provinces with a dozen communes each."""
    return tuple(Province(one.unit, one.communes[:COMMUNES]) for one in country()[:2])


def made(data: Path, *, large: bool) -> tuple[Results, dict[str, bytes]]:
    """The results, and every file of the site but the pictures of links."""
    checked = pipeline.check(data, lambda _: None)
    assert checked.dataset is not None and checked.results is not None
    parts = page_parts(checked.dataset, checked.results, checked.findings, Origin("0", ""), large=large)
    files = {made.path: made.content for part in parts for made in part if isinstance(made, Page)}
    return checked.results, files


def moved(before: Results, after: Results) -> set[tuple[str, str, str]]:
    """Unit, period and indicator of every figure whose value or rank is another one."""
    told = [
        results.results.set_index(KEYS)[["value", "numerator", "denominator", "rank"]].astype("object")
        for results in (before, after)
    ]
    same = (told[0] == told[1]) | (told[0].isna() & told[1].isna())
    keys = told[0].index[~same.all(axis=1)].to_frame(index=False)
    return set(zip(keys["unit"], keys["period"], keys["indicator"], strict=True))


@pytest.mark.parametrize("large", [False, True])
def test_only_what_shows_it_changes(large: bool, tmp_path: Path) -> None:
    """The unit, those that it is ranked with, its report and province, its indicator, the data as a whole."""
    data = tmp_path / "data"
    write_data(data, invent(provinces(), PERIODS, 1))
    results, before = made(data, large=large)
    table = change_figure(data)
    changed_results, after = made(data, large=large)
    shutil.rmtree(data)
    changed = {path for path in after if after[path] != before.get(path)}
    figures = moved(results, changed_results)
    units, periods, indicators = ({figure[place] for figure in figures} for place in range(3))
    assert len(units) > 1 and len(periods) == 1 and len(indicators) == 1

    report, of_province = table.parent.name, {one.slug: one for one in provinces()}
    ranked = {one.id for one in of_province[report].communes} | {one.unit.id for one in provinces()}
    assert units <= ranked
    for path in changed:
        kind, *rest = path.removeprefix("so-lieu/").split("/")
        if kind == "don-vi" and len(rest) > 1:
            assert rest[0] in ranked, path
            # tables and earlier periods are written again only where a figure of the unit's own is told
            assert rest[0] in units or not (path.endswith(".csv") or rest[1] == "cac-ky"), path
        elif kind == "ky" and len(rest) > 1:
            assert rest[0] in periods and (len(rest) == 2 or rest[1] == report), path
        elif kind == "chi-so" and len(rest) > 1:
            assert rest[0] in indicators, path
    commune = next(iter(units - {one.unit.id for one in provinces()}))
    assert f"so-lieu/don-vi/{commune}/index.md" in changed
    assert len(changed) < len(after) / 3
