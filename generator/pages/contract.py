"""The machine-readable contract: results, verdicts, findings and registers as tables of text.

Values print with a decimal point and six decimals, raw counts as whole numbers, flags as true and
false; what is empty says why in its `state` or `status`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

import pandas as pd

from generator.domain import frames
from generator.domain.dataset import Dataset
from generator.domain.quantities import plain, short
from generator.domain.results import Results
from generator.pages.registers import REGISTERS, Sheet

MICRO_COLUMNS = frozenset(
    (
        "value",
        "published_value",
        "points",
        "maximum",
        "percent",
        "change",
        "points_published",
        "percent_published",
        "change_published",
        "target_value",
        "up_to",
        "gap_points",
    )
)
"""Columns in millionths, which print with six decimals."""


def contract_sheets(dataset: Dataset, results: Results) -> dict[str, Sheet]:
    """Every table of the contract by file stem, findings apart."""
    names = {unit.id: unit.name for unit in dataset.units}
    return {
        "results": results_sheet(results.results, names),
        "measures": _figures(results.measures, frames.MEASURES, names, raw=True),
        "scores": _figures(results.scores, frames.SCORES, names),
        "verdicts": _figures(results.verdicts, frames.VERDICTS, names),
        "claims": _claims(results.claims),
        **{stem: register(dataset) for stem, register in REGISTERS.items()},
    }


def results_sheet(results: pd.DataFrame, names: Mapping[str, str]) -> Sheet:
    """Results as text; `names` gives the units' names."""
    return _figures(results, frames.RESULTS, names)


def csv_text(sheet: Sheet) -> str:
    """A sheet as CSV: comma, LF, quotes only where needed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(sheet[0])
    writer.writerows(sheet[1])
    return out.getvalue()


def _figures(
    frame: pd.DataFrame, columns: Mapping[str, str], names: Mapping[str, str], raw: bool = False
) -> Sheet:
    made: dict[str, list[str]] = {}
    for name, dtype in columns.items():
        made[name] = _texts(frame[name], dtype, name in MICRO_COLUMNS, raw)
        if name == "unit":
            made["unit_name"] = [names[unit] for unit in frame["unit"]]
    return tuple(made), list(zip(*made.values(), strict=True))


def _texts(column: pd.Series, dtype: str, micro: bool, raw: bool) -> list[str]:
    if dtype == frames.TEXT:
        return column.tolist()
    if dtype == frames.FLAG:
        return ["true" if value else "false" for value in column]
    if not micro:
        return ["" if value is pd.NA else str(value) for value in column]
    notation = short if raw else plain
    return ["" if value is pd.NA else notation(int(value)) for value in column]


def _claims(claims: pd.DataFrame) -> Sheet:
    header = tuple(frames.CLAIMS)
    return header, list(claims[list(header)].itertuples(index=False, name=None))
