"""The files that every invented folder holds alike: the site, the measures, the indicators."""

from __future__ import annotations

import json
from typing import Any

from benchmarks.recall.papers import Formula

SUBMISSION, PAYMENT, DOCUMENTS, RESULTS, IDENTITY = FORMULAS = (
    Formula(
        "submission", "ho-so", "Hồ sơ trực tuyến", ("received", "online"),
        "online-submission", "online", "received",
    ),
    Formula(
        "payment", "thanh-toan", "Thanh toán trực tuyến", ("fee", "paid_online", "paid_direct"),
        "online-payment", "paid_online", "fee",
    ),
    Formula(
        "documents", "so-hoa", "Số hóa hồ sơ", ("received", "docs_digitised"),
        "digitised-documents", "docs_digitised", "received",
    ),
    Formula(
        "results", "ket-qua", "Kết quả điện tử", ("resolved", "results_digitised"),
        "digitised-results", "results_digitised", "resolved",
    ),
    Formula(
        "identity", "dinh-danh", "Xác thực định danh", ("received", "identity_checked"),
        "identity-check", "identity_checked", "received",
    ),
)  # fmt: skip

SUMMARY, SCORES, PROSE = "tong-hop", "diem", "loi-van"
"""Stems of the tables that are no formula's own."""

SCORE = "score"
"""Name of the part that is the composite."""

PAPER = "paper"
"""Name of the part that is the report's own statements: its period, number, date."""

OVERDUE = "overdue"
"""A count that stands in sentences alone."""

OUTSIDE, NAMES = "outside", "names"
"""What a report is told of once however often it stands: a subject outside its area, a name's spelling."""

COMPOSITE = "phuc-vu"
MAXIMA = {"pv-1": 18, "pv-2": 20, "pv-3": 12, "pv-4": 10, "pv-5": 18, "pv-6": 22}
BANDS = {"Xuất sắc": 90, "Tốt": 80, "Khá": 70, "Trung bình": 50, "Yếu": 0}
RATES = {formula.indicator: formula for formula in FORMULAS}

_MEASURES = {
    "received": "Hồ sơ tiếp nhận", "online": "Hồ sơ nộp trực tuyến", "fee": "Giao dịch có phí",
    "paid_online": "Giao dịch trả trực tuyến", "paid_direct": "Giao dịch trả trực tiếp",
    "docs_digitised": "Hồ sơ đã số hóa thành phần", "resolved": "Hồ sơ đã giải quyết",
    "overdue": "Hồ sơ trễ hạn", "results_digitised": "Hồ sơ có kết quả điện tử",
    "identity_checked": "Hồ sơ đã xác thực định danh",
}  # fmt: skip

_SITE: dict[str, Any] = {
    "title": "Số liệu bịa để đo",
    "publisher": "Nhóm đo",
    "contact": "do@example.org",
    "address": "https://do.example.org/",
    "locale": "vi",
    "unit_types": [
        {"type": "tỉnh", "tier": "province"},
        {"type": "sở", "tier": "province"},
        {"type": "huyện", "tier": "district"},
        {"type": "xã", "tier": "commune"},
        {"type": "thị trấn", "tier": "commune"},
    ],
    "expected": [
        {"tier": "province", "types": ["sở"]},
        {"tier": "district", "types": ["huyện"]},
        {"tier": "commune", "types": ["xã", "thị trấn"]},
    ],
}


def _rate(formula: Formula) -> dict[str, Any]:
    return {
        "id": formula.indicator,
        "name": f"Tỷ lệ {formula.title}",
        "plain": f"Tỷ lệ {formula.title}",
        "formula": {"numerator": formula.numerator, "denominator": formula.denominator},
        "unit_of_measure": "%",
        "direction": "higher",
        "decimals": "2",
        "aggregate": "ratio_of_sums",
    }


def _composite() -> dict[str, Any]:
    return {
        "id": COMPOSITE,
        "name": "Chỉ số phục vụ",
        "plain": "Điểm trên 100 của sáu nhóm việc.",
        "unit_of_measure": "điểm",
        "direction": "higher",
        "decimals": "2",
        "aggregate": "none",
        "maximum": "100",
        "components": [
            {"id": component, "name": f"Nhóm {component}", "maximum": str(maximum)}
            for component, maximum in MAXIMA.items()
        ],
        "bands": {grade: str(floor) for grade, floor in BANDS.items()},
    }


def _files() -> dict[str, str]:
    def text(data: Any) -> str:
        return json.dumps(data, ensure_ascii=False, indent=1)

    received = {
        "id": "dossiers-received",
        "name": "Số hồ sơ tiếp nhận",
        "plain": "Số hồ sơ tiếp nhận",
        "formula": {"sum": ["received"]},
        "unit_of_measure": "hồ sơ",
        "direction": "none",
        "decimals": "0",
        "aggregate": "sum",
    }
    parts = {"fee": "paid_online+paid_direct"}
    rows = [f"{key},{name},hồ sơ,{parts.get(key, '')}" for key, name in _MEASURES.items()]
    return {
        "site.yml": text(_SITE),
        "measures.csv": "\n".join(["id,name,unit_of_measure,parts", *rows, ""]),
        "corrections.yml": "corrections: []\n",
        **{f"indicators/{formula.indicator}.yml": text(_rate(formula)) for formula in FORMULAS},
        "indicators/dossiers-received.yml": text(received),
        f"indicators/{COMPOSITE}.yml": text(_composite()),
    }


FILES = _files()
