"""The data of a chart as a page carries it."""

from __future__ import annotations

import dataclasses
import json
from html.parser import HTMLParser
from typing import Any

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.charts import KINDS, Chart, data_json
from generator.pages.charts.kind import data_json as packed_json
from generator.pages.escaping import one_line

_COMPOSITE = next(kind for kind in KINDS if kind.id == "composite")

hostile = st.one_of(
    st.text(),
    st.text(alphabet="<>&/!-\u2028\u2029scriptSCRIPT\"'\\"),
    st.sampled_from(
        ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "&lt;", "\u2028", "*a* _b_"]
    ),
)


def _composite(name: str, value: float | None = 1.5) -> Chart:
    figures = {"order": (1,), "group": (name,), "value": (value,), "maximum": (2,), "label": (name,)}
    return Chart("composite", "nhom", "Điểm", "Một nhóm.", {"figures": figures})


@given(hostile)
def test_no_text_leaves_the_script_element(name: str) -> None:
    """Whatever a name holds, it stays text; controls and direction marks are left out."""
    text = data_json(_composite(name))
    assert not set(text) & set("<>&\u2028\u2029")
    assert json.loads(text)["figures"]["group"] == [one_line(name)]


class _Scripts(HTMLParser):
    """Collects the text of scripts and the names of all tags."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] == ["script"]:
            self.text += data


@given(hostile)
def test_the_figure_passes_through_markdown_untouched(name: str) -> None:
    data = data_json(_composite(name))
    html = (
        '<figure class="ck-chart" data-kind="composite"><div class="ck-chart-view"></div>'
        f'<script type="application/json" class="ck-chart-data">{data}</script></figure>'
    )
    out = markdown.markdown(f"text\n\n{html}\n\ntext", extensions=["toc", "tables"])
    assert html in out
    parser = _Scripts()
    parser.feed(out)
    assert parser.tags == ["p", "figure", "div", "script", "p"]


def test_a_missing_figure_is_null() -> None:
    assert json.loads(data_json(_composite("a", None)))["figures"]["value"] == [None]


def test_columns_come_in_declared_order_whatever_the_order_given() -> None:
    chart = _composite("a")
    turned = dataclasses.replace(chart, data={"figures": dict(reversed(chart.data["figures"].items()))})
    assert data_json(turned) == data_json(chart)


def test_every_sample_has_the_columns_of_its_kind(charts: list[Chart]) -> None:
    assert [chart.kind for chart in charts] == [kind.id for kind in KINDS]
    for chart, kind in zip(charts, KINDS, strict=True):
        found = json.loads(data_json(chart))
        assert {name: list(columns) for name, columns in found.items()} == {
            name: list(columns) for name, columns in kind.columns.items()
        }


def test_wrong_columns_are_refused(charts: list[Chart]) -> None:
    for chart in charts:
        for name, columns in chart.data.items():
            wrong = [{**columns, "more": ()}]
            wrong += [{k: cells for k, cells in columns.items() if k != column} for column in columns]
            for one in wrong:
                with pytest.raises(ValueError, match=f"{chart.kind}.{name}"):
                    data_json(dataclasses.replace(chart, data={**chart.data, name: one}))
        with pytest.raises(ValueError, match=chart.kind):
            data_json(dataclasses.replace(chart, data={**chart.data, "more": {}}))


def _unpacked(column: Any) -> list[Any]:
    """What docs/assets/congkhai.js does."""
    if isinstance(column, list):
        return column
    length = range(column["n"])
    if "of" in column:
        return [column["of"][row // column["each"] % len(column["of"])] for row in length]
    return [column["is"] if "is" in column else column["from"] + row for row in length]


cells = st.one_of(st.none(), st.integers(0, 3), st.sampled_from(["a", "b"]))


@given(st.lists(cells, max_size=4), st.integers(1, 4), st.integers(1, 4))
def test_a_packed_column_is_the_same_and_no_longer(found: list[Any], each: int, times: int) -> None:
    """Cells that repeat, in turn or in a row, are written once."""
    column = [cell for cell in found for _ in range(each)] * times
    rows = {"order": tuple(range(len(column))), "name": tuple(column)}
    kind = dataclasses.replace(_COMPOSITE, columns={"figures": {"order": "", "name": ""}})
    packed = json.loads(packed_json(kind, {"figures": rows}))["figures"]
    assert [_unpacked(packed[name]) for name in rows] == [list(cells) for cells in rows.values()]
    if len(column) > 4 and each * times > 1 and isinstance(packed["name"], dict):
        assert len(packed["name"].get("of", "")) <= len(found)
    if len(column) >= 4:
        assert packed["order"] == {"from": 0, "n": len(column)}


def test_units_by_indicators_are_named_once() -> None:
    units, indicators = ("A", "B", "C"), ("x", "y")
    columns = {
        "unit": tuple(unit for unit in units for _ in indicators),
        "column": indicators * 3,
    }
    kind = dataclasses.replace(_COMPOSITE, columns={"figures": dict.fromkeys(columns, "")})
    found = json.loads(packed_json(kind, {"figures": columns}))["figures"]
    assert found["unit"] == {"of": ["A", "B", "C"], "each": 2, "n": 6}
    assert found["column"] == {"of": ["x", "y"], "each": 1, "n": 6}


def test_columns_of_different_lengths_are_refused() -> None:
    chart = _composite("a")
    with pytest.raises(ValueError, match="lengths"):
        data_json(dataclasses.replace(chart, data={"figures": {**chart.data["figures"], "order": (1, 2)}}))


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_number_that_is_none_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        data_json(_composite("a", value))


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="pie"):
        data_json(dataclasses.replace(_composite("a"), kind="pie"))


def _labelled(values: tuple[float, ...], labels: tuple[str, ...]) -> Any:
    kind = dataclasses.replace(_COMPOSITE, columns={"figures": {"value": "", "label": ""}})
    return json.loads(packed_json(kind, {"figures": {"value": values, "label": labels}}))["figures"]["label"]


def test_labels_that_only_write_the_values_are_not_carried() -> None:
    """The script writes them: decimals and what stands behind the number are the same in each row."""
    values = (74.5, 100.0, 1234.05, 0.1)
    labels = ("74,50\u00a0%", "100,00\u00a0%", "1.234,05\u00a0%", "0,10\u00a0%")
    assert _labelled(values, labels) == {"decimals": 2, "after": "\u00a0%", "n": 4}


@pytest.mark.parametrize("odd", ["74,499\u00a0%", "chưa báo cáo", "74,50", "74,51\u00a0%"])
def test_one_label_that_says_more_keeps_them_all(odd: str) -> None:
    """More decimals beside a target, a word, another figure."""
    labels = ("1,00\u00a0%", "2,00\u00a0%", "3,00\u00a0%", odd)
    assert _labelled((1.0, 2.0, 3.0, 74.5), labels) == list(labels)
