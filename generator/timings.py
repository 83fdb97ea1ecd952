"""What each stage of a command costs: wall and CPU seconds, those of its processes included."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from generator.domain.stopwatch import STOPWATCH

START = "start"
"""The stage before the first step: Python and its libraries are loaded."""


class Timings:
    """Told the steps of a command, keeps what each of them cost, and writes it into a file."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._costs: dict[str, list[float]] = {}
        self._stage = START
        self._wall, self._cpu = time.monotonic() - time.process_time(), 0.0
        if file is not None:
            STOPWATCH.clock = time.process_time

    def step(self, told: Callable[[str], None]) -> Callable[[str], None]:
        """`told`, the stages' costs noted on the way."""

        def begins(name: str) -> None:
            self._ends(name)
            told(name)

        return begins

    def _ends(self, following: str) -> None:
        wall, cpu = time.monotonic(), sum(os.times()[:4])
        cost = self._costs.setdefault(self._stage, [0.0, 0.0])
        cost[0] += wall - self._wall
        cost[1] += cpu - self._cpu
        self._stage, self._wall, self._cpu = following, wall, cpu

    def finish(self, stage: str, inside: Mapping[str, float]) -> None:
        """Writes the file. `inside`: CPU seconds of parts of `stage`, which become stages of their own, with
        the same share of its wall time.
        """
        self._ends("")
        whole = self._costs.get(stage, [0.0, 0.0])
        wall, cpu = whole
        for name, seconds in inside.items():
            share = min(seconds / cpu, 1.0) if cpu else 0.0
            self._costs[name] = [wall * share, seconds]
            whole[0] -= wall * share
            whole[1] -= seconds
        stages = [
            {"name": name, "wall": round(wall, 3), "cpu": round(cpu, 3)}
            for name, (wall, cpu) in self._costs.items()
        ]
        if self._file is not None:
            self._file.write_text(json.dumps({"stages": stages}, indent=1) + "\n", encoding="utf-8")
