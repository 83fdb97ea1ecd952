"""The frames that figures travel in: their columns and dtypes, declared once.

`Int64` figures named value, published_value, points … are millionths of their unit of measure;
numerator, denominator, ranks and counts of units are whole numbers.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Mapping
from functools import cache, partial
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from generator.domain.keys import constant, keys

# Text is read row by row far more often than it is searched: as Python's own strings it costs nothing to
# hand over. Where pyarrow is installed pandas would hold it in Arrow's form, and make each string anew.
pd.set_option("mode.string_storage", "python")

TEXT, KEY, WHOLE, FLAG = "str", "category", "Int64", "bool"
"""Texts; texts of which a long frame repeats a few (held as codes, in the order of the alphabet); whole
numbers that may be missing; yes or no."""

REPORTED, NOT_REPORTED, NOT_APPLICABLE = "reported", "not_reported", "not_applicable"
COUNTS, PUBLISHED = "counts", "published"
AGREES, DIFFERS, UNCHECKED = "agrees", "differs", "cannot be checked"

MEASURE, RATE, SCORE = "measure", "rate", "score"
"""What the header of a cell's column names: a measure, an indicator, a composite or component."""


Row = Any
"""A row of a frame as a named tuple whose empty cells are None."""


def _columns(
    texts: str = "", keys: str = "", wholes: str = "", flags: str = "", order: str = ""
) -> Mapping[str, str]:
    kinds = {
        **dict.fromkeys(texts.split(), TEXT),
        **dict.fromkeys(keys.split(), KEY),
        **dict.fromkeys(wholes.split(), WHOLE),
        **dict.fromkeys(flags.split(), FLAG),
    }
    names = order.split() or list(kinds)
    return MappingProxyType({name: kinds[name] for name in names})


CELLS = _columns(
    keys="period report table group path sheet column cell at no name unit tier kind key facet text state",
    wholes="row value up_to decimals",
    flags="prose total quote as_printed",
)
"""One row per figure of any table: what stands in `path` at `row`, `column`.

`no` and `name` are the row's number and unit as printed.
`key` is the measure, indicator, composite or component id and `facet` the suffix of the header
(percent, rank, rank_of, grade, change, target); rows stand in reading order; `quote`
marks subjects outside the report's area; `total` an aggregate row.
"""

RESULTS = _columns(
    keys="period report table unit tier indicator basis state report_period at published_state",
    wholes="row numerator denominator value published_value units_reported units_expected rank rank_of",
    flags="primary aggregate",
    order="period report table row unit tier indicator numerator denominator value published_value basis"
    " state primary aggregate units_reported units_expected rank rank_of report_period at published_state",
)
"""One row per indicator of a subject in a table of a period: the columns of the contract.

`report_period` is the period of the report's own folder (prose may speak of another period), `at` the
place of a sentence, `published_state` the state of the cell that prints the figure, empty without one.
"""

RESULTS_WITH_ORIGIN = MappingProxyType({**RESULTS, "decimals": WHOLE})
"""RESULTS, and the decimals that a published rate is printed with."""

MEASURES = _columns(
    keys="period report table column unit tier measure state report_period at",
    wholes="row value",
    flags="aggregate",
    order="period report table row column unit tier measure value state aggregate report_period at",
)
"""One row per raw count as printed."""

SCORES = _columns(
    texts="period report table unit tier composite component grade grade_published report_period at",
    wholes="row points maximum percent rank rank_of change points_published percent_published"
    " rank_published rank_of_published change_published",
    order="period report table row unit tier composite component points maximum percent grade rank rank_of"
    " change points_published percent_published grade_published rank_published rank_of_published"
    " change_published report_period at",
)
"""One row per composite (component empty) or component of a subject in a table."""

VERDICTS = _columns(
    keys="period report table unit tier indicator decision issuer operator basis status legal_basis",
    wholes="target_value up_to value gap_points gap_dossiers",
    order="period report table unit tier indicator decision issuer operator target_value up_to value basis"
    " status gap_points gap_dossiers legal_basis",
)
"""One row per target held against a primary figure."""

VERDICTS_WITH_ORIGIN = MappingProxyType({**VERDICTS, "result": WHOLE})
"""VERDICTS, and the row of the results that each is about."""

CLAIMS = _columns(
    texts="period report at unit tier indicator published computed outcome kind condition",
)
"""One row per figure or list entry that a report states: the columns of the contract."""

CLAIMS_WITH_ORIGIN = MappingProxyType({**CLAIMS, "report_period": TEXT, "table": TEXT, "row": WHOLE})
"""CLAIMS, in reading order, the period of the report's own folder and, for a figure, its table and row."""

CHANGES = _columns(
    keys="period unit tier indicator against",
    wholes="value before change",
)
"""One row per primary figure and like period: the value, the one before, their difference."""

