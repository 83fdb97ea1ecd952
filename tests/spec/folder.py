"""Small data folders as an editor would write them, checked by the real pipeline.

The country of these tests: Tỉnh T with Huyện H (Xã A to F) and Huyện G (Xã M and N), all until 30 June 2025;
from the next day Xã H Mới in their place. Tables are written with semicolons, so that a comma stays in a
number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd

from generator import pipeline
from generator.domain.findings import Finding

PROVINCE, DISTRICT, OTHER_DISTRICT = "tinh-t-01", "huyen-h-001", "huyen-g-002"
SUCCESSOR = "xa-h-moi-00100-2025"
MONTH = "2023-07"


def commune(letter: str) -> str:
    """The id of Xã `letter`."""
    return f"xa-{letter.lower()}-{ord(letter):05d}"


SITE = """\
title: Công khai (thử)
publisher: Nhóm kiểm thử
contact: kiemthu@example.org
address: https://congkhai.example.org/
locale: vi
unit_types:
  - {type: tỉnh, tier: province}
  - {type: huyện, tier: district, to: 2025-06-30}
  - {type: xã, tier: commune}
expected:
  - {tier: district, types: [huyện]}
  - {tier: commune, types: [xã]}
"""

MEASURES = """\
id,name,unit_of_measure,parts
received,Hồ sơ tiếp nhận,hồ sơ,
online,Hồ sơ trực tuyến,hồ sơ,
late,Hồ sơ trễ hạn,hồ sơ,
fee,Giao dịch có phí,giao dịch,paid_online+paid_direct
paid_online,Trả trực tuyến,giao dịch,
paid_direct,Trả trực tiếp,giao dịch,
amount,Số tiền,đồng,
"""

RATIO = "ratio_of_sums"
INDICATORS = {
    "submission": ("Nộp trực tuyến", "{numerator: online, denominator: received}", "higher", RATIO),
    "payment": ("Trả phí trực tuyến", "{numerator: paid_online, denominator: fee}", "higher", RATIO),
    "late-share": ("Tỷ lệ trễ hạn", "{numerator: late, denominator: received}", "lower", RATIO),
    "no-direction": ("Không xếp hạng", "{numerator: late, denominator: received}", "none", RATIO),
    "average": ("Bình quân các tỷ lệ", "{numerator: online, denominator: received}", "higher", "mean"),
    "alone": ("Không cộng được", "{numerator: online, denominator: received}", "higher", "none"),
    "money": ("Tiền thu", "{sum: [amount]}", "higher", "sum"),
}  # fmt: skip

COMPOSITE = """\
id: index
name: Bộ chỉ số
unit_of_measure: điểm
direction: higher
decimals: 2
aggregate: none
maximum: 30
components:
  - {id: index-1, name: Nhóm một, maximum: 10}
  - {id: index-2, name: Nhóm hai, maximum: 20}
