"""Prints the truth of a report: its tables, sentences and lists, with every rate rounded as it should be."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from benchmarks.recall.constants import (
    BANDS,
    COMPOSITE,
    MAXIMA,
    OVERDUE,
    PAPER,
    PROSE,
    SCORE,
    SCORES,
    SUMMARY,
)
from benchmarks.recall.papers import Claim, Folder, Formula, Paper, Row, Subject, Table, Unit
from benchmarks.recall.rounding import grouped, printed, rate, rounded

TIER_TITLES = {"province": "Cấp tỉnh", "district": "Cấp huyện", "commune": "Cấp xã"}


class Press:
    """Prints one report of a folder."""

    def __init__(self, folder: Folder, paper: Paper, rng: random.Random) -> None:
        self._units = folder.units
        self._paper = paper
        self._rng = rng
        self._whole = folder.units[paper.area].type == "tỉnh"

    def print(self) -> None:
        """Fills the report's tables and claims from its counts and scores."""
        paper = self._paper
        made = list(self._appendices() if self._whole else self._sheets())
        made.append(Table(PROSE, ["at", "unit", "tier", "figure", "value"], list(self._sentences())))
        made[-1].entry["prose"] = "true"
        for table in made[:-1]:
            table.entry |= {"number": paper.number, "date": paper.date}
        paper.tables = {table.stem: table for table in made}
        paper.claims = [claim for formula in paper.formulas for claim in self._claims(formula)]
        if paper.percents:
            paper.claims += self._score_claims()

    # figures

    def known(self, formula: Formula, tier: str = "") -> list[Subject]:
        """The subjects that the part's tables print, of one tier or all."""
        return known(self._paper, formula, tier)

    def text(self, value: Fraction) -> str:
        """A rate as this office prints it."""
        style = self._paper.style
        return printed(rounded(value, style.decimals), style.trim, style.sign)

    def count(self, number: int) -> str:
        """A count as this office prints it."""
        return grouped(number, self._paper.style.dots)

    def name(self, subject: Subject) -> str:
        """A unit as this office writes it in tables."""
        unit = self._units[subject[0]]
        if unit.type == "huyện" and not self._whole:
            return unit.aliases.split(";")[0]
        return f"UBND {_lowered(unit)}" if self._paper.style.office and unit.type != "sở" else unit.name

    # tables

    def _sheets(self) -> Iterator[Table]:
        """A district's tables: one for each part, a summary of their rates, the composite."""
        paper = self._paper
        for formula in paper.formulas:
            columns = ["no", "unit", "tier", "total", *formula.columns, formula.indicator]
            table = Table(formula.stem, columns, [], {"title": formula.title}, formula.name)
            for i, subject in enumerate(self.known(formula), 1):
                cells = self._frame(i, subject) | self._figures((formula,), [subject])
                table.rows.append(Row(subject, cells, slot=formula.name))
            table.rows += self._totals((formula,), bare=formula.name in paper.style.bare)
            for row in table.rows:
                row.slot = formula.name
            yield table
        yield self._summary()
        if paper.percents:
            yield self._scores()

    def _appendices(self) -> Iterator[Table]:
        """A province's three appendices: one group of tables, a tier each, all parts side by side."""
        paper = self._paper
        formulas = paper.formulas
        columns = list(dict.fromkeys(c for f in formulas for c in (*f.columns, f.indicator)))
        for number, (tier, title) in enumerate(TIER_TITLES.items(), 1):
            entry = {"title": f"Phụ lục {number}: {title}", "tier": tier, "group": "chi-tieu"}
            table = Table(f"phu-luc-{number}", ["no", "unit", "total", *columns], [], entry)
            here = [subject for subject in paper.subjects if subject[1] == tier]
            for subject in here:
                present = [f for f in formulas if subject in self.known(f)]
                if present:
                    cells = self._frame(len(table.rows) + 1, subject) | self._figures(present, [subject])
                    table.rows.append(Row(subject, cells))
            cells = {"unit": self._units[paper.area].name, "total": "x"}
            for formula in formulas:
                bare = formula.name in paper.style.bare
                cells |= self._figures((formula,), self.known(formula, tier), bare)
            table.rows.append(Row((paper.area, tier), cells, True))
            yield table

    def _frame(self, number: int, subject: Subject) -> dict[str, str]:
        tier = "" if self._units[subject[0]].type in ("xã", "thị trấn", "sở") else subject[1]
        return {"no": str(number), "unit": self.name(subject), "tier": tier}

    def _figures(
        self, formulas: Iterable[Formula], subjects: list[Subject], bare: bool = False
    ) -> dict[str, str]:
        """Counts and rates of one subject, or of several together."""
        count = self._paper.count
        cells: dict[str, str] = {}
        for formula in formulas:
            sums = {c: sum(count(formula, s, c) for s in subjects) for c in formula.columns}
            if not bare:
                cells |= {column: self.count(total) for column, total in sums.items()}
            cells[formula.indicator] = self.text(rate(sums[formula.numerator], sums[formula.denominator]))
        return cells

    def _totals(self, formulas: tuple[Formula, ...], bare: bool) -> Iterator[Row]:
        paper = self._paper
        tiers = ("commune", "all") if paper.style.whole else ("all",)
        for tier in tiers:
            subject = (paper.area, tier)
            name = self._units[paper.area].name if tier == "commune" else "Tổng cộng"
            cells = {"unit": name, "tier": tier, "total": "x"}
            parts = self.known(formulas[0], "commune" if tier == "commune" else "")
            yield Row(subject, cells | self._figures(formulas, parts, bare), True)

    def _summary(self) -> Table:
        """The rates of all parts again, without their counts, and the rank by the first."""
        paper = self._paper
        first = paper.formulas[0]
        rank = f"{first.indicator}.rank"
        columns = ["no", "unit", "tier", *(f.indicator for f in paper.formulas), rank]
        table = Table(SUMMARY, columns, [], {"title": "Tổng hợp"})
        standing = {s: self.exact(first, [s]) for s in self.known(first, "commune")}
        for i, subject in enumerate(paper.subjects, 1):
            cells = self._frame(i, subject)
            for formula in paper.formulas:
                if subject in self.known(formula):
                    cells[formula.indicator] = self.text(self.exact(formula, [subject]))
            if subject in standing:
                cells[rank] = str(1 + sum(other > standing[subject] for other in standing.values()))
            table.rows.append(Row(subject, cells))
        return table

    def exact(self, formula: Formula, subjects: Iterable[Subject]) -> Fraction:
        """The rate of subjects together."""
        return exact(self._paper, formula, subjects)

    def _scores(self) -> Table:
        paper = self._paper
        places = 2 if paper.style.decimals == 2 else 1
        columns = ["no", "unit", COMPOSITE, f"{COMPOSITE}.grade", f"{COMPOSITE}.rank"]
        for component in MAXIMA:
            columns += [component, f"{component}.percent"]
        table = Table(SCORES, columns, [], {"title": "Điểm các nhóm"}, SCORE)
        totals = {subject: total_points(percents) for subject, percents in paper.percents.items()}
        for i, (subject, percents) in enumerate(paper.percents.items(), 1):
            total = totals[subject]
            cells = {
                "no": str(i),
                "unit": self.name(subject),
                COMPOSITE: printed(total, paper.style.trim),
                f"{COMPOSITE}.grade": grade(total),
                f"{COMPOSITE}.rank": str(1 + sum(other > total for other in totals.values())),
            }
            for (component, maximum), percent in zip(MAXIMA.items(), percents, strict=True):
                points = rounded(Fraction(percent) * maximum / 100, places)
                cells[component] = printed(points, paper.style.trim)
                cells[f"{component}.percent"] = printed(percent, paper.style.trim)
            table.rows.append(Row(subject, cells, slot=SCORE))
        return table

    # sentences

    def _sentences(self) -> Iterator[Row]:
        paper = self._paper
        for i, formula in enumerate(paper.formulas, 1):
            at = f"I.{i}"
            tiers = ("all", *(("province",) if self._whole else ()), "district", "commune")
            for tier in tiers:
                subjects = self.known(formula, "" if tier == "all" else tier)
                if not subjects:
                    continue
                figures = {formula.indicator: self.text(self.exact(formula, subjects))}
                if tier == "all":
                    for measure in (formula.denominator, formula.numerator):
                        total = sum(paper.count(formula, s, measure) for s in subjects)
                        figures[measure] = self.count(total)
                subject = (paper.area, tier)
                yield from self._said(at, subject, figures, formula.name)
            quoted = paper.usual[formula.indicator]
            figures = {f"{formula.indicator}.target": printed(quoted, True)}
            yield from self._said(f"{at}.1", (paper.area, "commune"), figures, formula.name)

        overdue = {OVERDUE: self.count(self._rng.randint(3, 40))}
        for at in ("VI.1", "VI.2"):
            yield from self._said(at, (paper.area, "all"), overdue, PAPER)

    def _said(self, at: str, subject: Subject, figures: dict[str, str], slot: str) -> Iterator[Row]:
        for figure, value in figures.items():
            name = self._units[subject[0]].name
            cells = {"at": at, "unit": name, "tier": subject[1], "figure": figure, "value": value}
            yield Row(subject, cells, slot=slot)

    # lists

    def mention(self, formula: Formula, subject: Subject) -> tuple[Subject, str]:
        """A unit in a list, with its rate."""
        name = self._units[subject[0]].name.removeprefix("Xã ")
        style = self._paper.style
        value = rounded(self.exact(formula, [subject]), style.decimals)
        return subject, f"{name} {printed(value, style.trim)}"

    def _claims(self, formula: Formula) -> Iterator[Claim]:
        paper, i = self._paper, self._paper.formulas.index(formula) + 1
        tier = "commune"
        subjects = self.known(formula, tier)
        reached = {s: self.exact(formula, [s]) for s in subjects}
        targets = {s: paper.decision.targets[s].get(formula.indicator) for s in subjects}
        met = [s for s in subjects if (t := targets[s]) is not None and reached[s] >= Fraction(t)]
        unmet = [s for s in subjects if targets[s] is not None and s not in met]
        base = (formula.name, formula.indicator, tier)
        for at, status, members in ((f"II.{i}a", "not_met", unmet), (f"II.{i}b", "met", met)):
            where: dict[str, str] | str = {"target": paper.decision.id, "status": status}
            claim = Claim(at, *base, where, len(members), len(subjects))
            if status == "not_met" and members:
                claim.units = [self.mention(formula, s) for s in members]
            elif members:
                claim.such_as = [self.mention(formula, s) for s in members[:2]]
            yield claim
        end = self._rng.choice((max, min))
        claim = Claim(f"II.{i}c", *base, "highest" if end is max else "lowest")
        claim.value = self.text(end(reached.values())).rstrip("%")
        yield claim
        bounds = [b for b in range(55, 92) if all(abs(r - b) > Fraction(1, 5) for r in reached.values())]
        bound = self._rng.choice(bounds or [0])
        over = [s for s in subjects if reached[s] > bound]
        if over and bound and self._rng.random() < 0.5:
            claim = Claim(f"II.{i}d", *base, {"above": str(bound)}, len(over))
            claim.units = [self.mention(formula, s) for s in over]
            yield claim

    def _score_claims(self) -> Iterator[Claim]:
        totals = {s: total_points(percents) for s, percents in self._paper.percents.items()}
        base = (SCORE, COMPOSITE, "commune")
        best = Claim("III.1", *base, "highest")
        best.value = printed(max(totals.values()), self._paper.style.trim)
        yield best
        for i, name in enumerate(dict.fromkeys(grade(total) for total in totals.values()), 2):
            members = [s for s, total in totals.items() if grade(total) == name]
            claim = Claim(f"III.{i}", *base, {"grade": name}, len(members))
            claim.units = [(s, self._units[s[0]].name) for s in members]
            yield claim


def known(paper: Paper, formula: Formula, tier: str = "") -> list[Subject]:
    """The subjects that a part of a report gives figures of, of one tier or all."""
    return [s for s in paper.subjects if tier in ("", s[1]) and (formula.name, s) not in paper.absent]


def exact(paper: Paper, formula: Formula, subjects: Iterable[Subject]) -> Fraction:
    """The rate that a part prints of subjects together, not rounded."""
    known_subjects = list(subjects)
    numerator = sum(paper.count(formula, s, formula.numerator) for s in known_subjects)
    return rate(numerator, sum(paper.count(formula, s, formula.denominator) for s in known_subjects))


def total_points(percents: list[Decimal]) -> Decimal:
    """A composite's total to two decimals, from its groups before they are rounded."""
    parts = zip(MAXIMA.values(), percents, strict=True)
    return rounded(sum((Fraction(p) * maximum / 100 for maximum, p in parts), Fraction(0)), 2)


def grade(total: Decimal) -> str:
    """The grade of a total."""
    return next(name for name, floor in BANDS.items() if total >= floor)


def _lowered(unit: Unit) -> str:
    return unit.name[0].lower() + unit.name[1:]
