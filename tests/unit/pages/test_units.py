"""The index of units and the data of the boxes that find one, for a province and for a country."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator import pipeline
from generator.domain.units import Unit, register
from generator.messages.spelling import unaccented
from generator.pages.atlas import Atlas
from generator.pages.units import WHOLE, other_names, units_index
from tests.site.project import TINY_DATA

PROVINCE = Unit("tinh-a-1", "Tỉnh A", "tỉnh", "", "1", None, None)


def commune(number: int, **more: Any) -> Unit:
    """A commune of the province."""
    return Unit(f"xa-dien-{number}", "Xã Điện", "xã", PROVINCE.id, str(number), None, None, **more)


@pytest.fixture(scope="module")
def base() -> Atlas:
    """An atlas of a small folder, whose units a test replaces."""
    checked = pipeline.check(Path(TINY_DATA), lambda _: None)
    assert checked.dataset is not None and checked.results is not None
    return Atlas(checked.dataset, checked.results, ())


def made(base: Atlas, *units: Unit) -> tuple[str, dict[str, Any]]:
    """The index page and the data of a site with these units."""
    atlas = replace(base, dataset=replace(base.dataset, units=register(units)))
    page, data = units_index(atlas)
    return page.content.decode(), json.loads(data.content)


@pytest.mark.parametrize(("communes", "listed"), [(WHOLE - 1, True), (WHOLE, False)])
def test_a_country_is_listed_by_its_provinces_alone(base: Atlas, communes: int, listed: bool) -> None:
    """Up to a stated number of units the index has them all; above, it leads on to the provinces' pages."""
    page, _ = made(base, PROVINCE, *(commune(number) for number in range(communes)))
    assert 'href="tinh-a-1/"' in page
    assert len(re.findall('href="xa-', page)) == (communes if listed else 0)
    assert ("Trang của mỗi tỉnh" in page) != listed


def test_ids_and_codes_are_told_once(base: Atlas) -> None:
    """What an id has of its unit's name is worked out by the reader; another id stands there whole."""
    odd = Unit("so-y-te-cu", "Sở Y tế", "sở", PROVINCE.id, "77", None, None, aliases=("Sở YT",))
    _, data = made(base, PROVINCE, commune(7), odd)
    assert data["names"] == ["Tỉnh A", "Xã Điện", "Sở Y tế"]
    assert data["ids"] == ["-1", "-7", "-cu"]
    assert data["codes"] == ["", "", "77"]
    assert data["parents"] == [-1, 0, 0]
    assert data["closed"] == "000" and data["figures"] == "000"
    assert data["aliases"] == {"2": ["Sở YT"]}


def test_a_unit_is_found_by_the_units_it_took_in(base: Atlas) -> None:
    """Old communes lead to today's; its old district does not, whose area went to many."""
    today = commune(9)
    old = Unit("xa-cu-3", "Xã Cũ", "xã", PROVINCE.id, "3", None, None, (today.id,))
    district = Unit("huyen-b-2", "Huyện B", "huyện", PROVINCE.id, "2", None, None, (today.id,))
    atlas = replace(base, dataset=replace(base.dataset, units=register((PROVINCE, today, old, district))))
    assert other_names(atlas, today) == ("9", unaccented("Xã Điện"), "Xã Cũ")
