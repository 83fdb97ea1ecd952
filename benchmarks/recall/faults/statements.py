"""Faults in targets, and in what a report says of itself."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from benchmarks.recall.constants import OUTSIDE, PAPER, PROSE
from benchmarks.recall.faults.place import Place, Planting, Spot
from benchmarks.recall.papers import Decision, Formula, Paper, Row

_MIDDLE = {"q1": "02-15", "q2": "05-15", "q3": "08-15", "q4": "11-15", "h1": "04-10", "h2": "09-20"}
"""A day inside each kind of period, by the end of its id."""


def target_outlier(place: Place) -> Planting:
    """A target far from what the same decision gives the other units."""
    formula = place.formula
    if formula is None:
        return None
    subject = place.rng.choice(place.known("commune"))
    targets = place.paper.decision.targets[subject]
    usual = targets[formula.indicator]
    far = place.rng.choice((usual / 10, usual - 40, usual / 5))
    if abs(place.exact(subject) - int(far)) < 1:
        return None
    targets[formula.indicator] = far.quantize(Decimal("0.1"))
    yield
    return place.fault("target-outlier", *_decision_spots(place.paper.decision, subject[0]))


def target_none(place: Place) -> Planting:
    """A unit that the decision gives no target, though it gives its peers one."""
    formula = place.formula
    if formula is None:
        return None
    subject = place.rng.choice(place.known("commune"))
    targets = place.paper.decision.targets
    targets[place.paper.area, "commune"].pop(formula.indicator, None)
    del targets[subject][formula.indicator]
    yield
    rows = [table for table in place.paper.tables.values() if table.row(subject)]
    spots = [Spot(place.path(table), unit=subject[0]) for table in rows]
    return place.fault("target-none", *_decision_spots(place.paper.decision, subject[0]), *spots)


def target_below_one(place: Place) -> Planting:
    """A target of 0,7 that was meant as 70 percent."""
    formula = place.formula
    if formula is None:
        return None
    decision = place.paper.decision
    subject = place.rng.choice(place.known("commune"))
    decision.targets[subject][formula.indicator] /= 100
    yield
    number = list(decision.targets).index(subject) + 2
    spot = Spot(decision.table_path, number=number, columns=(formula.indicator,))
    return place.fault("target-below-one", spot)


def target_partly(place: Place) -> Planting:
    """A further decision that begins in the middle of the report's period."""
    formula, paper = place.formula, place.paper
    if formula is None:
        return None
    begins = f"{paper.decision.valid_from[:5]}{_MIDDLE[paper.period[-2:]]}"
    more = Decision(
        f"{paper.area}-{paper.period}-{place.slot}-them", paper.area, begins, paper.decision.valid_to,
        {(paper.area, "commune"): {formula.indicator: paper.usual[formula.indicator]}},
    )  # fmt: skip
    paper.more_decisions.append(more)
    yield
    return place.fault("target-partly", Spot(more.path), Spot(more.table_path), *_anywhere(paper))


def target_replaced(place: Place) -> Planting:
    """A list or a sentence that goes by a decision which another has replaced."""
    formula = place.formula
    if formula is None:
        return None
    yield
    old = place.paper.old_decision
    if place.rng.random() < 0.5:
        claim = place.rng.choice(
            [c for c in place.claims() if isinstance(c.where, dict) and "target" in c.where]
        )
        if isinstance(claim.where, dict):
            claim.where = {**claim.where, "target": old.id}
        return place.fault("target-replaced", place.sentence(claim), kind="list")
    row = place.said(f"{formula.indicator}.target")[0]
    row.cells["value"] = f"{old.targets[place.paper.area, 'commune'][formula.indicator]:f}"
    return place.fault("target-replaced", place.cell(place.prose(), row), kind="sentence")


def verdict_by_rounding(place: Place) -> Planting:
    """A rate just below the target that looks like it once rounded."""
    formula = place.formula
    if formula is None:
        return None
    targets, usual = place.paper.decision.targets, place.paper.usual[formula.indicator]
    near = [s for s in place.known("commune") if abs(place.exact(s) - Fraction(usual)) < 9]
    looking = [s for s in near if place.rounded(place.exact(s)) > place.exact(s)]
    if not looking:
        return None
    subject = place.rng.choice(looking)
    targets[subject][formula.indicator] = place.rounded(place.exact(subject))
    yield
    table = next(t for t in place.paper.tables.values() if t.row(subject) and formula.numerator in t.columns)
    return place.fault("verdict-by-rounding", place.cell(table, table.row(subject)))


