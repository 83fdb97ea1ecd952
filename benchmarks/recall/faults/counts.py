"""Faults in the counts and rows of tables."""

from __future__ import annotations

from benchmarks.recall.constants import NAMES, OUTSIDE
from benchmarks.recall.faults.place import Place, Planting
from benchmarks.recall.names import slug
from benchmarks.recall.papers import Row

_SHARED = ("submission", "documents", "identity")
"""Parts whose tables all print the dossiers received."""

_TONES = (("òa", "oà"), ("óa", "oá"), ("ủy", "uỷ"), ("úy", "uý"), ("ùy", "uỳ"))
"""The two ways to place a tone mark."""


def parts_mismatch(place: Place) -> Planting:
    """A count that is not the sum of the parts beside it."""
    formula = place.formula
    if formula is None or formula.name != "payment":
        return None
    subject = place.rng.choice(place.known())
    fee = place.paper.counts[subject]["fee"] + place.rng.choice((1, 2, 5, 10, 20, 100, -1, -2))
    if fee < place.paper.counts[subject]["paid_online"]:
        return None
    place.paper.own[formula.name, subject] = {"fee": fee}
    yield
    table = next(t for t in place.paper.tables.values() if t.row(subject) and "fee" in t.columns)
    return place.fault("parts-mismatch", place.cell(table, table.row(subject), "fee"))


def count_above_base(place: Place) -> Planting:
    """More in the numerator than in the base, and everything else true to it."""
    formula = place.formula
    if formula is None or formula.name == "payment":
        return None
    subject = place.rng.choice(place.known())
    base = place.paper.counts[subject][formula.denominator]
    more = base + 1 + int(base * place.rng.uniform(0, 0.05))
    place.paper.own[formula.name, subject] = {formula.numerator: more}
    yield
    table = next(t for t in place.paper.tables.values() if t.row(subject) and formula.numerator in t.columns)
    return place.fault("count-above-base", place.cell(table, table.row(subject), formula.numerator))


def measure_differs(place: Place) -> Planting:
    """One count of one unit that two tables of the report give differently."""
    formula = place.formula
    if formula is None or formula.name not in ("documents", "identity") or not place.by_district:
        return None
    subject = place.rng.choice(place.known())
    counts = place.paper.counts[subject]
    step = place.rng.choice((1, 2, 5, 9, 10, 20, -1, -2))
    other = max(counts["received"] + step, counts[formula.numerator])
    if other == counts["received"]:
        return None
    place.paper.own[formula.name, subject] = {"received": other}
    yield
    table = place.table()
    return place.fault("measure-differs", place.cell(table, table.row(subject), "received"))


def scope_differs(place: Place) -> Planting:
    """A total that leaves out the district's own desk, which the other tables' totals hold."""
    formula = place.formula
    if formula is None or not place.by_district or place.paper.style.whole or formula.name in _SHARED[:1]:
        return None
    desk = place.paper.subjects[0]
    kind = place.rng.choice(("row stays", "row left out")) if formula.name in _SHARED else "row stays"
    if kind == "row left out":
        place.paper.absent.add((formula.name, desk))
    yield
    table = place.table()
    total = next(row for row in table.rows if row.total)
    if kind == "row stays":
        total.subject = (place.paper.area, "commune")
        communes = place.known("commune")
        for column in formula.columns:
            if total.cells.get(column):
                number = sum(place.paper.count(formula, s, column) for s in communes)
                total.cells[column] = place.press.count(number)
        total.cells |= {"tier": "commune", "unit": place.folder.units[place.paper.area].name}
        total.cells[formula.indicator] = place.press.text(place.exact(*communes))
    return place.fault("scope-differs", place.cell(table, total), kind=kind)


def rows_identical(place: Place) -> Planting:
    """Two units of very different size with the same figures through the whole row."""
    formula = place.formula
    if formula is None or formula.name not in ("payment", "results") or not place.by_district:
        return None
    subjects = place.known("commune")
    sizes = {s: place.paper.counts[s]["received"] for s in subjects}
    pairs = [(a, b) for a in subjects for b in subjects if sizes[a] > 1.5 * sizes[b]]
    if not pairs:
        return None
    one, other = place.rng.sample(place.rng.choice(pairs), 2)
    counts = place.paper.counts[one]
    place.paper.own[formula.name, other] = {column: counts[column] for column in formula.columns}
    yield
    table = place.table()
    spots = [place.cell(table, table.row(subject)) for subject in (one, other)]
    return place.fault("rows-identical", *spots)


