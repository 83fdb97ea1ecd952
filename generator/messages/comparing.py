"""What the page that compares units says; docs/assets/compare.js puts the parts in."""

from __future__ import annotations

from generator.messages.labels import DIRECTIONS, OPERATORS, RANGE, STATUS_SIGNS, STATUSES
from generator.messages.pages import SUBJECTS

COMPARING = {
    "statuses": STATUSES,
    "signs": STATUS_SIGNS,
    "operators": OPERATORS,
    "range": RANGE,
    "directions": DIRECTIONS,
    "tiers": SUBJECTS,
    "title": "Bảng so sánh",
    "caption": "{units}: {period}, {tier}",
    "indicator": "Chỉ số",
    "difference": "Chênh lệch",
    "period": "Kỳ",
    "whose": "Hồ sơ của",
    "rank": "hạng {rank}/{of}",
    "verdict": "{issuer}: {target}",
    "nothing": "Không có số liệu kỳ này",
    "points": "điểm phần trăm",
    "equal": "Bằng nhau.",
    "ahead": "{high} cao hơn {low} {amount}.",
    "widest": "Cao nhất {high}, thấp nhất {low}, cách nhau {amount}.",
    "remove": "Bỏ",
    "more": ["Chọn đơn vị thứ nhất.", "Chọn thêm ít nhất một đơn vị cùng cấp.", ""],
    "twice": "{unit} đã được chọn.",
    "full": "Đã đủ bốn đơn vị; không thêm {unit}. Hãy bỏ bớt một đơn vị trước.",
    "empty": "{unit} chưa có số liệu để so sánh.",
    "apart": "{unit} không cùng cấp với {other} nên không so được.",
    "unknown": "Địa chỉ có mã đơn vị không tồn tại.",
    "failed": "Không tải được số liệu. Hãy tải lại trang khi có mạng.",
}
"""By the names that the script knows; `more` by the number of units chosen, two or more being enough."""
