"""Sentences and lists that the figures do not bear out."""

from __future__ import annotations

from collections.abc import Mapping

from generator.messages.findings.words import Words

_QUOTE = "Bản chép từ giấy thì giữ nguyên như in."

CLAIMS: Mapping[str, Words] = {
    "claim-figure": Words(
        "Con số trong câu văn khác với bảng số liệu.",
        "{At} viết {published}, tính từ số liệu là {computed}.",
        "So lại câu văn với bảng. " + _QUOTE,
    ),
    "claim-target": Words(
        "Chỉ tiêu nêu trong câu văn khác với chỉ tiêu mà văn bản giao.",
        "{At} nêu chỉ tiêu {published}, văn bản giao {computed}.",
        "So lại với văn bản giao chỉ tiêu. " + _QUOTE,
    ),
    "claim-count": Words(
        "Số đơn vị nêu trong câu văn khác với số đếm được từ bảng.",
        "{At} viết có {published} đơn vị, tính từ số liệu là {computed}.",
        "Đếm lại theo bảng. " + _QUOTE,
    ),
    "claim-population": Words(
        "Tổng số đơn vị nêu trong câu văn khác với số đơn vị trong bảng.",
        "{At} viết trên tổng số {published} đơn vị, số liệu có {computed}.",
        "Đếm lại số đơn vị trong bảng. " + _QUOTE,
    ),
    "claim-count-list": Words(
        "Câu văn nêu một số lượng rồi kể ra một số lượng tên khác.",
        "{At} viết {published} đơn vị nhưng chỉ nêu tên {computed}.",
        "Bổ sung đơn vị còn thiếu hoặc sửa số lượng. " + _QUOTE,
    ),
    "claim-unit-twice": Words(
        "Một danh sách nêu tên một đơn vị hai lần.",
        "{At} nêu {unit_name} hai lần.",
        "Có thể một tên bị viết nhầm. " + _QUOTE,
    ),
    "claim-not-member": Words(
        "Danh sách nêu một đơn vị mà số liệu cho thấy không thuộc danh sách ấy.",
        "{At} nêu {unit_name}, nhưng số liệu ({computed}) cho thấy đơn vị này không thuộc nhóm đó.",
        "Kiểm tra tên đơn vị và ngưỡng. " + _QUOTE,
    ),
    "claim-missing": Words(
        "Danh sách bỏ sót một đơn vị mà số liệu cho thấy phải có tên.",
        "{At} không nêu {unit_name}, dù số liệu ({computed}) cho thấy đơn vị này thuộc nhóm đó.",
        "Bổ sung vào danh sách. " + _QUOTE,
    ),
}
