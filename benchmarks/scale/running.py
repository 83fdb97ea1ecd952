"""Runs a command and tells what it cost: wall, processor time and memory of its whole process tree."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_EVERY = 0.1
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the wall, and of all processors together, children included."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Run:
    """What one command cost: `peak` in bytes (proportional set size of all its processes together)."""

    whole: Cost
    peak: int
    stages: Mapping[str, Cost] = field(default_factory=dict)


class FailedError(RuntimeError):
    """A command that ended badly; the text is the last of what it said."""


def run(command: Sequence[str], folder: Path, timings: Path | None = None) -> Run:
    """Runs `command` in `folder` to its end; FailedError when that is a bad one.

    `timings`: the file into which the command writes what its stages cost (`congkhai build --timings`).
    """
    environment = os.environ | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=said)  # noqa: S603
        watch = _Watch(process.pid)
        watch.start()
        # the usage holds that of every child which the process has waited for
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.stop()
        if process.returncode:
            said.seek(0)
            words = said.read().decode(errors="replace")[-2000:]
            raise FailedError(f"{' '.join(command)}: exit {process.returncode}\n{words}")
    stages = read_stages(timings.read_text(encoding="utf-8")) if timings else {}
    return Run(Cost(wall, usage.ru_utime + usage.ru_stime), watch.peak, stages)


def read_stages(text: str) -> dict[str, Cost]:
    """What each stage cost, from the JSON of `congkhai build --timings`."""
    return {stage["name"]: Cost(stage["wall"], stage["cpu"]) for stage in json.loads(text)["stages"]}


class _Watch(threading.Thread):
    """Looks at the memory of a process and its descendants until it is stopped; `peak` in bytes."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._pid = pid
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.wait(_EVERY):
            self.peak = max(self.peak, sum(map(_memory, tree_of(self._pid))))

    def stop(self) -> None:
        self._over.set()
        self.join()


def tree_of(pid: int) -> list[int]:
    """A process and all that descend from it, as /proc shows them now."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                # the name in brackets may hold blanks and brackets of its own
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:  # it ended meanwhile
                continue
            children.setdefault(parent, []).append(int(entry.name))
    found = [pid]
    for one in found:
        found += children.get(one, ())
    return found


def _memory(pid: int) -> int:
    """Proportional set size in bytes: pages that processes share count once, in parts."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
