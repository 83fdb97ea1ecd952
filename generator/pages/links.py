"""Addresses inside the site: where each page lives and how one page points at another."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

from markupsafe import Markup

from generator.pages.escaping import escape, safe

ROOT = "so-lieu"
DATA = f"{ROOT}/du-lieu"
CHARTS = f"{ROOT}/bieu-do"
PREVIEWS = f"{ROOT}/anh"


def unit(unit_id: str) -> str:
    """Address of a unit's page, relative to the site's root, ending in /."""
    return f"{ROOT}/don-vi/{unit_id}/"


DATA_ARCHIVE = f"{DATA}/congkhai.zip"
UNIT_SCHEMA = f"{DATA}/don-vi.schema.json"


def unit_csv(unit_id: str) -> str:
    """Address of a unit's results."""
    return f"{unit(unit_id)}ket-qua.csv"


def unit_json(unit_id: str) -> str:
    """Address of everything published of a unit."""
    return f"{unit(unit_id)}ket-qua.json"


def history(unit_id: str) -> str:
    """Address of the page of a unit's earlier periods."""
    return f"{unit(unit_id)}cac-ky/"


def below(unit_id: str) -> str:
    """Address of the page of the units below a unit that has many."""
    return f"{unit(unit_id)}truc-thuoc/"


def indicator(indicator_id: str) -> str:
    """Address of an indicator's page."""
    return f"{ROOT}/chi-so/{indicator_id}/"


def indicator_province(indicator_id: str, unit_id: str) -> str:
    """Address of the page of an indicator in one province."""
    return f"{indicator(indicator_id)}{unit_id}/"


def composite(composite_id: str) -> str:
    """Address of a composite's page."""
    return f"{ROOT}/bo-chi-so/{composite_id}/"


def decision(decision_id: str) -> str:
    """Address of a decision's page."""
    return f"{ROOT}/chi-tieu/{decision_id}/"


def period(period_id: str) -> str:
    """Address of a period's page."""
    return f"{ROOT}/ky/{period_id}/"


def report(period_id: str, report_id: str) -> str:
    """Address of a report's page."""
    return f"{ROOT}/ky/{period_id}/{report_id}/"


def source(path: str) -> str:
    """Address of the site's copy of a file that the editors keep at `path` under data/."""
    return f"{DATA}/nguon/{quote(path)}"


def indicator_book(indicator_id: str) -> str:
    """Address of an indicator's workbook."""
    return f"{indicator(indicator_id)}{indicator_id}.xlsx"


def period_book(period_id: str) -> str:
    """Address of a period's workbook."""
    return f"{period(period_id)}{period_id}.xlsx"


def area_book(unit_id: str) -> str:
    """Address of an area's workbook."""
    return f"{unit(unit_id)}{unit_id}.xlsx"


COMPARE = f"{ROOT}/so-sanh/"
GLOSSARY = f"{ROOT}/thuat-ngu/"
QUALITY = f"{ROOT}/chat-luong/"
CATALOGUE = f"{QUALITY}cac-loai/"
CORRECTIONS = f"{QUALITY}sua-so-lieu/"
FEED = f"{CORRECTIONS}atom.xml"
"""Of the corrections."""
SITE_FEED = f"{ROOT}/atom.xml"


def area_feed(unit_id: str) -> str:
    """Address of the feed of an area's reports and corrections."""
    return f"{unit(unit_id)}atom.xml"


def correction(entry: str) -> str:
    """Address of an entry on the page of corrections."""
    return f"{CORRECTIONS}#sua-{entry}"


def relative(here: str, there: str) -> str:
    """The relative address from page `here` to `there`; both from the site's root, written without `.`."""
    target, _, anchor = there.partition("#")
    shared = 0  # up to where both lie in the same folders
    slash = here.find("/") + 1
    while slash and here[:slash] == target[:slash]:
        shared = slash
        slash = here.find("/", slash) + 1
    path = "../" * here.count("/", shared) + target[shared:] or "./"
    return f"{path}#{anchor}" if anchor else path


_PLAIN = re.compile(r"[A-Za-z0-9./#%-]*")


@lru_cache(maxsize=1 << 15)
def _href(address: str) -> Markup:
    """An address as it stands in an attribute, where a dot begins no list."""
    return safe(address) if _PLAIN.fullmatch(address) else escape(address)


def href(here: str, there: str) -> Markup:
    """The relative address from page `here` to `there`, to stand in an attribute."""
    return _href(relative(here, there))


def anchor(here: str, there: str, label: object) -> Markup:
    """A link as HTML."""
    return safe(f'<a href="{href(here, there)}">{escape(label)}</a>')
