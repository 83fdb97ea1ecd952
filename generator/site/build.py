"""Builds the site with MkDocs into a new folder and puts it in the place of the old one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path


class BuildError(Exception):
    """MkDocs did not build the site; `str` gives what it said."""


def build_site(project: Path, output: Path, as_of_epoch: int) -> None:
    """Builds strictly and exchanges `output` only when the whole site stands.

    `as_of_epoch` (seconds) is the site's own date for MkDocs, which would else take the clock's.
    BuildError when MkDocs refuses, OSError when the disk does.
    """
    fresh = output.with_name(f"{output.name}.new")
    old = output.with_name(f"{output.name}.old")
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "--quiet"]
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
        raise BuildError(done.stdout + done.stderr)
    if output.exists():
        output.rename(old)
    fresh.rename(output)
    shutil.rmtree(old, ignore_errors=True)
