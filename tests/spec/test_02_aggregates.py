"""Rule 5: aggregates follow the indicator, print their coverage, and are compared at full coverage only."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.spec.folder import DISTRICT, OTHER_DISTRICT, PROVINCE, Folder, Outcome, commune, plain

HEAD = "unit;received;online"


def whole(
    outcome: Outcome, indicator: str = "submission", unit: str = DISTRICT, tier: str = "commune"
) -> object:
    """Numerator, denominator, value and coverage of an aggregate."""
    row = outcome.figure(unit, indicator, tier)
    assert row.aggregate
    return (row.numerator, row.denominator, plain(row.value), f"{row.units_reported}/{row.units_expected}")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["Xã A;100;10", "Xã B;300;240", "Xã C;100;50"], (300, 500, "60", "3/3")),
        (["Xã A;100;10", "Xã B;300;240"], (250, 400, "62,5", "2/3")),
        (["Xã A;100;10", "Xã B;300;240", "Xã C;;"], (250, 400, "62,5", "2/3")),
        (["Xã A;100;10", "Xã B;300;240", "Xã C;-;-"], (250, 400, "62,5", "2/2")),
        (["Xã A;100;10", "Xã B;300;240", "Xã C;100;0"], (250, 500, "50", "3/3")),
    ],
    ids=["all three", "one has no row", "one reported nothing", "one does not apply", "one reported zero"],
)
def test_rates_are_ratios_of_sums_with_their_coverage(
    folder: Folder, rows: list[str], expected: tuple[int, int, str, str]
) -> None:
    """Never the average of the rates; the dash leaves both numbers of the coverage."""
    folder.report({"bang": [HEAD, *rows]})
    assert whole(folder.check()) == expected


def test_the_mean_is_the_mean_of_the_rates(folder: Folder) -> None:
    """`mean` weighs every unit alike: (10 + 80 + 50) / 3."""
    folder.use("average")
    folder.report({"bang": [HEAD, "Xã A;100;10", "Xã B;300;240", "Xã C;100;50"]})
    assert whole(folder.check(), "average") == (None, None, "46,666667", "3/3")


def test_the_mean_of_published_rates_says_that_it_is_published(folder: Folder) -> None:
    """A mean that no count stands behind is not «by counts»."""
    folder.report({"bang": ["unit;late;average", "Xã A;0;50", "Xã B;0;60", "Xã C;0;70"]})
    outcome = folder.check()
    assert whole(outcome, "average") == (None, None, "60", "3/3")
    assert outcome.figure(DISTRICT, "average").basis == "published"


def test_the_mean_is_rounded_once(folder: Folder) -> None:
    """2/3, 2/3 and 2/3 of a hundred, printed with six decimals, would add up to 200,000001."""
    folder.use("average")
    folder.report({"bang": [HEAD, "Xã A;3;2", "Xã B;3;2", "Xã C;3;2"]})
    assert whole(folder.check(), "average") == (None, None, "66,666667", "3/3")
    folder.report({"bang": [HEAD, "Xã A;7;1", "Xã B;7;2"]})
    assert whole(folder.check(), "average") == (None, None, "21,428571", "2/3")


def test_a_mean_of_published_rates_is_held_against_another_table(folder: Folder) -> None:
    """It is printed nowhere, so it has no printed decimals, and differs from a total that prints 61."""
    tables = {
        "mot": ["unit;late;average", "Xã A;0;50", "Xã B;0;60", "Xã C;0;70"],
        "hai": ["unit;tier;total;late;average", "Xã A;;;0;50", "Xã B;;;0;60", "Huyện H;commune;x;0;61"],
    }
    folder.report(tables)
    assert folder.check().figure(DISTRICT, "average").table == "mot"


def test_sums_add_up(folder: Folder) -> None:
    """`sum` adds the amounts."""
    folder.use("money")
    folder.report({"bang": ["unit;amount", "Xã A;2.318.000đ", "Xã B;1.000", "Xã C;0"]})
    assert whole(folder.check(), "money") == (2_319_000, None, "2319000", "3/3")


def test_what_does_not_add_up_has_no_aggregate(folder: Folder) -> None:
    """`none`: there is no figure for the communes together, unless the paper prints one."""
    folder.report({"bang": [HEAD, "Xã A;100;10", "Xã B;300;240", "Xã C;100;50"]})
    folder.use("alone")
    assert not folder.check().rows("results", unit=DISTRICT, indicator="alone")
    folder.report(
        {"bang": ["unit;tier;total;alone;late", "Xã A;;;10;0", "Xã B;;;80;0", "Huyện H;commune;x;46,7;0"]}
    )
    figure = folder.check().figure(DISTRICT, "alone")
    assert (plain(figure.value), figure.basis, figure.aggregate) == ("46,7", "published", True)


def test_published_rates_without_counts_give_no_aggregate(folder: Folder) -> None:
    """A rate whose base nobody printed cannot be added up."""
    folder.report({"bang": ["unit;late;submission", "Xã A;0;10", "Xã B;0;20", "Xã C;0;30"]})
    assert not folder.check().rows("results", unit=DISTRICT, indicator="submission")


def test_tables_of_a_group_add_up_together(folder: Folder) -> None:
    """One appendix per tier, one group: the district's desk and its communes make the whole district."""
    tables = {
        "phu-luc-1": [HEAD, "Huyện H;1000;0"],
        "phu-luc-2": [HEAD, "Xã A;100;10", "Xã B;300;240", "Xã C;100;50"],
    }
    grouped = {"phu-luc-1": "tier: district, group: g", "phu-luc-2": "tier: commune, group: g"}
    folder.report(tables, options=grouped)
    outcome = folder.check()
    assert whole(outcome, tier="all") == (300, 1500, "20", "4/4")
    assert whole(outcome) == (300, 500, "60", "3/3")
    assert outcome.figure(DISTRICT, tier="all").table == "g"


