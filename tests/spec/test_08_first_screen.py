"""A unit's page answers first: how many targets are met, what is missing, where the unit stands."""

from __future__ import annotations

import html
import re

from generator.pages import links
from generator.pages.atlas import Atlas
from generator.pages.glance import Glance, glance
from tests.spec.folder import DISTRICT, SUCCESSOR, Folder, commune

A = commune("A")
HEAD = "unit;received;online"


def said(folder: Folder, unit: str = A) -> Glance | None:
    """What a unit's page says first."""
    checked = folder.check().checked
    assert checked.dataset is not None and checked.results is not None
    atlas = Atlas(checked.dataset, checked.results, checked.findings)
    scores = [row for row in atlas.scores if row.unit == unit]
    return glance(atlas, links.unit(unit), atlas.by_unit.get(unit, []), scores)


def seen(folder: Folder, unit: str = A) -> Glance:
    """The same, which must be there."""
    found = said(folder, unit)
    assert found is not None
    return found


def plain(text: object) -> str:
    """Text as a reader sees it."""
    return html.unescape(re.sub(r"<[^>]+>", "", str(text))).replace("\u00a0", " ")


def items(found: Glance) -> list[tuple[str, str, str, str, str]]:
    """Indicator, value, status, gap and the rest of every item."""
    return [
        (plain(i.indicator), plain(i.value), plain(i.status), plain(i.gap), plain(i.told))
        for i in found.items
    ]


def test_how_many_targets_are_met_and_what_the_only_miss_lacks(folder: Folder) -> None:
    """Whole dossiers, in the words of the measure that is counted."""
    folder.decision("plan", "indicator: submission, tier: commune, at_least: 60")
    folder.report({"bang": [HEAD, "Xã A;200;100", "Xã B;100;70"]})
    found = seen(folder)
    assert found.headline == "Tháng 7 năm 2023: đạt 0 trong 1 chỉ tiêu."
    assert plain(found.lead) == ("Chưa đạt nộp trực tuyến: còn thiếu 20 hồ sơ trực tuyến để đạt 60 %.")
    assert items(found) == [
        (
            "Nộp trực tuyến", "50,00 %", "▼ Chưa đạt", "còn thiếu 20 hồ sơ trực tuyến để đạt 60 %",
            "hạng 2/2",
        )
    ]  # fmt: skip


def test_of_several_misses_the_nearest_is_named_and_misses_stand_first(folder: Folder) -> None:
    """One transaction is nearer than twenty dossiers."""
    folder.decision(
        "plan",
        "indicator: submission, tier: commune, at_least: 60",
        "indicator: payment, tier: commune, at_least: 50",
        "indicator: late-share, tier: commune, at_most: 5",
    )
    folder.report(
        {"bang": ["unit;received;online;late;fee;paid_online;paid_direct", "Xã A;200;100;2;10;4;6"]}
    )
    found = seen(folder)
    assert found.headline == "Tháng 7 năm 2023: đạt 1 trong 3 chỉ tiêu."
    assert plain(found.lead) == (
        "Gần đạt nhất là trả phí trực tuyến: còn thiếu 1 trả trực tuyến để đạt 50 %."
    )
    assert [item[2] for item in items(found)] == ["▼ Chưa đạt", "▼ Chưa đạt", "▲ Vượt"]


def test_too_much_of_what_must_be_little(folder: Folder) -> None:
    """Of late dossiers some must go, none is missing."""
    folder.decision("plan", "indicator: late-share, tier: commune, at_most: 2")
    folder.report({"bang": ["unit;received;late", "Xã A;200;9"]})
    assert plain(seen(folder).lead) == ("Chưa đạt tỷ lệ trễ hạn: phải bớt 5 hồ sơ trễ hạn để không quá 2 %.")


def test_without_counts_points_are_missing(folder: Folder) -> None:
    """Where only a rate is published nobody knows how many dossiers it takes."""
    folder.decision("plan", "indicator: submission, tier: commune, at_least: 60")
    folder.report({"bang": ["unit;submission", "Xã A;59,5"]}, options={"bang": "as_printed: [submission]"})
    assert plain(seen(folder).lead) == ("Chưa đạt nộp trực tuyến: còn thiếu 0,50 điểm phần trăm để đạt 60 %.")


def test_a_miss_without_counts_may_be_the_nearest(folder: Folder) -> None:
    """Half a point is nearer than forty, though only the forty are counted in dossiers."""
    folder.decision(
        "plan",
        "indicator: submission, tier: commune, at_least: 90",
        "indicator: payment, tier: commune, at_least: 60",
    )
    folder.report(
        {"bang": ["unit;received;online;payment", "Xã A;100;50;59,5"]},
        options={"bang": "as_printed: [payment]"},
    )
    assert plain(seen(folder).lead) == (
        "Gần đạt nhất là trả phí trực tuyến: còn thiếu 0,50 điểm phần trăm để đạt 60 %."
    )


