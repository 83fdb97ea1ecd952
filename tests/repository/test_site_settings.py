"""mkdocs.yml and data/site.yml say the same, and the site carries only what readers need."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.config import load_config

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def site() -> dict[str, Any]:
    """What the editors say of the site."""
    read: dict[str, Any] = yaml.safe_load((ROOT / "data" / "site.yml").read_text(encoding="utf-8"))
    return read


@pytest.fixture(scope="module")
def settings() -> dict[str, Any]:
    """The settings as MkDocs reads them."""
    return dict(load_config(str(ROOT / "mkdocs.yml")))


def test_the_name_and_the_address_are_the_editors(site: dict[str, Any], settings: dict[str, Any]) -> None:
    """The home page has its title from the data, the theme's header and addresses have theirs from MkDocs."""
    assert settings["site_name"] == site["title"]
    assert settings["site_url"] == site["address"]
    assert settings["theme"]["language"] == site["locale"]


@pytest.mark.parametrize("path", ["decisions/README.md", "van-hanh.md", "assets/anh-chup.png"])
def test_what_is_for_developers_stays_off_the_site(path: str, settings: dict[str, Any]) -> None:
    """Decision records and the README's screenshot are in docs/ and excluded."""
    assert (ROOT / "docs" / path).is_file()
    assert settings["exclude_docs"].match_file(path)


@pytest.mark.parametrize("path", ["index.md", "gioi-thieu.md", "assets/congkhai.js", "assets/congkhai.css"])
def test_what_readers_need_is_on_the_site(path: str, settings: dict[str, Any]) -> None:
    """Nothing of it is excluded by accident."""
    assert not settings["exclude_docs"].match_file(path)