def test_tables_apart_do_not_add_up_together(folder: Folder) -> None:
    """Without a group, appendices are separate tables: nothing is computed across them."""
    tables = {"phu-luc-1": [HEAD, "Huyện H;1000;0"], "phu-luc-2": [HEAD, "Xã A;100;10", "Xã B;300;240"]}
    folder.report(tables, options={"phu-luc-1": "tier: district"})
    assert not folder.check().rows("results", unit=DISTRICT, tier="all", indicator="submission")


def test_a_province_adds_up_the_communes_of_all_districts(new_folder: Callable[..., Folder]) -> None:
    """Expected are the communes of both districts; Xã N did not report."""
    folder = new_folder(communes="AB", others="MN")
    folder.report({"bang": [HEAD, "Xã A;10;1", "Xã B;10;2", "Xã M;20;9"]}, area=PROVINCE)
    outcome = folder.check()
    assert whole(outcome) == (3, 20, "15", "2/2")
    assert whole(outcome, unit=PROVINCE) == (12, 40, "30", "3/4")
    assert not outcome.rows("results", unit=OTHER_DISTRICT)


def test_a_row_about_a_districts_communes_is_data(folder: Folder) -> None:
    """Appendix 3 of a province: one row a district, its communes added up by the paper itself."""
    folder.report(
        {"bang": [HEAD, "Huyện H;500;300", "Huyện G;100;50"]},
        area=PROVINCE,
        options={"bang": "tier: commune"},
    )
    outcome = folder.check()
    assert not outcome.figure(DISTRICT).aggregate
    assert whole(outcome, unit=PROVINCE) == (350, 600, "58,333333", "2/2")


def test_a_sum_that_is_not_marked_is_told_and_not_added_twice(folder: Folder) -> None:
    """The district's own sum among its communes, without x in the column total."""
    folder.report(
        {"bang": ["unit;tier;received;online", "Xã A;;100;10", "Xã B;;100;30", "Huyện H;commune;200;40"]}
    )
    outcome = folder.check()
    assert [f.unit for f in outcome.findings("overlapping-rows")] == [DISTRICT]
    assert not outcome.rows("results", unit=PROVINCE)


@pytest.mark.parametrize(
    ("rows", "printed", "codes"),
    [
        (["Xã A;;;100;10", "Xã B;;;300;240", "Xã C;;;100;50"], "60", []),
        (["Xã A;;;100;10", "Xã B;;;300;240", "Xã C;;;100;50"], "46,67", ["aggregate-mismatch"]),
        (["Xã A;;;100;10", "Xã B;;;300;240"], "46,67", ["total-unchecked"]),
        (["Xã A;;;100;10", "Xã B;;;300;240", "Xã C;;;;"], "46,67", []),
        (["Xã A;;;100;10", "Xã B;;;300;240", "Xã C;;;-;-;-"], "46,67", ["aggregate-mismatch"]),
    ],
    ids=["right", "average of rates", "a row is missing", "a cell is missing", "a dash is not missing"],
)
def test_a_published_aggregate_is_compared_at_full_coverage_only(
    folder: Folder, rows: list[str], printed: str, codes: list[str]
) -> None:
    """Where somebody is missing it cannot be checked, and nobody is accused."""
    cells = [row if row.endswith("-;-;-") else f"{row};" for row in rows]
    folder.report(
        {"bang": ["unit;tier;total;received;online;submission", *cells, f"Huyện H;commune;x;;;{printed}"]}
    )
    assert folder.check().codes == codes


@pytest.mark.parametrize(
    ("rows", "printed", "codes"),
    [
        (["Xã A;;;100", "Xã B;;;300", "Xã C;;;100"], "500", []),
        (["Xã A;;;100", "Xã B;;;300", "Xã C;;;100"], "501", ["total-mismatch"]),
        (["Xã A;;;100", "Xã B;;;300"], "501", ["total-unchecked"]),
        (["Xã A;;;100", "Xã B;;;300", "Xã C;;;-"], "401", ["total-mismatch"]),
        (["Xã A;;;100", "Xã B;;;300", "Xã C;;;100"], "", []),
    ],
)
def test_a_printed_total_is_the_sum_of_its_rows(
    folder: Folder, rows: list[str], printed: str, codes: list[str]
) -> None:
    """At full coverage; an empty cell of a total row means nothing."""
    folder.report({"bang": ["unit;tier;total;received", *rows, f"Huyện H;commune;x;{printed}"]})
    assert folder.check().codes == codes


