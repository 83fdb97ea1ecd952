"""Columns of keys: texts of which a long frame repeats a few, held as codes.

Their categories are in the order of the alphabet, so that ordering by codes is ordering by text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd


def keys(texts: Any) -> pd.Series[Any]:
    """Texts as codes; what is missing is the empty text. The categories are in the order of the alphabet."""
    column = texts if isinstance(texts, pd.Series) else pd.Series(texts, dtype="object")
    if isinstance(column.dtype, pd.CategoricalDtype):
        if not column.hasnans:
            return column
        if "" not in column.cat.categories:
            column = column.cat.add_categories([""]).cat.reorder_categories(["", *column.cat.categories])
        return column.fillna("")
    codes, known = pd.factorize(column.astype("object").where(column.notna(), ""), sort=False)
    order = sorted(range(len(known)), key=lambda place: known[place])
    place = np.empty(len(known), dtype=np.int32)
    place[order] = np.arange(len(known), dtype=np.int32)
    return coded(place[codes], [known[i] for i in order], column.index)


def coded(codes: np.ndarray, known: Sequence[str], index: pd.Index | None = None) -> pd.Series[Any]:
    """A column of texts from their places in `known`, which are in the order of the alphabet."""
    dtype = pd.CategoricalDtype(pd.Index(list(known), dtype="str"))
    return pd.Series(pd.Categorical.from_codes(codes, dtype=dtype), index=index)


def mapped(column: pd.Series[Any], known: Mapping[str, str]) -> pd.Series[Any]:
    """For each text of a column of keys what `known` has for it, else the empty text; as keys."""
    said = [known.get(text, "") for text in column.cat.categories]
    codes, texts = pd.factorize(np.array(said, dtype=object), sort=True)
    return coded(codes.astype(np.int32)[column.cat.codes.to_numpy()], texts.tolist(), column.index)


def same(one: pd.Series[Any], other: pd.Series[Any]) -> pd.Series[Any]:
    """Where two columns of keys have the same text."""
    place = {text: i for i, text in enumerate(one.cat.categories)}
    there = np.array([place.get(text, -2) for text in other.cat.categories], dtype=np.int32)
    codes = there[other.cat.codes.to_numpy()] if len(there) else np.empty(0, np.int32)
    return pd.Series(one.cat.codes.to_numpy() == codes, index=one.index)


def stacked(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Frames with the same columns one after another; keys stay keys, in the order of the alphabet."""
    filled = [part for part in parts if len(part)] or list(parts[:1])
    if len(filled) == 1:
        return filled[0].reset_index(drop=True)
    index = pd.RangeIndex(sum(map(len, filled)))
    made = {}
    for name, first in filled[0].items():
        columns = [part[name] for part in filled]
        if isinstance(first.dtype, pd.CategoricalDtype):
            columns = [keys(column) for column in columns]
            known = sorted(set().union(*(column.cat.categories for column in columns)))
            place = {text: i for i, text in enumerate(known)}
            codes = [_recoded(column, place) for column in columns]
            made[name] = coded(np.concatenate(codes), known, index)
        else:
            made[name] = pd.concat(columns, ignore_index=True)
    return pd.DataFrame(made, index=index)


def _recoded(column: pd.Series[Any], place: Mapping[str, int]) -> np.ndarray:
    own = np.array([place[text] for text in column.cat.categories], dtype=np.int32)
    return own[column.cat.codes.to_numpy()]


def numbered(data: pd.DataFrame, names: Sequence[str]) -> np.ndarray:
    """One whole number for each row of a frame, the same where the columns `names` are the same, and in
    their order. The columns hold keys, flags or whole numbers that are not negative; what is missing is last.
    """
    number = np.zeros(len(data), dtype=np.int64)
    most = 1
    for name in names:
        places, size = _places(data[name])
        if most * size >= 2**63:  # only those combinations that there are
            number, known = pd.factorize(number, sort=True)
            most = len(known)
        number, most = number * size + places, most * size
    return number


def _places(column: pd.Series[Any]) -> tuple[np.ndarray, int]:
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.codes.to_numpy().astype(np.int64), max(len(column.cat.categories), 1)
    if column.dtype == "str" or column.dtype == "object":
        return _places(keys(column))
    values = column.astype("Int64")
    most = int(values.max()) if values.notna().any() else 0
    return values.fillna(most + 1).to_numpy(dtype=np.int64), most + 2


def constant(text: str, index: pd.Index) -> pd.Series[Any]:
    """A column of one text."""
    return coded(np.zeros(len(index), dtype=np.int8), [text], index)
