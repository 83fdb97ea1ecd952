"""Changes of what was published."""

from __future__ import annotations

from collections.abc import Mapping

from generator.messages.findings.words import Words

CORRECTIONS: Mapping[str, Words] = {
    "correction-missing": Words(
        "Một số đã công bố bị đổi hoặc bỏ mà không ghi lý do.",
        "{figure} đã công bố là «{old}», nay là «{new}», nhưng corrections.yml không có mục nào nói vì sao. "
        "Mục cần thêm: «{entry}».",
        "Chép mục này vào data/corrections.yml và điền ngày, lý do, người quyết định, hoặc trả lại số cũ. "
        "Nhiều chỗ thì chạy «congkhai diff --format yaml» để lấy tất cả một lần.",
    ),
    "correction-cause-missing": Words(
        "Số đã công bố đổi theo một tệp khác (đơn vị, chỉ số, văn bản, bảng thêm vào) mà không ghi lý do.",
        "Tệp {value} đã đổi làm {count} kết quả đã công bố đổi theo, ví dụ {sample}, nhưng corrections.yml "
        "không có mục nào nêu tệp này. Mục cần thêm: «{entry}».",
        "Chép mục này vào data/corrections.yml, viết bằng lời trước và nay thế nào, hoặc trả lại tệp như cũ.",
    ),
    "correction-differs": Words(
        "Một mục sửa số ghi khác với điều đã đổi thật.",
        "Mục này ghi {kind} là «{old}», nhưng thật ra là «{new}».",
        "Sửa old và new trong data/corrections.yml cho đúng với số đã công bố và số đang có, "
        "hoặc xem lại ô số liệu.",
    ),
    "correction-removed": Words(
        "Một mục sửa số đã công bố không còn nữa.",
        "Mục ngày {date} về {figure} (từ «{old}» thành «{new}») đã có trong corrections.yml, nay không còn.",
        "Trả lại mục ấy. Sửa nhầm thì thêm một mục mới; chỉ lý do và người quyết định được viết lại.",
    ),
    "correction-unused": Words(
        "Một mục sửa số nêu một thay đổi không có.",
        "Mục này về {figure}, nhưng so với bản đã công bố thì không có gì đổi ở đó.",
        "Xóa mục này, hoặc sửa nơi mà nó nêu.",
    ),
    "base-unreadable": Words(
        "Bản đã công bố có chỗ mà chương trình hiện nay không đọc được, nên không so được.",
        "Bản cũ của tệp này có {count} chỗ không đọc được, nên không biết số nào trong đó đã đổi.",
        "Tự so tệp này với bản cũ trước khi công bố.",
    ),
}
