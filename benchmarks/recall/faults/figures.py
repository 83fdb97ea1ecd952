"""Faults in the figures of tables."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from benchmarks.recall.constants import SUMMARY
from benchmarks.recall.faults.place import Place, Planting
from benchmarks.recall.papers import Row, Table
from benchmarks.recall.rounding import printed, rounded, truncated


def rate_mismatch(place: Place) -> Planting:
    """A rate that is not its own row's."""
    formula = place.formula
    if formula is None:
        return None
    yield
    table = place.table()
    bare = formula.name in place.paper.style.bare
    row = place.rng.choice(table.data_rows() if bare else table.rows)
    true = _shown(place, table, row)
    row.cells[formula.indicator] = place.text(place.wrong(true))
    return place.fault("rate-mismatch", place.cell(table, row, formula.indicator))


def rate_truncated(place: Place) -> Planting:
    """A rate cut off instead of rounded: in a table, a sentence or a list."""
    formula = place.formula
    if formula is None:
        return None
    yield
    places = place.paper.style.decimals
    table = place.table()
    kind = place.rng.choice(("table", "table", "sentence", "list"))
    if kind == "list":
        mentions = [(c, i) for c in place.claims() for i in range(len(c.units)) if "above" not in c.where]
        for claim, i in place.rng.sample(mentions, len(mentions)):
            subject, text = claim.units[i]
            true = place.exact(subject)
            cut = truncated(true, places)
            if _ends(cut) and cut != rounded(true, places):
                claim.units[i] = (subject, f"{text.rpartition(' ')[0]} {printed(cut)}")
                return place.fault("rate-truncated", place.sentence(claim, subject[0]), kind=kind)
        return None
    rows = table.data_rows() if kind == "table" else place.said(formula.indicator)
    for row in place.rng.sample(rows, len(rows)):
        true = _shown(place, table, row) if kind == "table" else _spoken(place, row)
        cut = truncated(true, places)
        if not _ends(cut) or cut == rounded(true, places):
            continue
        row.cells[formula.indicator if kind == "table" else "value"] = place.text(cut)
        spot = place.cell(table if kind == "table" else place.prose(), row, formula.indicator)
        return place.fault("rate-truncated", spot, kind=kind)
    return None


def rate_coarse(place: Place) -> Planting:
    """A rate with fewer decimals than its column, though the counts give more."""
    formula = place.formula
    if formula is None:
        return None
    yield
    table = place.table()
    fewer = place.rng.randrange(place.paper.style.decimals)
    for row in place.rng.sample(table.data_rows(), len(table.data_rows())):
        true = _shown(place, table, row)
        coarse = rounded(true, fewer)
        if coarse != place.rounded(true) and (fewer == 0 or _ends(coarse)):
            row.cells[formula.indicator] = place.text(coarse)
            return place.fault("rate-coarse", place.cell(table, row, formula.indicator))
    return None


def base_missing(place: Place) -> Planting:
    """A column of rates whose base is printed nowhere."""
    if not _has_own_base(place):
        return None
    yield
    table = _without_base(place)
    return place.fault("base-missing", place.cell(table, None, _indicator(place)))


def base_elsewhere(place: Place) -> Planting:
    """A rate by another table's base: the row prints one number of dossiers, the rate goes by another."""
    formula = place.formula
    if formula is None or formula.name not in ("documents", "identity") or not place.by_district:
        return None
    subject = place.rng.choice(place.known())
    base = place.paper.counts[subject]["received"]
    reached = place.paper.counts[subject][formula.numerator]
    true = Fraction(100 * reached, base)
    other = next(
        (
            base + step
            for step in place.rng.sample(range(1, 40), 39)
            if place.rounded(Fraction(100 * reached, base + step)) != place.rounded(true)
        ),
        None,
    )
    if (
        other is None
        or not _ends(place.rounded(true))
        or abs(true - Fraction(100 * reached, other)) < Fraction(1, 4)
    ):
        return None
    place.paper.own[formula.name, subject] = {"received": other}
    yield
    table = place.table()
    row = table.row(subject)
    if row is None:
        return None
    row.cells[formula.indicator] = place.text(place.rounded(true))
    return place.fault("base-elsewhere", place.cell(table, row, formula.indicator))


def aggregate_mismatch(place: Place) -> Planting:
    """A total's rate, with no counts beside it, that its parts do not give."""
    formula = place.formula
    if formula is None or formula.name not in place.paper.style.bare:
        return None
    yield
    table = place.table()
    row = place.rng.choice([row for row in table.rows if row.total])
    parts = _parts(place, table, row)
    true = place.exact(*parts)
    simple = place.rounded(sum((place.exact(s) for s in parts), Fraction(0)) / len(parts))
    plain = place.rng.random() < 0.5 and abs(simple - place.rounded(true)) > Decimal("0.3")
    row.cells[formula.indicator] = place.text(simple if plain else place.wrong(true))
    others = [other.cells[formula.indicator] for other in table.rows if other is not row]
    while row.cells[formula.indicator] in others:  # that would look copied
        plain, row.cells[formula.indicator] = False, place.text(place.wrong(true))
    kind = "simple average" if plain else "other"
    return place.fault("aggregate-mismatch", place.cell(table, row, formula.indicator), kind=kind)


