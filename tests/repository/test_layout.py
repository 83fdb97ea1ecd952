"""The house: what stands where, how long a module may grow, and what the files never say."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

FOLDERS = {".ci", ".github", "benchmarks", "data", "docs", "generator", "tests", "theme"}
FILES = {
    ".gitignore",
    ".importlinter",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "GLOSSARY.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "mkdocs.yml",
    "pyproject.toml",
    "requirements-test.lock",
    "requirements.lock",
}
OPTIONAL = {".gitattributes"}
STAGES = {"domain", "inputs", "measures", "messages", "pages", "site"}

MODULE_LINES = 320
FUNCTION_LINES = 45

VIETNAMESE = re.compile(
    "[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff"  # Latin-1 letters, without the signs between them
    "\u0100-\u024f"  # Latin Extended-A and -B: a breve, d stroke, o horn, u horn
    "\u0300-\u036f"  # marks that stand by themselves (NFD)
    "\u1e00-\u1eff]"  # Latin Extended Additional: vowels with two marks
)
OWN_NAME = "C\u00f4ng khai"

SKIPPED = {".git", ".venv", "__pycache__", "build", "site", "so-lieu", "node_modules"}


@cache
def kept_files() -> tuple[str, ...]:
    """Paths of the files that are or would be tracked, relative to the top."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        command = [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if listed.returncode == 0:
            return tuple(sorted(path for path in listed.stdout.split("\0") if (ROOT / path).is_file()))
    found = []
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in SKIPPED and not name.endswith("_cache")]
        found += [(Path(folder) / name).relative_to(ROOT).as_posix() for name in files]
    return tuple(sorted(found))


def modules() -> list[str]:
    """Paths of the package's modules."""
    return [path for path in kept_files() if path.startswith("generator/") and path.endswith(".py")]


def test_the_top_level_is_the_fixed_one() -> None:
    """Whoever comes back after a year finds everything where it was, and nothing beside it."""
    tops = {path.partition("/")[0] for path in kept_files()}
    assert tops - OPTIONAL == FOLDERS | FILES


def test_the_package_is_its_stages() -> None:
    """A folder per stage, and the modules that join them and speak to people."""
    parts = {path.split("/")[1] for path in modules()}
    joining = {
        "__init__.py",
        "__main__.py",
        "arguments.py",
        "console.py",
        "pipeline.py",
        "stopping.py",
        "timings.py",
        "unchanged.py",
        "workers.py",
    }
    assert parts - {"editing", "faster"} == STAGES | joining


def test_no_module_is_a_drawer() -> None:
    """A name that says nothing about the content collects everything."""
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}
    assert not [path for path in modules() if drawers & set(path.removesuffix(".py").split("/"))]


@pytest.mark.parametrize("path", modules())
def test_modules_and_functions_stay_short(path: str) -> None:
    """One can read a module at a sitting and a function at a glance."""
    source = (ROOT / path).read_text(encoding="utf-8")
    assert len(source.splitlines()) <= MODULE_LINES
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            assert node.end_lineno - node.lineno + 1 <= FUNCTION_LINES, f"{path}:{node.lineno} {node.name}"


@pytest.mark.parametrize("path", [path for path in modules() if not path.startswith("generator/messages/")])
def test_vietnamese_lives_in_messages(path: str) -> None:
    """Wording is changed in one place; the project's own name may stand anywhere."""
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
    assert not [
        f"{path}:{number}: {line.strip()}"
        for number, line in enumerate(lines, start=1)
        if VIETNAMESE.search(line.replace(OWN_NAME, ""))
    ]


def test_every_module_says_what_it_is_for() -> None:
    """A docstring at the top of each."""
    assert not [
        path for path in modules() if not ast.get_docstring(ast.parse((ROOT / path).read_text("utf-8")))
    ]


def test_no_file_names_a_package_host_or_a_machine() -> None:
    """The same files work behind any mirror and in any folder.

    The strings are put together here so that this file does not hold them.
    """
    dashes = "-" * 2
    said = [f"{dashes}{word}index-url" for word in ("", "extra-")]
    said += [f"{dashes}find-{'links'}", f"pypi{'.'}org", f"python{'hosted'}.org", f"registry.npm{'js'}"]
    said += [f"/{folder}/" for folder in ("work", "root")]
    found = [
        f"{path}: {text}"
        for path in kept_files()
        for text in said
        if text.encode() in (ROOT / path).read_bytes()
    ]
    assert not found


def test_the_locks_agree() -> None:
    """The tests run on what the site is built with."""
    runtime, testing = (
        dict(re.findall(r"^([\w.-]+)==([^\s;]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE))
        for name in ("requirements.lock", "requirements-test.lock")
    )
    assert runtime
    assert {name: testing.get(name) for name in runtime} == runtime


def test_ci_runs_the_readmes_command() -> None:
    """One command for people and machines, and the machine's script can be started."""
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert script.read_text(encoding="utf-8").splitlines()[-1] == "exec make test"
    assert "make test" in (ROOT / "README.md").read_text(encoding="utf-8")


def guides() -> list[str]:
    """The Markdown files that developers read."""
    return [path for path in kept_files() if re.fullmatch(r"([A-Z]+|docs/decisions/.*)\.md", path)]


@pytest.mark.parametrize("path", guides())
def test_guides_name_what_exists(path: str) -> None:
    """Links lead to files, and the make commands that are named can be run."""
    text = (ROOT / path).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", text)
    assert not [link for link in links if not (ROOT / path).parent.joinpath(link).exists()]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)", text)) <= targets


def test_decision_records_are_indexed() -> None:
    """Every record has the next number, the three parts, and a line in the index."""
    records = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
    index = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    assert [path.name[:4] for path in records] == [f"{number:04d}" for number in range(1, len(records) + 1)]
    for path in records:
        assert f"({path.name})" in index
        headings = re.findall(r"^## (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert headings == ["Context", "Decision", "Consequences"], path.name
