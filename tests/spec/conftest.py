"""Where the rules get their data folders from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.spec.folder import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A folder with Xã A, B and C of Huyện H and no report yet."""
    return Folder(tmp_path)


@pytest.fixture(scope="session")
def new_folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Folder]:
    """Makes folders, for tests that try many."""
    return lambda **options: Folder(tmp_path_factory.mktemp("data"), **options)
