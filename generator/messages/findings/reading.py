"""Files, YAML, tables and numbers that cannot be read."""

from __future__ import annotations

from collections.abc import Mapping

from generator.messages.findings.words import Words

_YAML = "Mở tệp bằng trình soạn thảo thuần văn bản và sửa đúng dòng đã nêu."
_NUMBER = "Viết như trên giấy: 11.232 cho số đếm, 36,69 hoặc 36,69% cho tỷ lệ, 2.318.000đ cho tiền."

READING: Mapping[str, Words] = {
    "file-missing": Words(
        "Một tệp được nhắc tới nhưng không có trong thư mục số liệu.",
        "Không thấy tệp này.",
        "Kiểm tra tên tệp và thư mục; tên phân biệt chữ hoa, chữ thường.",
    ),
    "file-unreadable": Words(
        "Máy không mở được tệp: không có quyền, đang bị khóa, hoặc đó là thư mục.",
        "Không mở được tệp ({reason}).",
        "Đóng tệp ở chương trình khác, kiểm tra quyền đọc.",
    ),
    "file-outside": Words(
        "Tệp là liên kết dẫn ra ngoài thư mục số liệu; đọc nó có thể công bố thứ không ai định công bố.",
        "Tệp nằm ngoài thư mục data/.",
        "Chép tệp vào data/, không dùng liên kết ra ngoài.",
    ),
    "file-too-large": Words(
        "Tệp lớn hơn mức một bảng số liệu bình thường có thể có.",
        "Tệp quá lớn ({size} byte, tối đa {limit}).",
        "Tách bảng thành nhiều tệp.",
    ),
    "file-encoding": Words(
        "Chữ trong tệp không đọc được theo bảng mã nào mà công cụ nhận.",
        "Tệp không phải chữ UTF-8.",
        "Excel: lưu «CSV UTF-8» hoặc nộp thẳng .xlsx. Notepad: Lưu thành…, Mã hóa UTF-8.",
    ),
    "file-unused": Words(
        "Có tệp nằm trong thư mục số liệu mà không báo cáo hay văn bản nào dùng.",
        "Không mục nào dùng tệp {value}.",
        "Ghi tệp vào report.yml, hoặc xóa tệp nếu thừa.",
    ),
    "report-missing": Words(
        "Thư mục kỳ báo cáo có bảng nhưng thiếu tệp mô tả báo cáo.",
        "Thư mục có {value} nhưng không có report.yml, nên kỳ này không được đọc.",
        "Đặt tệp vào data/periods/‹kỳ›/‹báo cáo›/ và đặt tên đúng là report.yml; "
        "Windows có thể giấu đuôi .txt ở cuối tên.",
    ),
    "bad-file-name": Words(
        "Tên tệp bảng có đường dẫn hoặc đuôi không được phép.",
        "Tên tệp «{value}» không dùng được.",
        "Chỉ ghi tên một tệp .csv hoặc .xlsx nằm cạnh report.yml.",
    ),
    "yaml-syntax": Words(
        "Tệp mô tả viết sai cú pháp nên không đọc được.",
        "Tệp YAML viết sai ở chỗ này: {reason}.",
        _YAML + " Kiểm tra thụt dòng, dấu hai chấm, dấu nháy.",
    ),
    "yaml-empty": Words(
        "Tệp mô tả trống, thường vì lưu dở.",
        "Tệp YAML không có nội dung.",
        "Chép một tệp mẫu cùng loại rồi sửa.",
    ),
    "yaml-duplicate-key": Words(
        "Cùng một mục được ghi hai lần, không rõ lần nào đúng.",
        "Khóa «{value}» ghi hai lần.",
        "Chỉ giữ một dòng.",
    ),
    "yaml-alias": Words(
        "Tệp mô tả dùng lối viết tắt mà người đọc khó thấy hết giá trị.",
        "Không dùng neo hay bí danh YAML («{value}»).",
        "Viết lại giá trị đầy đủ ở từng chỗ.",
    ),
    "yaml-tag": Words(
        "Tệp mô tả dùng thẻ lập trình; số liệu không cần thẻ nào.",
        "Không dùng thẻ YAML («{value}»).",
        "Bỏ phần bắt đầu bằng dấu chấm than.",
    ),
    "yaml-too-deep": Words(
        "Tệp mô tả lồng nhau quá sâu để là một báo cáo bình thường.",
        "Tệp YAML lồng quá {limit} tầng.",
        _YAML,
    ),
    "yaml-unknown-key": Words(
        "Tệp mô tả có mục mà công cụ không biết; bỏ qua có thể làm mất số liệu.",
        "Không có khóa nào tên «{key}». Các khóa dùng được: {known}.",
        "Sửa tên khóa. Nếu đây là phần sau dấu phẩy của một số (60,5), đặt số trong dấu nháy.",
    ),
    "yaml-missing-key": Words(
        "Tệp mô tả thiếu mục bắt buộc.",
        "Thiếu khóa «{key}».",
        "Thêm khóa này.",
    ),
    "yaml-wrong-value": Words(
        "Một mục trong tệp mô tả có giá trị không dùng được.",
        "Giá trị «{value}» của «{key}» không hợp lệ. Cần: {allowed}.",
        "Sửa giá trị.",
    ),
    "table-empty": Words(
        "Bảng không có số liệu nào, thường vì lưu dở.",
        "Bảng không có dòng nào.",
        "Kiểm tra xem tệp đã lưu xong chưa.",
    ),
    "table-too-large": Words(
        "Bảng có nhiều dòng hoặc cột hơn mức một báo cáo có thể có.",
        "Bảng có quá nhiều dòng hoặc cột.",
        "Tách bảng; xóa định dạng thừa ở cuối trang tính.",
    ),
    "csv-malformed": Words(
        "Tệp CSV bị đứt quãng giữa một ô.",
        "Dòng CSV viết dở, thường vì thiếu một dấu nháy kép.",
        "Lưu lại từ Excel dạng CSV UTF-8.",
    ),
    "xlsx-malformed": Words(
        "Tệp Excel hỏng hoặc không phải là tệp Excel.",
        "Tệp .xlsx hỏng hoặc chưa lưu xong.",
        "Mở bằng Excel và lưu lại dạng .xlsx.",
    ),
    "formula-without-value": Words(
        "Ô Excel chứa công thức mà chưa được tính, nên không có số nào để đọc.",
        "Ô là công thức chưa có giá trị.",
        "Mở tệp bằng Excel và lưu lại, hoặc dán số thay cho công thức.",
    ),
    "sheet-missing": Words(
        "Báo cáo nêu một trang tính không có trong tệp Excel.",
        "Không có trang tính «{value}». Tệp có: {known}.",
        "Sửa «sheet» trong report.yml.",
    ),
    "row-width": Words(
        "Một dòng nhiều hoặc ít ô hơn tiêu đề, nên các số phía sau có thể lệch cột.",
        "Dòng có {found} ô, tiêu đề có {expected} cột.",
        "Số có dấu phẩy phải nằm trong dấu nháy kép; kiểm tra ô bị lệch.",
    ),
    "column-unnamed": Words(
        "Một cột có số nhưng không có tiêu đề.",
        "Cột không có tiêu đề.",
        "Ghi mã hoặc tên số liệu, chỉ số ở dòng đầu.",
    ),
    "duplicate-column": Words(
        "Hai cột trong một bảng mang cùng một chỉ số.",
        "Hai cột cùng là «{value}».",
        "Bỏ hoặc đổi tên một cột.",
    ),
    "missing-column": Words(
        "Bảng thiếu cột bắt buộc.",
        "Thiếu cột «{value}».",
        "Thêm cột này ở dòng đầu.",
    ),
    "unknown-column": Words(
        "Tiêu đề cột không phải là số liệu hay chỉ số đã khai báo.",
        "Không biết cột «{value}».{near}",
        "Dùng mã hoặc tên đúng trong measures.csv hay indicators/; nếu là số liệu mới, khai báo ở đó trước.",
    ),
    "empty-cell": Words(
        "Ô bắt buộc bị bỏ trống.",
        "Ô này không được để trống.",
        "Điền giá trị.",
    ),
    "bad-total-mark": Words(
        "Cột đánh dấu dòng cộng có giá trị lạ.",
        "Ô «total» ghi «{value}».",
        "Ghi x nếu là dòng cộng, để trống nếu không.",
    ),
    "duplicate-row": Words(
        "Một đơn vị có hai dòng trong cùng một bảng.",
        "{value} đã có ở dòng {earlier}.",
        "Mỗi đơn vị một dòng trong một bảng; xóa dòng thừa hoặc sửa tên đơn vị.",
    ),
    "unreadable-number": Words(
        "Ô lẽ ra là số nhưng không đọc được thành số.",
        "«{value}» không phải là số.",
        _NUMBER,
    ),
    "ambiguous-number": Words(
        "Con số có thể hiểu theo hai cách; công cụ không đoán.",
        "«{value}» đọc được hai cách.",
        _NUMBER + " Bỏ dấu chấm hoặc phẩy gây nhầm.",
    ),
    "fraction-count": Words(
        "Số đếm hồ sơ mà có phần lẻ.",
        "«{value}» là số lẻ, mà số đếm phải là số nguyên.",
        _NUMBER,
    ),
    "number-too-large": Words(
        "Con số lớn hơn mọi mức có thể có.",
        "«{value}» quá lớn.",
        "Kiểm tra xem hai ô có bị dính vào nhau không.",
    ),
    "number-too-fine": Words(
        "Con số có nhiều chữ số thập phân hơn mức lưu được chính xác.",
        "«{value}» có quá sáu chữ số thập phân.",
        "Làm tròn như trên giấy.",
    ),
    "negative-count": Words(
        "Số đếm, tỷ lệ hoặc điểm là số âm.",
        "«{value}» là số âm.",
        "Số đếm, tỷ lệ và điểm không âm; chỉ mức thay đổi được âm.",
    ),
}