ENTERED = _columns(
    texts="source period report table figure_period unit tier figure part decision condition at value"
    " path column cell sheet",
    wholes="row",
)
"""One row per published figure that an editor entered: a cell, a target, a figure of a claim.

`figure` is the key with its suffix; `part` tells apart the total row, the kind of a claim's figure, a
target's operator. `value` is text: "" not reported, "-" not applicable, a number, a grade.
"""

DERIVED = _columns(
    texts="kind period place unit tier figure decision value report table",
)
"""One row per published figure that is computed: a primary figure, a verdict, a rank, points, a grade.

`place` is the report and table of what stands once per table (composites), else empty.
"""

DIFFERENCES = _columns(
    texts="kind change period report table unit tier figure decision part condition at old new path column",
    wholes="row",
)
"""One row per thing that differs between two revisions; `change` is changed, added or removed."""

EFFECTS = _columns(
    texts="entry kind period place unit tier figure decision old new",
)
"""One row per computed figure that a correction changed: what it was before that entry, and after it."""


MAKEUP = _columns(
    keys="period report group unit tier indicator part_unit part_tier part_table role",
    wholes="row numerator denominator value",
)
"""One row per unit of an aggregate: whether it was added up, or why it was left out (`role`)."""

COUNTED, NO_COUNTS, MISSING = "counted", "published", "missing"
"""Roles in an aggregate beside NOT_REPORTED and NOT_APPLICABLE: added up; a rate was printed without its
counts; no row at all."""


def empty(columns: Mapping[str, str]) -> pd.DataFrame:
    """A frame with the declared columns and no rows."""
    return pd.DataFrame(
        {name: keys([]) if dtype == KEY else pd.Series(dtype=dtype) for name, dtype in columns.items()}
    )


_BLANK: Mapping[str, Any] = MappingProxyType({TEXT: "", KEY: "", WHOLE: None, FLAG: False})


def frame(rows: list[dict[str, Any]], columns: Mapping[str, str]) -> pd.DataFrame:
    """A frame of `rows` with the declared columns and dtypes; what a row lacks is empty."""
    if not rows:
        return empty(columns)
    made = {}
    for name, dtype in columns.items():
        cells = [row.get(name, _BLANK[dtype]) for row in rows]
        made[name] = keys(cells) if dtype == KEY else pd.Series(cells, dtype=dtype)
    return pd.DataFrame(made)


def records(data: pd.DataFrame) -> list[Row]:
    """The rows of a frame as named tuples, empty cells as None and whole numbers as int."""
    row = _row_type(tuple(data.columns))
    made = partial(tuple.__new__, row)  # not row(*cells), which is Python's own code, once for each row
    return list(map(made, zip(*(_cells(column) for _, column in data.items()), strict=True)))


@cache
def _row_type(names: tuple[str, ...]) -> Any:
    """The type of a row; made once, as making one costs more than filling a hundred."""
    return namedtuple("Row", names, rename=True)  # as pandas does: a column may be called `in`


def _cells(column: pd.Series[Any]) -> list[Any]:
    if isinstance(column.dtype, pd.CategoricalDtype):
        codes = column.cat.codes.to_numpy()
        made: list[Any] = column.cat.categories.take(codes).tolist()  # of a few rows few of the texts
        if not len(codes) or codes.min() >= 0:
            return made
        return [None if code < 0 else text for code, text in zip(codes.tolist(), made, strict=True)]
    missing = column.isna().to_numpy()
    if not missing.any():
        return column.tolist()
    told = np.full(len(column), None, dtype=object)
    told[~missing] = column[~missing].tolist()  # not all of them: many columns are all but empty
    return told.tolist()


def conform(data: pd.DataFrame, columns: Mapping[str, str]) -> pd.DataFrame:
    """`data` with exactly the declared columns, in order, in the declared dtypes."""
    made = {}
    for name, dtype in columns.items():
        made[name] = _as(data[name], dtype) if name in data.columns else _blank(data.index, dtype)
    return pd.DataFrame(made).reset_index(drop=True)


def _blank(index: pd.Index[Any], dtype: str) -> pd.Series[Any]:
    """A column that says nothing, of its type from the start: else each NA of an object is looked at."""
    if dtype == KEY:
        return constant("", index)
    blank: Any = {TEXT: "", WHOLE: pd.NA, FLAG: False}[dtype]
    return pd.Series(blank, index=index, dtype=pd.api.types.pandas_dtype(dtype))


def _as(column: pd.Series[Any], dtype: str) -> pd.Series[Any]:
    if dtype == KEY:
        return keys(column)
    if dtype == TEXT and not (column.dtype == dtype and column.notna().all()):
        column = column.astype("str").where(column.notna(), "")
    return column.astype(pd.api.types.pandas_dtype(dtype))
