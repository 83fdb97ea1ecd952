"""A second implementation of sections 3 and 4 of the design: results, ranks and verdicts from the downloads.

Of the generator it uses nothing but the published files, and of `results.csv` only what the papers print
(published_value, published_state, their place). Figures are fractions; nothing is rounded before the end.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import Any

Published = dict[str, list[dict[str, str]]]
"""The rows of every file of the contract, by its stem."""

Row = dict[str, Any]
Count = tuple[str, Any]
"""The state of a count and, when it is reported, its value; no state where there is no such column."""

LIMIT = 9 * 10**12
"""Decision record 0004: a larger sum is not shown."""

PLACE = ("report_period", "period", "report", "table", "unit", "tier")
"""With the row of a table, or the place of a sentence, this names a line: what one row says."""

FIGURE = ("period", "unit", "tier", "indicator")
"""What names a figure: of several with one name, one is primary."""


def number(text: str) -> Fraction | None:
    """A published number, exactly."""
    return Fraction(text) if text else None


def printed(value: Fraction | None) -> str:
    """Six decimals, half up, as the contract writes figures."""
    if value is None:
        return ""
    millionths = floor(value * 10**6 + Fraction(1, 2))
    return f"{millionths // 10**6}.{millionths % 10**6:06d}"


class Book:
    """The registers, and look-ups in them."""

    def __init__(self, files: Published) -> None:
        self.files = files
        self.unit = {row["id"]: row for row in files["units"]}
        self.period = {row["id"]: row for row in files["periods"]}
        self.indicator = {row["id"]: row for row in files["indicators"] if row["kind"] == "indicator"}
        self.parts = {r["id"]: r["parts"].split("+") for r in files["measures-register"] if r["parts"]}
        self.area = {(row["period"], row["report"]): row["area"] for row in files["reports"]}
        self.table = {(row["period"], row["report"], row["table"]): row for row in files["tables"]}
        self.order = {key: place for place, key in enumerate(self.table)}

    def path(self, unit: str) -> list[str]:
        """A unit and those above it, nearest first."""
        return [unit, *self.path(self.unit[unit]["parent"])] if unit else []

    def during(self, dated: dict[str, str], period: str) -> bool:
        """Whether something is in force on every day of a period (ISO dates compare as text)."""
        days = self.period[period]
        starts = not dated["valid_from"] or dated["valid_from"] <= days["start"]
        return starts and (not dated["valid_to"] or days["end"] <= dated["valid_to"])

    def level(self, unit: str, period: str) -> str:
        """The tier that units of this one's type belong to in a period."""
        types = (row for row in self.files["unit-types"] if row["type"] == self.unit[unit]["type"])
        return next((row["tier"] for row in types if self.during(row, period)), "")

    def contains(self, whole: Row, part: Row) -> bool:
        """Whether the subject of one line contains that of another."""
        return whole["tier"] in ("all", part["tier"]) and whole["unit"] in self.path(part["unit"])

    def expected(self, whole: str, period: str, subjects: set[tuple[str, str]]) -> int:
        """How many subjects should report at the levels of those that did."""
        found = set(subjects)
        for tier, level in {(tier, self.level(unit, period)) for unit, tier in subjects}:
            types = {row["type"] for row in self.files["expected"] if row["tier"] == level}
            for unit, row in self.unit.items():
                if row["type"] in types and self.during(row, period) and whole in self.path(unit):
                    found.add((unit, tier))
        return len(found)


def read_lines(files: Published, book: Book) -> list[Row]:
    """Every line with its counts, their states, and the rates that it prints."""
    lines: dict[Any, Row] = {}
    for stem in ("measures", "results", "scores"):
        for row in files[stem]:
            if not row["row"]:
                continue  # an aggregate that nobody prints
            table = book.table[row["report_period"], row["report"], row["table"]]
            prose = table["prose"] == "true"
            line = {name: row[name] for name in (*PLACE, "at")} | {"total": False, "row": int(row["row"])}
            line |= {"counts": {}, "rates": {}, "figures": {}, "group": table["group"], "prose": prose}
            place = (*(row[name] for name in PLACE), row["at"] if prose else row["row"])
            line = lines.setdefault(place, line | {"as_printed": table["as_printed"].split("; ")})
            line["row"] = min(line["row"], int(row["row"]))
            line["total"] |= row.get("aggregate") == "true"
            if stem == "measures":
                line["counts"].setdefault(row["measure"], (row["state"], number(row["value"])))
            elif stem == "results" and row["published_state"]:
                line["rates"].setdefault(row["indicator"], row)
    return list(lines.values())


def count(line: Row, measure: str, book: Book) -> Count:
    """A measure in a line: as printed, else the sum of its parts."""
    if measure in line["counts"] or measure not in book.parts:
        return line["counts"].get(measure, ("", None))
    return add([count(line, part, book) for part in book.parts[measure]])


