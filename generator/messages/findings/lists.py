"""Rows of tables: units that are missing, numbers that jump, names spelled otherwise."""

from __future__ import annotations

from collections.abc import Mapping

from generator.messages.findings.words import QUOTE, Words

LISTS: Mapping[str, Words] = {
    "unit-absent": Words(
        "Bảng thiếu một đơn vị lẽ ra phải có.",
        "Bảng không có dòng của {unit_name}.",
        "Thêm dòng của đơn vị này; nếu không có việc thì ghi dấu gạch ngang.",
    ),
    "numbering-gap": Words(
        "Số thứ tự của bảng bị nhảy hoặc lặp, có thể thiếu một dòng.",
        "Số thứ tự là {found}, lẽ ra là {expected}.",
        "Kiểm tra xem có mất dòng nào không. " + QUOTE,
    ),
    "subject-outside": Words(
        "Số liệu nói về đơn vị ngoài địa bàn của báo cáo: được coi là trích dẫn, không dùng làm kết quả.",
        "{unit_name} nằm ngoài địa bàn của báo cáo, nên số liệu này chỉ là trích dẫn.",
        "Không cần sửa; số của đơn vị ấy lấy từ báo cáo của chính nơi đó.",
    ),
    "name-variant": Words(
        "Tên đơn vị viết khác với danh mục.",
        "«{value}» viết khác tên trong danh mục: {known}.",
        "Viết như danh mục, hoặc thêm cách viết này vào cột aliases của units.csv.",
    ),
}
