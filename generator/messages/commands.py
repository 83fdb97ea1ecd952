"""What the commands say."""

DESCRIPTION = "Công khai: từ thư mục số liệu đến trang công khai kết quả dịch vụ công."

EPILOG = """\
ví dụ:
  congkhai check                   kiểm tra data/ và liệt kê mọi chỗ sai
  congkhai check --format json     in ra JSON cho phần mềm khác
  congkhai generate                chỉ tạo các trang Markdown trong docs/
  congkhai build                   tạo trang hoàn chỉnh trong site/
  congkhai serve                   xem trước tại http://127.0.0.1:8000/

mã thoát: 0 tốt; 1 số liệu có lỗi; 2 dùng lệnh sai, máy không làm được hoặc lệnh bị dừng giữa chừng
"""

COMMANDS = {
    "check": "đọc và kiểm tra số liệu, không ghi gì",
    "generate": "kiểm tra rồi tạo các trang Markdown trong docs/so-lieu/",
    "build": "kiểm tra, tạo trang và dựng trang web vào site/",
    "serve": "dựng và xem trước trang web trên máy này; số liệu đổi thì dựng lại",
}

EXAMPLES = {
    "check": "ví dụ:\n  congkhai check\n  congkhai check --data data --format github\n",
    "generate": "ví dụ:\n  congkhai generate\n",
    "build": "ví dụ:\n  congkhai build\n  congkhai build --output site\n",
    "serve": "ví dụ:\n  congkhai serve\n  congkhai serve --port 8080\n",
}

HELP = "hiện hướng dẫn này rồi thoát"
VERSION = "hiện phiên bản rồi thoát"
DATA = "thư mục số liệu (mặc định: data)"
FORMAT = "cách in: text (cho người đọc), json, github (chú thích trong yêu cầu hợp nhất)"
VALUES = {
    "data": "thư_mục",
    "output": "thư_mục",
    "format": "{text,json,github}",
    "port": "số",
}
OUTPUT = "thư mục trang web (mặc định: site)"
PORT = "cổng xem trước (mặc định: 8000)"
COMMANDS_TITLE = "các lệnh"
OPTIONS_TITLE = "tùy chọn"
USAGE = "cách dùng: "

WRONG_USAGE = "congkhai: lệnh viết sai ở «{what}». Gõ «congkhai --help» để xem cách dùng."
NO_COMMAND = "congkhai: cần một lệnh. Gõ «congkhai --help» để xem cách dùng."
NO_PROJECT = "congkhai: không thấy mkdocs.yml ở {folder}. Chạy lệnh trong thư mục của dự án."
NO_DATA = "congkhai: không thấy thư mục số liệu {folder}."
BLOCKED = "Có {count} lỗi phải sửa trước khi công bố. Trang đã công bố được giữ nguyên."
FINE = "Đã đọc {reports} báo cáo, {figures} kết quả. Không có lỗi nào chặn công bố."
PUBLISHED_FINDINGS = "{count} chỗ không khớp sẽ được công bố ở trang chất lượng số liệu."
GENERATED = "Đã tạo {pages} tệp trong {folder} ({written} tệp mới hoặc đổi, {removed} tệp bỏ đi)."
BUILT = "Xong. Mở {index} bằng trình duyệt, hoặc chạy «congkhai serve» rồi vào http://127.0.0.1:8000/."
SERVING = "Xem trước tại http://127.0.0.1:{port}/ (nhấn Ctrl+C để dừng). Sửa data/ thì trang tự dựng lại."
REBUILT = "Số liệu đã đổi; đã tạo lại {written} tệp."
MKDOCS_FAILED = "MkDocs không dựng được trang. Trang cũ được giữ nguyên.\n{output}"
PORT_TAKEN = "congkhai: không mở được cổng {port}: {reason}. Chọn cổng khác bằng --port."
INTERRUPTED = "congkhai: đã dừng giữa chừng. Trang đã công bố vẫn nguyên vẹn; chạy lại lệnh là được."
BUSY = "congkhai: một lệnh khác đang tạo trang trong dự án này{process}. Chờ lệnh đó xong rồi chạy lại."
PROCESS = " (tiến trình số {number})"
NOT_A_SITE = "congkhai: {folder} không phải thư mục trang web, nên không ghi đè. Chọn thư mục khác."
WRITE_FAILED = "Không ghi được {path}: {reason}. Trang cũ được giữ nguyên."
READ_FAILED = "Không đọc được {path}: {reason}. Trang cũ được giữ nguyên."
OUTPUT_FAILED = "congkhai: không in được kết quả: {reason}."
MORE = "… và {count} chỗ khác."
ROW = "dòng {row}"
COLUMN = "cột {column}"
SHEET = "trang tính {sheet}"
BLOCKS = ", chặn công bố"
MUST_BE_MENDED = "Phải sửa trước khi công bố:"
WILL_BE_PUBLISHED = "Không chặn công bố:"
NOT_SHOWN = "GitHub chỉ hiện mười chú thích mỗi loại. Còn {counts}, ghi trong nhật ký của bước này."
LEVELS = {"error": "lỗi", "warning": "chỗ đáng ngờ", "notice": "ghi chú"}
AT = "Mục {at}"
REMEDY = "Cách sửa: "

STEPS = {
    "read": "Đọc số liệu",
    "compute": "Tính toán và kiểm tra",
    "write": "Tạo trang",
    "build": "Dựng trang web",
}
