"""Invented Vietnamese names of places and offices."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator

_FIRST = (
    "An", "Bình", "Cát", "Châu", "Đại", "Đồng", "Đức", "Gia", "Hải", "Hòa", "Hưng", "Khánh", "Kim", "Lâm",
    "Long", "Lộc", "Mỹ", "Nam", "Ngọc", "Nhơn", "Phú", "Phước", "Quảng", "Sơn", "Tam", "Tân", "Tây", "Thái",
    "Thanh", "Thạnh", "Thiện", "Thịnh", "Thọ", "Thới", "Thủy", "Tiên", "Trung", "Trường", "Vạn", "Vân",
    "Việt", "Vĩnh", "Xuân", "Yên",
)  # fmt: skip
_SECOND = (
    "An", "Bắc", "Bình", "Cường", "Dương", "Đông", "Điền", "Giang", "Hà", "Hải", "Hạnh", "Hậu", "Hiệp", "Hòa",
    "Hội", "Hưng", "Khê", "Lạc", "Lâm", "Lập", "Lễ", "Lộc", "Long", "Lợi", "Lương", "Minh", "Mỹ", "Nghĩa",
    "Nguyên", "Ninh", "Phong", "Phú", "Phương", "Quang", "Quý", "Sơn", "Tâm", "Tân", "Thành", "Thạnh",
    "Thắng", "Thiện", "Thịnh", "Thuận", "Thủy", "Tiến", "Trạch", "Trị", "Trung", "Tường", "Viên", "Xá",
)  # fmt: skip

DEPARTMENTS = (
    "Sở Công Thương", "Sở Du lịch", "Sở Giao thông vận tải", "Sở Kế hoạch và Đầu tư",
    "Sở Khoa học và Công nghệ", "Sở Nội vụ", "Sở Tài chính", "Sở Tư pháp", "Sở Xây dựng", "Sở Y tế",
)  # fmt: skip


def names(rng: random.Random) -> Iterator[str]:
    """Names of two syllables, none twice."""
    pairs = [f"{first} {second}" for first in _FIRST for second in _SECOND if first != second]
    rng.shuffle(pairs)
    yield from pairs


def slug(text: str) -> str:
    """The letters without marks, for an id."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "-".join("".join(c for c in plain if c.isascii()).split())
