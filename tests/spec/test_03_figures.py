"""Rules 6 to 11: the primary figure, ranks, changes, rounding, places; and what stops publication."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.spec.folder import DISTRICT, MONTH, SUCCESSOR, Folder, Outcome, commune, plain

A, B, C = map(commune, "ABC")
HEAD = "unit;received;online"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


SENTENCE = ["at;unit;figure;value", "1;Xã A;submission;62"]


# --- Rule 6: the figure -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tables", "table", "value"),
    [
        ({"mot": ["unit;late;submission", "Xã A;0;61"], "hai": [HEAD, "Xã A;100;60"]}, "hai", "60"),
        ({"hai": [HEAD, "Xã A;100;60"], "mot": ["unit;late;submission", "Xã A;0;61"]}, "hai", "60"),
        ({"mot": [HEAD, "Xã A;100;61"], "hai": [HEAD, "Xã A;100;60"]}, "mot", "61"),
        ({"hai": [HEAD, "Xã A;100;60"], "mot": [HEAD, "Xã A;100;61"]}, "hai", "60"),
        ({"loi-van": SENTENCE, "mot": ["unit;late;submission", "Xã A;0;61"]}, "mot", "61"),
        ({"mot": [HEAD, "Xã A;100;"], "hai": ["unit;late;submission", "Xã A;0;61"]}, "hai", "61"),
    ],
    ids=[
        "counts before published",
        "in any order",
        "first in report.yml",
        "first in report.yml, not by name",
        "tables before sentences",
        "a figure before a gap",
    ],
)
def test_which_figure_stands(folder: Folder, tables: dict[str, list[str]], table: str, value: str) -> None:
    """Counts before published, tables before prose, then the order of report.yml."""
    folder.report(tables)
    figure = folder.check().figure(A)
    assert (figure.table, plain(figure.value)) == (table, value)


def test_the_other_figures_are_held_against_the_primary(folder: Folder) -> None:
    """A second table that prints another rate is told; one that rounds the same figure is not."""
    tables = {
        "mot": [HEAD, "Xã A;3;2", "Xã B;3;2"],
        "hai": ["unit;late;submission", "Xã A;0;66,7", "Xã B;0;66,6"],
    }
    folder.report(tables)
    outcome = folder.check()
    (finding,) = outcome.findings("figure-differs")
    assert (finding.unit, finding.table, finding.location.row) == (B, "hai", 3)
    assert (plain(finding.published), plain(finding.computed)) == ("66,6", "66,666667")
    assert finding.location.path == f"periods/{MONTH}/bao-cao/hai.csv"


def test_a_difference_is_placed_in_its_own_period(folder: Folder) -> None:
    """The same report comes every month under the same name: July's fault is in July's file."""
    for period, rate in (("2023-07", "61"), ("2023-08", "60")):
        folder.report(
            {"mot": [HEAD, "Xã A;100;60"], "hai": ["unit;late;submission", f"Xã A;0;{rate}"]}, period=period
        )
    (finding,) = folder.check().findings("figure-differs")
    assert (finding.period, finding.location.path) == ("2023-07", "periods/2023-07/bao-cao/hai.csv")


def test_sentences_are_held_against_tables_and_stand_where_there_is_none(folder: Folder) -> None:
    """A figure that a table has is a claim about it; any other is a published result."""
    prose = ["at;period;unit;tier;figure;value", "1;;Xã A;;submission;60", "1;;Xã B;;submission;81,5"]
    prose += ["2;;Xã C;;submission;44", "3;2023-06;Xã A;;submission;70"]
    folder.report({"bang": [HEAD, "Xã A;100;60", "Xã B;100;80"], "loi-van": prose})
    outcome = folder.check()
    assert outcome.claims("figure") == [
        (A, "60.000000", "60.000000", "agrees"),
        (B, "81.500000", "80.000000", "differs"),
        (C, "44.000000", "", "cannot be checked"),
        (A, "70.000000", "", "cannot be checked"),
    ]
    assert [(f.unit, f.location.row) for f in outcome.findings("claim-figure")] == [(B, 3)]
    assert (plain(outcome.figure(C).value), outcome.figure(C).basis) == ("44", "published")
    assert plain(outcome.figure(A, period="2023-06").value) == "70"
    assert {row.table for row in outcome.rows("results", unit=B)} == {"bang"}


@pytest.mark.parametrize("gap", ["", "-"], ids=["not reported", "a dash"])
def test_a_sentence_stands_where_the_table_has_a_gap(folder: Folder, gap: str) -> None:
    """A table that has no figure does not hide the one that a sentence states."""
    folder.report({"bang": [HEAD, f"Xã A;100;{gap}"], "loi-van": SENTENCE})
    figure = folder.check().figure(A)
    assert (figure.table, plain(figure.value), figure.basis) == ("loi-van", "62", "published")


def test_as_printed_lets_the_published_rate_stand(folder: Folder) -> None:
    """Where the base of a rate is not printed, the counts beside it give no rate."""
    folder.report(
        {"bang": [f"{HEAD};submission", "Xã A;100;60;75"]}, options={"bang": "as_printed: [submission]"}
    )
    outcome = folder.check()
    figure = outcome.figure(A)
    assert (plain(figure.value), figure.basis, figure.numerator) == ("75", "published", None)
    assert outcome.codes == ["base-missing"]


def test_a_rate_is_computed_inside_one_row_never_across(folder: Folder) -> None:
    """Received in one table, online in another: no rate follows."""
    folder.report({"mot": ["unit;received", "Xã A;100"], "hai": ["unit;online", "Xã A;60"]})
    assert not folder.check().rows("results", indicator="submission")


# --- Rule 7: ranks ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "figures", "ranks"),
    [
        ("online", (90, 80, 80, 70), (1, 2, 2, 4)),
        ("online", (80, 80, 80, 80), (1, 1, 1, 1)),
        ("online", (70, 80, 90, 90), (4, 3, 1, 1)),
        ("late", (1, 2, 2, 3), (1, 2, 2, 4)),
    ],
)
def test_ties_share_a_rank(
    new_folder: Callable[..., Folder], column: str, figures: tuple[int, ...], ranks: tuple[int, ...]
) -> None:
    """1, 2, 2, 4; where less is better the smallest comes first."""
    folder = new_folder(communes="ABCD")
    folder.use("late-share")
    lines = [f"Xã {x};100;{n}" for x, n in zip("ABCD", figures, strict=True)]
    folder.report({"bang": [f"unit;received;{column}", *lines]})
    outcome = folder.check()
    indicator = "submission" if column == "online" else "late-share"
    found = [outcome.figure(commune(x), indicator) for x in "ABCD"]
    assert tuple((r.rank, r.rank_of) for r in found) == tuple((rank, 4) for rank in ranks)


def test_exact_fractions_that_agree_to_six_decimals_are_told_apart(folder: Folder) -> None:
    """300 million of 900 million and one dossier more are not a tie."""
    lines = ["Xã A;900000000;300000000", "Xã B;900000000;300000001", "Xã C;3;1"]
    folder.report({"bang": [HEAD, *lines]})
    outcome = folder.check()
    found = [outcome.figure(u) for u in (A, B, C)]
    assert [plain(r.value) for r in found] == ["33,333333"] * 3
    assert [r.rank for r in found] == [2, 1, 2]


def test_a_published_rate_is_no_tie_with_the_fraction_that_it_rounds(folder: Folder) -> None:
    """33,333333 as published is less than one in three."""
    folder.report({"mot": [HEAD, "Xã A;3;1"], "hai": ["unit;late;submission", "Xã B;0;33,333333"]})
    outcome = folder.check()
    assert [outcome.figure(u).rank for u in (A, B)] == [1, 2]


def test_without_direction_there_is_no_rank(folder: Folder) -> None:
    """Nobody is first where more is neither better nor worse."""
    folder.use("no-direction")
    folder.report({"bang": ["unit;received;late", "Xã A;100;1", "Xã B;100;2"]})
    assert folder.check().figure(A, "no-direction").rank is None


def test_peers_share_parent_tier_period_and_kind(new_folder: Callable[..., Folder]) -> None:
    """Communes of another district, desks, and the communes together are not peers of a commune."""
    folder = new_folder(communes="AB", others="MN")
    lines = ["Xã A;;;100;10", "Xã B;;;100;20", "Xã M;;;100;90", "Xã N;;;100;80"]
    lines += ["Huyện H;district;;100;99", "Huyện G;district;;100;98", "Huyện H;commune;x;200;30"]
    folder.report({"bang": ["unit;tier;total;received;online", *lines]}, area="tinh-t-01")
    outcome = folder.check()
    found = [outcome.figure(commune(x)) for x in "ABMN"]
    found += [outcome.figure(DISTRICT, tier="district"), outcome.figure(DISTRICT, tier="commune")]
    assert [(r.rank, r.rank_of) for r in found] == [(2, 2), (1, 2), (1, 2), (2, 2), (1, 2), (2, 2)]


@pytest.mark.slow
@settings(max_examples=5)
@given(cells=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)).map(sorted), min_size=12, max_size=12))
def test_ranks_equal_counting_those_ahead(new_folder: Callable[..., Folder], cells: list[list[int]]) -> None:
    """A rank is one more than the number of peers with a strictly better fraction."""
    letters = "ABCDEFGHIJKL"
    folder = new_folder(communes=letters)
    folder.report({"bang": [HEAD, *(f"Xã {x};{d};{n}" for x, (n, d) in zip(letters, cells, strict=True))]})
    outcome = folder.check()
    rates = {x: Fraction(n, d) for x, (n, d) in zip(letters, cells, strict=True) if d}
    for letter in letters:
        row = outcome.figure(commune(letter))
        if letter not in rates or len(rates) < 2:
            assert row.rank is None
        else:
            ahead = sum(other > rates[letter] for other in rates.values())
            assert (row.rank, row.rank_of) == (ahead + 1, len(rates))


# --- Rule 8: change -----------------------------------------------------------------------------------------


PAIRS = [
    # period, an earlier one, whether they are alike
    ("2023-07", "2023-06", True),
    ("2023-07", "2022-07", True),
    ("2023-01", "2022-12", True),
    ("2023-07", "2023-05", False),
    ("2023-07", "2023-q2", False),
    ("2023-q1", "2022-q4", True),
    ("2023-h1", "2022-h2", True),
    ("2023-9m", "2022-9m", True),
    ("2023-9m", "2023-h1", False),
    ("2023", "2022", True),
    ("2023", "2021", False),
    ("2023-07-01_2023-07-24", "2022-07-01_2022-07-24", True),
    ("2023-07-01_2023-07-24", "2023-06-01_2023-06-24", False),
    ("2023-07-01_2023-07-31", "2023-06", False),
]


@pytest.fixture(scope="module")
def pairs(new_folder: Callable[..., Folder]) -> Outcome:
    """One commune a pair, with 60 % in the period and 45 % in the earlier one."""
    folder = new_folder(communes=LETTERS)
    for case, (period, earlier, _) in enumerate(PAIRS):
        for when, row in ((period, "100;60"), (earlier, "200;90")):
            folder.report({"bang": [HEAD, f"Xã {LETTERS[case]};{row}"]}, period=when, name=f"cap-{case}")
    return folder.check()


@pytest.mark.parametrize("case", range(len(PAIRS)), ids=[f"{p} and {e}" for p, e, _ in PAIRS])
def test_change_only_between_like_periods(pairs: Outcome, case: int) -> None:
    """The same kind, adjacent or a year apart; otherwise none."""
    period, earlier, alike = PAIRS[case]
    rows = pairs.rows("changes", unit=commune(LETTERS[case]))
    found = [(row.period, row.against, plain(row.change)) for row in rows]
    assert found == ([(period, earlier, "15")] if alike else [])


def test_another_formula_gives_no_change(folder: Folder) -> None:
    """Two indicators under one name are two indicators."""
    folder.use("alone")
    folder.report({"bang": ["unit;late;submission", "Xã A;0;60"]})
    folder.report({"bang": ["unit;late;alone", "Xã A;0;50"]}, period="2023-06")
    assert folder.check().rows("changes") == []


# --- Rule 9: rounding ---------------------------------------------------------------------------------------


PRINTED = [
    # online, received, as published, finding
    (5035, 8865, "56,80", ""),
    (5035, 8865, "56,8", ""),
    (5035, 8865, "57", ""),
    (5035, 8865, "56,79", "rate-truncated"),
    (5035, 8865, "56", "rate-truncated"),
    (5035, 8865, "56,81", "rate-mismatch"),
    (5035, 8865, "56,78", "rate-mismatch"),
    (5035, 8865, "56,796390", ""),
    (1, 8, "12,5", ""),
    (1, 8, "13", ""),
    (1, 8, "12", "rate-truncated"),
    (1, 200, "1", ""),
    (1, 200, "0", "rate-truncated"),
    (1, 1000, "0,1", ""),
    (0, 1000, "0", ""),
    (2, 3, "67", ""),
    (1, 1, "100", ""),
    (1, 1, "99", "rate-mismatch"),
]


@pytest.fixture(scope="module")
def printed(new_folder: Callable[..., Folder]) -> Outcome:
    """A table with one commune for every line of PRINTED."""
    folder = new_folder(communes=LETTERS)
    lines = [f"Xã {x};{d};{n};{p}" for x, (n, d, p, _) in zip(LETTERS, PRINTED, strict=False)]
    folder.report({"bang": [f"{HEAD};submission", *lines]})
    return folder.check()


@pytest.mark.parametrize("case", range(len(PRINTED)), ids=[f"{c[0]} of {c[1]} as {c[2]}" for c in PRINTED])
def test_a_printed_rate_is_rounded_half_up_or_truncated_or_wrong(printed: Outcome, case: int) -> None:
    """By the decimals that the paper prints; cut off instead of rounded is a note, not an error."""
    code = PRINTED[case][3]
    found = [
        f
        for f in printed.checked.findings
        if f.unit == commune(LETTERS[case]) and f.code in ("rate-truncated", "rate-mismatch")
    ]
    assert [finding.code for finding in found] == ([code] if code else [])
    severity = {"rate-truncated": "note", "rate-mismatch": "error"}
    assert all(finding.severity == severity[code] for finding in found)


@pytest.mark.slow
@settings(max_examples=5)
@given(
    rows=st.lists(
        st.integers(1, 99_999).flatmap(lambda d: st.tuples(st.integers(0, d), st.just(d), st.integers(0, 4))),
        min_size=12,
        max_size=12,
    )
)
def test_what_rounding_and_cutting_off_give(
    new_folder: Callable[..., Folder], rows: list[tuple[int, int, int]]
) -> None:
    """Decimal's own rounding half up is never a finding, its cutting off at most a note."""
    letters = "ABCDEFGHIJKL"
    for rounding in (ROUND_HALF_UP, ROUND_DOWN):
        folder = new_folder(communes=letters)
        lines = []
        for letter, (n, d, places) in zip(letters, rows, strict=True):
            rate = (Decimal(100 * n) / Decimal(d)).quantize(Decimal(1).scaleb(-places), rounding)
            lines.append(f"Xã {letter};{d};{n};{str(rate).replace('.', ',')}")
        folder.report({"bang": [f"{HEAD};submission", *lines]})
        allowed = {"rate-coarse", "rows-identical"}  # rows of chance, with decimals of chance
        allowed |= set() if rounding == ROUND_HALF_UP else {"rate-truncated"}
        assert set(folder.check().codes) <= allowed


