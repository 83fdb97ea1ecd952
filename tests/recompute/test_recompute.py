"""The generator's results, ranks and verdicts, worked out again from the downloads alone."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from generator import pipeline
from generator.pages.contract import contract
from tests.recompute.composites import scores
from tests.recompute.invented import invent
from tests.recompute.recompute import Published, printed, recompute
from tests.spec.folder import Folder

COLUMNS = {
    "results": "period report table row unit tier indicator numerator denominator value basis state primary"
    " aggregate units_reported units_expected rank rank_of",
    "verdicts": "period report table unit tier indicator decision issuer operator target_value up_to value"
    " basis status gap_points gap_dossiers legal_basis",
    "scores": "period report table row unit tier composite component points grade rank rank_of",
}
"""What is worked out again, with the columns that name a row."""

FIGURES = {"value", "gap_points", "points"}
SEEDS = range(8)
MORE_SEEDS = range(8, 60)


def published(data: Path) -> Published:
    """The downloads of a data folder, all of which can be read."""
    checked = pipeline.check(data, lambda _: None)
    assert checked.dataset is not None and checked.results is not None
    unread = [finding for finding in checked.findings if finding.blocks and finding.computed is None]
    assert not unread, unread
    listings = contract(checked.dataset, checked.results)
    return {made.stem: list(csv.DictReader(io.StringIO(made.content.decode()))) for made in listings}


def text(column: str, value: Any) -> str:
    """A recomputed value in the contract's notation."""
    if column in FIGURES and not isinstance(value, str):
        return printed(value)
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def differences(files: Published) -> list[str]:
    """What the two implementations disagree about: rows of one that the other lacks."""
    rows, verdicts = recompute(files)
    again = {"results": rows, "verdicts": verdicts, "scores": scores(files)}
    found = []
    for stem, columns in COLUMNS.items():
        names = columns.split()
        have = sorted(" | ".join(f"{c}={row[c]}" for c in names) for row in files[stem])
        made = sorted(" | ".join(f"{c}={text(c, row[c])}" for c in names) for row in again[stem])
        if have != made:
            found += [f"{stem}, published:  {line}" for line in have if line not in set(made)]
            found += [f"{stem}, recomputed: {line}" for line in made if line not in set(have)]
            found.append(f"{stem}: {len(have)} rows published, {len(made)} recomputed")
    return found


@pytest.fixture(scope="module")
def real(project: Path) -> Published:
    """The site's own downloads."""
    return published(project / "data")


def test_the_real_data(real: Published) -> None:
    """Every result, rank and verdict of the site."""
    found = differences(real)
    assert not found, "\n".join(found[:20])
    assert len(real["results"]) > 500 and len(real["verdicts"]) > 500 and len(real["scores"]) > 100


def test_the_three_tables(project: Path) -> None:
    """The rows that were worked out by hand before any code."""
    found = differences(published(project / "tests/golden/three-tables/data"))
    assert not found, "\n".join(found[:20])


@pytest.mark.parametrize(
    ("stem", "where", "column", "value"),
    [
        ("measures", {"measure": "received", "aggregate": "false"}, "value", "1"),
        ("measures", {"measure": "online", "aggregate": "false"}, "state", "not_reported"),
        ("targets", {"indicator": "online-submission", "unit": ""}, "target_value", "99.990000"),
        ("decisions", {"id": "central-2023"}, "valid_from", "2023-07-02"),
        ("tables", {"report": "tuy-phuoc", "prose": "false"}, "as_printed", "online-submission"),
        ("results", {"rank": "2"}, "rank", "1"),
        ("verdicts", {"status": "not_met"}, "gap_points", "0.000001"),
        ("verdicts", {"status": "not_met", "basis": "counts"}, "gap_dossiers", "999999"),
        ("scores", {"component": "766-3"}, "points_published", "1.000000"),
    ],
)
def test_a_changed_figure_is_seen(
    real: Published, stem: str, where: dict[str, str], column: str, value: str
) -> None:
    """The comparison can fail: one field changed in one file is enough."""
    rows = [dict(row) for row in real[stem]]
    changed = next(row for row in rows if all(row[name] == wanted for name, wanted in where.items()))
    changed[column] = value
    assert differences({**real, stem: rows})


def agree(tmp_path: Path, seed: int) -> Published:
    """The downloads of an invented folder, about which both implementations agree."""
    files = published(invent(seed, lambda **given: Folder(tmp_path, **given)).root)
    found = differences(files)
    assert not found, "\n".join(found[:20])
    return files


@pytest.mark.parametrize("seed", SEEDS)
def test_invented_data(tmp_path: Path, seed: int) -> None:
    """Ties, gaps, ranges, maxima, replaced decisions, nested scopes, partial aggregates, sentences."""
    agree(tmp_path, seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", MORE_SEEDS)
def test_more_invented_data(tmp_path: Path, seed: int) -> None:
    """The same with more dice."""
    agree(tmp_path, seed)


def test_the_dice_throw_what_the_rules_tell_apart(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No rule goes untested because its case never came up."""
    seen: set[str] = set()
    for seed in SEEDS:
        files = agree(tmp_path_factory.mktemp("data"), seed)
        seen |= {row["status"] for row in files["verdicts"]} | {row["operator"] for row in files["verdicts"]}
        seen |= {"range" for row in files["verdicts"] if row["up_to"]}
        seen |= {f"decision {row['decision']}" for row in files["verdicts"]}
        for row in files["results"]:
            seen |= {row["basis"], f"tier {row['tier']}", row["state"]}
            if row["units_reported"]:
                seen.add("partial" if row["units_reported"] != row["units_expected"] else "full")
                seen.add("printed total" if row["row"] else "total of our own")
            if row["table"] == "loi-van":
                seen.add(
                    "sentence of another period" if row["period"] != row["report_period"] else "sentence"
                )
        ranks = [(r["period"], r["indicator"], r["tier"], r["rank"]) for r in files["results"] if r["rank"]]
        seen |= {"tie"} if len(set(ranks)) < len(ranks) else set()
        seen |= {f"grade {row['grade']}" for row in files["scores"] if row["grade"]}
    assert seen == {
        *("met", "exceeded", "not_met", "unclear", "reported", "not_reported", "not_applicable", "range"),
        *("at_least", "at_most", "counts", "published", "tier all", "tier district", "tier commune", "tie"),
        *("partial", "full", "printed total", "total of our own", "sentence", "sentence of another period"),
        *("decision country", "decision province", "decision old", "decision new"),
        *("grade Tốt", "grade Khá", "grade Yếu"),
    }
