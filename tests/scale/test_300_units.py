"""Three hundred invented communes: nothing grows with the square of the units.

Work is counted, not timed: sizes of pages, numbers of pages, and the function calls and lines of the
generator's own code. Four times the units may take four times the work and a little more.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import generator
from generator import pipeline
from generator.inputs import read_dataset
from generator.measures import compute
from generator.pages import Origin, render_pages

pytestmark = pytest.mark.slow

TIMES = 4
LINEAR = TIMES * 1.15
QUADRATIC = TIMES * 2
SOURCES = str(Path(generator.__file__).resolve().parent)
PERIODS = ("2023-06", "2023-07")

SITE = """\
title: Công khai (thử)
publisher: Nhóm kiểm thử
contact: kiemthu@example.org
address: https://congkhai.example.org/
locale: vi
unit_types:
  - {type: tỉnh, tier: province}
  - {type: xã, tier: commune}
expected:
  - {tier: commune, types: [xã]}
"""
INDICATOR = """\
id: %s
name: %s
plain: Trong 100 hồ sơ, có bao nhiêu hồ sơ đạt.
formula: {numerator: %s, denominator: received}
unit_of_measure: "%%"
direction: higher
decimals: 2
aggregate: ratio_of_sums
"""
RATES = (("submission", "Nộp trực tuyến", "online"), ("on-time", "Đúng hạn", "in_time"))


def write(root: Path, path: str, lines: list[str]) -> None:
    """A file of the data folder."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_folder(root: Path, units: int, own_reports: bool) -> None:
    """A province of `units` communes, two months, two decisions (one with a target per commune).

    The communes stand in one table of the province or, with `own_reports`, each files its own report, with
    a sentence and a claim about it.
    """
    dice = random.Random(units)  # noqa: S311 - invented figures, the same each time
    ids = [f"xa-so-{number:03d}-{20000 + number}" for number in range(units)]
    names = [f"Xã Số {number:03d}" for number in range(units)]
    parent = "tinh-moi-90"
    listed = [f"{unit},{name},xã,{parent},{unit[-5:]},,,," for unit, name in zip(ids, names, strict=True)]
    header = "id,name,type,parent,code,valid_from,valid_to,successors,aliases"
    write(root, "units.csv", [header, f"{parent},Tỉnh Mới,tỉnh,,90,,,,", *listed])
    write(root, "site.yml", [SITE])
    measures = ["received,Hồ sơ tiếp nhận,hồ sơ", "online,Hồ sơ trực tuyến,hồ sơ", "in_time,Đúng hạn,hồ sơ"]
    write(root, "measures.csv", ["id,name,unit_of_measure", *measures])
    for rate in RATES:
        write(root, f"indicators/{rate[0]}.yml", [INDICATOR % rate])
    valid = ["valid: {from: 2023-01-01, to: 2023-12-31}"]
    plan = ["title: Kế hoạch năm", "issuer: trung-uong", *valid, "targets:"]
    write(root, "targets/plan.yml", [*plan, "  - {indicator: submission, at_least: 60}"])
    write(root, "targets/assigned.yml", ["title: Giao", f"issuer: {parent}", *valid, "table: assigned.csv"])
    rows = [f"{name},commune,{dice.randint(30, 90)},{dice.randint(80, 100)}" for name in names]
    write(root, "targets/assigned.csv", ["unit,tier,submission,on-time", *rows])
    for period in PERIODS:
        rows = []
        for name in names:
            received = dice.randint(50, 2000)
            online, in_time = dice.randint(0, received), dice.randint(received // 2, received)
            rows.append(f'{name},{received},{online},"{dice.randint(0, 9999) / 100:.2f}",{in_time}')
        rows = [row.replace(".", ",") for row in rows]
        write_reports(root, period, parent, dict(zip(ids, rows, strict=True)), own_reports)


def write_reports(root: Path, period: str, parent: str, rows: dict[str, str], own_reports: bool) -> None:
    """The rows of one month, in one report or in one each."""
    header = "unit,received,online,submission,in_time"
    if not own_reports:
        folder = f"periods/{period}/tinh"
        write(root, f"{folder}/bang.csv", [header, *rows.values()])
        report = [
            "title: Báo cáo tỉnh",
            f"area: {parent}",
            "kind: transcript",
            "tables:",
            "  - {file: bang.csv, title: Bảng}",
        ]
        claims = [
            "claims:",
            '  - {at: "1", indicator: submission, tier: commune, where: {above: 50}, count: 9}',
        ]
        write(root, f"{folder}/report.yml", [*report, *claims])
        return
    for unit, row in rows.items():
        folder = f"periods/{period}/{unit}"
        name = row.partition(",")[0]
        write(root, f"{folder}/bang.csv", [header, row])
        write(root, f"{folder}/loi-van.csv", ["at,unit,figure,value", f"1,{name},received,5"])
        report = [
            f"title: Báo cáo {name}",
            f"area: {unit}",
            "kind: transcript",
            "tables:",
            "  - {file: bang.csv, title: Bảng}",
        ]
        report += ["  - {file: loi-van.csv, prose: true}", "claims:"]
        claim = f'{{at: "1", indicator: submission, tier: commune, where: {{above: 50}}, units: [{name}]}}'
        write(root, f"{folder}/report.yml", [*report, f"  - {claim}"])


@dataclass
class Work:
    """What the generator's own code did: lines by function, and calls."""

    lines: Counter[str] = field(default_factory=Counter, repr=False)
    calls: int = 0


@contextmanager
def counted() -> Iterator[Work]:
    """Counts the calls and lines of the generator's code; a loop counts each time round."""
    work = Work()
    names: dict[Any, str] = {}

    def line(frame: FrameType, event: str, _: Any) -> Any:
        if event == "line":
            work.lines[names[frame.f_code]] += 1
        return line

    def call(frame: FrameType, _: str, __: Any) -> Any:
        code = frame.f_code
        if code not in names:
            own = code.co_filename.startswith(SOURCES)
            names[code] = f"{code.co_filename[len(SOURCES) + 1 :]}:{code.co_qualname}" if own else ""
        if not names[code]:
            return None
        work.calls += 1
        return line

    before = sys.gettrace()
    sys.settrace(call)
    try:
        yield work
    finally:
        sys.settrace(before)


@dataclass(frozen=True)
class Run:
    """One folder taken through all stages."""

    read: Work
    computed: Work
    rendered: Work
    pages: dict[str, int] = field(repr=False)


def run(root: Path, units: int, own_reports: bool) -> Run:
    """Reads, computes and renders to memory, counting."""
    write_folder(root, units, own_reports)
    with counted() as read:
        dataset, findings = read_dataset(root)
    assert dataset is not None
    assert not any(finding.blocks for finding in findings)
    with counted() as computed:
        results = compute(dataset)
    found = (*findings, *results.findings)
    with counted() as rendered:
        pages = list(render_pages(dataset, results, found, Origin("0.0.0", "")))
    return Run(read, computed, rendered, {page.path: len(page.content) for page in pages})


Pair = tuple[Run, Run]


@pytest.fixture(scope="module", params=[(300, False), (80, True)], ids=["one report of 300", "80 reports"])
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """The same province with all its communes and with a quarter of them."""
    units, own_reports = request.param
    warm = tmp_path_factory.mktemp("data")  # what is made once a process (templates, specs) is no unit's work
    write_folder(warm, 3, own_reports)
    checked = pipeline.check(warm, lambda _: None)
    assert checked.dataset is not None
    assert checked.results is not None
    list(render_pages(checked.dataset, checked.results, checked.findings, Origin("0.0.0", "")))
    small, large = (
        run(tmp_path_factory.mktemp("data"), size, own_reports) for size in (units // TIMES, units)
    )
    return small, large


def steepest(small: Work, large: Work) -> str:
    """The functions whose lines grew most, for the message of a failure."""
    grown = {
        name: lines / small.lines[name]
        for name, lines in large.lines.items()
        if lines > 2000 and small.lines[name] and lines / small.lines[name] > LINEAR
    }
    worst = sorted(grown, key=lambda name: -large.lines[name])[:12]
    return "\n".join(
        ["", *(f"{name}: {small.lines[name]} -> {large.lines[name]} ({grown[name]:.1f} x)" for name in worst)]
    )


@pytest.mark.parametrize("stage", ["read", "computed", "rendered"])
def test_work_is_linear(pair: Pair, stage: str) -> None:
    """Four times the communes: lines and calls are at most 4,6 times as many."""
    small, large = (getattr(one, stage) for one in pair)
    assert large.calls <= LINEAR * small.calls, steepest(small, large)
    assert large.lines.total() <= LINEAR * small.lines.total(), steepest(small, large)


@pytest.mark.parametrize("stage", ["read", "computed", "rendered"])
def test_no_function_is_quadratic(pair: Pair, stage: str) -> None:
    """Nor does any one function hide behind the rest."""
    small, large = (getattr(one, stage) for one in pair)
    quadratic = [
        f"{name}: {small.lines[name]} -> {lines}"
        for name, lines in large.lines.items()
        if lines > 10_000 and lines > QUADRATIC * small.lines[name]
    ]
    assert quadratic == []


def sizes(one: Run, kept: Callable[[str], bool]) -> list[int]:
    """The sizes of some pages, sorted."""
    return sorted(size for path, size in one.pages.items() if kept(path))


def is_commune(path: str) -> bool:
    """Whether a page is a commune's."""
    return path.startswith("so-lieu/don-vi/xa-") and path.endswith("/index.md")


def test_a_units_page_does_not_grow(pair: Pair) -> None:
    """A commune's page weighs about the same among 300 as among 75."""
    small, large = (sizes(one, is_commune) for one in pair)
    assert len(large) == TIMES * len(small) >= 80
    assert sum(large) / len(large) < 1.1 * sum(small) / len(small)
    assert large[-1] < 1.1 * small[-1]


def test_the_number_of_pages_is_linear(pair: Pair) -> None:
    """Pages and files: a fixed number, and so many a unit."""
    small, large = pair
    assert len(large.pages) <= TIMES * len(small.pages)


def test_all_pages_together_are_linear(pair: Pair) -> None:
    """The site's bytes, the library that draws the charts apart."""
    small, large = (sum(sizes(one, lambda path: not path.endswith("vega.js"))) for one in pair)
    assert large <= LINEAR * small


def test_counting_sees_a_square() -> None:
    """The counter would notice: a loop in a loop is sixteen times the work, not four."""
    namespace: dict[str, Any] = {}
    source = "def square(n):\n    for _ in range(n):\n        for _ in range(n):\n            pass\n"
    exec(compile(source, f"{SOURCES}/invented.py", "exec"), namespace)  # noqa: S102 - the text above
    found = []
    for size in (50, 50 * TIMES):
        with counted() as work:
            namespace["square"](size)
        found.append(work.lines.total())
    assert found[1] > QUADRATIC * found[0]
