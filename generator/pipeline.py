"""The flow: data/ -> Dataset -> Results -> Pages -> files. The only module that knows all stages."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from generator import __version__
from generator.domain.archives import WHOLE_SITE, has_whole_site
from generator.domain.dataset import Dataset
from generator.domain.findings import Finding
from generator.domain.memory import give_back, uncollected
from generator.domain.results import Results
from generator.inputs import RevisionError, published_commit, read_dataset, read_revision, site_address
from generator.measures import UNEXPLAINED, base_findings, check_against, compare, compute
from generator.pages import Comparison, Origin, page_parts
from generator.site import (
    BusyError,
    Compressed,
    Stamps,
    Written,
    build_site,
    preview,
    sole_writer,
    write_pages,
)
from generator.unchanged import commit

__all__ = [
    "Base",
    "Checked",
    "Comparison",
    "RevisionError",
    "Step",
    "build",
    "build_pages",
    "check",
    "diff",
    "generate",
    "open_base",
    "serve",
]

Step = Callable[[str], None]
"""Told the name of each step as it begins."""

PUBLISHED = "published"
"""Names, in the place of a revision, the commit that the live site says it was built from."""

NOTHING = "none"
"""Says that there is nothing to hold the data against: the first publication."""

_PATIENCE = 600.0
"""Seconds that a preview waits for a build to end."""

_BETWEEN_US = ("file-unused", "sheet-unused", "hidden-cells", "correction-unused", "base-unreadable")
"""What lies about unused or unseen is a matter between the tool and the editors."""


@dataclass(frozen=True)
class Checked:
    """What checking found: `dataset` and `results` are there unless a register could not be read."""

    dataset: Dataset | None
    results: Results | None
    findings: tuple[Finding, ...]
    unread: frozenset[tuple[str, ...]] = frozenset()
    """Folders under data/ with something that cannot be read."""
    base: str = ""
    """The commit that the data was held against."""

    @property
    def blocked(self) -> bool:
        """Whether something stops publication."""
        return self.dataset is None or any(finding.blocks for finding in self.findings)


@dataclass(frozen=True)
class Base:
    """The data of the revision that the present data is held against, and what could not be read in it."""

    name: str
    dataset: Dataset | None
    findings: tuple[Finding, ...]
    commit: str = ""


def open_base(project: Path, data: Path, name: str) -> Base:
    """The data folder as it was in a revision, or, by the name PUBLISHED, as the live site shows it.

    RevisionError when it cannot be had.
    """
    revision = published_commit(site_address(project)) if name == PUBLISHED else name
    with tempfile.TemporaryDirectory() as folder:
        commit = read_revision(data, revision, Path(folder))
        return Base(commit[:12] if name == PUBLISHED else name, *read_dataset(Path(folder)), commit)


def check(data: Path, step: Step, base: Base | None = None) -> Checked:
    """Reads and checks everything under `data`, changes against `base` included; writes nothing."""
    checked = _check(data, step)
    if base is None or checked.dataset is None or checked.results is None:
        return checked
    step("compare")
    changes = [*base_findings(base.dataset, base.findings)]
    if base.dataset is not None and all(folder[:1] == ("periods",) for folder in checked.unread):
        found = check_against(base.dataset, checked.dataset)
        changes += (finding for finding in found if _folder(finding) not in checked.unread)
    return replace(checked, findings=(*checked.findings, *changes), base=base.commit)


def diff(base: Base, checked: Checked) -> Comparison | None:
    """What differs between `base` and what was checked; None when one of them cannot be read at all."""
    if base.dataset is None or checked.dataset is None or checked.results is None:
        return None
    rows = compare((base.dataset, compute(base.dataset)), (checked.dataset, checked.results))
    missing = sum(finding.code in UNEXPLAINED for finding in checked.findings)
    unread = sum(finding.blocks for finding in base.findings)
    return Comparison(base.name, base.dataset, checked.dataset, rows, missing, unread, len(checked.unread))


def _check(data: Path, step: Step) -> Checked:
    step("read")
    with uncollected():
        dataset, findings = read_dataset(data)
    if dataset is None:
        return Checked(None, None, findings)
    # what could be read is checked all the same, so that one run shows everything there is to mend;
    # but a report with a cell that could not be read seems wrong where it only lacks that cell, and
    # every report does without a unit or an indicator
    step("compute")
    with uncollected():
        results = compute(dataset, lambda: step("check"))
    give_back()
    unread = frozenset(_folder(finding) for finding in findings if finding.blocks)
    if any(folder[:1] != ("periods",) for folder in unread):
        return Checked(dataset, results, findings, unread)
    found = (finding for finding in results.findings if _folder(finding) not in unread)
    return Checked(dataset, results, (*findings, *found), unread)


def _folder(finding: Finding) -> tuple[str, ...]:
    """The report's folder that a finding is about, or the file's own parent."""
    return PurePosixPath(finding.location.path).parent.parts


def generate(project: Path, checked: Checked, step: Step, parquet: bool = False) -> Written:
    """Writes the pages under docs/, with `parquet` also the tables as Parquet.

    `checked` must not be blocked. OSError when the disk refuses.
    """
    if checked.dataset is None or checked.results is None or checked.blocked:
        raise ValueError("blocked data cannot be published")
    step("pages")
    origin = Origin(__version__, commit(project), checked.base)
    public = tuple(finding for finding in checked.findings if finding.code not in _BETWEEN_US)
    parts = page_parts(checked.dataset, checked.results, public, origin, parquet=parquet)
    return write_pages(project / "docs", *parts)


def build(
    project: Path, output: Path, checked: Checked, step: Step, parquet: bool = False, compress: bool = False
) -> tuple[Written, Compressed | None]:
    """Writes the pages and builds the site; `output` changes only when all of it stands.

    `parquet`: the tables also as Parquet; `compress`: files also compressed, of which the answer tells.
    """
    written = generate(project, checked, step, parquet)
    as_of = checked.dataset.as_of if checked.dataset else "1970-01-01"
    results = len(checked.results.results) if checked.results else 0
    return written, build_pages(project, output, as_of, results, step, compress)


def build_pages(
    project: Path, output: Path, as_of: str, results: int, step: Step, compress: bool = False
) -> Compressed | None:
    """Builds the site from the pages under docs/: `as_of` is their day (ISO), `results` their number."""
    step("mkdocs")
    epoch = int(datetime.fromisoformat(as_of).replace(tzinfo=UTC).timestamp())
    return build_site(project, output, epoch, WHOLE_SITE if has_whole_site(results) else "", compress)


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
