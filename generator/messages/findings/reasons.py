"""Words that fill the blanks of messages: why the system refused, what a reference is to."""

OS_REASONS = {
    "EACCES": "không có quyền đọc",
    "EPERM": "không có quyền đọc",
    "EISDIR": "đây là thư mục",
    "ELOOP": "liên kết dẫn về chính nó",
    "ENAMETOOLONG": "tên quá dài",
    "EIO": "ổ đĩa lỗi",
    "ENOSPC": "ổ đĩa đầy",
    "EROFS": "ổ đĩa chỉ cho đọc",
    "ENOTDIR": "đây không phải thư mục",
    "LINK": "đây là liên kết tới một thư mục khác",
    "SPECIAL": "đây không phải tệp thường",
    "": "máy không cho phép",
}
"""Why the system did not open a file to read it, by its error code; the last one is for all others."""

WRITING_REASONS = OS_REASONS | {
    "EACCES": "không có quyền ghi",
    "EPERM": "không có quyền ghi",
    "EDQUOT": "đã dùng hết dung lượng được cấp",
    "EFBIG": "tệp lớn hơn mức máy cho phép",
    "ENOENT": "không có thư mục chứa nó",
    "EEXIST": "đã có tệp hoặc thư mục trùng tên",
    "ENOTEMPTY": "thư mục không trống",
    "EBUSY": "thư mục đang được dùng, hoặc là nơi gắn một ổ đĩa; hãy chọn một thư mục con của nó",
    "EXDEV": "thư mục nằm trên ổ đĩa khác với thư mục chứa nó; hãy chọn một thư mục con của nó",
    "EMFILE": "mở quá nhiều tệp cùng lúc",
    "EPIPE": "chương trình nhận kết quả đã đóng",
}
"""Why the system did not write a file, by its error code; the last one is for all others."""

PORT_REASONS = {
    "EADDRINUSE": "cổng đang được chương trình khác dùng",
    "EACCES": "tài khoản này không được mở cổng ấy",
    "": "máy không cho phép",
}
"""Why the system did not open a port, by its error code; the last one is for all others."""

YAML_REASONS = {
    "found character '\\t'": "thụt dòng bằng phím Tab, phải dùng dấu cách",
    "mapping values are not allowed": "thừa dấu hai chấm (câu có dấu ấy phải để trong nháy) hoặc thụt lệch",
    "could not find expected ':'": "thiếu dấu hai chấm, hoặc thiếu dấu cách sau dấu hai chấm",
    "found unexpected end of stream": "dấu nháy mở mà chưa đóng",
    "expected <block end>": "thụt dòng không thẳng hàng",
    "expected ',' or": "thiếu dấu phẩy hoặc chưa đóng ngoặc",
    "but found another document": "dòng «---» chia tệp làm hai phần, chỉ được có một",
    "special characters are not allowed": "có ký tự điều khiển, thường là rác khi chép từ nơi khác",
    "found character": "ký tự đầu tiên của giá trị phải để trong nháy",
    "": "không đọc được cấu trúc",
}
"""What PyYAML finds, by how its English sentence begins."""

ENCODING_REASONS = {
    "utf-8": "tệp là UTF-8 nhưng có byte hỏng ở dòng này",
    "utf-16": "tệp là Unicode (UTF-16) nhưng hỏng ở dòng này",
    "utf-16-unmarked": "tệp giống UTF-16 nhưng thiếu dấu mở đầu",
    "zeros": "dòng này có byte 0, thường vì tệp hỏng khi sao chép",
    "tcvn3": "chữ giống bảng mã cũ TCVN3 (phông .VnTime); hãy chuyển sang Unicode, ví dụ bằng UniKey",
    "vni": "chữ giống bảng mã cũ VNI (phông VNI-Times); hãy chuyển sang Unicode, ví dụ bằng UniKey",
    "other": "không phải UTF-8, UTF-16 hay Windows-1258",
}
"""Why the letters of a file cannot be told."""

LETTER_KINDS = {
    "cyrillic": "chữ cái Nga, trông giống chữ Việt",
    "greek": "chữ cái Hy Lạp, trông giống chữ Việt",
    "wide": "chữ rộng của bộ gõ Trung, Nhật",
    "digit": "chữ số của bảng chữ khác",
    "eth": "chữ Ð của tiếng Iceland, không phải chữ Đ",
    "mark": "dấu rời không ghép được với chữ đứng trước",
    "direction": "ký tự ẩn đổi chiều chữ",
    "other": "chữ trông giống chữ Việt nhưng là chữ khác",
}
"""What kind of letter does not belong to a Vietnamese text."""

ROW_PARTS = {"figures": "số liệu", "name": "tên đơn vị"}
"""What a row lacks where names and figures are out of step."""

KINDS = {
    "unit": "đơn vị",
    "measure": "số liệu",
    "indicator": "chỉ số",
    "decision": "văn bản giao chỉ tiêu",
    "finding": "loại chỗ không khớp (mức sai hoặc nghi ngờ)",
    "old": "số cũ",
    "new": "số mới",
}

CAUSES = {
    "transposed": " Có lẽ hai chữ số bị đổi chỗ.",
    "other-tier": " Đúng bằng số của {other_name}; có lẽ chép nhầm.",
    "neighbour": " Đúng bằng số của {other_name}; có lẽ chép nhầm dòng.",
    "other-period": " Đúng bằng số của {other_name}; có lẽ chép từ báo cáo cũ.",
    "other-figure": " Đúng bằng «{other_name}» của cùng đơn vị; có lẽ chép nhầm cột.",
}
"""Why a printed figure may differ, by cause; one of them follows the message."""

COUNTED = {"units": " đơn vị"}
"""What a number counts, where it is not the figure itself."""
