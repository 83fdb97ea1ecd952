"""The five reports: what the site must show of them, and that nothing they print is lost on the way.

The figures below were worked out from the papers. The reading of CSV and of numbers for the cell-by-cell
comparison is this file's own: a mistake in the generator's reader must not hide itself.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pytest

from generator import pipeline
from generator.domain.dataset import Dataset
from generator.domain.findings import Finding
from generator.domain.results import Results
from generator.messages.findings import MESSAGES
from generator.messages.numbers import apart, number

DATA = Path(__file__).resolve().parents[2] / "data"
MILLION = 1_000_000

JULY, THIRD_QUARTER, HALF, JANUARY = "2023-07-01_2023-07-24", "2023-q3", "2023-h1", "2024-01"
PROVINCE, DISTRICT, TOWN, LAP_VO = (
    "tinh-binh-dinh-52",
    "huyen-tuy-phuoc-550",
    "thi-xa-hoai-nhon-543",
    "huyen-lap-vo-875",
)
INDUSTRY = "tinh-binh-dinh-52-so-cong-thuong"


@pytest.fixture(scope="module")
def checked() -> pipeline.Checked:
    """The repository's own data, checked."""
    return pipeline.check(DATA, lambda _: None)


@pytest.fixture(scope="module")
def dataset(checked: pipeline.Checked) -> Dataset:
    """What was read."""
    assert checked.dataset is not None
    return checked.dataset


@pytest.fixture(scope="module")
def results(checked: pipeline.Checked) -> Results:
    """What was computed."""
    assert checked.results is not None
    return checked.results


def one(frame: pd.DataFrame, **where: Any) -> Any:
    """The only row with these values."""
    found = select(frame, **where)
    assert len(found) == 1, found
    return found[0]


def select(frame: pd.DataFrame, **where: Any) -> list[Any]:
    """The rows with these values, empty cells as None."""
    for name, value in where.items():
        frame = frame[frame[name] == value]
    return list(frame.astype("object").where(frame.notna(), None).itertuples(index=False, name="Row"))


# --- figures that the reports' readers must find ------------------------------------------------------------

FIGURES = [
    # period, unit, tier, indicator, numerator, denominator, printed, coverage
    (THIRD_QUARTER, DISTRICT, "commune", "online-submission", 5035, 8865, "56,80", "13/13"),
    (THIRD_QUARTER, DISTRICT, "commune", "online-payment", 6335, 6810, "93,02", "13/13"),
    (THIRD_QUARTER, DISTRICT, "district", "online-submission", 307, 6836, "4,49", ""),
    (THIRD_QUARTER, DISTRICT, "all", "online-submission", 5342, 15701, "34,02", "14/14"),
    (JULY, PROVINCE, "commune", "online-payment", 8790, 11944, "73,59", "11/11"),
    (JULY, PROVINCE, "all", "online-submission", 13128, 29908, "43,89", "40/40"),
    (JULY, PROVINCE, "province", "online-submission", 3395, 5955, "57,01", "18/18"),
    (JULY, PROVINCE, "province", "online-payment", 2290, 3547, "64,56", "14/14"),
    (JULY, INDUSTRY, "province", "online-submission", 1646, 1663, "98,98", ""),
    (HALF, TOWN, "all", "online-submission", 11934, 25434, "46,92", "18/18"),
]


@pytest.mark.parametrize(
    ("period", "unit", "tier", "indicator", "numerator", "denominator", "printed", "coverage"), FIGURES
)
def test_computed_figures(
    results: Results,
    period: str,
    unit: str,
    tier: str,
    indicator: str,
    numerator: int,
    denominator: int,
    printed: str,
    coverage: str,
) -> None:
    """Rates of counts, aggregates with the units they rest on."""
    row = one(results.results, period=period, unit=unit, tier=tier, indicator=indicator, primary=True)
    assert (row.numerator, row.denominator, row.basis) == (numerator, denominator, "counts")
    assert number(row.value, 2) == printed
    assert (f"{row.units_reported}/{row.units_expected}" if row.aggregate else "") == coverage


def test_the_whole_province_comes_from_the_three_appendices_together(results: Results) -> None:
    """Departments, districts and communes of one group; no single table holds the figure."""
    row = one(
        results.results, period=JULY, unit=PROVINCE, tier="all", indicator="online-submission", primary=True
    )
    assert (row.table, row.row, row.aggregate) == ("chi-tieu", None, True)