def aggregate_unreproducible(place: Place) -> Planting:
    """An average that no averaging of its parts gives, and whose base is not printed."""
    formula = place.formula
    if formula is None or not _has_own_base(place):
        return None
    yield
    table = _without_base(place)
    row = place.rng.choice([row for row in table.rows if row.total])
    parts = _parts(place, table, row)
    simple = sum((place.exact(s) for s in parts), Fraction(0)) / len(parts)
    while True:
        printed_rate = place.wrong(place.exact(*parts), 4, 12)
        if abs(printed_rate - place.rounded(simple)) > 2:
            break
    row.cells[formula.indicator] = place.text(printed_rate)
    for sentence in place.said(formula.indicator, row.subject[1]):
        sentence.cells["value"] = place.text(printed_rate)
    return place.fault("aggregate-unreproducible", place.cell(table, row, formula.indicator))


def aggregate_copied(place: Place) -> Planting:
    """An average copied from another line: a unit's in a table, the whole's in a sentence."""
    formula = place.formula
    if formula is None:
        return None
    yield
    if formula.name in place.paper.style.bare:
        table = place.table()
        row = place.rng.choice([row for row in table.rows if row.total])
        true = place.exact(*_parts(place, table, row))
        others = [r for r in table.data_rows() if abs(_shown(place, table, r) - true) > 1]
        if not others:
            return None
        row.cells[formula.indicator] = place.rng.choice(others).cells[formula.indicator]
        return place.fault("aggregate-copied", place.cell(table, row, formula.indicator), kind="table")
    whole, part = place.said(formula.indicator, "all")[0], place.said(formula.indicator, "commune")[0]
    if abs(_spoken(place, whole) - _spoken(place, part)) < 1:
        return None
    part.cells["value"] = whole.cells["value"]
    spot = place.cell(place.prose(), part, formula.indicator)
    return place.fault("aggregate-copied", spot, kind="sentence")


def total_mismatch(place: Place) -> Planting:
    """A total that is not the sum of its column: a part left out, or a slip."""
    formula = place.formula
    if formula is None or formula.name in place.paper.style.bare:
        return None
    yield
    table = place.table()
    row = place.rng.choice([row for row in table.rows if row.total])
    parts = _parts(place, table, row)
    column = place.rng.choice([c for c in formula.columns if c != "received"])
    counts = [place.paper.count(formula, s, column) for s in parts]
    slips = [*(-count for count in counts if count), 1, -1, 10, -10, 9, -9, 100]
    row.cells[column] = place.press.count(max(sum(counts) + place.rng.choice(slips), 0))
    return place.fault("total-mismatch", place.cell(table, row, column))


def rate_above_hundred(place: Place) -> Planting:
    """A rate above one hundred with no counts beside it: in the summary, or with its base left out."""
    formula = place.formula
    if formula is None or not place.by_district:
        return None
    subject = place.rng.choice(place.known("commune"))
    hidden = _has_own_base(place) and formula.name == "results" and place.rng.random() < 0.5
    if hidden:
        base = place.paper.counts[subject][formula.denominator]
        more = base + 1 + int(base * place.rng.uniform(0.005, 0.05))
        place.paper.own[formula.name, subject] = {formula.numerator: more}
    yield
    table = _without_base(place) if hidden else place.summary()
    row = table.row(subject) if table else None
    if table is None or row is None:
        return None
    if not hidden:
        row.cells[formula.indicator] = place.text(Decimal(place.rng.randrange(1001, 1400)) / 10)
    spot = place.cell(table, row, formula.indicator)
    return place.fault("rate-above-hundred", spot, kind="base hidden" if hidden else "summary")


def figure_differs(place: Place) -> Planting:
    """A rate that the summary gives otherwise than its own table."""
    formula, table = place.formula, SUMMARY
    if formula is None or not place.by_district:
        return None
    yield
    summary = place.paper.tables[table]
    row = place.rng.choice(summary.rows)
    row.cells[formula.indicator] = place.text(place.wrong(place.exact(row.subject)))
    return place.fault("figure-differs", place.cell(summary, row, formula.indicator))


def _indicator(place: Place) -> str:
    return place.formula.indicator if place.formula else ""


def _ends(value: Decimal) -> bool:
    """Whether the last decimal is no zero, so that the number of decimals shows."""
    return not f"{value:f}".endswith("0")


def _has_own_base(place: Place) -> bool:
    """Whether no other table of the report gives the base of the part's rates."""
    return bool(place.formula and place.formula.name in ("payment", "results") and place.by_district)


def _without_base(place: Place) -> Table:
    """The part's table with its base, and what adds up to it, taken out; no sentence gives it either."""
    table, formula = place.table(), place.formula
    if formula is not None:
        gone = [c for c in formula.columns if c != formula.numerator]
        table.columns = [column for column in table.columns if column not in gone]
        prose = place.prose()
        kept = (formula.indicator, f"{formula.indicator}.target")
        prose.rows = [r for r in prose.rows if r.slot != place.slot or r.cells["figure"] in kept]
    return table


def _parts(place: Place, table: Table, row: Row) -> list[tuple[str, str]]:
    """The subjects that a total of a table adds up."""
    subjects = {r.subject for r in table.data_rows()}
    tier = row.subject[1]
    return [s for s in place.known() if s in subjects and tier in ("all", s[1])]


def _shown(place: Place, table: Table, row: Row) -> Fraction:
    """The true rate of a row of a table."""
    return place.exact(*(_parts(place, table, row) if row.total else (row.subject,)))


def _spoken(place: Place, row: Row) -> Fraction:
    """The true rate of a sentence about the report's area."""
    tier = row.subject[1]
    return place.exact(*(s for s in place.known() if tier in ("all", s[1])))
