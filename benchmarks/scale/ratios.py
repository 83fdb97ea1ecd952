"""What was asked, what came out, and whether it was reached."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.scale.running import Cost, Run
from benchmarks.scale.scenes import Measured

READING = ("read", "check", "compute")

WHOLE_TO_BASELINE = 0.6
MIDDLE_TO_BASELINE = 0.1
PROVINCIAL_TO_BASELINE = 0.5
UNCHANGED_TO_COLD = 0.2
READING_TO_PARSING = 3.0
GROWTH = 1.1
PEAK = 1.2e9
"""Bytes of memory."""
UNIT_PAGE, INDEX = 15_000, 150_000
"""Bytes, compressed."""
ANSWER = 100.0
"""Milliseconds."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked: the `values` of each round in `unit`, and the most that is allowed, if any."""

    what: str
    values: tuple[float, ...]
    unit: str = ""
    limit: float | None = None
    of_cpu: float | None = None
    """The same ratio in processor time."""

    @property
    def middle(self) -> float:
        """The median of the rounds."""
        return statistics.median(self.values)

    @property
    def met(self) -> bool | None:
        """Whether the median keeps the limit; None without one."""
        return None if self.limit is None else self.middle <= self.limit


Seconds = Callable[[Cost], float]


def _wall(cost: Cost) -> float:
    return cost.wall


def _cpu(cost: Cost) -> float:
    return cost.cpu


def stage(run: Run, names: Iterable[str]) -> Cost:
    """What some stages of a run cost together; KeyError when the program tells nothing of one."""
    costs = [run.stages[name] for name in names]
    return Cost(sum(cost.wall for cost in costs), sum(cost.cpu for cost in costs))


def paired(above: Sequence[Cost], below: Sequence[Cost], seconds: Seconds) -> tuple[float, ...]:
    """The ratio of each round: a busy minute then weighs on both sides."""
    return tuple(seconds(a) / seconds(b) for a, b in zip(above, below, strict=True))


def ratio(what: str, above: Sequence[Cost], below: Sequence[Cost], limit: float | None) -> Ask:
    """A ratio of costs, judged on the wall."""
    of_cpu = statistics.median(paired(above, below, _cpu))
    return Ask(what, paired(above, below, _wall), "", limit, of_cpu)


def wholes(runs: Iterable[Run]) -> list[Cost]:
    """What each run cost as a whole."""
    return [run.whole for run in runs]


def per_unit(measured: Measured) -> list[Cost]:
    """What each whole build cost, by unit page."""
    units = measured.scale.units
    return [Cost(run.whole.wall / units, run.whole.cpu / units) for run in measured.whole]


def of_national(measured: Measured) -> Iterator[Ask]:
    """What is asked of the country."""
    yield ratio(
        "whole build / stock Material on the reference tree",
        wholes(measured.whole),
        wholes(measured.baseline),
        WHOLE_TO_BASELINE,
    )
    yield Ask("peak memory of all processes, GB", _peaks(measured.whole), "GB", PEAK / 1e9)
    reading = [stage(run, READING) for run in measured.whole]
    parsing = [stage(run, ("parse",)) for run in measured.parsing]
    yield ratio("read + check + compute / pandas alone parsing", reading, parsing, READING_TO_PARSING)
    if measured.weight is not None:
        weight = measured.weight
        yield Ask("heaviest unit page, gzip", (max(weight.unit_pages) / 1e3,), "kB", UNIT_PAGE / 1e3)
        yield Ask("median unit page, gzip", (weight.median_unit / 1e3,), "kB")
        yield Ask("search index, gzip", (weight.index / 1e3,), "kB", INDEX / 1e3)
        yield Ask("pages with a chart's spec of their own", (float(weight.inline_specs),), "", 0.0)
        yield Ask("specs of charts, shared by all pages", (float(weight.specs),))
    if measured.answers:
        yield Ask("find-your-unit, slowest answer", (max(measured.answers),), "ms", ANSWER)
        yield Ask("find-your-unit, median answer", (statistics.median(measured.answers),), "ms")


def of_middle(measured: Measured, histories: Iterable[Measured]) -> Iterator[Ask]:
    """What is asked at a thousand units, and with fewer months."""
    yield ratio(
        "whole build / stock Material with every unit in the navigation",
        wholes(measured.whole),
        wholes(measured.baseline),
        MIDDLE_TO_BASELINE,
    )
    for shorter in histories:
        times = measured.scale.months / shorter.scale.months
        what = f"{measured.scale.months} months / {shorter.scale.months} months, {times:g} times the history"
        yield ratio(what, wholes(measured.whole), wholes(shorter.whole), times)


def of_growth(national: Measured, middle: Measured) -> Ask:
    """What is asked between the two scales."""
    what = f"cost per unit page at {national.scale.units:,} / at {middle.scale.units:,}"
    return ratio(what, per_unit(national), per_unit(middle), GROWTH)


def of_provincial(measured: Measured) -> Iterator[Ask]:
    """What is asked of one province."""
    cold = wholes(measured.whole)
    limit = PROVINCIAL_TO_BASELINE
    what = "whole build, cold / stock Material on its reference tree"
    yield ratio(what, cold, wholes(measured.baseline), limit)
    unchanged = wholes(measured.unchanged)
    yield Ask("files written when nothing changed", (float(len(measured.needless)),), "", 0.0)
    yield ratio("generator, nothing changed / whole build, cold", unchanged, cold, UNCHANGED_TO_COLD)
    generator = wholes(measured.generator)
    yield ratio("generator, nothing changed / generator, cold", unchanged, generator, None)
    changed = wholes(measured.changed)
    yield ratio("generator, one figure changed / generator, cold", changed, generator, None)
    yield Ask("files rewritten by one changed figure", (float(len(measured.rewritten)),))


def _peaks(runs: Iterable[Run]) -> tuple[float, ...]:
    return tuple(run.peak / 1e9 for run in runs)
