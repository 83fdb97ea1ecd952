"""A data folder in which every free text is an attack on the page that shows it.

Each kind of thing that has a name or a text (a unit, a measure, an indicator, a decision, a report …)
is there once for each class of attack, so that one build tries every field with every class.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from generator.messages.vocabulary import REMOVED_WORDS

ATTACKS: dict[str, str] = {
    "script": "<script>hit('script')</script>",
    "title": "</title><script>hit('title')</script>",
    "image": "<img src=x onerror=\"hit('image')\">",
    "link": "[bấm](javascript:hit('link'))",
    "picture": "![x](//evil.example/x.png)",
    "jinja": "{{ 7*7 }}{% raw %}{{ config.site_name }}",
    "snippet": "x --8<-- \"mkdocs.yml\" {! mkdocs.yml !} {% include 'main.html' %}",
    "attributes": "{: onclick=hit('attributes') #x .y }",
    "comment": "<!-- -->x<!--",
    "cdata": "]]><![CDATA[ <?php hit() ?> <!DOCTYPE x>",
    "end": '</script></style></textarea>"}]}</template>',
    "quotes": "\"' onmouseover=hit('quotes') x='\"",
    "pipe": "a | b || c | `d` |",
    "code": "`code` ``x`` ~~~ **b** __i__ _j_ \\*k\\*",
    "heading": "# Đầu đề # {#x} C#",
    "list": "1. một",
    "rule": "* * *",
    "quote": "> trích > dẫn",
    "admonition": "!!! note onclick=hit('admonition')",
    "fence": '``` { .x onclick="hit(1)" } ```',
    "entity": "&lt;script&gt;hit('entity')&lt;/script&gt; &amp;#60; &copy",
    "autolink": "<javascript:hit('autolink')> <https://evil.example/> www.evil.example a@evil.example",
    "reference": "[x][y] [x]: javascript:hit('reference') [^1] *[abc]: abc",
    "signs": "x :smile: :material-home: ==m== ^^u^^ ~~s~~ H~2~O [TOC] ++ctrl++ $x$",
    "data": "</SCRIPT><svg/onload=hit('data')>\\u003c\\",
    "structured": '</script><script type="application/ld+json">{"@type":"x"}',
    "invisible": "a\u200bb\u200dc\u00add\u2060e",
    "long": "W" * 130 + "Đ" * 130,
    "lines": "a\n\n[bấm](javascript:hit('lines'))\n\n# b\n\n<script>hit('lines')</script>\n\n    x\n",
}
"""By what each tries; `hit` is what they would call if they could. All of them may stand in a text."""

REFUSED: dict[str, str] = {
    "equals": "=1+1",
    "plus": "+1+1",
    "minus": "-1+1",
    "at": "@SUM(A1)",
    "tab": "\t=1+1",
    "return": "\r=1+1",
    "blank": " =1+1",
    "wide": "\uff1d1+1",
    "semicolon": "a;=1+1",
    "line": "a\n=cmd|' /C calc'!A0",
    "front matter": "a\n---\ntitle: x\n---\n",
    "bell": "a\x07b",
    "escape": "a\x1b[2Jb",
    "delete": "a\x7fb",
    "next line": "a\x85b",
    "separator": "a\u2028b",
    "turned": "a\u202ed\u202c",
    "isolated": "a\u2067d\u2069",
    "mark": "a\u200fb",
}
"""What no text may hold: what a spreadsheet would run, what steers a terminal or turns text around."""


CONTROLS = "".join(map(chr, range(32)))
"""What a workbook cannot hold."""


class Texts:
    """Hands out a text for every free field and remembers which."""

    def __init__(
        self, attacks: dict[str, str] | None, turns: Iterable[str] = ATTACKS, raw: bool = False
    ) -> None:
        """`attacks` by class, one for each of `turns`; None for texts that are what they look like.

        raw: names too hold what names are refused for.
        """
        self._attacks = attacks
        self._raw = raw
        self.turns = tuple(turns)
        self.shown: dict[str, str] = {}
        """Texts that some page must show, by the field they stand in and the class."""
        self.given: dict[str, set[str]] = {}
        """The classes of each text that was handed out."""
        self.fields: dict[str, dict[str, str]] = {}
        """The text of each field and class."""

    def __call__(
        self, field: str, turn: str, shown: bool = True, name: bool = False, most: int = 0, without: str = ""
    ) -> str:
        """The text for `field` and the class `turn`.

        name: on one line; most: no longer than that; without: characters that this place cannot hold.
        """
        mark = f" {field}.{turn.replace(' ', '-')}"
        attack = "Chữ" if self._attacks is None else self._attacks[turn]
        if name and not self._raw:
            attack = "".join(char if char.isprintable() else " " for char in attack)
        attack = "".join(char for char in attack if char not in without)
        text = (attack + mark)[:most] if most else attack + mark
        text = text if self._raw else text.strip()
        self.given.setdefault(text, set()).add(turn)
        self.fields.setdefault(field, {})[turn] = text
        if shown:
            self.shown[mark] = text
        return text

    def all(self, field: str, shown: bool = True, name: bool = False) -> str:
        """The text for a field that is there only once: every class in turn, with line breaks between."""
        text = "\n".join(self(field, turn, shown, name) for turn in self.turns)
        if name and not self._raw:
            text = text.replace("\n", " ")
        self.given[text] = set(self.turns)
        self.fields[field] = dict.fromkeys(self.turns, text)
        return text


def _yaml(**values: object) -> str:
    """A YAML file, its values in JSON, which YAML reads the same."""
    escaped = {key: json.dumps(value, ensure_ascii=True) for key, value in values.items()}
    return "".join(f"{key}: {value}\n" for key, value in escaped.items())


def _csv(header: str, rows: Iterable[tuple[str, ...]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows([header.split(), *rows])
    return out.getvalue()


def _id(turn: str) -> str:
    return turn.replace(" ", "-")


def write(folder: Path, say: Texts) -> None:
    """Writes a whole data folder: a commune, a measure, a rate, a decision and a report for each class."""
    named = {turn: say("unit.name", turn, name=True) for turn in say.turns}
    files: dict[str, str | bytes] = {
        "site.yml": _site(say),
        "units.csv": _units(say, named),
        "measures.csv": _measures(say),
        "indicators/rate.yml": _plain_rate(),
        "indicators/score.yml": _score(say),
        "corrections.yml": _corrections(say),
        "targets/old.yml": _yaml(
            title="Văn bản cũ",
            issuer="huyen-h",
            valid={"from": "2022-01-01", "to": "2022-12-31"},
            targets=[{"indicator": "rate", "at_least": "40"}],
        ),
        "targets/bang.csv": _csv("unit tier rate", [("tinh-t", "province", "50")]),
    }
    for turn in say.turns:
        files[f"indicators/rate-{_id(turn)}.yml"] = _indicator(say, turn)
        files[f"targets/plan-{_id(turn)}.yml"] = _decision(say, turn)
        files |= _report(say, turn, named)
    for period, shift in (("2023-q3", 0), ("2023-q4", 3)):
        files |= _common_report(say, period, shift)
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content.encode() if isinstance(content, str) else content)


def _site(say: Texts) -> str:
    types = [say("unit_types.type", turn, name=True) for turn in say.turns]
    return _yaml(
        title=say.all("site.title", shown=False, name=True),
        publisher=say.all("site.publisher"),
        contact=say.all("site.contact"),
        address="https://congkhai.example.org/",
        report_errors="https://congkhai.example.org/bao-sai?x=1",
        locale="vi",
        unit_types=[
            {"type": "tỉnh", "tier": "province"},
            {"type": "huyện", "tier": "district", "from": "2000-01-01", "to": "2999-12-31"},
            {"type": "xã", "tier": "commune"},
            *({"type": unit_type, "tier": "commune"} for unit_type in types),
        ],
        expected=[{"tier": "commune", "types": ["xã", *types]}],
    )


def _units(say: Texts, named: dict[str, str]) -> str:
    header = "id name type parent code valid_from valid_to successors aliases"
    heirs = ";".join(f"xa-{_id(turn)}" for turn in say.turns)
    rows = [
        ("tinh-t", say.all("province", name=True), "tỉnh", "", "", "", "", "", ""),
        ("huyen-h", say.all("district", name=True), "huyện", "tinh-t", "", "", "", "", ""),
        ("xa-cu", "Xã Cũ", "xã", "huyen-h", "", "2000-01-01", "2022-12-31", heirs, ""),
    ]
    for number, turn in enumerate(say.turns):
        unit_type = say("unit_types.type", turn, name=True)
        alias = say("unit.alias", turn, shown=False, name=True, without=";")
        rows.append(
            (
                f"xa-{_id(turn)}",
                named[turn],
                unit_type,
                "huyen-h",
                f"{number:05}",
                "2023-01-01",
                "",
                "",
                alias,
            )
        )
    return _csv(header, rows)


def _measures(say: Texts) -> str:
    rows = [("received", "Hồ sơ nhận", "hồ sơ", ""), ("online", "Hồ sơ trực tuyến", "hồ sơ", "")]
    for turn in say.turns:
        unit_of_measure = say("measure.unit_of_measure", turn, shown=False, name=True)
        rows.append((f"m-{_id(turn)}", _measure(say, turn), unit_of_measure, ""))
    return _csv("id name unit_of_measure parts", rows)


def _measure(say: Texts, turn: str) -> str:
    """A measure's name, which heads a column too: a semicolon there would be taken for the delimiter."""
    return say("measure.name", turn, name=True, without=";")


