"""Hold data/ against the control sheet, a second reading of the papers.

The sheet (tests/control, see its README for what counts as a figure) states for every table the rows, the
filled cells, the dashes and the sum of each column, the unit names in printed order, and for every numbered
place of a paper the figures its sentences state. The reading of CSV and of Vietnamese numbers below is this
file's own on purpose: a mistake in the generator's reader must not hide a mistake in the data.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

TESTS = Path(__file__).resolve().parents[1]
CONTROL = TESTS / "control"
DATA = TESTS.parent / "data"

DASH = "-"
ROW_LABELS = {"no", "unit", "tier", "total"}
"""Columns of a table that say which row it is; every other column holds figures."""

PROSE_COLUMNS = {"at", "figure", "value"}
"""What tells the tall table of the sentences from a printed table."""

NUMBER = re.compile(r"(?P<sign>[-−]?)(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<part>\d+))?(?:\s*(?:%|đ))?")
POINTS = re.compile(r"(?P<points>[^/]+)/\d+")
RANGE = re.compile(r"(?P<low>\d+(?:,\d+)?)\s*[-–]\s*(?P<high>\d+(?:,\d+)?)(?:\s*%)?")

Record = dict[str, str]
TableKey = tuple[str, str]


class Tally(NamedTuple):
    """What a column of a table adds up to; `total` is in the column's own unit of measure."""

    rows: int
    filled: int
    dashes: int
    total: Decimal


# --- reading -----------------------------------------------------------------------------------------------


