"""A project whose build takes a second or two, and commands that meet with bad weather while they run."""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.site.project import PROJECT, TINY_DATA

HOOKS = Path(__file__).with_name("weather")
"""A folder whose `sitecustomize` Python loads before anything else."""

STAND_INS = Path(__file__).with_name("stand_ins")
"""A folder of modules that are found before the real ones, which are slow."""

CONFIGURATION = """\
site_name: Công khai (thử)
theme: {name: null, custom_dir: theme}
plugins: []
markdown_extensions: []
validation:
  links: {not_found: ignore, unrecognized_links: ignore, absolute_links: ignore, anchors: ignore}
"""
"""MkDocs itself, without Material, whose templates take most of the time of a small site."""

_CAPABILITIES = (1, 2, 3)
"""CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FOWNER: what lets root pass over permissions."""

_PR_CAPBSET_DROP = 24


def tiny(to: Path) -> Path:
    """A project of the smallest data and a theme of one template; nothing is built."""
    (to / "theme").mkdir(parents=True)
    (to / "docs").mkdir()
    (to / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    (to / "docs" / "gioi-thieu.md").write_text("# Giới thiệu\n", encoding="utf-8")
    (to / "theme" / "main.html").write_text("<title>{{ page.title }}</title>{{ page.content }}", "utf-8")
    shutil.copytree(TINY_DATA, to / "data")
    return to


def change(project: Path) -> None:
    """Another figure in the data: the next site differs from the one that stands."""
    table = project / "data" / "periods" / "2023-q3" / "an-binh" / "ho-so.csv"
    text = table.read_text("utf-8")
    assert "200,150" in text
    table.write_text(text.replace("200,150", "200,149"), encoding="utf-8")


def start(project: Path, *arguments: str, weather: dict[str, Any] | None = None, **options: Any) -> Any:
    """Starts a command of the generator; `options` are those of Popen."""
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join(map(str, (HOOKS, STAND_INS, PROJECT))),
        "PYTHONIOENCODING": "utf-8",
        "WEATHER": json.dumps(weather or {}),
    }
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "encoding": "utf-8"}
    command = [sys.executable, "-m", "generator", *arguments]
    return subprocess.Popen(command, cwd=project, env=environment, **(pipes | options))


def run(
    project: Path, *arguments: str, weather: dict[str, Any] | None = None, **options: Any
) -> subprocess.CompletedProcess[str]:
    """The same to its end."""
    process = start(project, *arguments, weather=weather, **options)
    out, err = process.communicate(timeout=120)
    return subprocess.CompletedProcess(process.args, process.returncode, out or "", err or "")


def as_anybody() -> None:
    """Before the command is started: permissions hold for it, even if the tests run as root."""
    if os.geteuid() == 0:
        library = ctypes.CDLL(None, use_errno=True)
        for capability in _CAPABILITIES:
            if library.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0):
                raise OSError(ctypes.get_errno(), "prctl")


def fingerprint(folder: Path) -> str:
    """SHA-256 of a tree: names and bytes; of nothing, where there is no such folder."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        total.update(f"{path.relative_to(folder).as_posix()}\0{content}\n".encode())
    return total.hexdigest()


_KEPT = {"data", "docs", "theme", "mkdocs.yml", "site", ".congkhai.made"}
"""What a project's folder holds; the last is the note of the last run."""


def leftovers(project: Path) -> set[str]:
    """What lies in the project beside its sources and its site, and half-written pages."""
    beside = {path.name for path in project.iterdir()} - _KEPT
    return beside | {path.name for path in (project / "docs").rglob(".*")}
