"""What stands in cells: every text is read once, however many cells hold it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from generator.domain.frames import NOT_APPLICABLE, NOT_REPORTED, REPORTED
from generator.domain.quantities import MAX_VALUE, MICRO
from generator.inputs.numbers import DECIMAL, WHOLE, Number, parse_number
from generator.inputs.registers import safe_text

RANGE, GRADE = "range", "grade"
"""What a cell may hold besides a WHOLE or a DECIMAL: a target from where to where, a grade in words."""

DASHES = ("-", "\u2013", "\u2014")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as a cell of one kind: its state, and its number or the two ends of its range; for each the
    reason instead when it cannot be read. A grade has no number.
    """

    text: str
    state: str
    numbers: tuple[Number | str, ...] = ()


class Readings:
    """All texts read so far, each with its place in `known`."""

    def __init__(self) -> None:
        self.known: list[Reading] = []
        self._places = {kind: _Places(kind, self.known) for kind in (WHOLE, DECIMAL, RANGE, GRADE)}

    def places(self, kind: str, texts: Iterable[str], count: int) -> np.ndarray:
        """The place of each of `count` texts, as cells of `kind`; `~place` where one has to be judged."""
        return np.fromiter(map(self._places[kind].__getitem__, texts), np.int32, count)


class _Places(dict[str, int]):
    """Texts of one kind to their places; a text that is met for the first time is read."""

    def __init__(self, kind: str, known: list[Reading]) -> None:
        super().__init__()
        self._kind = kind
        self._known = known

    def __missing__(self, text: str) -> int:
        place, reading = len(self._known), _read(text, self._kind)
        self._known.append(reading)
        self[text] = ~place if _doubtful(reading, self._kind) else place
        return self[text]


def _read(text: str, kind: str) -> Reading:
    if not text:
        return Reading(text, NOT_REPORTED)
    if text in DASHES:
        return Reading(text, NOT_APPLICABLE)
    if kind == GRADE:
        return Reading(text, REPORTED)
    low, dash, high = text.partition("-") if kind == RANGE else (text, "", "")
    read = DECIMAL if kind == RANGE else kind
    parts = (low, high) if dash else (low,)
    return Reading(text, REPORTED, tuple(parse_number(part.strip(), read) for part in parts))


def _doubtful(reading: Reading, kind: str) -> bool:
    """Whether it depends on the column if the text may stand there, or it may stand nowhere."""
    if kind == GRADE:
        return not safe_text(reading.text)
    return any(
        isinstance(number, str) or not 0 <= number.micro <= MAX_VALUE * MICRO for number in reading.numbers
    )
