"""Invented decisions: one of the whole country, one of each province, some with a target per commune."""

from __future__ import annotations

import calendar
from pathlib import Path

import numpy as np

from benchmarks.scale.figures import Invented
from benchmarks.scale.register import Province

CENTRAL = {"online-submission": 60, "digitised-documents": 65, "digitised-results": 70, "on-time": 95}
"""What the country is to reach, in percent."""

PROVINCIAL = {"online-payment": 50, "reuse": 40}
"""What a province asks of its communes, give or take some points."""

EVERY = 3
"""Each so many provinces give every commune a target of its own."""


def assigned(one: Province) -> dict[str, int]:
    """What a province asks of its communes as a rule, by indicator, in percent."""
    shift = int(one.unit.code) % 4 * 5 - 5
    return {indicator: value + shift for indicator, value in PROVINCIAL.items()}


def own_targets(one: Province) -> list[dict[str, int]] | None:
    """The targets of each commune, in percent, where its province gives each its own."""
    if int(one.unit.code) % EVERY:
        return None
    rng = np.random.default_rng(int(one.unit.code))
    steps = rng.integers(-2, 3, (len(one.communes), len(PROVINCIAL))).tolist()
    usual = assigned(one)
    return [{key: usual[key] + 5 * step for key, step in zip(usual, row, strict=True)} for row in steps]


def write_targets(folder: Path, invented: Invented) -> None:
    """Writes a file per decision, and the tables of those that have one; all bind in every period."""
    folder.mkdir(parents=True)
    valid = f"valid: {{from: {invented.months[0]}-01, to: {_end(invented.months[-1])}}}"
    entries = [f"  - {{indicator: {key}, at_least: {value}}}" for key, value in CENTRAL.items()]
    title = "title: Chỉ tiêu chung của cả nước (giả định)"
    _write(folder / "trung-uong.yml", [title, "issuer: trung-uong", valid, "targets:", *entries])
    for one in invented.provinces:
        head = [f"title: Chỉ tiêu {one.unit.name} giao (giả định)", f"issuer: {one.unit.id}", valid]
        own = own_targets(one)
        if own is None:
            entries = [
                f"  - {{indicator: {key}, tier: commune, at_least: {value}}}"
                for key, value in assigned(one).items()
            ]
            _write(folder / f"{one.slug}.yml", [*head, "targets:", *entries])
            continue
        _write(folder / f"{one.slug}.yml", [*head, f"table: {one.slug}.csv"])
        rows = [
            ",".join([unit.name, "commune", *(f"{value}%" for value in row.values())])
            for unit, row in zip(one.communes, own, strict=True)
        ]
        _write(folder / f"{one.slug}.csv", [",".join(["unit", "tier", *PROVINCIAL]), *rows])


def _end(month: str) -> str:
    year, number = map(int, month.split("-"))
    return f"{month}-{calendar.monthrange(year, number)[1]}"


def _write(path: Path, lines: list[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