def _plain_rate() -> str:
    return _yaml(
        id="rate",
        name="Tỷ lệ trực tuyến",
        formula={"numerator": "online", "denominator": "received"},
        unit_of_measure="%",
        direction="higher",
        decimals="2",
        aggregate="ratio_of_sums",
        order="1",
    )


def _indicator(say: Texts, turn: str) -> str:
    return _yaml(
        id=f"rate-{_id(turn)}",
        name=say("indicator.name", turn, name=True),
        short=say("indicator.short", turn, name=True, shown=False, most=24),
        plain=say("indicator.plain", turn),
        formula={"sum": [f"m-{_id(turn)}", "received"]},
        unit_of_measure=say("indicator.unit_of_measure", turn, name=True),
        direction="higher",
        decimals="0",
        aggregate="sum",
        variant_of="rate",
        legal_basis=[say("indicator.basis", turn), say("indicator.basis.more", turn)],
        definitions=[
            {"report": f"2023-q4/{_id(turn)}", "text": say("indicator.definition", turn)},
            {"report": say("indicator.definition.report", turn), "text": "x"},
        ],
    )


def _score(say: Texts) -> str:
    size = len(say.turns)
    components = [
        {
            "id": f"c-{_id(turn)}",
            "name": say("component.name", turn, name=True),
            "short": say("component.short", turn, name=True),
            "maximum": "10",
        }
        for turn in say.turns
    ]
    return _yaml(
        id="score",
        name=say.all("score.name", name=True),
        short="Điểm",
        plain=say.all("score.plain"),
        unit_of_measure="điểm",
        direction="higher",
        decimals="2",
        aggregate="none",
        maximum=str(10 * size),
        components=components,
        bands={_grade(say, turn): str(10 * place) for place, turn in enumerate(say.turns)},
        legal_basis=[say("score.basis", turn) for turn in say.turns],
    )