bands: {Tốt: 24, Khá: 15, Yếu: 0}
"""


def plain(value: Any) -> str:
    """A figure in millionths as officials read it, without needless zeros; empty when missing."""
    if value is None or pd.isna(value):
        return ""
    exact = Fraction(int(value), 1_000_000)
    text = f"{float(exact):.6f}".rstrip("0").rstrip(".")
    return text.replace(".", ",")


class Folder:
    """A data folder under construction; every method writes a file."""

    def __init__(self, root: Path, communes: str = "ABC", others: str = "") -> None:
        self.root = root
        self.communes = communes
        rows = [
            f"{PROVINCE},Tỉnh T,tỉnh,,01,,,,",
            f"{DISTRICT},Huyện H,huyện,{PROVINCE},001,,2025-06-30,,Một cửa huyện H",
            f"{OTHER_DISTRICT},Huyện G,huyện,{PROVINCE},002,,2025-06-30,,",
        ]
        for letters, parent in ((communes, DISTRICT), (others, OTHER_DISTRICT)):
            rows += [
                f"{commune(x)},Xã {x},xã,{parent},{ord(x):05d},,2025-06-30,{SUCCESSOR}," for x in letters
            ]
        rows.append(f"{SUCCESSOR},Xã H Mới,xã,{PROVINCE},00100,2025-07-01,,,")
        self.write(
            "units.csv", "id,name,type,parent,code,valid_from,valid_to,successors,aliases\n" + "\n".join(rows)
        )
        self.write("site.yml", SITE)
        self.write("measures.csv", MEASURES)
        self.use("submission")

    def write(self, path: str, text: str) -> None:
        """A file of the folder, whole."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.rstrip("\n") + "\n", encoding="utf-8")

    def use(self, text: str) -> None:
        """Declares the indicators whose ids occur in `text`; only these exist."""
        for name, facts in INDICATORS.items():
            if re.search(rf"\b{name}\b", text) and not (self.root / f"indicators/{name}.yml").exists():
                self.indicator(name, *facts)
        if re.search(r"\bindex\b", text):
            self.write("indicators/index.yml", COMPOSITE)

    def indicator(self, name: str, title: str, formula: str, direction: str, aggregate: str) -> None:
        """An indicator with two decimals."""
        unit = "đồng" if "sum" in formula else '"%"'
        self.write(
            f"indicators/{name}.yml",
            f"id: {name}\nname: {title}\nformula: {formula}\nunit_of_measure: {unit}\n"
            f"direction: {direction}\ndecimals: 2\naggregate: {aggregate}\n",
        )

    def decision(
        self,
        name: str,
        *targets: str,
        issuer: str = PROVINCE,
        valid: str = "2023-01-01 2023-12-31",
        more: str = "",
    ) -> None:
        """A decision; `targets` are the insides of braces, `valid` its first and last day."""
        self.use(" ".join(targets))
        first, last = valid.split()
        lines = [
            f"title: Văn bản {name}",
            f"issuer: {issuer}",
            f"valid: {{from: {first}, to: {last}}}",
            more,
            "targets:",
        ]
        lines += [f"  - {{{target}}}" for target in targets]
        self.write(f"targets/{name}.yml", "\n".join(line for line in lines if line))

    def report(
        self,
        tables: Mapping[str, Sequence[str]],
        *,
        period: str = MONTH,
        name: str = "bao-cao",
        area: str = DISTRICT,
        kind: str = "transcript",
        options: Mapping[str, str] | None = None,
        claims: Sequence[str] = (),
        acknowledged: Sequence[str] = (),
    ) -> None:
        """A report; each table is its lines, header first, with semicolons. A table `loi-van` is prose.

        Claims stand at "0", "1" and so on; they and `acknowledged` are the insides of braces.
        """
        folder = f"periods/{period}/{name}"
        listed = []
        for table, lines in tables.items():
            self.write(f"{folder}/{table}.csv", "\n".join(lines))
            self.use(" ".join(lines if table.startswith("loi-van") else lines[:1]))
            given = (options or {}).get(table, "") or ("prose: true" if table.startswith("loi-van") else "")
            listed.append(f"  - {{file: {table}.csv{', ' + given if given else ''}}}")
        text = [f"title: Báo cáo {name}", f"area: {area}", f"kind: {kind}", "tables:", *listed]
        self.use(" ".join(claims))
        if claims:
            text += ["claims:", *(f'  - {{at: "{i}", {claim}}}' for i, claim in enumerate(claims))]
        if acknowledged:
            text += ["acknowledged:", *(f"  - {{{entry}}}" for entry in acknowledged)]
        self.write(f"{folder}/report.yml", "\n".join(text))

    def check(self) -> Outcome:
        """What the pipeline makes of the folder; every input must be readable."""
        checked = pipeline.check(self.root, lambda _: None)
        unreadable = [f for f in checked.findings if f.blocks and f.computed is None]
        assert not unreadable, [(f.code, f.location, dict(f.details)) for f in unreadable]
        assert checked.results is not None
        return Outcome(checked)


@dataclass(frozen=True)
class Outcome:
    """What the pipeline found, asked for by unit and indicator."""

    checked: pipeline.Checked

    def rows(self, frame: str, **where: Any) -> list[Any]:
        """Rows of a frame of the results in which every named column has the given value."""
        data: pd.DataFrame = getattr(self.checked.results, frame)
        plain_data = data.astype("object").where(data.notna(), None)
        found = plain_data.itertuples(index=False, name="Row")
        return [row for row in found if all(getattr(row, name) == value for name, value in where.items())]

    def figure(
        self, unit: str, indicator: str = "submission", tier: str = "commune", period: str = MONTH
    ) -> Any:
        """The one primary figure of a subject."""
        found = self.rows("results", unit=unit, indicator=indicator, tier=tier, period=period, primary=True)
        assert len(found) == 1, found
        return found[0]

    def verdicts(
        self, unit: str, indicator: str = "submission", tier: str = "commune", period: str = MONTH
    ) -> dict[str, Any]:
        """The verdicts on a subject's figure by decision."""
        found = self.rows("verdicts", unit=unit, indicator=indicator, tier=tier, period=period)
        assert len({row.decision for row in found}) == len(found), found
        return {row.decision: row for row in found}

    def statuses(
        self, unit: str, indicator: str = "submission", tier: str = "commune", period: str = MONTH
    ) -> dict[str, str]:
        """Decision -> status."""
        return {key: row.status for key, row in self.verdicts(unit, indicator, tier, period).items()}

    def findings(self, code: str) -> list[Finding]:
        """The findings of a code."""
        return [finding for finding in self.checked.findings if finding.code == code]

    @property
    def codes(self) -> list[str]:
        """The codes of all findings, sorted."""
        return sorted(finding.code for finding in self.checked.findings)

    def claims(self, kind: str) -> list[tuple[str, str, str, str]]:
        """The claims of a kind: unit, published, computed, outcome."""
        return [
            (row.unit, row.published, row.computed, row.outcome) for row in self.rows("claims", kind=kind)
        ]
