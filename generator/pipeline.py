"""The flow: data/ -> Dataset -> Results -> Pages -> files. The only module that knows all stages."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from generator import __version__
from generator.domain.dataset import Dataset
from generator.domain.findings import Finding
from generator.domain.results import Results
from generator.inputs import read_dataset
from generator.measures import compute
from generator.pages import Origin, render_pages
from generator.site import BusyError, Stamps, Written, build_site, preview, sole_writer, write_pages

_PATIENCE = 600.0
"""Seconds that a preview waits for a build to end."""

Step = Callable[[str], None]
"""Told the name of each step as it begins."""


_BETWEEN_US = ("file-unused", "sheet-unused", "hidden-cells")
"""What lies about unused or unseen is a matter between the tool and the editors."""


@dataclass(frozen=True)
class Checked:
    """What checking found: `dataset` and `results` are there unless a register could not be read."""

    dataset: Dataset | None
    results: Results | None
    findings: tuple[Finding, ...]

    @property
    def blocked(self) -> bool:
        """Whether something stops publication."""
        return self.dataset is None or any(finding.blocks for finding in self.findings)


def check(data: Path, step: Step) -> Checked:
    """Reads and checks everything under `data`; writes nothing."""
    step("read")
    dataset, findings = read_dataset(data)
    if dataset is None:
        return Checked(None, None, findings)
    # what could be read is checked all the same, so that one run shows everything there is to mend;
    # but a report with a cell that could not be read seems wrong where it only lacks that cell, and
    # every report does without a unit or an indicator
    step("compute")
    results = compute(dataset)
    unread = {_folder(finding) for finding in findings if finding.blocks}
    if any(folder[:1] != ("periods",) for folder in unread):
        return Checked(dataset, results, findings)
    return Checked(dataset, results, (*findings, *(f for f in results.findings if _folder(f) not in unread)))


def _folder(finding: Finding) -> tuple[str, ...]:
    """The report's folder that a finding is about, or the file's own parent."""
    return PurePosixPath(finding.location.path).parent.parts


def generate(project: Path, checked: Checked, step: Step) -> Written:
    """Writes the pages under docs/. `checked` must not be blocked. OSError when the disk refuses."""
    if checked.dataset is None or checked.results is None or checked.blocked:
        raise ValueError("blocked data cannot be published")
    step("write")
    origin = Origin(__version__, _commit(project))
    public = tuple(finding for finding in checked.findings if finding.code not in _BETWEEN_US)
    pages = render_pages(checked.dataset, checked.results, public, origin)
    return write_pages(project / "docs", pages)


def build(project: Path, output: Path, checked: Checked, step: Step) -> Written:
    """Writes the pages and builds the site; `output` changes only when all of it stands."""
    written = generate(project, checked, step)
    step("build")
    as_of = checked.dataset.as_of if checked.dataset else "1970-01-01"
    epoch = int(datetime.fromisoformat(as_of).replace(tzinfo=UTC).timestamp())
    build_site(project, output, epoch)
    return written


def serve(
    project: Path,
    data: Path,
    port: int,
    made_from: Stamps,
    told: Callable[[Checked, Written | None], object],
    failed: Callable[[Exception], object],
) -> None:
    """Previews until interrupted; after each change `told` gets what was found and written.

    `failed` gets why nothing could be written, a full disk say; the preview goes on with what it has.
    """

    def changed() -> None:
        try:
            with sole_writer(project, patience=_PATIENCE):
                checked = check(data, lambda _: None)
                written = None if checked.blocked else generate(project, checked, lambda _: None)
        except (OSError, BusyError) as failure:
            failed(failure)
        else:
            told(checked, written)

    preview(project, data, port, made_from, changed)


def _commit(project: Path) -> str:
    """The commit that is checked out, or empty outside a repository."""
    command = ["git", "-C", str(project), "rev-parse", "HEAD"]
    try:
        found = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - fixed command
    except OSError:
        return ""
    return found.stdout.strip() if found.returncode == 0 else ""
