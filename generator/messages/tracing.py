"""How a figure was worked out and where it comes from, in sentences."""

from __future__ import annotations

HOW = "Cách tính"
"""The line that opens."""

WORKING = {
    "rate": "{name} = {top_name} × 100 ÷ {base_name} = {top} × 100 ÷ {base} {sign} {value}.",
    "sum": "{name} = {terms} = {value}.",
    "one": "{name} = {terms}: {value}.",
    "published": "{name}: {value}, như báo cáo in; bảng không in số đếm để tính lại.",
    "spoken": "{name}: {value}, như lời văn của báo cáo nêu; không có số đếm để tính lại.",
    "mean": "{name} = trung bình cộng tỷ lệ của {count} đơn vị = {value}.",
    "no_value": "{name}: không có số để tính ({state}).",
    "added": "Cộng {reported}/{expected} đơn vị: {parts}.",
    "added_before": "Cộng {reported}/{expected} đơn vị, cùng các đơn vị đã nêu ở {earlier}.",
    "averaged": "Lấy trung bình {reported}/{expected} đơn vị: {parts}.",
    "role_published": "Không cộng được vì báo cáo chỉ in tỷ lệ, không in số đếm: {parts}.",
    "role_not_applicable": "Không áp dụng, để ngoài: {parts}.",
    "role_not_reported": "Chưa báo cáo, để ngoài: {parts}.",
    "role_missing": "Phải báo cáo nhưng không có dòng nào trong bảng: {parts}.",
    "more": "và {count} đơn vị khác",
    "printed": "Dòng cộng của báo cáo ({row}) in {value}.",
    "verdict_counts": "Chỉ tiêu {target} ({decision}): {top} × 100 = {left} {sign} {bound} × {base} ="
    " {right}, nên {verdict}.",
    "verdict_value": "Chỉ tiêu {target} ({decision}): {value} {sign} {bound}, nên {verdict}.",
    "verdict_between": "Chỉ tiêu {target} ({decision}): {value} nằm trong khoảng mà văn bản để ngỏ,"
    " nên {verdict}.",
    "verdict_none": "Chỉ tiêu {target} ({decision}): không có số để so ({verdict}).",
    "gap": "Thiếu {bound} − {value} {sign} {gap}.",
    "gap_over": "Vượt quá mức cho phép: {value} − {bound} {sign} {gap}.",
    "gap_dossiers": "Mẫu số giữ nguyên {base} thì tử số phải ít nhất là {need}; hiện có {top}, thiếu {gap}.",
    "gap_dossiers_over": "Mẫu số giữ nguyên {base} thì tử số nhiều nhất {need}; hiện có {top}, thừa {gap}.",
    "rank": "Hạng {rank} trong {of} đơn vị có số liệu ({peers}); {better} đơn vị tốt hơn{ties}. {link}.",
    "rank_ties": ", {count} đơn vị khác bằng hạng",
    "rank_link": "Xem bảng xếp hạng",
    "peers": "{tier}, cùng thuộc {parent}",
    "peers_several": "số chung {tier}, cùng thuộc {parent}",
    "from_row": "Lấy từ: {report}, bảng “{table}”, {row}, {columns}.",
    "from_prose": "Lấy từ: {report}, lời văn, {at}, {row}.",
    "from_table": "Lấy từ: {report}, bảng “{table}”, các dòng nêu trên.",
    "from_group": "Lấy từ: {report}, các bảng {tables}, các dòng nêu trên.",
    "file": "Tệp {file}, SHA-256 {sha256}.",
    "file_before": "Tệp {file} (SHA-256 ở {earlier}).",
    "row": "dòng {row}",
    "at": "mục {at}",
    "column": "cột {column} (ô {cell})",
    "column_head": "{column} ({letter})",
    "score_sum": "Cộng các nhóm: {terms} = {sum}.",
    "score_total": "Điểm tổng báo cáo công bố: {points}.",
    "score_grade": "Xếp loại theo điểm tổng {points}: từ {floor} điểm trở lên là {grade}.",
    "score_rank": "Hạng {rank} trong {of} đơn vị cùng bảng, cùng cấp, cùng đơn vị cấp trên, theo điểm tổng.",
    "score_rank_published": "Hạng như báo cáo nêu.",
    "error": "Báo sai số liệu này",
    "error_table": "Báo một số sai trong bảng này",
    "see": "cách tính",
}

REPORT = {
    "subject": "Báo sai số liệu:",
    "page": "Trang:",
    "file": "Tệp:",
    "row": "dòng",
    "column": "cột",
    "value": "Số đang đăng:",
    "wrong": "Số đúng và căn cứ:",
}
"""What a reader who reports a wrong figure by e-mail sends, with the place filled in."""

NOTES = {
    "table_file": "Bảng chép từ tệp {file}, SHA-256 {sha256}. Số dòng và tên cột là của tệp ấy.",
    "row_link": "dòng {row}",
    "claims": "Câu và danh sách chép từ tệp {file}, SHA-256 {sha256}; cột “Tính lại” dựa trên số chính của"
    " từng đơn vị, có ở trang của đơn vị.",
    "decision": "Chỉ tiêu chép từ tệp {files}.",
    "standing": "Đếm các kết luận trong {file} có mã văn bản {decision}, trừ số chung của nhiều đơn vị.",
    "composite": "Mỗi điểm là của dòng mà liên kết dẫn tới. Cộng các nhóm, xếp loại và hạng được giải thích"
    " ở trang của từng đơn vị.",
    "other_rank": "Hạng xếp giữa các đơn vị cùng cấp, cùng đơn vị cấp trên, trong kỳ; xem {method}.",
    "method": "Phương pháp",
    "more_findings": "Còn {count} chỗ khác; xem {quality}, hoặc trang của từng báo cáo.",
    "counted": "Đếm trong danh sách phát hiện ({file}).",
    "coverage": "Đơn vị nào được cộng, đơn vị nào không: mở “Cách tính” ở trang của đơn vị.",
    "coverage_latest": "Đây là các số chung của {period}; tất cả {count} số chung chưa đủ đơn vị nằm trong"
    " {file} (cột units_reported và units_expected).",
    "corrections": "Chép từ tệp {file}.",
    "bounds": "Chép từ tệp {file}.",
}