def tidy(text: str) -> str:
    """Text with composed letters and single spaces, so that only what a reader sees is compared."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def number(cell: str) -> Decimal:
    """A number as Vietnamese print it: 11.232 is a count, 36,69% a rate, 2.318.000đ an amount.

    Raises ValueError for anything else, 36.69 included.
    """
    match = NUMBER.fullmatch(cell.strip())
    if match is None:
        raise ValueError(f"not a number: {cell!r}")
    digits = match["whole"].replace(".", "") + "." + (match["part"] or "0")
    return -Decimal(digits) if match["sign"] else Decimal(digits)


def table_number(cell: str) -> Decimal:
    """A cell of a table: a number, or points over their maximum (7,2/12 counts as 7,2)."""
    match = POINTS.fullmatch(cell.strip())
    return number(match["points"] if match else cell)


def prose_number(cell: str) -> Decimal:
    """A figure of a sentence: a number, or a range (55-60), of which both ends are added."""
    match = RANGE.fullmatch(cell.strip())
    return number(match["low"]) + number(match["high"]) if match else number(cell)


def read_records(path: Path) -> list[Record]:
    """Rows of a CSV file (comma, semicolon or tab; BOM or not) as tidy text by column; blank lines skipped.

    Raises ValueError where a heading stands twice or a row has more or fewer cells than the header.
    """
    text = path.read_bytes().decode("utf-8-sig")
    first_line = text.partition("\n")[0]
    delimiter = max(",;\t", key=first_line.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines = [[tidy(cell) for cell in row] for row in rows]
    lines = [row for row in lines if any(row)]
    if not lines:
        raise ValueError(f"{path.name} is empty")
    header, *body = lines
    if len(set(header)) != len(header):
        raise ValueError(f"{path.name}: a heading stands twice in {header}")
    for place, row in enumerate(body, start=1):
        if len(row) != len(header):
            raise ValueError(f"{path.name}: row {place} has {len(row)} cells, the header {len(header)}")
    return [dict(zip(header, row, strict=True)) for row in body]


def tally(cells: Iterable[str]) -> Tally:
    """Count and add up the cells of a column. Raises ValueError at what is no number, dash or empty cell."""
    column = list(cells)
    values = [table_number(cell) for cell in column if cell not in ("", DASH)]
    return Tally(len(column), len(values), column.count(DASH), sum(values, Decimal(0)))


def is_prose(path: Path) -> bool:
    """Whether a file is the tall table of the figures of the sentences."""
    return path.suffix == ".csv" and any(set(record) >= PROSE_COLUMNS for record in read_records(path))


def is_total_label(name: str) -> bool:
    """Whether a printed name is that of a total row ("Tổng số cấp xã", "TỔNG I+II")."""
    return tidy(name).casefold().startswith("tổng")


# --- the sheet ---------------------------------------------------------------------------------------------


def expected_tally(line: Record) -> Tally:
    """The figures of one line of tables.csv or targets.csv (plain decimals with a point)."""
    return Tally(int(line["rows"]), int(line["filled"]), int(line["dashes"]), Decimal(line["sum"]))


def sheet_tables() -> dict[TableKey, dict[str, Tally]]:
    """tables.csv as (report, table) -> column -> tally."""
    tables: dict[TableKey, dict[str, Tally]] = {}
    for line in read_records(CONTROL / "tables.csv"):
        tables.setdefault((line["report"], line["table"]), {})[line["column"]] = expected_tally(line)
    return tables


def sheet_names() -> dict[TableKey, list[str]]:
    """units.csv as (report, table) -> printed names in order."""
    names: dict[TableKey, list[str]] = {}
    for line in read_records(CONTROL / "units.csv"):
        names.setdefault((line["report"], line["table"]), []).append(line["printed_name"])
    return names


def sheet_targets() -> dict[str, dict[tuple[str, str], Tally]]:
    """targets.csv as decision -> (tier, indicator) -> tally."""
    targets: dict[str, dict[tuple[str, str], Tally]] = {}
    for line in read_records(CONTROL / "targets.csv"):
        targets.setdefault(line["decision"], {})[line["tier"], line["indicator"]] = expected_tally(line)
    return targets


def sheet_prose() -> dict[str, dict[str, tuple[int, Decimal]]]:
    """prose.csv as report -> place -> (number of figures, their sum)."""
    places: dict[str, dict[str, tuple[int, Decimal]]] = {}
    for line in read_records(CONTROL / "prose.csv"):
        places.setdefault(line["report"], {})[line["at"]] = (int(line["figures"]), Decimal(line["sum"]))
    return places


# --- data/ held against it ---------------------------------------------------------------------------------


def table_files(data: Path) -> set[TableKey]:
    """Every printed table under data/periods as (report, file stem), whatever its folder and format."""
    periods = data / "periods"
    files = [path for path in periods.rglob("*") if path.suffix.lower() in {".csv", ".xlsx"}]
    return {(path.parent.relative_to(periods).as_posix(), path.stem) for path in files if not is_prose(path)}


def prose_files(data: Path) -> dict[str, list[Path]]:
    """The tables of sentences under data/periods by report."""
    periods = data / "periods"
    found: dict[str, list[Path]] = {}
    for path in sorted(periods.rglob("*.csv")):
        if is_prose(path):
            found.setdefault(path.parent.relative_to(periods).as_posix(), []).append(path)
    return found


def column_problems(records: list[Record], expected: dict[str, Tally]) -> list[str]:
    """Columns of a table that are missing, unknown, unreadable or add up to something else."""
    columns = {column for record in records for column in record} - ROW_LABELS
    problems = [f"{column}: not in data" for column in sorted(set(expected) - columns)]
    problems += [f"{column}: not on the sheet" for column in sorted(columns - set(expected))]
    for column in sorted(columns & set(expected)):
        try:
            found = tally(record[column] for record in records)
        except ValueError as error:
            problems.append(f"{column}: {error}")
            continue
        problems += [
            f"{column}: {what} is {have} in data, {want} on the sheet"
            for what, have, want in zip(Tally._fields, found, expected[column], strict=True)
            if have != want
        ]
    return problems


def name_problems(records: list[Record], printed: list[str]) -> list[str]:
    """Rows whose unit is not the printed one, or that are wrongly marked as total rows or not.

    The label of a total row is no unit's name (data/ names the unit itself): only its mark is compared.
    """
    problems = []
    if len(records) != len(printed):
        problems.append(f"{len(records)} rows in data, {len(printed)} names on the sheet")
    for place, (record, name) in enumerate(zip(records, printed, strict=False), start=1):
        marked = bool(record.get("total"))
        if marked != is_total_label(name):
            problems.append(f"row {place} ({name}): total mark is {record.get('total', '')!r}")
        elif not marked and record["unit"] != name:
            problems.append(f"row {place}: {record['unit']!r} in data, {name!r} printed")
    return problems


def target_problems(records: list[Record], expected: dict[tuple[str, str], Tally]) -> list[str]:
    """Tiers and indicators of a decision's table that are missing, unknown or add up to something else."""
    problems = []
    tiers = {tier for tier, _ in expected} | {record["tier"] for record in records}
    for tier in sorted(tiers):
        mine = {indicator: want for (of, indicator), want in expected.items() if of == tier}
        rows = [record for record in records if record["tier"] == tier]
        found = column_problems(rows, mine) if rows else ["no rows in data"]
        problems += [f"{tier}, {problem}" for problem in found]
    return problems


