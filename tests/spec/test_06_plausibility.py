"""Rule 13: what is doubtful in a paper that can be read, and what only looks so."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

import pytest

from generator import pipeline
from generator.domain.catalogue import NOTE, PLAUSIBILITY, SEVERITY, WARNING
from generator.pages.findings import explain
from tests.spec.folder import DISTRICT, PROVINCE, Folder, Outcome, commune, plain

A, B, C, D = map(commune, "ABCD")
HEAD = "unit;received;online"
EIGHT = "ABCDEFGH"
BEFORE = "2023-06"
Tables = Mapping[str, Sequence[str]]


def checked(folder: Folder) -> Outcome:
    """What the pipeline finds; every finding must be a whole sentence."""
    outcome = folder.check()
    for finding in outcome.checked.findings:
        said = explain(finding, outcome.checked.dataset)
        assert said[0].isupper() or said[0] == "«", said
        assert said.endswith("."), said
        assert not re.search(r"[?{}]|None|Decimal", said), said
    return outcome


def told(folder: Folder, tables: Tables, **more: object) -> list[str]:
    """The codes of a report's findings."""
    folder.report(tables, **more)  # type: ignore[arg-type]
    return checked(folder).codes


@pytest.fixture
def eight(new_folder: Callable[..., Folder]) -> Folder:
    """A folder with Xã A to H of Huyện H: enough for one of them to stand out."""
    return new_folder(communes=EIGHT)


def rows(head: str, *cells: str, letters: str = EIGHT) -> list[str]:
    """A table with one row per commune."""
    return [head, *(f"Xã {letter};{cell}" for letter, cell in zip(letters, cells, strict=False))]


# --- rates and their base -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (("300;200;66,67", "300;100;33,33", "700;100;14,3"), ["rate-coarse"]),
        (("300;200;66,67", "300;100;33,33", "700;100;14"), ["rate-coarse"]),
        (("300;200;66,67", "300;100;33,33", "200;100;50"), []),
        (("300;200;66,67", "300;100;33,33", "500;100;20,0"), []),
        (("300;200;66,67", "200;101;50,5", "400;101;25,25"), []),
        (("300;200;66,7", "300;100;33,3", "700;100;14,3"), []),
        (("300;200;66,67", "300;100;33,33", "700;100;14,2"), ["rate-truncated"]),
    ],
    ids=[
        "one decimal less",
        "two decimals less",
        "zeros dropped",
        "one zero dropped",
        "a zero at the end dropped",
        "all alike",
        "cut off, not rounded",
    ],
)
def test_a_rate_is_coarse_when_its_column_says_more(
    folder: Folder, cells: Sequence[str], found: list[str]
) -> None:
    """Decimals that were zeros are no loss."""
    assert told(folder, {"bang": rows(f"{HEAD};submission", *cells)}) == found


RATES_ALONE = rows("unit;payment", "71,30", "64,20", "55,10")


@pytest.mark.parametrize(
    ("tables", "found"),
    [
        ({"bang": RATES_ALONE}, ["base-missing"]),
        ({"bang": rows("unit;paid_online;payment", "30;75", "20;80", "10;50")}, ["base-missing"]),
        ({"bang": rows("unit;fee;paid_online;payment", "40;30;75", "25;20;80", "20;10;50")}, []),
        (
            {
                "bang": rows("unit;fee;paid_online", "40;30", "25;20", "20;10"),
                "tom-tat": rows("unit;payment", "75", "80", "50"),
            },
            [],
        ),
        (
            {
                "bang": rows("unit;paid_online;payment", "30;75", "20;80", "10;50"),
                "giao-dich": rows("unit;fee", "40", "25", "20"),
            },
            [],
        ),
        ({"bang": RATES_ALONE, "tom-tat": RATES_ALONE}, ["base-missing", "base-missing"]),
        ({"bang": [HEAD, "Xã A;10;5"], "loi-van": ["at;unit;figure;value", "1;Xã A;payment;75"]}, []),
        (
            {
                "bang": [HEAD, "Xã A;10;5"],
                "loi-van": ["at;unit;figure;value", "1;Xã A;paid_online;30", "1;Xã A;payment;75"],
            },
            ["base-missing"],
        ),
    ],
    ids=[
        "rates alone",
        "with the numerator only",
        "with both counts",
        "counts in another table",
        "the base in another table",
        "told once a column",
        "a sentence",
        "a sentence that gives the numerator",
    ],
)
def test_a_base_is_missing_when_it_stands_nowhere(folder: Folder, tables: Tables, found: list[str]) -> None:
    """A column whose rates nobody can work out again is told once, as a doubt."""
    assert told(folder, tables) == found


@pytest.mark.parametrize(
    ("there", "found"),
    [
        ("120", ["base-elsewhere", "measure-differs"]),
        ("130", ["measure-differs", "rate-mismatch"]),
        ("100", ["rate-mismatch"]),
    ],
    ids=["fits the other table's base", "fits neither", "one base in both tables"],
)
def test_the_base_of_another_table_explains_a_rate(folder: Folder, there: str, found: list[str]) -> None:
    """60 of 100 is not 50 %; 60 of 120 is."""
    tables = {
        "bang": [f"{HEAD};submission", "Xã A;100;60;50"],
        "khac": ["unit;received;late", f"Xã A;{there};1"],
    }
    assert told(folder, tables) == found


# --- totals and averages ------------------------------------------------------------------------------------

