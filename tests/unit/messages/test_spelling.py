"""Where a sentence begins, and names inside one."""

from __future__ import annotations

from generator.messages.spelling import begun, lowered


def test_names_inside_a_sentence_keep_their_abbreviations() -> None:
    assert lowered("Đúng hạn") == "đúng hạn"
    assert lowered("DVC trực tuyến") == "DVC trực tuyến"
    assert lowered("VNeID") == "VNeID"
    assert begun("đạt 1 trong 2") == "Đạt 1 trong 2"