def prose_problems(records: list[Record], expected: dict[str, tuple[int, Decimal]]) -> list[str]:
    """Places of a paper whose figures are missing, too many, unreadable or add up to something else."""
    problems = []
    cells: dict[str, list[str]] = {}
    for record in records:
        cells.setdefault(record["at"], []).append(record["value"])
    for at in [*expected, *(place for place in cells if place not in expected)]:
        want = expected.get(at, (0, Decimal(0)))
        have_cells = cells.get(at, [])
        try:
            have = (len(have_cells), sum(map(prose_number, have_cells), Decimal(0)))
        except ValueError as error:
            problems.append(f"place {at}: {error}")
            continue
        if have != want:
            problems.append(
                f"place {at}: {have[0]} figures adding up to {have[1]} in data, "
                f"{want[0]} adding up to {want[1]} on the sheet"
            )
    return problems


def report_problems(problems: list[str]) -> None:
    """Fail with every problem at once: an editor mends a table in one go."""
    if problems:
        pytest.fail("\n".join(problems), pytrace=False)


def test_every_table_is_on_the_sheet_and_every_line_has_its_table() -> None:
    """Compare the table files of data/periods with the sheet, both ways."""
    in_data, on_sheet = table_files(DATA), set(sheet_tables())
    problems = [f"{report}/{table}: not in data" for report, table in sorted(on_sheet - in_data)]
    problems += [f"{report}/{table}: not on the sheet" for report, table in sorted(in_data - on_sheet)]
    report_problems(problems)


def test_every_report_with_sentences_is_on_the_sheet() -> None:
    """Compare the reports that have a table of sentences with the sheet; one such table for each."""
    found = prose_files(DATA)
    assert set(found) == set(sheet_prose())
    assert {report: len(files) for report, files in found.items()} == dict.fromkeys(found, 1)


@pytest.mark.parametrize("key", sheet_tables(), ids="/".join)
def test_columns_of_a_table(key: TableKey) -> None:
    """Compare rows, filled cells, dashes and sum of each column."""
    report, table = key
    records = read_records(DATA / "periods" / report / f"{table}.csv")
    report_problems(column_problems(records, sheet_tables()[key]))


@pytest.mark.parametrize("key", sheet_tables(), ids="/".join)
def test_names_of_a_table(key: TableKey) -> None:
    """Compare the units of a table, row by row, with the printed names."""
    report, table = key
    records = read_records(DATA / "periods" / report / f"{table}.csv")
    report_problems(name_problems(records, sheet_names()[key]))


@pytest.mark.parametrize("decision", sheet_targets())
def test_targets_of_a_decision(decision: str) -> None:
    """Compare the per-unit targets of a decision, tier by tier and indicator by indicator."""
    records = read_records(DATA / "targets" / f"{decision}.csv")
    report_problems(target_problems(records, sheet_targets()[decision]))


@pytest.mark.parametrize("report", sheet_prose())
def test_figures_of_the_sentences(report: str) -> None:
    """Compare, place by place, how many figures the sentences of a report state and their sum."""
    records = [record for path in prose_files(DATA).get(report, []) for record in read_records(path)]
    report_problems(prose_problems(records, sheet_prose()[report]))


# --- the checks can fail -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("0", "0"),
        ("03", "3"),
        ("11.232", "11232"),
        ("2.318.000đ", "2318000"),
        ("36,69", "36.69"),
        ("97,42 %", "97.42"),
        ("-1,63", "-1.63"),
    ],
)
def test_numbers_are_read_as_printed(cell: str, value: str) -> None:
    """Thousands by point, decimals by comma, with or without their unit of measure."""
    assert number(cell) == Decimal(value)


@pytest.mark.parametrize("cell", ["", "-", "36.69", "1.2345", "1,2,3", "x", "12 hồ sơ"])
def test_what_is_no_number_is_refused(cell: str) -> None:
    """A cell that could be read two ways, or not at all, never becomes a figure."""
    with pytest.raises(ValueError, match="not a number"):
        number(cell)


def test_points_and_ranges() -> None:
    """Points over a maximum count without it; a range counts with both ends."""
    assert table_number("7,2/12") == Decimal("7.2")
    assert prose_number("55-60%") == Decimal(115)


def test_semicolons_tabs_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    """The three delimiters that editors' programs write give the same rows."""
    for delimiter in ",;\t":
        path = tmp_path / "table.csv"
        path.write_text(f"unit{delimiter}late\r\nXã A{delimiter}1\r\n", encoding="utf-8-sig")
        assert read_records(path) == [{"unit": "Xã A", "late": "1"}]


def test_a_ragged_row_is_refused(tmp_path: Path) -> None:
    """A cell too many would move every figure behind it into the wrong column."""
    path = tmp_path / "table.csv"
    path.write_text("unit,rate\nXã A,12,5\n", encoding="utf-8")
    with pytest.raises(ValueError, match="row 1 has 3 cells"):
        read_records(path)


