"""One run tells everything: in file order, for the terminal, for programs, for a pull request."""

from __future__ import annotations

import json
import re

from generator.domain.findings import Finding, Location, details
from generator.messages import commands as words
from generator.pages.findings import MOST_PER_CODE, MOST_PER_LEVEL, as_annotations, as_json, as_text

TABLE = "periods/2023-q3/an-binh/ho-so.csv"


def number(row: int, column: str = "received", cell: str = "C", path: str = TABLE) -> Finding:
    """A cell that is no number."""
    place = Location(path, row, column, cell=f"{cell}{row}")
    return Finding("unreadable-number", place, blocks=True, details=details(value="x"))


def unused(name: str) -> Finding:
    """A file that nothing names."""
    return Finding("file-unused", Location(name), details=details(value=name))


def truncated(row: int) -> Finding:
    """A note."""
    return Finding("rate-truncated", Location(TABLE, row, "rate", cell=f"D{row}"), published=1, computed=2)


MIXED = [
    unused("z.csv"),
    number(10, cell="AA"),
    number(10, cell="Z"),
    number(2),
    unused("a.csv"),
    number(3, path="measures.csv"),
    Finding("yaml-alias", Location("site.yml", 2, "10"), blocks=True, details=details(value="x")),
    Finding("yaml-alias", Location("site.yml", 2, "9"), blocks=True, details=details(value="x")),
]


def test_the_terminal_tells_all_what_blocks_first_and_each_part_in_file_order() -> None:
    """Path, then row, then column as a spreadsheet counts them: 2 before 10, Z before AA."""
    said = as_text(MIXED, None, "data")
    places = re.findall(
        r"\] data/(\S+?)(?:,| *$)(?:.*dòng (\d+))?(?:.*cột (\S+))?(?:.*\((\w+)\))?", said, re.MULTILINE
    )
    assert [(path, row, cell or column) for path, row, column, cell in places] == [
        ("measures.csv", "3", "C3"),
        (TABLE, "2", "C2"),
        (TABLE, "10", "Z10"),
        (TABLE, "10", "AA10"),
        ("site.yml", "2", "9"),
        ("site.yml", "2", "10"),
        ("a.csv", "", ""),
        ("z.csv", "", ""),
    ]
    assert said.startswith(words.MUST_BE_MENDED)
    assert said.index("site.yml") < said.index(words.WILL_BE_PUBLISHED) < said.index("a.csv")


def test_the_terminal_counts_what_it_leaves_out_of_a_code() -> None:
    """A column of a thousand bad cells does not hide the one bad date behind it."""
    date = Finding(
        "bad-date", Location("units.csv", 3, "valid_from"), blocks=True, details=details(value="y")
    )
    said = as_text([date, *(number(row) for row in range(1, 101))], None, "data")
    assert said.count("[unreadable-number]") == MOST_PER_CODE
    assert said.count("[bad-date]") == 1
    assert f"unreadable-number: {words.MORE.format(count=100 - MOST_PER_CODE)}" in said


def test_json_is_complete_and_in_file_order() -> None:
    """Programs get every single finding."""
    found = json.loads(as_json([number(row) for row in range(500, 0, -1)], None))
    assert [finding["row"] for finding in found] == list(range(1, 501))


def test_no_more_annotations_than_github_shows() -> None:
    """Ten of a level, the last notice counting the others, which follow as plain lines of the log."""
    findings = [number(row) for row in range(1, 31)] + [truncated(row) for row in range(1, 31)]
    findings += [unused(f"{name}.csv") for name in "abc"]
    lines = as_annotations(findings, None, "data").splitlines()
    levels = [line.split(" ")[0] for line in lines if line.startswith("::")]
    assert levels.count("::error") == levels.count("::notice") == MOST_PER_LEVEL
    assert levels.count("::warning") == 3
    (last,) = [line for line in lines if "title=congkhai" in line]
    assert lines[len(levels) - 1] == last
    assert "20 lỗi, 21 ghi chú" in last
    assert len(lines) == len(levels) + 20 + 21
    assert all(line.startswith("[") for line in lines[len(levels) :])


def test_everything_shown_needs_no_last_notice() -> None:
    """Ten errors are ten annotations."""
    said = as_annotations([number(row) for row in range(1, 11)], None, "data")
    assert said.count("::error ") == 10 and "congkhai" not in said


def test_a_plain_line_of_the_log_is_no_command() -> None:
    """Neither in today's form nor in the older one, which GitHub looks for inside a line."""
    evil = [
        Finding(
            "unreadable-number",
            Location(TABLE, row),
            blocks=True,
            details=details(value="\n::error::a ##[error]b"),
        )
        for row in range(1, 13)
    ]
    lines = as_annotations(evil, None, "data").splitlines()
    assert sum(line.startswith("::") for line in lines) == MOST_PER_LEVEL + 1
    assert not any("##[" in line for line in lines if not line.startswith("::"))
