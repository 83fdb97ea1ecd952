"""A frame sorted once by what its rows are about, so that some of them are found without reading the rest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from generator.domain.frames import Row, records


class SortedFrame:
    """Rows of a frame by a column's value, always in the frame's own order."""

    def __init__(self, frame: pd.DataFrame, column: pd.Series[Any]) -> None:
        codes, names = pd.factorize(column)
        self._frame = frame
        self._place = {str(name): place for place, name in enumerate(names)}
        order = np.argsort(codes, kind="stable")
        self._starts = np.searchsorted(codes[order], np.arange(len(names) + 1))
        self._order = order.astype(np.int32)  # of millions of rows, and kept
        self._records: dict[str, list[Row]] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._place

    def rows(self, names: Iterable[str]) -> pd.DataFrame:
        """The rows about any of `names`."""
        found = [
            self._order[self._starts[place] : self._starts[place + 1]]
            for name in names
            if (place := self._place.get(name)) is not None
        ]
        places = np.sort(np.concatenate(found)) if found else np.empty(0, dtype=np.intp)
        return self._frame.take(places).reset_index(drop=True)

    def records(self, name: str) -> list[Row]:
        """The rows about `name` as `frames.records` gives them; made when they are first asked for."""
        if name not in self._records:
            self._records[name] = records(self.rows((name,))) if name in self._place else []
        return self._records[name]
