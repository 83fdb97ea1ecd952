"""Words of the workbooks that readers take away: sheets, columns with what they mean, notes."""

from __future__ import annotations

from collections.abc import Mapping

COVER, NOTES = "Bìa", "Ghi chú"

TITLES = {
    "indicator": "Chỉ số: {name}",
    "period": "Kết quả {name}",
    "area": "Kết quả của {name} và các đơn vị trong địa bàn",
}
"""Of a workbook."""

FACTS = {
    "publisher": "Cơ quan đăng",
    "as_of": "Số liệu đến ngày",
    "licence": "Giấy phép",
    "licence_name": "CC BY 4.0: dùng lại tự do, ghi nguồn",
    "address": "Trang web",
    "contact": "Liên hệ",
    "contents": "Nội dung của sổ này",
}
"""Of the cover."""

CONTENTS = {"sheet": "Trang tính", "about": "Nội dung", "rows": "Số dòng"}
"""Heads of the cover's list."""

NOTE_HEADS = {"item": "Mục", "meaning": "Giải thích"}

SHEETS = {
    "results": ("Kết quả", "Mỗi dòng là một chỉ số của một đơn vị trong một kỳ"),
    "verdicts": ("Kết luận", "Mỗi dòng là một kết quả so với một chỉ tiêu"),
    "scores": ("Điểm", "Mỗi dòng là điểm tổng hoặc điểm một nhóm của bộ chỉ số"),
    "targets": ("Chỉ tiêu", "Mỗi dòng là một chỉ tiêu mà một văn bản giao"),
    "units": ("Đơn vị", "Các đơn vị trong địa bàn, còn hiệu lực và đã kết thúc"),
}
"""Name of a sheet and what it holds."""

_WHERE = {
    "period_name": ("Kỳ", "kỳ báo cáo"),
    "unit_name": ("Đơn vị", "tên đơn vị"),
    "unit": ("Mã đơn vị", "mã ổn định của đơn vị, cũng là địa chỉ trang của đơn vị"),
    "tier": ("Cấp", "cấp giải quyết hồ sơ; toàn địa bàn là mọi cấp cộng lại"),
}
_SOURCE = {
    "report_title": ("Báo cáo", "báo cáo in hoặc trích số này"),
    "table": ("Bảng", "mã bảng trong báo cáo, hoặc nhóm bảng"),
    "row": ("Dòng", "dòng trong tệp bảng, tính như Excel"),
    "period": ("Mã kỳ", "mã kỳ báo cáo"),
}

