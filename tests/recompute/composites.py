"""Composites again, from the points that `scores.csv` says are printed and from the registers alone."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import Any

from tests.recompute.recompute import Book, Published, Row, number


def scores(files: Published) -> list[Row]:
    """Every row with its points, grade and rank: a total is the sum of its groups where all are printed."""
    book = Book(files)
    composites = {row["id"]: row for row in files["indicators"] if row["kind"] == "composite"}
    groups = {id_: [r["id"] for r in files["indicators"] if r["variant_of"] == id_] for id_ in composites}
    order = sorted(files["scores"], key=lambda r: (place(r, book), int(r["row"])))
    printed: dict[Any, Fraction] = {}
    for row in order:
        if row["component"] and row["points_published"]:
            key = (row["report"], row["period"], row["unit"], row["tier"], row["component"])
            printed.setdefault(key, Fraction(row["points_published"]))
    made = []
    peers: dict[Any, list[Row]] = defaultdict(list)
    for row in files["scores"]:
        points, grade = number(row["points_published"]), ""
        standing = points
        if not row["component"]:
            subject = (row["report"], row["period"], row["unit"], row["tier"])
            parts = [printed.get((*subject, component)) for component in groups[row["composite"]]]
            if all(part is not None for part in parts):
                points = sum((part for part in parts if part is not None), Fraction())
            standing = points if standing is None else standing
            for band in reversed(composites[row["composite"]]["bands"].split("; ")):
                name, _, least = band.rpartition(": ")
                grade = name if standing is not None and standing >= Fraction(least) else grade
        made.append(row | {"points": points, "grade": grade, "rank": None, "rank_of": None})
        if standing is not None and composites[row["composite"]]["direction"] == "higher":
            names = ("period", "report", "table", "composite", "component", "tier")
            key = (*(row[name] for name in names), book.unit[row["unit"]]["parent"])
            peers[key].append(made[-1] | {"standing": standing, "row": made[-1]})
    for group in (group for group in peers.values() if len(group) > 1):
        for entry in group:
            better = sum(other["standing"] > entry["standing"] for other in group)
            entry["row"] |= {"rank": better + 1, "rank_of": len(group)}
    return made


def place(row: Row, book: Book) -> int:
    """Where a score's table stands among all tables."""
    return book.order[row["report_period"], row["report"], row["table"]]