COUNTS = ["unit;tier;received;online", "Huyện H;district;400;189", "Xã A;;300;271", "Xã B;;300;150",
          "Xã C;;300;120"]  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "code", "cause", "other"),
    [
        ("60,11", "", "", ""),
        ("47,25", "aggregate-copied", "other-tier", "district"),
        ("90,33", "aggregate-copied", "neighbour", A),
        ("61,20", "aggregate-mismatch", "", ""),
        ("60,55", "aggregate-mismatch", "", ""),
        ("61,01", "aggregate-mismatch", "transposed", ""),
        ("50", "aggregate-mismatch", "", ""),
    ],
    ids=["right", "the desk's", "a commune's", "wrong", "wrong too", "digits swapped", "too short to tell"],
)
def test_a_total_rate_may_be_copied_from_another_line(
    folder: Folder, printed: str, code: str, cause: str, other: str
) -> None:
    """541 of 900 is 60,11 %; the desk has 47,25 %, Xã A 90,33 %, Xã B 50 %."""
    sister = ["unit;tier;total;submission", "Xã A;;;90,33", "Xã B;;;50,00", "Xã C;;;40,00"]
    folder.report({"bang": COUNTS, "tom-tat": [*sister, f"Huyện H;commune;x;{printed}"]})
    outcome = checked(folder)
    assert outcome.codes == ([code, "figure-differs"] if code else [])
    causes = [(f.details.get("cause", ""), f.details.get("other", "")) for f in outcome.findings(code)]
    assert causes == ([(cause, other)] if code else [])


@pytest.mark.parametrize(
    ("total", "found"),
    [
        ("60,00", []),
        ("60,01", []),
        ("72,00", []),
        ("75,00", ["aggregate-unreproducible"]),
        ("52,00", ["aggregate-unreproducible"]),
    ],
    ids=["simple mean", "rounded parts", "weighted by a printed count", "too high", "too low"],
)
def test_an_average_without_a_base_must_be_some_average(folder: Folder, total: str, found: list[str]) -> None:
    """80, 60 and 40 %: 60 on the average, 72 when weighted by 700, 200 and 100 dossiers."""
    head = "unit;tier;total;received;payment"
    lines = [head, "Xã A;;;700;80,00", "Xã B;;;200;60,00", "Xã C;;;100;40,00"]
    assert told(folder, {"bang": [*lines, f"Huyện H;commune;x;1000;{total}"]}) == sorted(
        ["base-missing", *found]
    )


def test_a_base_in_a_sister_table_explains_an_average(folder: Folder) -> None:
    """75 % is no average of 80, 60 and 40 by the table itself; the transactions stand in another."""
    tables = {
        "bang": ["unit;tier;total;payment", "Xã A;;;80", "Xã B;;;60", "Xã C;;;40", "Huyện H;commune;x;75"],
        "giao-dich": ["unit;fee;paid_online", "Xã A;80;64", "Xã B;15;9", "Xã C;5;2"],
    }
    assert told(folder, tables) == []


DESK = ["Huyện H;district;;100;50", "Xã A;;;100;60", "Xã B;;;100;70", "Xã C;;;100;80"]
OF_COMMUNES, OF_ALL = "Huyện H;commune;x;300;210", "Huyện H;all;x;400;260"


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ([*DESK, OF_COMMUNES], [*DESK, OF_ALL], ["scope-differs"]),
        ([*DESK, OF_COMMUNES, OF_ALL], [*DESK, OF_ALL], []),
        ([*DESK, OF_COMMUNES], [*DESK, OF_COMMUNES], []),
        ([*DESK[1:], OF_COMMUNES], [*DESK, OF_ALL], []),
    ],
    ids=["one leaves the desk out", "both totals", "both leave it out", "no desk in the table"],
)
def test_totals_of_one_report_take_in_the_same_rows(
    folder: Folder, one: list[str], other: list[str], found: list[str]
) -> None:
    """A reader would compare totals that are not of the same things."""
    heads = ("unit;tier;total;received;online", "unit;tier;total;fee;paid_online")
    tables = {"ho-so": [heads[0], *one], "thanh-toan": [heads[1], *other]}
    assert told(folder, tables) == found


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [("100", "100", []), ("100", "101", ["measure-differs"]), ("100", "", []), ("100", "-", [])],
    ids=["the same", "another count", "left empty", "a dash"],
)
def test_one_count_has_one_value_in_a_report(
    folder: Folder, first: str, second: str, found: list[str]
) -> None:
    """Two tables drawn on two days give two totals for one thing."""
    tables = {"mot": [HEAD, f"Xã A;{first};60"], "hai": ["unit;received;late", f"Xã A;{second};1"]}
    assert told(folder, tables) == found


def test_two_reports_may_count_differently(folder: Folder) -> None:
    """Each paper has its day; only within one paper must a count be one."""
    folder.report({"bang": ["unit;received;late", "Xã A;100;1"]}, name="mot")
    folder.report({"bang": ["unit;received;fee", "Xã A;101;1"]}, name="hai")
    assert checked(folder).codes == []


