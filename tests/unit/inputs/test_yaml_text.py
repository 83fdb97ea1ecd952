"""YAML as the editors write it: all text, nothing guessed, every node with its line and column."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.domain.findings import Finding
from generator.inputs.files import Source
from generator.inputs.schemas import validate
from generator.inputs.yaml_text import MAX_DEPTH, Document, read_yaml
from generator.messages.findings import MESSAGES


def read(text: str | bytes) -> tuple[Document | None, list[Finding]]:
    """The document in a text, and what is wrong with it."""
    findings: list[Finding] = []
    content = text if isinstance(text, bytes) else text.encode()
    return read_yaml(Source("a.yml", content, ""), findings), findings


def data(text: str) -> Any:
    """What a faultless text holds."""
    document, findings = read(text)
    assert document is not None and not findings
    return document.data


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("no", "no"),
        ("NO", "NO"),
        ("yes", "yes"),
        ("on", "on"),
        ("true", "true"),
        ("08", "08"),
        ("010", "010"),
        ("0o17", "0o17"),
        ("1e3", "1e3"),
        ("60,5", "60,5"),
        ("60.50", "60.50"),
        ("1_000", "1_000"),
        ("12:30:45", "12:30:45"),
        ("2023-07-20", "2023-07-20"),
        (".inf", ".inf"),
        ('"60,5"', "60,5"),
        ("'00123'", "00123"),
        ("Hoài Hải 45,54", "Hoài Hải 45,54"),
        ("", ""),
        ("null", ""),
        ("~", ""),
        ('"null"', "null"),
        ("|\n  hai\n  dòng", "hai\ndòng\n"),
    ],
)
def test_scalars_are_text(written: str, text: str) -> None:
    """No country becomes false, no code loses its zeros, no number changes its shape."""
    assert data(f"a: {written}\n") == {"a": text}


def test_a_decimal_comma_in_braces_is_another_key() -> None:
    """YAML itself splits it; the leftover key is there for the schema to refuse."""
    assert data("a: {at_least: 60,5}\n") == {"a": {"at_least": "60", "5": ""}}
    assert data('a: {at_least: "60,5"}\n') == {"a": {"at_least": "60,5"}}
    assert data("a: [Hoài Hải 45,54]\n") == {"a": ["Hoài Hải 45", "54"]}


def test_a_byte_order_mark_and_windows_line_ends() -> None:
    """What Notepad saves is read like anything else."""
    document, findings = read(b"\xef\xbb\xbfa: 1\r\nb: [2,\r\n 3]\r\n")
    assert not findings and document is not None
    assert document.data == {"a": "1", "b": ["2", "3"]}


def test_every_node_knows_its_line_and_column() -> None:
    """Lines and columns count from one, as editors show them; a missing node is at the one above it."""
    document, _ = read("title: Báo cáo\nclaims:\n  - at: '1'\n    where: {above: 50}\n")
    assert document is not None
    places = {
        (): (1, "1"),
        ("title",): (1, "8"),
        ("claims", 0): (3, "5"),
        ("claims", 0, "where", "above"): (4, "20"),
        ("claims", 0, "where", "below"): (4, "12"),
        ("claims", 7): (3, "3"),
    }
    for steps, (row, column) in places.items():
        where = document.where(*steps)
        assert (where.row, where.column) == (row, column), steps


REFUSED = [
    ("a: {b: 1\nc: 2\n", "yaml-syntax", 2),
    ("a:\n\t- 1\n", "yaml-syntax", 2),
    ("b: 2\na: 'mở\n\nc: 3\n", "yaml-syntax", 2),
    ("---\na: 1\n---\nb: 2\n", "yaml-syntax", 3),
    ("? [a, b]\n: 1\n", "yaml-syntax", 1),
    ("", "yaml-empty", 1),
    ("# chỉ có ghi chú\n", "yaml-empty", 1),
    ("a: 1\nb: 2\na: 3\n", "yaml-duplicate-key", 3),
    ("a:\n  - {b: 1, b: 2}\n", "yaml-duplicate-key", 2),
    ("a: &x 1\nb: 2\n", "yaml-alias", 1),
    ("a: 1\nb: &x [1]\n", "yaml-alias", 2),
    ("a: !!int 1\n", "yaml-tag", 1),
    ("a: 1\nb: !python/object:os.system {}\n", "yaml-tag", 2),
    ("a: " + "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), "yaml-too-deep", 1),
]


@pytest.mark.parametrize(("text", "code", "row"), REFUSED)
def test_what_is_refused_and_where(text: str, code: str, row: int) -> None:
    """Nothing that means more than it shows is read."""
    document, findings = read(text)
    assert document is None
    assert (findings[0].code, findings[0].location.row) == (code, row)
    assert all(finding.blocks for finding in findings)


def test_an_alias_is_refused_without_being_followed() -> None:
    """A short file that unfolds to gigabytes is not unfolded."""
    laughs = "a: &a [x, x]\n" + "".join(
        f"{c}: &{c} [*{p}, *{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)
    )
    document, findings = read(laughs)
    assert document is None
    assert {finding.code for finding in findings} == {"yaml-alias"}


def test_a_bomb_of_brackets_is_refused_at_once() -> None:
    """Depth is bounded before anything is built."""
    document, findings = read("a: " + "[" * 100_000)
    assert document is None and [finding.code for finding in findings] == ["yaml-too-deep"]


@pytest.mark.parametrize("content", [b"a: \xff\n", b"a: \x00\n", "a: b".encode("utf-16-le")])
def test_what_is_not_text_is_refused(content: bytes) -> None:
    """Another encoding is named as such."""
    document, findings = read(content)
    assert document is None and findings[0].code == "file-encoding"


@pytest.mark.parametrize(
    "text",
    [
        'a: "\\UFFFFFFFF"\n',
        'a: "\\U00110000"\n',
        "%YAML " + "9" * 5000 + ".1\n---\na: 1\n",
        "a: 1\n# \x01\n",
        "a: !%ff x\n",
    ],
)
def test_odd_escapes_are_a_matter_of_syntax(text: str) -> None:
    """Even where the library itself stumbles, the editor gets a finding."""
    document, findings = read(text)
    assert document is None
    assert {finding.code for finding in findings} <= {"yaml-syntax", "yaml-tag"}


def test_half_a_character_is_refused() -> None:
    """A lone surrogate cannot be written to any page or file."""
    document, findings = read('a: "\\ud800"\n')
    assert document is None and findings


def test_an_unknown_key_is_at_its_own_line() -> None:
    """The finding points at the key, not at what follows it."""
    document, findings = read("corrections: []\nsai_khoa:\n  - một\n  - hai\n")
    assert document is not None and not validate(document, "corrections", findings)
    assert [(f.code, f.location.row, f.location.column) for f in findings] == [("yaml-unknown-key", 2, "1")]


@given(st.text(max_size=60) | st.text("ab:-{}[]&*!|>'\"\\#%@,?~ \n\t0U", max_size=40))
def test_any_text_is_a_document_or_has_a_reason(text: str) -> None:
    """Nothing that can be saved in a file stops the reading."""
    document, findings = read(text.encode("utf-8", "surrogatepass"))
    assert (document is None) == bool(findings)
    assert all(finding.code in MESSAGES for finding in findings)


@given(st.binary(max_size=60))
def test_any_bytes_are_a_document_or_have_a_reason(content: bytes) -> None:
    """Even what is not text."""
    document, findings = read(content)
    assert (document is None) == bool(findings)
