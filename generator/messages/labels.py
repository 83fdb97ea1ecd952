"""Vietnamese words for the vocabulary: tiers, states, periods, columns of pages."""

STATUSES = {
    "exceeded": "Vượt",
    "met": "Đạt",
    "unclear": "Chưa rõ",
    "not_met": "Chưa đạt",
    "no_target": "Không có chỉ tiêu",
    "not_reported": "Chưa báo cáo",
    "not_applicable": "Không áp dụng",
}
"""The word for each verdict or state of a figure."""

STATUS_SIGNS = {
    "exceeded": "▲",
    "met": "●",
    "unclear": "◆",
    "not_met": "▼",
    "no_target": "–",
    "not_reported": "□",
    "not_applicable": "×",
}
"""The shape beside the word, so that no meaning hangs on colour."""

SEVERITIES = {"error": "Sai", "warning": "Nghi ngờ", "note": "Ghi chú"}

BASES = {"counts": "tính từ số đếm", "published": "theo tỷ lệ báo cáo công bố"}

OUTCOMES = {"agrees": "khớp", "differs": "không khớp", "cannot be checked": "không có số để đối chiếu"}

OPERATORS = {"at_least": "ít nhất {value}", "at_most": "nhiều nhất {value}"}
RANGE = "từ {low} đến {high}, tùy nơi"

DIRECTIONS = {"higher": "càng cao càng tốt", "lower": "càng thấp càng tốt", "none": "không xét tốt, xấu"}

AGGREGATES = {
    "ratio_of_sums": "cộng tử số, cộng mẫu số rồi chia",
    "sum": "cộng các đơn vị",
    "mean": "trung bình cộng",
    "none": "không cộng dồn",
}

REPORT_KINDS = {"transcript": "bản chép từ văn bản", "extract": "trích xuất từ phần mềm"}

WHOLE_COUNTRY = "Trung ương"
WHOLE_COUNTRY_SCOPE = "Cả nước"
UNNAMED_ISSUER = "Báo cáo không nêu nơi giao"

FACETS = {
    "percent": "tỷ lệ %",
    "rank": "hạng",
    "rank_of": "số đơn vị xếp hạng",
    "grade": "xếp loại",
    "change": "thay đổi",
    "target": "chỉ tiêu",
}
"""Suffixes of an indicator's id in a table's head."""

ASSUMED = {
    "valid": "thời hạn",
    "issuer": "nơi giao",
    "scope": "phạm vi áp dụng",
    "targets": "giá trị",
    "title": "tên văn bản",
}
"""What a decision's paper does not print."""

CELL_STATES = {"not_reported": "(trống)", "not_applicable": "–"}
"""How a cell without a figure reads."""