INDEX = "unit;late;index;index-1;index-2"


TOTALS = [
    # total; group; group, as printed, and whether the groups cannot give the total
    ("20;10;10", False),
    ("20,1;10;10", False),  # two groups and the total, half a unit each
    ("21;10;10", False),
    ("22;10;10", True),
    ("21,0;10;10", True),  # the first group has all its ten points: only the second can have been more
    ("21,05;10;10", True),
    ("21,6;10;10", True),
    ("20,1;10,0;10,0", False),
    ("20,15;10,0;10,0", True),
    ("20,10;10,0;10,0", True),
    ("20,11;10,0;10,0", True),
    ("18,4;10;10", True),
    ("19,0;10;10", False),
    ("20,02;10,00;10,00", True),
    ("20,01;10,00;10,00", False),
]


@pytest.fixture(scope="module")
def totals(new_folder: Callable[..., Folder]) -> Outcome:
    """A report for every line of TOTALS: the decimals of a report's columns are its own."""
    folder = new_folder(communes=LETTERS)
    for case, (row, _) in enumerate(TOTALS):
        folder.report({"bang": [INDEX, f"Xã {LETTERS[case]};0;{row}"]}, name=f"bao-cao-{case}")
    return folder.check()


@pytest.mark.parametrize("case", range(len(TOTALS)), ids=[row for row, _ in TOTALS])
def test_an_index_may_differ_by_half_the_last_digit_of_each(totals: Outcome, case: int) -> None:
    """The tolerance: half the last printed digit of the total and of every group."""
    found = [f.code for f in totals.checked.findings if f.unit == commune(LETTERS[case])]
    assert found == (["composite-mismatch"] if TOTALS[case][1] else [])


