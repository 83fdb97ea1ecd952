"""A message and a hint for every finding code: what is wrong and why, and what to do about it.

`{value}` and the like are filled from the finding's details; a detail that is missing reads as "?".
"""

from __future__ import annotations

from collections.abc import Mapping

_QUOTE = "Bản chép từ giấy thì giữ nguyên như in."
_SLUG = "Chỉ dùng chữ thường không dấu, chữ số và gạch nối, ví dụ xa-phuoc-hoa-21967."
_YAML = "Mở tệp bằng trình soạn thảo thuần văn bản và sửa đúng dòng đã nêu."
_NUMBER = "Viết như trên giấy: 11.232 cho số đếm, 36,69 hoặc 36,69% cho tỷ lệ, 2.318.000đ cho tiền."

MESSAGES: Mapping[str, tuple[str, str]] = {
    # Tệp
    "file-missing": (
        "Không thấy tệp này.",
        "Kiểm tra tên tệp và thư mục; tên phân biệt chữ hoa, chữ thường.",
    ),
    "file-unreadable": ("Không mở được tệp ({reason}).", "Đóng tệp ở chương trình khác, kiểm tra quyền đọc."),
    "file-outside": ("Tệp nằm ngoài thư mục data/.", "Chép tệp vào data/, không dùng liên kết ra ngoài."),
    "file-too-large": ("Tệp quá lớn ({size} byte, tối đa {limit}).", "Tách bảng thành nhiều tệp."),
    "file-encoding": (
        "Tệp không phải chữ UTF-8.",
        "Excel: lưu «CSV UTF-8» hoặc nộp thẳng .xlsx. Notepad: Lưu thành…, Mã hóa UTF-8.",
    ),
    "file-unused": ("Không mục nào dùng tệp {value}.", "Ghi tệp vào report.yml, hoặc xóa tệp nếu thừa."),
    "report-missing": (
        "Thư mục có {value} nhưng không có report.yml, nên kỳ này không được đọc.",
        "Đặt tệp vào data/periods/‹kỳ›/‹báo cáo›/ và đặt tên đúng là report.yml; "
        "Windows có thể giấu đuôi .txt ở cuối tên.",
    ),
    "bad-file-name": (
        "Tên tệp «{value}» không dùng được.",
        "Chỉ ghi tên một tệp .csv hoặc .xlsx nằm cạnh report.yml.",
    ),
    # YAML
    "yaml-syntax": (
        "Tệp YAML viết sai ở chỗ này: {reason}.",
        _YAML + " Kiểm tra thụt dòng, dấu hai chấm, dấu nháy.",
    ),
    "yaml-empty": ("Tệp YAML không có nội dung.", "Chép một tệp mẫu cùng loại rồi sửa."),
    "yaml-duplicate-key": ("Khóa «{value}» ghi hai lần.", "Chỉ giữ một dòng."),
    "yaml-alias": ("Không dùng neo hay bí danh YAML («{value}»).", "Viết lại giá trị đầy đủ ở từng chỗ."),
    "yaml-tag": ("Không dùng thẻ YAML («{value}»).", "Bỏ phần bắt đầu bằng dấu chấm than."),
    "yaml-too-deep": ("Tệp YAML lồng quá {limit} tầng.", _YAML),
    "yaml-unknown-key": (
        "Không có khóa nào tên «{key}». Các khóa dùng được: {known}.",
        "Sửa tên khóa. Nếu đây là phần sau dấu phẩy của một số (60,5), đặt số trong dấu nháy.",
    ),
    "yaml-missing-key": ("Thiếu khóa «{key}».", "Thêm khóa này."),
    "yaml-wrong-value": ("Giá trị «{value}» của «{key}» không hợp lệ. Cần: {allowed}.", "Sửa giá trị."),
    # Bảng
    "table-empty": ("Bảng không có dòng nào.", "Kiểm tra xem tệp đã lưu xong chưa."),
    "table-too-large": (
        "Bảng có quá nhiều dòng hoặc cột.",
        "Tách bảng; xóa định dạng thừa ở cuối trang tính.",
    ),
    "csv-malformed": (
        "Dòng CSV viết dở, thường vì thiếu một dấu nháy kép.",
        "Lưu lại từ Excel dạng CSV UTF-8.",
    ),
    "xlsx-malformed": ("Tệp .xlsx hỏng hoặc chưa lưu xong.", "Mở bằng Excel và lưu lại dạng .xlsx."),
    "formula-without-value": (
        "Ô là công thức chưa có giá trị.",
        "Mở tệp bằng Excel và lưu lại, hoặc dán số thay cho công thức.",
    ),
    "sheet-missing": ("Không có trang tính «{value}». Tệp có: {known}.", "Sửa «sheet» trong report.yml."),
    "row-width": (
        "Dòng có {found} ô, tiêu đề có {expected} cột.",
        "Số có dấu phẩy phải nằm trong dấu nháy kép; kiểm tra ô bị lệch.",
    ),
    "column-unnamed": ("Cột không có tiêu đề.", "Ghi mã hoặc tên số liệu, chỉ số ở dòng đầu."),
    "duplicate-column": ("Hai cột cùng là «{value}».", "Bỏ hoặc đổi tên một cột."),
    "missing-column": ("Thiếu cột «{value}».", "Thêm cột này ở dòng đầu."),
    "unknown-column": (
        "Không biết cột «{value}».{near}",
        "Dùng mã hoặc tên đúng trong measures.csv hay indicators/; nếu là số liệu mới, khai báo ở đó trước.",
    ),
    "empty-cell": ("Ô này không được để trống.", "Điền giá trị."),
    "bad-total-mark": ("Ô «total» ghi «{value}».", "Ghi x nếu là dòng cộng, để trống nếu không."),
    "duplicate-row": (
        "{value} đã có ở dòng {earlier}.",
        "Mỗi đơn vị một dòng trong một bảng; xóa dòng thừa hoặc sửa tên đơn vị.",
    ),
    # Số
    "unreadable-number": ("«{value}» không phải là số.", _NUMBER),
    "ambiguous-number": ("«{value}» đọc được hai cách.", _NUMBER + " Bỏ dấu chấm hoặc phẩy gây nhầm."),
    "fraction-count": ("«{value}» là số lẻ, mà số đếm phải là số nguyên.", _NUMBER),
    "number-too-large": ("«{value}» quá lớn.", "Kiểm tra xem hai ô có bị dính vào nhau không."),
    "number-too-fine": ("«{value}» có quá sáu chữ số thập phân.", "Làm tròn như trên giấy."),
    "negative-count": ("«{value}» là số âm.", "Số đếm, tỷ lệ và điểm không âm; chỉ mức thay đổi được âm."),
    # Đơn vị
    "unknown-unit": (
        "Không tìm thấy đơn vị «{value}» trong địa bàn đang xét.{near}",
        "Sửa tên, thêm tên gọi khác vào cột aliases của units.csv, hoặc khai báo đơn vị mới.",
    ),
    "ambiguous-unit": (
        "«{value}» có thể là nhiều đơn vị: {known}.",
        "Ghi cả xã, phường, thị trấn trước tên, hoặc ghi mã đơn vị.",
    ),
    "row-without-unit": ("Dòng có số liệu nhưng không có tên đơn vị.", "Điền tên đơn vị hoặc xóa dòng."),
    "unit-not-in-force": (
        "{value} ({unit}) không tồn tại trong suốt kỳ này theo units.csv.",
        "Kiểm tra kỳ báo cáo, hoặc ngày hiệu lực của đơn vị trong units.csv.",
    ),
    "bad-tier": ("Không có cấp «{value}».", "Dùng province, district, commune hoặc all."),
    "unknown-type": ("Không biết loại đơn vị «{value}». Có: {known}.", "Khai báo loại này trong site.yml."),
    "unknown-grade": ("Không có loại «{value}». Có: {known}.", "Ghi đúng tên loại như trong bộ chỉ số."),
    "period-outside": (
        "Câu này nói về {value}, sau kỳ của báo cáo.",
        "Kiểm tra cột period, hoặc thư mục kỳ của báo cáo.",
    ),
    "printed-period": (
        "Báo cáo in kỳ «{value}», còn số liệu nằm ở kỳ từ {start} đến {end}.",
        "Kiểm tra thư mục kỳ. Nếu giấy in kỳ khác với số liệu trong bảng thì giữ nguyên.",
    ),
    "unsafe-name": (
        "Tên «{value}» bắt đầu như công thức bảng tính hoặc có ký tự điều khiển.",
        "Viết lại tên; tên không bắt đầu bằng = + - @.",
    ),
    "parent-loop": ("Đơn vị nằm trong chính nó qua «{value}».", "Sửa cột parent."),
    # Mã, ngày, tham chiếu
    "name-shared": (
        "Tên «{value}» là của nhiều số liệu, chỉ số: {known}.",
        "Dùng mã thay cho tên ở tiêu đề cột.",
    ),
    "bad-id": ("Mã «{value}» không hợp lệ.", _SLUG),
    "bad-code": ("Mã hành chính «{value}» phải toàn chữ số.", "Chép lại mã của Cục Thống kê."),
    "bad-date": ("«{value}» không phải là ngày.", "Viết năm-tháng-ngày, ví dụ 2023-07-20."),
    "bad-period": (
        "«{value}» không phải là kỳ báo cáo.",
        "Dùng 2023-07, 2023-q3, 2023-h1, 2023-9m, 2023 hoặc 2023-07-01_2023-07-24.",
    ),
    "duplicate-id": ("Mã «{value}» đã dùng.", "Mỗi mã chỉ dùng một lần; đặt mã khác."),
    "id-not-file-name": ("Mã «{value}» khác tên tệp.", "Đặt tên tệp đúng bằng mã."),
    "unknown-reference": (
        "Không có {kind} nào mang mã «{value}».",
        "Sửa mã, hoặc khai báo nó trước khi dùng.",
    ),
    "indicator-incomplete": (
        "Chỉ số chưa khai «{key}»; mục này không có giá trị mặc định.",
        "Thêm mục này, xem tệp mẫu trong data/indicators/.",
    ),
    "maximum-not-sum": (
        "Điểm tối đa {value} khác tổng điểm tối đa của các nhóm ({computed}).",
        "Sửa điểm tối đa của bộ chỉ số hoặc của nhóm.",
    ),
    # Chỉ tiêu
    "target-missing": ("Văn bản không giao chỉ tiêu nào.", "Thêm «targets» hoặc «table»."),
    "target-without-direction": (
        "Chỉ tiêu không nói ít nhất hay nhiều nhất bao nhiêu.",
        "Ghi đúng một trong hai: at_least hoặc at_most.",
    ),
    "target-without-scope": (
        "Không rõ chỉ tiêu áp dụng cho đơn vị nào.",
        "Khi issuer là khong-neu, ghi within: mã đơn vị.",
    ),
    "target-without-issuer": (
        "Không rõ ai giao chỉ tiêu.",
        "Ghi issuer: mã đơn vị, trung-uong, hoặc khong-neu kèm within.",
    ),
    "target-without-dates": (
        "Chỉ tiêu không có thời hạn đọc được.",
        "Ghi valid: {{from: ngày, to: ngày}}; nếu giấy không in, ghi thêm assumed: [valid].",
    ),
    "replaces-itself": ("Văn bản thay thế chính nó.", "Bỏ mã của văn bản này khỏi replaces."),
    "target-undirected": (
        "Chỉ số {value} không xét tốt, xấu nên không có chỉ tiêu.",
        "Sửa direction của chỉ số, hoặc bỏ chỉ tiêu này.",
    ),
    "target-out-of-range": (
        "Chỉ tiêu {value} của một tỷ lệ phần trăm.",
        "Viết 60 cho 60 %, không viết 0,6; chỉ tiêu không quá 100.",
    ),
    "duplicate-target": (
        "Văn bản giao hai chỉ tiêu {indicator} cho cùng một phạm vi ({unit}, {tier}).",
        "Giữ một chỉ tiêu; nếu văn bản sau thay văn bản trước, tách thành hai tệp và dùng replaces.",
    ),
    # Số liệu không khớp
    "rate-mismatch": (
        "In {published}, nhưng số đếm cùng dòng cho {computed} ({numerator}/{denominator}).",
        "So lại tử số, mẫu số và tỷ lệ với phần mềm. " + _QUOTE,
    ),
    "rate-truncated": (
        "In {published} là cắt bớt chữ số; tính ra {computed}, làm tròn sẽ khác.",
        "Không ảnh hưởng kết luận; nên làm tròn thay vì cắt.",
    ),
    "aggregate-mismatch": (
        "Tỷ lệ chung in {published}, tính lại từ các đơn vị là {computed} ({numerator}/{denominator}).",
        "Kiểm tra xem có chép nhầm dòng khác không. " + _QUOTE,
    ),
    "total-mismatch": (
        "Dòng cộng in {published}, cộng các đơn vị được {computed}.",
        "Cộng lại cột này. " + _QUOTE,
    ),
    "total-unchecked": (
        "Bảng có dòng cộng nhưng thiếu {absent}, nên không kiểm tra được dòng cộng.",
        "Thêm dòng của đơn vị còn thiếu; nếu đơn vị không có việc này thì ghi dấu gạch ngang.",
    ),
    "rate-above-hundred": ("Tỷ lệ in {published} % lớn hơn 100 %.", "So lại với phần mềm. " + _QUOTE),
    "parts-mismatch": (
        "{measure_name} in {published}, cộng các phần được {computed}.",
        "Kiểm tra từng phần trong dòng. " + _QUOTE,
    ),
    "count-above-base": (
        "Tử số {published} lớn hơn mẫu số {computed}.",
        "Kiểm tra xem hai cột có bị đổi chỗ không. " + _QUOTE,
    ),
    "figure-differs": (
        "Bảng này ghi {published}; bảng «{table}» ghi {computed} cho cùng đơn vị, cùng kỳ.",
        "Hai bảng có thể trích ở hai thời điểm hoặc có phạm vi khác nhau; cần ghi rõ.",
    ),
    "composite-mismatch": (
        "Điểm tổng in {published}, các nhóm cộng lại được {computed}, lệch quá mức làm tròn cho phép.",
        "Kiểm tra điểm từng nhóm. " + _QUOTE,
    ),
    "overlapping-rows": (
        "Dòng này gồm cả những dòng khác trong bảng nhưng không đánh dấu là dòng cộng.",
        "Ghi x ở cột total, nếu không dòng này bị bỏ khi cộng.",
    ),
    # Câu chữ của báo cáo
    "claim-figure": (
        "{At} viết {published}, tính từ số liệu là {computed}.",
        "So lại câu văn với bảng. " + _QUOTE,
    ),
    "claim-target": (
        "{At} nêu chỉ tiêu {published}, văn bản giao {computed}.",
        "So lại với văn bản giao chỉ tiêu. " + _QUOTE,
    ),
    "claim-count": (
        "{At} viết có {published} đơn vị, tính từ số liệu là {computed}.",
        "Đếm lại theo bảng. " + _QUOTE,
    ),
    "claim-population": (
        "{At} viết trên tổng số {published} đơn vị, số liệu có {computed}.",
        "Đếm lại số đơn vị trong bảng. " + _QUOTE,
    ),
    "claim-count-list": (
        "{At} viết {published} đơn vị nhưng chỉ nêu tên {computed}.",
        "Bổ sung đơn vị còn thiếu hoặc sửa số lượng. " + _QUOTE,
    ),
    "claim-unit-twice": ("{At} nêu {unit_name} hai lần.", "Có thể một tên bị viết nhầm. " + _QUOTE),
    "claim-not-member": (
        "{At} nêu {unit_name}, nhưng số liệu ({computed}) cho thấy đơn vị này không thuộc nhóm đó.",
        "Kiểm tra tên đơn vị và ngưỡng. " + _QUOTE,
    ),
    "claim-missing": (
        "{At} không nêu {unit_name}, dù số liệu ({computed}) cho thấy đơn vị này thuộc nhóm đó.",
        "Bổ sung vào danh sách. " + _QUOTE,
    ),
}
"""Every finding code with its message and its hint."""

