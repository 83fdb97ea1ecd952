"""Sentences and lists that the figures do not bear out."""

from __future__ import annotations

from collections.abc import Mapping

from generator.messages.findings.words import QUOTE, Words

CLAIMS: Mapping[str, Words] = {
    "claim-figure": Words(
        "Con số trong câu văn khác với bảng số liệu.",
        "{At} viết {published}, tính từ số liệu là {computed}.{because}",
        "So lại câu văn với bảng. " + QUOTE,
    ),
    "claim-target": Words(
        "Chỉ tiêu nêu trong câu văn khác với chỉ tiêu mà văn bản giao.",
        "{At} nêu chỉ tiêu {published}, văn bản giao {computed}.",
        "So lại với văn bản giao chỉ tiêu. " + QUOTE,
    ),
    "claim-count": Words(
        "Số đơn vị nêu trong câu văn khác với số đếm được từ bảng.",
        "{At} viết có {published} đơn vị, tính từ số liệu là {computed}.",
        "Đếm lại theo bảng. " + QUOTE,
    ),
    "claim-population": Words(
        "Tổng số đơn vị nêu trong câu văn khác với số đơn vị trong bảng.",
        "{At} viết trên tổng số {published} đơn vị, số liệu có {computed}.",
        "Đếm lại số đơn vị trong bảng. " + QUOTE,
    ),
    "claim-count-list": Words(
        "Câu văn nêu một số lượng rồi kể ra một số lượng tên khác.",
        "{At} viết {published} đơn vị nhưng chỉ nêu tên {computed}.",
        "Bổ sung đơn vị còn thiếu hoặc sửa số lượng. " + QUOTE,
    ),
    "claim-unit-twice": Words(
        "Một danh sách nêu tên một đơn vị hai lần.",
        "{At} nêu {unit_name} hai lần.",
        "Có thể một tên bị viết nhầm. " + QUOTE,
    ),
    "claim-not-member": Words(
        "Danh sách nêu một đơn vị mà số liệu cho thấy không thuộc danh sách ấy.",
        "{At} nêu {unit_name}, nhưng số liệu ({computed}) cho thấy đơn vị này không thuộc nhóm đó.",
        "Kiểm tra tên đơn vị và ngưỡng. " + QUOTE,
    ),
    "claim-missing": Words(
        "Danh sách bỏ sót một đơn vị mà số liệu cho thấy phải có tên.",
        "{At} không nêu {unit_name}, dù số liệu ({computed}) cho thấy đơn vị này thuộc nhóm đó.",
        "Bổ sung vào danh sách. " + QUOTE,
    ),
    "claim-threshold": Words(
        "Danh sách trong câu văn đúng với một ngưỡng hoặc một chỉ số khác với điều câu văn nói.",
        "{At} nêu danh sách không đúng với điều câu văn nói, nhưng đúng với «{other_name}» ở ngưỡng "
        "{target}.",
        "Kiểm tra xem đã lọc theo cột nào, ngưỡng nào. " + QUOTE,
    ),
    "claim-contradicts": Words(
        "Hai câu trong cùng một báo cáo nói ngược nhau.",
        "{At} nêu {published}{counted}, câu khác trong báo cáo cho {computed}{counted}.",
        "Sửa cho hai câu thống nhất. " + QUOTE,
    ),
}
