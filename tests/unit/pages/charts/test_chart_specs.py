"""The specs: valid, without data, the same each time, with stated domains."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import altair as alt
import pytest

from generator.domain.targets import STATUSES
from generator.messages import labels
from generator.pages.charts import KINDS, ChartKind, vega_bundle
from generator.pages.charts.inks import LIGHT, STATUS_INKS, STATUS_TINTS
from generator.pages.charts.specs.__main__ import SPECS, spec_json

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for child in value.values():
            yield from _nodes(child)
    elif isinstance(value, list):
        for child in value:
            yield from _nodes(child)


def test_kinds_have_ids_of_their_own_that_serve_as_file_names() -> None:
    ids = [kind.id for kind in KINDS]
    assert ids == ["comparison", "trend", "ranking", "heatmap", "strip", "change", "composite"]
    assert all(one.isascii() and one.isalpha() and one.islower() for one in ids)


def _spec(kind: ChartKind) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(kind.spec_json())
    return made


@every_kind
def test_a_spec_is_valid_vega_lite(kind: ChartKind) -> None:
    alt.LayerChart.from_dict(_spec(kind), validate=True)


@every_kind
def test_a_spec_draws_named_data_and_holds_none(kind: ChartKind) -> None:
    spec = _spec(kind)
    sources = [node["data"] for node in _nodes(spec) if "data" in node]
    assert {json.dumps(source) for source in sources} == {json.dumps({"name": name}) for name in kind.columns}
    assert "datasets" not in spec
    assert not any("values" in node or "url" in node for node in _nodes(spec))


@every_kind
def test_the_spec_that_is_kept_is_the_one_that_altair_builds(kind: ChartKind) -> None:
    """The same each time it is built; `make specs` brings what is kept up to date."""
    assert kind.spec_json() == spec_json(kind.id) == spec_json(kind.id)


def test_every_kind_has_a_spec_and_no_other_is_kept() -> None:
    kept = files("generator.pages.charts").joinpath("built").iterdir()
    assert sorted(kind.id for kind in KINDS) == sorted(SPECS) == sorted(file.name[:-5] for file in kept)


def test_a_site_is_made_without_altair() -> None:
    """It takes a fifth of a second to load, and a spec more than that to build."""
    loaded = "import sys, generator.__main__; print('altair' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


@every_kind
def test_a_spec_names_no_patch_version(kind: ChartKind) -> None:
    assert _spec(kind)["$schema"] == "https://vega.github.io/schema/vega-lite/v6.json"


@every_kind
def test_a_spec_is_as_large_as_it_is_told_and_lies_on_any_paper(kind: ChartKind) -> None:
    """Nothing is fitted to the size of letters: the chart stays as high as the still picture."""
    spec = _spec(kind)
    assert spec["autosize"] == "none"
    assert (spec["padding"]["left"], spec["padding"]["right"]) == (0, 0)
    assert spec["background"] == "transparent"


@every_kind
def test_numbers_are_written_in_vietnamese(kind: ChartKind) -> None:
    number = _spec(kind)["config"]["locale"]["number"]
    assert (number["decimal"], number["thousands"]) == (",", ".")


@every_kind
def test_colours_and_shapes_have_stated_domains(kind: ChartKind) -> None:
    for node in _nodes(_spec(kind)):
        for channel in ("color", "fill", "stroke", "shape"):
            encoding = node.get("encoding", {}).get(channel)
            if encoding and "field" in encoding:
                assert encoding["legend"] is None  # its room would hang on the letters; the key is HTML
                assert encoding["scale"]["domain"] == list(STATUSES)
                assert len(encoding["scale"]["range"]) == len(STATUSES)


@every_kind
def test_every_colour_is_a_parameter_that_the_page_can_set(kind: ChartKind) -> None:
    spec = _spec(kind)
    declared = {param["name"]: param["value"] for param in spec["params"]}
    assert all(LIGHT[name] == value for name, value in declared.items())
    text = json.dumps({key: value for key, value in spec.items() if key != "params"})
    assert "#" not in text
    used = {node["expr"] for node in _nodes(spec) if str(node.get("expr", "")).startswith("ck_")}
    assert used == set(declared)


@every_kind
def test_columns_are_declared_with_their_meaning(kind: ChartKind) -> None:
    for columns in kind.columns.values():
        assert all(name.isidentifier() and meaning for name, meaning in columns.items())


def test_every_status_has_an_ink_a_tint_a_sign_and_a_word() -> None:
    assert len(STATUS_INKS) == len(STATUS_TINTS) == len(STATUSES)
    assert set(STATUS_INKS) | set(STATUS_TINTS) <= set(LIGHT)
    assert set(labels.STATUSES) == set(labels.STATUS_SIGNS) == set(STATUSES)


def test_the_bundle_is_one_function_and_asks_nobody() -> None:
    bundle = vega_bundle()
    assert bundle.startswith("(function (console) {\n")
    assert bundle.endswith("\n})(Object.assign({}, console, { warn() {} }));\n")
    assert "window.ckEmbed" in bundle
    assert vega_bundle() is bundle