OS_REASONS = {
    "EACCES": "không có quyền đọc",
    "EPERM": "không có quyền đọc",
    "EISDIR": "đây là thư mục",
    "ELOOP": "liên kết dẫn về chính nó",
    "ENAMETOOLONG": "tên quá dài",
    "EIO": "ổ đĩa lỗi",
    "ENOSPC": "ổ đĩa đầy",
    "EROFS": "ổ đĩa chỉ cho đọc",
    "EADDRINUSE": "cổng đang được chương trình khác dùng",
    "ENOTDIR": "đây không phải thư mục",
    "": "máy không cho phép",
}
"""Why the system did not open or write a file, by its error code."""

YAML_REASONS = {
    "found character '\\t'": "thụt dòng bằng phím Tab, phải dùng dấu cách",
    "mapping values are not allowed": "thừa dấu hai chấm (câu có dấu ấy phải để trong nháy) hoặc thụt lệch",
    "could not find expected ':'": "thiếu dấu hai chấm, hoặc thiếu dấu cách sau dấu hai chấm",
    "found unexpected end of stream": "dấu nháy mở mà chưa đóng",
    "expected <block end>": "thụt dòng không thẳng hàng",
    "expected ',' or": "thiếu dấu phẩy hoặc chưa đóng ngoặc",
    "": "không đọc được cấu trúc",
}
"""What PyYAML finds, by how its English sentence begins."""

KINDS = {
    "unit": "đơn vị",
    "measure": "số liệu",
    "indicator": "chỉ số",
    "decision": "văn bản giao chỉ tiêu",
}


class _Facts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"


def message(code: str, facts: Mapping[str, str]) -> str:
    """What is wrong, where and why, in one or two sentences."""
    near = f" Gần giống: {facts['known']}." if facts.get("known") else ""
    return MESSAGES[code][0].format_map(_Facts({**facts, "near": near}))


def hint(code: str) -> str:
    """What to do about it."""
    return MESSAGES[code][1].replace("{{", "{").replace("}}", "}")