def _grade(say: Texts, turn: str) -> str:
    return say("grade", turn, name=True)


def _decision(say: Texts, turn: str) -> str:
    return _yaml(
        title=say("decision.title", turn, name=True),
        short=say("decision.short", turn, name=True),
        issuer="khong-neu",
        within="tinh-t",
        number=say("decision.number", turn),
        date="2023-01-01",
        legal_basis=say("decision.basis", turn),
        source=say("decision.source", turn),
        valid={"from": "2023-01-01", "to": "2023-12-31"},
        assumed=["valid"],
        replaces=["old"],
        table="bang.csv" if turn == say.turns[0] else "",
        targets=[
            {"indicator": f"rate-{_id(turn)}", "tier": "commune", "unit": "huyen-h",
             "at_least": "500", "up_to": "600"},
            {"indicator": f"rate-{_id(turn)}", "tier": "district", "unit": "huyen-h", "at_most": "500"},
        ],
    )  # fmt: skip


PLACES = ("period", "report", "table", "unit", "tier", "indicator", "at", "figure_period", "decision")
"""What a correction says of where the figure stands."""


def _corrections(say: Texts) -> str:
    """For each class: a figure, a cause that changed figures, and two figures changed for one reason."""
    entries: list[dict[str, object]] = []
    for turn in say.turns:
        reasons = ("reason", "decided_by")
        told = {field: say(f"correction.{field}", turn) for field in (*reasons, "old", "new")}
        # what is nowhere can only have been removed; that a claim changed leads to no other figure
        gone = told | {"new": REMOVED_WORDS[0], "claim": "count"}
        why = {field: say(f"correction.{field}", turn) for field in reasons} | {"date": "2024-01-16"}
        places = {field: say(f"correction.{field}", turn, shown=False) for field in PLACES}
        changed = {field: say(f"correction.changed.{field}", turn, shown=False) for field in PLACES}
        values = {"old": say("correction.changed.old", turn), "new": REMOVED_WORDS[0], "claim": "of"}
        entries.append(gone | places | {"date": "2024-01-15"})
        entries.append(told | {"cause": say("correction.cause", turn, shown=False), "date": "2024-01-14"})
        entries.append({**why, "changes": [changed | values]})
    return _yaml(corrections=entries)


