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