def test_the_tolerance_goes_by_the_reports_own_decimals(folder: Folder) -> None:
    """Next month's paper prints two decimals: this month's, with one, is not judged by them."""
    folder.report({"bang": [INDEX, "Xã A;0;20,1;10,0;10,0"]}, period="2023-07")
    assert folder.check().codes == []
    folder.report({"bang": [INDEX, "Xã A;0;20,01;10,00;10,01"]}, period="2023-08")
    assert folder.check().codes == []


def test_grades_and_ranks_of_an_index_go_by_its_published_total(new_folder: Callable[..., Folder]) -> None:
    """Groups are printed rounded; the total is the finer figure. Bands: from 24 good, from 15 fair."""
    folder = new_folder(communes="ABCD")
    lines = ["Xã A;0;23,9;9;15", "Xã B;0;24;9;15", "Xã C;0;24;9;15", "Xã D;0;14,99;5;10"]
    folder.report({"bang": [INDEX, *lines]})
    found = {r.unit: (r.grade, r.rank, r.rank_of) for r in folder.check().rows("scores", component="")}
    assert found == {
        A: ("Khá", 3, 4),
        B: ("Tốt", 1, 4),
        C: ("Tốt", 1, 4),
        commune("D"): ("Yếu", 4, 4),
    }