def test_parts_beside_a_measure_add_up_to_it(folder: Folder) -> None:
    """Payments online and at the desk make the payments; the fault is named at the sum's cell."""
    folder.report({"bang": ["unit;fee;paid_online;paid_direct", "Xã A;10;6;4", "Xã B;10;6;5"]})
    (finding,) = folder.check().findings("parts-mismatch")
    assert (finding.unit, finding.location.row, finding.location.column) == (commune("B"), 3, "fee")
    assert (plain(finding.published), plain(finding.computed)) == ("10", "11")


def test_a_base_that_is_not_printed_is_added_from_its_parts(folder: Folder) -> None:
    """A part that does not apply adds nothing; one that was not reported leaves the base unknown."""
    folder.use("payment")
    folder.report({"bang": ["unit;paid_online;paid_direct", "Xã A;6;4", "Xã B;6;-", "Xã C;6;"]})
    outcome = folder.check()
    found = [outcome.figure(commune(x), "payment") for x in "ABC"]
    assert [(r.numerator, r.denominator, plain(r.value), r.state) for r in found] == [
        (6, 10, "60", "reported"),
        (6, 6, "100", "reported"),
        (None, None, "", "not_reported"),
    ]


def test_a_total_that_has_its_own_counts_but_no_reporting_parts_keeps_its_place(folder: Folder) -> None:
    """A total row whose rows print nothing still shows its printed rate."""
    folder.report(
        {"bang": ["unit;tier;total;received;online;submission", "Xã A;;;;;", "Huyện H;commune;x;10;6;60"]}
    )
    figure = folder.check().figure(DISTRICT)
    assert (plain(figure.value), plain(figure.published_value), figure.aggregate) == ("60", "60", True)


def test_a_total_that_stands_on_its_printed_rate_is_reported(folder: Folder) -> None:
    """Dashes beside the rate do not make the rate itself not applicable."""
    rows = ["Xã A;;;;;", "Huyện H;commune;x;-;-;60"]
    folder.report({"bang": ["unit;tier;total;received;online;submission", *rows]})
    figure = folder.check().figure(DISTRICT)
    assert (plain(figure.value), figure.basis, figure.state) == ("60", "published", "reported")


ROWS = st.lists(
    st.one_of(
        st.integers(1, 10**6).flatmap(lambda d: st.tuples(st.integers(0, d), st.just(d))),
        st.sampled_from(["-", ""]),
    ),
    min_size=6,
    max_size=6,
)


@pytest.mark.slow
@settings(max_examples=8)
@given(rows=ROWS, order=st.permutations(range(6)))
def test_aggregates_equal_naive_sums_in_any_order(
    new_folder: Callable[..., Folder], rows: list[tuple[int, int] | str], order: list[int]
) -> None:
    """Sums by hand give the same, and the order of the rows changes no figure, rank or coverage."""
    texts = [f"{cell};{cell}" if isinstance(cell, str) else f"{cell[1]};{cell[0]}" for cell in rows]
    lines = [f"Xã {x};{text}" for x, text in zip("ABCDEF", texts, strict=True)]
    straight, shuffled = new_folder(communes="ABCDEF"), new_folder(communes="ABCDEF")
    straight.use("average")
    shuffled.use("average")
    straight.report({"bang": [HEAD, *lines]})
    shuffled.report({"bang": [HEAD, *(lines[i] for i in order)]})
    outcome, other = straight.check(), shuffled.check()
    keep = ["unit", "tier", "indicator", "numerator", "denominator", "value", "state", "primary", "aggregate"]
    keep += ["units_reported", "units_expected", "rank", "rank_of"]
    tables = [
        sorted(tuple(str(getattr(row, name)) for name in keep) for row in found.rows("results"))
        for found in (outcome, other)
    ]
    assert tables[0] == tables[1]
    counts = [cell for cell in rows if not isinstance(cell, str)]
    n, d = sum(c[0] for c in counts), sum(c[1] for c in counts)
    if len(counts) >= 1:
        found = outcome.figure(DISTRICT)
        assert (found.numerator, found.denominator) == (n, d)
        assert abs(Fraction(found.value, 10**6) - Fraction(100 * n, d)) <= Fraction(1, 2 * 10**6)
        assert found.units_reported == len(counts)
        assert found.units_expected == 6 - rows.count("-")
        mean = outcome.figure(DISTRICT, "average")
        rates = [Fraction(100 * a, b) for a, b in counts]
        # the rates are exact, and only their mean is rounded
        assert abs(Fraction(mean.value, 10**6) - sum(rates) / len(rates)) <= Fraction(1, 2 * 10**6)