# --- rows ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "one", "other", "found"),
    [
        (HEAD, "1234;567", "1234;567", ["rows-identical"]),
        (HEAD, "1234;567", "1234;568", []),
        (HEAD, "123;12", "123;12", []),
        (HEAD, "100000;100", "100000;100", []),
        (f"{HEAD};submission", "30;20;66,67", "30;20;66,67", []),
        ("unit;index-1;index-2", "8,75;15,25", "8,75;15,25", ["rows-identical"]),
        ("unit;index-1;index-2", "10;20", "10;20", []),
    ],
    ids=["seven digits", "one digit else", "small numbers", "round numbers", "rates follow from counts",
         "points", "full points"],
)  # fmt: skip
def test_two_units_with_the_same_figures_throughout(
    folder: Folder, head: str, one: str, other: str, found: list[str]
) -> None:
    """Many equal digits are no chance; few, or round ones, may be."""
    folder.use("index")
    assert told(folder, {"bang": [head, f"Xã A;{one}", f"Xã B;{other}"]}) == found


def some(head: str, left_out: str, dash: str = "") -> list[str]:
    """A table of eight communes without some of them, and with dashes for others."""
    table = rows(head, *(f"{300 + 7 * i};{200 + 5 * i}" for i in range(8)))
    kept = [line for line in table if line[3:4] not in [*left_out]]
    return [f"Xã {line[3]};-;-" if dash and line[3:4] in [*dash] else line for line in kept]


@pytest.mark.parametrize(
    ("table", "found"),
    [
        (some(HEAD, ""), []),
        (some(HEAD, "D"), [D]),
        (some(HEAD, "", dash="D"), []),
        (some(HEAD, "CD"), []),
        (some(HEAD, "ABCDEFG"), []),
    ],
    ids=["all", "one missing", "one with a dash", "two missing of eight", "a table of one"],
)
def test_a_unit_is_absent_where_nearly_all_are_there(
    eight: Folder, table: list[str], found: list[str]
) -> None:
    """One in five at the most; a table of a few units was never meant to have them all."""
    eight.report({"bang": table})
    outcome = checked(eight)
    assert [finding.unit for finding in outcome.findings("unit-absent")] == found
    assert outcome.codes == ["unit-absent"] * len(found)


def test_a_table_cut_into_pages_lacks_nobody(eight: Folder) -> None:
    """Pages with one group name are one table."""
    tables = {"trang-1": some(HEAD, "EFGH"), "trang-2": some(HEAD, "ABCD")}
    assert told(eight, tables, options=dict.fromkeys(tables, "group: bang")) == []


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ("1 2 3 4", []),
        ("1 2 4 5", [("4", "3")]),
        ("1 2 2 3", [("2", "3")]),
        ("2 3 4 5", []),
        ("I 1 2 3", []),
        ("1 2 1 2", []),
        ("1 II 1 2", []),
        ("1 2 II 5", []),
        ("1 2 - 4", []),
        ("4 3 2 1", [("3", "5"), ("2", "4")]),
    ],
)
def test_row_numbers_follow_each_other(eight: Folder, numbers: str, found: list[tuple[str, str]]) -> None:
    """They may begin anywhere, begin again at one, and be interrupted by a section's number."""
    lines = [f"{number};Xã {letter};{10 + i};5" for i, (number, letter) in enumerate(
        zip(numbers.split(), "ABCD", strict=True))]  # fmt: skip
    eight.report({"bang": ["no;unit;received;online", *lines]})
    outcome = checked(eight)
    gaps = [(str(f.details["found"]), str(f.details["expected"])) for f in outcome.findings("numbering-gap")]
    assert gaps == found
    assert outcome.codes == ["numbering-gap"] * len(found)


@pytest.mark.parametrize(
    ("subject", "found"),
    [
        ("Tỉnh T;all", [PROVINCE]),
        ("Huyện G;district", []),
        ("Huyện H;all", []),
        ("Huyện H;district", []),
        ("Xã A;", []),
    ],
)
def test_a_subject_outside_the_area_is_a_quote(folder: Folder, subject: str, found: list[str]) -> None:
    """A district's paper that quotes its province; told once a table, as a note."""
    prose = [f"1;{subject};submission;61,20", f"2;{subject};payment;51,20"]
    if "Huyện G" in subject:
        folder.report({"loi-van": ["at;unit;tier;figure;value", *prose]}, area=PROVINCE)
    else:
        folder.report({"loi-van": ["at;unit;tier;figure;value", *prose]})
    outcome = checked(folder)
    assert [finding.unit for finding in outcome.findings("subject-outside")] == found
    assert all(finding.severity == NOTE and not finding.blocks for finding in outcome.checked.findings)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Một cửa huyện H", False),
        ("MỘT CỬA  HUYỆN H", False),
        ("Một cư\u0309a huyện H", False),
        ("UBND huyện H", False),
        ("H. H", False),
        ("Huyện H", False),
        ("H", False),
        (DISTRICT, False),
        ("Một cưả huyện H", True),
    ],
    ids=["as it is", "capitals, spaces", "another Unicode form", "office", "short prefix", "name",
         "no prefix", "id", "tone mark elsewhere"],
)  # fmt: skip
def test_a_name_spelled_otherwise_is_a_note(folder: Folder, name: str, found: bool) -> None:
    """Who it is stays certain; prefixes, case, spaces and Unicode forms are nobody's fault."""
    folder.report({"bang": ["unit;tier;received;online", f"{name};district;100;60"]})
    outcome = checked(folder)
    assert outcome.figure(DISTRICT, tier="district").numerator == 60
    assert outcome.codes == (["name-variant"] if found else [])


def test_a_name_spelled_otherwise_is_told_once(folder: Folder) -> None:
    """However many rows of a report have it."""
    line = "Một cưả huyện H;district;100;60"
    tables = {"mot": ["unit;tier;received;online", line], "hai": ["unit;tier;received;late", line]}
    assert told(folder, tables) == ["name-variant"]


