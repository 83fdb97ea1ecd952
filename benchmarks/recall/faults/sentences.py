"""Faults in sentences and lists."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from benchmarks.recall.constants import OVERDUE, PAPER, SCORE
from benchmarks.recall.faults.place import Fault, Place, Planting
from benchmarks.recall.papers import Claim, Formula, Paper, Row, Subject
from benchmarks.recall.press import exact, known
from benchmarks.recall.rounding import printed

CAUSES = ("transposed", "neighbour", "other-tier", "other-period", "other-figure")
"""What a wrong figure may have been taken from."""


def claim_figure(place: Place) -> Planting:
    """A figure of a sentence or list that is another one, by one of CAUSES."""
    formula = place.formula
    if formula is None:
        return None
    yield
    for cause in place.rng.sample(CAUSES, len(CAUSES)):
        in_list = cause == "neighbour" or (cause == "transposed" and place.rng.random() < 0.5)
        fault = _list_figure(place, cause) if in_list else _sentence_figure(place, formula, cause)
        if fault is not None:
            return fault
    return None


def _list_figure(place: Place, cause: str) -> Fault | None:
    """A wrong figure beside a unit that a list names."""
    mentions = [(claim, i) for claim in place.claims() for i in range(len(claim.units))]
    for claim, i in place.rng.sample(mentions, len(mentions)):
        subject, text = claim.units[i]
        name, _, right = text.rpartition(" ")
        wrong = _transposed(right) if cause == "transposed" else ""
        if cause == "neighbour" and len(claim.units) > 1:
            neighbour = claim.units[i + 1 if i + 1 < len(claim.units) else i - 1]
            wrong = neighbour[1].rpartition(" ")[2]
        if wrong and _apart(right, wrong):
            claim.units[i] = (subject, f"{name} {wrong}")
            return place.fault(
                "claim-figure", place.sentence(claim, subject[0]), cause=cause, kind=f"{cause}, list"
            )
    return None


def _sentence_figure(place: Place, formula: Formula, cause: str) -> Fault | None:
    """A wrong rate of the communes together in a sentence."""
    row = place.said(formula.indicator, "commune")[0]
    right = row.cells["value"].rstrip("%")
    area, wrong = place.paper.area, ""
    if cause == "transposed":
        wrong = _transposed(right)
    elif cause == "other-tier":
        tier = place.rng.choice(("district", "all"))
        wrong = place.said(formula.indicator, tier)[0].cells["value"].rstrip("%")
    elif cause == "other-period" and place.paper.previous:
        wrong = _average(place, place.paper.previous, formula)
    elif cause == "other-figure":
        other = place.rng.choice([f for f in place.paper.formulas if f is not formula])
        wrong = _average(place, place.paper, other)
    if not wrong or not _apart(right, wrong) or row.subject[0] != area:
        return None
    row.cells["value"] = wrong + place.paper.style.sign
    spot = place.cell(place.prose(), row, formula.indicator)
    return place.fault("claim-figure", spot, cause=cause, kind=f"{cause}, sentence")


def _average(place: Place, paper: Paper, formula: Formula) -> str:
    """The rate of the communes together, by the truth of a report."""
    value = exact(paper, formula, known(paper, formula, "commune"))
    return printed(place.rounded(value), place.paper.style.trim)


def _transposed(text: str) -> str:
    """The number with two neighbouring digits exchanged, as a hasty hand types it."""
    digits = [i for i, char in enumerate(text) if char.isdigit()]
    for a, b in pairwise(digits):
        if text[a] != text[b] and not (a == 0 and text[b] == "0"):
            swapped = list(text)
            swapped[a], swapped[b] = text[b], text[a]
            return "".join(swapped)
    return ""


def _apart(one: str, other: str) -> bool:
    """Whether two printed rates differ by more than rounding, and both are rates."""
    values = [Decimal(text.replace(",", ".")) for text in (one, other)]
    return abs(values[0] - values[1]) >= Decimal("0.3") and max(values) <= 100


def claim_target(place: Place) -> Planting:
    """A target quoted otherwise than any decision gives it."""
    formula = place.formula
    if formula is None:
        return None
    yield
    row = place.said(f"{formula.indicator}.target")[0]
    usual = int(place.paper.usual[formula.indicator])
    row.cells["value"] = str(place.rng.choice([t for t in range(30, 96, 5) if t not in (usual, usual - 10)]))
    return place.fault("claim-target", place.cell(place.prose(), row))


def claim_count(place: Place) -> Planting:
    """A number of units that is not the number there are; no list follows."""
    if place.slot != SCORE and place.formula is None:
        return None
    yield
    claim = _counted(place, listed=False) or _counted(place, listed=True)
    if claim is None or claim.count is None:
        return None
    claim.units = [] if place.rng.random() < 0.5 else claim.units
    claim.count = place.rng.choice(
        [c for c in range(claim.count - 2, claim.count + 3) if 0 <= c != claim.count]
    )
    return place.fault("claim-count", place.sentence(claim))


def claim_population(place: Place) -> Planting:
    """A number of all units that is not the number there are."""
    if place.formula is None:
        return None
    yield
    claim = place.rng.choice([claim for claim in place.claims() if claim.of is not None])
    claim.of = (claim.of or 0) + place.rng.choice((1, -1, 2, -2, 3))
    return place.fault("claim-population", place.sentence(claim))


def claim_count_list(place: Place) -> Planting:
    """A number of units that is not the number of names that follow."""
    if place.slot != SCORE and place.formula is None:
        return None
    yield
    claim = _counted(place, listed=True)
    if claim is None or claim.count is None:
        return None
    if place.rng.random() < 0.5 and len(claim.units) > 1:
        claim.units.pop(place.rng.randrange(len(claim.units)))
    else:
        claim.count += place.rng.choice((1, 2)) if claim.count < 2 else place.rng.choice((1, -1, 2))
    return place.fault("claim-count-list", place.sentence(claim))


def claim_unit_twice(place: Place) -> Planting:
    """A unit named twice, once more or in another's place."""
    if place.slot != SCORE and place.formula is None:
        return None
    yield
    claim = _counted(place, listed=True)
    if claim is None:
        return None
    unit = place.rng.choice(claim.units)
    instead = len(claim.units) > 1 and place.rng.random() < 0.5
    if instead:
        claim.units[place.rng.choice([i for i, u in enumerate(claim.units) if u is not unit])] = unit
    else:
        claim.units.insert(place.rng.randrange(len(claim.units) + 1), unit)
    kind = "in another's place" if instead else "once more"
    return place.fault("claim-unit-twice", place.sentence(claim, unit[0][0]), kind=kind)


