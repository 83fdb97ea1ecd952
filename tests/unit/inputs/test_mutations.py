"""Real files, spoilt by the thousand: checking always ends with findings that can be read, never a traceback.

`make test` checks 5 reports x 8 folders with one to six changes each (on average 3.5), reads 5 x 40 more and
renders the pages of whichever may be published among 5 x 2 with a single change: some 850 changes, spread
over all kinds, in a minute. With CONGKHAI_LONG set, eighty times as many, in hours. The examples are the
same in every run.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.domain.dataset import Dataset
from generator.domain.findings import Finding
from generator.inputs import read_dataset
from generator.messages.findings import hint
from generator.pages import Origin, render_pages
from generator.pages.findings import as_annotations, as_json, as_text, explain, place
from generator.pipeline import check
from tests.unit.inputs.mutations import spoil
from tests.unit.inputs.real import REPORTS, with_one_report

pytestmark = pytest.mark.slow

TIMES = 80 if os.environ.get("CONGKHAI_LONG") else 1
QUICK = settings(
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    deadline=None,
    derandomize=True,
    database=None,
    report_multiple_bugs=False,
)


@dataclass(frozen=True)
class Folder:
    """A folder with one real report, and how its files were."""

    root: Path
    files: tuple[Path, ...]
    before: dict[Path, bytes]

    def spoil(self, data: st.DataObject, most: int) -> None:
        """Makes whole what an earlier example spoilt, then changes one to `most` files."""
        for path, content in self.before.items():
            if path.read_bytes() != content:
                path.write_bytes(content)
        of_the_report = [path for path in self.files if "periods" in path.parts]
        for _ in range(data.draw(st.integers(1, most))):
            pool = of_the_report if data.draw(st.booleans()) else self.files
            spoil(data.draw(st.sampled_from(pool)), data.draw)


@pytest.fixture(scope="module", params=REPORTS, ids=lambda report: report.name)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Folder]:
    """Each real report in a folder of its own."""
    root = tmp_path_factory.mktemp("real") / "data"
    files = tuple(with_one_report(request.param, root))
    yield Folder(root, files, {path: path.read_bytes() for path in files})


def assert_told(findings: tuple[Finding, ...], dataset: Dataset | None) -> None:
    """Every finding has words, a remedy and a place; every rendering can be written out."""
    for finding in findings:
        assert explain(finding, dataset).strip() and hint(finding.code).strip()
        assert finding.location.path and place(finding)
    for render in (
        as_text(findings, dataset, "data"),
        as_json(findings, dataset),
        as_annotations(findings, dataset, "data"),
    ):
        render.encode()


def test_the_folders_are_sound_before(folder: Folder) -> None:
    """What is found after a change is the change's doing."""
    dataset, findings = read_dataset(folder.root)
    assert dataset is not None and not any(finding.blocks for finding in findings)


@settings(QUICK, max_examples=40 * TIMES)
@given(data=st.data())
def test_spoilt_data_is_read(folder: Folder, data: st.DataObject) -> None:
    """Whatever stands in the files, it is a Dataset or there is a finding that says why not."""
    folder.spoil(data, 6)
    dataset, findings = read_dataset(folder.root)
    assert dataset is not None or any(finding.blocks for finding in findings)
    assert_told(findings, dataset)


@settings(QUICK, max_examples=8 * TIMES)
@given(data=st.data())
def test_spoilt_data_is_checked(folder: Folder, data: st.DataObject) -> None:
    """Reading, computing and checking come to an end, and what they found can be told in every form."""
    folder.spoil(data, 6)
    checked = check(folder.root, lambda _: None)
    assert checked.results is not None or checked.blocked
    assert_told(checked.findings, checked.dataset)


@settings(QUICK, max_examples=2 * TIMES)
@given(data=st.data())
def test_what_is_not_blocked_can_be_published(folder: Folder, data: st.DataObject) -> None:
    """Pages are made of whatever passes the check; odd as it may be, it is text."""
    folder.spoil(data, 1)
    checked = check(folder.root, lambda _: None)
    if checked.blocked or checked.dataset is None or checked.results is None:
        return
    pages = render_pages(checked.dataset, checked.results, checked.findings, Origin("0", ""))
    assert all(page.path for page in pages)
