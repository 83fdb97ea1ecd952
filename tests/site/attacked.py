"""The site of a hostile folder, built once for all the tests that read it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from tests.site import hostile
from tests.site.project import HtmlPage, built, pages


@dataclass(frozen=True)
class AttackedSite:
    """A site built from a folder of texts, with the texts that it must show."""

    folder: Path
    say: hostile.Texts

    @cached_property
    def pages(self) -> dict[str, HtmlPage]:
        """Its pages by their path."""
        return pages(self.folder)

    @cached_property
    def text(self) -> str:
        """What all pages say."""
        return "\n".join(page.root.text for page in self.pages.values())

    @cached_property
    def cells(self) -> dict[str, set[str]]:
        """The cells of every CSV file to download."""
        return csv_cells(self.folder)


def csv_cells(site: Path) -> dict[str, set[str]]:
    """The cells of every CSV file of a site, by its path."""
    found = {}
    for path in sorted(site.rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found[path.relative_to(site).as_posix()] = {cell for row in csv.reader(file) for cell in row}
    return found


_built: dict[bool, AttackedSite] = {}


def attacked_site(factory: pytest.TempPathFactory, attacks: dict[str, str] | None) -> AttackedSite:
    """The site of the hostile folder, or of the same with harmless texts; nobody may write there."""
    known = attacks is not None
    if known not in _built:
        folder = factory.mktemp("attacked" if known else "harmless")
        say = hostile.Texts(attacks)
        hostile.write(folder / "data", say)
        _built[known] = AttackedSite(built(folder / "congkhai", folder / "data") / "site", say)
    return _built[known]
