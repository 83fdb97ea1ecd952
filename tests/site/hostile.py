"""A data folder in which every free text is an attack on the page that shows it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

ATTACKS: dict[str, str] = {
    "script": "<script>hit('script')</script>",
    "title": "</title><script>hit('title')</script>",
    "image": "<img src=x onerror=\"hit('image')\">",
    "link": "[bấm](javascript:hit('link'))",
    "picture": "![x](//evil.example/x.png)",
    "jinja": "{{ 7*7 }}{% raw %}{{ config.site_name }}",
    "snippet": '--8<-- "mkdocs.yml"',
    "attributes": "{: onclick=hit('attributes') #x .y }",
    "comment": "<!-- -->x<!--",
    "end": '</script></style></textarea>"}]}</template>',
    "quotes": "\"' onmouseover=hit('quotes') x='\"",
    "pipe": "a | b || c | `d` |",
    "code": "`code` ``x`` ~~~ **b** __i__ _j_ \\*k\\*",
    "heading": "# Đầu đề # {#x} C#",
    "list": "1. một",
    "entity": "&lt;script&gt;hit('entity')&lt;/script&gt; &amp;#60; &copy",
    "autolink": "<javascript:hit('autolink')> <https://evil.example/> www.evil.example",
    "reference": "[x][y] [^1] *[abc] :smile: !!! note ==m== ^^u^^ [TOC]",
    "data": "\u2028</SCRIPT><svg/onload=hit('data')>\\u003c\\",
    "lines": "a\n\n[bấm](javascript:hit('lines'))\n\n# b\n\n<script>hit('lines')</script>\n\n---\n",
    "control": "a\x7fb\x85c\u202ed\u202c",
}
"""By what each tries; `hit` is what they would call if they could."""


class Texts:
    """Hands out a text for every free field and remembers which."""

    def __init__(self, choose: Callable[[str], str], tame: bool = True) -> None:
        self._choose = choose
        self._tame = tame
        self.shown: dict[str, str] = {}
        """Texts that some page must show, by the field they stand in."""

    def __call__(self, field: str, shown: bool = True, name: bool = False) -> str:
        """The text for `field`; `name`: without what names are refused for anyway."""
        text = self._choose(field)
        if self._tame:
            text = text.lstrip("=+-@")  # formulas are refused in every text, and tested by themselves
        if name and self._tame:
            text = "".join(char for char in text if char.isprintable()).lstrip("=+-@")
        if shown:
            self.shown[field] = text
        return text


def harmless(field: str) -> str:
    """A text that is what it looks like."""
    return f"Chữ {field}"


def rotating(offset: int) -> Callable[[str], str]:
    """An attack for each field in turn, from the one at `offset`; each bears its field's name."""
    seen: dict[str, int] = {}
    attacks = list(ATTACKS.values())

    def choose(field: str) -> str:
        turn = seen.setdefault(field, len(seen))
        return f"{attacks[(turn + offset) % len(attacks)]} {field}"

    return choose


def everything(field: str) -> str:
    """All attacks on one line, in each field."""
    return " ".join(ATTACKS.values()) + f" {field}"


def _yaml(**values: object) -> str:
    """A YAML file, its values in JSON, which YAML reads the same."""
    escaped = {key: json.dumps(value, ensure_ascii=True) for key, value in values.items()}
    return "".join(f"{key}: {value}\n" for key, value in escaped.items())


def _csv(*rows: tuple[str, ...]) -> str:
    return "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in rows)


