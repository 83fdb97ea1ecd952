"""The administrative units in force, as they stand in units/, and the parts of the country to invent."""

from __future__ import annotations

import csv
import unicodedata
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent / "units"


@dataclass(frozen=True, slots=True)
class Unit:
    """A province, or a commune of one; `parent` is the province's code, empty for a province."""

    id: str
    name: str
    type: str
    code: str
    parent: str


@dataclass(frozen=True, slots=True)
class Province:
    """A province with its communes."""

    unit: Unit
    communes: tuple[Unit, ...]

    @property
    def slug(self) -> str:
        """The name of its folder in each period."""
        return self.unit.id.split("-", 1)[1].removeprefix("pho-").rpartition("-")[0]


def country() -> tuple[Province, ...]:
    """Every province with its communes, in the order of their codes."""
    communes: dict[str, list[Unit]] = {}
    for unit in _read("communes_2026-09.csv"):
        communes.setdefault(unit.parent, []).append(unit)
    return tuple(Province(unit, tuple(communes[unit.code])) for unit in _read("provinces_2026-09.csv"))


def some(units: int) -> tuple[Province, ...]:
    """Whole provinces, in order, until there are `units` pages of units; the last province is cut."""
    chosen: list[Province] = []
    for province in country():
        left = units - sum(1 + len(one.communes) for one in chosen)
        if left < 2:
            break
        chosen.append(Province(province.unit, province.communes[: left - 1]))
    return tuple(chosen)


def one(code: str) -> tuple[Province, ...]:
    """One province by its code; ValueError if there is none of that code."""
    chosen = tuple(province for province in country() if province.unit.code == code)
    if not chosen:
        raise ValueError(f"no province has the code {code}")
    return chosen


def _read(name: str) -> list[Unit]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        return [
            Unit(
                f"{_slug(row['full_name'])}-{row['code']}",
                row["full_name"],
                row["type"].lower(),
                row["code"],
                row["parent_code"],
            )
            for row in csv.DictReader(file)
        ]


def _slug(text: str) -> str:
    """The letters without marks; apostrophes and the like separate words."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return "-".join(letters.split())
