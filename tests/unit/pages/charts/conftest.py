"""A small data set for each kind of chart, in which every status and a missing figure occur."""

from __future__ import annotations

import pytest

from generator.domain.targets import STATUSES
from generator.pages.charts import Chart
from generator.pages.charts.comparison import height
from generator.pages.charts.kind import Columns

VALUES = (98.2, 90, 85.34, 70.12, 60, None, None)
ORDERS = tuple(range(7))
TARGETS: Columns = {
    "order": (0, 0, 1),
    "issuer": ("Trung ương", "Tỉnh", "Trung ương"),
    "target": (95, 99, 90),
    "label": ("từ 95 %", "từ 99 %", "từ 90 %"),
    "status": ("exceeded", "not_met", "met"),
}


def labels(count: int) -> tuple[str, ...]:
    return tuple(f"nhãn {number}" for number in range(count))


@pytest.fixture
def comparison() -> Chart:
    lines = (3, 1, 1, 0, 0, 0, 0)
    tops = tuple(sum(height(count) for count in lines[:row]) for row in range(7))
    figures: Columns = {"y": tops, "indicator": labels(7), "value": VALUES, "label": labels(7)}
    targets: Columns = {
        "y": (tops[0], tops[0], tops[1]),
        "line": (0, 1, 0),
        **{name: TARGETS[name] for name in ("issuer", "target", "label", "status")},
    }
    peers: Columns = {
        "y": (tops[0], tops[2]),
        "line": (2, 0),
        "average": (81.5, 77.25),
        "label": ("trung bình 81,50 %", "trung bình 77,25 %"),
    }
    data = {"figures": figures, "targets": targets, "peers": peers}
    return Chart("comparison", "so-sanh", "Các chỉ số", "Năm chỉ số có kết quả.", data)


@pytest.fixture
def trend() -> Chart:
    figures: Columns = {
        "order": ORDERS,
        "period": tuple(f"tháng {month} năm 2023" for month in range(1, 8)),
        "tick": ("T1/2023", "", "T3/2023", "", "T5/2023", "", "T7/2023"),
        "value": (98.2, 90, None, 70.12, 60, 61.5, None),
        "label": labels(7),
        "shown": (1, 0, 1, 0, 0, 1, 0),
    }
    targets: Columns = {
        "order": ORDERS * 2,
        "line": (0,) * 7 + (1,) * 7,
        "issuer": ("Trung ương",) * 7 + ("Tỉnh",) * 7,
        "target": (80, 80, 80, 85, 85, 85, 85, None, None, 70, 70, None, 75, 72),
        "label": labels(14),
    }
    data = {"figures": figures, "targets": targets}
    return Chart("trend", "qua-cac-ky", "Qua các kỳ", "Giảm dần.", data)


@pytest.fixture
def ranking() -> Chart:
    figures: Columns = {
        "order": ORDERS,
        "unit": labels(7),
        "rank": (1, 2, 3, 4, 5, None, None),
        "value": VALUES,
        "label": labels(7),
        "status": STATUSES,
        "marked": (0, 1, 0, 0, 0, 0, 0),
    }
    return Chart("ranking", "xep-hang", "Xếp hạng", "Bảy đơn vị.", {"figures": figures, "targets": TARGETS})


@pytest.fixture
def heatmap() -> Chart:
    figures: Columns = {
        "order": (0,) * 7 + (1,) * 7,
        "unit": ("Xã A",) * 7 + ("Xã B",) * 7,
        "marked": (0,) * 14,
        "column_order": ORDERS * 2,
        "column": labels(7) * 2,
        "head": tuple("1234567") * 2,
        "value": VALUES * 2,
        "label": ("98,20", "90", "85,34", "70,12", "60", "", "") * 2,
        "status": STATUSES * 2,
    }
    return Chart("heatmap", "o-mau", "Đơn vị và chỉ số", "Hai đơn vị, bảy chỉ số.", {"figures": figures})


@pytest.fixture
def strip() -> Chart:
    rows: Columns = {
        "order": (0, 1),
        "indicator": ("Hồ sơ trực tuyến", "Thanh toán"),
        "value": (85.34, 43.5),
        "label": ("85,34 %, hạng 3/5", "43,50 %, hạng 1/5"),
        "average": (77.5, 30.25),
        "said": ("77,50 %", "30,25 %"),
    }
    figures: Columns = {
        "order": (0,) * 5 + (1,) * 5,
        "unit": labels(5) * 2,
        "marked": (0,) * 10,
        "value": (98.2, 90, 70.12, 60, None, 40.5, 30, 20, 10, None),
    }
    targets: Columns = {**TARGETS, "target": (95, 99, 40)}
    data = {"rows": rows, "figures": figures, "targets": targets}
    return Chart("strip", "vi-tri", "Ở đâu trong năm xã", "Thứ 3.", data)


@pytest.fixture
def change() -> Chart:
    figures: Columns = {
        "order": (0, 1, 2),
        "name": ("Xã A", "Xã B", "Xã C"),
        "before": (50.25, 60, 70),
        "value": (61.75, 55, 70),
        "label": ("50,25 → 61,75 (+11,50)", "60 → 55 (−5)", "70 → 70 (0)"),
    }
    return Chart("change", "thay-doi", "Thay đổi", "Một tăng.", {"figures": figures})


@pytest.fixture
def composite() -> Chart:
    figures: Columns = {
        "order": (0, 1, 2),
        "group": ("Công khai", "Tiến độ", "Số hóa"),
        "value": (12.9, 20, None),
        "maximum": (18, 20, 22),
        "label": ("12,9/18", "20/20", "–"),
    }
    return Chart("composite", "nhom", "Điểm từng nhóm", "Hai nhóm có điểm.", {"figures": figures})


@pytest.fixture
def charts(
    comparison: Chart,
    trend: Chart,
    ranking: Chart,
    heatmap: Chart,
    strip: Chart,
    change: Chart,
    composite: Chart,
) -> list[Chart]:
    return [comparison, trend, ranking, heatmap, strip, change, composite]
