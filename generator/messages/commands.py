"""What the commands say."""

DESCRIPTION = "Công khai: từ thư mục số liệu đến trang công khai kết quả dịch vụ công."

EPILOG = """\
ví dụ:
  congkhai check                   kiểm tra data/ và liệt kê mọi chỗ sai
  congkhai check --format json     in ra JSON cho phần mềm khác
  congkhai diff --base main        liệt kê mọi số khác với nhánh main
  congkhai generate                chỉ tạo các trang Markdown trong docs/
  congkhai build                   tạo trang hoàn chỉnh trong site/
  congkhai serve                   xem trước tại http://127.0.0.1:8000/

mã thoát: 0 tốt; 1 số liệu có lỗi; 2 dùng lệnh sai, máy không làm được hoặc lệnh bị dừng giữa chừng
"""

COMMANDS = {
    "check": "đọc và kiểm tra số liệu, không ghi gì",
    "diff": "so số liệu với một bản cũ trong git: số, kết luận, hạng, chỉ tiêu, đơn vị nào đã đổi",
    "generate": "kiểm tra rồi tạo các trang Markdown trong docs/so-lieu/",
    "build": "kiểm tra, tạo trang và dựng trang web vào site/",
    "serve": "dựng và xem trước trang web trên máy này; số liệu đổi thì dựng lại",
}

EXAMPLES = {
    "check": "ví dụ:\n  congkhai check\n  congkhai check --data data --format github\n"
    "  congkhai check --base main\n",
    "diff": "ví dụ:\n  congkhai diff --base main\n  congkhai diff --base HEAD~1 --format markdown\n"
    "  congkhai diff --base published --format yaml\n",
    "generate": "ví dụ:\n  congkhai generate\n",
    "build": "ví dụ:\n  congkhai build\n  congkhai build --output site\n  congkhai build --base published\n"
    "  congkhai build --precompress --parquet\n",
    "serve": "ví dụ:\n  congkhai serve\n  congkhai serve --port 8080\n",
}

HELP = "hiện hướng dẫn này rồi thoát"
VERSION = "hiện phiên bản rồi thoát"
DATA = "thư mục số liệu (mặc định: data)"
FORMAT = "cách in: text (cho người đọc), json, github (chú thích trong yêu cầu hợp nhất)"
DIFF_FORMAT = "cách in: text (cho người đọc), markdown, json, yaml (các mục còn thiếu trong corrections.yml)"
BASE = (
    "bản cũ để so: tên nhánh, nhãn hay mã trong git; «published» là bản trang đang công bố, "
    "«none» là chưa có bản nào; số đã công bố mà đổi thì phải có mục trong corrections.yml"
)
BASE_NEEDED = "bản cũ để so: tên nhánh, nhãn hay mã trong git; «published» là bản trang đang công bố"
VALUES = {
    "data": "thư_mục",
    "output": "thư_mục",
    "format": "{text,json,github}",
    "port": "số",
    "base": "bản_cũ",
    "timings": "tệp",
}
TIMINGS = "ghi thời gian từng bước (giây) vào tệp này"
OUTPUT = "thư mục trang web (mặc định: site)"
PARQUET = "thêm các bảng dữ liệu ở dạng Parquet, chia theo năm, vào so-lieu/du-lieu/parquet/"
PRECOMPRESS = "nén sẵn mỗi tệp văn bản của trang thành .gz và .br cạnh tệp gốc, cho máy chủ web dùng"
PORT = "cổng xem trước (mặc định: 8000)"
COMMANDS_TITLE = "các lệnh"
OPTIONS_TITLE = "tùy chọn"
USAGE = "cách dùng: "

WRONG_USAGE = "congkhai: lệnh viết sai ở «{what}». Gõ «congkhai --help» để xem cách dùng."
NO_COMMAND = "congkhai: cần một lệnh. Gõ «congkhai --help» để xem cách dùng."
NO_BASE = "congkhai: cần cho biết so với bản nào, ví dụ «congkhai diff --base main»."
NO_PROJECT = "congkhai: không thấy mkdocs.yml ở {folder}. Chạy lệnh trong thư mục của dự án."
NO_DATA = "congkhai: không thấy thư mục số liệu {folder}."
NOT_COMPARED = "Không so với bản đã công bố nào (--base none), nên không biết số đã công bố có bị đổi không."
BASE_UNREADABLE = "congkhai: số liệu ở {base} không đọc được bằng chương trình hiện nay, nên không so được."
REVISIONS = {
    "no-git": "congkhai: máy này chưa có git, nên không lấy được bản cũ. Hãy cài git.",
    "no-repository": (
        "congkhai: {about} không nằm trong một kho git mà máy này đọc được, nên không có bản cũ để so. "
        "Nếu git báo «dubious ownership» thì thêm thư mục vào safe.directory."
    ),
    "unknown-revision": "congkhai: kho git không có bản «{about}». Xem lại tên nhánh, nhãn hay mã.",
    "shallow": (
        "congkhai: kho git này chỉ tải một phần lịch sử và không có bản «{about}». "
        "Chạy «git fetch --unshallow» rồi thử lại; trên máy chủ thì đặt fetch-depth: 0."
    ),
    "no-folder": "congkhai: bản cũ không có thư mục {about}, nên không có gì để so.",
    "unreadable": "congkhai: git không đọc được số liệu của bản «{about}». Kho có thể thiếu tệp hoặc hỏng.",
    "no-address": "congkhai: {about} không ghi địa chỉ trang (site_url), nên không rõ bản nào đang công bố.",
    "unreachable": (
        "congkhai: không mở được {about}, nên không biết bản nào đang công bố. "
        "Thử lại sau, hoặc ghi mã của bản đang công bố vào --base."
    ),
    "no-build": (
        "congkhai: {about} không có hoặc không ghi mã git, nên không biết bản nào đang công bố. "
        "Nếu đây là lần công bố đầu tiên thì ghi --base none; "
        "nếu không, ghi mã của bản đang công bố vào --base."
    ),
}
BLOCKED = "Có {count} lỗi phải sửa trước khi công bố. Trang đã công bố được giữ nguyên."
FINE = "Đã đọc {reports} báo cáo, {figures} kết quả. Không có lỗi nào chặn công bố."
PUBLISHED_FINDINGS = "{count} chỗ không khớp sẽ được công bố ở trang chất lượng số liệu."
GENERATED = "Đã tạo {pages} tệp trong {folder} ({written} tệp mới hoặc đổi, {removed} tệp bỏ đi)."
COMPRESSED = "Đã nén sẵn {files} tệp: {0} còn {1} (gzip), {2} (brotli)."
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
    "compute": "Tính toán",
    "check": "Kiểm tra",
    "compare": "So với bản cũ",
    "pages": "Tạo trang",
    "mkdocs": "Dựng trang web",
}
