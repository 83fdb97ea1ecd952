"""The still picture of each kind shows what Vega draws of the same data, in the same place."""

from __future__ import annotations

import dataclasses
import html
import re
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.domain.targets import STATUSES
from generator.messages.labels import STATUS_SIGNS
from generator.messages.labels import STATUSES as WORDS
from generator.pages.charts import KINDS, Chart, pen, picture, still, still_html
from generator.pages.charts.kind import Data
from generator.pages.charts.scale import Scale, nice, tick_texts, ticks
from generator.pages.escaping import one_line
from tests.unit.pages.charts.geometry import by_vega, parsed, still_shows, vega_shows

_NEAR = 1.01
"""Pixels that rounding may make."""


def near(one: Any, other: Any) -> bool:
    """Whether two lists of marks are the same, numbers within _NEAR."""
    if isinstance(one, str) or isinstance(other, str):
        return bool(one == other)
    if isinstance(one, Sequence):
        return len(one) == len(other) and all(map(near, one, other))
    return bool(abs(one - other) <= _NEAR)


def agree(chart: Chart) -> None:
    """Texts, bars, ticks, points and lines are the same and in the same place."""
    made, wanted = still_shows(still(chart).body).sorted(), vega_shows(by_vega(chart)).sorted()
    for name, marks in wanted.items():
        assert near(
            _joined(made[name]) if name == "lines" else made[name],
            _joined(marks) if name == "lines" else marks,
        ), (chart.kind, name, made[name], marks)


def _joined(lines: list[tuple[float, ...]]) -> list[tuple[float, ...]]:
    """Level lines that touch, as one: the picture draws a target once, Vega once for each period."""
    found: list[tuple[float, ...]] = []
    for line in sorted(lines, key=lambda line: (line[1] != line[3], line[1], line[0])):
        last = found[-1] if found else None
        level = last is not None and last[1] == last[3] == line[1] == line[3]
        if last is not None and level and abs(last[2] - line[0]) <= _NEAR:
            found[-1] = (*last[:2], *line[2:])
        else:
            found.append(line)
    return sorted(found)


def test_every_kind_agrees_with_vega(charts: list[Chart]) -> None:
    assert [chart.kind for chart in charts] == [kind.id for kind in KINDS]
    for chart in charts:
        agree(chart)


@pytest.mark.parametrize("factor", [0.0004, 0.5, 1.137, 123456.7])
def test_scales_agree_with_vega_for_figures_of_any_size(ranking: Chart, trend: Chart, factor: float) -> None:
    for chart in (ranking, trend):
        agree(dataclasses.replace(chart, data=_times(chart.data, factor)))


def _times(data: Data, factor: float) -> Data:
    return {
        name: {
            column: [
                round(cell * factor, 6) if column in ("value", "target") and isinstance(cell, int | float)
                else cell
                for cell in cells
            ]
            for column, cells in columns.items()
        }
        for name, columns in data.items()
    }  # fmt: skip


def test_no_figure_at_all_is_drawn_as_well(charts: list[Chart]) -> None:
    for chart in charts:
        empty = {name: dict.fromkeys(columns, ()) for name, columns in chart.data.items()}
        parsed(picture(dataclasses.replace(chart, data=empty)))


def test_bars_are_as_long_as_their_values(ranking: Chart) -> None:
    bars = still_shows(still(ranking).body).bars
    values = [value for value in ranking.data["figures"]["value"] if isinstance(value, int | float)]
    assert [bar[2] for bar in bars] == [pytest.approx(value / 99 * 720, abs=0.6) for value in values]


def test_a_step_of_a_target_stands_between_its_periods(trend: Chart) -> None:
    """From 80 to 85 between the third and the fourth period, and no riser where the line has a gap."""
    lines = still_shows(still(trend).body).lines
    upright = sorted(line[0] for line in lines if line[0] == line[2])
    assert upright == [round(720 * (0.12 + 0.88 * part / 7)) for part in (3, 6)]


def test_every_status_is_said_in_sign_and_word(ranking: Chart, heatmap: Chart, comparison: Chart) -> None:
    """Wherever a colour stands for a status: beside the bar, in the key, in the line of the target."""
    beside = [text for text, _, _ in still_shows(still(ranking).body).texts]
    key = still_html(heatmap)[1]
    cells = [text for text, _, _ in still_shows(still(heatmap).body).texts]
    for status in STATUSES:
        if status != "no_target":
            assert any(f"{STATUS_SIGNS[status]} {WORDS[status]}" in text for text in beside), status
        assert f"{WORDS[status]}</li>" in key
        assert STATUS_SIGNS[status] in cells
    lines = [text for text, _, _ in still_shows(still(comparison).body).texts]
    for status in comparison.data["targets"]["status"]:
        assert any(text.startswith(f"{STATUS_SIGNS[str(status)]} {WORDS[str(status)]}: ") for text in lines)


