"""What the bench runs: our builds and the baseline beside them, alternated, each from nothing."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.scale import register
from benchmarks.scale.figures import Invented, invent
from benchmarks.scale.finding import answer_times
from benchmarks.scale.invent import SEED, change_figure
from benchmarks.scale.project import lay_out
from benchmarks.scale.reference import INSIDE, OUTSIDE, write_reference
from benchmarks.scale.register import Province
from benchmarks.scale.running import Run, run
from benchmarks.scale.weighing import Weight, stamps, weigh, written

UNIT_PAGES, SPECS = "so-lieu/don-vi/*/index.html", "so-lieu/bieu-do/*.json"
REFERENCE_PAGES = "don-vi/*/index.html"


@dataclass(frozen=True, slots=True)
class Scale:
    """So many provinces and months, and the configuration of the baseline that they are held against."""

    name: str
    provinces: tuple[Province, ...]
    months: int
    baseline: str = ""

    @property
    def units(self) -> int:
        """Pages of units."""
        return sum(1 + len(one.communes) for one in self.provinces)

    def invented(self) -> Invented:
        """Its counts, the same each time."""
        return invent(self.provinces, self.months, SEED)


@dataclass(frozen=True, slots=True)
class Plan:
    """The scales of one bench; `histories` are the second one with fewer months."""

    national: Scale
    middle: Scale
    histories: tuple[Scale, ...]
    provincial: Scale


def whole_plan() -> Plan:
    """The country, a thousand units, and a province of 149 units (Phú Thọ)."""
    middle = register.some(1000)
    return Plan(
        Scale("national", register.country(), 36, OUTSIDE),
        Scale("1,000 units", middle, 36, INSIDE),
        tuple(Scale(f"1,000 units, {months} months", middle, months) for months in (12, 24)),
        Scale("provincial", register.one("25"), 24, OUTSIDE),
    )


def quick_plan() -> Plan:
    """Small enough to see the runner work; its figures say nothing."""
    middle = register.some(40)
    return Plan(
        Scale("national", register.some(90), 6, OUTSIDE),
        Scale("1,000 units", middle, 6, INSIDE),
        tuple(Scale(f"1,000 units, {months} months", middle, months) for months in (2, 4)),
        Scale("provincial", register.one("12"), 6, OUTSIDE),
    )


@dataclass(slots=True)
class Measured:
    """What was measured of a scale, round by round; what was not measured is empty."""

    scale: Scale
    whole: list[Run] = field(default_factory=list)
    baseline: list[Run] = field(default_factory=list)
    parsing: list[Run] = field(default_factory=list)
    generator: list[Run] = field(default_factory=list)
    unchanged: list[Run] = field(default_factory=list)
    needless: list[str] = field(default_factory=list)
    """Files that were written although nothing had changed."""
    changed: list[Run] = field(default_factory=list)
    rewritten: list[str] = field(default_factory=list)
    """Files under docs/ that one changed figure rewrote."""
    weight: Weight | None = None
    reference_weight: Weight | None = None
    answers: list[float] = field(default_factory=list)
    """Milliseconds that find-your-unit took."""


Told = Callable[[str], None]


class Workshop:
    """Builds in a folder of its own, which holds nothing that has to last."""

    def __init__(self, folder: Path, told: Told) -> None:
        self._folder = folder
        self._told = told

    def measure(self, scale: Scale, runs: int) -> Measured:
        """Builds `scale` and its baseline `runs` times, the one that goes first changing each time."""
        measured = Measured(scale)
        invented = scale.invented()
        steps: list[Callable[[], None]] = [lambda: self._build(measured, invented)]
        if scale.baseline:
            self._fresh("reference")
            write_reference(self._folder / "reference", invented)
            steps.append(lambda: self._baseline(measured))
        for turn in range(runs):
            for step in steps if turn % 2 == 0 else reversed(steps):
                step()
        measured.weight = weigh(self._project / "site", UNIT_PAGES, SPECS)
        if scale.baseline:
            measured.reference_weight = weigh(self._folder / "reference/site", REFERENCE_PAGES, SPECS)
        return measured

    def parse(self, measured: Measured, runs: int) -> None:
        """Lets pandas parse the tables that were built last."""
        for _ in range(runs):
            command = ["benchmarks.scale.parsing", str(self._project / "data"), self._timings]
            self._run("pandas alone", measured, measured.parsing, command, timed=True)

    def find(self, measured: Measured) -> None:
        """Asks find-your-unit on the site that was built last."""
        measured.answers = answer_times(self._project / "site")

    def change(self, measured: Measured, runs: int) -> None:
        """The generator alone: from nothing, again with nothing changed, again with one figure changed."""
        invented = measured.scale.invented()
        docs = self._project / "docs"
        for _ in range(runs):
            self._lay_out(invented)
            self._run("generator", measured, measured.generator, ["generator", "generate"])
            before = stamps(docs)
            self._run("generator, unchanged", measured, measured.unchanged, ["generator", "generate"])
            between = stamps(docs)
            change_figure(self._project / "data")
            self._run("generator, one figure", measured, measured.changed, ["generator", "generate"])
            measured.needless = written(before, between, docs)
            measured.rewritten = written(between, stamps(docs), docs)

    @property
    def _project(self) -> Path:
        return self._folder / "project"

    @property
    def _timings(self) -> str:
        return str(self._folder / "timings.json")

    def _build(self, measured: Measured, invented: Invented) -> None:
        self._lay_out(invented)
        command = ["generator", "build", "--timings", self._timings]
        self._run("whole build", measured, measured.whole, command, timed=True)

    def _baseline(self, measured: Measured) -> None:
        shutil.rmtree(self._folder / "reference/site", ignore_errors=True)
        command = ["mkdocs", "build", "--quiet", "--config-file", measured.scale.baseline]
        self._run("stock Material", measured, measured.baseline, command, place="reference")

    def _run(
        self,
        what: str,
        measured: Measured,
        into: list[Run],
        command: Sequence[str],
        timed: bool = False,
        place: str = "project",
    ) -> None:
        """Runs a module of Python as a user would, and keeps what it cost."""
        timings = Path(self._timings) if timed else None
        into.append(run([sys.executable, "-m", *command], self._folder / place, timings))
        cost = into[-1].whole
        self._told(f"{measured.scale.name}: {what}: {cost.wall:.1f} s, {cost.cpu:.1f} s of processor time")

    def _lay_out(self, invented: Invented) -> None:
        self._fresh("project")
        lay_out(self._project, invented)

    def _fresh(self, name: str) -> None:
        shutil.rmtree(self._folder / name, ignore_errors=True)
