"""Figures of tables that do not add up."""

from __future__ import annotations

from collections.abc import Mapping

from generator.messages.findings.words import QUOTE, Words

FIGURES: Mapping[str, Words] = {
    "rate-mismatch": Words(
        "Tỷ lệ in không bằng tử số chia mẫu số in trên cùng dòng.",
        "In {published}, nhưng số đếm cùng dòng cho {computed} ({numerator}/{denominator}).",
        "So lại tử số, mẫu số và tỷ lệ với phần mềm. " + QUOTE,
    ),
    "rate-truncated": Words(
        "Tỷ lệ in là phần bị cắt bớt chữ số, không phải số làm tròn; chênh nhau một đơn vị ở chữ số cuối.",
        "In {published} là cắt bớt chữ số; tính ra {computed}, làm tròn sẽ khác.",
        "Không ảnh hưởng kết luận; nên làm tròn thay vì cắt.",
    ),
    "aggregate-mismatch": Words(
        "Tỷ lệ chung của cả nhóm không bằng tỷ lệ tính lại từ các đơn vị trong nhóm.",
        "Tỷ lệ chung in {published}, tính lại từ các đơn vị là {computed} "
        "({numerator}/{denominator}).{because}",
        "Kiểm tra xem có chép nhầm dòng khác không. " + QUOTE,
    ),
    "total-mismatch": Words(
        "Dòng cộng không bằng tổng của các dòng thành phần.",
        "Dòng cộng in {published}, cộng các đơn vị được {computed}.",
        "Cộng lại cột này. " + QUOTE,
    ),
    "total-unchecked": Words(
        "Bảng thiếu đơn vị lẽ ra phải báo cáo, nên dòng cộng không kiểm tra được.",
        "Bảng có dòng cộng nhưng thiếu {absent}, nên không kiểm tra được dòng cộng.",
        "Thêm dòng của đơn vị còn thiếu; nếu đơn vị không có việc này thì ghi dấu gạch ngang.",
    ),
    "rate-above-hundred": Words(
        "Tỷ lệ phần trăm lớn hơn một trăm.",
        "Tỷ lệ in {published} % lớn hơn 100 %.",
        "So lại với phần mềm. " + QUOTE,
    ),
    "parts-mismatch": Words(
        "Một số liệu không bằng tổng các phần in bên cạnh nó.",
        "{measure_name} in {published}, cộng các phần được {computed}.",
        "Kiểm tra từng phần trong dòng. " + QUOTE,
    ),
    "count-above-base": Words(
        "Phần nhiều hơn toàn bộ: tử số lớn hơn mẫu số.",
        "Tử số {published} lớn hơn mẫu số {computed}.",
        "Kiểm tra xem hai cột có bị đổi chỗ không. " + QUOTE,
    ),
    "figure-differs": Words(
        "Hai bảng cho hai con số khác nhau về cùng một đơn vị, cùng kỳ, cùng chỉ số.",
        "Bảng này ghi {published}; bảng «{table}» ghi {computed} cho cùng đơn vị, cùng kỳ.",
        "Hai bảng có thể trích ở hai thời điểm hoặc có phạm vi khác nhau; cần ghi rõ.",
    ),
    "composite-mismatch": Words(
        "Điểm tổng của bộ chỉ số không thể là tổng của các nhóm, dù đã tính đến làm tròn.",
        "Điểm tổng in {published}, các nhóm cộng lại được {computed}, lệch quá mức làm tròn cho phép.",
        "Kiểm tra điểm từng nhóm. " + QUOTE,
    ),
    "overlapping-rows": Words(
        "Một dòng gồm cả các dòng khác nhưng không được đánh dấu là dòng cộng.",
        "Dòng này gồm cả những dòng khác trong bảng nhưng không đánh dấu là dòng cộng.",
        "Ghi x ở cột total, nếu không dòng này bị bỏ khi cộng.",
    ),
    "rate-coarse": Words(
        "Tỷ lệ in ít chữ số thập phân hơn các tỷ lệ khác trong cột, trong khi số đếm cho thêm chữ số.",
        "In {published}; các tỷ lệ khác trong cột có {decimals} chữ số thập phân, tính ra {computed}.",
        "Không ảnh hưởng kết luận; nên in cùng số chữ số thập phân.",
    ),
    "base-missing": Words(
        "Tỷ lệ không kiểm tra được vì mẫu số không in ở đâu trong báo cáo.",
        "Có {rates} tỷ lệ mà mẫu số không in ở đâu, nên không tính lại được.",
        "Lần sau nên in thêm mẫu số (số hồ sơ hoặc giao dịch dùng để chia).",
    ),
    "base-elsewhere": Words(
        "Tỷ lệ không khớp với mẫu số cùng dòng nhưng khớp với mẫu số ở bảng khác.",
        "In {published}; số đếm cùng dòng cho {computed} ({numerator}/{denominator}), còn mẫu số "
        "{base} ở bảng «{table}» cho đúng số in.",
        "Hai bảng trích ở hai thời điểm; cần dùng chung một mẫu số.",
    ),
    "aggregate-copied": Words(
        "Tỷ lệ chung là số của một dòng khác chép sang.",
        "Tỷ lệ chung in {published}, tính lại từ các đơn vị là {computed}.{because}",
        "Thay bằng số tính lại. " + QUOTE,
    ),
    "aggregate-unreproducible": Words(
        "Tỷ lệ chung không phải là trung bình nào của các đơn vị, dù tính đơn giản hay có trọng số.",
        "Tỷ lệ chung in {published}; trung bình đơn giản là {computed}, nhân trọng số theo các cột "
        "của bảng cũng không ra số in.",
        "Nêu rõ tỷ lệ chung được tính thế nào, trên mẫu số nào.",
    ),
    "scope-differs": Words(
        "Dòng cộng của bảng này không gồm những dòng mà dòng cộng của bảng khác gồm.",
        "Dòng cộng chỉ gồm một phần các dòng của bảng; bảng khác trong báo cáo cộng tất cả.",
        "Ghi rõ dòng cộng gồm những dòng nào, hoặc cộng như các bảng khác.",
    ),
    "measure-differs": Words(
        "Một số liệu của cùng một đơn vị khác nhau giữa các bảng của một báo cáo.",
        "{measure_name} ở đây là {published}; bảng «{table}» ghi {computed} cho cùng đơn vị, cùng kỳ.",
        "Hai bảng có thể trích ở hai thời điểm; nên trích cùng lúc hoặc ghi rõ.",
    ),
    "rows-identical": Words(
        "Hai đơn vị có mọi con số giống hệt nhau, khó là ngẫu nhiên.",
        "Mọi số ở dòng này giống hệt dòng {earlier} ({other_name}).",
        "So lại hai dòng với phần mềm; có thể đã chép nhầm.",
    ),
    "figure-jump": Words(
        "Con số thay đổi so với kỳ trước nhiều hơn hẳn các đơn vị cùng cấp: tỷ lệ lệch quá 20 điểm, "
        "hoặc số đếm gấp quá 3 lần, so với mức thay đổi ở giữa, và quá 6 lần độ phân tán.",
        "Kỳ này là {published}, {other_name} là {computed}: thay đổi khác hẳn các đơn vị cùng cấp.",
        "So lại với phần mềm; nếu đúng thì nên nêu lý do trong phần giải trình.",
    ),
    "averages-repeated": Words(
        "Các số trung bình giống hệt báo cáo của một kỳ khác, nên có lẽ được chép lại.",
        "Số {published} giống hệt báo cáo {other_name}, cùng với các số trung bình khác.",
        "Kiểm tra xem số trung bình có phải của đúng kỳ này không.",
    ),
    "points-mismatch": Words(
        "Điểm của một nhóm không bằng tỷ lệ nhân với điểm tối đa.",
        "In {published} điểm; {percent} % của {maximum} điểm là {computed}.",
        "Kiểm tra xem tỷ lệ và điểm có lấy từ cùng một chỉ tiêu thành phần không.",
    ),
    "score-above-maximum": Words(
        "Điểm hoặc tỷ lệ lớn hơn mức tối đa.",
        "In {published}, tối đa là {computed}.",
        "Kiểm tra điểm tối đa và số chép. " + QUOTE,
    ),
    "grade-mismatch": Words(
        "Xếp loại không theo điểm.",
        "Xếp loại in «{value}», điểm {published} ứng với loại «{expected}».",
        "Kiểm tra điểm và thang xếp loại. " + QUOTE,
    ),
    "rank-mismatch": Words(
        "Thứ hạng in không theo số liệu của cột.",
        "In hạng {published}, xếp theo số liệu của cột là hạng {computed}.",
        "Xếp lại theo số liệu; bằng nhau thì cùng hạng. " + QUOTE,
    ),
    "verdict-by-rounding": Words(
        "Đạt hay không đạt chỉ tùy vào làm tròn; kết luận được đưa ra trên số chính xác.",
        "So với mức {target}, số làm tròn {published} cho kết luận ngược với số chính xác "
        "{numerator}/{denominator}.",
        "Kết luận trên trang này dùng số chính xác, không làm tròn.",
    ),
}
