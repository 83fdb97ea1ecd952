"""The baseline: the same units, months and rates as plain Markdown for stock MkDocs with Material.

FROZEN. What it writes is held by a SHA-256 in tests/benchmarks/: a baseline that changes measures nothing.
It imports nothing of the generator, and its pages are what anybody would write by hand: a page per unit
with two pipe tables, index pages, a page per indicator and per month, the theme as it comes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.scale.figures import MEASURES, RATES, Integers, Invented, Rate
from benchmarks.scale.register import Province, Unit
from benchmarks.scale.targets import CENTRAL, assigned, own_targets

OUTSIDE, INSIDE = "mkdocs.yml", "mkdocs-nav.yml"
"""Two configurations of one tree: units outside the navigation, and every unit inside it."""

_NAMES = {
    "online-submission": "Hồ sơ trực tuyến",
    "online-payment": "Thanh toán trực tuyến",
    "digitised-documents": "Số hóa hồ sơ",
    "digitised-results": "Kết quả điện tử",
    "on-time": "Đúng hạn",
    "reuse": "Tái sử dụng dữ liệu",
}

_SETTINGS = """\
site_name: Kết quả dịch vụ công trực tuyến
site_url: https://reference.example.org/
theme:
  name: material
  language: vi
plugins:
  - search
nav:
  - Trang chủ: index.md
  - Tỉnh: tinh/index.md
  - Chỉ số: chi-so/index.md
  - Kỳ: ky/index.md
"""
_OUTSIDE = """\
not_in_nav: |
  /don-vi/*
  /tinh/*
  /chi-so/*
  /ky/*
"""
_INSIDE = """\
not_in_nav: |
  /tinh/*
  /chi-so/*
  /ky/*
"""


def write_reference(folder: Path, invented: Invented) -> None:
    """Writes the tree into `folder`, which must not exist: docs/ and the two configurations."""
    docs = folder / "docs"
    for name in ("don-vi", "tinh", "chi-so", "ky"):
        (docs / name).mkdir(parents=True)
    units = [f"    - {unit.name}: don-vi/{unit.id}.md" for unit in invented.units]
    _write(folder / OUTSIDE, [_SETTINGS + _OUTSIDE])
    _write(folder / INSIDE, [_SETTINGS + "  - Đơn vị:", *units, _INSIDE])
    _write(docs / "index.md", ["# Kết quả dịch vụ công trực tuyến", "", *_contents(invented)])
    at = 0
    for one in invented.provinces:
        counts = invented.counts[at : at + 1 + len(one.communes)]
        at += len(counts)
        targets = _targets(one)
        for unit, own, row in zip((one.unit, *one.communes), targets, counts, strict=True):
            _write(docs / "don-vi" / f"{unit.id}.md", _unit(unit, one, invented.months, own, row))
        _write(docs / "tinh" / f"{one.slug}.md", _province(one))
    links = (f"- [{one.unit.name}]({one.slug}.md)" for one in invented.provinces)
    _write(docs / "tinh" / "index.md", ["# Tỉnh", "", *links])
    _write(docs / "chi-so" / "index.md", ["# Chỉ số", "", *_indicator_links("")])
    _write(docs / "ky" / "index.md", ["# Kỳ", "", *(f"- [{month}]({month}.md)" for month in invented.months)])
    for rate in RATES:
        _write(docs / "chi-so" / f"{rate.indicator}.md", _indicator(rate, invented))
    for at, month in enumerate(invented.months):
        _write(docs / "ky" / f"{month}.md", _period(at, month, invented))


def _contents(invented: Invented) -> Iterator[str]:
    yield from (f"- [{one.unit.name}](tinh/{one.slug}.md)" for one in invented.provinces)
    yield from _indicator_links("chi-so/")


def _indicator_links(folder: str) -> Iterator[str]:
    return (f"- [{_NAMES[rate.indicator]}]({folder}{rate.indicator}.md)" for rate in RATES)


def _unit(
    unit: Unit, one: Province, months: Sequence[str], targets: dict[str, int], counts: Integers
) -> Iterator[str]:
    """A unit's page: `counts` has the shape (months, measures)."""
    yield from ["---", f"title: {unit.name}", "---", "", f"# {unit.name}", ""]
    yield from [f"[{one.unit.name}](../tinh/{one.slug}.md)", "", "## Tỷ lệ từng tháng", ""]
    yield from _table(["Tháng", *_NAMES.values()])
    figures = counts.tolist()
    for month, row in zip(months, figures, strict=True):
        yield _row([month, *(_percent(*_parts(rate, row)) for rate in RATES)])
    yield from ["", f"## Tháng {months[-1]}", ""]
    yield from _table(["Chỉ số", "Tử số", "Mẫu số", "Tỷ lệ", "Chỉ tiêu"])
    for rate in RATES:
        above, below = _parts(rate, figures[-1])
        target = targets.get(rate.indicator)
        cells = [_count(above), _count(below), _percent(above, below), "" if target is None else f"{target}%"]
        yield _row([_NAMES[rate.indicator], *cells])


def _targets(one: Province) -> list[dict[str, int]]:
    """The targets of the province's own desk and of each commune, by indicator, in percent."""
    own = own_targets(one) or [assigned(one)] * len(one.communes)
    return [CENTRAL, *(CENTRAL | targets for targets in own)]


def _province(one: Province) -> Iterator[str]:
    yield from [f"# {one.unit.name}", ""]
    yield from (f"- [{unit.name}](../don-vi/{unit.id}.md)" for unit in (one.unit, *one.communes))


def _indicator(rate: Rate, invented: Invented) -> Iterator[str]:
    """Every unit's latest rate."""
    yield from [f"# {_NAMES[rate.indicator]}", ""]
    yield from _table(["Đơn vị", "Tỉnh", invented.months[-1]])
    latest = iter(invented.counts[:, -1].tolist())
    for one in invented.provinces:
        for unit in (one.unit, *one.communes):
            yield _row([unit.name, one.unit.name, _percent(*_parts(rate, next(latest)))])


def _period(at: int, month: str, invented: Invented) -> Iterator[str]:
    """The rates of each province's communes together."""
    yield from [f"# {month}", ""]
    yield from _table(["Tỉnh", *_NAMES.values()])
    first = 0
    for one in invented.provinces:
        communes = invented.counts[first + 1 : first + 1 + len(one.communes), at]
        first += 1 + len(one.communes)
        sums = communes.clip(min=0).sum(axis=0).tolist()
        yield _row([one.unit.name, *(_percent(*_parts(rate, sums)) for rate in RATES)])


def _parts(rate: Rate, counts: Sequence[int]) -> tuple[int, int]:
    return counts[MEASURES.index(rate.numerator)], counts[MEASURES.index(rate.denominator)]


def _percent(above: int, below: int) -> str:
    return f"{100 * above / below:.2f}".replace(".", ",") if above >= 0 and below > 0 else ""


def _count(count: int) -> str:
    return f"{count:,}".replace(",", ".") if count >= 0 else ""


def _table(heads: Sequence[str]) -> list[str]:
    return [_row(heads), _row(["---"] * len(heads))]


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _write(path: Path, lines: Iterable[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