# --- against other periods ----------------------------------------------------------------------------------

STEADY = [50, 51, 52, 53, 54, 55, 56, 57]
STEPS = [1, 2, 0, 1, -1, 2, 1, 0]


def two_months(folder: Folder, last: int, letters: str = EIGHT, step: int = 0) -> Outcome:
    """Rates near 50 % that hardly move, but for the first commune, which moves by `last`."""
    moves = [last, *STEPS[1:]]
    for period, add in ((BEFORE, [0] * 8), ("2023-07", [move + step for move in moves])):
        cells = [f"{1000 + i};{10 * (rate + more)}" for i, (rate, more) in enumerate(
            zip(STEADY, add, strict=True))]  # fmt: skip
        folder.report({"bang": rows(HEAD, *cells, letters=letters)}, period=period)
    return checked(folder)


@pytest.mark.parametrize(("last", "found"), [(1, []), (19, []), (-19, []), (25, [A]), (-25, [A]), (40, [A])])
def test_a_rate_that_jumps_away_from_its_peers(eight: Folder, last: int, found: list[str]) -> None:
    """More than twenty points beyond the peers' middle change, and far outside their spread."""
    outcome = two_months(eight, last)
    assert [finding.unit for finding in outcome.findings("figure-jump")] == found
    assert outcome.codes == ["figure-jump"] * len(found)


def test_when_all_rise_nobody_jumps(eight: Folder) -> None:
    """A new decision lifts everybody by thirty points."""
    assert two_months(eight, 1, step=30).codes == []


def test_among_four_nobody_stands_out(new_folder: Callable[..., Folder]) -> None:
    """Too few to say what is usual."""
    assert two_months(new_folder(communes="ABCD"), 40, letters="ABCD").codes == []


def test_a_first_figure_is_no_jump(eight: Folder) -> None:
    """There is nothing to hold it against, and a year is not held against a month."""
    eight.report({"bang": rows(HEAD, *("100;50",) * 8)}, period="2022")
    eight.report({"bang": rows(HEAD, "101;99", *("103;51",) * 7)})
    assert "figure-jump" not in checked(eight).codes


@pytest.mark.parametrize(("times", "found"), [(2, []), (4, [A])])
def test_an_amount_that_jumps(eight: Folder, times: int, found: list[str]) -> None:
    """Sums are held by how many times as much they have become."""
    eight.use("money")
    for period, first in ((BEFORE, 1), ("2023-07", times)):
        cells = [str((first if i == 0 else 1) * (91_000 + 1_300 * i)) for i in range(8)]
        eight.report({"bang": rows("unit;amount", *cells)}, period=period)
    outcome = checked(eight)
    assert [finding.unit for finding in outcome.findings("figure-jump")] == found


SENTENCES = ("submission;61,25", "payment;70,42", "late-share;3,37", "average;60,11")


@pytest.mark.parametrize(
    ("changed", "found"),
    [(0, 4), (1, 0), (2, 0), (4, 0)],
    ids=["all four again", "three of four", "two of four", "none"],
)
def test_averages_of_the_last_paper_come_again(folder: Folder, changed: int, found: int) -> None:
    """Three at the least, and four in five of what both papers state: no chance."""
    head = "at;unit;tier;figure;value"
    for period, other in ((BEFORE, 0), ("2023-07", changed)):
        said = [f"{text[:-1]}9" if i < other else text for i, text in enumerate(SENTENCES)]
        prose = [f"{i};Huyện H;district;{text}" for i, text in enumerate(said)]
        folder.report({"loi-van": [head, *prose]}, period=period)
    outcome = checked(folder)
    assert len(outcome.findings("averages-repeated")) == len(outcome.codes) == found
    assert all(finding.period == "2023-07" for finding in outcome.checked.findings)


@pytest.mark.parametrize(("both", "found"), [(2, 0), (3, 3)])
def test_two_equal_averages_may_be_chance(folder: Folder, both: int, found: int) -> None:
    """Even when the papers state no others."""
    for period in (BEFORE, "2023-07"):
        prose = [f"{i};Huyện H;district;{text}" for i, text in enumerate(SENTENCES[:both])]
        folder.report({"loi-van": ["at;unit;tier;figure;value", *prose]}, period=period)
    assert checked(folder).codes == ["averages-repeated"] * found


def test_a_figure_of_the_earlier_period_may_be_quoted_again(folder: Folder) -> None:
    """«In June it was …» in July's paper is June's figure, not July's."""
    prose = [f"{i};;Huyện H;district;{text}" for i, text in enumerate(SENTENCES)]
    quoted = [line.replace(";;", f";{BEFORE};") for line in prose]
    for period, lines in ((BEFORE, prose), ("2023-07", quoted)):
        folder.report({"loi-van": ["at;period;unit;tier;figure;value", *lines]}, period=period)
    assert checked(folder).codes == []


def test_two_papers_may_quote_a_period_that_has_no_paper(folder: Folder) -> None:
    """«In 2022 it was …» in June and in July."""
    prose = [f"{i};2022;Huyện H;district;{text}" for i, text in enumerate(SENTENCES)]
    for period in (BEFORE, "2023-07"):
        folder.report({"loi-van": ["at;period;unit;tier;figure;value", *prose]}, period=period)
    assert checked(folder).codes == []


