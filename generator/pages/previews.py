"""Preview pictures: what a link to a page shows in a message or a post.

1200 by 630 pixels, PNG (networks take no SVG): the site's name, the page's title and what it says first, in a
font that lies beside this module, so that the picture does not depend on the machine.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple
from urllib.parse import urlsplit

from PIL import Image, ImageDraw, ImageFont

from generator.domain.dataset import Site
from generator.domain.pages import Drawing
from generator.messages.pages import PREVIEW_FOOT, TAGLINE
from generator.pages import links
from generator.pages.escaping import one_line

_WIDTH, _HEIGHT, _EDGE = 1200, 630, 70
_ROOM = _WIDTH - 2 * _EDGE
_STRIPE = 24
_PAPER, _INK, _STRIPE_INK = (255, 255, 255), (31, 36, 48), (57, 73, 171)
_DARK, _SOFT = 255, 200
"""How much ink a letter has."""

_SHADES = 15
"""Shades of ink, paper included: with the stripe's colour as many as four bits tell, which keeps the file
small and soon made."""

_LETTERS = 600
"""More letters than any picture has room for."""

_LOOK = "2"
"""Changes when the same lines are drawn in another way, as the name of a picture stands for its bytes."""


class Line(NamedTuple):
    """A line of text: `y` in pixels from the top to where its letters stand, `size` in pixels."""

    text: str
    y: int
    size: int
    bold: bool = False
    ink: int = _DARK


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
    lines = _lines(site, title, text, foot)
    name = hashlib.sha256(repr((_LOOK, *map(tuple, lines))).encode()).hexdigest()[:20]
    return Drawing(f"{links.PREVIEWS}/{name}.png", lambda: _png(lines))


def _lines(site: str, title: str, text: str, foot: str) -> tuple[Line, ...]:
    heading = _wrapped(title, 64, True, 2)
    below = 190 + 80 * len(heading)
    return (
        *(Line(line, 100, 30, ink=_SOFT) for line in _wrapped(site, 30, False, 1)),
        *(Line(line, 190 + 80 * i, 64, bold=True) for i, line in enumerate(heading)),
        *(Line(line, below + 54 * i, 38) for i, line in enumerate(_wrapped(text, 38, False, 4))),
        *(Line(line, _HEIGHT - 50, 28, ink=_SOFT) for line in _wrapped(foot, 28, False, 1)),
    )


@cache
def _font(size: int, bold: bool) -> ImageFont.FreeTypeFont:
    """The letters; laid out one after another, as Vietnamese is, whatever else the machine could do."""
    file = files("generator.pages").joinpath("fonts", f"BeVietnamPro-{'SemiBold' if bold else 'Regular'}.ttf")
    return ImageFont.truetype(io.BytesIO(file.read_bytes()), size, layout_engine=ImageFont.Layout.BASIC)


def _png(lines: Sequence[Line]) -> bytes:
    ink = Image.new("L", (_WIDTH, _HEIGHT))
    pen = ImageDraw.Draw(ink)
    for line in lines:
        pen.text((_EDGE, line.y), line.text, line.ink, _font(line.size, line.bold), anchor="ls")
    shades = ink.point([level * (_SHADES - 1) // 255 for level in range(256)])
    shades.paste(_SHADES, (0, 0, _STRIPE, _HEIGHT))
    picture = Image.frombytes("P", shades.size, shades.tobytes())
    picture.putpalette(_palette())
    octets = io.BytesIO()
    picture.save(octets, "PNG", bits=4)
    return octets.getvalue()


def _palette() -> list[int]:
    """Red, green and blue of each shade from paper to ink, then of the stripe."""
    mixed = [
        round(paper + (ink - paper) * shade / (_SHADES - 1))
        for shade in range(_SHADES)
        for paper, ink in zip(_PAPER, _INK, strict=True)
    ]
    return [*mixed, *_STRIPE_INK]


def _wrapped(text: str, size: int, bold: bool, most: int) -> list[str]:
    """`text` in at most `most` lines that fit the picture; what is cut off is shown by an ellipsis."""
    width = _font(size, bold).getlength
    lines: list[str] = []
    for word in one_line(text)[:_LETTERS].split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer) <= _ROOM:
            lines[-1] = longer
        elif len(lines) == most:
            lines[-1] = _cut(f"{lines[-1]} …", size, bold)
            break
        else:
            lines.append(_cut(word, size, bold))
    return lines


def _cut(text: str, size: int, bold: bool) -> str:
    """As much of a text as fits in a line, with an ellipsis where something is left out."""
    width = _font(size, bold).getlength
    if width(text) <= _ROOM and not text.endswith(" …"):
        return text
    kept = text.removesuffix(" …")
    while kept and width(f"{kept}…") > _ROOM:
        kept = kept[:-1]
    return kept.rstrip(" ,;:.") + "…"
