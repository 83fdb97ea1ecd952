"""Three tables, from data to contract: every row as worked out by hand before the code.

The expected files are never written by a test (see the folder's README); --update-golden leaves them alone.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from generator import pipeline
from generator.domain.findings import Finding
from generator.domain.quantities import plain
from generator.pages.contract import Listing, contract

FOLDER = Path(__file__).resolve().parent / "three-tables"
CONTRACT = FOLDER / "contract"
FILES = sorted(path.stem for path in CONTRACT.glob("*.csv") if path.stem != "findings")


@pytest.fixture(scope="module")
def checked() -> pipeline.Checked:
    """The three tables, checked."""
    return pipeline.check(FOLDER / "data", lambda _: None)


@pytest.fixture(scope="module")
def listings(checked: pipeline.Checked) -> dict[str, Listing]:
    """Every table of the contract."""
    assert checked.dataset is not None
    assert checked.results is not None
    return {listing.stem: listing for listing in contract(checked.dataset, checked.results)}


def differences(found: str, expected: str) -> list[str]:
    """The rows of one text that the other lacks, both ways."""
    have, want = found.splitlines(), expected.splitlines()
    known, wanted = set(have), set(want)
    return [f"- {line}" for line in want if line not in known] + [
        f"+ {line}" for line in have if line not in wanted
    ]


def test_every_file_of_the_contract_was_worked_out(listings: dict[str, Listing]) -> None:
    """No table of the contract goes without rows written by hand, and none was written in vain."""
    assert sorted(listings) == FILES


@pytest.mark.parametrize("name", FILES)
def test_rows_by_hand(listings: dict[str, Listing], name: str) -> None:
    """Byte for byte."""
    found, expected = listings[name].content.decode(), (CONTRACT / f"{name}.csv").read_bytes().decode()
    if found != expected:
        lines = differences(found, expected) or ["the same rows in another order, or other line ends"]
        pytest.fail(f"{name}.csv (- by hand, + computed)\n" + "\n".join(lines[:20]), pytrace=False)


def fields(finding: Finding, columns: list[str]) -> tuple[str, ...]:
    """A finding in the columns of contract/findings.csv."""
    values = {
        "row": "" if finding.location.row is None else str(finding.location.row),
        "column": finding.location.column,
        "blocks": "true" if finding.blocks else "false",
        "published": "" if finding.published is None else plain(finding.published),
        "computed": "" if finding.computed is None else plain(finding.computed),
    }
    return tuple(values[column] if column in values else str(getattr(finding, column)) for column in columns)


def test_findings_by_hand(checked: pipeline.Checked) -> None:
    """Every finding at its place, with what is printed and what follows from the counts; and no other."""
    with (CONTRACT / "findings.csv").open(encoding="utf-8", newline="") as file:
        header, *expected = csv.reader(file)
    assert checked.results is not None
    found = [fields(finding, header) for finding in checked.results.findings]
    assert found == [tuple(row) for row in expected]
    read = [finding.code for finding in checked.findings if finding not in checked.results.findings]
    assert read == ["printed-period", "printed-period"], "the papers print other periods than they count"


def test_a_changed_row_is_seen() -> None:
    """The comparison can fail, and shows both rows."""
    assert differences("a\nb\n", "a\nc\n") == ["- c", "+ b"]
    assert differences("a\nb\n", "a\nb\n") == []
