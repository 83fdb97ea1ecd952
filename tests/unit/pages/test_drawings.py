"""What charts say and leave out, on a small set of data with two like quarters."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from generator import pipeline
from generator.domain.frames import Row
from generator.pages import drawings, peer_drawings, peers, strip_drawing
from generator.pages.atlas import Atlas
from generator.pages.charts import Chart, data_json
from generator.pages.sparkline import sparkline
from generator.pages.unit_charts import subject_charts
from tests.spec.folder import Folder, commune

DATA = Path(__file__).resolve().parents[2] / "problems" / "_base"
HOA_AN = "xa-hoa-an-99101"
QUARTER, BEFORE = "2023-q4", "2023-q3"
SUBMITTED = "online-submission"


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    checked = pipeline.check(DATA, lambda _: None)
    assert checked.dataset is not None
    assert checked.results is not None
    return Atlas(checked.dataset, checked.results, checked.findings)


def rows(atlas: Atlas, unit: str, period: str) -> list[Row]:
    return [row for row in atlas.by_unit[unit] if (row.period, row.tier) == (period, "commune")]


def communes(atlas: Atlas, period: str) -> list[Row]:
    found = [row for row in atlas.by_indicator[SUBMITTED] if (row.period, row.tier) == (period, "commune")]
    return [row for row in found if not row.aggregate]


def drawn(chart: Chart | None) -> Chart:
    assert chart is not None
    data_json(chart)  # has the columns of its kind
    return chart


def test_titles_say_what_to_see(atlas: Atlas) -> None:
    """Each is a sentence with the figures that it draws."""
    own, before = rows(atlas, HOA_AN, QUARTER), rows(atlas, HOA_AN, BEFORE)
    series = [row for row in (*before, *own) if row.indicator == SUBMITTED]
    told = {
        chart.kind: chart.title
        for chart in map(
            drawn,
            (
                drawings.comparison(atlas, own),
                strip_drawing.strip(atlas, own),
                drawings.change(atlas, own),
                drawings.trend(atlas, series),
                peer_drawings.ranking(atlas, communes(atlas, QUARTER), "cấp xã"),
                peer_drawings.periods(atlas, [*communes(atlas, BEFORE), *communes(atlas, QUARTER)], "cấp xã"),
            ),
        )
    }
    assert told == {
        "comparison": "Xã Hòa An đạt 2 trong 2 chỉ tiêu, quý IV năm 2023",
        "strip": "Xã Hòa An xếp thứ 1 trong 3 về mọi chỉ số có chỉ tiêu, quý IV năm 2023",
        "change": "Xã Hòa An: 1 chỉ số tăng, 0 chỉ số giảm từ quý III năm 2023 đến quý IV năm 2023",
        "trend": "Xã Hòa An: tỷ lệ hồ sơ trực tuyến tăng 5,00 điểm phần trăm"
        " từ quý III năm 2023 đến quý IV năm 2023",
        "ranking": "Tỷ lệ hồ sơ trực tuyến: 3 trong 3 đơn vị đạt chỉ tiêu, Xã Hòa An đứng đầu"
        " (cấp xã, quý IV năm 2023)",
        "heatmap": "Tỷ lệ hồ sơ trực tuyến, cấp xã: 5 trong 6 kết quả của 2 kỳ đạt chỉ tiêu",
    }


def test_peers_average_is_theirs_together_and_not_the_mean_of_their_rates(atlas: Atlas) -> None:
    found = communes(atlas, QUARTER)
    group = peers.of(atlas, found[0])
    assert group is not None
    assert {row.unit for row in group.rows} == set(group.of_unit) == {row.unit for row in found}
    value, words = group.average, group.said
    above, below = sum(row.numerator for row in found), sum(row.denominator for row in found)
    assert abs(value - above * 100_000_000 / below) <= 1
    assert words.startswith("chung của 3 đơn vị cùng cấp: ")


def test_peers_without_counts_have_the_mean_and_it_is_called_so(atlas: Atlas) -> None:
    found = [row._replace(numerator=None) for row in communes(atlas, QUARTER)]
    value, words = peers.together(atlas, found)
    assert abs(value - sum(row.value for row in found) / 3) <= 1
    assert words.startswith("trung bình cộng của 3 đơn vị cùng cấp: ")


def test_a_strip_holds_all_peers_and_the_unit_upon_its_own_place(atlas: Atlas) -> None:
    units = (HOA_AN, communes(atlas, QUARTER)[-1].unit)
    first, second = (drawn(strip_drawing.strip(atlas, rows(atlas, unit, QUARTER))) for unit in units)
    assert set(first.data["figures"]["unit"]) == {"Thị trấn An Bình", "Xã Hòa An", "Xã Hòa Mỹ"}
    assert first.data["figures"] is second.data["figures"], "worked out once for all of them"
    own = first.data["rows"]["value"][0]
    place = list(first.data["figures"]["unit"]).index("Xã Hòa An")
    assert first.data["figures"]["value"][place] == own


def test_where_a_unit_stands_is_drawn_for_its_newest_period_alone(atlas: Atlas) -> None:
    def kinds(period: str, first: bool) -> list[str]:
        found = subject_charts(atlas, rows(atlas, HOA_AN, period), QUARTER, first)
        return [chart.kind for chart in found]

    assert kinds(QUARTER, True) == ["comparison", "strip"]
    assert kinds(BEFORE, True) == ["comparison"]
    assert kinds(QUARTER, False) == [], "the tables of a unit's other tiers stand on its page"


def many(atlas: Atlas, count: int) -> Sequence[Row]:
    """So many units with a rank each, made of one."""
    one, units = communes(atlas, QUARTER)[0], list(atlas.dataset.units)
    return [
        one._replace(rank=number + 1, rank_of=count, value=1_000_000 * (count - number), unit=units[0].id)
        for number in range(count)
    ]


def test_a_ranking_of_many_has_the_first_and_the_last_and_says_so(atlas: Atlas) -> None:
    chart = drawn(peer_drawings.ranking(atlas, many(atlas, 90), "cấp xã"))
    assert chart.data["figures"]["rank"] == (*range(1, 21), *range(71, 91))
    assert "40 trong 90" in chart.note
    assert drawn(peer_drawings.ranking(atlas, many(atlas, 40), "cấp xã")).note == ""


def test_one_figure_is_no_chart(atlas: Atlas) -> None:
    own = rows(atlas, HOA_AN, QUARTER)
    assert drawings.comparison(atlas, own[:1]) is None
    assert drawings.trend(atlas, own[:1]) is None
    assert drawings.change(atlas, own[:1]) is None
    assert peer_drawings.ranking(atlas, own[:1], "") is None
    assert peer_drawings.heatmap(atlas, own[:1], "", "") is None
    assert peer_drawings.periods(atlas, communes(atlas, QUARTER), "") is None


def test_a_small_line_needs_two_like_periods_and_ends_with_its_own(atlas: Atlas) -> None:
    now, before = (
        next(row for row in rows(atlas, HOA_AN, period) if row.indicator == SUBMITTED)
        for period in (QUARTER, BEFORE)
    )
    assert "Qua 2 kỳ: 75,00" in sparkline(atlas, now)
    assert sparkline(atlas, before) == ""


def test_the_first_of_few_stands_higher_than_the_second_of_many(atlas: Atlas) -> None:
    """Ranks among more or fewer peers compare by their place between the first and the last."""
    one, other = (row for row in rows(atlas, HOA_AN, QUARTER) if row.rank is not None and row.rank_of == 3)

    def title(*ranks: tuple[int, int]) -> str:
        pairs = zip((one, other), ranks, strict=True)
        return drawn(
            strip_drawing.strip(atlas, [row._replace(rank=r, rank_of=of) for row, (r, of) in pairs])
        ).title

    first, second = (atlas.dataset.indicators[row.indicator].short.lower() for row in (one, other))
    assert f"cao nhất về {first} (1/3), thấp nhất về {second} (2/11)" in title((1, 3), (2, 11))
    assert f"xếp thứ 1 trong 3 về {first}," in title((1, 3), (1, 11))
    assert "xếp thứ 2 trong 3 về mọi chỉ số có chỉ tiêu," in title((2, 3), (2, 3))


def test_those_who_lead_together_are_counted(atlas: Atlas) -> None:
    """Nobody is named as the one leader for the first letter of a name."""
    tied = [row._replace(rank=1, value=100_000_000) for row in many(atlas, 3)]
    assert " và 2 đơn vị khác đứng đầu" in drawn(peer_drawings.ranking(atlas, tied, "cấp xã")).title


def test_a_table_of_colours_counts_the_units_that_it_does_not_draw(
    atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its title is about all of them."""
    both = [*communes(atlas, BEFORE), *communes(atlas, QUARTER)]
    whole = drawn(peer_drawings.periods(atlas, both, "cấp xã"))
    monkeypatch.setattr(peer_drawings, "MOST", 2)
    part = drawn(peer_drawings.periods(atlas, both, "cấp xã"))
    assert (part.title, part.alternative) == (whole.title, whole.alternative)
    assert len(set(part.data["figures"]["unit"])) == 2
    assert "2 trong 3 đơn vị" in part.note and not whole.note


