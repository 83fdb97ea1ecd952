"""Vega, Vega-Lite and vega-embed as one script for the site to serve itself."""

from __future__ import annotations

from functools import cache

import vl_convert


@cache
def vega_bundle() -> str:
    """A script that defines `window.ckEmbed(element, spec, options)` and nothing else.

    It comes out of the installed vl-convert, without network; the function around it keeps its
    top-level names from clashing with those of the theme's scripts.
    """
    bundle = vl_convert.javascript_bundle("window.ckEmbed = vegaEmbed;")
    return f"(function () {{\n{bundle}\n}})();\n"