EXAMPLE: list[Record] = [
    {"no": "1", "unit": "Xã A", "tier": "", "total": "", "late": "3"},
    {"no": "2", "unit": "Xã B", "tier": "", "total": "", "late": DASH},
    {"no": "", "unit": "Huyện C", "tier": "commune", "total": "x", "late": "3"},
]
EXAMPLE_TALLY = {"late": Tally(3, 2, 1, Decimal(6))}
EXAMPLE_NAMES = ["Xã A", "Xã B", "Tổng số"]


def with_cell(place: int, column: str, cell: str) -> list[Record]:
    """The example with one cell changed."""
    return [{**record, column: cell} if at == place else record for at, record in enumerate(EXAMPLE)]


def test_the_example_agrees() -> None:
    """The unchanged example has no problem, so that what follows is due to the change."""
    assert column_problems(EXAMPLE, EXAMPLE_TALLY) == []
    assert name_problems(EXAMPLE, EXAMPLE_NAMES) == []


@pytest.mark.parametrize(
    "records",
    [
        with_cell(0, "late", "4"),
        with_cell(0, "late", ""),
        with_cell(1, "late", "0"),
        with_cell(1, "late", ""),
        with_cell(0, "late", "3.1"),
        EXAMPLE[:2],
        [{**record, "extra": "1"} for record in EXAMPLE],
        [{key: cell for key, cell in record.items() if key != "late"} for record in EXAMPLE],
        [],
    ],
    ids=[
        "figure",
        "lost",
        "zero for dash",
        "empty for dash",
        "unreadable",
        "row",
        "column more",
        "column less",
        "nothing",
    ],
)
def test_a_changed_column_is_found(records: list[Record]) -> None:
    """Each way in which a column can differ from the paper is a problem."""
    assert column_problems(records, EXAMPLE_TALLY)


@pytest.mark.parametrize(
    "records",
    [
        with_cell(1, "unit", "Xã A"),
        [EXAMPLE[1], EXAMPLE[0], EXAMPLE[2]],
        with_cell(2, "total", ""),
        with_cell(0, "total", "x"),
        EXAMPLE[:2],
    ],
    ids=["name", "order", "mark lost", "mark more", "row"],
)
def test_a_changed_name_is_found(records: list[Record]) -> None:
    """Each way in which the rows can differ from the printed ones is a problem."""
    assert name_problems(records, EXAMPLE_NAMES)


def test_a_changed_target_is_found() -> None:
    """A target that differs, a tier without rows and a tier that the sheet does not know are problems."""
    expected = {("commune", "late"): Tally(1, 1, 0, Decimal(60))}
    row = {"unit": "Xã A", "tier": "commune", "late": "60%"}
    assert target_problems([row], expected) == []
    assert target_problems([{**row, "late": "61%"}], expected)
    assert target_problems([{**row, "tier": "district"}], expected)
    assert target_problems([row, {**row, "tier": "district"}], expected)


def test_a_changed_sentence_is_found() -> None:
    """A figure that differs, is missing, unreadable or stands at another place is a problem."""
    expected = {"1a": (2, Decimal("115.5"))}
    rows = [{"at": "1a", "value": "0,5"}, {"at": "1a", "value": "55-60"}]
    assert prose_problems(rows, expected) == []
    assert prose_problems([{"at": "1a", "value": "0,6"}, rows[1]], expected)
    assert prose_problems(rows[:1], expected)
    assert prose_problems([*rows, {"at": "1a", "value": "0"}], expected)
    assert prose_problems([*rows, {"at": "1b", "value": "0"}], expected)
    assert prose_problems([{"at": "1a", "value": DASH}, rows[1]], expected)


def test_a_table_that_nobody_read_twice_is_found(tmp_path: Path) -> None:
    """A new table file is seen wherever it lies; a table of sentences is none."""
    folder = tmp_path / "periods" / "2023-07" / "xa-a"
    folder.mkdir(parents=True)
    (folder / "phu-luc-1.csv").write_text("unit,late\nXã A,1\n", encoding="utf-8")
    (folder / "phu-luc-2.xlsx").write_bytes(b"")
    (folder / "loi-van.csv").write_text("at,figure,value\n1,late,1\n", encoding="utf-8")
    assert table_files(tmp_path) == {("2023-07/xa-a", "phu-luc-1"), ("2023-07/xa-a", "phu-luc-2")}
    assert [path.name for path in prose_files(tmp_path)["2023-07/xa-a"]] == ["loi-van.csv"]
