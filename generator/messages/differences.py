"""What differs between two revisions of the data, in words."""

from __future__ import annotations

TITLE = "Số liệu thay đổi so với {base}"
NOTHING = "Không có số liệu, kết luận, hạng, chỉ tiêu hay đơn vị nào thay đổi."
TOTALS = "{changed} chỗ đổi, {removed} chỗ bỏ đi, {added} chỗ thêm."
MORE = "… và {count} chỗ khác."
UNREAD = "Bản cũ có {count} chỗ mà chương trình hiện nay không đọc được; những chỗ ấy không so được."
BROKEN = "Số liệu nay có {count} thư mục chứa chỗ không đọc được; số ở những chỗ ấy hiện ra như đã bỏ."
MISSING = "Còn {count} thay đổi chưa có mục trong data/corrections.yml; «congkhai check --base» nêu từng chỗ."

KINDS = {
    "figure": "Số liệu đã nhập",
    "target": "Chỉ tiêu trong văn bản",
    "claim": "Số trong các câu công bố",
    "value": "Kết quả tính ra",
    "applied": "Chỉ tiêu áp dụng cho đơn vị",
    "verdict": "Kết luận",
    "rank": "Hạng",
    "points": "Điểm bộ chỉ số",
    "grade": "Xếp loại",
    "score-rank": "Hạng theo bộ chỉ số",
    "outcome": "Câu công bố so với số liệu",
    "finding": "Chỗ không khớp",
    "unit": "Đơn vị",
    "report": "Báo cáo",
    "table": "Bảng",
}
"""Heading of each kind of difference."""

CHANGES = {"changed": "đổi", "added": "thêm", "removed": "bỏ"}

HEADS = ("Đơn vị", "Số liệu", "Kỳ", "Ở đâu", "Trước", "Nay")

PARTS = {
    "total": "dòng cộng",
    "count": "số đơn vị",
    "of": "tổng số đơn vị",
    "value": "giá trị",
    "listed": "đơn vị được kể tên",
    "example": "đơn vị nêu làm ví dụ",
    "listed-count": "số đơn vị được kể tên",
    "missing": "đơn vị không được kể tên",
    "figure": "số trong lời văn",
    "target": "chỉ tiêu được nhắc lại",
    "at_least": "ít nhất",
    "at_most": "nhiều nhất",
    "name": "tên",
    "type": "loại",
    "parent": "đơn vị cấp trên",
    "code": "mã hành chính",
    "valid_from": "ngày bắt đầu",
    "valid_to": "ngày kết thúc",
    "successors": "đơn vị kế tục",
    "aliases": "tên gọi khác",
}
"""What of a claim, a decision or a unit differs."""

VALUES = {"": "để trống", "-": "không áp dụng", "x": "có tên", "removed": "không còn công bố"}
"""Values of an entered figure that are no numbers."""

REMOVED = "bỏ"
"""What an editor writes as the new value of a figure that is not published any more."""

BLANKS = {"date": "NĂM-THÁNG-NGÀY", "reason": "GHI LÝ DO", "decided_by": "GHI NGƯỜI QUYẾT ĐỊNH"}
"""What an editor fills in where a ready-made entry is offered."""

CAUSE_BLANKS = {"old": "TRƯỚC ĐÂY THẾ NÀO", "new": "NAY THẾ NÀO"}

NO_ENTRIES = "# Không thiếu mục nào.\n"
ENTRIES = (
    "# Chép các dòng dưới đây vào danh sách «corrections:» của data/corrections.yml, rồi điền chỗ viết hoa.\n"
)