# --- composites ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "cells", "found"),
    [
        ("index-1.percent;index-1", "87,5;8,75", []),
        ("index-1.percent;index-1", "87,5;8,7", []),
        ("index-1.percent;index-1", "87,5;8", ["points-mismatch"]),
        ("index-1.percent;index-1", "87,5;9", []),
        ("index-1.percent;index-1", "33,3;3,33", []),
        ("index-2.percent;index-2", "33,3;6,67", []),
        ("index-2.percent;index-2", "33,3;6,70", ["points-mismatch"]),
        ("index-1.percent;index-1", "0;0", []),
        ("index-1;index-2", "10;20", []),
        ("index-1;index-2", "10,5;19", ["score-above-maximum"]),
        ("index-1.percent;index-2", "100;12", []),
        ("index-1.percent;index-2", "101;12", ["score-above-maximum"]),
        ("index;index.grade", "24;Tốt", []),
        ("index;index.grade", "23,99;Tốt", ["grade-mismatch"]),
        ("index;index.grade", "23,99;Khá", []),
        ("index;index.grade", "15;Khá", []),
        ("index;index.grade", "14,99;Khá", ["grade-mismatch"]),
        ("index;index.grade", "0;Yếu", []),
        ("index;index.grade", "30;Khá", ["grade-mismatch"]),
    ],
)  # fmt: skip
def test_points_percents_maxima_and_grades(folder: Folder, head: str, cells: str, found: list[str]) -> None:
    """Ten and twenty points; from 24 it is Tốt, from 15 Khá; a floor belongs to its grade."""
    folder.use("index")
    assert told(folder, {"bang": [f"unit;{head}", f"Xã A;{cells}"]}) == found


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ("29,40;9,9;19,5", []),
        ("29,48;9,9;19,5", []),
        ("29,58;10,0;19,5", ["composite-mismatch"]),
        ("29,54;10,0;19,5", []),
        ("29,42;10,0;19,5", []),
        ("30,00;10,0;20,0", []),
        ("29,91;10,0;20,0", []),
    ],
)
def test_a_group_at_its_maximum_was_not_rounded_down(folder: Folder, cells: str, found: list[str]) -> None:
    """9,9 may have been 9,94; ten of ten can have been less, never more."""
    folder.use("index")
    assert told(folder, {"bang": ["unit;index;index-1;index-2", f"Xã A;{cells}"]}) == found


@pytest.mark.parametrize(
    ("head", "cells", "found"),
    [
        ("index;index.rank", ("20;1", "18;2", "16;3"), []),
        ("index;index.rank", ("20;1", "20;1", "16;3"), []),
        ("index;index.rank", ("20;1", "20;1", "16;2"), ["rank-mismatch"]),
        ("index;index.rank", ("20;1", "18;3", "16;2"), ["rank-mismatch"] * 2),
        ("index;index.rank", ("16;3", "20;1", "18;2"), []),
        ("index;index.rank", ("20;1", ";", "16;2"), []),
        ("received;late;late-share;late-share.rank", ("100;1;1;1", "100;2;2;2", "100;3;3;3"), []),
        ("received;late;late-share;late-share.rank", ("100;1;1;3", "100;2;2;2", "100;3;3;1"),
         ["rank-mismatch"] * 2),
        ("received;late;no-direction;no-direction.rank", ("100;1;1;3", "100;2;2;2", "100;3;3;1"), []),
        ("received;late;no-direction;no-direction.rank", ("100;1;1;1", "100;2;2;2", "100;3;3;3"), []),
    ],
    ids=["in order", "equal figures share", "the place after equals is left out", "swapped", "any order",
         "a gap", "lower is better", "turned round", "neither is better", "neither is better either"],
)  # fmt: skip
def test_ranks_follow_the_figures(folder: Folder, head: str, cells: Sequence[str], found: list[str]) -> None:
    """By the direction of the indicator."""
    folder.use("index no-direction")
    assert told(folder, {"bang": rows(f"unit;{head}", *cells)}) == found


# --- sentences ----------------------------------------------------------------------------------------------

MORE = {
    "bang": ["unit;tier;received;online;late", "Huyện H;district;1000;472;3", "Xã A;;1000;583;123",
             "Xã B;;1000;617;12", "Xã C;;1000;694;13"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "printed", "cause", "other"),
    [
        ("Xã A", "58,3", None, ""),
        ("Xã A", "53,8", "transposed", ""),
        ("Xã A", "61,7", "neighbour", B),
        ("Xã A", "41,5", "other-period", BEFORE),
        ("Xã A", "12,3", "other-figure", "late-share"),
        ("Xã A", "59,2", "", ""),
        ("Xã A", "47", "", ""),
        ("Huyện H", "63,1", "other-tier", "commune"),
    ],
)
@pytest.mark.parametrize("as_list", [False, True], ids=["sentence", "list"])
def test_the_likely_cause_of_a_wrong_figure(
    folder: Folder, unit: str, printed: str, cause: str | None, other: str, as_list: bool
) -> None:
    """Digits swapped, another unit's, tier's, period's or column's; nothing is guessed from two digits."""
    folder.use("submission late-share")
    tier = "district" if unit == "Huyện H" else "commune"
    before = ["unit;received;online", "Xã A;1000;415", "Xã B;1000;600", "Xã C;1000;700"]
    folder.report({"bang": before}, period=BEFORE)
    prose = ["at;unit;tier;figure;value", f"1;{unit};{tier};submission;{printed}"]
    claim = f'indicator: submission, tier: {tier}, such_as: ["{unit} {printed}"]'
    if as_list:
        folder.report(MORE, claims=[claim])
    else:
        folder.report({**MORE, "loi-van": prose})
    outcome = checked(folder)
    assert outcome.codes == ([] if cause is None else ["claim-figure"])
    found = outcome.findings("claim-figure")
    causes = [(f.details.get("cause", ""), f.details.get("other", "")) for f in found]
    assert causes == ([] if cause is None else [(cause, other)])


