"""The tables of the bench, as Markdown."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator, Sequence

from benchmarks.scale.ratios import Ask
from benchmarks.scale.running import Cost, Run
from benchmarks.scale.scenes import Measured
from benchmarks.scale.weighing import Weight, by_kind

HEAD = """# The whole country

Written by `make bench-scale`; do not edit. How to read it: [README.md](README.md).
Measured on {date}: {machine}. {runs}; figures invented with seed {seed}.
"""

_STAGES = ("start", "read", "check", "compute", "charts", "pages", "write", "mkdocs", "publish")
"""In the order of the data's way; others stand behind."""

_KINDS = 30
"""Kinds of rewritten files that are listed."""


def asked(groups: Iterable[tuple[str, Iterable[Ask]]]) -> str:
    """What was asked and whether it was reached, scale by scale."""
    rows = [[scale, *_ask(ask)] for scale, asks in groups for ask in asks]
    heads = ["scale", "what", "median", "lowest to highest", "in processor time", "at most", "met"]
    return "\n\n".join(["## What was asked", _table(heads, rows)])


def _ask(ask: Ask) -> list[str]:
    several = len(ask.values) > 1
    spread = f"{_figure(min(ask.values))} to {_figure(max(ask.values))}" if several else ""
    unit = f" {ask.unit}" if ask.unit else ""
    return [
        ask.what,
        _figure(ask.middle) + unit,
        spread,
        "" if ask.of_cpu is None else _figure(ask.of_cpu),
        "" if ask.limit is None else _figure(ask.limit) + unit,
        {None: "", True: "yes", False: "**no**"}[ask.met],
    ]


def stages(scales: Sequence[Measured]) -> str:
    """What each stage of the whole build cost, and the baseline beside it."""
    found = dict.fromkeys(name for one in scales for run in one.whole for name in run.stages)
    names = sorted(found, key=lambda name: _STAGES.index(name) if name in _STAGES else len(_STAGES))
    rows = [[name, *_costs([_stage(one.whole, name) for one in scales])] for name in names]
    rest = [[_rest(run) for run in one.whole] for one in scales]
    rows.append(["the rest", *_costs(rest)])
    rows.append(["**whole build**", *_costs([[run.whole for run in one.whole] for one in scales])])
    rows.append(["stock Material", *_costs([[run.whole for run in one.baseline] for one in scales])])
    rows.append(["pandas alone", *_costs([_stage(one.parsing, "parse") for one in scales])])
    heads = ["stage"]
    for one in scales:
        heads += [f"{one.scale.name}: wall", "processor"]
    told = "Seconds, median of the rounds; processor time is that of all processes together."
    return "\n\n".join(["## Stages", told, _table(heads, rows)])


def _stage(runs: Iterable[Run], name: str) -> list[Cost]:
    return [run.stages[name] for run in runs if name in run.stages]


def _rest(run: Run) -> Cost:
    """What no stage told of."""
    told = run.stages.values()
    wall, cpu = sum(cost.wall for cost in told), sum(cost.cpu for cost in told)
    return Cost(run.whole.wall - wall, run.whole.cpu - cpu)


def _costs(scales: Iterable[Sequence[Cost]]) -> Iterator[str]:
    for costs in scales:
        yield _median([cost.wall for cost in costs])
        yield _median([cost.cpu for cost in costs])


def _median(values: Sequence[float]) -> str:
    return f"{statistics.median(values):.2f}" if values else ""


def sizes(scales: Iterable[Measured]) -> str:
    """What was built, what it weighs and what memory it took."""
    rows = []
    for one in scales:
        name = f"{one.scale.name}: {one.scale.units:,} units, {one.scale.months} months"
        pairs = ((name, one.whole, one.weight), ("its baseline", one.baseline, one.reference_weight))
        rows += [_size(label, runs, weight) for label, runs, weight in pairs if weight is not None]
    heads = ["site", "files", "pages", "MB", "peak memory, MB", "median unit page, kB", "heaviest page, kB"]
    told = "Pages as they are when compressed by gzip; memory is the proportional set size of all processes."
    return "\n\n".join(["## Sizes", told, _table(heads, rows)])


def _size(label: str, runs: Sequence[Run], weight: Weight) -> list[str]:
    return [
        label,
        f"{weight.files:,}",
        f"{weight.pages:,}",
        f"{weight.total / 1e6:.0f}",
        f"{statistics.median(run.peak for run in runs) / 1e6:.0f}",
        f"{weight.median_unit / 1e3:.1f}",
        f"{weight.heaviest[1] / 1e3:.1f} ({weight.heaviest[0]})",
    ]


def rewritten(measured: Measured) -> str:
    """The files that one changed figure rewrote, by kind."""
    kinds = list(by_kind(measured.rewritten).items())
    lines = [f"- {count} × `{kind}`" for kind, count in kinds[:_KINDS]]
    if kinds[_KINDS:]:
        lines.append(f"- {sum(count for _, count in kinds[_KINDS:])} of other kinds")
    told = "One count of one commune, and the total that holds it, of the last month:"
    return "\n\n".join(["## What one changed figure rewrites", told, "\n".join(lines)])


def _figure(value: float) -> str:
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:.1f}" if value >= 10 else f"{value:.3g}" if value >= 1 else f"{value:.3f}"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
