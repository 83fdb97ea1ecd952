"""Vietnamese words of the charts: axis titles, tooltips, number and date format."""

RATE_AXIS = "Tỷ lệ (%)"
VALUE_AXIS = "Kết quả"
RANKING_AXIS = "Kết quả (vạch đứng: chỉ tiêu)"
POINTS_AXIS = "Điểm (khung: điểm tối đa)"
STATUS_LEGEND = "Màu và dấu"

INDICATOR, UNIT, GROUP, PERIOD, COLUMN = "Chỉ số", "Đơn vị", "Nhóm", "Kỳ", "Cột"
VALUE, TARGET, ISSUER, STATUS = "Kết quả", "Chỉ tiêu", "Nơi giao", "So với chỉ tiêu"

NUMBER_LOCALE = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " ₫"]}
"""The d3 number format of charts."""

_MONTHS = [f"tháng {month}" for month in range(1, 13)]
_DAYS = ["Chủ nhật", "Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy"]

TIME_LOCALE = {
    "dateTime": "%H:%M, %d/%m/%Y",
    "date": "%d/%m/%Y",
    "time": "%H:%M:%S",
    "periods": ["SA", "CH"],
    "days": _DAYS,
    "shortDays": ["CN", "T2", "T3", "T4", "T5", "T6", "T7"],
    "months": _MONTHS,
    "shortMonths": [f"th{month}" for month in range(1, 13)],
}
"""The d3 date format of charts."""
