"""Each kind drawn with sample data, by the same Vega that browsers get."""

from __future__ import annotations

import json
from typing import Any

import vl_convert

from generator.messages.labels import STATUS_SIGNS, STATUSES
from generator.pages.charts import KINDS, Chart, data_json, vega_bundle

_SPECS = {kind.id: kind.spec for kind in KINDS}


def _rows(columns: dict[str, list[Any]]) -> list[dict[str, Any]]:
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def _svg(chart: Chart) -> str:
    """What docs/assets/congkhai.js does: columns to rows, rows into the spec."""
    data = json.loads(data_json(chart))
    datasets = {name: _rows(columns) for name, columns in data.items()}
    return vl_convert.vegalite_to_svg({**_SPECS[chart.kind](), "datasets": datasets, "width": 328})


def _marks(svg: str, kind: str) -> int:
    return svg.count(f'aria-roledescription="{kind}"')


def test_comparison_has_a_bar_per_value_and_a_tick_and_a_text_per_target(comparison: Chart) -> None:
    svg = _svg(comparison)
    assert _marks(svg, "bar") == 5
    assert _marks(svg, "tick") == 3
    assert "▲ Trung ương: từ 95 %" in svg
    assert "▼ Tỉnh: từ 99 %" in svg
    assert all(label in svg for label in comparison.figures["label"])


def test_trend_has_a_point_per_value_and_a_level_per_period(trend: Chart) -> None:
    svg = _svg(trend)
    assert _marks(svg, "point") == 5
    assert _marks(svg, "tick") == 7
    assert "Trung ương: nhãn 0" in svg


def test_ranking_says_every_status_in_sign_and_word(ranking: Chart) -> None:
    svg = _svg(ranking)
    assert _marks(svg, "bar") == 5
    for status, word in STATUSES.items():
        if status != "no_target":
            assert f"{STATUS_SIGNS[status]} {word}" in svg
    assert "1. nhãn 0" in svg
    assert ">nhãn 5<" in svg


def test_heatmap_has_a_cell_per_figure_and_a_legend_of_every_status(heatmap: Chart) -> None:
    svg = _svg(heatmap)
    assert _marks(svg, "rect mark") == 14
    assert svg.count(">98,20<") == 2
    for status, word in STATUSES.items():
        assert f"{STATUS_SIGNS[status]} {word}<" in svg


def test_composite_has_a_bar_in_an_outline_per_group(composite: Chart) -> None:
    svg = _svg(composite)
    assert _marks(svg, "bar") == 2 + 3
    assert "12,9/18" in svg


def test_every_kind_draws_no_rows(charts: list[Chart]) -> None:
    for chart in charts:
        figures: dict[str, tuple[()]] = dict.fromkeys(chart.figures, ())
        targets: dict[str, tuple[()]] = dict.fromkeys(chart.targets, ())
        assert "<svg" in _svg(Chart(chart.kind, "", "", figures, targets))


def test_axes_write_thousands_with_a_point(ranking: Chart) -> None:
    values = (5000, 4000, 3000, 2000, 1000, None, None)
    chart = Chart("ranking", "", "", {**ranking.figures, "value": values}, ranking.targets)
    assert ">4.000<" in _svg(chart)


def test_the_bundle_is_one_function_and_asks_nobody() -> None:
    bundle = vega_bundle()
    assert bundle.startswith("(function (console) {\n")
    assert bundle.endswith("\n})(Object.assign({}, console, { warn() {} }));\n")
    assert "window.ckEmbed" in bundle
    assert vega_bundle() is bundle