RATES = [90, 84, 78, 72, 66, 61, 55, 40]
LISTED = "indicator: submission, tier: commune, where: "


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("{below: 62}, units: [Xã F, Xã G, Xã H]", []),
        ("{below: 57}, units: [Xã F, Xã G, Xã H]", ["claim-not-member", "claim-threshold"]),
        ("{below: 67}, units: [Xã F, Xã G, Xã H]", ["claim-missing", "claim-threshold"]),
        ("{above: 75}, units: [Xã A, Xã B, Xã C, Xã D]", ["claim-not-member", "claim-threshold"]),
        ("{below: 57}, units: [Xã A, Xã F, Xã G, Xã H]", ["claim-not-member"] * 2),
        ("{below: 57}, units: [Xã F, Xã H]", ["claim-missing", "claim-not-member"]),
        ("{below: 45}, units: [Xã G, Xã H]", ["claim-not-member"]),
        ("{target: plan, status: not_met}, units: [Xã G, Xã H]", []),
        ("{target: plan, status: not_met}, units: [Xã F, Xã G, Xã H]",
         ["claim-not-member", "claim-threshold"]),
        ("{below: 57}, such_as: [Xã F]", ["claim-not-member"]),
    ],
    ids=["right", "below 65", "one short", "above 70", "no threshold fits", "no threshold fits either",
         "two say nothing", "the target", "another threshold than the target", "examples"],
)  # fmt: skip
def test_a_list_made_by_another_threshold(eight: Folder, claim: str, found: list[str]) -> None:
    """Three units at the least, three left out, and all of them right for one other round number."""
    eight.decision("plan", "indicator: submission, tier: commune, at_least: 60")
    eight.report({"bang": rows(HEAD, *(f"{100 + i};{(100 + i) * rate // 100}" for i, rate in
                 enumerate(RATES)))}, claims=[f"{LISTED}{claim}"])  # fmt: skip
    assert checked(eight).codes == sorted(found)


def test_a_list_made_by_another_column(eight: Folder) -> None:
    """Above 60 % in payment, not in submission; the message names the other indicator."""
    eight.use("submission payment")
    other = [40, 55, 90, 72, 66, 84, 50, 61]
    cells = [f"100;{rate};100;{paid}" for rate, paid in zip(RATES, other, strict=True)]
    claim = f"{LISTED}{{above: 65}}, units: [Xã C, Xã D, Xã E, Xã F]"
    eight.report({"bang": rows("unit;received;online;fee;paid_online", *cells)}, claims=[claim])
    (finding,) = checked(eight).findings("claim-threshold")
    assert finding.details["other"] == "payment"
    assert plain(finding.details["target"]) == "65"


def test_a_list_by_points_made_with_another_threshold(eight: Folder) -> None:
    """Points and percents of a group are held alike: 55 % where the sentence says 70."""
    eight.use("index")
    cells = [f"{rate / 10:.1f};{rate}".replace(".", ",") for rate in RATES]
    table = rows("unit;index-1;index-1.percent", *cells)
    claim = "indicator: index-1.percent, tier: commune, where: {below: 70}, units: [Xã F, Xã G, Xã H]"
    eight.report({"bang": table}, claims=[claim])
    outcome = checked(eight)
    assert outcome.codes == ["claim-missing", "claim-threshold"]
    (finding,) = outcome.findings("claim-threshold")
    assert plain(finding.details["target"]) == "65"


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("fee;150", "fee;150", []),
        ("fee;150", "fee;160", ["claim-contradicts"]),
        ("fee;150", "paid_online;160", []),
        ("received;100", "received;100", []),
        ("received;100", "received;120", ["claim-figure"]),
    ],
    ids=["the same twice", "two counts", "two things", "as the table", "not as the table"],
)
def test_two_sentences_contradict_each_other(
    folder: Folder, first: str, second: str, found: list[str]
) -> None:
    """Where no table gives the figure; else the table decides which sentence is wrong."""
    prose = ["at;unit;figure;value", f"1;Xã A;{first}", f"2;Xã A;{second}"]
    assert told(folder, {"bang": [HEAD, "Xã A;100;60"], "loi-van": prose}) == found


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("where: {above: 60}, count: 3", ["claim-contradicts"]),
        ("such_as: ['Xã A 61']", ["claim-contradicts"]),
        ("where: highest, value: 91", ["claim-contradicts"]),
        ("where: {above: 60}, units: [Xã A, Xã B, Xã C]", ["claim-not-member"]),
        ("where: {above: 60}, units: ['Xã A 50', Xã B, Xã C]", ["claim-not-member"]),
        ("where: {above: 60}, count: 2", []),
    ],
)
def test_a_list_may_contradict_a_sentence(folder: Folder, claim: str, found: list[str]) -> None:
    """Sentences give 50, 70 and 80 %; another sentence of the paper says otherwise."""
    prose = ["at;unit;figure;value", "1;Xã A;submission;50", "1;Xã B;submission;70", "1;Xã C;submission;80"]
    claims = [f"indicator: submission, tier: commune, {claim}"]
    assert told(folder, {"loi-van": prose}, claims=claims) == found


