"""What a unit's page says first: how many targets are met, what is missing, where the unit stands."""

from __future__ import annotations

GLANCE = {
    "title": "{period}: {sentence}",
    "title_of": "{period}, {subject}: {sentence}",
    "some": "đạt {met} trong {all} chỉ tiêu",
    "short": "còn thiếu {count} {measure} để đạt {target}",
    "short_points": "còn thiếu {points} để đạt {target}",
    "over": "phải bớt {count} {measure} để không quá {target}",
    "over_points": "vượt {points} so với mức tối đa {target}",
    "also": "{short} để đạt {target}",
    "several": "{targets} chỉ tiêu là của {indicators} chỉ số: mỗi văn bản giao một mức.",
    "nearest": "Gần đạt nhất là {indicator}: {gap}.",
    "only": "Chưa đạt {indicator}: {gap}.",
    "rank": "hạng {rank}/{of}",
    "peers": "Xếp hạng {tier}, trong các đơn vị có số liệu {parent}.",
    "peers_several": "Xếp hạng theo số chung {tier} của các đơn vị {parent}.",
    "inside": "thuộc {parent}",
    "country": "trong cả nước",
    "best_worst": "Đứng cao nhất ở {best} (hạng {best_rank}/{best_of}), thấp nhất ở {worst}"
    " (hạng {worst_rank}/{worst_of}).",
    "one_rank": "Đứng hạng {rank}/{of} về {indicator}.",
    "changes": "So với {period}: {moves}.",
    "risen": "{count} chỉ số tốt lên",
    "fallen": "{count} chỉ số kém đi",
    "level": "{count} chỉ số không đổi",
    "not_comparable": "Chưa so được với kỳ trước: chưa có kỳ cùng loại.",
    "score": "{composite}: {points} điểm{grade}{rank}.",
    "grade": ", xếp loại {grade}",
    "score_rank": ", hạng {rank}",
}
