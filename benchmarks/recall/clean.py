"""Invented data folders in which everything adds up: the truth of every report, before it is printed.

A folder is a province with its departments and districts. Each district reports each quarter of a
year, the province each half; sizes of units are skewed, rates drift slowly, targets lie near the rates
but never so near that a verdict hangs on rounding.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from benchmarks.recall.constants import FILES, FORMULAS, IDENTITY, MAXIMA
from benchmarks.recall.names import DEPARTMENTS, names, slug
from benchmarks.recall.papers import Decision, Folder, Formula, Paper, Style, Subject, Unit
from benchmarks.recall.rounding import rate

YEAR, PROVINCIAL_YEAR = 2023, 2021
"""The province reports of other years than its districts, so that neither's decisions bind the other."""

QUARTERS = (
    ("01-01", "03-31", "I"),
    ("04-01", "06-30", "II"),
    ("07-01", "09-30", "III"),
    ("10-01", "12-31", "IV"),
)
HALVES = (("01-01", "06-30", "6 tháng đầu năm"), ("07-01", "12-31", "6 tháng cuối năm"))
PROVINCIAL = tuple(formula for formula in FORMULAS if formula is not IDENTITY)


class Subjects:
    """Sizes and rates of the subjects of one report's series, and their slow drift."""

    def __init__(self, rng: random.Random, subjects: Iterable[Subject], formulas: Iterable[Formula]) -> None:
        self._rng = rng
        self._formulas = tuple(formulas)
        usual = {formula.name: rng.uniform(0.5, 0.85) for formula in self._formulas}
        self._size: dict[Subject, float] = {}
        self._share: dict[Subject, dict[str, float]] = {}
        self._percents: dict[Subject, list[float]] = {}
        for subject in subjects:
            size = min(max(rng.lognormvariate(6.2, 0.6), 130), 4000)
            self._size[subject] = size * (3 if subject[1] == "district" else 1)
            self._share[subject] = {
                "fee": rng.uniform(0.5, 0.8),
                "resolved": rng.uniform(0.88, 0.97),
                **{name: min(max(rng.gauss(mid, 0.14), 0.12), 0.985) for name, mid in usual.items()},
            }
            self._percents[subject] = [min(rng.triangular(45, 104, 88), 100.0) for _ in MAXIMA]

    def counts(self) -> dict[Subject, dict[str, int]]:
        """The next period's counts of each subject."""
        made = {}
        for subject, size in self._size.items():
            received = round(size * self._rng.uniform(0.92, 1.08))
            share = self._share[subject]
            counts = {"received": received, "fee": round(received * share["fee"])}
            counts["resolved"] = round(received * share["resolved"])
            for formula in self._formulas:
                drifted = min(share[formula.name] + self._rng.uniform(-0.012, 0.012), 1)
                base = counts[formula.denominator]
                counts[formula.numerator] = min(round(base * drifted), base)
            counts["paid_direct"] = counts["fee"] - counts["paid_online"]
            made[subject] = counts
        return made

    def percents(self) -> dict[Subject, list[Decimal]]:
        """The next period's percents of the composite's groups of each commune, to two decimals."""
        return {
            subject: [
                min(Decimal(round((base + self._rng.uniform(-1, 1)) * 100)).scaleb(-2), Decimal(100))
                for base in bases
            ]
            for subject, bases in self._percents.items()
            if subject[1] == "commune"
        }


def build_folder(seed: int, districts: int) -> Folder:
    """The folder of a seed, its reports not yet printed."""
    rng = random.Random(seed)
    fresh = names(rng)
    units: dict[str, Unit] = {}
    province = _add(units, f"Tỉnh {next(fresh)}", "tỉnh", "", "99")
    departments = [_add(units, name, "sở", province.id, f"{i:03}") for i, name in enumerate(DEPARTMENTS)]
    papers: list[Paper] = []
    old: list[Decision] = []
    middle = []
    for i in range(districts):
        alias = "Bộ phận Một cửa huyện;BP Một cửa huyện"
        district = _add(units, f"Huyện {next(fresh)}", "huyện", province.id, f"{i + 100}", alias)
        middle.append(district)
        communes = [
            _add(units, f"{kind} {next(fresh)}", kind.lower(), district.id, f"{i + 10}{j:03}")
            for j, kind in enumerate(["Thị trấn", *["Xã"] * rng.randint(6, 11)])
        ]
        subjects = [(district.id, "district"), *((commune.id, "commune") for commune in communes)]
        spans = [(f"{YEAR}-q{n}", a, b, f"quý {no} năm {YEAR}") for n, (a, b, no) in enumerate(QUARTERS, 1)]
        papers += _series(rng, district, subjects, FORMULAS, spans, old, YEAR)
    subjects = [(unit.id, "province") for unit in departments]
    subjects += [(unit.id, tier) for tier in ("district", "commune") for unit in middle]
    year = PROVINCIAL_YEAR
    spans = [(f"{year}-h{n}", a, b, f"{said} {year}") for n, (a, b, said) in enumerate(HALVES, 1)]
    papers += _series(rng, province, subjects, PROVINCIAL, spans, old, year)
    return Folder(units, papers, old, FILES)


