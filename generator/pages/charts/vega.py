"""Vega, Vega-Lite and vega-embed as one script for the site to serve itself."""

from __future__ import annotations

from functools import cache

import vl_convert

_WRAPPED = """(function (console) {{
{bundle}
}})(Object.assign({{}}, console, {{ warn() {{}} }}));
"""
"""A function around the bundle keeps its top-level names from clashing with those of the theme's scripts,
and its warnings out of the console: Vega-Lite has one for every chart as wide as its place and as high
as its rows, and none that a reader could act on."""


@cache
def vega_bundle() -> str:
    """A script that defines `window.ckEmbed`, which is vega-embed, and nothing else.

    It comes out of the installed vl-convert, without network.
    """
    return _WRAPPED.format(bundle=vl_convert.javascript_bundle("window.ckEmbed = vegaEmbed;"))
