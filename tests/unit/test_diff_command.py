"""`congkhai diff` and `check --base` in a real repository: every format, every refusal."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.messages import commands as words
from generator.pages import differences

TABLE = "periods/2023-q3/an-binh/tong-hop.csv"
CLEAN = Path(__file__).resolve().parent.parent / "problems" / "_base"


def git(folder: Path, *arguments: str) -> None:
    """Runs git as somebody."""
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", "-C", folder, *who, *arguments], capture_output=True, check=True)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with sound data committed, in which one rate was changed since."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(CLEAN, tmp_path / "data")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "x")
    change(tmp_path / "data" / TABLE, '"75,0"', '"75,1"')
    return tmp_path


def change(file: Path, old: str, new: str) -> None:
    """Replaces what stands in a file once."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_the_list_for_people(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Which figure, where, what it was and what it is."""
    assert main(["diff", "--base", "HEAD"]) == 0
    out = capsys.readouterr().out
    assert "Số liệu thay đổi so với HEAD" in out
    assert f"Xã Hòa Mỹ, cấp xã; Tỷ lệ thanh toán trực tuyến; quý III năm 2023; {TABLE}:3" in out
    assert "75 → 75,1" in out
    assert "chưa có mục trong data/corrections.yml" in out


def test_nothing_changed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says so."""
    git(project, "checkout", "-q", ".")
    assert main(["diff", "--base", "HEAD"]) == 0
    assert "Không có số liệu, kết luận" in capsys.readouterr().out


def test_the_list_for_programs(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON alone on standard output."""
    assert main(["diff", "--base", "HEAD", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    (figure,) = [row for row in told["differences"] if row["kind"] == "figure"]
    assert (figure["change"], figure["old"], figure["new"]) == ("changed", "75", "75.1")
    assert (figure["path"], figure["row"], told["missing"]) == (TABLE, 3, 1)


def test_names_cannot_break_the_summary(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name full of Markdown is a cell like any other."""
    hostile = "Xã Hòa Mỹ | a](javascript:x) <img src=x> `b` @ai https://x.example #1"
    change(project / "data" / "units.csv", "Xã Hòa Mỹ,xã", f"{hostile},xã")
    for file in (project / "data").rglob("*.*"):
        if file.suffix in (".csv", ".yml") and file.name != "units.csv":
            text = file.read_text("utf-8").replace("Xã Hòa Mỹ", hostile).replace("Hòa Mỹ 40", f"{hostile} 40")
            file.write_text(text, encoding="utf-8")
    main(["diff", "--base", "HEAD", "--format", "markdown"])
    out = capsys.readouterr().out
    rows = [
        line
        for line in out.splitlines()
        if (line.startswith("|") and "a&#93;&#40;" in line) or "a&#93;(" in line
    ]
    assert rows and all(line.count("|") == len(differences.words.HEADS) + 1 for line in rows)
    for active in ("<img", "](", "`b`", "@ai", "https://", "#1 "):
        assert active not in out.replace("&#", "&")


def test_the_summary_is_bounded(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What does not fit is counted."""
    (project / "data" / "periods" / "2023-q4" / "an-binh" / "thanh-toan.csv").write_text(
        "unit,tier,total,fee,paid_online,paid_direct,online-payment\nXã Hòa An,,,100,90,10,90%\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(differences, "MOST_ROWS", 2)
    main(["diff", "--base", "HEAD", "--format", "markdown"])
    out = capsys.readouterr().out
    assert "… và " in out
    monkeypatch.setattr(differences, "MOST_OCTETS", 0)
    main(["diff", "--base", "HEAD", "--format", "markdown"])
    assert "Xã Hòa" not in capsys.readouterr().out


def test_the_ready_made_entries_are_accepted(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Pasted and filled in, the check passes."""
    assert main(["check", "--base", "HEAD", "--format", "github"]) == 1
    out = capsys.readouterr().out
    assert f"::error file=data/{TABLE},line=3,title=correction-missing::" in out
    assert main(["diff", "--base", "HEAD", "--format", "yaml"]) == 0
    offered = capsys.readouterr().out
    filled = offered.replace("NĂM-THÁNG-NGÀY", "2023-12-01")
    (project / "data" / "corrections.yml").write_text(f"corrections:\n{filled}", encoding="utf-8")
    main(["check", "--base", "HEAD", "--format", "json"])
    codes = [finding["code"] for finding in json.loads(capsys.readouterr().out)]
    assert not [code for code in codes if code.startswith("correction-")]


def test_what_cannot_be_compared_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2, one Vietnamese sentence, nothing on standard output."""
    for base, reason in (("khong-co", "unknown-revision"), ("published", "no-address")):
        assert main(["diff", "--base", base, "--format", "json"]) == 2
        out, err = capsys.readouterr()
        about = {"unknown-revision": base, "no-address": "mkdocs.yml"}[reason]
        assert (out, err) == ("", words.REVISIONS[reason].format(about=about) + "\n")


def test_a_base_that_cannot_be_read(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Today's code says so, names the places, and stops the publication."""
    units = (project / "data" / "units.csv").read_text("utf-8")
    (project / "data" / "units.csv").write_text("mã,tên\n", encoding="utf-8")
    git(project, "commit", "-q", "-a", "-m", "hỏng")
    (project / "data" / "units.csv").write_text(units, encoding="utf-8")
    assert main(["diff", "--base", "HEAD"]) == 2
    assert words.BASE_UNREADABLE.format(base="HEAD") in capsys.readouterr().err
    assert main(["check", "--base", "HEAD"]) == 1
    assert "[base-unreadable] data/units.csv" in capsys.readouterr().out


def test_a_first_publication_is_said_aloud(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without anything to compare with, the log says that nothing was compared."""
    git(project, "checkout", "-q", ".")
    assert main(["check", "--base", "none", "--format", "github"]) == 0
    assert capsys.readouterr().out.startswith("::warning::")
