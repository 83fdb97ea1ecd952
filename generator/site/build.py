"""Builds the site with MkDocs into a new folder and puts it in the place of the old one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path


class BuildError(Exception):
    """MkDocs did not build the site; `str` gives what it said."""


class NotASiteError(ValueError):
    """The folder for the site holds something else; `str` gives its path."""


def build_site(project: Path, output: Path, as_of_epoch: int) -> None:
    """Builds strictly and exchanges `output` only when the whole site stands.

    `as_of_epoch` (seconds) is the site's own date for MkDocs, which would else take the clock's.
    BuildError when MkDocs refuses, NotASiteError when `output` is no folder for a site, OSError when
    the disk refuses.
    """
    fresh = output.with_name(f"{output.name}.new")
    old = output.with_name(f"{output.name}.old")
    if old.exists() and not output.exists():  # a build was killed between the two renames below
        old.rename(output)
    _check_output(project, output)
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)
    # not --quiet: MkDocs counts only the warnings that it logs
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean"]
    environment = os.environ | {
        "SOURCE_DATE_EPOCH": str(as_of_epoch),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
    }
    done = subprocess.run(  # noqa: S603 - our own interpreter and arguments
        [*command, "--config-file", str(project / "mkdocs.yml"), "--site-dir", str(fresh)],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        shutil.rmtree(fresh, ignore_errors=True)
        raise BuildError(_said(done.stdout + done.stderr))
    if output.exists():
        output.rename(old)
    try:
        fresh.rename(output)
    except OSError:
        if old.exists():
            old.rename(output)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _said(output: str) -> str:
    """What MkDocs said, its Python tracebacks cut down to their last line."""
    kept: list[str] = []
    inside = False
    for line in output.splitlines():
        if line.lstrip().startswith("Traceback "):
            inside = True
        elif not inside or not line.startswith(" "):
            inside = False
            kept.append(line)
    return "\n".join(kept)


def _check_output(project: Path, output: Path) -> None:
    """NotASiteError for a folder that holds the project, its sources, or anything but a site."""
    sources = [project / name for name in ("data", "docs", "theme", "generator")]
    holds = project.is_relative_to(output) or any(
        output.is_relative_to(source) or source.is_relative_to(output) for source in sources
    )
    foreign = output.exists() and any(output.iterdir()) and not (output / "index.html").exists()
    if holds or foreign:
        raise NotASiteError(str(output))
