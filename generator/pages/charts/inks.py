"""Colours of the charts, as parameters that the page sets to its own light or dark palette.

A spec names its colours `ck_...`; the site's script gives each the value of the CSS property of the
same name (`ck_not_met` that of `--ck-not-met`). The values here are the light ones of
docs/assets/congkhai.css, for whoever draws a spec without that page. A test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.domain.targets import STATUSES

INK, SOFT, GRID, BAR, PAPER = "ck_ink", "ck_soft", "ck_grid", "ck_bar", "ck_paper"

FONT = "system-ui, sans-serif"
"""The letters of all charts: those that the device has."""

LIGHT: Mapping[str, str] = MappingProxyType(
    {
        INK: "#1f2430",
        SOFT: "#5a6270",
        GRID: "#d8dce3",
        BAR: "#5f7fa8",
        PAPER: "#ffffff",
        "ck_exceeded": "#008a65",
        "ck_met": "#0072b2",
        "ck_unclear": "#745800",
        "ck_not_met": "#d55e00",
        "ck_no_target": "#7c8799",
        "ck_not_reported": "#8d8d8d",
        "ck_not_applicable": "#707070",
        "ck_exceeded_tint": "#cdeee2",
        "ck_met_tint": "#d3e7f7",
        "ck_unclear_tint": "#fbe9bd",
        "ck_not_met_tint": "#fcd3b8",
        "ck_no_target_tint": "#e6e9ee",
        "ck_not_reported_tint": "#f3f3f3",
        "ck_not_applicable_tint": "#ececec",
    }
)
"""Colour-blind-safe after Okabe and Ito, darkened until a bar stands 3:1 against white."""

STATUS_INKS = tuple(f"ck_{status}" for status in STATUSES)
STATUS_TINTS = tuple(f"ck_{status}_tint" for status in STATUSES)
