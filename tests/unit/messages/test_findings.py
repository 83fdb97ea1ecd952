"""The words for every finding: whole sentences, nothing left to fill in, nothing in English."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from generator.messages.findings import KINDS, MESSAGES, hint, message

FACTS = ("value", "known", "key", "limit", "size", "reason", "found", "expected", "earlier", "kind")
FACTS += ("unit", "unit_name", "tier", "indicator", "published", "computed", "numerator", "denominator")
FACTS += ("decimals", "rates", "base", "other", "other_name", "percent", "maximum", "target", "because")
FACTS += ("decision_name", "new_name", "cause")
FACTS += ("measure_name", "table", "at", "At", "allowed", "absent", "start", "end")
FACTS += ("rows", "columns", "count", "letter", "position", "name", "also")
FACTS += ("figure", "old", "new", "entry", "date", "count", "sample")
"""Everything that a finding's details may hold."""

ALLOWED_ENGLISH = {
    *("data", "report", "yml", "csv", "xlsx", "sheet", "total", "aliases", "units", "measures", "indicators"),
    *("site", "parent", "province", "district", "commune", "all", "issuer", "within", "valid", "from", "to"),
    *("at_least", "at_most", "assumed", "targets", "table", "replaces", "khong-neu", "trung-uong"),
}
"""Names of files, columns and keys: what an editor types."""


def fields(text: str) -> set[str]:
    """Names of the blanks in a message."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", MESSAGES)
def test_a_message_with_all_its_facts_is_whole(code: str) -> None:
    """No blank and no brace is left over."""
    text = message(code, {name: f"<{name}>" for name in FACTS})
    assert "?" not in text and "{" not in text and "}" not in text
    assert text.endswith(".")


@pytest.mark.parametrize("code", MESSAGES)
def test_a_missing_fact_never_raises(code: str) -> None:
    """It reads as a question mark."""
    assert ("?" in message(code, {})) == bool(fields(MESSAGES[code].message))


@pytest.mark.parametrize("value", ["{", "{0}", "{value}", "{value.__class__}", "%s", "}"])
def test_what_an_editor_typed_is_not_a_blank(value: str) -> None:
    """Braces in a cell are printed as they stand."""
    assert message("unreadable-number", {"value": value}) == f"«{value}» không phải là số."


@pytest.mark.parametrize("code", MESSAGES)
def test_a_hint_has_no_blanks(code: str) -> None:
    """Hints are fixed sentences: whatever looks like a blank would be printed as one."""
    assert not fields(MESSAGES[code].hint), "no fact is ever filled into a hint"
    text = hint(code)
    assert not re.search(r"\{\w*\}|\{\{|\}\}", text)
    assert text.endswith(".")


def test_a_hint_may_show_braces() -> None:
    """The way a key is written in YAML."""
    assert "valid: {from: ngày, to: ngày}" in hint("target-without-dates")


@pytest.mark.parametrize("code", MESSAGES)
def test_the_words_are_vietnamese(code: str) -> None:
    """Letters with marks in each sentence; no English word that is not a name of the editors' own files."""
    for text in MESSAGES[code]:
        assert re.search("[à-ỹđ]", text.lower())
        words = set(
            re.findall(r"\b(?:the|is|not|of|file|error|invalid|missing|row|column|cell|must)\b", text.lower())
        )
        assert not words - ALLOWED_ENGLISH


@pytest.mark.parametrize("code", MESSAGES)
def test_codes_are_slugs(code: str) -> None:
    """A code is an address and a folder under tests/problems."""
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", code)


def test_no_two_codes_say_the_same() -> None:
    """A message tells its code apart."""
    texts = [words.message for words in MESSAGES.values()]
    assert len(set(texts)) == len(texts)
    assert len({words.meaning for words in MESSAGES.values()}) == len(texts)


@pytest.mark.parametrize("code", ["unknown-column", "unknown-unit"])
def test_nothing_near_is_not_said_to_be_near(code: str) -> None:
    """With no similar name the sentence does not end in nothing."""
    assert not re.search(r":\s*\.", message(code, {"value": "xyz", "known": ""}))


def test_kinds_of_reference_have_words() -> None:
    """Whatever can be referred to."""
    assert set(KINDS) == {"unit", "measure", "indicator", "decision", "finding", "old", "new"}