VERDICTS = [
    # unit, tier, indicator, decision, target, status, gap in points, gap in dossiers
    (INDUSTRY, "province", "online-submission", "2679-qd-ubnd-2023", "99", "not_met", 22_249, 1),
    (INDUSTRY, "province", "online-submission", "central-2023", "50", "exceeded", None, None),
    (DISTRICT, "commune", "online-submission", "central-2023", "50", "exceeded", None, None),
    (DISTRICT, "commune", "online-submission", "2679-qd-ubnd-2023", "53", "exceeded", None, None),
    (DISTRICT, "commune", "online-payment", "binh-dinh-2023", "35", "exceeded", None, None),
    (DISTRICT, "commune", "online-payment", "2679-qd-ubnd-2023", "87", "exceeded", None, None),
    (DISTRICT, "commune", "digitised-documents", "binh-dinh-2023", "55", "exceeded", None, None),
    (DISTRICT, "commune", "digitised-documents", "2679-qd-ubnd-2023", "65", "not_met", 3_968_958, 72),
    (DISTRICT, "commune", "identity-check", "2679-qd-ubnd-2023", "100", "not_met", 5_986_696, 108),
]


@pytest.mark.parametrize(
    ("unit", "tier", "indicator", "decision", "target", "status", "points", "dossiers"), VERDICTS
)
def test_verdicts_in_july(
    results: Results,
    unit: str,
    tier: str,
    indicator: str,
    decision: str,
    target: str,
    status: str,
    points: int | None,
    dossiers: int | None,
) -> None:
    """Every decision for itself, with the gap in points and in dossiers."""
    row = one(results.verdicts, period=JULY, unit=unit, tier=tier, indicator=indicator, decision=decision)
    assert (number(row.target_value, 0), row.status) == (target, status)
    assert (row.gap_points, row.gap_dossiers) == (points, dossiers)


@pytest.mark.parametrize(
    ("indicator", "decisions"),
    [
        ("online-submission", {"central-2023", "2679-qd-ubnd-2023"}),
        ("online-payment", {"binh-dinh-2023", "2679-qd-ubnd-2023"}),
    ],
)
def test_the_communes_of_tuy_phuoc_stand_under_two_decisions_each(
    results: Results, indicator: str, decisions: set[str]
) -> None:
    """And under no other."""
    rows = select(results.verdicts, period=JULY, unit=DISTRICT, tier="commune", indicator=indicator)
    assert {row.decision for row in rows} == decisions
    assert len(rows) == len(decisions)


def test_the_department_of_industry_does_not_look_as_if_it_had_met_its_target(results: Results) -> None:
    """98,98 beside 99: two decimals are enough."""
    row = one(
        results.verdicts,
        period=JULY,
        unit=INDUSTRY,
        indicator="online-submission",
        decision="2679-qd-ubnd-2023",
    )
    assert apart(row.value, row.target_value, 2) == "98,98"


def test_grades_of_lap_vo_by_published_total(results: Results) -> None:
    """1 Xuất sắc, 8 Tốt, 3 Khá, 1 Trung bình, ranked as the paper does."""
    rows = select(results.scores, composite="766", component="", tier="commune", period=JANUARY)
    assert Counter(row.grade for row in rows) == {"Xuất sắc": 1, "Tốt": 8, "Khá": 3, "Trung bình": 1}
    assert [row.rank for row in rows] == list(range(1, 14))
    assert {row.rank_of for row in rows} == {13}
    grades = select(results.claims, indicator="766", kind="count", period=JANUARY)
    assert [row.outcome for row in grades] == ["agrees"] * 4


def test_the_index_of_the_district_itself(results: Results) -> None:
    """Its groups stand in a table, its total, rank and change in a sentence."""
    row = one(results.scores, unit=LAP_VO, composite="766", component="", period=JANUARY)
    found = (row.points_published, row.points, row.change, row.rank_published, row.rank_of_published)
    assert found == (82_070_000, 82_000_000, -1_630_000, 8, 12)


# --- what does not add up -----------------------------------------------------------------------------------

FINDINGS = [
    # code, path under periods/, row, unit, published, computed
    ("aggregate-copied", f"{JULY}/binh-dinh/loi-van.csv", 9, PROVINCE, "60,80", "73,59"),
    ("claim-figure", f"{THIRD_QUARTER}/tuy-phuoc/loi-van.csv", 21, DISTRICT, "92,03", "93,02"),
    ("total-mismatch", f"{JANUARY}/lap-vo/muc-ii-2.csv", 17, LAP_VO, "223,00", "228,00"),
    ("rate-mismatch", f"{JULY}/binh-dinh/phu-luc-3.csv", 10, "thi-xa-an-nhon-549", "91,10", "90,67"),
    ("claim-unit-twice", f"{HALF}/hoai-nhon/report.yml", 20, "phuong-tam-quan-nam-21658", "75,32", "79,38"),
    ("claim-missing", f"{HALF}/hoai-nhon/report.yml", 20, "xa-hoai-chau-bac-21646", "", "71,27"),
]


