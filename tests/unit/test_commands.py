"""The commands as people meet them: Vietnamese, with examples, and the exit codes that CI relies on."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from generator import __version__, pipeline
from generator.__main__ import main
from generator.messages import commands as words
from generator.site import BuildError, Written

TESTS = Path(__file__).resolve().parent.parent
CLEAN = TESTS / "problems" / "_base"
ENGLISH = re.compile(
    r"\b(usage|error|options?|positional|arguments?|show|exit|help message|invalid|choice|choose|expected|"
    r"required|following|unrecognized|ignored|explicit|ambiguous|could match|file|directory|no such|is a|"
    r"permission|denied|traceback)\b",
    re.IGNORECASE,
)
COMMANDS = ("check", "diff", "generate", "build", "serve")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with sound data, as the working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    shutil.copytree(CLEAN, tmp_path / "data")
    return tmp_path


@pytest.fixture
def spoiled(project: Path) -> Path:
    """The same with a cell that is no number; gives the table."""
    table = project / "data" / "periods" / "2023-q3" / "an-binh" / "ho-so.csv"
    text = table.read_text("utf-8")
    assert "200,150" in text
    table.write_text(text.replace("200,150", "200,8/12x"), encoding="utf-8")
    return table


def exit_code(*arguments: str) -> int:
    """What the command ends with, argparse's own way out included."""
    try:
        return main(arguments)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 1


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_vietnamese_with_examples(
    command: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """For the whole and for each command, each option explained; exit code 0."""
    assert exit_code(*filter(None, [command, "--help"])) == 0
    said = capsys.readouterr().out
    assert said.startswith("cách dùng: congkhai")
    assert "ví dụ:" in said and f"congkhai {command}".strip() in said.split("ví dụ:")[1]
    words_left = re.sub(r"--?[a-z]+|\{[a-z,]+\}|congkhai [^\n]*|text|json|github|data|site|docs", " ", said)
    assert not ENGLISH.search(words_left)
    assert not re.search(r"\b[A-Z]{4,}\b", words_left), "the name of a value stands there in English"


def test_the_help_names_every_command_and_the_exit_codes(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever types --help learns what there is."""
    exit_code("--help")
    said = capsys.readouterr().out
    assert all(re.search(rf"^ +{command} ", said, re.MULTILINE) for command in COMMANDS)
    assert "mã thoát: 0" in said
    assert set(words.COMMANDS) == set(words.EXAMPLES) == set(COMMANDS)


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    """The version alone."""
    assert exit_code("--version") == 0
    assert capsys.readouterr().out.strip() == __version__


WRONG = {
    "an unknown command": (["chek"], "chek"),
    "an unknown format": (["check", "--format", "xml"], "xml"),
    "a format with a colon": (["check", "--format", "a:b"], "a:b"),
    "a port that is no number": (["serve", "--port", "tám"], "tám"),
    "a port that cannot be": (["serve", "--port", "99999"], "99999"),
    "an unknown option": (["check", "--bogus"], "--bogus"),
    "an option of another command": (["check", "--port", "8000"], "--port"),
    "an option without its value": (["check", "--data"], "--data"),
    "a value for a switch": (["check", "--help=x"], "--help"),
    "one word too many": (["check", "command"], "command"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_usage_is_said_in_vietnamese(
    case: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2, one sentence on standard error that names what is wrong and where to look."""
    arguments, named = WRONG[case]
    assert exit_code(*arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert named in err and "congkhai --help" in err
    assert "viết sai" in err or "không dùng được" in err
    assert not ENGLISH.search(err.replace(named, "")), err


def test_no_command_at_all(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2, and it says that one is needed."""
    assert exit_code() == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", words.NO_COMMAND + "\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_without_a_data_folder(command: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2, naming the folder."""
    base = ("--base", "HEAD") if command == "diff" else ()
    assert exit_code(command, "--data", "khong-co", *base) == 2
    err = capsys.readouterr().err
    assert err == words.NO_DATA.format(folder="khong-co") + "\n"


def test_a_file_is_no_data_folder(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same for a file of that name."""
    assert exit_code("check", "--data", "mkdocs.yml") == 2
    assert "mkdocs.yml" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["generate", "build", "serve"])
def test_outside_a_project(command: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2, and nothing is written into somebody's folder."""
    (project / "mkdocs.yml").unlink()
    assert exit_code(command) == 2
    assert "mkdocs.yml" in capsys.readouterr().err
    assert not list((project / "docs").iterdir())


def test_check_works_outside_a_project(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It needs the data alone, and writes nothing."""
    (project / "mkdocs.yml").unlink()
    before = sorted(project.rglob("*"))
    assert exit_code("check") == 0
    assert "Không có lỗi nào chặn công bố." in capsys.readouterr().out
    assert sorted(project.rglob("*")) == before


@pytest.mark.parametrize("command", ["check", "generate", "build", "serve"])
def test_faulty_data_ends_with_1(
    command: str, spoiled: Path, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every command tells file, row, column, value, reason and remedy, and writes nothing."""
    assert exit_code(command) == 1
    out = capsys.readouterr().out
    assert "data/periods/2023-q3/an-binh/ho-so.csv, dòng 3, cột online (F3)" in out
    assert "«8/12x» không phải là số." in out
    assert "Cách sửa: " in out
    assert words.BLOCKED.format(count=1) in out
    assert not list((project / "docs").iterdir())


@pytest.mark.parametrize("name", ["units.csv", "measures.csv", "site.yml"])
def test_a_data_folder_without_its_registers(
    name: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty or half-copied folder is faulty data, in every format."""
    (project / "data" / name).unlink()
    for shown in ("text", "json", "github"):
        assert exit_code("check", "--format", shown) == 1
        out = capsys.readouterr().out
        assert name in out and "Traceback" not in out


def test_json_is_json_alone(spoiled: Path, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another program reads standard output: a list of records, nothing before or after."""
    assert exit_code("check", "--format", "json") == 1
    out, err = capsys.readouterr()
    assert err == ""
    found = json.loads(out)
    (blocking,) = [finding for finding in found if finding["blocks"]]
    assert blocking["code"] == "unreadable-number"
    assert blocking["path"] == "periods/2023-q3/an-binh/ho-so.csv"
    assert (blocking["row"], blocking["column"], blocking["cell"]) == (3, "online", "F3")


def test_json_of_sound_data_is_an_empty_list(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not an empty text."""
    assert exit_code("check", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_github_gets_an_annotation_at_the_row(
    spoiled: Path, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A workflow command at file and line; one line a finding."""
    assert exit_code("check", "--format", "github") == 1
    lines = capsys.readouterr().out.splitlines()
    (error,) = [line for line in lines if line.startswith("::error ")]
    assert re.match(
        r"::error file=data/periods/2023-q3/an-binh/ho-so\.csv,line=3,title=[^:]*::.*8/12x.*Cách sửa: ", error
    )


def test_an_annotation_cannot_be_forged(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line break in a cell does not begin another workflow command."""
    table = project / "data" / "periods" / "2023-q3" / "an-binh" / "ho-so.csv"
    text = table.read_text("utf-8")
    table.write_text(text.replace("200,150", '200,"8\n::error file=x::y"'), encoding="utf-8")
    assert exit_code("check", "--format", "github") == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("::")]
    assert all(line.startswith("::error file=data/") for line in lines)


def test_generate_writes_and_says_how_much(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0; the second time nothing is new."""
    assert exit_code("generate") == 0
    assert (project / "docs" / "so-lieu" / "don-vi" / "index.md").is_file()
    capsys.readouterr()
    assert exit_code("generate") == 0
    assert "(0 tệp mới hoặc đổi, 0 tệp bỏ đi)" in capsys.readouterr().out


def test_mkdocs_failing_ends_with_2(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What MkDocs said is told, and that the old site stands; on standard error."""

    def failing(*_: object) -> Written:
        raise BuildError("WARNING - x\n")

    monkeypatch.setattr(pipeline, "build", failing)
    assert exit_code("build") == 2
    err = capsys.readouterr().err
    assert "Trang cũ được giữ nguyên." in err and "WARNING - x" in err


def test_a_disk_that_refuses_ends_with_2(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Naming the file and the reason in Vietnamese."""
    (project / "docs" / "index.md").mkdir()
    assert exit_code("generate") == 2
    err = capsys.readouterr().err.splitlines()[-1]
    assert err.startswith("Không ghi được ") and "index.md" in err
    assert not ENGLISH.search(err), err


def test_interrupting_is_no_error(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl+C is how a preview ends."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "serve", interrupted)
    assert exit_code("serve") == 0
    assert "Traceback" not in capsys.readouterr().err


def test_an_interrupted_build_is_no_success(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A script that builds and then publishes must notice."""

    def interrupted(*_: object) -> Written:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "build", interrupted)
    assert exit_code("build") != 0


def test_steps_are_plain_lines_when_nobody_watches(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In CI there is a line a step on standard error, and no control sequence."""
    assert exit_code("check") == 0
    out, err = capsys.readouterr()
    assert err.splitlines() == [f"{words.STEPS[step]}…" for step in ("read", "compute", "check")]
    assert "\x1b" not in out + err
