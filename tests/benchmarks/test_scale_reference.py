"""The baseline of the bench stays what it was: nobody makes it slower, or part of what is measured."""

from __future__ import annotations

import ast
import hashlib
from pathlib import Path

import numpy as np
import pytest
import yaml

from benchmarks.scale import figures, reference, register, targets
from benchmarks.scale.figures import MEASURES, Invented
from benchmarks.scale.reference import INSIDE, OUTSIDE, write_reference
from benchmarks.scale.register import Province, Unit
from tests.site.project import tree

FROZEN = "5940cf273e01aba78665a09b1f7cc3a282e97dfc4e0a70775822b80bb2dbba6a"
"""Of the tree below, with its paths. It changes only when the bench begins anew, with all its figures."""

PROVINCES = (
    Province(
        Unit("tinh-mot-91", "Tỉnh Một", "tỉnh", "91", ""),
        (
            Unit("xa-mot-90001", "Xã Một", "xã", "90001", "91"),
            Unit("phuong-hai-90002", "Phường Hai", "phường", "90002", "91"),
        ),
    ),
    Province(
        Unit("thanh-pho-ba-92", "Thành phố Ba", "thành phố", "92", ""),
        (Unit("dac-khu-bon-90003", "Đặc khu Bốn", "đặc khu", "90003", "92"),),
    ),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference tree of five units and three months, whose counts are counted up and not drawn by lot."""
    shape = (5, 3, len(MEASURES))
    counts = 100 + np.arange(np.prod(shape)).reshape(shape)[::-1, :, ::-1] * 17
    counts[1, 1] = figures.NOT_REPORTED
    counts[2, :, MEASURES.index("fee")] = figures.NOT_APPLICABLE
    made = tmp_path_factory.mktemp("reference") / "tree"
    write_reference(made, Invented(PROVINCES, figures.months(3), counts))
    return made


def test_the_baseline_is_frozen(folder: Path) -> None:
    """Every page and both configurations, to the byte."""
    digest = hashlib.sha256()
    for path, content in tree(folder).items():
        digest.update(f"{path} {len(content)}\n".encode() + content)
    assert digest.hexdigest() == FROZEN


def test_the_baseline_is_stock(folder: Path) -> None:
    """Material with its search and nothing of ours; one configuration lists every unit, the other none."""
    for name, listed in ((OUTSIDE, 0), (INSIDE, 5)):
        text = (folder / name).read_text(encoding="utf-8")
        settings = yaml.safe_load(text)
        assert settings["theme"] == {"name": "material", "language": "vi"}
        assert settings["plugins"] == ["search"]
        assert set(settings) == {"site_name", "site_url", "theme", "plugins", "nav", "not_in_nav"}
        assert text.count(": don-vi/") == listed


def test_a_units_page_has_all_its_figures(folder: Path) -> None:
    """Three months of six rates, then the counts, rate and target of the last."""
    lines = (folder / "docs/don-vi/xa-mot-90001.md").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line.startswith("|")]
    assert len(rows) == 2 + 3 + 2 + 6
    assert rows[3] == "| 2025-08 |  |  |  |  |  |  |"
    assert rows[2].count(",") == 6
    assert rows[7].startswith("| Hồ sơ trực tuyến | ")
    assert rows[7].endswith(" | 60% |")


def test_the_baseline_knows_nothing_of_the_generator() -> None:
    """Neither the script nor the modules that it takes its figures from."""
    for module in (reference, figures, register, targets):
        source = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
        names = [
            name
            for node in ast.walk(source)
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in (
                [node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
            )
        ]
        assert names
        assert not [name for name in names if name.partition(".")[0] in ("generator", "tests", "mkdocs")]
