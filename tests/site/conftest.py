"""The built sites that the tests of this folder read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.project import SMALL_DATA, HtmlPage, built, full_project, pages, shared


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project built from all of data/; not to be written to."""
    return full_project(tmp_path_factory)


@pytest.fixture(scope="session")
def site(whole: Path) -> Path:
    """The site of all of data/."""
    return whole / "site"


@pytest.fixture(scope="session")
def html(site: Path) -> dict[str, HtmlPage]:
    """Every page of the site of all of data/, by its path."""
    return pages(site)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project built from three tables; not to be written to."""
    return shared(tmp_path_factory, "small", lambda folder: built(folder, SMALL_DATA))
