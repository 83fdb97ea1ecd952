"""`python -m benchmarks.recall`: measures recall and false alarms, prints the tables, keeps them."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from benchmarks.recall import table
from benchmarks.recall.labels import hold, read_labels
from benchmarks.recall.measuring import Tally, measure
from generator import pipeline

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "benchmarks" / "recall.md"
SEED, FAULTS, CLEAN_FOLDERS = 20231120, 500, 12
QUICK_FAULTS, QUICK_CLEAN = 6, 1


def main() -> int:
    """Prints both tables; writes them to recall.md unless quick."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.recall", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few faults of each code; keeps nothing")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--faults", type=int, default=0, help=f"faults of each code (usually {FAULTS})")
    options = parser.parse_args()
    faults = options.faults or (QUICK_FAULTS if options.quick else FAULTS)
    text = report(options.seed, faults, QUICK_CLEAN if options.quick else CLEAN_FOLDERS)
    sys.stdout.write(text)
    if not options.quick:
        KEPT.write_text(text, encoding="utf-8")
    return 0


def report(seed: int, faults: int, clean_folders: int) -> str:
    """Both tables as one text."""
    checked = pipeline.check(ROOT / "data", lambda _: None)
    held = hold(read_labels(ROOT / "tests" / "control" / "inconsistencies.csv"), checked.findings)
    tally: Tally = measure(seed, faults, clean_folders, os.cpu_count() or 1)
    as_of = checked.dataset.as_of if checked.dataset else ""
    head = table.HEAD.format(as_of=as_of, seed=seed)
    return "\n".join((head, table.invented(tally), "", table.real(held), ""))


if __name__ == "__main__":
    sys.exit(main())
