"""Targets that cannot hold, or do not fit together."""

from __future__ import annotations

from collections.abc import Mapping

from generator.messages.findings.words import Words

TARGETS: Mapping[str, Words] = {
    "target-missing": Words(
        "Văn bản được khai báo mà không giao chỉ tiêu nào.",
        "Văn bản không giao chỉ tiêu nào.",
        "Thêm «targets» hoặc «table».",
    ),
    "target-without-direction": Words(
        "Chỉ tiêu không nói phải đạt ít nhất hay không được vượt quá.",
        "Chỉ tiêu không nói ít nhất hay nhiều nhất bao nhiêu.",
        "Ghi đúng một trong hai: at_least hoặc at_most.",
    ),
    "target-without-scope": Words(
        "Chỉ tiêu không nói giao cho ai.",
        "Không rõ chỉ tiêu áp dụng cho đơn vị nào.",
        "Khi issuer là khong-neu, ghi within: mã đơn vị.",
    ),
    "target-without-issuer": Words(
        "Không ghi cơ quan nào giao chỉ tiêu.",
        "Không rõ ai giao chỉ tiêu.",
        "Ghi issuer: mã đơn vị, trung-uong, hoặc khong-neu kèm within.",
    ),
    "target-without-dates": Words(
        "Chỉ tiêu không có thời gian áp dụng.",
        "Chỉ tiêu không có thời hạn đọc được.",
        "Ghi valid: {{from: ngày, to: ngày}}; nếu giấy không in, ghi thêm assumed: [valid].",
    ),
    "replaces-itself": Words(
        "Văn bản được khai là thay thế chính nó.",
        "Văn bản thay thế chính nó.",
        "Bỏ mã của văn bản này khỏi replaces.",
    ),
    "target-undirected": Words(
        "Chỉ tiêu giao cho một chỉ số không phân biệt cao hay thấp là tốt.",
        "Chỉ số {value} không xét tốt, xấu nên không có chỉ tiêu.",
        "Sửa direction của chỉ số, hoặc bỏ chỉ tiêu này.",
    ),
    "target-out-of-range": Words(
        "Chỉ tiêu của một tỷ lệ phần trăm lớn hơn một trăm.",
        "Chỉ tiêu {value} của một tỷ lệ phần trăm.",
        "Chỉ tiêu của một tỷ lệ không quá 100; kiểm tra xem có thừa chữ số không.",
    ),
    "target-below-one": Words(
        "Chỉ tiêu của một tỷ lệ phần trăm nhỏ hơn một; có thể đã viết 0,6 thay cho 60 %.",
        "Chỉ tiêu {value} của một tỷ lệ phần trăm nhỏ hơn 1 %.",
        "Viết 60 cho 60 %, không viết 0,6.",
    ),
    "decision-twice": Words(
        "Hai tệp có lẽ là cùng một văn bản giao chỉ tiêu.",
        "«{value}» cũng là số hay tên của văn bản {known}, cùng nơi ban hành.",
        "Nếu là một văn bản, giữ một tệp; nếu văn bản sau thay văn bản trước, ghi replaces.",
    ),
    "target-twice": Words(
        "Hai văn bản của cùng một nơi giao cùng chỉ tiêu cho cùng đơn vị với cùng thời hạn.",
        "Văn bản {known}, cùng nơi ban hành, đã giao {value} cho cùng phạm vi với cùng thời hạn "
        "({count} chỉ tiêu trùng).",
        "Kiểm tra thời hạn; nếu văn bản sau thay văn bản trước, ghi replaces.",
    ),
    "duplicate-target": Words(
        "Một văn bản giao hai chỉ tiêu cho cùng một phạm vi.",
        "Văn bản giao hai chỉ tiêu {indicator} cho cùng một phạm vi ({unit}, {tier}).",
        "Giữ một chỉ tiêu; nếu văn bản sau thay văn bản trước, tách thành hai tệp và dùng replaces.",
    ),
    "target-outlier": Words(
        "Chỉ tiêu giao cho một đơn vị khác hẳn các đơn vị cùng loại.",
        "Chỉ tiêu {published}, mức giữa của các đơn vị cùng loại là {computed}.",
        "So lại với văn bản giao chỉ tiêu; nếu đúng thì giữ nguyên.",
    ),
    "target-partly": Words(
        "Văn bản giao chỉ tiêu chỉ có hiệu lực, hoặc chỉ được ban hành, trong một phần của kỳ báo cáo.",
        "{decision_name} chỉ có từ {start} đến {end} trong kỳ này.",
        "Không cần sửa nếu đúng; kết luận chỉ được đưa ra khi văn bản phủ cả kỳ.",
    ),
    "target-none": Words(
        "Đơn vị có số liệu nhưng không có chỉ tiêu, trong khi phần lớn các đơn vị cùng cấp có.",
        "{unit_name} có số liệu {published} nhưng không văn bản nào giao chỉ tiêu.",
        "Kiểm tra văn bản giao chỉ tiêu có bỏ sót đơn vị này không.",
    ),
    "target-replaced": Words(
        "Báo cáo dùng chỉ tiêu của một văn bản đã bị thay thế.",
        "{At} dùng chỉ tiêu của {decision_name}, đã được thay bằng {new_name}.",
        "So với văn bản mới.",
    ),
}