def printed_period(place: Place) -> Planting:
    """A report that prints another period than the one it is filed under."""
    if place.slot != PAPER:
        return None
    paper = place.paper
    others = ["tháng 7 năm 2023", "quý II năm 2022", "9 tháng đầu năm 2023", "01/01/2023 - 24/3/2023"]
    paper.printed_period = place.rng.choice(others)
    yield
    return place.fault("printed-period", Spot(paper.path))


def period_outside(place: Place) -> Planting:
    """A sentence about a period after the report's own."""
    if place.slot != PAPER:
        return None
    yield
    prose, paper = place.prose(), place.paper
    formula = paper.formulas[0]
    said = next(
        r for r in prose.rows if r.cells["figure"] == formula.indicator and r.subject == (paper.area, "all")
    )
    prose.columns = ["at", "period", *(c for c in prose.columns if c not in ("at", "period"))]
    later = str(int(paper.period[:4]) + 1) + paper.period[4:]
    row = Row(said.subject, said.cells | {"at": "VII", "period": later}, slot=PAPER)
    prose.rows.append(row)
    return place.fault("period-outside", place.cell(prose, row))


def document_differs(place: Place) -> Planting:
    """An appendix whose heading prints another number, date or period than the letter."""
    if place.slot != PAPER:
        return None
    yield
    paper = place.paper
    table = place.rng.choice([table for table in paper.tables.values() if table.stem != PROSE])
    key = place.rng.choice(("number", "date"))
    number, _, rest = paper.number.partition("/")
    table.entry[key] = f"{int(number) + 1}/{rest}" if key == "number" else f"{paper.date[:-2]}17"
    return place.fault("document-differs", Spot(paper.path), kind=key)


def averages_repeated(place: Place) -> Planting:
    """Averages that are those of another period's report: the report's own, or the province's."""
    formula, before = place.formula, place.paper.previous
    if formula is None:
        return None
    upper = place.folder.units[place.paper.area].parent
    province = next((paper for paper in place.folder.papers if paper.area == upper), None)
    theirs = province and province.formula(place.slot)
    if province and theirs and place.take((province, place.slot), (place.paper, OUTSIDE)):
        yield
        figures = [row for row in province.tables[PROSE].rows if row.slot == place.slot]
        said = [row for row in figures if row.cells["figure"] == formula.indicator]
        at = f"IX.{formula.name}"
        rows = [Row(row.subject, row.cells | {"at": at}, slot=place.slot) for row in said]
        place.prose().rows.extend(rows)
        return place.fault(
            "averages-repeated", *(place.cell(place.prose(), r) for r in rows), kind="province's"
        )
    others = [f.name for f in place.paper.formulas if f is not formula]
    if before is None or not place.take(*((place.paper, name) for name in others)):
        return None
    yield
    olds = {
        (row.subject, row.cells["at"], row.cells["figure"]): row.cells["value"]
        for row in before.tables[PROSE].rows
    }
    rows = [row for f in place.paper.formulas for row in _averages(place, f)]
    for row in rows:
        key = (row.subject, row.cells["at"], row.cells["figure"])
        row.cells["value"] = olds.get(key, row.cells["value"])
    spots = [place.cell(place.prose(), row) for row in rows]
    return place.fault("averages-repeated", *spots, kind="own")


def _averages(place: Place, formula: Formula) -> list[Row]:
    """The sentences that give a rate of the report's own area."""
    rows = place.prose().rows
    return [row for row in rows if row.slot == formula.name and row.cells["figure"] == formula.indicator]


def acknowledgement_unused(place: Place) -> Planting:
    """An acknowledgement of something that is not there."""
    if place.slot != PAPER:
        return None
    yield
    entry = {
        "code": "rate-mismatch",
        "reason": "đã biết",
        "table": next(iter(place.paper.tables)),
        "row": "3",
    }
    place.paper.acknowledged.append(entry)
    return place.fault("acknowledgement-unused", Spot(place.paper.path))


def _decision_spots(decision: Decision, unit: str) -> list[Spot]:
    """The decision's file, or its table at the row of the unit."""
    numbers = [i for i, subject in enumerate(decision.targets, 2) if subject[0] == unit]
    return [Spot(decision.path), *(Spot(decision.table_path, number=number) for number in numbers)]


def _anywhere(paper: Paper) -> list[Spot]:
    """The report itself."""
    return [Spot(paper.path)]