COLUMNS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "results": {
        **_WHERE,
        "indicator_name": ("Chỉ số", "tên chỉ số"),
        "unit_of_measure": ("Đơn vị tính", "đơn vị tính của kết quả"),
        "value": ("Kết quả", "giá trị đầy đủ, nhiều nhất sáu chữ số thập phân; ô chỉ hiện gọn lại"),
        "state": ("Trạng thái", "có số, chưa báo cáo hay không áp dụng"),
        "numerator": ("Tử số", "số đếm ở tử số; với chỉ số đếm là chính số đó"),
        "denominator": ("Mẫu số", "số đếm ở mẫu số"),
        "published_value": ("Số công bố", "giá trị như in trong báo cáo"),
        "basis": ("Cách tính", "tính từ số đếm, hay theo tỷ lệ báo cáo công bố"),
        "aggregate": ("Số chung", "có nếu là số của nhiều đơn vị gộp lại"),
        "units_reported": ("Số đơn vị có số liệu", "trong số chung"),
        "units_expected": ("Số đơn vị phải có", "trong số chung"),
        "rank": ("Hạng", "trong các đơn vị cùng cấp, cùng đơn vị cấp trên; bằng nhau thì cùng hạng"),
        "rank_of": ("Số đơn vị xếp hạng", "bao nhiêu đơn vị được xếp hạng"),
        **_SOURCE,
        "indicator": ("Mã chỉ số", "mã chỉ số"),
    },
    "verdicts": {
        **_WHERE,
        "indicator_name": ("Chỉ số", "tên chỉ số"),
        "decision_title": ("Văn bản", "văn bản giao chỉ tiêu"),
        "issuer": ("Nơi giao", "nơi giao chỉ tiêu"),
        "operator": ("Yêu cầu", "ít nhất hay nhiều nhất"),
        "target_value": ("Chỉ tiêu", "giá trị phải đạt, theo đơn vị tính của chỉ số"),
        "up_to": ("Đến", "đầu trên của khoảng, khi văn bản giao một khoảng"),
        "value": ("Kết quả", "kết quả được so, theo đơn vị tính của chỉ số"),
        "status": ("Kết luận", "so chính xác, không so số đã làm tròn"),
        "gap_points": ("Còn thiếu", "theo đơn vị tính của chỉ số"),
        "gap_dossiers": ("Còn thiếu (hồ sơ)", "bao nhiêu hồ sơ nữa thì đạt, giữ nguyên mẫu số"),
        "period": ("Mã kỳ", "mã kỳ báo cáo"),
        "indicator": ("Mã chỉ số", "mã chỉ số"),
        "decision": ("Mã văn bản", "mã văn bản giao chỉ tiêu"),
    },
    "scores": {
        **_WHERE,
        "composite_name": ("Bộ chỉ số", "tên bộ chỉ số"),
        "component_name": ("Nhóm", "nhóm của bộ chỉ số, hoặc điểm tổng"),
        "points": ("Điểm", "điểm; với điểm tổng là cộng các nhóm"),
        "maximum": ("Điểm tối đa", "điểm cao nhất có thể"),
        "percent": ("Tỷ lệ (%)", "tỷ lệ phần trăm như báo cáo công bố"),
        "grade": ("Xếp loại", "theo điểm tổng"),
        "rank": ("Hạng", "hạng theo điểm trong cùng bảng"),
        "rank_of": ("Số đơn vị xếp hạng", "bao nhiêu đơn vị được xếp hạng"),
        "change": ("Thay đổi", "so với kỳ trước, như báo cáo công bố"),
        "points_published": ("Điểm công bố", "điểm như in trong báo cáo"),
        **_SOURCE,
        "component": ("Mã nhóm", "mã nhóm"),
    },
    "targets": {
        "decision_title": ("Văn bản", "văn bản giao chỉ tiêu"),
        "issuer": ("Nơi giao", "nơi giao chỉ tiêu"),
        "valid_from": ("Từ ngày", "ngày bắt đầu hiệu lực"),
        "valid_to": ("Đến ngày", "ngày kết thúc hiệu lực"),
        "unit_name": ("Áp dụng cho", "đơn vị mà chỉ tiêu được giao, cùng mọi đơn vị trong đó"),
        "tier": ("Cấp", "cấp giải quyết hồ sơ"),
        "operator": ("Yêu cầu", "ít nhất hay nhiều nhất"),
        "target_value": ("Chỉ tiêu", "giá trị phải đạt, theo đơn vị tính của chỉ số"),
        "up_to": ("Đến", "đầu trên của khoảng, khi văn bản giao một khoảng"),
        "decision": ("Mã văn bản", "mã văn bản giao chỉ tiêu"),
    },
    "units": {
        "unit_name": ("Đơn vị", "tên đơn vị"),
        "unit": ("Mã đơn vị", "mã ổn định của đơn vị, cũng là địa chỉ trang của đơn vị"),
        "type": ("Loại", "loại đơn vị"),
        "code": ("Mã hành chính", "mã của Cục Thống kê, giữ số 0 ở đầu"),
        "parent": ("Thuộc", "đơn vị cấp trên"),
        "valid_from": ("Từ ngày", "ngày bắt đầu hiệu lực"),
        "valid_to": ("Đến ngày", "ngày kết thúc hiệu lực"),
        "successors": ("Nay thuộc", "các đơn vị kế tục"),
    },
}
"""Head and meaning of each column, in order."""

ABSENT = "không có"
WORDS = {
    "yes": "có",
    "no": "không",
    "total": "điểm tổng",
    "computed": "số tính ra",
    "unranked": "không xếp hạng",
    "single": "không phải số chung",
    "no_gap": "không thiếu",
    "open": "không giới hạn",
    "reported": "có số",
}
"""What stands in a cell that would else be empty."""

EXPLAINED = (
    ("Số", "Mỗi ô số là một con số, có đủ chữ số thập phân; cách hiện làm tròn nửa lên."),
    ("Ô không có số", "Không ô nào để trống: ô không có số ghi bằng chữ vì sao không có."),
    ("chưa báo cáo", "Đơn vị lẽ ra có số nhưng báo cáo để trống; không tính là 0, không vào số chung."),
    ("không áp dụng", "Chỉ số không áp dụng cho đơn vị; báo cáo ghi dấu gạch."),
    ("không có", "Dòng này không có mục đó, ví dụ số chỉ có tỷ lệ công bố thì không có tử số."),
    ("số tính ra", "Không dòng nào của báo cáo in số này; nó được cộng từ các đơn vị."),
    ("không xếp hạng", "Chỉ số không xét hơn kém, hoặc đơn vị không có số."),
    ("Kết luận", "Vượt: tốt hơn chỉ tiêu; Đạt: bằng chỉ tiêu; Chưa đạt; Chưa rõ: văn bản giao một khoảng."),
)
"""Notes that hold for every workbook: an item and what it means."""