def test_an_index_without_printed_total_is_the_sum_of_its_groups(folder: Folder) -> None:
    """A table that prints the groups and the rank but no total is read all the same."""
    folder.report({"bang": ["unit;late;index-1;index-2;index.rank", "Xã A;0;8;15;1", "Xã B;0;7;15;2"]})
    found = folder.check().rows("scores", component="")
    assert [(r.unit, plain(r.points), r.points_published, r.grade) for r in found] == [
        (A, "23", None, "Khá"),
        (B, "22", None, "Khá"),
    ]


# --- Rule 10 and 11: no clock, and every figure knows its place ---------------------------------------------


def test_the_site_is_as_of_the_end_of_the_latest_period(folder: Folder) -> None:
    """Not of today."""
    folder.report({"bang": [HEAD, "Xã A;100;60"]}, period="2023-06")
    folder.report({"bang": [HEAD, "Xã A;100;60"]}, period="2023-q2")
    folder.report({"bang": [HEAD, "Xã A;100;60"]}, period="2023-07-01_2023-07-24")
    dataset = folder.check().checked.dataset
    assert dataset is not None
    assert dataset.as_of == "2023-07-24"


def test_a_figure_names_report_table_and_row_of_the_file(folder: Folder) -> None:
    """Rows count as a spreadsheet counts them: the header is row 1."""
    folder.report({"bang": [HEAD, "Xã A;100;60", "Xã B;100;60"]}, name="thang-bay")
    outcome = folder.check()
    figure = outcome.figure(B)
    assert (figure.report, figure.table, figure.row) == ("thang-bay", "bang", 3)
    counts = outcome.rows("measures", unit=B)
    assert [(r.row, r.column, r.value // 10**6) for r in counts] == [(3, "online", 60), (3, "received", 100)]


def test_the_same_folder_gives_the_same_findings(folder: Folder) -> None:
    """In the same order, too."""
    folder.report({"bang": [f"{HEAD};submission", "Xã B;3;2;66,66", "Xã A;3;2;66,66"]})
    assert folder.check().checked.findings == folder.check().checked.findings


# --- what stops publication ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "blocked"), [("transcript", False), ("extract", True)])
def test_an_inconsistency_stops_an_extract_not_a_transcript(folder: Folder, kind: str, blocked: bool) -> None:
    """A paper is published as printed, with its fault; software's own figures must agree."""
    folder.report({"bang": [f"{HEAD};submission", "Xã A;100;60;61"]}, kind=kind)
    outcome = folder.check()
    assert outcome.codes == ["rate-mismatch"]
    assert outcome.checked.blocked is blocked


def test_a_rate_cut_off_stops_nothing(folder: Folder) -> None:
    """It is a note, in an extract as well: nothing is inconsistent."""
    folder.report({"bang": [f"{HEAD};submission", "Xã A;3;2;66,66"]}, kind="extract")
    outcome = folder.check()
    assert outcome.codes == ["rate-truncated"]
    assert not outcome.checked.blocked


# --- folders as they are at the beginning -------------------------------------------------------------------


def test_a_new_folder_has_no_report_yet(folder: Folder) -> None:
    """An authority's first day: registers, and nothing to publish."""
    outcome = folder.check()
    assert outcome.codes == []
    assert outcome.rows("results") == []


@pytest.mark.parametrize(
    "lines",
    [["unit;submission", "Xã A;60"], ["unit;index;index-1;index-2", "Xã A;20;10;10"], [HEAD, "Xã A;;"]],
    ids=["rates only", "points only", "nothing reported"],
)
def test_a_folder_without_a_single_count(folder: Folder, lines: list[str]) -> None:
    """Papers that print rates or points only are read like any other; rates without a base are told."""
    folder.report({"bang": lines})
    assert folder.check().codes == (["base-missing"] if "submission" in lines[0] else [])


# --- units that were followed by others ---------------------------------------------------------------------


def test_successors_take_over_no_figures(folder: Folder) -> None:
    """Today's unit is found from its predecessors; each keeps the figures of its own time."""
    folder.report({"bang": [HEAD, "Xã A;100;60"]})
    folder.report({"bang": [HEAD, "Xã H Mới;300;240"]}, period="2025-07", area="tinh-t-01", name="tinh")
    outcome = folder.check()
    dataset = outcome.checked.dataset
    assert dataset is not None
    assert dataset.units.predecessors[SUCCESSOR] == (A, B, C)
    assert {r.unit for r in outcome.rows("results", period="2025-07", aggregate=False)} == {SUCCESSOR}
    assert not outcome.rows("results", unit=SUCCESSOR, period=MONTH)
