"""What the bench of scale measures, reckons and prints; nothing here is timed."""

from __future__ import annotations

import gzip
import os
import sys
from pathlib import Path

import pytest

from benchmarks.scale import ratios, register, scenes, table
from benchmarks.scale.__main__ import asked, machine
from benchmarks.scale.ratios import Ask
from benchmarks.scale.running import Cost, FailedError, Run, read_stages, run, tree_of
from benchmarks.scale.scenes import Measured, Scale
from benchmarks.scale.weighing import Weight, by_kind, stamps, weigh, written

TIMINGS = '{"stages": [{"name": "read", "wall": 2.0, "cpu": 1.5}, {"name": "check", "wall": 1, "cpu": 1}]}'
WEIGHT = Weight(9, 4, 5_000_000, ("index.html", 20_000), (9_000, 11_000, 16_000), 149_000, 6, 0)


def of(*walls: float, stages: dict[str, Cost] | None = None) -> list[Run]:
    """Runs of so many seconds, half of them of processor time, at a peak of 1 GB and some."""
    return [Run(Cost(wall, wall / 2), 1_100_000_000, stages or {}) for wall in walls]


def scale(units: int, months: int, name: str = "national") -> Scale:
    """A scale of so many units."""
    return Scale(name, register.some(units), months, "mkdocs.yml")


def national() -> Measured:
    """Three rounds; in the second the machine was busy."""
    stages = {name: Cost(2.0, 1.0) for name in ("other", "pages", "read", "check", "compute")}
    parsing = of(3, 3, 3, stages={"parse": Cost(2.5, 2.0)})
    whole, baseline = of(30, 90, 28, stages=stages), of(50, 100, 56)
    return Measured(
        scale(200, 36),
        whole,
        baseline,
        parsing,
        weight=WEIGHT,
        reference_weight=WEIGHT,
        answers=[20.0, 120.0],
    )


def test_a_ratio_is_that_of_each_round() -> None:
    """The median of the rounds' own ratios, not the ratio of medians taken in different minutes."""
    ask = next(iter(ratios.of_national(national())))
    assert ask.values == (0.6, 0.9, 0.5)
    assert (ask.middle, ask.met, ask.of_cpu) == (0.6, True, 0.6)
    assert Ask("", (0.61,), limit=0.6).met is False
    assert Ask("", (7,)).met is None


def test_what_is_asked_of_the_country() -> None:
    """Each limit of it is held against its own figure."""
    found = {ask.what: ask for ask in ratios.of_national(national())}
    read = found["read + check + compute / pandas alone parsing"]
    assert (read.middle, read.of_cpu, read.met) == (2.4, 1.5, True)
    assert found["peak memory of all processes, GB"].middle == 1.1
    assert {what: ask.met for what, ask in found.items() if ask.met is False} == {
        "heaviest unit page, gzip": False,
        "find-your-unit, slowest answer": False,
    }
    assert found["median unit page, gzip"].middle == 11


def test_growth_is_by_unit_and_history_by_month() -> None:
    """A site of four times the units may cost four times as much and a tenth."""
    large, small = national(), Measured(scale(50, 36), of(8, 8, 8), of(80, 80, 80))
    growth = ratios.of_growth(large, small)
    assert growth.values == pytest.approx((30 / 32, 90 / 32, 28 / 32))
    assert growth.met
    short = Measured(scale(50, 12), of(2, 4, 2))
    first, history = ratios.of_middle(small, [short])
    assert (first.middle, first.limit) == (0.1, 0.1)
    assert (history.values, history.limit, history.met) == ((4, 2, 4), 3, False)


def test_what_is_asked_of_a_province() -> None:
    """A file that is written without need is one too many."""
    measured = Measured(scale(50, 24), of(4), of(5), generator=of(2), unchanged=of(0.6), changed=of(1))
    measured.needless = ["so-lieu/a.md"]
    measured.rewritten = ["so-lieu/a.md", "so-lieu/b.md"]
    found = {ask.what: (ask.middle, ask.met) for ask in ratios.of_provincial(measured)}
    assert found == {
        "whole build, cold / stock Material on its reference tree": (0.8, False),
        "files written when nothing changed": (1, False),
        "generator, nothing changed / whole build, cold": (0.15, True),
        "generator, nothing changed / generator, cold": (0.3, None),
        "generator, one figure changed / generator, cold": (0.5, None),
        "files rewritten by one changed figure": (2, None),
    }


def test_the_parts_that_were_measured_are_asked() -> None:
    """Growth needs two scales."""
    middle = [Measured(scale(50, 36, "middle"), of(8, 8, 8), of(80, 80, 80))]
    assert [name for name, _ in asked({"national": [national()]})] == ["national"]
    assert [name for name, _ in asked({"national": [national()], "middle": middle})] == [
        "national",
        "middle",
        "both",
    ]


