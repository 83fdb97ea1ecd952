"""Plants faults into a clean folder: one in each free part of each report, so that none meets another."""

from __future__ import annotations

import random
from collections.abc import Mapping

from benchmarks.recall.clean import build_folder
from benchmarks.recall.constants import NAMES, OUTSIDE, PAPER, SCORE
from benchmarks.recall.faults import PLANTERS, Fault, Place, Slot
from benchmarks.recall.faults.place import Planting
from benchmarks.recall.papers import Folder, Paper
from benchmarks.recall.press import Press

TRIES = 12
"""Codes tried in one part of a report before it is left clean."""


def planted_folder(seed: int, wanted: Mapping[str, int], districts: int) -> tuple[Folder, list[Fault]]:
    """The folder of a seed, printed, with up to `wanted` faults of each code."""
    folder = build_folder(seed, districts)
    rng = random.Random(seed + 1_000_000)
    presses = {paper: Press(folder, paper, random.Random(seed + i)) for i, paper in enumerate(folder.papers)}
    started = _start(folder, presses, dict(wanted), rng)
    for press in presses.values():
        press.print()
    faults = [fault for planting in started if (fault := _finish(planting)) is not None]
    return folder, faults


def _start(
    folder: Folder, presses: Mapping[Paper, Press], wanted: dict[str, int], rng: random.Random
) -> list[Planting]:
    """Plantings that changed the truth and wait for the print, in the order of the reports."""
    slots = [(paper, slot) for paper in folder.papers for slot in _slots(paper)]
    rng.shuffle(slots)
    free = {*slots, *((paper, once) for paper in folder.papers for once in (OUTSIDE, NAMES))}
    started: list[tuple[int, Planting]] = []
    for paper, slot in slots:
        if (paper, slot) not in free:
            continue
        left = [code for code, count in wanted.items() if count > 0]
        if not left:
            break
        weights = [wanted[code] for code in left]
        free.discard((paper, slot))
        for code in dict.fromkeys(rng.choices(left, weights, k=TRIES)):
            place = Place(folder, paper, slot, rng, presses[paper], lambda p, s: (p, s) in free)
            planting = PLANTERS[code](place)
            if _begins(planting):
                wanted[code] -= 1
                free.difference_update(place.taken)
                started.append((folder.papers.index(paper), planting))
                break
    return [planting for _, planting in sorted(started, key=lambda item: item[0])]


def _slots(paper: Paper) -> list[str]:
    return [*(formula.name for formula in paper.formulas), *([SCORE] if paper.percents else []), PAPER]


def _begins(planting: Planting) -> bool:
    """Whether the planter found its place fit, and now waits for the print."""
    try:
        next(planting)
    except StopIteration:
        return False
    return True


def _finish(planting: Planting) -> Fault | None:
    try:
        next(planting)
    except StopIteration as stop:
        fault = stop.value
        return fault if isinstance(fault, Fault) else None
    raise RuntimeError("a planter yields once")


__all__ = ["Slot", "planted_folder"]
