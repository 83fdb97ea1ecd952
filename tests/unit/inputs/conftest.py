"""A small data folder to change and read."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.domain.dataset import Dataset
from generator.domain.findings import Finding
from generator.inputs import read_dataset
from generator.pipeline import Checked, check

SMALL = Path(__file__).resolve().parents[2] / "problems" / "_base"
QUARTER = "periods/2023-q3/an-binh"


@dataclass(frozen=True)
class Desk:
    """A copy of the small clean base: change it, read it, check it."""

    folder: Path

    def write(self, path: str, text: str) -> None:
        """Puts a file in place."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def change(self, path: str, old: str, new: str) -> None:
        """Replaces `old`, which stands in the file once."""
        text = (self.folder / path).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        self.write(path, text.replace(old, new))

    def add(self, path: str, line: str) -> None:
        """Adds a line at the end of a file."""
        self.write(path, (self.folder / path).read_text("utf-8") + line + "\n")

    def read(self) -> Dataset:
        """The data of a folder in which nothing blocks."""
        dataset, findings = read_dataset(self.folder)
        assert dataset is not None
        assert not [finding for finding in findings if finding.blocks], findings
        return dataset

    def findings(self) -> list[Finding]:
        """What reading the folder finds."""
        return list(read_dataset(self.folder)[1])

    def places(self) -> list[tuple[str, str, int | None, str]]:
        """What reading the folder finds, as (code, file name, row, column)."""
        return [
            (f.code, f.location.path.rpartition("/")[2], f.location.row, f.location.column)
            for f in self.findings()
        ]

    def check(self) -> Checked:
        """Reading, computing and checking."""
        return check(self.folder, lambda _: None)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A fresh copy of the small clean base."""
    shutil.copytree(SMALL, tmp_path / "data")
    return Desk(tmp_path / "data")


@pytest.fixture(scope="session")
def new_desk(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Desk]:
    """Makes one desk after another, for generated examples."""

    def made() -> Desk:
        folder = tmp_path_factory.mktemp("desk") / "data"
        shutil.copytree(SMALL, folder)
        return Desk(folder)

    return made
