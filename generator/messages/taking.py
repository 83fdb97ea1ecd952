"""Words of what can be taken away: files, workbooks, feeds."""

from __future__ import annotations

FEEDS = {
    "site": "Báo cáo mới",
    "area": "{unit}: báo cáo mới và số liệu sửa",
    "entry": "{area}, {period}: {title}",
    "area_line": "Địa bàn: {area}. Kỳ số liệu: {period}.",
    "verdicts": "So với chỉ tiêu: {counts}.",
    "findings": "Số chỗ không khớp đã tìm thấy trong báo cáo: {count}.",
}
"""What the feeds say."""