def test_a_course_over_periods_that_are_not_like_tells_its_bounds_and_no_change(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    for month, online in (("2023-01", 40), ("2023-02", 70), ("2023-05", 55)):
        folder.report({"bang": ["unit;received;online", f"Xã A;100;{online}"]}, period=month)
    checked = folder.check().checked
    assert checked.dataset is not None and checked.results is not None
    told = Atlas(checked.dataset, checked.results, checked.findings)
    chart = drawn(drawings.trend(told, told.by_unit[commune("A")]))
    assert chart.title == (
        "Xã A: nộp trực tuyến qua 3 kỳ, thấp nhất 40,00\u00a0% (tháng 1 năm 2023),"
        " cao nhất 70,00\u00a0% (tháng 2 năm 2023)"
    )


def test_a_cell_never_shows_the_target_that_its_figure_misses(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.decision(
        "plan", "indicator: submission, tier: commune, at_least: 99", "indicator: late-share, at_most: 5"
    )
    folder.report(
        {"bang": ["unit;received;online;late", "Xã A;10000;9898;100", "Xã B;100;100;1", "Xã C;100;50;1"]}
    )
    checked = folder.check().checked
    assert checked.dataset is not None and checked.results is not None
    told = Atlas(checked.dataset, checked.results, checked.findings)
    found = [row for row in told.primary if not row.aggregate]
    chart = drawn(peer_drawings.heatmap(told, found, "Huyện H", "cấp xã"))
    shown = dict(zip(chart.data["figures"]["value"], chart.data["figures"]["label"], strict=True))
    assert (shown[98.98], shown[100.0], shown[50.0]) == ("98,98", "100", "50")
