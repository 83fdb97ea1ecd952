"""The registers: units.csv, measures.csv and site.yml."""

from __future__ import annotations

import re
from datetime import date

from generator.domain.dataset import Site
from generator.domain.findings import Finding
from generator.domain.indicators import Measure
from generator.domain.units import TypeTier, Unit, UnitRegister, register
from generator.inputs.days import bad_day, read_day
from generator.inputs.files import blocking
from generator.inputs.grids import Grid, records
from generator.inputs.references import unknown
from generator.inputs.yaml_text import Document, Steps

SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
"""What an id may look like: it becomes an address and a file name."""

CODE_LENGTHS = {"province": 2, "district": 3, "commune": 5}
"""Digits of an official code by tier; spreadsheets strip the zeros in front."""

_DIGITS = re.compile(r"[0-9]+")
_MAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")

_FORMULA = re.compile(r"[\t\r]|(?:.*[;\t\n])?\s*[=+\-@\uff0b\uff0d\uff1d\uff20]", re.DOTALL)
"""What begins like a formula, or would after a line break, a tab or the semicolon, which separates cells
where the comma is the decimal sign."""

_NUMBER = re.compile(r"[+-]?[0-9.,]+ ?%?|-")
"""What begins with a sign and is none: a number, and the dash for what is not applicable."""

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Controls, line and tab aside, and the marks that turn the direction of reading."""


def like_formula(text: str) -> bool:
    """Whether a spreadsheet would take a cell with this text, or a part of it, for a formula."""
    return _FORMULA.match(text) is not None


def safe_text(text: str) -> bool:
    """Whether a text is no formula to a spreadsheet, steers no terminal and shows as it is."""
    return not _UNSEEN.search(text) and (not like_formula(text) or bool(_NUMBER.fullmatch(text)))


def safe_name(text: str) -> bool:
    """Whether a name is no formula to a spreadsheet and holds no control character."""
    return not like_formula(text) and all(c.isprintable() or c == "\u00a0" for c in text)


def check_texts(document: Document, findings: list[Finding]) -> None:
    """A finding for every text and key that is not safe: any may end up in a spreadsheet and on a page."""

    def walk(value: object, steps: Steps) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                if not safe_text(key):  # grades are keys
                    findings.append(blocking("unsafe-name", document.at_key(*steps, key), value=key))
                walk(inner, (*steps, key))
        elif isinstance(value, list):
            for i, inner in enumerate(value):
                walk(inner, (*steps, i))
        elif isinstance(value, str) and not safe_text(value):
            findings.append(blocking("unsafe-name", document.where(*steps), value=value))

    walk(document.data, ())


def read_units(
    grid: Grid, type_tiers: tuple[TypeTier, ...] | None, findings: list[Finding]
) -> UnitRegister | None:
    """The register of units; what does not fit is a finding at its row. None when the columns do not fit.

    Without `type_tiers` nothing is said about types.
    """
    rows = records(
        grid,
        ("id", "name", "type", "parent"),
        ("code", "valid_from", "valid_to", "successors", "aliases"),
        findings,
    )
    if rows is None:
        return None
    ids = {cells["id"] for _, cells in rows}
    tier_of = None if type_tiers is None else {entry.type: entry.tier for entry in type_tiers}
    seen: set[str] = set()
    units = []
    for row, cells in rows:
        unit = _unit(grid, row, cells, tier_of, findings)
        column = grid.header.index
        if unit.id in seen:
            findings.append(blocking("duplicate-id", grid.where(row, column("id")), value=unit.id))
        seen.add(unit.id)
        for name, references in (("parent", (unit.parent,)), ("successors", unit.successors)):
            findings.extend(
                unknown(grid.where(row, column(name)), "unit", reference, ids)
                for reference in references
                if reference and reference not in ids
            )
        if unit.id:  # an empty id would be every top unit's parent
            units.append(unit)
    found = register(units)
    for row, cells in rows:
        path = found.paths.get(cells["id"], ())
        if path and found[path[-1]].parent in path:
            findings.append(
                blocking("parent-loop", grid.where(row, grid.header.index("parent")), value=cells["parent"])
            )
    return found


def _unit(
    grid: Grid, row: int, cells: dict[str, str], tier_of: dict[str, str] | None, findings: list[Finding]
) -> Unit:
    def bad(column: str, code: str, **facts: object) -> None:
        place = grid.where(row, grid.header.index(column))
        findings.append(blocking(code, place, value=cells[column], **facts))

    if not SLUG.fullmatch(cells["id"]):
        bad("id", "bad-id")
    split = {c: tuple(p.strip() for p in cells[c].split(";") if p.strip()) for c in ("successors", "aliases")}
    if not safe_name(cells["name"]):
        bad("name", "unsafe-name")
    if not all(map(safe_name, split["aliases"])):
        bad("aliases", "unsafe-name")
    if not cells["name"]:
        bad("name", "empty-cell")
    if tier_of is not None and cells["type"] not in tier_of:
        bad("type", "unknown-type", known=", ".join(dict.fromkeys(tier_of)))
    days: dict[str, date | None] = {}
    for column in ("valid_from", "valid_to"):
        days[column] = read_day(cells[column])
        if cells[column] and days[column] is None:
            findings.append(bad_day(grid.where(row, grid.header.index(column)), cells[column]))
    code = cells["code"]
    if code:
        if not _DIGITS.fullmatch(code):
            bad("code", "bad-code")
        code = code.zfill(CODE_LENGTHS.get((tier_of or {}).get(cells["type"], ""), 0))
    return Unit(
        cells["id"],
        cells["name"],
        cells["type"],
        cells["parent"],
        code,
        days["valid_from"],
        days["valid_to"],
        split["successors"],
        split["aliases"],
    )


def read_measures(grid: Grid, findings: list[Finding]) -> dict[str, Measure] | None:
    """The measures by id, in file order; None when the columns do not fit."""
    rows = records(grid, ("id", "name", "unit_of_measure"), ("parts",), findings)
    if rows is None:
        return None
    ids = {cells["id"] for _, cells in rows}
    measures: dict[str, Measure] = {}
    for row, cells in rows:
        place = grid.where(row, grid.header.index("id"))
        parts = tuple(part.strip() for part in cells["parts"].split("+") if part.strip())
        if not SLUG.fullmatch(cells["id"]):
            findings.append(blocking("bad-id", place, value=cells["id"]))
        elif cells["id"] in measures:
            findings.append(blocking("duplicate-id", place, value=cells["id"]))
        if not cells["name"]:
            findings.append(blocking("empty-cell", grid.where(row, grid.header.index("name")), value=""))
        for said in ("name", "unit_of_measure"):
            if not safe_name(cells[said]):
                told = grid.where(row, grid.header.index(said))
                findings.append(blocking("unsafe-name", told, value=cells[said]))
        for part in parts:
            if part not in ids or part == cells["id"]:
                column = grid.header.index("parts")
                findings.append(unknown(grid.where(row, column), "measure", part, ids - {cells["id"]}))
        if cells["id"]:
            measures.setdefault(
                cells["id"], Measure(cells["id"], cells["name"], cells["unit_of_measure"], parts)
            )
    return measures


def read_site(document: Document, findings: list[Finding]) -> Site:
    """The site's own facts; the document fits its schema."""
    data = document.data
    tiers = []
    for position, entry in enumerate(data["unit_types"]):
        days = []
        for key in ("from", "to"):
            text = entry.get(key, "")
            days.append(read_day(text))
            if text and days[-1] is None:
                findings.append(bad_day(document.where("unit_types", position, key), text))
        tiers.append(TypeTier(entry["type"], entry["tier"], days[0], days[1]))
    return Site(
        data["title"],
        data["publisher"],
        data["contact"],
        data["address"],
        data["locale"],
        tuple(tiers),
        {entry["tier"]: tuple(entry["types"]) for entry in data.get("expected", ())},
        data.get("report_errors", "") or _mail(data["contact"]),
    )


def _mail(contact: str) -> str:
    """The contact as an address to write to, or empty where it is not one of e-mail."""
    return f"mailto:{contact}" if _MAIL.fullmatch(contact) else ""
