"""Names, ids, dates and references that do not fit the registers."""

from __future__ import annotations

from collections.abc import Mapping

from generator.messages.findings.words import Words

_SLUG = "Chỉ dùng chữ thường không dấu, chữ số và gạch nối, ví dụ xa-phuoc-hoa-21967."

REGISTERS: Mapping[str, Words] = {
    "unknown-unit": Words(
        "Tên đơn vị không có trong danh mục, trong địa bàn của báo cáo.",
        "Không tìm thấy đơn vị «{value}» trong địa bàn đang xét.{near}",
        "Sửa tên, thêm tên gọi khác vào cột aliases của units.csv, hoặc khai báo đơn vị mới.",
    ),
    "ambiguous-unit": Words(
        "Tên đơn vị có thể là của nhiều đơn vị trong địa bàn.",
        "«{value}» có thể là nhiều đơn vị: {known}.",
        "Ghi cả xã, phường, thị trấn trước tên, hoặc ghi mã đơn vị.",
    ),
    "row-without-unit": Words(
        "Dòng có số liệu mà không ghi là của đơn vị nào.",
        "Dòng có số liệu nhưng không có tên đơn vị.",
        "Điền tên đơn vị hoặc xóa dòng.",
    ),
    "unit-not-in-force": Words(
        "Đơn vị chưa thành lập hoặc đã bị thay thế vào thời gian của kỳ báo cáo.",
        "{value} ({unit}) không tồn tại trong suốt kỳ này theo units.csv.",
        "Kiểm tra kỳ báo cáo, hoặc ngày hiệu lực của đơn vị trong units.csv.",
    ),
    "bad-tier": Words(
        "Cấp ghi không phải là tỉnh, huyện, xã hoặc toàn địa bàn.",
        "Không có cấp «{value}».",
        "Dùng province, district, commune hoặc all.",
    ),
    "unknown-type": Words(
        "Loại đơn vị chưa được khai báo.",
        "Không biết loại đơn vị «{value}». Có: {known}.",
        "Khai báo loại này trong site.yml.",
    ),
    "unknown-grade": Words(
        "Xếp loại không có trong bộ chỉ số.",
        "Không có loại «{value}». Có: {known}.",
        "Ghi đúng tên loại như trong bộ chỉ số.",
    ),
    "unsafe-name": Words(
        "Chữ có thể chạy như công thức khi mở bằng bảng tính, hoặc có ký tự ẩn (điều khiển, đổi chiều chữ).",
        "«{value}» có chỗ bắt đầu như công thức bảng tính, hoặc có ký tự ẩn.",
        "Gõ lại chữ này; đầu chữ, đầu dòng và sau dấu ; không viết = + - @.",
    ),
    "parent-loop": Words(
        "Đơn vị được khai là nằm trong chính nó.",
        "Đơn vị nằm trong chính nó qua «{value}».",
        "Sửa cột parent.",
    ),
    "name-shared": Words(
        "Một tên dùng cho nhiều số liệu, nên không biết cột nói về cái nào.",
        "Tên «{value}» là của nhiều số liệu, chỉ số: {known}.",
        "Dùng mã thay cho tên ở tiêu đề cột.",
    ),
    "bad-id": Words(
        "Mã không viết theo quy tắc.",
        "Mã «{value}» không hợp lệ.",
        _SLUG,
    ),
    "bad-code": Words(
        "Mã hành chính có ký tự không phải chữ số.",
        "Mã hành chính «{value}» phải toàn chữ số.",
        "Chép lại mã của Cục Thống kê.",
    ),
    "bad-date": Words(
        "Ngày không đọc được.",
        "«{value}» không phải là ngày, hoặc đọc được hai cách.{near}",
        "Viết năm-tháng-ngày, ví dụ 2023-07-20; viết 20/7/2023 cũng được khi ngày lớn hơn 12.",
    ),
    "bad-period": Words(
        "Tên thư mục không phải là một kỳ báo cáo.",
        "«{value}» không phải là kỳ báo cáo.",
        "Dùng 2023-07, 2023-q3, 2023-h1, 2023-9m, 2023 hoặc 2023-07-01_2023-07-24.",
    ),
    "duplicate-id": Words(
        "Hai mục mang cùng một mã.",
        "Mã «{value}» đã dùng.",
        "Mỗi mã chỉ dùng một lần; đặt mã khác.",
    ),
    "id-not-file-name": Words(
        "Mã ghi trong tệp khác với tên tệp.",
        "Mã «{value}» khác tên tệp.",
        "Đặt tên tệp đúng bằng mã.",
    ),
    "unknown-reference": Words(
        "Một mã được nhắc tới mà không được khai báo ở đâu.",
        "Không có {kind} nào mang mã «{value}».{near}",
        "Sửa mã, hoặc khai báo nó trước khi dùng.",
    ),
    "indicator-incomplete": Words(
        "Định nghĩa chỉ số thiếu một mục bắt buộc.",
        "Chỉ số chưa khai «{key}»; mục này không có giá trị mặc định.",
        "Thêm mục này, xem tệp mẫu trong data/indicators/.",
    ),
    "maximum-not-sum": Words(
        "Điểm tối đa của bộ chỉ số không bằng tổng của các nhóm.",
        "Điểm tối đa {value} khác tổng điểm tối đa của các nhóm ({computed}).",
        "Sửa điểm tối đa của bộ chỉ số hoặc của nhóm.",
    ),
}
