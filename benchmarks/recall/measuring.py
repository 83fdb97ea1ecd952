"""Measures the checks on invented folders: many folders, each written out, checked, and compared."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, fields
from pathlib import Path

from benchmarks.recall.faults import PLANTERS
from benchmarks.recall.matching import match
from benchmarks.recall.papers import Folder
from benchmarks.recall.planting import planted_folder
from generator import pipeline
from generator.domain.catalogue import SEVERITY
from generator.domain.findings import Finding

DISTRICTS = 8
"""Districts of a folder; each hands in four reports."""

PER_FOLDER = 5
"""Faults of one code that one folder takes while all codes share it."""

TOPPED_UP = 20
"""The same, when only those codes are left that found no place."""


@dataclass
class Tally:
    """Counts by code over all folders; `kinds` by code and way of making the fault."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    alike: Counter[str] = field(default_factory=Counter)
    """Found, but under a code that may name the same fault."""
    false: Counter[str] = field(default_factory=Counter)
    """Findings in folders with faults that none of these explains."""
    clean: Counter[str] = field(default_factory=Counter)
    """Findings in folders without faults."""
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)
    kinds_found: Counter[tuple[str, str]] = field(default_factory=Counter)
    kinds_alike: Counter[tuple[str, str]] = field(default_factory=Counter)
    causes: Counter[str] = field(default_factory=Counter)
    """Wrong figures of sentences that were found, by what they were taken from."""
    causes_told: Counter[tuple[str, str]] = field(default_factory=Counter)
    """The same, by that and by the cause that the finding tells."""
    reports: int = 0
    clean_reports: int = 0
    examples: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """The first places of what was missed or is a false alarm, by that word and code."""

    def add(self, other: Tally) -> None:
        """Adds another tally's counts to this one's."""
        for field_ in fields(self):
            mine = getattr(self, field_.name)
            if isinstance(mine, Counter):
                mine.update(getattr(other, field_.name))
        self.reports += other.reports
        self.clean_reports += other.clean_reports
        for key, places in other.examples.items():
            self.note(key, *places)

    def note(self, key: tuple[str, str], *places: str) -> None:
        """Keeps the first few examples."""
        kept = self.examples.setdefault(key, [])
        kept += places[: max(0, 5 - len(kept))]


def codes() -> list[str]:
    """The codes that are planted: those of the catalogue that have a planter."""
    return [code for code in SEVERITY if code in PLANTERS]


Job = tuple[int, tuple[tuple[str, int], ...], int]
"""A folder's seed, how many faults of each code it is to hold (none makes it clean), its districts."""


def measure_folder(job: Job) -> Tally:
    """What the checks say of one folder."""
    seed, wanted, districts = job
    folder, faults = planted_folder(seed, dict(wanted), districts)
    findings = check(folder)
    tally = Tally()
    if not wanted:
        tally.clean_reports = len(folder.papers)
        for finding in findings:
            tally.clean[finding.code] += 1
            tally.note(("clean", finding.code), f"seed {seed}: {place_of(finding)}")
        return tally
    tally.reports = len(folder.papers)
    matched = match(folder, faults, findings)
    for fault in faults:
        tally.planted[fault.code] += 1
        tally.kinds[fault.code, fault.kind] += 1
    for fault, finding in matched.found:
        tally.found[fault.code] += 1
        tally.kinds_found[fault.code, fault.kind] += 1
        if fault.cause:
            tally.causes[fault.cause] += 1
            tally.causes_told[fault.cause, str(finding.details.get("cause") or "")] += 1
    for fault, finding in matched.alike:
        tally.alike[fault.code] += 1
        tally.kinds_alike[fault.code, fault.kind] += 1
        tally.note(("alike", fault.code), f"seed {seed}: {fault.kind}: {place_of(finding)}")
    for fault in matched.missed:
        spot = fault.spots[0]
        place = (spot.path, spot.row_number() or spot.at, *spot.columns, spot.unit, fault.kind)
        tally.note(("missed", fault.code), f"seed {seed}: {' '.join(str(part) for part in place if part)}")
    for finding in matched.false:
        tally.false[finding.code] += 1
        tally.note(("false", finding.code), f"seed {seed}: {place_of(finding)}")
    return tally


def check(folder: Folder) -> tuple[Finding, ...]:
    """The findings of a folder, written out for the time of the check."""
    with tempfile.TemporaryDirectory() as root:
        folder.write(Path(root))
        return pipeline.check(Path(root), lambda _: None).findings


def place_of(finding: Finding) -> str:
    """A finding in one line."""
    place, at = finding.location, finding.details.get("at", "")
    figures = [None if v is None else v / 1_000_000 for v in (finding.published, finding.computed)]
    parts = (finding.code, place.path, place.row, place.column, at, finding.unit, finding.indicator, figures)
    return " ".join(str(part) for part in parts if part)


def measure(seed: int, faults: int, clean_folders: int, processes: int) -> Tally:
    """At least `faults` faults of every code that can be planted, and `clean_folders` folders without."""
    total = Tally()
    with ProcessPoolExecutor(processes) as pool:
        for tally in pool.map(measure_folder, [(seed + i, (), DISTRICTS) for i in range(clean_folders)]):
            total.add(tally)
        for jobs in _rounds(seed, faults, total):
            for tally in pool.map(measure_folder, jobs):
                total.add(tally)
    return total


def _rounds(seed: int, faults: int, total: Tally) -> Iterator[Sequence[Job]]:
    """Folders until every code has its faults: a round for most, then rounds for what is short."""
    known, done = codes(), 0
    while short := {code: faults - total.planted[code] for code in known if total.planted[code] < faults}:
        each = PER_FOLDER if not done else TOPPED_UP
        folders = max(1, -(-max(short.values()) // each))
        wanted = tuple((code, max(1, -(-count // folders))) for code, count in short.items())
        yield [(seed + 10_000 + done + i, wanted, DISTRICTS) for i in range(folders)]
        done += folders
