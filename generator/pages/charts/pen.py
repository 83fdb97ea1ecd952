"""What still pictures are drawn with: SVG elements as text, every text escaped.

An element has one class, which docs/assets/congkhai.css paints in the colours of the page, by day, by
night and on paper; `LOOKS` says the same for a picture that leaves the page. Positions across are parts of
the width (0 to 1), positions down are pixels.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from generator.domain.targets import STATUSES
from generator.pages.charts.inks import BAR, GRID, INK, LIGHT, PAPER, SOFT
from generator.pages.escaping import escape
from generator.pages.kept import Kept

PHONE = 320
"""The narrowest picture that texts are fitted to, in pixels."""

SHEET = 720
"""The width of a picture that leaves the page, in pixels."""

_NARROW = frozenset("ijltfrI.,:;'!|()[]-/ \u00a0")
_BROAD = frozenset("mwMW%@—…▲●◆▼□×○◇")


def _broad(char: str) -> float:
    """How wide a character is, in parts of the size of its font; marks above and below it take no room."""
    total = 0.0
    for part in unicodedata.normalize("NFD", char):
        if part in _NARROW:
            total += 0.34
        elif part in _BROAD or ord(part) > 0x2E80:
            total += 0.95
        elif not unicodedata.combining(part):
            total += 0.7 if part.isupper() else 0.58
    return total


_wide = Kept(_broad)


@lru_cache(maxsize=1 << 14)
def width(text: str, size: int) -> float:
    """About how wide a text is, in pixels: rather too much, as nobody knows the reader's font."""
    wide: float = sum(map(_wide.__getitem__, text))
    return wide * size


def cut(text: str, size: int, room: float) -> str:
    """The text, its end replaced by … where it does not fit into `room` pixels."""
    if width(text, size) <= room:
        return text
    kept = len(text)
    while kept > 1 and width(text[:kept], size) > room - size:
        kept -= 1
    return text[:kept].rstrip() + "…"


_escaped = lru_cache(maxsize=1 << 14)(escape)


@lru_cache(maxsize=1 << 14)
def at(part: float) -> str:
    """A part of the width as SVG says it."""
    return f"{round(100 * part, 2):g}%"


def text(look: str, part: float, y: float, said: object, shift: float = 0, room: float = 0) -> str:
    """A text on the line `y`; cut to `room` pixels, with the whole of it shown on pointing."""
    whole = str(said)
    shown = cut(whole, _SIZES[look], room) if room else whole
    moved = f' dx="{shift:g}"' if shift else ""
    title = f"<title>{_escaped(whole)}</title>" if shown != whole else ""
    return f'<text class="{look}" x="{at(part)}" y="{y:g}"{moved}>{_escaped(shown)}{title}</text>'


def bar(look: str, start: float, end: float, y: float, height: float) -> str:
    """A bar from one place to another."""
    low, high = min(start, end), max(start, end)
    return f'<rect class="{look}" x="{at(low)}" y="{y:g}" width="{at(high - low)}" height="{height:g}"/>'


def post(look: str, part: float, y: float, height: float, thick: float) -> str:
    """An upright bar of a thickness in pixels, its middle at a place."""
    return (
        f'<rect class="{look}" x="{at(part)}" y="{y:g}" width="{thick:g}" height="{height:g}"'
        f' transform="translate({-thick / 2:g})"/>'
    )


def line(look: str, start: float, y1: float, end: float, y2: float) -> str:
    """A straight line."""
    return f'<line class="{look}" x1="{at(start)}" y1="{y1:g}" x2="{at(end)}" y2="{y2:g}"/>'


def dot(look: str, part: float, y: float, radius: float) -> str:
    """A circle."""
    return f'<circle class="{look}" cx="{at(part)}" cy="{y:g}" r="{radius:g}"/>'


def diamond(look: str, part: float, y: float, radius: float) -> str:
    """A square on its corner. SVG has no percent in paths, so a frame of its own carries it."""
    r = radius
    return (
        f'<svg class="at" x="{at(part)}" y="{y:g}"><path class="{look}" d="M0 {-r:g}L{r:g} 0L0 {r:g}'
        f'L{-r:g} 0Z"/></svg>'
    )


