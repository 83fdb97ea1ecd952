"""Where figures come from: addresses of rows and workings, and ways to report an error in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache, partial
from urllib.parse import quote

from markupsafe import Markup

from generator.domain.frames import Row
from generator.messages.tracing import REPORT, WORKING
from generator.pages import links
from generator.pages.atlas import Atlas
from generator.pages.escaping import escape, markup, safe


def working_id(row: Row) -> str:
    """The anchor of a figure's working on its unit's page."""
    return f"k-{row.period}-{row.tier}-{row.indicator}"


def working_address(atlas: Atlas, row: Row) -> str:
    """Where a figure is worked out: its row on its unit's page, or on that of the unit's earlier periods."""
    latest = row.period in atlas.trail.latest[row.unit]
    return f"{(links.unit if latest else links.history)(row.unit)}#{working_id(row)}"


def score_id(row: Row) -> str:
    """The anchor of a composite or component on its unit's page."""
    return f"k-{row.period}-{row.tier}-{row.component or row.composite}"


def row_address(atlas: Atlas, period: str, report: str, table: str, row: int | None) -> str:
    """The printed row on the page of the report in folder `period`/`report`; without a row, its table."""
    anchor = atlas.trail.anchors.get((period, report, table), "")
    fragment = f"{anchor}-r{row}" if anchor and row is not None else anchor
    return links.report(period, report) + (f"#{fragment}" if fragment else "")


def origin_address(atlas: Atlas, row: Row) -> str:
    """Where a result stands in print; an aggregate that nobody prints, where it is worked out."""
    if row.row is None:
        return working_address(atlas, row)
    return row_address(atlas, row.report_period, row.report, row.table, row.row)


def traced(here: str, there: str, shown: object) -> Markup:
    """A figure that leads to its origin."""
    return safe(f'<a class="ck-o" href="{links.href(here, there)}">{escape(shown)}</a>')


def origin(atlas: Atlas, here: str, row: Row, shown: object) -> Markup:
    """A result's figure that leads to its origin."""
    return traced(here, origin_address(atlas, row), shown)


def score_origin(atlas: Atlas, here: str, row: Row, shown: object) -> object:
    """Points of a composite that lead to their row in print; nothing for an empty cell."""
    if str(shown) == "":
        return shown
    return traced(here, row_address(atlas, row.report_period, row.report, row.table, row.row), shown)


def file_link(atlas: Atlas, here: str, path: str) -> Markup:
    """The site's copy of an editors' file, under its name in data/."""
    if path not in atlas.dataset.files:
        return markup("data/{}", path)
    return links.anchor(here, links.source(path), f"data/{path}")


def sha_code(atlas: Atlas, path: str) -> Markup:
    """A file's SHA-256."""
    return markup("<code>{}</code>", atlas.dataset.files.get(path, ""))


_quoted = lru_cache(maxsize=1 << 12)(partial(quote, safe=",:/"))
"""A text as a part of an address; many lines of a message are the same for all figures of a row or a file."""


def error_link(atlas: Atlas, here: str, facts: Mapping[str, str], label: str = "error") -> Markup:
    """A way to report an error, with the place filled in; empty where the site names no address.

    `facts` are some of unit, item, period, file, row, column, value; the page is added.
    """
    target = atlas.dataset.site.report_errors
    if not target:
        return Markup("")
    page = atlas.dataset.site.address.rstrip("/") + "/" + here
    given = {"page": page} | {key: value for key, value in facts.items() if value}
    if target.startswith("mailto:"):
        about = [given[key] for key in ("unit", "item", "period") if key in given]
        place = [f"{REPORT[key]} {given[key]}" for key in ("file", "row", "column") if key in given]
        lines = [f"{REPORT['page']} {given['page']}", ", ".join(place)]
        lines += [f"{REPORT['value']} {given['value']}"] if "value" in given else []
        body = "%0D%0A".join(map(_quoted, [*lines, REPORT["wrong"], ""]))
        target += f"?subject={_quoted(REPORT['subject'])}%20{_quoted(', '.join(about))}&body={body}"
    else:
        query = "&".join(f"{key}={quote(value, safe='')}" for key, value in given.items())
        target += ("&" if "?" in target else "?") + query
    return markup('<a class="ck-error" rel="nofollow" href="{}">{}</a>', target, WORKING[label])


def sources(atlas: Atlas, here: str, rows: Iterable[Row]) -> Markup:
    """Links to the reports that rows come from, in order of appearance."""
    seen = dict.fromkeys((row.report_period, row.report) for row in rows)
    found = [atlas.reports[key] for key in seen]
    return Markup("; ").join(links.anchor(here, links.report(r.period, r.id), r.title) for r in found)
