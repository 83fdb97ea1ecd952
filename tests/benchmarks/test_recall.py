"""The bench itself: clean data is clean, what is planted is found, and every doubt has a planter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.recall import labels, matching
from benchmarks.recall.consequences import CONSEQUENCES
from benchmarks.recall.faults import PLANTERS, UNPLANTED
from benchmarks.recall.measuring import Tally, codes, measure_folder
from benchmarks.recall.planting import planted_folder
from generator.domain.catalogue import ERROR, SEVERITY
from generator.domain.findings import Finding, Location, details
from generator.messages.findings import CORRECTIONS, GROUPS, READING, REGISTERS

SEED, DISTRICTS = 10, 4


@pytest.fixture(scope="module")
def faulty() -> Tally:
    """A fault or two of every code in one folder."""
    wanted = {code: 2 if SEVERITY[code] == ERROR else 1 for code in codes()}
    return measure_folder((SEED, tuple(wanted.items()), DISTRICTS))


def test_every_inconsistency_can_be_planted() -> None:
    """A new code of what does not add up has a planter, or a reason why not; names and files that cannot be
    read, and changes without a correction, have fault folders instead."""
    reading = {**REGISTERS, **READING, **CORRECTIONS}
    doubts = {code for words in GROUPS.values() for code in words if code not in reading}
    assert not doubts - set(PLANTERS) - set(UNPLANTED)
    assert not set(PLANTERS) & set(UNPLANTED)


def test_consequences_are_of_faults_that_are_planted() -> None:
    """The table of consequences names no fault that nobody makes."""
    assert set(CONSEQUENCES) <= set(PLANTERS)


def test_clean_data_is_clean() -> None:
    """Reports in which everything adds up give no finding at all."""
    tally = measure_folder((SEED, (), DISTRICTS))
    assert tally.clean_reports == 4 * DISTRICTS + 2
    assert not tally.clean, tally.examples


def test_planted_errors_are_found(faulty: Tally) -> None:
    """Every fault that is plainly an error is named at its own place, by its own code or a like one."""
    errors = [code for code in codes() if SEVERITY[code] == ERROR]
    assert all(faulty.planted[code] for code in errors)
    missed = {code: faulty.planted[code] - faulty.found[code] - faulty.alike[code] for code in errors}
    assert not any(missed.values()), faulty.examples


def test_a_seed_makes_the_same_bytes(tmp_path: Path) -> None:
    """The table can be made again."""
    trees = []
    for name in ("one", "two"):
        root = tmp_path / name
        root.mkdir()
        planted_folder(SEED, dict.fromkeys(PLANTERS, 1), 2)[0].write(root)
        trees.append({p.relative_to(root): p.read_bytes() for p in root.rglob("*") if p.is_file()})
    assert trees[0] == trees[1]


def _label(**more: str) -> labels.Label:
    blank = dict.fromkeys(labels.Label.__dataclass_fields__, "")
    return labels.Label(**blank | {"report": "2023-q3/a", "code": "rate-mismatch"} | more)


def _finding(code: str, **more: Any) -> Finding:
    return Finding(code, Location("periods/2023-q3/a/bang.csv", 3, "ty-le"), table="bang", **more)


@pytest.mark.parametrize(
    ("label", "finding", "told"),
    [
        ({"unit": "xa"}, {"unit": "xa"}, "exact"),
        ({"unit": "xa"}, {"unit": "khac"}, "missed"),
        ({"unit": "xa", "code": "rate-truncated"}, {"unit": "xa"}, "otherwise"),
        ({"unit": "xa", "code": "claim-count"}, {"unit": "xa"}, "missed"),
        ({"report": "2023-q4/a"}, {}, "missed"),
        ({"table": "khac"}, {}, "missed"),
        ({"indicator": "ty-le"}, {}, "exact"),
        ({"indicator": "khac"}, {}, "missed"),
        ({"at": "1a"}, {"details": details(at="1b")}, "missed"),
    ],
)
def test_a_label_is_met_by_report_place_and_class(
    label: dict[str, str], finding: dict[str, Any], told: str
) -> None:
    """What the label leaves open is open; what it says must be the finding's."""
    held = labels.hold([_label(**label)], [_finding("rate-mismatch", **finding)])
    assert len(getattr(held, told)) == 1
    assert len(held.unlabelled) == (told == "missed")


def test_one_finding_answers_one_label_of_its_code() -> None:
    """Of two figures at one place, each needs its own finding."""
    one, other = _label(unit="xa", published="5"), _label(unit="xa", published="7")
    held = labels.hold([one, other], [_finding("rate-mismatch", unit="xa", published=7_000_000)])
    assert (held.exact, held.missed) == ([one], [other]) or (held.exact, held.missed) == ([other], [one])


def test_a_finding_elsewhere_is_a_false_alarm() -> None:
    """A fault explains its own part of its own report, and no other."""
    folder, faults = planted_folder(SEED, {"rate-mismatch": 1}, 2)
    (fault,) = faults
    spot = fault.spots[0]
    right = Finding(fault.code, Location(spot.path, spot.row_number(), spot.columns[0]))
    other = next(paper for paper in folder.papers if paper.folder not in spot.path)
    wrong = Finding(
        fault.code, Location(f"{other.folder}/{spot.path.rpartition('/')[2]}", 2, spot.columns[0])
    )
    matched = matching.match(folder, faults, [right, wrong])
    assert ([finding for _, finding in matched.found], matched.missed, matched.false) == (
        [right],
        [],
        [wrong],
    )