def test_a_long_name_ends_before_the_value_and_is_told_whole(ranking: Chart) -> None:
    long = "Ban Quản lý Khu kinh tế và các khu công nghiệp tỉnh Bình Định mở rộng"
    figures = {**ranking.data["figures"], "unit": (long,) * 7}
    body = html.unescape(still(dataclasses.replace(ranking, data={**ranking.data, "figures": figures})).body)
    for name, value in zip(
        re.findall(r'class="[nb]"[^>]*>([^<]*)<title>', body),
        re.findall(r'class="v"[^>]*>([^<]*)<', body),
        strict=True,
    ):
        assert name.endswith("…")
        assert pen.width(name, 13) + pen.width(value, 12) <= pen.PHONE - 10
    assert body.count(f"{long}</title>") == 7


hostile = st.one_of(
    st.text(min_size=1, max_size=60),
    st.text(alphabet="<>&\"'/!-=]\\{}`$ classevg", min_size=1, max_size=60),
    st.sampled_from(
        ['"><script>hit(1)</script>', "</title></text><image href=x>", "]]>", 'a" class="met', "{{x}}"]
    ),
)


@given(hostile)
def test_no_name_leaves_its_text(name: str) -> None:
    """The picture is well-formed XML with the same elements, and the name stands in it as it is."""
    texts = []
    for said in (name, "a"):
        figures = {"order": (0,), "group": (said,), "value": (1.5,), "maximum": (2,), "label": ("1,5/2",)}
        chart = Chart("composite", "nhom", said, said, {"figures": figures})
        root = parsed(picture(chart))
        texts.append(
            [element.text or "" for element in root.iter() if element.tag.endswith(("text", "title"))]
        )
        tags = [element.tag for element in root.iter() if not element.tag.endswith(("text", "title"))]
        inline = parsed(still_html(chart)[0])
        assert all(element.tag in {"svg", "rect", "line", "text", "title"} for element in inline.iter())
        assert not any(
            key.startswith("on") or key in ("style", "href") for e in inline.iter() for key in e.attrib
        )
    assert tags == [
        "{http://www.w3.org/2000/svg}" + tag for tag in ("svg", "desc", "rect", "svg", "rect", "rect")
    ]
    assert texts[0][0].strip() == one_line(name).strip()


def test_vega_draws_no_name_as_markup() -> None:
    name = '"><script>hit(1)</script>&amp;</text>'
    figures = {"order": (0,), "group": (name,), "value": (1.5,), "maximum": (2,), "label": (name,)}
    root = parsed(picture(Chart("composite", "nhom", name, name, {"figures": figures}), by_vega=True))
    assert not [element for element in root.iter() if element.tag.endswith("script")]
    assert name in [element.text for element in root.iter()]


def test_a_picture_that_leaves_the_page_carries_its_words_and_colours(charts: list[Chart]) -> None:
    for chart in charts:
        for by_vega_too in (False, True):
            svg = picture(chart, by_vega_too)
            root = parsed(svg)
            assert [root[0].text, root[1].text] == [chart.title, chart.alternative]
            assert "class=" not in svg and "var(" not in svg and "style" not in svg and "ck_" not in svg
            assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
            assert svg == picture(chart, by_vega_too)


def test_a_still_picture_needs_no_style_of_its_own(charts: list[Chart]) -> None:
    for chart in charts:
        shown, keys = still_html(chart)
        assert "style" not in shown + keys and "\n" not in shown + keys
        assert shown.startswith(
            f'<svg class="ck-still" width="100%" height="{still(chart).height}" aria-hidden'
        )
        assert set(re.findall(r'class="([^"]*)"', shown + keys)) - {"ck-still"} <= set(pen.LOOKS)


@pytest.mark.parametrize(
    ("low", "high", "count", "wanted"),
    [
        (0, 100, 4, "0 20 40 60 80 100"),
        (0, 0.05, 4, "0,00 0,01 0,02 0,03 0,04 0,05"),
        (0, 11232, 4, "0 2.000 4.000 6.000 8.000 10.000"),
        (37.4, 98.2, 4, "40 60 80"),
        (0, 1.6, 4, "0,0 0,5 1,0 1,5"),
        (5, 5, 4, "5"),
    ],
)
def test_ticks_are_round(low: float, high: float, count: int, wanted: str) -> None:
    assert " ".join(tick_texts(ticks(Scale(low, high), count))) == wanted


def test_nice_ends_are_round_and_hold_the_values() -> None:
    assert nice(Scale(37.4, 98.2)) == Scale(35, 100)
    assert nice(Scale(0, 0.0123)) == Scale(0, 0.013)
    assert nice(Scale(3, 3)) == Scale(3, 3)
