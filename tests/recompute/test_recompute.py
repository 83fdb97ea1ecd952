"""The generator's results, ranks and verdicts, worked out again from the downloads alone."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator import pipeline
from generator.pages.contract import contract_sheets, csv_text
from tests.recompute.invented import invent
from tests.recompute.recompute import Published, Row, printed, recompute
from tests.spec.folder import Folder

RESULT = (
    *("period", "report", "table", "row", "unit", "tier", "indicator", "numerator", "denominator", "value"),
    *("basis", "state", "primary", "aggregate", "units_reported", "units_expected", "rank", "rank_of"),
)
VERDICT = (
    *("period", "report", "table", "unit", "tier", "indicator", "decision", "issuer", "operator", "target_value"),
    *("up_to", "value", "basis", "status", "gap_points", "gap_dossiers", "legal_basis"),
)
FIGURES = {"value", "gap_points"}


def published(data: Path) -> Published:
    """The downloads of a data folder."""
    checked = pipeline.check(data, lambda _: None)
    assert checked.dataset is not None and checked.results is not None
    sheets = contract_sheets(checked.dataset, checked.results)
    return {stem: list(csv.DictReader(io.StringIO(csv_text(sheet)))) for stem, sheet in sheets.items()}


def text(column: str, value: Any) -> str:
    """A recomputed value in the contract's notation."""
    if column in FIGURES:
        return printed(value)
    return {None: "", True: "true", False: "false"}.get(value, str(value)) if value is None or isinstance(value, bool) else str(value)


def lines(rows: list[Row], columns: tuple[str, ...]) -> list[str]:
    """Rows as sorted lines of text."""
    return sorted(" | ".join(f"{c}={text(c, row[c])}" for c in columns) for row in rows)


def differences(files: Published) -> Iterator[str]:
    """What the two implementations disagree about."""
    rows, verdicts = recompute(files)
    for stem, columns, again in (("results", RESULT, rows), ("verdicts", VERDICT, verdicts)):
        have = sorted(" | ".join(f"{c}={row[c]}" for c in columns) for row in files[stem])
        made = lines(again, columns)
        yield from (f"published  {line}" for line in have if line not in set(made))
        yield from (f"recomputed {line}" for line in made if line not in set(have))
        if len(have) != len(made):
            yield f"{stem}: {len(have)} published, {len(made)} recomputed"


def test_the_real_data(project: Path) -> None:
    """Every result, rank and verdict of the site."""
    found = list(differences(published(project / "data")))
    assert not found, "\n".join(found[:20])


def test_the_three_tables(project: Path) -> None:
    """The rows that were worked out by hand before any code."""
    found = list(differences(published(project / "tests/golden/three-tables/data")))
    assert not found, "\n".join(found[:20])


@pytest.mark.parametrize("seed", range(40))
def test_invented_data(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    """Ties, gaps, dashes, ranges, maxima, replaced decisions, nested scopes, partial aggregates, sentences."""
    folder = invent(seed, lambda **given: Folder(tmp_path_factory.mktemp("data"), **given))
    found = list(differences(published(folder.root)))
    assert not found, "\n".join(found[:20])
