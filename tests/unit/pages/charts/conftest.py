"""A small data set for each kind of chart, in which every status and a missing figure occur."""

from __future__ import annotations

import pytest

from generator.domain.targets import STATUSES
from generator.pages.charts import Chart
from generator.pages.charts.kind import Columns

_VALUES = (98.2, 90, 85.34, 70.12, 60, None, None)
_NUMBERS = tuple(range(1, 8))
_TARGETS: Columns = {
    "order": (1, 1, 2),
    "issuer": ("Trung ương", "Tỉnh", "Trung ương"),
    "target": (95, 99, 90),
    "label": ("từ 95 %", "từ 99 %", "từ 90 %"),
    "status": ("exceeded", "not_met", "met"),
}


def _labels(count: int) -> tuple[str, ...]:
    return tuple(f"nhãn {number}" for number in range(count))


@pytest.fixture
def comparison() -> Chart:
    figures: Columns = {
        "order": _NUMBERS,
        "indicator": _labels(7),
        "value": _VALUES,
        "label": _labels(7),
    }
    return Chart("comparison", "Các chỉ số", "Năm chỉ số có kết quả.", figures, _TARGETS)


@pytest.fixture
def trend() -> Chart:
    periods = tuple(f"T{month} 2023" for month in _NUMBERS)
    figures: Columns = {"order": _NUMBERS, "period": periods, "value": _VALUES, "label": _labels(7)}
    targets: Columns = {
        "order": _NUMBERS,
        "period": periods,
        "issuer": ("Trung ương",) * 7,
        "target": (80,) * 3 + (85,) * 4,
        "label": _labels(7),
    }
    return Chart("trend", "Qua các kỳ", "Giảm dần.", figures, targets)


@pytest.fixture
def ranking() -> Chart:
    figures: Columns = {
        "order": _NUMBERS,
        "unit": _labels(7),
        "rank": (1, 2, 3, 4, 5, None, None),
        "value": _VALUES,
        "label": _labels(7),
        "status": STATUSES,
        "marked": (0, 1, 0, 0, 0, 0, 0),
    }
    return Chart("ranking", "Xếp hạng", "Bảy đơn vị.", figures, _TARGETS)


@pytest.fixture
def heatmap() -> Chart:
    figures: Columns = {
        "unit_order": (1,) * 7 + (2,) * 7,
        "unit": ("Xã A",) * 7 + ("Xã B",) * 7,
        "column_order": _NUMBERS * 2,
        "column": _labels(7) * 2,
        "value": _VALUES * 2,
        "label": ("98,20", "90", "85,34", "70,12", "60", "", "") * 2,
        "status": STATUSES * 2,
    }
    return Chart("heatmap", "Đơn vị và chỉ số", "Hai đơn vị, bảy chỉ số.", figures, {})


@pytest.fixture
def composite() -> Chart:
    figures: Columns = {
        "order": (1, 2, 3),
        "group": ("Công khai", "Tiến độ", "Số hóa"),
        "value": (12.9, 20, None),
        "maximum": (18, 20, 22),
        "label": ("12,9/18", "20/20", "–"),
    }
    return Chart("composite", "Điểm từng nhóm", "Hai nhóm có điểm.", figures, _TARGETS)


@pytest.fixture
def charts(comparison: Chart, trend: Chart, ranking: Chart, heatmap: Chart, composite: Chart) -> list[Chart]:
    return [comparison, trend, ranking, heatmap, composite]
