"""Vietnamese words for the vocabulary: tiers, states, periods, columns of pages."""

TIERS = {"all": "toàn địa bàn", "province": "cấp tỉnh", "district": "cấp huyện", "commune": "cấp xã"}

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

OUTCOMES = {"agrees": "khớp", "differs": "không khớp", "cannot be checked": "không kiểm tra được"}

OPERATORS = {"at_least": "từ", "at_most": "không quá"}

DIRECTIONS = {"higher": "càng cao càng tốt", "lower": "càng thấp càng tốt", "none": "không xét tốt, xấu"}

AGGREGATES = {
    "ratio_of_sums": "cộng tử số, cộng mẫu số rồi chia",
    "sum": "cộng các đơn vị",
    "mean": "trung bình cộng",
    "none": "không cộng dồn",
}

REPORT_KINDS = {"transcript": "bản chép từ văn bản", "extract": "trích xuất từ phần mềm"}

PERIOD_KINDS = {
    "month": "tháng",
    "quarter": "quý",
    "half": "nửa năm",
    "nine_months": "chín tháng",
    "year": "năm",
    "span": "từ ngày đến ngày",
}

QUARTERS = {1: "I", 2: "II", 3: "III", 4: "IV"}

WHOLE_COUNTRY = "Trung ương"
UNNAMED_ISSUER = "báo cáo không nêu"