# --- documents and targets ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("own", "heading", "found"),
    [
        ("12/BC-UBND 2023-08-02", "number: 12/BC-UBND", False),
        ("12/BC-UBND 2023-08-02", "number: 12 /bc-ubnd", False),
        ("12/BC-UBND 2023-08-02", "number: 15/BC-UBND", True),
        ("12/BC-UBND 2023-08-02", 'date: "ngày 02 tháng 8 năm 2023"', False),
        ("12/BC-UBND 2023-08-02", "date: 2/8/2023", False),
        ("12/BC-UBND 2023-08-02", "date: /8/2023", False),
        ("12/BC-UBND 2023-08-02", "date: 3/8/2023", True),
        ("12/BC-UBND 2023-08-02", "date: /7/2023", True),
        ("12/BC-UBND 2023-08-02", "", False),
    ],
)
def test_headings_print_the_letters_number_and_date(
    folder: Folder, own: str, heading: str, found: bool
) -> None:
    """As far as both are printed."""
    folder.report({"bang": [HEAD, "Xã A;100;60"]}, options={"bang": heading} if heading else None)
    number, day = own.split()
    text = (folder.root / "periods/2023-07/bao-cao/report.yml").read_text("utf-8")
    folder.write("periods/2023-07/bao-cao/report.yml", f"number: {number}\ndate: {day}\n{text}")
    assert checked(folder).codes == (["document-differs"] if found else [])


def given(*levels: float) -> list[str]:
    """One target per commune, in the order of the letters."""
    return [
        f"indicator: submission, unit: {commune(x)}, tier: commune, at_least: {level}"
        for x, level in zip(EIGHT, levels, strict=False)
    ]


@pytest.mark.parametrize(
    ("levels", "found"),
    [
        ((60, 60, 60, 60, 60, 60, 60, 90), [commune("H")]),
        ((60, 62, 65, 60, 63, 60, 61, 6), [commune("H")]),
        ((60, 60, 60, 60, 60, 60, 60, 79), []),
        ((50, 55, 60, 65, 70, 75, 80, 90), []),
        ((60, 60, 60, 60, 60, 60, 90, 90), []),
        ((60, 60, 60, 60, 90), []),
    ],
    ids=["thirty above", "a digit lost", "nineteen above", "spread out", "two together", "five peers"],
)
def test_a_target_out_of_line(eight: Folder, levels: Sequence[float], found: list[str]) -> None:
    """Far from all its peers, alone, and by twenty points at the least."""
    eight.decision("plan", *given(*levels))
    outcome = checked(eight)
    assert [finding.unit for finding in outcome.findings("target-outlier")] == found
    assert outcome.codes == ["target-outlier"] * len(found)


@pytest.mark.parametrize(
    ("valid", "issued", "found"),
    [
        ("2023-01-01 2023-12-31", "", []),
        ("2023-01-01 2023-12-31", "2022-12-20", []),
        ("2023-07-01 2023-07-31", "2023-07-01", []),
        ("2023-01-01 2023-12-31", "2023-07-20", ["target-partly"]),
        ("2023-01-01 2023-12-31", "2023-08-20", []),
        ("2023-07-10 2023-12-31", "", ["target-partly"]),
        ("2023-01-01 2023-07-10", "", ["target-partly"]),
        ("2023-08-01 2023-12-31", "", []),
        ("2022-01-01 2023-06-30", "", []),
    ],
)
def test_a_decision_for_a_part_of_the_period(
    folder: Folder, valid: str, issued: str, found: list[str]
) -> None:
    """It began, ended or was issued in its midst; issued afterwards, its dates say what it means."""
    folder.decision("plan", "indicator: submission, at_least: 50", valid=valid,
                    more=f"date: {issued}" if issued else "")  # fmt: skip
    assert told(folder, {"bang": [HEAD, "Xã A;100;60"]}) == found


def test_a_decision_about_other_figures_or_places_is_not_told(
    new_folder: Callable[..., Folder],
) -> None:
    """The paper has nothing that it could bind."""
    folder = new_folder(others="MN")
    late = "2023-07-10 2023-12-31"
    folder.decision("figures", "indicator: payment, at_least: 50", valid=late)
    folder.decision("places", f"indicator: submission, unit: {commune('M')}, at_least: 50", valid=late)
    assert told(folder, {"bang": [HEAD, "Xã A;100;60"]}) == []


@pytest.mark.parametrize(
    ("targets", "found"),
    [
        (given(60, 60), [C]),
        (given(60), []),
        (given(60, 60, 60), []),
        ([], []),
        (["indicator: submission, tier: commune, at_least: 50"], []),
    ],
    ids=["one forgotten", "most have none", "all have one", "no decision", "one for all"],
)
def test_a_unit_without_a_target_among_those_that_have_one(
    folder: Folder, targets: list[str], found: list[str]
) -> None:
    """When most of its peers have one; with a dash it needs none."""
    if targets:
        folder.decision("plan", *targets)
    folder.report({"bang": rows(HEAD, "300;200", "310;200", "320;200")})
    outcome = checked(folder)
    assert [finding.unit for finding in outcome.findings("target-none")] == found
    assert outcome.codes == ["target-none"] * len(found)


def test_a_unit_with_a_dash_needs_no_target(folder: Folder) -> None:
    """It has nothing of the kind."""
    folder.decision("plan", *given(60, 60))
    assert told(folder, {"bang": rows(HEAD, "300;200", "310;200", "-;-")}) == []