def figure_jump(place: Place) -> Planting:
    """A figure far from what it was in the period before."""
    formula, before = place.formula, place.paper.previous
    if formula is None or before is None:
        return None
    subject = place.rng.choice(place.known())
    counts = place.paper.counts[subject]
    base = counts[formula.denominator]
    was = 100 * counts[formula.numerator] / base
    now = was - 45 if was > 55 else was + 45
    numerator = round(base * now / 100)
    own = {formula.numerator: numerator}
    if formula.name == "payment":
        own["paid_direct"] = base - numerator
    place.paper.own[formula.name, subject] = own
    target = place.paper.decision.targets[subject][formula.indicator]
    if abs(100 * numerator / base - float(target)) < 0.5:
        return None
    yield
    table = next(t for t in place.paper.tables.values() if t.row(subject) and formula.numerator in t.columns)
    return place.fault("figure-jump", place.cell(table, table.row(subject)))


def overlapping_rows(place: Place) -> Planting:
    """A total that is not marked as one."""
    formula = place.formula
    if formula is None or not place.by_district or formula.name in place.paper.style.bare:
        return None
    yield
    table = place.table()
    row = place.rng.choice([row for row in table.rows if row.total])
    row.cells |= {"total": "", "unit": place.folder.units[place.paper.area].name}
    return place.fault("overlapping-rows", place.cell(table, row))


def total_unchecked(place: Place) -> Planting:
    """A total whose table lacks a unit that should report."""
    if not _absent(place):
        return None
    yield
    table = place.table()
    spots = [place.cell(table, row) for row in table.rows if row.total]
    return place.fault("total-unchecked", *spots)


def unit_absent(place: Place) -> Planting:
    """A unit that its table lacks."""
    if not (unit := _absent(place)):
        return None
    yield
    spot = place.cell(place.table(), None)
    return place.fault("unit-absent", type(spot)(spot.path, unit=unit))


def _absent(place: Place) -> str:
    """Leaves one commune out of the part; its id, or empty where the part is not fit for it."""
    formula = place.formula
    if formula is None or not place.by_district or formula.name in _SHARED:
        return ""
    subject = place.rng.choice(place.known("commune"))
    place.paper.absent.add((formula.name, subject))
    return subject[0]


def numbering_gap(place: Place) -> Planting:
    """Row numbers that skip one or stand twice."""
    if place.formula is None or not place.by_district:
        return None
    yield
    table = place.table()
    rows = table.data_rows()
    at = place.rng.randrange(2, len(rows))  # a second 1 begins a section
    kind = place.rng.choice(("skips", "repeats"))
    for row in rows[at:]:
        row.cells["no"] = str(int(row.cells["no"]) + (1 if kind == "skips" else -1))
    spots = [place.cell(table, row) for row in rows[at - 1 : at + 1]]
    return place.fault("numbering-gap", *spots, kind=kind)


def subject_outside(place: Place) -> Planting:
    """A figure about the province in a district's report: a sentence, or a row."""
    formula = place.formula
    if formula is None or not place.by_district or not place.take((place.paper, OUTSIDE)):
        return None
    yield
    province = place.folder.units[place.folder.units[place.paper.area].parent]
    tier = place.rng.choice(("district", "commune"))
    subject = (province.id, tier)
    value = place.press.text(place.exact(*place.known("commune")) - 1)
    frame = {"unit": province.name, "tier": tier}
    if place.rng.random() < 0.6:
        table = place.prose()
        cells = frame | {"at": f"IX.{formula.name}", "figure": formula.indicator, "value": value}
        row = Row(subject, cells, slot=place.slot)
    else:
        table = place.table()
        copied = place.rng.choice(table.data_rows())
        row = Row(subject, copied.cells | frame | {"no": ""}, slot=place.slot)
        for column in formula.columns:  # a province is no copy of one of its communes
            row.cells[column] = place.press.count(3 * place.paper.count(formula, copied.subject, column))
    table.rows.append(row)
    kind = "sentence" if table is place.prose() else "row"
    return place.fault("subject-outside", place.cell(table, row), kind=kind)


def name_variant(place: Place) -> Planting:
    """A unit's name with its tone mark placed otherwise than in the register."""
    if place.formula is None or not place.by_district or not place.take((place.paper, NAMES)):
        return None
    yield
    table = place.table()
    for row in place.rng.sample(table.data_rows(), len(table.data_rows())):
        name = row.cells["unit"]
        for usual, other in _TONES:
            if usual in name and slug(name) == slug(name.replace(usual, other)):
                row.cells["unit"] = name.replace(usual, other)
                return place.fault("name-variant", place.cell(table, row))
    return None
