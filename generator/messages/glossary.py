"""Words that a reader of the pages may not know, in the order in which they are explained."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A term: its address on the page of terms; the letters, of whatever case, that show that a page uses it;
    its name and its meaning.
    """

    id: str
    sign: str
    name: str
    meaning: str


TERMS = (
    Term(
        "toan-dia-ban", "toàn địa bàn", "Toàn địa bàn",
        "Mọi hồ sơ của địa bàn, không kể do xã, huyện hay tỉnh giải quyết.",
    ),
    Term(
        "cap-tinh", "cấp tỉnh", "Cấp tỉnh",
        "Hồ sơ do các sở, ban của tỉnh tiếp nhận và giải quyết.",
    ),
    Term(
        "cap-huyen", "cấp huyện", "Cấp huyện",
        "Hồ sơ do bộ phận một cửa của huyện, thị xã, thành phố tiếp nhận. Cấp này có đến hết ngày 30/6/2025.",
    ),
    Term(
        "cap-xa", "cấp xã", "Cấp xã",
        "Hồ sơ do xã, phường, thị trấn tiếp nhận; ở trang của huyện hay tỉnh là các xã cộng lại.",
    ),
    Term(
        "chi-tieu", "chỉ tiêu", "Chỉ tiêu",
        "Mức mà một văn bản của cấp trên giao phải đạt trong một thời hạn. Mỗi văn bản được so riêng.",
    ),
    Term(
        "con-thieu", "còn thiếu", "Còn thiếu",
        "Khoảng cách đến chỉ tiêu: số hồ sơ ít nhất phải làm thêm để đạt, nếu tổng số hồ sơ giữ nguyên.",
    ),
    Term(
        "diem-phan-tram", "điểm phần trăm", "Điểm phần trăm",
        "Hiệu của hai tỷ lệ: từ 50 % lên 53 % là tăng 3 điểm phần trăm.",
    ),
    Term(
        "hang", "hạng", "Hạng",
        "Hạng 3/11 là đứng thứ ba trong 11 đơn vị có số liệu, cùng cấp, cùng cấp trên trực tiếp."
        " Bằng nhau thì cùng hạng.",
    ),
    Term(
        "theo-ty-le-cong-bo", "theo tỷ lệ báo cáo công bố", "Theo tỷ lệ báo cáo công bố",
        "Báo cáo chỉ in tỷ lệ, không in số hồ sơ, nên không tính lại được.",
    ),
    Term(
        "do-phu", "mới tính từ", "Mới tính từ … đơn vị",
        "Số chung này còn thiếu vài đơn vị phải báo cáo; số sau dấu gạch chéo là số đơn vị phải có.",
    ),
    Term(
        "ky-cung-loai", "kỳ cùng loại", "Kỳ cùng loại",
        "Tháng so với tháng, quý so với quý: kỳ liền trước, hoặc đúng kỳ ấy của năm trước.",
    ),
    Term(
        "toan-trinh", "toàn trình", "Dịch vụ công trực tuyến toàn trình",
        "Thủ tục làm hết qua mạng, từ nộp hồ sơ đến nhận kết quả, không phải đến nơi nào.",
    ),
    Term(
        "mot-phan", "một phần", "Dịch vụ công trực tuyến một phần",
        "Thủ tục nộp được qua mạng nhưng còn bước phải làm trực tiếp.",
    ),
    Term(
        "so-hoa", "số hóa", "Số hóa",
        "Chuyển giấy tờ thành tệp điện tử để lưu và dùng lại, lần sau người dân không phải nộp lại.",
    ),
    Term(
        "ket-qua-dien-tu", "kết quả điện tử", "Kết quả điện tử",
        "Bản điện tử có ký số của giấy tờ trả cho người dân, có giá trị như bản giấy.",
    ),
    Term(
        "xac-thuc-dinh-danh", "định danh", "Xác thực định danh",
        "Đối chiếu người nộp hồ sơ với cơ sở dữ liệu quốc gia về dân cư.",
    ),
    Term(
        "dong-cong", "dòng cộng", "Dòng cộng",
        "Dòng tổng mà báo cáo in sẵn; trang cộng lại các dòng để đối chiếu.",
    ),
    Term(
        "sha-256", "sha-256", "SHA-256",
        "Dãy ký tự tính ra từ nội dung của tệp. Tệp đổi một chữ thì dãy này đổi theo,"
        " nên biết được tệp có còn nguyên hay không.",
    ),
)  # fmt: skip
