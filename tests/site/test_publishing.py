"""A build is the same everywhere, whole or not at all, and says in Vietnamese why not."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.bad_day import HOOKS
from tests.site.project import DATA, PROJECT, built, run, stamps, tree

pytestmark = pytest.mark.slow

BAD = "8/12x"
ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "PYTHONHASHSEED": "12345",
    "LANG": "C",
    "LC_ALL": "C",
    "USER": "nguoi-khac",
    "LOGNAME": "nguoi-khac",
    "HOME": "/nonexistent",
    "PYTHONPATH": os.pathsep.join((str(HOOKS), str(PROJECT))),
    "WEATHER": json.dumps({"order": True, "umask": "077"}),
}
"""Another machine; its disk lists every folder the other way round, for MkDocs as well."""


def test_two_builds_in_two_places_give_the_same_bytes(whole: Path, tmp_path: Path) -> None:
    """Another folder, time zone, hash seed, language, user, file order and umask change no byte."""
    other = built(tmp_path / "một nơi khác", DATA, **ELSEWHERE)
    for folder in ("site", "docs"):
        ours, theirs = tree(whole / folder), tree(other / folder)
        assert set(ours) == set(theirs)
        assert [path for path in ours if ours[path] != theirs[path]] == []
    (page,) = (other / "site").glob("index.html")
    assert page.stat().st_mode & 0o777 == 0o600, "the other umask did not take hold"


def test_the_other_file_order_takes_hold(tmp_path: Path) -> None:
    """The wrapper that the test above relies on turns listings round in the commands that are started."""
    for name in "abc":
        (tmp_path / name).touch()
    code = "import os; print(*os.listdir(), *(entry.name for entry in os.scandir()), *next(os.walk('.'))[2])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=os.environ | ELSEWHERE,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == list("cba" * 3)


def test_no_page_names_the_machine(whole: Path) -> None:
    """Neither the folder it was built in nor the day."""
    for path, content in tree(whole / "site").items():
        assert str(whole).encode() not in content, path


def test_a_second_build_writes_nothing_new(tmp_path: Path, small: Path) -> None:
    """docs/ keeps its bytes and times, and the message says so."""
    project = shutil.copytree(small, tmp_path / "congkhai")
    before = stamps(project / "docs")
    done = run(project, "build")
    assert done.returncode == 0, done.stderr
    assert "(0 tệp mới hoặc đổi, 0 tệp bỏ đi)" in done.stdout
    assert stamps(project / "docs") == before
    assert tree(project / "site") == tree(small / "site")


def test_what_is_not_made_any_more_is_removed(tmp_path: Path, small: Path) -> None:
    """A report that is taken out of data/ is taken off the site too."""
    project = shutil.copytree(small, tmp_path / "congkhai")
    shutil.rmtree(project / "data" / "periods" / "2023-q3")
    done = run(project, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (project / "docs" / "so-lieu" / "ky" / "2023-q3").exists()
    assert not (project / "site" / "so-lieu" / "ky" / "2023-q3").exists()
    assert (project / "site" / "so-lieu" / "ky" / "2023-07-01_2023-07-24").is_dir()


@pytest.fixture(scope="module")
def published(whole: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of all of data/ with its site standing, for faults to be put in and taken out."""
    return shutil.copytree(whole, tmp_path_factory.mktemp("published") / "congkhai")


FAULTS: list[tuple[str, str | None]] = [
    ("periods/2023-07-01_2023-07-24/binh-dinh/phu-luc-3.csv", None),
    ("periods/2023-h1/hoai-nhon/phu-luc.csv", None),
    ("periods/2024-01/lap-vo/muc-i-2.csv", None),
    ("periods/2023-08-24_2023-09-24/binh-phuoc/loi-van.csv", "value"),
    ("targets/2679-qd-ubnd-2023.csv", None),
    ("units.csv", "valid_to"),
    ("measures.csv", "parts"),
]
"""Tables of data/, each with the column to spoil, the last one where none is named."""


def _spoiled(path: Path, column: str | None) -> tuple[int, str]:
    """Puts BAD into a cell of the third line of a table; gives the line and the column's head."""
    lines = path.read_text("utf-8-sig").splitlines()
    head = lines[0].split(",")
    position = head.index(column) if column else len(head) - 1
    cells = re.findall(r'(?:^|,)("(?:[^"]|"")*"|[^,]*)', lines[2])
    assert len(cells) == len(head), path
    cells[position] = BAD
    lines[2] = ",".join(cells)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 3, head[position]


@pytest.mark.parametrize(("file", "column"), FAULTS, ids=[file for file, _ in FAULTS])
def test_an_unreadable_cell_stops_the_build_and_is_named(
    published: Path, file: str, column: str | None
) -> None:
    """Exit 1; file, row, column, value, reason and remedy in Vietnamese; the site as it was."""
    path = published / "data" / file
    good = path.read_bytes()
    before = stamps(published / "site"), stamps(published / "docs")
    row, head = _spoiled(path, column)
    try:
        done = run(published, "build")
    finally:
        path.write_bytes(good)
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    (place,) = (line for line in said.splitlines() if f"data/{file}" in line and f"dòng {row}" in line)
    assert f"cột {head}" in place
    assert place.startswith("Sai, chặn công bố [")
    reason, remedy = said.splitlines()[said.splitlines().index(place) + 1 :][:2]
    assert BAD in reason and reason.rstrip().endswith(".")
    assert remedy.strip().startswith("Cách sửa: ") and len(remedy.strip()) > 20
    assert re.search(r"Có \d+ lỗi phải sửa trước khi công bố. Trang đã công bố được giữ nguyên.", said)
    assert "Traceback" not in said
    assert (stamps(published / "site"), stamps(published / "docs")) == before