def _report(say: Texts, turn: str, named: dict[str, str]) -> dict[str, str | bytes]:
    """The report of a class: a table with a wrong total, scores, prose, claims, explanations."""
    folder, unit, place = f"periods/2023-q4/{_id(turn)}", named[turn], say.turns.index(turn)
    file = _file(say, turn)
    sheet = say("table.sheet", turn, shown=False, name=True, without="[]:*?/\\'" + CONTROLS, most=31)
    measure = _measure(say, turn)
    table = say("table.title", turn)
    report = _yaml(
        title=say("report.title", turn, name=True),
        area="huyen-h",
        publisher=say("report.publisher", turn),
        number=say("report.number", turn),
        date="2024-01-15",
        printed_date=say("report.printed_date", turn, shown=False),
        printed_period=say("report.printed_period", turn),
        system=say("report.system", turn),
        kind="transcript",
        tables=[
            {"file": file, "title": table, "group": "mot", "as_printed": [f"rate-{_id(turn)}"]},
            {"file": "diem.xlsx", "sheet": sheet, "title": say("table.scores", turn),
             "number": say("table.number", turn, shown=False), "date": say("table.date", turn, shown=False),
             "printed_period": say("table.printed_period", turn, shown=False)},
            {"file": "loi-van.csv", "prose": "true", "title": say("table.prose", turn)},
        ],
        claims=[
            {
                "at": say("claim.at", turn),
                "indicator": f"rate-{_id(turn)}",
                "tier": "commune",
                "where": {"target": f"plan-{_id(turn)}", "status": "met", "above": "1", "below": "900",
                          "at_least": "1"},
                "count": "3",
                "of": "9",
                "units": [unit],
                "such_as": [unit],
            },
            {"at": "2", "indicator": "rate", "tier": "commune", "where": {"highest": "true"}, "value": "99"},
            {"at": "3", "indicator": "rate", "tier": "commune", "where": {"lowest": "true"}, "value": "99"},
            {
                "at": "4",
                "indicator": "score",
                "tier": "commune",
                "where": {"grade": _grade(say, turn)},
                "count": "7",
            },
        ],
        explanations=[
            {
                "at": say("explanation.at", turn),
                "units": [unit],
                "indicator": [f"rate-{_id(turn)}", "rate"],
                "cause": say("explanation.cause", turn),
                "remedy": say("explanation.remedy", turn),
            },
            {"at": "5", "units": [unit], "indicator": "rate", "cause": "x"},
        ],
        acknowledged=[
            {"code": "total-unchecked", "reason": say("acknowledged.reason", turn), "table": file[:-4],
             "row": "3", "column": measure},
            {"code": "claim-figure", "reason": say("acknowledged.more", turn), "unit": unit,
             "at": say("prose.at", turn, name=True)},
        ],
    )  # fmt: skip
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    page.append(["unit", "score", "score.grade", f"c-{_id(turn)}"])
    grade = _grade(say, turn)
    page.append([f"xa-{_id(turn)}", 10 * place, "", 7])
    page.cell(2, 3).value = ILLEGAL_CHARACTERS_RE.sub("", grade)
    page.cell(2, 3).data_type = "s"  # =1+1 would be a formula, whose value nobody has worked out
    packed = io.BytesIO()
    book.save(packed)
    counts = [(unit, "commune", "", "400"), ("Tổng cộng", "commune", "x", "401")]
    return {
        f"{folder}/report.yml": report,
        f"{folder}/{file}": _csv("unit tier total", []).replace('"total"', f'"total",{_cell(measure)}')
        + "".join(",".join(map(_cell, row)) + "\n" for row in counts),
        f"{folder}/diem.xlsx": packed.getvalue(),
        f"{folder}/loi-van.csv": _csv(
            "at unit tier figure value period",
            [(say("prose.at", turn, name=True), f"xa-{_id(turn)}", "commune", f"m-{_id(turn)}", "99", "")],
        ),
    }


def _file(say: Texts, turn: str) -> str:
    """A table's file name: what a file system can hold of the attack."""
    stem = say("table.file", turn, shown=False, name=True, without='/\\<>:"|?*' + CONTROLS, most=60)
    say.given[f"{stem}.csv"] = say.given[stem]
    return f"{stem}.csv"


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _common_report(say: Texts, period: str, shift: int) -> dict[str, str | bytes]:
    """A report of all communes, so that they stand together in ranks, charts and over time."""
    rows = [
        (f"xa-{_id(turn)}", "", "", "100", str(20 + 2 * place + shift))
        for place, turn in enumerate(say.turns)
    ]
    folder = f"periods/{period}/chung"
    return {
        f"{folder}/report.yml": _yaml(
            title="Báo cáo chung",
            area="huyen-h",
            kind="transcript",
            tables=[{"file": "so-dem.csv", "tier": "commune"}],
        ),
        f"{folder}/so-dem.csv": _csv("unit tier total received online", rows),
    }
