"""What a page offers to take away: its files, its feed, and the same said to machines as JSON-LD.

The JSON-LD is a `Dataset` of schema.org, with what searches for data sets ask for: a name, a description of
fifty characters or more, licence, creator, dates, places and the files.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from generator.domain.frames import Row
from generator.domain.indicators import Indicator
from generator.domain.units import Unit
from generator.messages.numbers import size
from generator.messages.pages import DESCRIPTIONS
from generator.messages.taking import DATASETS, FILES
from generator.pages import links
from generator.pages.atlas import Atlas
from generator.pages.books import has_book, has_books
from generator.pages.datapackage import LICENCE
from generator.pages.escaping import one_line, script_json
from generator.pages.last_change import reports_change

FORMATS = {
    "csv": ("CSV", "text/csv"),
    "json": ("JSON", "application/json"),
    "xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "zip": ("ZIP", "application/zip"),
}
"""By the end of a file's name: what people call it, and its media type."""


@dataclass(frozen=True, slots=True)
class File:
    """A file at `address` (from the site's root), and what it is."""

    address: str
    what: str
    octets: int | None = None
    """Its size, where the page knows it."""
    sha256: str = ""

    @property
    def kind(self) -> str:
        """What people call its format, and its size."""
        name = FORMATS[self.address.rpartition(".")[2]][0]
        return name if self.octets is None else f"{name}, {size(self.octets)}"


@dataclass(frozen=True, slots=True)
class Offer:
    """What a page offers; `feed` is the address of a feed of its own, `linked` its JSON-LD, or empty."""

    files: tuple[File, ...] = ()
    feed: str = ""
    linked: str = ""


def unit_offer(atlas: Atlas, unit: Unit, rows: Sequence[Row], scores: Sequence[Row], updated: str) -> Offer:
    """A unit's files; nothing where nothing was reported on it."""
    area = unit.id in atlas.dataset.areas
    if not rows and not scores and not area:
        return Offer()
    files = [File(links.unit_json(unit.id), FILES["unit_json"].format(unit=unit.name))]
    if unit.id in atlas.results_of:
        files.insert(0, File(links.unit_csv(unit.id), FILES["unit_csv"].format(unit=unit.name)))
    periods = {row.period for row in (*rows, *scores)}
    if area:
        if has_books(atlas):
            files.insert(0, File(links.area_book(unit.id), FILES["area_book"].format(unit=unit.name)))
        inside = atlas.dataset.reports_inside.get(unit.id, ())
        periods |= {report.period for report in inside}
        updated = max(updated, reports_change(atlas, [(r.period, r.id) for r in inside]))
    title, about = DATASETS["unit"].format(name=unit.name), DESCRIPTIONS["unit"].format(name=unit.name)
    linked = _linked(atlas, links.unit(unit.id), title, about, updated, files, periods, [unit.id])
    return Offer(tuple(files), links.area_feed(unit.id) if area else "", linked)


def indicator_offer(atlas: Atlas, indicator: Indicator, rows: Sequence[Row], updated: str) -> Offer:
    """An indicator's workbook; nothing while nobody has a figure."""
    if not has_book(rows):
        return Offer()
    file = File(f"{links.DATA}/results.csv", FILES["every"].format(column="indicator"))
    if has_books(atlas):
        what = FILES["indicator_book"].format(indicator=indicator.name)
        file = File(links.indicator_book(indicator.id), what)
    about = DESCRIPTIONS["indicator"].format(name=indicator.name, plain=indicator.plain)
    here, title = links.indicator(indicator.id), DATASETS["indicator"].format(name=indicator.name)
    periods, places = {row.period for row in rows}, _places(atlas, rows)
    return Offer((file,), "", _linked(atlas, here, title, about, updated, [file], periods, places))


def period_offer(atlas: Atlas, period: str, updated: str) -> Offer:
    """A period's workbook; nothing where there is no figure of it."""
    rows = atlas.primary_of_period.get(period, [])
    scores = [row for row in atlas.scores if row.period == period]
    if not has_book(rows, scores):
        return Offer()
    name = atlas.period(period)
    file = File(f"{links.DATA}/results.csv", FILES["every"].format(column="period"))
    if has_books(atlas):
        file = File(links.period_book(period), FILES["period_book"].format(period=name))
    about = DESCRIPTIONS["period"].format(name=name)
    here, title = links.period(period), DATASETS["period"].format(name=name)
    places = _places(atlas, [*rows, *scores])
    return Offer((file,), "", _linked(atlas, here, title, about, updated, [file], {period}, places))


def site_offer(atlas: Atlas, files: Sequence[File], updated: str) -> Offer:
    """Everything there is, as one data set in one catalogue."""
    periods = {report.period for report in atlas.dataset.reports}
    about = DATASETS["site"].format(title=atlas.dataset.site.title)
    roots = [unit for unit in atlas.dataset.areas if not atlas.dataset.units[unit].parent]
    title = atlas.dataset.site.title
    return Offer(
        tuple(files),
        links.SITE_FEED,
        _linked(atlas, f"{links.DATA}/", title, about, updated, files, periods, roots),
    )


def _places(atlas: Atlas, rows: Iterable[Row]) -> list[str]:
    """The provinces that rows are about, in the register's order."""
    found = {atlas.dataset.units.paths[row.unit][-1] for row in rows}
    return [unit.id for unit in atlas.dataset.units if unit.id in found]


def _linked(
    atlas: Atlas,
    here: str,
    title: str,
    about: str,
    updated: str,
    files: Iterable[File],
    periods: Iterable[str],
    places: Sequence[str],
) -> Markup:
    """A `Dataset`; a whole is named where the page is a part of one."""
    site = atlas.dataset.site
    base = site.address.rstrip("/") + "/"
    whole = base + f"{links.DATA}/"
    who = {"@type": "Organization", "name": one_line(site.publisher), "url": base}
    value: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": one_line(title),
        "description": one_line(about),
        "url": base + here,
        "inLanguage": site.locale,
        "license": LICENCE["path"],
        "isAccessibleForFree": True,
        "creator": who,
        "dateModified": updated,
        "temporalCoverage": _span(atlas, periods),
        "spatialCoverage": [{"@type": "Place", "name": one_line(atlas.unit(unit))} for unit in places],
        "distribution": [_distribution(base, file) for file in files],
    }
    if base + here == whole:
        catalogue = {"@type": "DataCatalog", "name": one_line(site.title), "url": whole}
        value |= {"publisher": who, "includedInDataCatalog": catalogue}
    else:
        value["isPartOf"] = whole
    filled = {key: item for key, item in value.items() if item not in ("", [])}
    text = script_json(filled)
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704 - escaped for a script


def _span(atlas: Atlas, periods: Iterable[str]) -> str:
    """From the first day of any period to the last, as ISO 8601 writes an interval."""
    known = [atlas.dataset.periods[period] for period in periods]
    if not known:
        return ""
    return f"{min(p.start for p in known).isoformat()}/{max(p.end for p in known).isoformat()}"


def _distribution(base: str, file: File) -> dict[str, str]:
    made = {
        "@type": "DataDownload",
        "encodingFormat": FORMATS[file.address.rpartition(".")[2]][1],
        "contentUrl": base + file.address,
    }
    if file.octets is not None:
        made |= {"name": file.address.rpartition("/")[2], "contentSize": size(file.octets)}
    return made | ({"sha256": file.sha256} if file.sha256 else {})