@pytest.mark.parametrize(
    ("numerator", "base", "target", "printed", "found"),
    [
        (59996, 100000, "at_least: 60", "60,00", True),
        (59996, 100000, "at_least: 60", "59,996", False),
        (59994, 100000, "at_least: 60", "59,99", False),
        (60000, 100000, "at_least: 60", "60,00", False),
        (5004, 100000, "at_most: 5", "5,00", True),
        (5004, 100000, "at_most: 5", "5,004", False),
        (2, 3, 'at_least: "66,665"', "66,7", False),
        (60004, 100000, 'at_least: "60,004"', "60,00", True),
    ],
)
def test_a_verdict_that_hangs_on_rounding(
    folder: Folder, numerator: int, base: int, target: str, printed: str, found: bool
) -> None:
    """Judged by the counts, and told where the printed figure would say the opposite."""
    indicator = "late-share" if "most" in target else "submission"
    measure = "late" if "most" in target else "online"
    folder.decision("plan", f"indicator: {indicator}, {target}")
    table = [f"unit;received;{measure};{indicator}", f"Xã A;{base};{numerator};{printed}"]
    assert told(folder, {"bang": table}) == (["verdict-by-rounding"] if found else [])


def test_the_rounding_of_a_table_cut_into_pages_has_a_place(eight: Folder) -> None:
    """A verdict on the sum of two pages stands in the report."""
    eight.decision("plan", "indicator: submission, at_least: 60")
    tables = {
        "trang-1": rows(HEAD, *("100000;59996",) * 4),
        "trang-2": ["unit;received;online", *(f"Xã {x};100000;59996" for x in "EFGH")],
    }
    eight.report(tables, options=dict.fromkeys(tables, "group: bang"))
    found = [f for f in checked(eight).findings("verdict-by-rounding") if f.unit == DISTRICT]
    assert found
    assert all(finding.location.path.startswith("periods/2023-07/bao-cao/") for finding in found)


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("2023-07-01 2023-12-31", ["target-replaced"]),
        ("2023-02-01 2023-12-31", ["target-replaced"]),
        ("2023-08-01 2023-12-31", []),
    ],
    ids=["from the first day", "long ago", "only later"],
)
def test_a_claim_by_a_replaced_decision(folder: Folder, second: str, found: list[str]) -> None:
    """What a later decision replaced before the period began binds nobody in it."""
    folder.decision("old", "indicator: submission, at_least: 50")
    folder.decision("new", "indicator: submission, at_least: 60", valid=second, more="replaces: [old]")
    claim = "indicator: submission, tier: commune, where: {target: old, status: met}, count: 3"
    assert told(folder, {"bang": rows(HEAD, "100;60", "100;70", "100;80")}, claims=[claim]) == found


# --- what stops an extract ----------------------------------------------------------------------------------

FAULTS: Mapping[str, tuple[Tables, list[str]]] = {
    "base-missing": ({"bang": RATES_ALONE}, []),
    "rows-identical": ({"bang": [HEAD, "Xã A;1234;567", "Xã B;1234;567"]}, []),
    "aggregate-unreproducible": (
        {"bang": ["unit;tier;total;payment", "Xã A;;;80,1", "Xã B;;;60,2", "Huyện H;commune;x;90,3"]},
        [],
    ),
    "rate-coarse": (
        {"bang": rows(f"{HEAD};submission", "300;200;66,67", "300;100;33,33", "700;100;14,3")},
        [],
    ),
    "measure-differs": ({"mot": [HEAD, "Xã A;10;6"], "hai": ["unit;received;late", "Xã A;11;1"]}, []),
    "numbering-gap": ({"bang": ["no;unit;received;online", "1;Xã A;10;6", "3;Xã B;10;7"]}, []),
    "grade-mismatch": ({"bang": ["unit;index;index.grade", "Xã A;20;Tốt"]}, []),
    "rank-mismatch": ({"bang": ["unit;index;index.rank", "Xã A;20;2"]}, []),
    "score-above-maximum": ({"bang": ["unit;index-1;index-2", "Xã A;11;2"]}, []),
    "points-mismatch": ({"bang": ["unit;index-1;index-1.percent", "Xã A;5;60"]}, []),
    "claim-contradicts": (
        {"loi-van": ["at;unit;figure;value", "1;Xã A;fee;150", "2;Xã A;fee;160"]},
        [],
    ),
    "subject-outside": ({"loi-van": ["at;unit;tier;figure;value", "1;Tỉnh T;all;submission;61"]}, []),
    "claim-figure": (
        {"bang": [HEAD, "Xã A;100;60"]},
        ["indicator: submission, tier: commune, such_as: ['Xã A 61']"],
    ),
}


@pytest.mark.parametrize("kind", ["transcript", "extract"])
@pytest.mark.parametrize("code", FAULTS)
def test_doubts_that_contradict_nothing_stop_no_extract(folder: Folder, code: str, kind: str) -> None:
    """An extract is stopped by what does not fit together, not by what is merely strange; a paper never."""
    tables, claims = FAULTS[code]
    folder.use("index")
    folder.report(tables, kind=kind, claims=claims)
    found = Outcome(pipeline.check(folder.root, lambda _: None)).findings(code)
    assert found
    stops = kind == "extract" and SEVERITY[code] != NOTE and code not in PLAUSIBILITY
    assert {(finding.severity, finding.blocks) for finding in found} == {(SEVERITY[code], stops)}


def test_the_doubts_that_stop_nothing_are_warnings() -> None:
    """None of them says that something is plainly wrong."""
    assert {SEVERITY[code] for code in PLAUSIBILITY} == {WARNING}