def shown(finding: Finding) -> tuple[str, str, int | None, str, str, str]:
    """A finding in the columns of FINDINGS."""
    figures = ["" if value is None else number(value, 2) for value in (finding.published, finding.computed)]
    place = finding.location
    return finding.code, place.path.removeprefix("periods/"), place.row, finding.unit, figures[0], figures[1]


@pytest.mark.parametrize("expected", FINDINGS, ids=[f"{row[0]} {row[3]}" for row in FINDINGS])
def test_findings(checked: pipeline.Checked, expected: tuple[Any, ...]) -> None:
    """Each once, at the place of the printed figure, and none of them stops a transcript."""
    code, path, row, *_ = expected
    found = [shown(f) for f in checked.findings if f.code == code]
    same = [f for f in found if (f[1], f[2], f[3]) == (path, row, expected[3])]
    assert same == [expected]
    assert not checked.blocked


def test_totals_of_the_index_that_their_groups_cannot_give(
    checked: pipeline.Checked, results: Results
) -> None:
    """Groups printed to one decimal may be off by 0,05 each and the total by 0,005: 0,305 in all.

    Three groups of Vĩnh Thạnh have all their points, so that only the three others can have been more:
    its 90,13 is out of reach of 89,9.
    """
    expected = {
        row.unit
        for row in select(results.scores, composite="766", component="", table="muc-i-2", period=JANUARY)
        if abs(row.points - row.points_published) > 305_000
    }
    found = [f.unit for f in checked.findings if f.code == "composite-mismatch" and f.period == JANUARY]
    assert sorted(found) == sorted(expected | {"xa-vinh-thanh-30187"})
    assert len(found) == 9


def test_every_finding_has_its_message_and_remedy(checked: pipeline.Checked) -> None:
    """In Vietnamese, for each code that the reports give."""
    codes = {finding.code for finding in checked.findings}
    assert codes
    assert codes <= MESSAGES.keys()
    assert all(text.strip() for code in codes for text in MESSAGES[code])


# --- nothing printed is lost --------------------------------------------------------------------------------

FACETS = ("percent", "rank_of", "rank", "grade", "change", "target")
FIGURE = re.compile(r"(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?\s*(?:%|đ)?")


class Cell(NamedTuple):
    """A filled cell of a table, or a figure of a sentence, as this file reads it."""

    period: str
    report: str
    table: str
    row: int
    column: str
    text: str
    at: str = ""


def read(path: Path) -> list[list[str]]:
    """The rows of a CSV file, header first."""
    text = path.read_bytes().decode("utf-8-sig")
    return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text, newline=""))]


def cells(path: Path) -> Iterator[Cell]:
    """The cells of a table that are not empty; of a table of sentences, its figures."""
    period, report = path.parent.parts[-2:]
    header, *rows = read(path)
    for line, row in enumerate(rows, start=2):
        record = dict(zip(header, row, strict=True))
        if "figure" in header:
            named = record.get("period") or period
            yield Cell(named, report, path.stem, line, record["figure"], record["value"], record["at"])
            continue
        for column in header:
            if column not in ("no", "unit", "tier", "total") and record[column]:
                yield Cell(period, report, path.stem, line, column, record[column])


CELLS = [cell for path in sorted(DATA.glob("periods/*/*/*.csv")) for cell in cells(path)]


def millionths(text: str) -> int | None:
    """A printed number; None for a dash."""
    if text == "-":
        return None
    match = FIGURE.fullmatch(text)
    assert match, text
    sign, whole, part = match.groups()
    return int(Decimal(f"{sign}{whole.replace('.', '')}.{part or 0}") * MILLION)


def facet(column: str) -> tuple[str, str]:
    """A heading and its suffix."""
    key, dot, suffix = column.rpartition(".")
    return (key, suffix) if dot and suffix in FACETS else (column, "")


Index = dict[tuple[Any, ...], list[Any]]


def index(frame: pd.DataFrame, *names: str) -> Index:
    """The rows of a frame by columns."""
    found: Index = {}
    for row in select(frame):
        found.setdefault(tuple(getattr(row, name) for name in names), []).append(row)
    return found


@pytest.fixture(scope="module")
def measured(results: Results) -> Index:
    """Raw counts by place."""
    return index(results.measures, "period", "report", "table", "row", "measure")


@pytest.fixture(scope="module")
def rated(results: Results) -> Index:
    """Results by place."""
    return index(results.results, "period", "report", "table", "row", "indicator")


@pytest.fixture(scope="module")
def scored(results: Results) -> Index:
    """Scores by place."""
    rows: Index = {}
    for row in select(results.scores):
        item = row.component or row.composite
        rows.setdefault((row.period, row.report, row.table, row.row, item), []).append(row)
    return rows


@pytest.fixture(scope="module")
def claimed(results: Results) -> Index:
    """Claims by report, place in it, and figure."""
    return index(results.claims, "report", "at", "indicator", "published")


