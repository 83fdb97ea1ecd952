"""The data of a chart as a page carries it."""

from __future__ import annotations

import dataclasses
import json
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.charts import KINDS, Chart, data_json
from generator.pages.escaping import one_line

_COMPOSITE = next(kind for kind in KINDS if kind.id == "composite")
_NO_TARGETS = dict.fromkeys(_COMPOSITE.targets, ())

hostile = st.one_of(
    st.text(),
    st.text(alphabet="<>&/!-\u2028\u2029scriptSCRIPT\"'\\"),
    st.sampled_from(
        ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "&lt;", "\u2028", "*a* _b_"]
    ),
)


def _composite(name: str, value: float | None = 1.5) -> Chart:
    figures = {"order": (1,), "group": (name,), "value": (value,), "maximum": (2,), "label": (name,)}
    return Chart("composite", "Điểm", "Một nhóm.", figures, _NO_TARGETS)


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
    turned = dataclasses.replace(chart, figures=dict(reversed(chart.figures.items())))
    assert data_json(turned) == data_json(chart)


def test_every_sample_has_the_columns_of_its_kind(charts: list[Chart]) -> None:
    assert [chart.kind for chart in charts] == [kind.id for kind in KINDS]
    for chart in charts:
        assert set(json.loads(data_json(chart))) == {"figures", "targets"}


@pytest.mark.parametrize("name", ["figures", "targets"])
def test_wrong_columns_are_refused(charts: list[Chart], name: str) -> None:
    for chart in charts:
        columns = getattr(chart, name)
        with pytest.raises(ValueError, match=f"{chart.kind}.{name}"):
            data_json(dataclasses.replace(chart, **{name: {**columns, "more": ()}}))
        for column in columns:
            fewer = {key: cells for key, cells in columns.items() if key != column}
            with pytest.raises(ValueError, match=f"{chart.kind}.{name}"):
                data_json(dataclasses.replace(chart, **{name: fewer}))


def test_columns_of_different_lengths_are_refused() -> None:
    chart = _composite("a")
    with pytest.raises(ValueError, match="lengths"):
        data_json(dataclasses.replace(chart, figures={**chart.figures, "order": (1, 2)}))


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_number_that_is_none_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        data_json(_composite("a", value))


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="pie"):
        data_json(dataclasses.replace(_composite("a"), kind="pie"))