def write(folder: Path, say: Texts) -> None:
    """Writes a whole data folder: two quarters, three communes, two rates, a composite, targets, claims."""
    files = {
        "site.yml": _yaml(
            title=say("site.title", shown=False),
            publisher=say("site.publisher"),
            contact=say("site.contact"),
            address="https://congkhai.example.org/",
            locale="vi",
            unit_types=[
                {"type": "tỉnh", "tier": "province"},
                {"type": "huyện", "tier": "district"},
                {"type": "xã", "tier": "commune"},
            ],
            expected=[{"tier": "commune", "types": ["xã"]}],
        ),
        "units.csv": _csv(
            ("id", "name", "type", "parent", "code", "valid_from", "valid_to", "successors", "aliases"),
            ("tinh-t", say("province", name=True), "tỉnh", "", "", "", "", "", ""),
            ("huyen-h", say("district", name=True), "huyện", "tinh-t", "", "", "", "", ""),
            ("xa-a", say("unit.a", name=True), "xã", "huyen-h", "", "", "", "", ""),
            ("xa-b", say("unit.b", name=True), "xã", "huyen-h", "", "", "2025-06-30", "xa-d", ""),
            ("xa-c", say("unit.c", name=True), "xã", "huyen-h", "", "", "", "", ""),
            ("xa-d", say("unit.d", name=True), "xã", "huyen-h", "", "2025-07-01", "", "", ""),
        ),
        "measures.csv": _csv(
            ("id", "name", "unit_of_measure", "parts"),
            ("received", say("received", name=True), say("received.unit", shown=False, name=True), ""),
            ("online", say("online", name=True), "hồ sơ", ""),
            ("paid", say("paid", name=True), "hồ sơ", ""),
        ),
        "indicators/rate.yml": _indicator(say, "rate", "online"),
        "indicators/pay.yml": _indicator(say, "pay", "paid"),
        "indicators/total.yml": _yaml(
            id="total",
            name=say("total.name", name=True),
            plain=say("total.plain"),
            formula={"sum": ["received"]},
            unit_of_measure=say("total.unit"),
            direction="none",
            decimals="0",
            aggregate="sum",
        ),
        "indicators/score.yml": _yaml(
            id="score",
            name=say("score.name", name=True),
            short="Điểm",
            plain=say("score.plain"),
            unit_of_measure="điểm",
            direction="higher",
            decimals="2",
            aggregate="none",
            maximum="100",
            components=[
                {
                    "id": "first",
                    "name": say("first.name", name=True),
                    "short": say("first.short"),
                    "maximum": "40",
                },
                {"id": "second", "name": say("second.name", name=True), "maximum": "60"},
            ],
            bands={say("band"): "50", "Yếu": "0"},
            legal_basis=[say("score.basis")],
        ),
        "targets/plan.yml": _decision(say, "plan", "tinh-t", {"indicator": "rate", "at_least": "50"}),
        "targets/order.yml": _decision(
            say, "order", "huyen-h", {"indicator": "rate", "tier": "commune", "at_least": "70"}
        ),
        "corrections.yml": _yaml(
            corrections=[
                {field: say(f"correction.{field}") for field in ("old", "new", "reason", "decided_by")}
                | {"cause": "units.csv", "date": "2024-01-15"},
                {
                    "date": "2024-01-16",
                    "decision": "plan",
                    "unit": "tinh-t",
                    "tier": "all",
                    "indicator": "rate",
                    "old": "40",
                    "new": "50",
                    "reason": say("correction.target.reason"),
                    "decided_by": say("correction.target.decided_by"),
                },
            ]
        ),
    }
    for period, online in (("2023-q3", ("40", "60", "80")), ("2023-q4", ("50", "55", "90"))):
        files |= _report(say, period, online)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="\n")


def _indicator(say: Texts, name: str, measure: str) -> str:
    return _yaml(
        id=name,
        name=say(f"{name}.name", name=True),
        plain=say(f"{name}.plain"),
        formula={"numerator": measure, "denominator": "received"},
        unit_of_measure="%",
        direction="higher",
        decimals="2",
        aggregate="ratio_of_sums",
        legal_basis=[say(f"{name}.basis")],
        definitions=[{"report": "2023-q4/bao-cao", "text": say(f"{name}.definition")}],
    )


def _decision(say: Texts, name: str, issuer: str, target: dict[str, str]) -> str:
    return _yaml(
        title=say(f"{name}.title", name=True),
        issuer=issuer,
        number=say(f"{name}.number"),
        legal_basis=say(f"{name}.basis"),
        source=say(f"{name}.source"),
        valid={"from": "2023-01-01", "to": "2023-12-31"},
        assumed=["valid"],
        targets=[target],
    )


def _report(say: Texts, period: str, online: tuple[str, str, str]) -> dict[str, str]:
    """A report of the period: a table with a wrong total, scores, prose, claims, explanations."""
    folder = f"periods/{period}/bao-cao"
    counts = _csv(
        ("unit", "tier", "total", "received", "online", "paid"),
        ("xa-a", "", "", "100", online[0], "10"),
        ("xa-b", "", "", "100", online[1], "20"),
        ("xa-c", "", "", "100", online[2], "30"),
        ("huyen-h", "commune", "x", "301", str(sum(map(int, online))), "60"),
    )
    scores = _csv(
        ("unit", "score", "score.grade", "first", "second"),
        ("xa-a", "70", say(f"{period}.grade"), "30", "40"),
        ("xa-b", "90", say(f"{period}.grade.b"), "30", "40"),
    )
    prose = _csv(
        ("at", "unit", "tier", "figure", "value"),
        (say(f"{period}.prose.at"), "huyen-h", "commune", "rate", "99"),
    )
    report = _yaml(
        title=say(f"{period}.title", name=True),
        area="huyen-h",
        publisher=say(f"{period}.publisher"),
        number=say(f"{period}.number"),
        date="2024-01-15",
        printed_period=say(f"{period}.printed"),
        system=say(f"{period}.system"),
        kind="transcript",
        tables=[
            {"file": "so-dem.csv", "title": say(f"{period}.table")},
            {"file": "diem.csv", "title": say(f"{period}.scores")},
            {"file": "loi-van.csv", "prose": "true", "title": say(f"{period}.prose")},
        ],
        claims=[
            {
                "at": say(f"{period}.claim.at"),
                "indicator": "rate",
                "tier": "commune",
                "where": {"target": "order", "status": "met"},
                "count": "3",
                "units": ["xa-a"],
            }
        ],
        explanations=[
            {
                "at": say(f"{period}.explained.at"),
                "units": ["xa-a"],
                "indicator": "rate",
                "cause": say(f"{period}.cause"),
                "remedy": say(f"{period}.remedy"),
            }
        ],
    )
    return {
        f"{folder}/so-dem.csv": counts,
        f"{folder}/diem.csv": scores,
        f"{folder}/loi-van.csv": prose,
        f"{folder}/report.yml": report,
    }
