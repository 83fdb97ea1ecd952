"""Numbers as Vietnamese papers print them: 11.232, 36,69, 36,69 %, 2.318.000 with a sign of money.

What could be read two ways is refused, not guessed. Source of the notation: Vietnamese locale,
dot between thousands, comma before decimals.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from generator.domain.quantities import MAX_AMOUNT, MAX_DECIMALS, MAX_VALUE, from_decimal
from generator.messages.vocabulary import MONEY

WHOLE, DECIMAL = "whole", "decimal"
"""Whether a column holds counts and amounts, or rates and points."""

UNREADABLE, AMBIGUOUS, FRACTION, TOO_LARGE, TOO_FINE = (
    "unreadable-number",
    "ambiguous-number",
    "fraction-count",
    "number-too-large",
    "number-too-fine",
)
"""Reasons, which are the codes of their findings."""

_SUFFIX = re.compile(rf"\s*(?:%|{'|'.join(MONEY)})$", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]+")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_COMMA = re.compile(r"([0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+),([0-9]+)")
_POINT = re.compile(r"([0-9]+)\.([0-9]+)")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as read: millionths, and how many decimals were printed."""

    micro: int
    decimals: int


@lru_cache(maxsize=65536)
def parse_number(text: str, kind: str) -> Number | str:
    """The number that `text` prints, or the reason why it cannot be read as one.

    A leading minus (or U+2212) is kept: whether a figure may be negative is its column's business.
    """
    body = text.replace("\u00a0", " ").replace("\u202f", " ").strip()
    money = _SUFFIX.search(body) is not None and not body.endswith("%")
    body = _SUFFIX.sub("", body)
    sign = -1 if body[:1] in ("-", "\u2212") else 1
    body = body[1:].lstrip() if sign < 0 else body
    whole, decimals = _split(body, kind, money)
    if decimals is None:
        return whole
    if kind == WHOLE and decimals.strip("0"):
        return FRACTION
    if len(decimals) > MAX_DECIMALS:
        return TOO_FINE
    if len(whole) > 15 or int(whole) > (MAX_AMOUNT if kind == WHOLE else MAX_VALUE):
        return TOO_LARGE
    return Number(sign * from_decimal(Decimal(f"{whole}.{decimals or '0'}")), len(decimals))


def _split(body: str, kind: str, money: bool) -> tuple[str, str | None]:
    """Whole part and decimals of an unsigned number, or (reason, None)."""
    if _DIGITS.fullmatch(body):
        return body, ""
    if _GROUPED.fullmatch(body):
        if kind == DECIMAL and not money and body.count(".") == 1:
            return AMBIGUOUS, None  # 36.690 is 36690, or 36,69 typed in the English way
        return body.replace(".", ""), ""
    if match := _COMMA.fullmatch(body):
        if kind == WHOLE and len(match[2]) == 3 and len(match[1]) <= 3:
            return AMBIGUOUS, None  # 1,234 is 1,234 or one thousand two hundred and thirty-four
        return match[1].replace(".", ""), match[2]
    if match := _POINT.fullmatch(body):
        if len(match[2]) == 3 and not match[1].startswith("0"):
            return UNREADABLE, None
        return match[1], match[2]
    return UNREADABLE, None
