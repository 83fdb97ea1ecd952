"""Vietnamese words of the charts: axis titles, tooltips, keys, number and date format."""

RATE_AXIS = "Tỷ lệ (%)"
VALUE_AXIS = "Kết quả"
RANKING_AXIS = "Kết quả (vạch đứng: chỉ tiêu)"
POINTS_AXIS = "Điểm (khung: điểm tối đa)"

INDICATOR, UNIT, GROUP, PERIOD, COLUMN = "Chỉ số", "Đơn vị", "Nhóm", "Kỳ", "Cột"
VALUE, TARGET, ISSUER, STATUS = "Kết quả", "Chỉ tiêu", "Nơi giao", "So với chỉ tiêu"
NAME, CHANGE = "Dòng", "Trước và nay"
PEERS, PEERS_SIGN = "Mức chung của các đơn vị cùng cấp", "◇"
OWN, PEER = "Đơn vị của trang này", "Đơn vị cùng cấp"
BEFORE, NOW = "Kỳ trước", "Kỳ này"
TARGET_LINE = "Chỉ tiêu {issuer} giao: {targets}"

NUMBER_LOCALE = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " ₫"]}
"""The d3 number format of charts."""

_MONTHS = [f"tháng {month}" for month in range(1, 13)]
_DAYS = ["Chủ nhật", "Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy"]

TIME_LOCALE = {
    "dateTime": "%H:%M, %d/%m/%Y",
    "date": "%d/%m/%Y",
    "time": "%H:%M:%S",
    "periods": ["SA", "CH"],
    "days": _DAYS,
    "shortDays": ["CN", "T2", "T3", "T4", "T5", "T6", "T7"],
    "months": _MONTHS,
    "shortMonths": [f"th{month}" for month in range(1, 13)],
}
"""The d3 date format of charts."""

TITLES = {
    "comparison": "{subject} đạt {met} trong {all} chỉ tiêu, {period}",
    "comparison_plain": "{subject}: các chỉ số {period}",
    "ranking": "{indicator}: {met} trong {all} đơn vị đạt chỉ tiêu, {first} đứng đầu ({peers}, {period})",
    "ranking_plain": "{indicator}: {first} đứng đầu với {value} ({peers}, {period})",
    "order": "{indicator}: {first} nhiều nhất, {value} ({peers}, {period})",
    "tied": "{unit} và {others} đơn vị khác",
    "heatmap": "{area}, {tier}, {period}: {met} trong {all} kết quả đạt chỉ tiêu",
    "heatmap_plain": "{area}, {tier}, {period}: từng đơn vị theo từng chỉ số",
    "periods": "{indicator}, {peers}: {met} trong {all} kết quả của {count} kỳ đạt chỉ tiêu",
    "periods_plain": "{indicator}, {peers}: từng đơn vị qua {count} kỳ",
    "composite": "{subject}, {period}: còn cách điểm tối đa nhiều nhất ở nhóm {group} ({label})",
    "composite_full": "{subject}, {period}: mọi nhóm đều đạt điểm tối đa",
    "trend": "{subject}: {indicator} {moved} từ {first} đến {last}",
    "trend_course": "{subject}: {indicator} qua {count} kỳ, thấp nhất {low} ({low_period}), cao nhất {high}"
    " ({high_period})",
    "strip": "{subject} xếp thứ {rank} trong {of} về {indicator}, {period}",
    "strip_several": "{subject} xếp cao nhất về {best} ({best_rank}/{best_of}), "
    "thấp nhất về {worst} ({worst_rank}/{worst_of}), {period}",
    "strip_same": "{subject} xếp thứ {rank} trong {of} về mọi chỉ số có chỉ tiêu, {period}",
    "change": "{subject}: {risen} chỉ số tăng, {fallen} chỉ số giảm từ {before} đến {now}",
    "change_of_units": "{indicator}: {risen} đơn vị tăng, {fallen} đơn vị giảm từ {before} đến {now}"
    " ({peers})",
}
"""What there is to see in a chart, as a sentence."""

MOVES = {"up": "tăng {change}", "down": "giảm {change}", "level": "không đổi"}

TOLD = {
    "row": "{name}: {value}{status}",
    "extremes": "Cao nhất: {top}. Thấp nhất: {bottom}.",
    "heat": "{units} đơn vị, {columns} cột: {met} ô đạt, {not_met} ô chưa đạt, {other} ô không kết luận.",
    "strip": "{indicator}: {value}, hạng {rank}/{of}, {average}",
    "average": "chung của {count} đơn vị cùng cấp: {value}",
    "mean": "trung bình cộng của {count} đơn vị cùng cấp: {value}",
    "ranked": "{value}, hạng {rank}/{of}",
    "change": "{before} → {now} ({moved})",
    "some": "Chỉ vẽ {drawn} trong {all} đơn vị: những đơn vị đứng đầu và đứng cuối. Bảng có đủ.",
    "some_listed": "Chỉ vẽ {drawn} trong {all} đơn vị: những đơn vị ở đầu và ở cuối danh sách.",
    "every": "Chỉ vẽ {drawn} trong {all} đơn vị cùng cấp, cách đều nhau theo hạng của chỉ số đầu.",
    "last": "Chỉ vẽ {drawn} kỳ gần nhất.",
    "spark": "Qua {count} kỳ: {values}",
    "spark_long": "Qua {count} kỳ: từ {first} đến {last}; thấp nhất {low}, cao nhất {high}",
}
"""Parts of the text beside a chart."""

SLUGS = {
    "comparison": "chi-so",
    "trend": "qua-cac-ky",
    "ranking": "xep-hang",
    "heatmap": "bang-mau",
    "periods": "bang-mau-cac-ky",
    "strip": "vi-tri",
    "change": "thay-doi",
    "composite": "diem-nhom",
}
"""The beginnings of the names of pictures."""

FIGURE = {
    "picture": "Tải hình (SVG)",
    "data": "Tải số liệu ({kind})",
}
"""What can be taken away of a chart."""
