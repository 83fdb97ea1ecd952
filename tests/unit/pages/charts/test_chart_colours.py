"""The palette: one for charts and page, readable by day, by night and without some of the colours."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from generator.domain.targets import STATUSES
from generator.messages import labels
from generator.pages.charts import pen
from generator.pages.charts.inks import LIGHT

_ROOT = Path(__file__).parents[4]
_CSS = (_ROOT / "docs/assets/congkhai.css").read_text(encoding="utf-8")


def _scheme(selector: str) -> dict[str, str]:
    block = re.search(re.escape(selector) + r"\s*\{([^}]*)\}", _CSS)
    assert block
    return dict(re.findall(r"--ck-([\w-]+):\s*(#[0-9a-f]{6});", block[1]))


SCHEMES = {
    "light": _scheme('[data-md-color-scheme="default"]'),
    "dark": _scheme('[data-md-color-scheme="slate"]'),
}
each_scheme = pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_charts_have_the_light_colours_of_the_page() -> None:
    css = {f"ck_{name.replace('-', '_')}": colour for name, colour in SCHEMES["light"].items()}
    assert {name: css[name] for name in LIGHT} == dict(LIGHT)


def test_both_schemes_set_the_same_colours() -> None:
    assert set(SCHEMES["light"]) == set(SCHEMES["dark"])


@each_scheme
def test_bars_and_ticks_stand_out_from_the_page(scheme: dict[str, str]) -> None:
    for name in ["bar", *(status.replace("_", "-") for status in STATUSES)]:
        assert _contrast(scheme[name], scheme["paper"]) >= 3, name


@each_scheme
def test_text_can_be_read(scheme: dict[str, str]) -> None:
    for status in (status.replace("_", "-") for status in STATUSES):
        assert _contrast(scheme[f"{status}-text"], scheme[f"{status}-tint"]) >= 4.5, status
        assert _contrast(scheme["ink"], scheme[f"{status}-tint"]) >= 4.5, status
    for paper in ("paper", "zebra"):
        assert _contrast(scheme["ink"], scheme[paper]) >= 7
        assert _contrast(scheme["soft"], scheme[paper]) >= 4.5


def test_every_status_has_a_chip() -> None:
    missing = [status for status in STATUSES if f".ck-status.ck-{status} " not in _CSS]
    assert missing == ["no_target"]  # the look of a chip that says nothing else


def test_the_method_page_names_every_status_as_the_site_does() -> None:
    page = (_ROOT / "docs/phuong-phap.md").read_text(encoding="utf-8")
    for status, word in labels.STATUSES.items():
        assert f'<span class="ck-status ck-{status}">{labels.STATUS_SIGNS[status]} {word}</span>' in page


SIGHTS = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""What eyes make of linear RGB: Machado, Oliveira, Fernandes (2009), table 1, severity 1.0."""

APART = 10.0
"""CIE76 distance in CIELAB from which two areas that do not touch are told apart at a glance."""


def _seen(colour: str, sight: str) -> tuple[float, float, float]:
    """A colour in CIELAB (D65) as someone sees it."""
    found = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in found]
    red, green, blue = (
        min(1.0, max(0.0, sum(w * c for w, c in zip(row, linear, strict=True)))) for row in SIGHTS[sight]
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _distance(one: str, other: str, sight: str) -> float:
    pairs = zip(_seen(one, sight), _seen(other, sight), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


VERDICTS = ("exceeded", "met", "unclear", "not-met")
"""Statuses whose bars and ticks stand side by side."""


@each_scheme
@pytest.mark.parametrize("sight", SIGHTS)
def test_verdicts_are_told_apart_by_every_eye(scheme: dict[str, str], sight: str) -> None:
    """Bars and ticks of any two verdicts, and good from bad in the cells of a table of colours as well.

    Where a pair of other statuses is nearer (grey from grey), sign and word alone tell them apart, and
    these stand beside every colour: test_chart_stills holds that.
    """
    for one, other in itertools.combinations(VERDICTS, 2):
        assert _distance(scheme[one], scheme[other], sight) >= APART, (one, other)
    for good in ("exceeded", "met"):
        assert _distance(scheme[f"{good}-tint"], scheme["not-met-tint"], sight) >= APART, good


@each_scheme
def test_marks_on_bars_stand_out_from_them(scheme: dict[str, str]) -> None:
    """A tick has an edge of the paper's colour, which every bar stands 3:1 against; a line, ink on paper."""
    for name in ("bar", *(status.replace("_", "-") for status in STATUSES)):
        assert _contrast(scheme["paper"], scheme[name]) >= 3, name
    assert _contrast(scheme["ink"], scheme["paper"]) >= 7


def test_the_dark_is_for_the_screen_alone() -> None:
    """Paper is light: the dark scheme stands inside `@media screen`."""
    before = _CSS[: _CSS.index('[data-md-color-scheme="slate"]')]
    assert before.rstrip().endswith("@media screen {")


def test_the_page_paints_every_class_of_a_still_picture() -> None:
    """The style sheet and the attributes of pictures that leave the page know the same classes."""
    painted = set(re.findall(r"\.ck-still \.([a-z0-9_-]+)", _CSS)) - {"spark"}
    by_default = {"c", "ink"}  # the size and the colour that a picture has
    tints = {f"{status}-t" for status in STATUSES}
    assert tints <= painted
    assert painted | by_default | {"h"} == set(pen.LOOKS) | {"ink"}