def test_all_met_leaves_nothing_to_say_of_gaps(folder: Folder) -> None:
    """The headline is the whole answer."""
    folder.decision("plan", "indicator: submission, tier: commune, at_least: 60")
    folder.report({"bang": [HEAD, "Xã A;100;60"]})
    found = seen(folder)
    assert found.headline == "Tháng 7 năm 2023: đạt 1 trong 1 chỉ tiêu."
    assert found.lead == "" and items(found)[0][3] == ""


def test_two_decisions_are_two_targets(folder: Folder) -> None:
    """Met under one and missed under the other is said so; the gap is to the missed one."""
    folder.decision("plan", "indicator: submission, tier: commune, at_least: 50")
    folder.decision("more", "indicator: submission, tier: commune, at_least: 80", issuer=DISTRICT)
    folder.report({"bang": [HEAD, "Xã A;100;60"]})
    found = seen(folder)
    assert found.headline == "Tháng 7 năm 2023: đạt 1 trong 2 chỉ tiêu."
    assert items(found)[0][2:] == (
        "▼ Chưa đạt", "còn thiếu 20 hồ sơ trực tuyến để đạt 80 %", "đạt 1 trong 2 chỉ tiêu",
    )  # fmt: skip
    assert plain(found.lead) == (
        "2 chỉ tiêu là của 1 chỉ số: mỗi văn bản giao một mức. "
        "Chưa đạt nộp trực tuyến: còn thiếu 20 hồ sơ trực tuyến để đạt 80 %."
    )


def test_each_missed_target_of_an_indicator_says_what_is_missing(folder: Folder) -> None:
    """The nearest first; the stricter one is not hidden behind it."""
    folder.decision("plan", "indicator: submission, tier: commune, at_least: 70")
    folder.decision("more", "indicator: submission, tier: commune, at_least: 80", issuer=DISTRICT)
    folder.report({"bang": [HEAD, "Xã A;100;60"]})
    assert items(seen(folder))[0][3] == "còn thiếu 10 hồ sơ trực tuyến để đạt 70 %; 20 để đạt 80 %"


def test_against_peers_and_the_last_period(folder: Folder) -> None:
    """Best and worst rank, and how many indicators moved for better or worse by what is good for each."""
    folder.decision("plan", "indicator: submission, at_least: 60", "indicator: late-share, at_most: 5")
    head = "unit;received;online;late"
    folder.report({"bang": [head, "Xã A;100;50;1", "Xã B;100;60;9"]}, period="2023-06")
    folder.report({"bang": [head, "Xã A;100;70;2", "Xã B;100;80;9"]})
    found = seen(folder)
    assert found.standing == (
        "Đứng cao nhất ở tỷ lệ trễ hạn (hạng 1/2), thấp nhất ở nộp trực tuyến (hạng 2/2).",
        "Xếp hạng cấp xã, trong các đơn vị có số liệu thuộc Huyện H.",
        "So với tháng 6 năm 2023: 1 chỉ số tốt lên, 1 chỉ số kém đi.",
    )
    by_name = {item[0]: item[4] for item in items(found)}
    assert by_name["Nộp trực tuyến"] == "hạng 2/2; +20,00 điểm phần trăm so với tháng 6 năm 2023"


def test_the_latest_period_answers_and_the_unit_s_tiers_are_told_apart(folder: Folder) -> None:
    """A district's area, its own desk and its communes together are three answers, the widest first."""
    folder.decision("plan", "indicator: submission, at_least: 60")
    folder.report({"bang": [HEAD, "Xã A;100;50"]}, period="2023-06")
    folder.report({"bang": ["unit;tier;received;online", "Huyện H;all;300;200", "Huyện H;district;100;50"]})
    found = seen(folder, DISTRICT)
    assert found.headline == "Tháng 7 năm 2023, toàn địa bàn: đạt 1 trong 1 chỉ tiêu."
    assert found.others == ("Cấp huyện: đạt 0 trong 1 chỉ tiêu.",)


def test_a_score_answers_where_no_target_does(folder: Folder) -> None:
    """The composite's total, its grade and its rank."""
    folder.report({"bang": ["unit;index;index-1;index-2", "Xã A;25;9;16", "Xã B;20;8;12"]})
    found = seen(folder)
    assert plain(found.headline) == "Tháng 7 năm 2023: Bộ chỉ số: 25,00/30 điểm, xếp loại Tốt, hạng 1/2."
    assert found.items == ()


def test_without_figures_there_is_no_answer(folder: Folder) -> None:
    """A unit of today has none of before its time."""
    folder.report({"bang": [HEAD, "Xã A;100;50"]})
    assert said(folder, SUCCESSOR) is None


def test_with_figures_but_no_target_the_page_says_so(folder: Folder) -> None:
    """Nothing is made up in its place."""
    folder.report({"bang": [HEAD, "Xã A;100;50"]})
    found = seen(folder)
    assert found.headline == "Tháng 7 năm 2023: không có chỉ tiêu nào áp dụng cho kỳ này."
    assert found.items == () and found.lead == ""
