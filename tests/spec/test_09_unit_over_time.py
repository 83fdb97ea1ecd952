"""A unit's page tells the latest period of each kind in full; the others fit a row each, on one page more."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable

import pytest

from generator.pages import links
from generator.pages.atlas import Atlas
from generator.pages.drawings import RECENT
from generator.pages.indicator import indicator_pages
from generator.pages.period import period_pages
from generator.pages.report import report_pages
from generator.pages.unit import unit_pages
from tests.spec.folder import DISTRICT, PROVINCE, Folder, commune

A = commune("A")
HEAD = "unit;received;online"
MONTHS = [f"2022-{month:02d}" for month in range(1, 13)] + ["2023-01", "2023-02"]


def pages(folder: Folder) -> dict[str, str]:
    """The pages of units, indicators, periods and reports by address, in plain characters."""
    checked = folder.check().checked
    assert checked.dataset is not None and checked.results is not None
    atlas = Atlas(checked.dataset, checked.results, checked.findings)
    kinds = (unit_pages, indicator_pages, period_pages, report_pages)
    return {
        page.path.removesuffix("index.md"): html.unescape(page.content.decode())
        for kind in kinds
        for page in kind(atlas)
        if page.path.endswith("index.md")
    }


@pytest.fixture(scope="module")
def monthly(new_folder: Callable[..., Folder]) -> dict[str, str]:
    """The pages of fourteen months and a quarter of Huyện H, in which Xã A rises by a dossier a month."""
    folder = new_folder(communes="AB")
    folder.decision(
        "plan", "indicator: submission, tier: commune, at_least: 60", valid="2022-01-01 2023-12-31"
    )
    for at, month in enumerate(MONTHS):
        folder.report({"bang": [HEAD, f"Xã A;100;{50 + at}", "Xã B;100;70"]}, period=month)
    folder.report({"bang": [HEAD, "Xã A;300;171", "Xã B;300;210"]}, period="2022-q3", name="quy")
    return pages(folder)


def test_the_latest_month_and_quarter_are_told_in_full(monthly: dict[str, str]) -> None:
    """Each kind of period has its latest; nothing else bears the anchors of workings."""
    found = monthly[links.unit(A)]
    told = set(re.findall(r'id="k-(\d{4}-\w+)-commune-submission"', found))
    assert told == {"2023-02", "2022-q3"}


def test_the_last_twelve_months_stand_side_by_side(monthly: dict[str, str]) -> None:
    """The newest above, each with its verdict in a word; a kind with one period needs no such table."""
    found = monthly[links.unit(A)]
    table = found[found.index("<caption>Xã A: các kỳ gần nhất</caption>") :].split("</table>")[0]
    rows = re.findall(r"<tr[ >].*?</tr>", table)[1:]
    assert len(rows) == RECENT
    assert "tháng 2 năm 2023" in rows[0] and "63,00" in rows[0] and "Vượt" in rows[0]
    assert "tháng 3 năm 2022" in rows[-1] and "52,00" in rows[-1] and "Chưa đạt" in rows[-1]
    assert found.count("các kỳ gần nhất</caption>") == 1


def test_every_period_stands_on_the_page_of_all_periods(monthly: dict[str, str]) -> None:
    """With its counts, its verdict on every decision, its rank, and a line that says how it is worked out."""
    found = monthly[links.history(A)]
    ids = re.findall(r'id="k-(\d{4}-\w+)-commune-submission"', found)
    assert sorted(ids) == sorted([*MONTHS, "2022-q3"])
    row = next(row for row in found.split("<tr") if 'id="k-2022-01-' in row)
    assert "50,00" in row and "50/100" in row and "Chưa đạt" in row and "2/2" in row
    assert "ít nhất 60" in row and "(Tỉnh T)" in row
    assert "Hồ sơ trực tuyến / Hồ sơ tiếp nhận × 100" in found


def test_what_leads_to_a_working_ends_at_one(monthly: dict[str, str]) -> None:
    """Whatever page it is on, and whichever period it is about."""
    seen = 0
    for here, text in monthly.items():
        for target, anchor in re.findall(r'href="([^"#]*)#(k-[^"]+)"', text):
            there = posixpath.normpath(posixpath.join(here, target)) + "/" if target else here
            assert f'id="{anchor}"' in monthly[there], (here, target, anchor)
            seen += 1
    assert seen > 30


def test_an_aggregate_of_an_earlier_month_leads_to_the_rows_that_were_added(monthly: dict[str, str]) -> None:
    """Nobody printed it: the table whose rows it adds up is its origin."""
    found = monthly[links.history(DISTRICT)]
    row = next(row for row in found.split("<tr") if 'id="k-2022-01-commune-submission"' in row)
    assert '/ky/2022-01/bao-cao/#bang"' in row and "60,00" in row and "120/200" in row


def test_one_period_needs_no_page_of_all(folder: Folder) -> None:
    """Most units of the first reports have one of a kind."""
    folder.report({"bang": [HEAD, "Xã A;100;50"]})
    folder.report({"bang": [HEAD, "Xã A;300;150"]}, period="2023-q2", name="quy")
    found = pages(folder)
    assert links.history(A) not in found
    assert "Mọi kỳ" not in found[links.unit(A)]


def test_an_indicator_ranks_the_latest_of_each_kind_and_leads_to_the_others(monthly: dict[str, str]) -> None:
    """The page of a period has every unit's figures of that period."""
    found = monthly[links.indicator("submission")]
    ranked = re.findall(r"<caption>Nộp trực tuyến: cấp xã thuộc Huyện H, ([^<]+)</caption>", found)
    assert ranked == ["tháng 2 năm 2023", "quý III năm 2022"]
    earlier = found[found.index("## Các kỳ trước") :]
    assert [month for month in MONTHS if f"/ky/{month}/" in earlier] == MONTHS[:-1]


def test_units_without_a_parent_belong_to_the_whole_country(folder: Folder) -> None:
    """A heading never begins with a comma."""
    folder.report({"bang": ["unit;tier;received;online", "Tỉnh T;province;100;50"]}, area=PROVINCE)
    found = pages(folder)[links.period("2023-07")]
    assert "## Cả nước, cấp tỉnh" in found and ": Cả nước, cấp tỉnh</caption>" in found


def test_units_stand_side_by_side_over_their_periods(monthly: dict[str, str]) -> None:
    """Beside the charts of the indicator: the figures of the last twelve months, with a way to each."""
    found = monthly[links.indicator("submission")]
    table = found[
        found.index("<caption>Nộp trực tuyến (%): cấp xã thuộc Huyện H, các kỳ gần nhất</caption>") :
    ]
    head, *rows = re.findall(r"<tr[ >].*?</tr>", table.split("</table>")[0])
    assert re.findall(r">(T\d+/\d+)<", head)[0] == "T3/2022" and head.count("<th") == RECENT + 1
    assert len(rows) == 2 and "52,00" in rows[0] and "63,00" in rows[0] and "70,00" in rows[1]
    assert "/cac-ky/#k-" in rows[0]
