"""The tables as Parquet, asked with DuckDB: the figures of the CSV files and of a unit's page."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from generator import pipeline
from generator.pages import Origin, page_parts

TOP = "so-lieu/du-lieu/"
PARQUET = f"{TOP}parquet/"
DATA = Path(__file__).resolve().parents[2] / "golden" / "three-tables" / "data"
Files = dict[str, bytes]


def rendered(parquet: bool) -> Files:
    """Every file that the generator makes of three tables."""
    checked = pipeline.check(DATA, lambda _: None)
    assert checked.dataset is not None and checked.results is not None
    facts = checked.dataset, checked.results, checked.findings, Origin("0.0.0", "")
    return {page.path: page.content for part in page_parts(*facts, parquet=parquet) for page in part}


@pytest.fixture(scope="module")
def files() -> Files:
    """With Parquet."""
    return rendered(parquet=True)


@pytest.fixture(scope="module")
def asked(files: Files, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """DuckDB with every table of figures as a view of its name."""
    folder = tmp_path_factory.mktemp("parquet")
    for path, content in files.items():
        if path.startswith(PARQUET):
            file = folder / path.removeprefix(PARQUET)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    with duckdb.connect() as made:
        for stem in ("results", "measures", "verdicts"):
            made.execute(f"CREATE VIEW {stem} AS SELECT * FROM '{folder}/{stem}/*/*.parquet'")  # noqa: S608 - our own names
        made.execute(f"CREATE VIEW units AS SELECT * FROM '{folder}/units.parquet'")  # noqa: S608 - our own name
        yield made


def rows_of(files: Files, stem: str) -> list[dict[str, str]]:
    """A table's CSV."""
    return list(csv.DictReader(io.StringIO(files[f"{TOP}{stem}.csv"].decode())))


def shown(value: object) -> str:
    """A value of DuckDB as the CSV has it."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("stem", ["results", "verdicts", "units"])
def test_every_cell_is_that_of_the_csv(stem: str, files: Files, asked: duckdb.DuckDBPyConnection) -> None:
    """Exact decimals, whole numbers, flags, dates, texts; null where the cell is empty."""
    want = rows_of(files, stem)
    columns = ", ".join(f'"{name}"' for name in want[0])
    found = asked.execute(f"SELECT {columns} FROM {stem}").fetchall()  # noqa: S608 - our own names
    assert sorted(tuple(map(shown, row)) for row in found) == sorted(tuple(row.values()) for row in want)


def test_verdicts_and_rates_are_counted_again(files: Files, asked: duckdb.DuckDBPyConnection) -> None:
    """From the counts, exactly: every rate of results.csv and every verdict that rests on counts."""
    (wrong,) = asked.execute(
        "SELECT count(*) FROM results WHERE basis = 'counts' AND denominator > 0"
        " AND value <> round(CAST(numerator AS DECIMAL(38,6)) * 100 / denominator, 6)"
    ).fetchone() or (None,)
    assert wrong == 0
    asked_for = asked.execute("SELECT status, count(*) FROM verdicts GROUP BY status").fetchall()
    counted: dict[str, int] = {}
    for row in rows_of(files, "verdicts"):
        counted[row["status"]] = counted.get(row["status"], 0) + 1
    assert dict(asked_for) == counted and len(counted) > 2


def test_a_page_shows_what_is_asked(files: Files, asked: duckdb.DuckDBPyConnection) -> None:
    """A rate of a unit, as its page prints it."""
    found = asked.execute(
        "SELECT unit, round(value, 2) FROM results"
        " WHERE basis = 'counts' AND \"primary\" ORDER BY ALL LIMIT 1"
    ).fetchone()
    assert found is not None
    unit, value = found
    page = files[f"so-lieu/don-vi/{unit}/index.md"].decode()
    assert f"{value:.2f}".replace(".", ",") in page


def test_all_else_is_the_same_without(files: Files) -> None:
    """But for the page that lists them; and the same bytes every time."""
    plain = rendered(parquet=False)
    more = {path for path in files if path.startswith(PARQUET)}
    assert files.keys() - plain.keys() == more and more
    changed = {path for path in plain if plain[path] != files[path]}
    assert changed == {f"{TOP}index.md"}
    assert rendered(parquet=True) == files


def test_they_are_listed_with_their_checksums(files: Files) -> None:
    """In a folder of their own: SHA256SUMS, datapackage.json, and links on the data page."""
    lines = files[f"{PARQUET}SHA256SUMS"].decode().splitlines()
    sums = {path: sha256 for sha256, path in (line.split("  ", 1) for line in lines)}
    there = {
        path.removeprefix(PARQUET): content for path, content in files.items() if path.startswith(PARQUET)
    }
    assert sums.keys() == there.keys() - {"SHA256SUMS"}
    assert all(hashlib.sha256(there[path]).hexdigest() == sha256 for path, sha256 in sums.items())
    package = json.loads(there["datapackage.json"])
    named = [
        path
        for r in package["resources"]
        for path in ([r["path"]] if isinstance(r["path"], str) else r["path"])
    ]
    assert sorted(named) == sorted(path for path in there if path.endswith(".parquet"))
    page = files[f"{TOP}index.md"].decode()
    assert all(f'href="parquet/{path}"' in page for path in named)