def _add(units: dict[str, Unit], name: str, kind: str, parent: str, code: str, alias: str = "") -> Unit:
    unit = Unit(f"{slug(name)}-{code}", name, kind, parent, alias)
    units[unit.id] = unit
    return unit


def _series(
    rng: random.Random,
    area: Unit,
    subjects: list[Subject],
    formulas: tuple[Formula, ...],
    spans: list[tuple[str, str, str, str]],
    old: list[Decision],
    year: int,
) -> list[Paper]:
    """The reports of one area, period by period."""
    growing = Subjects(rng, subjects, formulas)
    whole_office = area.type == "tỉnh"
    usual = {f.indicator: Decimal(rng.choice((55, 60, 65, 70, 75))) for f in formulas}
    tiers = ("district", "commune")
    before = Decision(
        f"{area.id}-cu", area.id, f"{year - 1}-01-01", f"{year}-12-31",
        {(area.id, tier): {i: value - 10 for i, value in usual.items()} for tier in tiers},
    )  # fmt: skip
    old.append(before)
    decimals = rng.choice((2, 2, 1))
    style = Style(
        decimals,
        rng.random() < 0.4,
        rng.choice(("", "", "%")),
        rng.random() < 0.5,
        rng.random() < 0.4,
        rng.random() < 0.5,
        frozenset(f.name for f in formulas if rng.random() < 0.4),
    )
    one_for_all = rng.random() < 0.5
    papers: list[Paper] = []
    for i, (period, start, end, printed) in enumerate(spans):
        counts = growing.counts()
        now = {f.indicator: _usual(rng, counts, usual[f.indicator], f, one_for_all) for f in formulas}
        decision = Decision(
            f"{area.id}-{period}", area.id, f"{year}-{start}", f"{year}-{end}",
            {(area.id, tier): dict(now) for tier in tiers},
            (before.id,) if i == 0 else (),
        )  # fmt: skip
        decision.targets |= _targets(rng, counts, now, formulas, one_for_all)
        papers.append(
            Paper(
                period,
                slug(area.name),
                area.id,
                printed,
                style,
                formulas,
                tuple(subjects),
                counts,
                {} if whole_office else growing.percents(),
                decision,
                before,
                now,
                f"{rng.randint(10, 400)}/BC-UBND",
                f"{year + (end[:2] == '12')}-{int(end[:2]) % 12 + 1:02}-15",
                previous=papers[-1] if papers else None,
            )
        )
    return papers


def _usual(
    rng: random.Random,
    counts: dict[Subject, dict[str, int]],
    usual: Decimal,
    formula: Formula,
    one_for_all: bool,
) -> Decimal:
    """The period's target of the whole area: clear of its averages, and of every commune if for all."""
    sums: dict[str, list[int]] = {}
    for (_, tier), numbers in counts.items():
        known = sums.setdefault(tier, [0, 0])
        known[0] += numbers[formula.numerator]
        known[1] += numbers[formula.denominator]
    averages = [rate(*sums[tier]) for tier in sums]
    singles = [_reached(n, formula) for (_, tier), n in counts.items() if tier == "commune"]
    choices = [usual + step for step in rng.sample((0, 5, -5), 3)]
    for reached in (averages + singles if one_for_all else averages, averages):
        for choice in choices:
            if _clear(choice, reached):
                return choice
    return usual + 1


def _targets(
    rng: random.Random,
    counts: dict[Subject, dict[str, int]],
    usual: dict[str, Decimal],
    formulas: tuple[Formula, ...],
    one_for_all: bool,
) -> dict[Subject, dict[str, Decimal]]:
    """The usual target or one near it for each subject, at least half a point from what it reached."""
    made: dict[Subject, dict[str, Decimal]] = {}
    for subject, numbers in counts.items():
        made[subject] = {}
        for formula in formulas:
            steps = (0, 5, -5) if one_for_all else rng.sample((0, 5, -5), 3)
            choices = [usual[formula.indicator] + step for step in steps]
            reached = [_reached(numbers, formula)]
            made[subject][formula.indicator] = next(c for c in choices if _clear(c, reached))
    return made


def _reached(numbers: dict[str, int], formula: Formula) -> Fraction:
    return rate(numbers[formula.numerator], numbers[formula.denominator])


def _clear(target: Decimal, reached: Iterable[Fraction]) -> bool:
    """Whether a target is so far from every rate that no rounding decides."""
    return all(abs(value - Fraction(target)) >= Fraction(1, 2) for value in reached)
