"""The words of every finding code: what it means, what is wrong and why, and what to do about it.

`{value}` and the like are filled from the finding's details; a detail that is missing reads as "?".
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.messages.findings.claims import CLAIMS
from generator.messages.findings.corrections import CORRECTIONS
from generator.messages.findings.documents import DOCUMENTS
from generator.messages.findings.figures import FIGURES
from generator.messages.findings.lists import LISTS
from generator.messages.findings.reading import READING
from generator.messages.findings.reasons import (
    CAUSES,
    COUNTED,
    ENCODING_REASONS,
    KINDS,
    LETTER_KINDS,
    OS_REASONS,
    PORT_REASONS,
    ROW_PARTS,
    WRITING_REASONS,
    YAML_REASONS,
)
from generator.messages.findings.registers import REGISTERS
from generator.messages.findings.targets import TARGETS
from generator.messages.findings.words import Words

__all__ = [
    "CAUSES",
    "CORRECTIONS",
    "ENCODING_REASONS",
    "GROUPS",
    "KINDS",
    "LETTER_KINDS",
    "MESSAGES",
    "OS_REASONS",
    "PORT_REASONS",
    "ROW_PARTS",
    "WRITING_REASONS",
    "YAML_REASONS",
    "Words",
    "hint",
    "meaning",
    "message",
]

GROUPS: Mapping[str, Mapping[str, Words]] = {
    "Số liệu không khớp nhau": FIGURES,
    "Dòng và tên đơn vị trong bảng": LISTS,
    "Câu văn không khớp với số liệu": CLAIMS,
    "Báo cáo nói về chính mình": DOCUMENTS,
    "Chỉ tiêu": TARGETS,
    "Sửa số đã công bố": CORRECTIONS,
    "Tên, mã và ngày": REGISTERS,
    "Tệp không đọc được": READING,
}
"""The sections of the public page that explains the codes."""

MESSAGES: Mapping[str, Words] = {code: words for group in GROUPS.values() for code, words in group.items()}
"""Every finding code with its words, in the order of that page."""


MORE_CELLS = " Cột này còn {also} ô như vậy, ở dòng {rows}."
"""After the message about the first cell of a column in which many have the same fault."""


class _Facts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"


def message(code: str, facts: Mapping[str, str]) -> str:
    """What is wrong, where and why, in one or two sentences."""
    near = f" Gần giống: {facts['known']}." if facts.get("known") else ""
    said = CAUSES.get(facts.get("cause", ""), "")
    because = said.format_map(_Facts(facts)) if said else ""
    also = MORE_CELLS.format(also=facts["also"], rows=facts["rows"]) if facts.get("also") else ""
    counted = COUNTED.get(facts.get("counted", ""), "")
    made = {"near": near, "because": because, "counted": counted}
    filled = MESSAGES[code].message.format_map(_Facts({**facts, **made}))
    return filled + also


def hint(code: str) -> str:
    """What to do about it."""
    return MESSAGES[code].hint.replace("{{", "{").replace("}}", "}")


def meaning(code: str) -> str:
    """What kind of thing is wrong."""
    return MESSAGES[code].meaning
