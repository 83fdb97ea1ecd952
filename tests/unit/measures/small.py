"""A data set built by hand: a province, two districts, five communes, and cells as the reader makes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from generator.domain.dataset import Dataset, Site
from generator.domain.frames import CELLS, NOT_APPLICABLE, NOT_REPORTED, REPORTED, frame
from generator.domain.indicators import Band, Component, Composite, Indicator, Measure
from generator.domain.periods import parse_period
from generator.domain.quantities import MICRO
from generator.domain.reports import Report, Table
from generator.domain.targets import Decision, Target
from generator.domain.units import TypeTier, Unit, register

PERIOD, REPORT = "2023-07", "r"

_UNITS = (
    ("t", "tỉnh", ""), ("h", "huyện", "t"), ("g", "huyện", "t"), ("p", "phòng", "h"), ("s", "sở", "t"),
    ("a", "xã", "h"), ("b", "xã", "h"), ("c", "xã", "h"), ("m", "xã", "g"), ("n", "xã", "g"),
)  # fmt: skip
_TIERS = (
    ("tỉnh", "province"),
    ("sở", "province"),
    ("huyện", "district"),
    ("phòng", "district"),
    ("xã", "commune"),
)
MEASURES = (
    Measure("received", "", "hồ sơ"),
    Measure("online", "", "hồ sơ"),
    Measure("fee", "", "giao dịch", ("paid_online", "paid_direct")),
    Measure("paid_online", "", "giao dịch"),
    Measure("paid_direct", "", "giao dịch", ("cash", "card")),
    Measure("cash", "", "giao dịch"),
    Measure("card", "", "giao dịch"),
)


def rate(name: str, numerator: str, denominator: str, aggregate: str = "ratio_of_sums") -> Indicator:
    """A rate where more is better."""
    return Indicator(name, "", "", "", numerator, denominator, (), "%", "higher", 2, aggregate)


INDICATORS = (rate("submission", "online", "received"), rate("payment", "paid_online", "fee"))
COMPOSITE = Composite(
    "k", "", "", "", "điểm", "higher", 2, "none", 30 * MICRO,
    (Component("k-1", "", 10 * MICRO), Component("k-2", "", 20 * MICRO)),
    (Band("Tốt", 24 * MICRO), Band("Khá", 15 * MICRO)),
)  # fmt: skip


def cells(
    rows: Sequence[str],
    *,
    table: str = "bang",
    group: str = "",
    tier: str = "commune",
    total: bool = False,
    report: str = REPORT,
) -> list[dict[str, Any]]:
    """The cells of a table: header and rows with spaces, unit first; `_` is an empty cell."""
    header, *lines = [row.split() for row in rows]
    known = {m.id for m in MEASURES}
    indicators = {i.id for i in INDICATORS}
    made = []
    for number, (unit, *values) in enumerate(lines, start=2):
        for column, text in zip(header[1:], values, strict=True):
            key, _, facet = column.partition(".")
            state = {"-": NOT_APPLICABLE, "_": NOT_REPORTED}.get(text, REPORTED)
            cell = {
                "period": PERIOD, "report": report, "table": table, "group": group or table,
                "path": f"periods/{PERIOD}/{report}/{table}.csv", "column": column, "unit": unit,
                "tier": tier,
                "kind": "measure" if key in known else "rate" if key in indicators else "score", "key": key,
                "facet": facet, "text": text, "state": state, "row": number, "total": total,
            }  # fmt: skip
            if state == REPORTED and facet != "grade":
                whole, _, part = text.partition(",")
                cell |= {"value": int(whole + part.ljust(6, "0")), "decimals": len(part)}
            made.append(cell)
    return made


def dataset(
    made: Sequence[dict[str, Any]],
    *,
    area: str = "t",
    targets: Sequence[Target] = (),
    expected: dict[str, tuple[str, ...]] | None = None,
    composite: Composite = COMPOSITE,
) -> Dataset:
    """Everything around the cells; one decision, `d`, with the targets."""
    period = parse_period(PERIOD)
    assert period is not None
    units = [Unit(name, name.upper(), kind, parent, "", None, None) for name, kind, parent in _UNITS]
    tiers = tuple(TypeTier(kind, tier, None, None) for kind, tier in _TIERS)
    levels = {"district": ("huyện",), "commune": ("xã",)} if expected is None else expected
    names = dict.fromkeys((cell["report"], cell["table"], cell["group"]) for cell in made)
    reports = tuple(
        Report(
            PERIOD, name, f"periods/{PERIOD}/{name}/report.yml", "", area, "transcript",
            tables=tuple(
                Table(stem, f"periods/{PERIOD}/{name}/{stem}.csv", "", "", group, False, ())
                for report, stem, group in names
                if report == name
            ),
        )
        for name in dict.fromkeys(cell["report"] for cell in made)
    )  # fmt: skip
    decision = Decision("d", "D", "t", "", date(2023, 1, 1), date(2023, 12, 31), tuple(targets))
    ordered = [cell | {"order": order} for order, cell in enumerate(made)]
    return Dataset(
        Site("", "", "", "", "vi", tiers, levels),
        register(units),
        {m.id: m for m in MEASURES},
        {i.id: i for i in INDICATORS},
        {composite.id: composite},
        {"d": decision},
        {PERIOD: period},
        reports,
        (),
        frame(ordered, CELLS),
        {},
    )