def test_the_tables() -> None:
    """Figures, limits and a word for each."""
    text = table.asked([("national", ratios.of_national(national()))])
    first = "whole build / stock Material on the reference tree"
    assert f"| national | {first} | 0.600 | 0.500 to 0.900 | 0.600 | 0.600 | yes |" in text
    assert "| national | find-your-unit, slowest answer | 120 ms |  |  | 100 ms | **no** |" in text
    text = table.stages([national()])
    rows = ["| read | 2.00 | 1.00 |", "| check | 2.00 | 1.00 |", "| compute | 2.00 | 1.00 |"]
    assert "\n".join([*rows, "| pages | 2.00 | 1.00 |", "| other | 2.00 | 1.00 |"]) in text
    assert "| the rest | 20.00 | 10.00 |" in text
    assert "| **whole build** | 30.00 | 15.00 |" in text
    assert "| stock Material | 56.00 | 28.00 |" in text
    assert "| pandas alone | 2.50 | 2.00 |" in text
    assert "| its baseline | 9 | 4 | 5 | 1100 | 11.0 | 20.0 (index.html) |" in table.sizes([national()])


def test_rewritten_files_are_counted_by_kind() -> None:
    """Pages of many units are one kind."""
    measured = national()
    measured.rewritten = ["index.md", "so-lieu/index.md"]
    measured.rewritten += [f"so-lieu/don-vi/{name}" for name in ("a/index.md", "a/x.svg", "b/index.md")]
    assert list(by_kind(measured.rewritten).items()) == [
        ("so-lieu/don-vi/…/index.md", 2),
        ("index.md", 1),
        ("so-lieu/don-vi/…/….svg", 1),
        ("so-lieu/index.md", 1),
    ]
    assert "\n- 2 × `so-lieu/don-vi/…/index.md`\n" in table.rewritten(measured)


def test_timings_are_read() -> None:
    """As the program writes them."""
    assert read_stages(TIMINGS) == {"read": Cost(2.0, 1.5), "check": Cost(1, 1)}


def test_a_run_counts_children_and_their_memory(tmp_path: Path) -> None:
    """A child's processor time and memory belong to the command that started it."""
    child = "held = bytearray(b'x') * 90_000_000; import time; end = time.process_time() + 0.4\n"
    child += "while time.process_time() < end: pass"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}], check=True)"
    told = run([sys.executable, "-c", parent], tmp_path)
    assert told.whole.cpu >= 0.4
    assert told.peak >= 90_000_000
    with pytest.raises(FailedError, match=r"exit 3\nout of luck"):
        run([sys.executable, "-c", "print('out of luck'); raise SystemExit(3)"], tmp_path)


def test_a_tree_holds_this_process() -> None:
    """Below the one that started it."""
    assert os.getpid() in tree_of(os.getppid())


def test_a_site_is_weighed(tmp_path: Path) -> None:
    """Pages of units apart from their history; compressed as a server sends them."""
    units = tmp_path / "so-lieu/don-vi"
    for path, text in {
        "a/index.html": "a" * 9000,
        "a/lich-su/index.html": "b" * 99,
        "b/index.html": os.urandom(500).hex(),
        "index.html": "https://vega.github.io/schema/vega-lite",
    }.items():
        (units / path).parent.mkdir(parents=True, exist_ok=True)
        (units / path).write_text(text, encoding="utf-8")
    weight = weigh(tmp_path, scenes.UNIT_PAGES, scenes.SPECS)
    heavy = len(gzip.compress((units / "b/index.html").read_bytes(), 6))
    light = len(gzip.compress((units / "a/index.html").read_bytes(), 6))
    assert weight.unit_pages == (light, heavy)
    assert weight.heaviest == ("so-lieu/don-vi/b/index.html", heavy)
    assert (weight.files, weight.pages, weight.index, weight.specs, weight.inline_specs) == (4, 4, 0, 0, 1)


def test_what_was_written_is_seen(tmp_path: Path) -> None:
    """Also a file that got the same bytes again, and one that went."""
    for name in "abc":
        (tmp_path / name).write_text(name)
    before = stamps(tmp_path)
    assert written(before, stamps(tmp_path), tmp_path) == []
    (tmp_path / "new").write_text("b")
    (tmp_path / "new").replace(tmp_path / "b")
    (tmp_path / "c").unlink()
    assert written(before, stamps(tmp_path), tmp_path) == ["b", "c"]


def test_the_plans_differ_in_size_alone() -> None:
    """The quick bench runs what the whole one runs."""
    whole, quick = scenes.whole_plan(), scenes.quick_plan()
    assert (whole.national.units, whole.middle.units, whole.provincial.units) == (3355, 1000, 149)
    assert [one.months for one in (*whole.histories, whole.middle, whole.provincial)] == [12, 24, 36, 24]
    assert len(quick.histories) == len(whole.histories)
    assert quick.national.baseline == whole.national.baseline != whole.middle.baseline
    assert f"Python {sys.version_info.major}" in machine()