def add(counts: list[Count]) -> Count:
    """A sum: a dash adds nothing unless all are dashes; one that was not reported leaves it unknown."""
    for state in ("", "not_reported"):
        if state in (found for found, _ in counts):
            return state, None
    values = [value for state, value in counts if state == "reported"]
    return ("reported", sum(values, Fraction())) if values else ("not_applicable", None)


def judge_line(line: Row, name: str, book: Book) -> None:
    """The line's figure of an indicator: from its counts where it has them, else as printed."""
    indicator, rate = book.indicator[name], line["rates"].get(name)
    if indicator["denominator"]:
        (one, top), (other, base) = (count(line, indicator[k], book) for k in ("numerator", "denominator"))
        state = next((s for s in ("", "not_reported", "not_applicable") if s in (one, other)), "reported")
    else:
        (state, top), base = add([count(line, m, book) for m in indicator["sum"].split("+")]), None
    state = "" if rate and name in line["as_printed"] else state
    if not state and not rate:
        return
    cell, stated = (rate["published_state"], number(rate["published_value"])) if rate else ("", None)
    row = {key: line[key] for key in (*PLACE, "at", "prose")} | {"indicator": name, "published_value": stated}
    row |= {"row": int(rate["row"]) if rate else line["row"], "aggregate": line["total"]}
    row |= dict.fromkeys(("numerator", "denominator", "value", "units_reported", "units_expected"))
    row["basis"] = "counts" if state == "reported" or (state and cell != "reported") else "published"
    row["state"] = "not_reported" if "not_reported" in (state, cell) else "not_applicable"
    if state == "reported":
        row |= {"numerator": top, "denominator": base, "state": "reported" if base != 0 else "not_applicable"}
        row["value"] = top if base is None else top * 100 / base if base else None
    elif cell == "reported":
        row |= {"value": stated, "state": "reported"}
    line["figures"][name] = row


def aggregate(rule: str, rows: list[Row], expected: int) -> Row | None:
    """Several figures as one: a ratio of sums, a sum or a mean of those there are, with the coverage."""
    own = [r for r in rows if r["state"] == "reported" and (r["basis"] == "counts" or rule == "mean")]
    if not own or rule == "none":
        return None
    counted = all(row["basis"] == "counts" for row in own)
    made: Row = {"state": "reported", "basis": "counts" if counted else "published", "numerator": None}
    made |= {"denominator": None, "units_reported": len(own)}
    made["units_expected"] = expected - sum(row["state"] == "not_applicable" for row in rows)
    if rule == "mean":  # a figure of its own: rounded here, and verdicts and ranks go by it
        return made | {"value": number(printed(sum((row["value"] for row in own), Fraction()) / len(own)))}
    top, base = (sum((row[k] or 0 for row in own), Fraction()) for k in ("numerator", "denominator"))
    made |= {"numerator": top, "denominator": base or None, "value": top * 100 / base if base else top}
    return made if top <= LIMIT else None


def find_aggregates(lines: list[Row], book: Book) -> dict[Any, Row]:
    """By (period, report, group, unit, tier, indicator): what the data rows of a group add up to."""
    groups: dict[Any, list[Row]] = defaultdict(list)
    for line in lines:
        if not line["total"] and not line["prose"]:
            groups[line["period"], line["report"], line["group"]].append(line)
    found = {}
    for (period, report, group), data in groups.items():
        tables = {line["table"] for line in data}
        parts: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for line in data:
            others = [d for d in data if (d["unit"], d["tier"]) != (line["unit"], line["tier"])]
            own_desk = book.level(line["unit"], period) == line["tier"]
            if not own_desk and any(book.contains(line, other) for other in others):
                continue  # a sum of other rows that is not marked as one
            path = book.path(line["unit"])
            for whole in path[: path.index(book.area[period, report]) + 1]:
                for tier in {line["tier"], "all"}:
                    parts[whole, tier].append(line)
        for (unit, tier), members in parts.items():
            subjects = {(line["unit"], line["tier"]) for line in members}
            several = len(members) > 1 and (tier != "all" or len({t for _, t in subjects}) > 1)
            expected = book.expected(unit, period, subjects)
            for name, indicator in book.indicator.items():
                rows = [line["figures"][name] for line in members if name in line["figures"]]
                if made := aggregate(indicator["aggregate"], rows, expected):
                    made |= {"table": min(tables) if len(tables) == 1 else group}
                    made |= {"shown": several and (unit, tier) not in subjects}
                    found[period, report, group, unit, tier, name] = made
    return found


