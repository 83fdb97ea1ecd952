"""Figures of tables that do not add up."""

from __future__ import annotations

from collections.abc import Mapping

from generator.messages.findings.words import Words

_QUOTE = "Bản chép từ giấy thì giữ nguyên như in."

FIGURES: Mapping[str, Words] = {
    "rate-mismatch": Words(
        "Tỷ lệ in không bằng tử số chia mẫu số in trên cùng dòng.",
        "In {published}, nhưng số đếm cùng dòng cho {computed} ({numerator}/{denominator}).",
        "So lại tử số, mẫu số và tỷ lệ với phần mềm. " + _QUOTE,
    ),
    "rate-truncated": Words(
        "Tỷ lệ in là phần bị cắt bớt chữ số, không phải số làm tròn; chênh nhau một đơn vị ở chữ số cuối.",
        "In {published} là cắt bớt chữ số; tính ra {computed}, làm tròn sẽ khác.",
        "Không ảnh hưởng kết luận; nên làm tròn thay vì cắt.",
    ),
    "aggregate-mismatch": Words(
        "Tỷ lệ chung của cả nhóm không bằng tỷ lệ tính lại từ các đơn vị trong nhóm.",
        "Tỷ lệ chung in {published}, tính lại từ các đơn vị là {computed} ({numerator}/{denominator}).",
        "Kiểm tra xem có chép nhầm dòng khác không. " + _QUOTE,
    ),
    "total-mismatch": Words(
        "Dòng cộng không bằng tổng của các dòng thành phần.",
        "Dòng cộng in {published}, cộng các đơn vị được {computed}.",
        "Cộng lại cột này. " + _QUOTE,
    ),
    "total-unchecked": Words(
        "Bảng thiếu đơn vị lẽ ra phải báo cáo, nên dòng cộng không kiểm tra được.",
        "Bảng có dòng cộng nhưng thiếu {absent}, nên không kiểm tra được dòng cộng.",
        "Thêm dòng của đơn vị còn thiếu; nếu đơn vị không có việc này thì ghi dấu gạch ngang.",
    ),
    "rate-above-hundred": Words(
        "Tỷ lệ phần trăm lớn hơn một trăm.",
        "Tỷ lệ in {published} % lớn hơn 100 %.",
        "So lại với phần mềm. " + _QUOTE,
    ),
    "parts-mismatch": Words(
        "Một số liệu không bằng tổng các phần in bên cạnh nó.",
        "{measure_name} in {published}, cộng các phần được {computed}.",
        "Kiểm tra từng phần trong dòng. " + _QUOTE,
    ),
    "count-above-base": Words(
        "Phần nhiều hơn toàn bộ: tử số lớn hơn mẫu số.",
        "Tử số {published} lớn hơn mẫu số {computed}.",
        "Kiểm tra xem hai cột có bị đổi chỗ không. " + _QUOTE,
    ),
    "figure-differs": Words(
        "Hai bảng cho hai con số khác nhau về cùng một đơn vị, cùng kỳ, cùng chỉ số.",
        "Bảng này ghi {published}; bảng «{table}» ghi {computed} cho cùng đơn vị, cùng kỳ.",
        "Hai bảng có thể trích ở hai thời điểm hoặc có phạm vi khác nhau; cần ghi rõ.",
    ),
    "composite-mismatch": Words(
        "Điểm tổng của bộ chỉ số không thể là tổng của các nhóm, dù đã tính đến làm tròn.",
        "Điểm tổng in {published}, các nhóm cộng lại được {computed}, lệch quá mức làm tròn cho phép.",
        "Kiểm tra điểm từng nhóm. " + _QUOTE,
    ),
    "overlapping-rows": Words(
        "Một dòng gồm cả các dòng khác nhưng không được đánh dấu là dòng cộng.",
        "Dòng này gồm cả những dòng khác trong bảng nhưng không đánh dấu là dòng cộng.",
        "Ghi x ở cột total, nếu không dòng này bị bỏ khi cộng.",
    ),
}
