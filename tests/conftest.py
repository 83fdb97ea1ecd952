"""What every kind of test shares: where things lie, and the switch that renews golden files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

PROJECT = Path(__file__).resolve().parent.parent

settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")  # the same examples everywhere, and no fault of a busy machine's


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds --update-golden."""
    parser.addoption("--update-golden", action="store_true", help="write golden files anew (never on CI)")


@pytest.fixture(scope="session")
def project() -> Path:
    """The top of the repository."""
    return PROJECT


@pytest.fixture(scope="session")
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written; refused on CI, where they must be found right."""
    wanted = bool(request.config.getoption("--update-golden"))
    if wanted and os.environ.get("CI"):
        raise pytest.UsageError("golden files are never written on CI")
    return wanted
