"""Numbers and dates in Vietnamese notation: dot between thousands, comma before decimals."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

_MICRO = 1_000_000


@lru_cache(maxsize=1 << 14)
def number(micro: int, decimals: int) -> str:
    """A figure in millionths with a fixed number of decimals, half up: 56_796_390 -> "56,80"."""
    step = 10 ** (6 - decimals)
    units = (2 * abs(micro) + step) // (2 * step)
    whole, rest = divmod(units, 10**decimals)
    sign = "\u2212" if micro < 0 and units else ""
    grouped = f"{whole:,}".replace(",", ".")
    return f"{sign}{grouped},{rest:0{decimals}d}" if decimals else f"{sign}{grouped}"


def trimmed(micro: int, most: int = 6) -> str:
    """A figure in millionths with as many decimals as it has, `most` at the most."""
    text = number(micro, most)
    return text.rstrip("0").rstrip(",") if "," in text else text


def apart(micro: int, other: int, decimals: int) -> str:
    """A figure with as many decimals, from `decimals` up, as keep it from looking like `other`."""
    shown = number(micro, decimals)
    if micro == other or shown != number(other, decimals):
        return shown
    for places in range(decimals + 1, 7):
        if number(micro, places) != number(other, places):
            return number(micro, places)
    return shown


def count(value: int) -> str:
    """A whole number: 11232 -> "11.232"."""
    return f"{value:,}".replace(",", ".").replace("-", "\u2212")


def fraction(top: int, base: int) -> str:
    """Two whole numbers, one of the other: 1.018/1.395."""
    return f"{top:,}/{base:,}".replace(",", ".").replace("-", "\u2212")


def day(value: date) -> str:
    """A date as Vietnamese papers print it: 24/7/2023."""
    return f"{value.day}/{value.month}/{value.year}"


def day_text(text: str) -> str:
    """An ISO date in Vietnamese notation; other text as it is."""
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text


def size(octets: int) -> str:
    """A file size in kB or MB."""
    if octets < 1_000_000:
        return f"{number(octets * 1000, 1)} kB"
    return f"{number(octets, 1)} MB"
