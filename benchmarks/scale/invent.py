"""`python -m benchmarks.scale.invent FOLDER`: invents a whole data folder at the scale asked for."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.scale import register
from benchmarks.scale.figures import MEASURES, NOT_APPLICABLE, NOT_REPORTED, Integers, Invented, invent
from benchmarks.scale.register import Province
from benchmarks.scale.targets import write_targets

PERIODS, SEED = 36, 1
_REGISTERS = Path(__file__).parent / "registers"
_SINCE = "2025-07-01"
"""Since when the units are in force."""

COMMUNES, DESK = "xa.csv", "so-nganh.csv"


def write_data(folder: Path, invented: Invented) -> None:
    """Writes site, registers, decisions and every report into `folder`, which must be new or empty."""
    shutil.copytree(_REGISTERS, folder, dirs_exist_ok=True)
    _write(folder / "units.csv", _units(invented.provinces))
    write_targets(folder / "targets", invented)
    cells = _Cells(int(invented.counts.max()))
    at = 0
    for one in invented.provinces:
        counts = invented.counts[at : at + 1 + len(one.communes)]
        at += len(counts)
        for month, period in enumerate(invented.months):
            report = folder / "periods" / period / one.slug
            report.mkdir(parents=True)
            _write(report / "report.yml", _report(one, period))
            _write(report / COMMUNES, _table(one, counts[1:, month], cells))
            _write(report / DESK, [_HEADER, _row(one.unit.name, "province", "", counts[0, month], cells)])


def change_figure(folder: Path) -> Path:
    """Changes one count of the last period by one, and the total that holds it; returns the table.

    The count is `reused` of the first commune whose figure can grow; `folder` is an invented data folder.
    """
    last = max((folder / "periods").iterdir())
    table = min(last.iterdir()) / COMMUNES
    header, *rows = [line.split(",") for line in table.read_text(encoding="utf-8").splitlines()]
    at, base = header.index("reused"), header.index("received")
    for row in rows:
        if row[at].replace(".", "").isdigit() and _number(row[at]) < _number(row[base]):
            break
    for changed in (row, rows[-1]):
        changed[at] = _printed(_number(changed[at]) + 1)
    _write(table, (",".join(row) for row in [header, *rows]))
    return table


class _Cells:
    """Counts as papers print them; each number is made into text once."""

    def __init__(self, largest: int) -> None:
        self._texts = [_printed(number) for number in range(min(largest, 50_000) + 1)]

    def of(self, counts: Integers) -> list[str]:
        """The cells of a row."""
        return [self._text(count) for count in counts.tolist()]

    def _text(self, count: int) -> str:
        if count < 0:
            return {NOT_REPORTED: "", NOT_APPLICABLE: "-"}[count]
        return self._texts[count] if count < len(self._texts) else _printed(count)


_HEADER = ",".join(["unit", "tier", "total", *MEASURES])


def _row(name: str, tier: str, total: str, counts: Integers, cells: _Cells) -> str:
    return ",".join([name, tier, total, *cells.of(counts)])


def _table(one: Province, counts: Integers, cells: _Cells) -> list[str]:
    """A row per commune, and the total of what they report."""
    rows = [
        _row(unit.name, "commune", "", row, cells) for unit, row in zip(one.communes, counts, strict=True)
    ]
    return [_HEADER, *rows, _row(one.unit.name, "commune", "x", counts.clip(min=0).sum(axis=0), cells)]


def _report(one: Province, period: str) -> list[str]:
    year, month = period.split("-")
    following = f"{int(year) + int(month) // 12}-{int(month) % 12 + 1:02d}-05"
    return [
        f"title: Kết quả giải quyết thủ tục hành chính tháng {month} năm {year} của {_inside(one.unit.name)}",
        f"area: {one.unit.id}",
        f"publisher: Văn phòng UBND {_inside(one.unit.name)}",
        f"date: {following}",
        f"printed_period: tháng {month} năm {year}",
        "system: VNPT-iGate",
        "kind: extract",
        "tables:",
        f"  - {{file: {COMMUNES}, title: Kết quả của các xã và phường}}",
        f"  - {{file: {DESK}, title: Kết quả của các sở và ngành}}",
    ]


def _units(provinces: Iterable[Province]) -> list[str]:
    rows = ["id,name,type,parent,code,valid_from,valid_to,successors,aliases"]
    for one in provinces:
        for unit in (one.unit, *one.communes):
            parent = one.unit.id if unit.parent else ""
            rows.append(f"{unit.id},{unit.name},{unit.type},{parent},{unit.code},{_SINCE},,,")
    return rows


def _inside(name: str) -> str:
    """A unit's name inside a sentence."""
    return name[0].lower() + name[1:]


def _printed(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _number(text: str) -> int:
    return int(text.replace(".", ""))


def _write(path: Path, lines: Iterable[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def chosen(options: argparse.Namespace) -> tuple[Province, ...]:
    """The provinces that the arguments ask for."""
    if options.province:
        return register.one(options.province)
    return register.some(options.units) if options.units else register.country()


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the folder."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale.invent", description=__doc__)
    parser.add_argument("folder", type=Path, help="a data folder to be made; must not exist")
    scale = parser.add_mutually_exclusive_group(required=True)
    scale.add_argument("--national", action="store_true", help="34 provinces and 3,321 communes")
    scale.add_argument("--units", type=int, metavar="N", help="whole provinces until there are N units")
    scale.add_argument("--province", metavar="CODE", help="one province and its communes; 52 is Gia Lai")
    parser.add_argument("--periods", type=int, default=PERIODS, help=f"months (usually {PERIODS})")
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args(arguments)
    if options.folder.exists():
        parser.error(f"{options.folder} exists")
    write_data(options.folder, invent(chosen(options), options.periods, options.seed))
    return 0


if __name__ == "__main__":
    sys.exit(main())
