"""The data folder as a whole: whatever is done to it, checking ends with findings, never with a traceback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.domain.quantities import MAX_AMOUNT, MAX_VALUE
from generator.messages.findings import MESSAGES, hint
from generator.pages.findings import as_annotations, as_json, as_text, explain
from generator.pipeline import Checked, check

QUARTER = "periods/2023-q3/an-binh"
SNIPPETS = (
    *(
        "",
        ",",
        ";",
        '"',
        "\n",
        "\r",
        "\t",
        ":",
        "{",
        "}",
        "[",
        "- ",
        "#",
        "&a ",
        "*a",
        "!!x ",
        "\u00a0",
        "x",
        "-",
    ),
    *(
        "9000000000000",
        "9000000000",
        "-5",
        "60,5",
        "1.000",
        "36.690",
        "0",
        "%",
        "đ",
        "=1+1",
        "\\",
        "\ufeff",
        "é",
    ),
    *("Xã Hòa An", "An Bình", "huyen-an-binh-991", "xa-hoa-my-99104", "district", "commune", "all", "online"),
    *(
        "online-submission",
        "phuc-vu",
        "cong-khai",
        "ke-hoach-2023",
        "2023-q3",
        "highest",
        "grade",
        "Tốt",
        "null",
    ),
)
"""What a slip of the hand, a bad paste or a bad mood puts into a file."""


def assert_sound(checked: Checked) -> None:
    """Every finding has a known code, a place, and words; the folder is read or blocked."""
    assert checked.dataset is not None or checked.findings
    assert checked.results is not None or checked.blocked
    for finding in checked.findings:
        assert finding.code in MESSAGES
        assert finding.location.path
        assert explain(finding, checked.dataset) and hint(finding.code)
    for render in (
        as_json(checked.findings, checked.dataset),
        as_text(checked.findings, checked.dataset, "data"),
    ):
        assert "Traceback" not in render
    as_annotations(checked.findings, checked.dataset, "data")


def texts(folder: Path) -> list[str]:
    """The text files of a folder, those with figures and sentences more than once."""
    paths = sorted(
        p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.suffix in (".csv", ".yml")
    )
    return paths + [path for path in paths if path.startswith("periods/")] * 2


def edited(text: str, draw: Callable[[st.SearchStrategy[Any]], Any]) -> str:
    """The text with one random edit of a line, a cell or a character."""
    lines = text.split("\n")
    line = draw(st.integers(0, len(lines) - 1))
    snippet = draw(st.sampled_from(SNIPPETS))
    kind = draw(st.sampled_from(["cell", "cell", "cell", "drop", "double", "insert", "cut", "swap"]))
    if kind == "cell":
        mark = "," if lines[line].count(",") else " "
        cells = lines[line].split(mark)
        cells[draw(st.integers(0, len(cells) - 1))] = snippet
        lines[line] = mark.join(cells)
    elif kind == "drop":
        del lines[line]
    elif kind == "double":
        lines.insert(line, lines[line])
    elif kind == "swap":
        other = draw(st.integers(0, len(lines) - 1))
        lines[line], lines[other] = lines[other], lines[line]
    else:
        place = draw(st.integers(0, len(lines[line])))
        rest = "" if kind == "cut" else lines[line][place:]
        lines[line] = lines[line][:place] + snippet + rest
    return "\n".join(lines)


def spoilt(desk: Any, data: st.DataObject) -> Any:
    """The desk after one to five random edits of its text files."""
    for _ in range(data.draw(st.integers(1, 5))):
        path = data.draw(st.sampled_from(texts(desk.folder)))
        before = (desk.folder / path).read_bytes().decode("utf-8")
        (desk.folder / path).write_bytes(edited(before, data.draw).encode("utf-8"))
    return desk


QUICK = settings(
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
    report_multiple_bugs=False,
)
"""Examples are not made smaller: that would take minutes."""


@given(data=st.data())
@settings(QUICK, max_examples=80)
def test_random_edits_can_be_read(data: st.DataObject, new_desk: Callable[[], Any]) -> None:
    """Hundreds of slips in real files: reading always comes to an end and says what it found."""
    for finding in spoilt(new_desk(), data).findings():
        assert finding.code in MESSAGES and finding.location.path


@given(data=st.data())
@settings(QUICK, max_examples=12)
def test_random_edits_can_be_checked(data: st.DataObject, new_desk: Callable[[], Any]) -> None:
    """What could still be read is computed and checked beside what could not."""
    assert_sound(spoilt(new_desk(), data).check())


@given(data=st.data())
@settings(QUICK, max_examples=30)
def test_random_bytes_can_be_read(data: st.DataObject, new_desk: Callable[[], Any]) -> None:
    """Bytes that no editor wrote: a bad disk, a wrong encoding, a cut download."""
    desk = new_desk()
    paths = sorted(p for p in desk.folder.rglob("*") if p.is_file())
    file = data.draw(st.sampled_from(paths))
    content = bytearray(file.read_bytes())
    place = data.draw(st.integers(0, len(content)))
    content[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
    file.write_bytes(bytes(content))
    for finding in desk.findings():
        assert finding.code in MESSAGES and finding.location.path


LARGE = [
    ("ho-so.csv", '300,200,"66,67"', f"300,{MAX_AMOUNT},"),
    ("ho-so.csv", '300,200,"66,67"', f"{MAX_AMOUNT},{MAX_AMOUNT},"),
    ("ho-so.csv", '300,200,"66,67"', f"1,{MAX_AMOUNT},"),
    ("ho-so.csv", '200,150,"75,00"', "60000000000,50000000000,"),
    (
        "ho-so.csv",
        '200,150,"75,00"\n3,Xã Hòa Mỹ,,,300,',
        f'{MAX_AMOUNT},150,""\n3,Xã Hòa Mỹ,,,{MAX_AMOUNT},',
    ),
    ("tong-hop.csv", '"75,00"', str(MAX_VALUE)),
    ("diem.csv", '"85,5"', str(MAX_VALUE)),
    ("loi-van.csv", '"60,00"', str(MAX_VALUE)),
]


@pytest.mark.parametrize(("file", "old", "new"), LARGE)
def test_large_figures(desk: Any, file: str, old: str, new: str) -> None:
    """A fee of fifty thousand million đồng is nothing out of the way; a larger one is at most a finding."""
    desk.change(f"{QUARTER}/{file}", old, new)
    assert_sound(desk.check())


def test_a_large_target(desk: Any) -> None:
    """Nor does a target with too many zeros end the program."""
    desk.change("targets/ke-hoach-2023.yml", "at_least: 50", f"at_least: {MAX_VALUE}")
    assert_sound(desk.check())


def test_an_empty_folder(tmp_path: Path) -> None:
    """The three registers are asked for."""
    checked = check(tmp_path, lambda _: None)
    assert checked.blocked
    assert [(f.code, f.location.path) for f in checked.findings] == [
        ("file-missing", "site.yml"),
        ("file-missing", "units.csv"),
        ("file-missing", "measures.csv"),
    ]


def test_registers_without_reports(desk: Any) -> None:
    """A new authority begins with nothing to publish, and nothing is wrong with that."""
    for file in sorted((desk.folder / "periods").rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()
    checked = desk.check()
    assert_sound(checked)
    assert checked.findings == () and not checked.blocked


def test_nothing_at_all_but_registers(desk: Any) -> None:
    """Neither indicators nor decisions."""
    for folder in ("periods", "targets", "indicators"):
        for file in sorted((desk.folder / folder).rglob("*"), reverse=True):
            file.rmdir() if file.is_dir() else file.unlink()
    checked = desk.check()
    assert_sound(checked)
    assert checked.findings == ()


def test_a_file_of_a_broken_document_is_not_called_superfluous(desk: Any) -> None:
    """Whoever mistypes report.yml must not be told to delete the tables."""
    desk.change(f"{QUARTER}/report.yml", "kind: transcript", "kind: bản chép")
    assert [(place[0], place[1]) for place in desk.places()] == [("yaml-wrong-value", "report.yml")]


def test_a_broken_decision_is_not_called_unknown(desk: Any) -> None:
    """The claim that names it is right; the decision is what has to be mended."""
    desk.change("targets/ke-hoach-2023.yml", "at_least: 50", "at_least: nhiều")
    assert [(place[0], place[1]) for place in desk.places()] == [("unreadable-number", "ke-hoach-2023.yml")]


def test_locks_and_folders_of_the_system_are_passed_over(desk: Any) -> None:
    """What Excel, Windows and macOS leave behind is nobody's fault."""
    for name in ("~$ho-so.xlsx", "Thumbs.db", ".DS_Store", "desktop.ini", "README.md"):
        desk.write(f"{QUARTER}/{name}", "")
    assert desk.places() == []


def test_reading_twice_gives_the_same(desk: Any) -> None:
    """Order included."""
    desk.change(f"{QUARTER}/ho-so.csv", '"66,67"', '"66,76"')
    desk.change(f"{QUARTER}/tong-hop.csv", '"66,00"', '"67,00"')
    assert desk.check().findings == desk.check().findings