def results(files: Published, book: Book) -> list[Row]:
    """Every result: data rows, total rows by their parts, aggregates that no row prints, and sentences."""
    lines = read_lines(files, book)
    for line in lines:
        for name in book.indicator:
            judge_line(line, name, book)
    sums = find_aggregates(lines, book)
    tables, prose, totals = [], [], set()
    for line in lines:
        for name, row in line["figures"].items():
            key = (line["period"], line["report"], line["group"], line["unit"], line["tier"], name)
            if line["total"]:
                totals.add(key)
                if key not in sums and row["published_value"] is None:
                    continue
                own = {"value": row["published_value"], "basis": "published", "state": "reported"}
                own |= {"numerator": None, "denominator": None}
                row.update(sums.get(key, own) | {"table": row["table"]})
            (prose if line["prose"] else tables).append(row)
    for key, made in sums.items():
        if made["shown"] and key not in totals:
            names = dict(zip(("period", "report", "group", "unit", "tier", "indicator"), key, strict=True))
            blank = {"at": "", "row": None, "published_value": None, "aggregate": True, "prose": False}
            tables.append(names | made | blank | {"report_period": key[0]})

    def preference(row: Row) -> tuple[Any, ...]:
        """Rule 6: a figure, whole, from counts, from a table, then the order of reports and tables."""
        place = book.order.get((row["report_period"], row["report"], row["table"]), len(book.order))
        known = (row["state"] != "reported", partial(row), row["basis"] != "counts", row["prose"])
        return (*known, place, row["row"] or 0)

    whole = {figure(row) for row in tables if row["state"] == "reported" and not partial(row)}
    spoken: dict[Any, Row] = {}
    for row in sorted(prose, key=preference):
        if figure(row) not in whole:
            spoken.setdefault(figure(row), row)
    first: set[Any] = set()
    for row in sorted([*tables, *spoken.values()], key=preference):
        row["primary"] = figure(row) not in first
        first.add(figure(row))
    return rank([*tables, *spoken.values()], book)


def figure(row: Row) -> tuple[str, ...]:
    """The name of a row's figure."""
    return tuple(row[name] for name in FIGURE)


def partial(row: Row) -> bool:
    """Whether somebody who should be in an aggregate is not (decision record 0009)."""
    return row["units_reported"] is not None and row["units_reported"] < row["units_expected"]


def rank(rows: list[Row], book: Book) -> list[Row]:
    """Rule 7: one more than the number of peers that are strictly better; none without a peer."""
    peers: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        row |= {"rank": None, "rank_of": None}
        if row["primary"] and row["value"] is not None:
            parent = book.unit[row["unit"]]["parent"]
            peers[row["period"], row["tier"], parent, row["aggregate"], row["indicator"]].append(row)
    for (*_, indicator), group in peers.items():
        sign = {"higher": 1, "lower": -1, "none": 0}[book.indicator[indicator]["direction"]]
        for row in group if sign and len(group) > 1 else ():
            better = sum(sign * other["value"] > sign * row["value"] for other in group)
            row |= {"rank": better + 1, "rank_of": len(group)}
    return rows


def verdicts(files: Published, rows: list[Row], book: Book) -> list[Row]:
    """Rules 1, 2 and 4: each decision in force on the whole period against each primary figure it covers."""
    found = []
    targets = {(t["decision"], t["unit"], t["tier"], t["indicator"]): t for t in files["targets"]}
    for decision in files["decisions"]:
        dates = {"valid_from": decision["valid_from"], "valid_to": decision["valid_to"]}
        for newer in (d for d in files["decisions"] if decision["id"] in d["replaces"].split("; ")):
            end = date.fromisoformat(newer["valid_from"]) - timedelta(days=1)
            dates["valid_to"] = min(dates["valid_to"], end.isoformat())
        said = {"decision": decision["id"], "issuer": decision["issuer"]}
        said["legal_basis"] = decision["legal_basis"] or decision["title"]
        for row in (r for r in rows if r["primary"] and book.during(dates, r["period"])):
            scopes = [(unit, tier) for unit in (*book.path(row["unit"]), "") for tier in (row["tier"], "all")]
            keys = [(decision["id"], unit, tier, row["indicator"]) for unit, tier in scopes]
            if target := next((targets[key] for key in keys if key in targets), None):
                found.append(target | row | said | judge(row, target))
    return found


def judge(row: Row, target: dict[str, str]) -> Row:
    """A target held against a figure, which is never rounded: the status and the gaps."""
    verdict = {"status": row["state"], "gap_points": None, "gap_dossiers": None}
    if row["state"] != "reported":
        return verdict
    sign = 1 if target["operator"] == "at_least" else -1
    ends = [sign * Fraction(target[name]) for name in ("target_value", "up_to") if target[name]]
    reached = sign * row["value"]
    if reached < min(ends):
        gap = min(ends) - reached
        dossiers = None if row["denominator"] is None else ceil(gap * row["denominator"] / 100)
        return {"status": "not_met", "gap_points": gap, "gap_dossiers": dossiers}
    status = "met" if reached == max(ends) else "exceeded" if reached > max(ends) else "unclear"
    return verdict | {"status": status}


def recompute(files: Published) -> tuple[list[Row], list[Row]]:
    """The results and the verdicts that follow from the downloads."""
    book = Book(files)
    rows = results(files, book)
    return rows, verdicts(files, rows, book)
