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

FILES = {
    "unit_csv": "Mọi kết quả của {unit}",
    "unit_json": "Mọi số liệu, kết luận, nguồn của {unit}",
    "area_book": "{unit} và các đơn vị trong địa bàn: kết quả, kết luận",
    "indicator_book": "{indicator}: kết quả, kết luận, chỉ tiêu, mọi kỳ",
    "period_book": "Kết quả {period}: mọi đơn vị, mọi chỉ số",
    "every": "Mọi kết quả của mọi đơn vị, mọi kỳ (lọc theo cột {column}); trang lớn không lập sổ Excel riêng",
    "data": "Toàn bộ dữ liệu và tệp gốc",
}
"""What a file is."""

DATASETS = {
    "unit": "Kết quả dịch vụ công của {name}",
    "indicator": "{name}: kết quả của các đơn vị",
    "period": "Kết quả dịch vụ công {name}",
    "site": "{title}: mọi kết quả, số đếm, kết luận so với chỉ tiêu và chỗ không khớp của các báo cáo.",
}
"""Names and descriptions of data sets."""
