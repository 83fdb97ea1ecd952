"""Text as programs save it: UTF-8, what Excel calls Unicode, the old Vietnamese code pages.

What can be told for certain is read; what can only be guessed is named, with what it seems to be.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from generator.domain.findings import Finding, Location
from generator.inputs.files import Source, blocking
from generator.messages.findings import ENCODING_REASONS
from generator.messages.vocabulary import LETTERS_OF_THEIR_OWN, VOWELS

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16, so asked first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_LETTERS = frozenset(
    set(LETTERS_OF_THEIR_OWN)
    | {
        unicodedata.normalize("NFC", letter + tone)
        for vowel in VOWELS
        for letter in (vowel, vowel.upper())
        for tone in ("", *_TONES)
    }
)
"""Every letter of Vietnamese that ASCII lacks (and some that it has)."""

_SIGNS = frozenset("\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u20ab\u00a0\u00d7\u00b0\u2022\u00ab\u00bb")
"""Signs that Vietnamese papers print beside letters: dashes, quotes, the sign of money, degrees."""

_TCVN3 = frozenset(
    b"\xa1\xa2\xa3\xa4\xa5\xa6\xa7\xa8\xa9\xaa\xab\xac\xad\xae\xb5\xb6\xb7\xb8\xb9\xbb\xbc\xbd\xbe\xc6\xc7\xc8"
    b"\xc9\xca\xcb\xcc\xce\xcf\xd0\xd1\xd2\xd3\xd4\xd5\xd6\xd7\xd8\xdc\xdd\xde\xdf\xe1\xe2\xe3\xe4\xe5\xe6\xe7"
    b"\xe8\xe9\xea\xeb\xec\xed\xee\xef\xf1\xf2\xf3\xf4\xf5\xf6\xf7\xf8\xf9\xfa\xfb\xfc\xfd\xfe"
)
"""Bytes that stand for letters in TCVN 5712-3 (fonts called .VnTime, .VnArial)."""

_VNI_VOWEL = re.compile(
    rb"[AEOUaeou\xd4\xd6\xf4\xf6][\xc0-\xc5\xc8-\xcb\xcf\xd5\xd8-\xdc\xe0-\xe5\xe8-\xeb\xef\xf5\xf8-\xfc]"
)
"""A vowel and the byte of its mark after it: how VNI fonts write (VNI-Times)."""


def decode(source: Source, findings: list[Finding]) -> str | None:
    """The file as composed Unicode text (NFC) without byte order marks, or None with a finding."""
    text, row, reason = _read(source.content)
    if text is None:
        findings.append(
            blocking("file-encoding", Location(source.path, row), reason=ENCODING_REASONS[reason])
        )
        return None
    if "\x00" in text:
        row = text[: text.index("\x00")].count("\n") + 1
        place = Location(source.path, row)
        findings.append(blocking("file-encoding", place, reason=ENCODING_REASONS["zeros"]))
        return None
    return composed(text)


def composed(text: str) -> str:
    """Text in composed form; byte order marks inside it (files put one after another) fall away."""
    if text.isascii():
        return text
    text = text.replace("\ufeff", "")
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _read(content: bytes) -> tuple[str | None, int, str]:
    """The text, or None with the line and the reason (a key of ENCODING_REASONS) why it is none."""
    for mark, codec in _BOMS:
        if content.startswith(mark):
            body = content[len(mark) :]
            try:
                return body.decode(codec), 0, ""
            except UnicodeDecodeError as error:
                good = body[: error.start].decode(codec, "ignore")
                return None, good.count("\n") + 1, "utf-8" if codec == "utf-8" else "utf-16"
    try:
        return content.decode("utf-8"), 0, ""
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
    if content.count(0) * 4 > len(content):
        return None, 1, "utf-16-unmarked"
    text = _windows_1258(content)
    return (text, 0, "") if text is not None else (None, row, _seems(content))


def _windows_1258(content: bytes) -> str | None:
    """Text of the Vietnamese Windows code page, or None unless every letter in it is Vietnamese.

    The page writes a vowel and its tone one after the other, so text of another page hardly ever
    comes out as Vietnamese letters alone.
    """
    try:
        written = content.decode("cp1258")
    except UnicodeDecodeError:
        return None
    text = unicodedata.normalize("NFC", written)
    letters = {char for char in text if not char.isascii()}
    toned = any(tone in written for tone in _TONES)
    return text if toned and letters <= _LETTERS | _SIGNS else None


def _seems(content: bytes) -> str:
    """What bytes that are neither UTF-8 nor Windows-1258 look like: a key of ENCODING_REASONS."""
    high = [byte for byte in content if byte > 127]
    utf8 = sum(1 for char in content.decode("utf-8", "ignore") if ord(char) > 127)
    if utf8 * 2 > len(high) / 3:
        return "utf-8"
    marked = sum(len(found) - 1 for found in _VNI_VOWEL.findall(content))
    if marked * 3 > len(high):
        return "vni"
    if len(high) > 3 and all(byte in _TCVN3 for byte in high):
        return "tcvn3"
    return "other"
