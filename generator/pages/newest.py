"""The feeds of what is new: the site's, of reports, and each area's, of its reports and corrections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.domain.pages import Page
from generator.domain.reports import Report
from generator.messages import labels
from generator.messages.numbers import count
from generator.messages.taking import FEEDS
from generator.pages import feeds, links
from generator.pages.atlas import Atlas
from generator.pages.corrections import correction_entries

MOST = 50
"""Entries of a feed: who follows one has seen the older ones, and a phone has to read it whole."""


def feeds_of_reports(atlas: Atlas) -> Iterator[Page]:
    """The site's feed and one for each area that has files of its own."""
    site, as_of = atlas.dataset.site, atlas.dataset.as_of
    entries = {report.key: _entry(atlas, report) for report in atlas.dataset.reports}
    yield feeds.feed_page(
        site, feeds.Feed(links.SITE_FEED, FEEDS["site"], "", as_of, _newest(list(entries.values())))
    )
    for area in atlas.dataset.areas:
        own = [entries[report.key] for report in atlas.dataset.reports_inside.get(area, ())]
        told = _newest([*own, *correction_entries(atlas, area)])
        title = FEEDS["area"].format(unit=atlas.unit(area))
        yield feeds.feed_page(site, feeds.Feed(links.area_feed(area), title, links.unit(area), as_of, told))


def _newest(entries: list[feeds.Entry]) -> list[feeds.Entry]:
    """The newest of the entries, the latest first, in an order that only the data decides."""
    return sorted(sorted(entries, key=lambda e: e.name), key=lambda e: e.date, reverse=True)[:MOST]


def _entry(atlas: Atlas, report: Report) -> feeds.Entry:
    """A report. Its name has the end of its period, for the day that it is dated may be entered later."""
    period = atlas.period(report.period)
    end = atlas.dataset.periods[report.period].end.isoformat()
    statuses = atlas.tally.verdicts_of_report.get((report.period, report.id), Counter())
    counts = [f"{labels.STATUSES[s].lower()} {count(statuses[s])}" for s in labels.STATUSES if statuses[s]]
    findings = len(atlas.findings_of_report.get(report.key, ()))
    lines = [FEEDS["area_line"].format(area=atlas.unit(report.area), period=period)]
    lines += [FEEDS["verdicts"].format(counts=", ".join(counts))] if counts else []
    lines += [FEEDS["findings"].format(count=count(findings))] if findings else []
    return feeds.Entry(
        f"{end}:bao-cao/{report.key}",
        report.date or end,
        FEEDS["entry"].format(area=atlas.unit(report.area), period=period, title=report.title),
        links.report(report.period, report.id),
        tuple(lines),
        report.publisher,
    )