def claim_not_member(place: Place) -> Planting:
    """A unit named that does not belong, with its own figure."""
    formula = place.formula
    if formula is None:
        return None
    yield
    claim = _counted(place, listed=True)
    others = [s for s in place.known("commune") if claim and s not in _named(claim)]
    if claim is None or claim.count is None or not others:
        return None
    subject = place.rng.choice(others)
    claim.units.insert(place.rng.randrange(len(claim.units) + 1), place.press.mention(formula, subject))
    claim.count += place.rng.choice((0, 1))
    return place.fault("claim-not-member", place.sentence(claim, subject[0]))


def claim_missing(place: Place) -> Planting:
    """A unit that belongs and is not named."""
    if place.slot != SCORE and place.formula is None:
        return None
    yield
    claim = _counted(place, listed=True)
    if claim is None or claim.count is None or len(claim.units) < 2:
        return None
    subject, _ = claim.units.pop(place.rng.randrange(len(claim.units)))
    claim.count -= place.rng.choice((0, 1))
    return place.fault("claim-missing", place.sentence(claim, subject[0]))


def claim_threshold(place: Place) -> Planting:
    """A list of those below another threshold than the target that it speaks of."""
    formula = place.formula
    if formula is None:
        return None
    yield
    claim = next(c for c in place.claims() if _status(c) == "not_met")
    reached = {s: place.exact(s) for s in place.known("commune")}
    for threshold in place.rng.sample(range(40, 96, 5), 12):
        below = [s for s, value in reached.items() if value < threshold]
        clear = all(abs(value - threshold) > Fraction(1, 5) for value in reached.values())
        if clear and len(below) >= 3 and len(set(below) ^ _named(claim)) >= 2:
            claim.units = [place.press.mention(formula, s) for s in below]
            claim.count = len(below)
            return place.fault("claim-threshold", place.sentence(claim))
    return None


def claim_contradicts(place: Place) -> Planting:
    """Two sentences that cannot both be true: a unit in both lists, two counts, two figures."""
    formula = place.formula
    if place.slot == PAPER:
        yield
        rows = [row for row in place.prose().rows if row.cells["figure"] == OVERDUE]
        count = int(rows[1].cells["value"].replace(".", ""))
        rows[1].cells["value"] = str(count + place.rng.choice((1, 2, 10, -1)))
        spots = [place.cell(place.prose(), row) for row in rows]
        return place.fault("claim-contradicts", *spots, kind="two counts that no table gives")
    if formula is None:
        return None
    yield
    make = place.rng.choice((_in_both_lists, _said_twice, _counted_twice))
    return make(place, formula) or _counted_twice(place, formula)


def _in_both_lists(place: Place, formula: Formula) -> Fault | None:
    """A unit that one list has among those that did not meet the target, another among those that did."""
    lists = {_status(claim): claim for claim in place.claims() if _status(claim)}
    first, second = lists["not_met"], lists["met"]
    if not first.units:
        return None
    subject, text = first.units[0]
    second.such_as.append((subject, text.rpartition(" ")[0]))
    spots = [place.sentence(claim) for claim in (first, second)]
    return place.fault("claim-contradicts", *spots, kind="both lists")


def _said_twice(place: Place, formula: Formula) -> Fault | None:
    """Two sentences that give one average differently."""
    said = place.said(formula.indicator, "commune")[0]
    cells = said.cells | {"at": f"VIII.{formula.name}"}
    cells["value"] = place.text(place.wrong(place.exact(*place.known("commune")), 1))
    again = Row(said.subject, cells, slot=place.slot)
    place.prose().rows.append(again)
    spots = [place.cell(place.prose(), row) for row in (said, again)]
    return place.fault("claim-contradicts", *spots, kind="two figures")


def _counted_twice(place: Place, formula: Formula) -> Fault | None:
    """Two sentences that count the same units differently."""
    first = next(claim for claim in place.claims() if _status(claim) == "not_met")
    count = (first.count or 0) + place.rng.choice((1, 2))
    at = f"VIII.{formula.name}"
    again = Claim(at, place.slot, formula.indicator, "commune", first.where, count)
    place.paper.claims.append(again)
    spots = [place.sentence(claim) for claim in (first, again)]
    return place.fault("claim-contradicts", *spots, kind="two counts")


def _counted(place: Place, listed: bool) -> Claim | None:
    """A list of the part with a number, with or without the names."""
    found = [c for c in place.claims() if c.count is not None and bool(c.units) == listed]
    return place.rng.choice(found) if found else None


def _named(claim: Claim) -> set[Subject]:
    return {subject for subject, _ in claim.units}


def _status(claim: Claim) -> str:
    """Whether a list is of those that met the target or that did not; empty for other lists."""
    return claim.where.get("status", "") if isinstance(claim.where, dict) else ""
