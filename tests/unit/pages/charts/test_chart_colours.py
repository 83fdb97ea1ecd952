"""The palette: one for charts and page, readable by day and by night."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.domain.targets import STATUSES
from generator.messages import labels
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