def test_one_fault_is_one_error(published: Path) -> None:
    """A faulty cell of a decision's table does not make the decision unknown to the reports."""
    path = published / "data" / "targets" / "2679-qd-ubnd-2023.csv"
    good = path.read_bytes()
    _spoiled(path, None)
    try:
        done = run(published, "check")
    finally:
        path.write_bytes(good)
    errors = [line for line in done.stdout.splitlines() if line.startswith("Sai [unknown-reference]")]
    assert errors == []
    assert "Có 1 lỗi phải sửa" in done.stdout


YAML_FAULTS: list[tuple[str, str, str, str | None]] = [
    ("targets/binh-dinh-2023.yml", r"at_least: \S+?(?=[,}\s])", f'at_least: "{BAD}"', BAD),
    ("periods/2024-01/lap-vo/report.yml", r"\ncount: 1\b|count: 1\b", f"count: {BAD}", BAD),
    ("indicators/on-time.yml", r"\ndirection: \w+", f"\ndirection: {BAD}", BAD),
    ("corrections.yml", r"corrections: *\[\]", "corrections: {", None),
]
"""Files, what stands there (a pattern), what to put there, and the faulty value."""


@pytest.mark.parametrize(
    ("file", "sound", "faulty", "value"), YAML_FAULTS, ids=[fault[0] for fault in YAML_FAULTS]
)
def test_an_unreadable_entry_stops_the_build_and_is_named(
    published: Path, file: str, sound: str, faulty: str, value: str | None
) -> None:
    """The same for YAML: file and line, what stands there, and what to write instead."""
    path = published / "data" / file
    good = path.read_text("utf-8")
    bad, changed = re.subn(sound, lambda _: faulty, good, count=1)
    assert changed == 1, "the sample has changed: choose another entry"
    before = stamps(published / "site"), stamps(published / "docs")
    path.write_text(bad, encoding="utf-8")
    try:
        done = run(published, "build")
    finally:
        path.write_text(good, encoding="utf-8")
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    places = [line for line in said.splitlines() if f"data/{file}" in line and "dòng" in line]
    assert places, said
    if value is not None:
        line = bad[: bad.index(faulty) + faulty.startswith("\n")].count("\n") + 1
        assert any(f"dòng {line}," in place or place.endswith(f"dòng {line}") for place in places), said
        assert f"«{value}»" in said
    assert "Cách sửa: " in said and "Traceback" not in said
    assert (stamps(published / "site"), stamps(published / "docs")) == before


def test_every_fault_is_shown_in_one_run(published: Path) -> None:
    """Whoever has three faults in three files does not start three times."""
    chosen = FAULTS[:3]
    good = {file: (published / "data" / file).read_bytes() for file, _ in chosen}
    try:
        for file, column in chosen:
            _spoiled(published / "data" / file, column)
        done = run(published, "check")
    finally:
        for file, content in good.items():
            (published / "data" / file).write_bytes(content)
    assert done.returncode == 1
    assert all(f"data/{file}" in done.stdout for file, _ in chosen)
    assert "Có 3 lỗi phải sửa" in done.stdout


BREAKS = {
    "the configuration is no YAML": ("mkdocs.yml", "site_name: ", "site_name: ["),
    "a template is broken": ("theme/main.html", "{% block content %}", "{% block content"),
    "an anchor leads nowhere": ("docs/gioi-thieu.md", "# ", "[x](phuong-phap.md#khong-co)\n\n# "),
}


@pytest.mark.parametrize("fault", BREAKS)
def test_a_failure_of_mkdocs_leaves_the_site(fault: str, tmp_path: Path, small: Path) -> None:
    """Exit 2, a Vietnamese sentence with what MkDocs said, no leftover, and the site untouched."""
    project = shutil.copytree(small, tmp_path / "congkhai")
    file, sound, faulty = BREAKS[fault]
    path = project / file
    text = path.read_text("utf-8")
    assert sound in text
    path.write_text(text.replace(sound, faulty, 1), encoding="utf-8")
    before = stamps(project / "site")
    beside = {entry.name for entry in project.iterdir()}
    done = run(project, "build")
    assert done.returncode == 2, done.stdout + done.stderr
    assert "MkDocs không dựng được trang. Trang cũ được giữ nguyên." in done.stderr
    assert len(done.stderr.splitlines()) > 1, "what MkDocs said is needed to mend it"
    assert "Traceback" not in done.stdout + done.stderr
    assert stamps(project / "site") == before
    assert {entry.name for entry in project.iterdir()} == beside


def test_serving_on_a_taken_port_is_refused(tmp_path: Path, small: Path) -> None:
    """Exit 2 and a Vietnamese sentence, not a preview that is not there."""
    project = shutil.copytree(small, tmp_path / "congkhai")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run(project, "serve", "--port", str(port))
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert str(port) in done.stderr