def paths(drawn: Mapping[str, str], height: float, y: float = 0, wide: int = SHEET) -> str:
    """Lines and points, a path for each look, a few letters for each: `wide` across; down, pixels."""
    made = "".join(f'<path class="{look}" d="{path}"/>' for look, path in drawn.items() if path)
    if not made:
        return ""
    top = f' y="{y:g}"' if y else ""
    return (
        f'<svg class="at"{top} width="100%" height="{height:g}" viewBox="0 0 {wide} {height:g}"'
        f' preserveAspectRatio="none">{made}</svg>'
    )


def tick(part: float, y: float, height: float, look: str = "ink") -> str:
    """A target's upright tick, with a light edge so that it shows on a bar."""
    return post("paper", part, y, height, 5) + post(look, part, y, height, 3)


_SIZES = {"n": 13, "b": 13, "v": 12, "t": 12, "a": 11, "am": 11, "ae": 11, "c": 11, "cb": 11, "d": 9, "h": 15}
"""The size of each look of text, in pixels."""

_ENDS, _MIDDLES = frozenset({"v", "ae"}), frozenset({"am", "c", "cb", "d"})
_BOLD, _SOFT = frozenset({"b", "v", "cb", "h"}), frozenset({"a", "am", "ae"})


def _text_look(name: str, size: int) -> str:
    anchor = ' text-anchor="end"' if name in _ENDS else ' text-anchor="middle"' if name in _MIDDLES else ""
    bold = ' font-weight="bold"' if name in _BOLD else ""
    return f'font-size="{size}" fill="{LIGHT[SOFT if name in _SOFT else INK]}"{bold}{anchor}'


LOOKS = {
    **{name: _text_look(name, size) for name, size in _SIZES.items()},
    **{status: f'fill="{LIGHT[f"ck_{status}"]}"' for status in STATUSES},
    **{
        f"{status}-t": f'fill="{LIGHT[f"ck_{status}_tint"]}" stroke="{LIGHT[PAPER]}" stroke-width="2"'
        for status in STATUSES
    },
    "bar": f'fill="{LIGHT[BAR]}"',
    "soft": f'fill="{LIGHT[SOFT]}"',
    "ink": f'fill="{LIGHT[INK]}"',
    "paper": f'fill="{LIGHT[PAPER]}"',
    "grid": f'stroke="{LIGHT[GRID]}"',
    "frame": f'fill="none" stroke="{LIGHT[SOFT]}"',
    "ring": f'fill="{LIGHT[PAPER]}" stroke="{LIGHT[INK]}" stroke-width="2"',
    "point": f'fill="{LIGHT[BAR]}" stroke="{LIGHT[PAPER]}"',
    "curve": f'fill="none" stroke="{LIGHT[BAR]}" stroke-width="2.5" stroke-linecap="round"'
    ' stroke-linejoin="round" vector-effect="non-scaling-stroke"',
    "peers": f'fill="none" stroke="{LIGHT[BAR]}" stroke-width="9" stroke-linecap="round"'
    ' stroke-opacity="0.55" vector-effect="non-scaling-stroke"',
    "dots": f'fill="none" stroke="{LIGHT[BAR]}" stroke-width="10" stroke-linecap="round"'
    ' vector-effect="non-scaling-stroke"',
    "own": f'fill="{LIGHT[INK]}" stroke="{LIGHT[PAPER]}"',
    "peer": f'fill="{LIGHT[BAR]}" fill-opacity="0.55"',
    "at": 'overflow="visible"',
    **{
        f"l{number}": f'stroke="{LIGHT[INK]}" stroke-width="2"'
        + (f' stroke-dasharray="{dash}"' if dash else "")
        for number, dash in enumerate(("", "7 4", "2 3", "9 3 2 3"))
    },
}
"""Every class of a still picture as attributes of SVG, in the light colours."""
