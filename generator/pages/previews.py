"""Preview pictures: what a link to a page shows in a message or a post.

1200 by 630 pixels, PNG (networks take no SVG): the site's name, the page's title and what it says first, in a
font that lies beside this module, so that the picture does not depend on the machine.
"""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from importlib.resources import as_file, files
from urllib.parse import urlsplit

import vl_convert
from markupsafe import Markup, escape

from generator.domain.dataset import Site
from generator.domain.pages import Drawing
from generator.messages.pages import PREVIEW_FOOT, TAGLINE
from generator.pages import links
from generator.pages.escaping import one_line

_FONT, _BOLD = "Be Vietnam Pro", "Be Vietnam Pro SemiBold"
_WIDTH, _HEIGHT, _EDGE = 1200, 630, 70
_ROOM = _WIDTH - 2 * _EDGE
_BROAD = 0.56
"""Mean width of a letter of the font, in parts of its size; wide enough that no line overflows."""


def site_picture(site: Site) -> Drawing:
    """The picture of the site, which pages without their own share."""
    return _shared(site.title, site.address)


@lru_cache(maxsize=2)
def _shared(title: str, address: str) -> Drawing:
    return _drawing("", title, TAGLINE, urlsplit(address).netloc)


def preview(site: Site, title: str, text: str, updated: str = "") -> Drawing:
    """The picture of a page; its name is the hash of what it shows, so that it is drawn once.

    `updated` is the day of its figures in words, if they have one.
    """
    foot = urlsplit(site.address).netloc
    if updated:
        foot = PREVIEW_FOOT.format(host=foot, updated=updated)
    return _drawing("" if title == site.title else site.title, title, text, foot)


def _drawing(site: str, title: str, text: str, foot: str) -> Drawing:
    source = _svg(site, title, text, foot)
    name = hashlib.sha256(source.encode()).hexdigest()[:20]
    return Drawing(f"{links.PREVIEWS}/{name}.png", lambda: _png(source))


def _png(source: str) -> bytes:
    _register()
    drawn: bytes = vl_convert.svg_to_png(source)
    return drawn


@cache
def _register() -> None:
    """Makes the fonts known to the renderer, once a process."""
    with as_file(files("generator.pages").joinpath("fonts")) as folder:
        vl_convert.register_font_directory(str(folder))


def _svg(site: str, title: str, text: str, foot: str) -> str:
    heading = _wrapped(title, 64, 2)
    below = 190 + 80 * len(heading)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
        f'<rect width="24" height="{_HEIGHT}" fill="#3949ab"/>',
        _line(site, 100, 30, _FONT, "#4a5263"),
        *(_line(line, 190 + 80 * i, 64, _BOLD, "#1f2430") for i, line in enumerate(heading)),
        *(_line(line, below + 54 * i, 38, _FONT, "#1f2430") for i, line in enumerate(_wrapped(text, 38, 4))),
        _line(foot, _HEIGHT - 50, 28, _FONT, "#4a5263"),
        "</svg>",
    ]
    return "".join(parts)


def _line(text: str, y: int, size: int, font: str, colour: str) -> str:
    shown = escape(_wrapped(text, size, 1)[0]) if text else Markup("")
    return f'<text x="{_EDGE}" y="{y}" font-size="{size}" font-family="{font}" fill="{colour}">{shown}</text>'


def _wrapped(text: str, size: int, most: int) -> list[str]:
    """`text` in at most `most` lines that fit the picture; what is cut off is shown by an ellipsis."""
    room = int(_ROOM / (size * _BROAD))
    lines = [""]
    words = one_line(text).split()
    for word in [word if len(word) <= room else word[: room - 1] + "…" for word in words]:
        if len(lines[-1]) + len(word) + bool(lines[-1]) <= room:
            lines[-1] = f"{lines[-1]} {word}".strip()
        elif len(lines) == most:
            lines[-1] = lines[-1][: room - 1].rstrip(" ,;:.") + "…"
            break
        else:
            lines.append(word)
    return lines