def test_the_reading_of_this_file_is_not_empty() -> None:
    """All tables of all five reports, sentences included."""
    assert len({(cell.period, cell.report) for cell in CELLS if not cell.at}) >= 4
    assert len({cell.report for cell in CELLS if cell.at}) >= 5
    assert len(CELLS) > 1500


def test_every_count_is_a_measure(dataset: Dataset, measured: Index) -> None:
    """Tables and sentences: one row of measures.csv a count, with its value, a dash as not applicable."""
    lost = []
    counts = [cell for cell in CELLS if cell.column in dataset.measures]
    for cell in counts:
        rows = measured.get((cell.period, cell.report, cell.table, cell.row, cell.column), [])
        value = millionths(cell.text)
        state = "reported" if value is not None else "not_applicable"
        if [(row.value, row.state) for row in rows] != [(value, state)]:
            lost.append((cell, rows))
    assert lost == []
    assert len(counts) > 700


def test_every_published_rate_of_a_table_is_a_result(dataset: Dataset, rated: Index) -> None:
    """One row of results.csv, with the rate as published; rates of total rows included."""
    lost = []
    rates = [c for c in CELLS if not c.at and facet(c.column)[0] in dataset.indicators]
    assert {facet(cell.column)[1] for cell in rates} == {""}
    for cell in rates:
        rows = rated.get((cell.period, cell.report, cell.table, cell.row, cell.column), [])
        value = millionths(cell.text)
        state = [row.state for row in rows]
        if [row.published_value for row in rows] != [value] or (
            value is None and state != ["not_applicable"]
        ):
            lost.append((cell, rows))
    assert lost == []
    assert len(rates) > 400


def test_every_point_percent_and_grade_is_a_score(dataset: Dataset, scored: Index) -> None:
    """One row of scores.csv, in the column of what is printed."""
    known = {*dataset.composites, *(p.id for c in dataset.composites.values() for p in c.components)}
    lost = []
    points = [c for c in CELLS if not c.at and facet(c.column)[0] in known and c.text != "-"]
    for cell in points:
        key, suffix = facet(cell.column)
        rows = scored.get((cell.period, cell.report, cell.table, cell.row, key), [])
        column = f"{suffix or 'points'}_published"
        found = [getattr(row, column) for row in rows]
        value = millionths(cell.text) or 0
        whole = value // MILLION if suffix.startswith("rank") else value
        if found != [cell.text if suffix == "grade" else whole]:
            lost.append((cell, rows))
    assert lost == []
    assert len(points) > 200


def test_every_figure_of_the_sentences_is_a_claim(claimed: Index) -> None:
    """One row of claims.csv each, at its place in the paper, with the figure as published."""
    lost = []
    spoken = Counter[tuple[str, str, str, str]]()
    for cell in (cell for cell in CELLS if cell.at):
        value = millionths(cell.text.partition("-")[0] if facet(cell.column)[1] == "target" else cell.text)
        assert value is not None
        text = f"{'-' if value < 0 else ''}{abs(value) // MILLION}.{abs(value) % MILLION:06d}"
        spoken[cell.report, cell.at, cell.column, text] += 1
    for key, times in spoken.items():
        rows = [row for row in claimed.get(key, []) if row.kind in ("figure", "target")]
        if len(rows) != times:
            lost.append((key, times, rows))
    assert lost == []
    assert spoken.total() > 200


def test_a_rate_of_a_sentence_that_no_table_has_is_a_result(
    dataset: Dataset, results: Results, rated: Index
) -> None:
    """And one that a table has is not printed twice."""
    keys = ["period", "unit", "tier", "indicator"]
    prose = {(r.id, t.stem) for r in dataset.reports for t in r.tables if t.prose}
    rows = select(results.results)
    spoken = [row for row in rows if (row.report, row.table) in prose]
    tables = {
        tuple(getattr(row, k) for k in keys)
        for row in rows
        if (row.report, row.table) not in prose
        # an aggregate that not everybody reported to leaves room for the figure that the paper states
        and (row.units_reported is None or row.units_reported >= row.units_expected)
    }
    assert spoken
    assert not [row for row in spoken if tuple(getattr(row, k) for k in keys) in tables]
    subjects = select(dataset.cells, prose=True, kind="rate", facet="", state="reported", quote=False)
    missing = {(cell.period, cell.unit, cell.tier, cell.key) for cell in subjects} - {
        tuple(getattr(row, k) for k in keys) for row in rows
    }
    assert missing == set()


def test_every_cell_belongs_to_something(dataset: Dataset) -> None:
    """A heading of these files is a measure, an indicator, a composite or a component."""
    known = {*dataset.measures, *dataset.indicators, *dataset.composites}
    known |= {part.id for composite in dataset.composites.values() for part in composite.components}
    assert {facet(cell.column)[0] for cell in CELLS} <= known
