"""`python -m benchmarks.scale`: what a country and a province cost against stock Material; keeps a table."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.scale import ratios, table
from benchmarks.scale.invent import SEED
from benchmarks.scale.ratios import Ask
from benchmarks.scale.running import FailedError
from benchmarks.scale.scenes import Measured, Plan, Workshop, quick_plan, whole_plan

KEPT = Path(__file__).resolve().parents[1] / "scale.md"
RUNS = 3
NATIONAL, MIDDLE, PROVINCIAL = PARTS = ("national", "middle", "provincial")


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the tables and keeps those of a whole bench; 1 if something asked is not met, 2 on a failure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS, help=f"rounds of each (usually {RUNS})")
    parser.add_argument("--only", choices=PARTS, action="append", help="a part of the bench; keeps nothing")
    parser.add_argument("--quick", action="store_true", help="small scales, one round; keeps nothing")
    parser.add_argument(
        "--work", type=Path, help="where to build: some gigabytes (usually a temporary folder)"
    )
    options = parser.parse_args(arguments)
    plan = quick_plan() if options.quick else whole_plan()
    runs = 1 if options.quick else options.runs
    parts = tuple(options.only or PARTS)
    try:
        with tempfile.TemporaryDirectory(dir=options.work) as folder:
            measured = measure(plan, parts, runs, Path(folder))
    except (FailedError, FileNotFoundError) as failure:
        print(failure, file=sys.stderr)  # noqa: T201
        return 2
    groups = [(scale, list(asks)) for scale, asks in asked(measured)]
    text = report(measured, groups, runs)
    sys.stdout.write(text)
    if parts == PARTS and not options.quick:
        KEPT.write_text(text, encoding="utf-8")
    return int(any(ask.met is False for _, asks in groups for ask in asks))


def measure(plan: Plan, parts: Sequence[str], runs: int, folder: Path) -> dict[str, list[Measured]]:
    """Runs the parts asked for; the middle one has the shorter histories behind it."""
    shop = Workshop(folder, lambda text: print(text, file=sys.stderr, flush=True))  # noqa: T201
    measured: dict[str, list[Measured]] = {}
    if PROVINCIAL in parts:
        one = shop.measure(plan.provincial, runs)
        shop.parse(one, runs)
        shop.change(one, runs)
        measured[PROVINCIAL] = [one]
    if MIDDLE in parts:
        measured[MIDDLE] = [shop.measure(scale, runs) for scale in (plan.middle, *plan.histories)]
    if NATIONAL in parts:
        one = shop.measure(plan.national, runs)
        shop.parse(one, runs)
        shop.find(one)
        measured[NATIONAL] = [one]
    return {part: measured[part] for part in PARTS if part in measured}


def asked(measured: dict[str, list[Measured]]) -> Iterator[tuple[str, Iterator[Ask]]]:
    """What was asked of the parts that were measured."""
    if NATIONAL in measured:
        yield measured[NATIONAL][0].scale.name, ratios.of_national(measured[NATIONAL][0])
    if MIDDLE in measured:
        first, *shorter = measured[MIDDLE]
        yield first.scale.name, ratios.of_middle(first, shorter)
    if NATIONAL in measured and MIDDLE in measured:
        yield "both", iter([ratios.of_growth(measured[NATIONAL][0], measured[MIDDLE][0])])
    if PROVINCIAL in measured:
        yield measured[PROVINCIAL][0].scale.name, ratios.of_provincial(measured[PROVINCIAL][0])


def report(
    measured: dict[str, list[Measured]], groups: Sequence[tuple[str, Sequence[Ask]]], runs: int
) -> str:
    """All tables as one text."""
    said = "One round" if runs == 1 else f"Median of {runs} rounds, ours and the baseline by turns"
    today = datetime.now(tz=UTC).date().isoformat()
    head = table.HEAD.format(date=today, machine=machine(), runs=said, seed=SEED)
    firsts = [scales[0] for scales in measured.values()]
    every = [one for scales in measured.values() for one in scales]
    parts = [head, table.asked(groups), table.stages(firsts), table.sizes(every)]
    if PROVINCIAL in measured:
        parts.append(table.rewritten(measured[PROVINCIAL][0]))
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def machine() -> str:
    """What class of machine this is: processors, memory, system, Python."""
    cores = len(os.sched_getaffinity(0))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return f"{cores} × {model or platform.machine()}, {memory:.0f} GiB of memory, {system}"


if __name__ == "__main__":
    sys.exit(main())
