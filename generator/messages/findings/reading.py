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
        "Không đọc được chữ trong tệp: {reason}.",
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
        "Tên tệp có đường dẫn, đuôi không được phép, hoặc là tên mà Windows không nhận.",
        "Tên tệp «{value}» không dùng được.",
        'Bảng là một tệp .csv hoặc .xlsx nằm cạnh report.yml. Tên không có < > : " | ? * \\, không kết thúc '
        "bằng dấu chấm hay dấu cách, không phải con, nul, aux, prn, com1, lpt1.",
    ),
    "names-alike": Words(
        "Hai tệp hay thư mục chỉ khác nhau ở chữ hoa, chữ thường hoặc cách ghép dấu.",
        "Tên «{value}» chỉ khác «{known}» ở chữ hoa hoặc cách ghép dấu; Windows và macOS coi là một.",
        "Giữ một tệp, hoặc đặt tên khác hẳn.",
    ),
    "yaml-extension": Words(
        "Tệp mô tả có đuôi lạ nên công cụ không đọc.",
        "Tệp {value} không được đọc vì công cụ chỉ đọc đuôi .yml viết thường.",
        "Đổi đuôi thành .yml; nếu đã có tệp .yml cùng tên thì chỉ giữ một.",
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
    "yaml-too-long": Words(
        "Tệp mô tả dài hơn mọi báo cáo bình thường.",
        "Tệp YAML có hơn {limit} mục.",
        "Chuyển danh sách dài sang bảng .csv.",
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
    "title-row": Words(
        "Trên dòng tiêu đề còn một dòng chữ, nên công cụ không biết cột nào là gì.",
        "Dòng này chỉ có một ô «{value}», không phải dòng tiêu đề của các cột.",
        "Xóa các dòng tên bảng ở trên, để dòng đầu tiên là tiêu đề các cột.",
    ),
    "header-repeated": Words(
        "Dòng tiêu đề lặp lại giữa bảng, thường do bảng in qua nhiều trang.",
        "Dòng này lặp lại tiêu đề của bảng.",
        "Xóa dòng tiêu đề lặp lại.",
    ),
    "merged-cells": Words(
        "Bảng Excel có ô gộp; chỉ ô đầu tiên của vùng gộp có giá trị.",
        "Vùng {known} là ô gộp («{value}»), nên không rõ các ô còn lại là gì.",
        "Bỏ gộp ô trong Excel và điền đủ từng ô.",
    ),
    "hidden-cells": Words(
        "Bảng Excel có dòng hoặc cột bị ẩn mà vẫn có số; người nhập có thể không biết là chúng được đọc.",
        "Có dòng ẩn ({rows}) hoặc cột ẩn ({columns}) vẫn được đọc.",
        "Bỏ ẩn và kiểm tra; xóa nếu không thuộc bảng.",
    ),
    "sheet-hidden": Words(
        "Tệp Excel chỉ có trang tính ẩn, nên không rõ trang nào để công bố.",
        "Mọi trang tính trong tệp đều bị ẩn: {known}.",
        "Bỏ ẩn trang tính cần đọc, hoặc ghi tên trang ấy vào «sheet» trong report.yml.",
    ),
    "sheet-unnamed": Words(
        "Tệp Excel có nhiều trang tính mà báo cáo không nêu trang nào.",
        "Tệp có nhiều trang tính có bảng ({known}) nhưng report.yml không nêu trang nào.",
        "Ghi «sheet» cho từng bảng trong report.yml.",
    ),
    "sheet-unused": Words(
        "Tệp Excel còn một trang tính có bảng mà không báo cáo nào dùng.",
        "Trang tính «{value}» có bảng nhưng không được đọc.",
        "Thêm một bảng với «sheet» ấy vào report.yml, hoặc xóa trang tính nếu thừa.",
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
    "total-unmarked": Words(
        "Dòng cộng bị chép như một đơn vị.",
        "«{value}» là dòng cộng nhưng ô «total» không đánh dấu.",
        "Thêm cột total và ghi x ở dòng này; hoặc xóa dòng.",
    ),
    "rows-shifted": Words(
        "Tên đơn vị và số liệu lệch nhau một dòng.",
        "Dòng này không có {value}, còn dòng {earlier} thì ngược lại: tên và số có lẽ lệch nhau một dòng.",
        "Kéo cột tên hoặc các cột số về đúng dòng rồi đối chiếu lại với bản gốc.",
    ),
    "columns-swapped": Words(
        "Hai cột số đếm có lẽ đổi chỗ cho nhau: phần lớn hơn toàn bộ ở mọi dòng.",
        "Ở cả {count} dòng, «{value}» đều lớn hơn «{known}»: hai cột có lẽ đổi chỗ cho nhau.",
        "Đối chiếu với bản gốc và đổi lại tiêu đề hai cột.",
    ),
    "cell-error": Words(
        "Ô chứa thông báo lỗi của Excel thay vì một con số.",
        "Ô này là lỗi của Excel: {value}.",
        "Sửa công thức trong Excel rồi lưu lại, hoặc gõ số như trên giấy.",
    ),
    "date-for-number": Words(
        "Ô lẽ ra là số lại là một ngày; Excel hay tự đổi những số như 8/12 hay 8.12 thành ngày.",
        "«{value}» là một ngày hoặc giống một ngày, không phải số.",
        "Đặt cột là Văn bản trong Excel rồi gõ lại số như trên giấy; "
        "thứ hạng 8/12 ghi vào hai cột .rank và .rank_of.",
    ),
    "strange-letter": Words(
        "Chữ trông như chữ thường nhưng là ký tự khác, nên không khớp với tên hay số nào.",
        "«{value}» có ký tự lạ {letter} ở vị trí {position}: {name}.",
        "Xóa ký tự ấy và gõ lại bằng bàn phím.",
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
