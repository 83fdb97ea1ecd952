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
    "finding": "loại chỗ không khớp (mức sai hoặc nghi ngờ)",
}
