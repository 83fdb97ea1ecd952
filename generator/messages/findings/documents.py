"""What a report says of itself: its periods, dates and numbers."""

from __future__ import annotations

from collections.abc import Mapping

from generator.messages.findings.words import QUOTE, Words

DOCUMENTS: Mapping[str, Words] = {
    "period-outside": Words(
        "Câu văn nói về một kỳ sau khi báo cáo kết thúc.",
        "Câu này nói về {value}, sau kỳ của báo cáo.",
        "Kiểm tra cột period, hoặc thư mục kỳ của báo cáo.",
    ),
    "printed-period": Words(
        "Kỳ in trên báo cáo khác với khoảng thời gian của số liệu.",
        "Báo cáo in kỳ «{value}», còn số liệu nằm ở kỳ từ {start} đến {end}.",
        "Kiểm tra thư mục kỳ. Nếu giấy in kỳ khác với số liệu trong bảng thì giữ nguyên.",
    ),
    "acknowledgement-unused": Words(
        "Báo cáo ghi nhận một chỗ không khớp mà nay không còn.",
        "Mục acknowledged nêu «{value}» nhưng không có chỗ không khớp nào như vậy ở nơi ấy.",
        "Sửa nơi ghi trong acknowledged cho đúng, hoặc xóa mục này.",
    ),
    "document-differs": Words(
        "Số hoặc ngày văn bản in ở đầu bảng khác với số, ngày của chính báo cáo.",
        "Đầu bảng «{table}» in «{value}», báo cáo in «{expected}».",
        "Thống nhất số và ngày văn bản. " + QUOTE,
    ),
}
