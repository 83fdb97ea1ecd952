"""Rules 1 to 4: exact verdicts, one a decision, states, and how far a figure is from its target."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.messages.numbers import apart
from tests.spec.folder import DISTRICT, OTHER_DISTRICT, PROVINCE, Folder, Outcome, commune, plain

A, B, C = map(commune, "ABC")


# --- Rule 1: exact verdicts ---------------------------------------------------------------------------------

AT_LEAST = [
    # online, received, target, verdict, printed beside the target, gap in points, gap in dossiers
    (1646, 1663, "99", "not_met", "98,98", "0,022249", 1),
    (14999, 25000, "60", "not_met", "59,996", "0,004", 1),
    (599999, 1000000, "60", "not_met", "59,9999", "0,0001", 1),
    (60, 100, "60", "met", "60,00", "", None),
    (3, 5, "60", "met", "60,00", "", None),
    (15001, 25000, "60", "exceeded", "60,004", "", None),
    (1, 3, "33,333333", "exceeded", "33,33", "", None),
    (2, 3, "66,666667", "not_met", "66,67", "0", 1),
    (0, 7, "50", "not_met", "0,00", "50", 4),
    (7, 7, "100", "met", "100,00", "", None),
    (6, 7, "100", "not_met", "85,71", "14,285714", 1),
    (105, 200, "52,5", "met", "52,50", "", None),
    (104, 200, "52,5", "not_met", "52,00", "0,5", 1),
]


LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

Judged = Callable[[int], Any]
"""The verdict on the case of a number."""


def judge(folder: Folder, indicator: str, rows: list[str], targets: list[str]) -> Judged:
    """One commune a case, each with its own target."""
    header = "unit;received;online" if indicator == "submission" else "unit;received;late"
    units = [commune(x) for x in LETTERS[: len(rows)]]
    scoped = [f"indicator: {indicator}, unit: {u}, {t}" for u, t in zip(units, targets, strict=True)]
    folder.decision("plan", *scoped)
    folder.report({"bang": [header, *(f"Xã {x};{row}" for x, row in zip(LETTERS, rows, strict=False))]})
    outcome = folder.check()
    return lambda case: outcome.verdicts(units[case], indicator)["plan"]


@pytest.fixture(scope="module")
def at_least(new_folder: Callable[..., Folder]) -> Judged:
    """The verdicts on AT_LEAST."""
    rows, targets = [f"{d};{n}" for n, d, *_ in AT_LEAST], [f'at_least: "{case[2]}"' for case in AT_LEAST]
    return judge(new_folder(communes=LETTERS), "submission", rows, targets)


@pytest.mark.parametrize("case", range(len(AT_LEAST)), ids=[f"{c[0]} of {c[1]} for {c[2]}" for c in AT_LEAST])
def test_at_least(at_least: Judged, case: int) -> None:
    """The counts decide, not the printed rate; an unmet value never looks like its target."""
    _, received, _, status, printed, points, dossiers = AT_LEAST[case]
    verdict = at_least(case)
    assert (verdict.status, verdict.basis) == (status, "counts")
    if received != 3:  # a third agrees with its target to six decimals
        assert apart(verdict.value, verdict.target_value, 2) == printed
    assert plain(verdict.gap_points) == points
    assert verdict.gap_dossiers == dossiers


AT_MOST = [
    # late, received, target, verdict, gap in points, gap in dossiers
    (4, 100, "5", "exceeded", "", None),
    (5, 100, "5", "met", "", None),
    (6, 100, "5", "not_met", "1", 1),
    (12, 100, "5,5", "not_met", "6,5", 7),
    (1, 1663, "0", "not_met", "0,060132", 1),
    (0, 1663, "0", "met", "", None),
    (1251, 25000, "5", "not_met", "0,004", 1),
]


@pytest.fixture(scope="module")
def at_most(new_folder: Callable[..., Folder]) -> Judged:
    """The verdicts on AT_MOST."""
    rows, targets = [f"{d};{n}" for n, d, *_ in AT_MOST], [f'at_most: "{case[2]}"' for case in AT_MOST]
    return judge(new_folder(communes=LETTERS), "late-share", rows, targets)


@pytest.mark.parametrize("case", range(len(AT_MOST)), ids=[f"{c[0]} of {c[1]} for {c[2]}" for c in AT_MOST])
def test_at_most(at_most: Judged, case: int) -> None:
    """Where less is better: equal is met, strictly below is exceeded, and the gap is dossiers too many."""
    verdict = at_most(case)
    *_, status, points, dossiers = AT_MOST[case]
    assert (verdict.operator, verdict.status) == ("at_most", status)
    assert (plain(verdict.gap_points), verdict.gap_dossiers) == (points, dossiers)


def test_a_table_of_targets_goes_the_way_of_the_indicator(folder: Folder) -> None:
    """In a decision's table a lower-is-better indicator is capped, any other is to be reached."""
    folder.use("late-share")
    folder.write(
        "targets/plan.yml",
        f"title: Bảng\nissuer: {PROVINCE}\nvalid: {{from: 2023-01-01, to: 2023-12-31}}\ntable: plan.csv",
    )
    folder.write("targets/plan.csv", "unit;tier;submission;late-share\nXã A;commune;60;5")
    folder.report({"bang": ["unit;received;online;late", "Xã A;100;61;6"]})
    outcome = folder.check()
    assert outcome.statuses(A) == {"plan": "exceeded"}
    assert outcome.statuses(A, "late-share") == {"plan": "not_met"}


@pytest.mark.parametrize(
    ("published", "status", "points"),
    [("59,99", "not_met", "0,01"), ("60", "met", ""), ("60,01", "exceeded", "")],
)
def test_a_published_rate_is_judged_as_printed_and_says_so(
    folder: Folder, published: str, status: str, points: str
) -> None:
    """Without counts the verdict is on the printed rate; there is no gap in dossiers to give."""
    folder.decision("plan", "indicator: submission, at_least: 60")
    folder.report({"bang": ["unit;late;submission", f"Xã A;0;{published}"]})
    verdict = folder.check().verdicts(A)["plan"]
    assert (verdict.basis, verdict.status) == ("published", status)
    assert (plain(verdict.gap_points), verdict.gap_dossiers) == (points, None)


def test_a_range_left_open(new_folder: Callable[..., Folder]) -> None:
    """«55 to 60 %, by locality»: below both is not met, from 60 it is met, between is unclear."""
    folder = new_folder(communes="ABCDE")
    folder.decision("plan", "indicator: payment, at_least: 55, up_to: 60")
    rows = ["Xã A;100;54", "Xã B;100;55", "Xã C;100;59", "Xã D;100;60", "Xã E;100;61"]
    folder.report({"bang": ["unit;fee;paid_online", *rows]})
    outcome = folder.check()
    assert {x: outcome.statuses(commune(x), "payment")["plan"] for x in "ABCDE"} == {
        "A": "not_met",
        "B": "unclear",
        "C": "unclear",
        "D": "met",
        "E": "exceeded",
    }


def test_a_range_left_open_where_less_is_better(new_folder: Callable[..., Folder]) -> None:
    """«5 to 10 % late at most, by locality»: above both is not met, up to 5 it is met, between is unclear."""
    folder = new_folder(communes="ABCDE")
    folder.decision("plan", "indicator: late-share, at_most: 5, up_to: 10")
    rows = ["Xã A;100;4", "Xã B;100;5", "Xã C;100;7", "Xã D;100;10", "Xã E;100;11"]
    folder.report({"bang": ["unit;received;late", *rows]})
    outcome = folder.check()
    assert {x: outcome.statuses(commune(x), "late-share")["plan"] for x in "ABCDE"} == {
        "A": "exceeded",
        "B": "met",
        "C": "unclear",
        "D": "unclear",
        "E": "not_met",
    }


def test_money_is_judged_beside_counts_of_any_size(folder: Folder) -> None:
    """A target of 100 million đồng and one of 60 % in one decision, over a hundred thousand dossiers."""
    folder.decision("plan", "indicator: money, at_least: 100000000", "indicator: submission, at_least: 60")
    folder.report(
        {
            "bang": [
                "unit;received;online;amount",
                "Xã A;100000;59999;200.000.000đ",
                "Xã B;100;60;100.000.000đ",
            ]
        }
    )
    outcome = folder.check()
    assert (outcome.statuses(A), outcome.statuses(A, "money")) == ({"plan": "not_met"}, {"plan": "exceeded"})
    assert (outcome.statuses(B), outcome.statuses(B, "money")) == ({"plan": "met"}, {"plan": "met"})


def test_fifty_billion_dong_have_a_verdict(folder: Folder) -> None:
    """An amount as a province takes in a year."""
    folder.decision("plan", "indicator: money, at_least: 100000000")
    folder.report({"bang": ["unit;amount", "Xã A;50.000.000.000đ"]})
    assert folder.check().statuses(A, "money") == {"plan": "exceeded"}


COUNTS = st.integers(1, 2_000_000).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base)))
TARGETS = st.integers(100, 10_000)
CASES = st.lists(COUNTS, min_size=6, max_size=6)


@pytest.mark.slow
@settings(max_examples=6)
@given(rows=CASES, target=TARGETS, near=st.integers(-1, 1))
def test_verdicts_and_gaps_equal_fractions(
    new_folder: Callable[..., Folder], rows: list[tuple[int, int]], target: int, near: int
) -> None:
    """Whatever the counts: the verdict is the comparison of two fractions, and one dossier less than the
    gap would not have been enough."""
    aim = Fraction(target, 100)
    close = [(min(max(floor(aim * d / 100) + near, 0), d), d) for _, d in rows[:3]] + rows[3:]
    folder = new_folder(communes="ABCDEF")
    folder.decision("least", f'indicator: submission, at_least: "{target // 100},{target % 100:02d}"')
    folder.decision("most", f'indicator: late-share, at_most: "{target // 100},{target % 100:02d}"')
    lines = [f"Xã {x};{d};{n};{n}" for x, (n, d) in zip("ABCDEF", close, strict=True)]
    folder.report({"bang": ["unit;received;online;late", *lines]})
    outcome = folder.check()
    for letter, (n, d) in zip("ABCDEF", close, strict=True):
        rate = Fraction(100 * n, d)
        verdict = outcome.verdicts(commune(letter))["least"]
        assert verdict.status == ("exceeded" if rate > aim else "met" if rate == aim else "not_met")
        if rate < aim:
            gap = verdict.gap_dossiers
            assert gap == ceil(aim * d / 100) - n
            assert Fraction(100 * (n + gap), d) >= aim > Fraction(100 * (n + gap - 1), d)
            assert abs(Fraction(verdict.gap_points, 10**6) - (aim - rate)) <= Fraction(1, 2 * 10**6)
        verdict = outcome.verdicts(commune(letter), "late-share")["most"]
        assert verdict.status == ("exceeded" if rate < aim else "met" if rate == aim else "not_met")
        if rate > aim:
            gap = verdict.gap_dossiers
            assert Fraction(100 * (n - gap), d) <= aim < Fraction(100 * (n - gap + 1), d)


# --- Rule 2: one verdict per decision -----------------------------------------------------------------------


def test_every_decision_gives_its_own_verdict_with_its_legal_basis(folder: Folder) -> None:
    """The province's plan and its later decision both stand beside the central target."""
    folder.decision("central", "indicator: submission, at_least: 50", issuer="trung-uong")
    folder.decision("plan", "indicator: submission, at_least: 60", more="legal_basis: Kế hoạch số 1")
    folder.decision("assigned", "indicator: submission, at_least: 70")
    folder.report({"bang": ["unit;received;online", "Xã A;100;60"]})
    verdicts = folder.check().verdicts(A)
    assert {name: (v.status, v.issuer, v.legal_basis) for name, v in verdicts.items()} == {
        "central": ("exceeded", "trung-uong", "Văn bản central"),
        "plan": ("met", PROVINCE, "Kế hoạch số 1"),
        "assigned": ("not_met", PROVINCE, "Văn bản assigned"),
    }


@pytest.mark.parametrize(
    ("scopes", "bound"),
    [
        (["at_least: 10"], {"A": 10, "B": 10, "H": 10}),
        (["tier: commune, at_least: 20"], {"A": 20, "B": 20, "H": None}),
        (["at_least: 10", "tier: commune, at_least: 20"], {"A": 20, "B": 20, "H": 10}),
        (["tier: commune, at_least: 20", f"unit: {DISTRICT}, at_least: 30"], {"A": 30, "B": 30, "H": 30}),
        (
            [f"unit: {DISTRICT}, at_least: 30", f"unit: {DISTRICT}, tier: commune, at_least: 40"],
            {"A": 40, "B": 40, "H": 30},
        ),
        (
            [f"unit: {DISTRICT}, tier: commune, at_least: 40", f"unit: {A}, at_least: 50"],
            {"A": 50, "B": 40, "H": None},
        ),
        ([f"unit: {OTHER_DISTRICT}, at_least: 60"], {"A": None, "B": None, "H": None}),
    ],
)
def test_the_deepest_unit_wins_then_a_tier_over_all(
    folder: Folder, scopes: list[str], bound: dict[str, int | None]
) -> None:
    """Inside one decision: a commune's own target before its district's, before the province's; at one unit a
    target for the tier before one for all."""
    folder.decision("plan", *(f"indicator: submission, {scope}" for scope in scopes))
    folder.report(
        {"bang": ["unit;tier;received;online", "Xã A;;100;99", "Xã B;;100;99", "Huyện H;district;100;99"]}
    )
    outcome = folder.check()
    subjects = {"A": (A, "commune"), "B": (B, "commune"), "H": (DISTRICT, "district")}
    for name, (unit, tier) in subjects.items():
        verdicts = outcome.verdicts(unit, tier=tier)
        found = verdicts["plan"].target_value // 10**6 if verdicts else None
        assert (name, found) == (name, bound[name])


@pytest.mark.parametrize(
    ("valid", "period", "holds"),
    [
        ("2023-07-01 2023-07-31", "2023-07", True),
        ("2023-07-02 2023-07-31", "2023-07", False),
        ("2023-07-01 2023-07-30", "2023-07", False),
        ("2023-01-01 2023-12-31", "2023-q3", True),
        ("2023-07-01 2023-12-31", "2023-9m", False),
        ("2023-07-20 2023-12-31", "2023-07-01_2023-07-24", False),
        ("2023-07-01 2023-07-24", "2023-07-01_2023-07-24", True),
    ],
)
def test_a_decision_must_hold_the_whole_period(folder: Folder, valid: str, period: str, holds: bool) -> None:
    """A decision in force on some days of a period only gives no verdict on it."""
    folder.decision("plan", "indicator: submission, at_least: 60", valid=valid)
    folder.report({"bang": ["unit;received;online", "Xã A;100;60"]}, period=period)
    assert list(folder.check().statuses(A, period=period)) == (["plan"] if holds else [])


@pytest.mark.parametrize(
    ("period", "decisions"),
    [("2023-06", ["old"]), ("2023-07", []), ("2023-08", ["new"]), ("2023-q3", [])],
)
def test_a_replaced_decision_ends_the_day_before(folder: Folder, period: str, decisions: list[str]) -> None:
    """A decision of 20 July that replaces an older one: neither holds for the whole of July."""
    folder.decision("old", "indicator: submission, at_least: 50")
    folder.decision(
        "new", "indicator: submission, at_least: 60", valid="2023-07-20 2023-12-31", more="replaces: [old]"
    )
    folder.report({"bang": ["unit;received;online", "Xã A;100;60"]}, period=period)
    assert list(folder.check().statuses(A, period=period)) == decisions


# --- Rule 3: states -----------------------------------------------------------------------------------------


STATES = [
    # received, online, state, value, status under a target
    ("100", "0", "reported", "0", "not_met"),
    ("100", "", "not_reported", "", "not_reported"),
    ("", "60", "not_reported", "", "not_reported"),
    ("", "", "not_reported", "", "not_reported"),
    ("100", "-", "not_applicable", "", "not_applicable"),
    ("-", "-", "not_applicable", "", "not_applicable"),
    ("0", "0", "not_applicable", "", "not_applicable"),
    ("-", "", "not_reported", "", "not_reported"),
    ("", "-", "not_reported", "", "not_reported"),
]


@pytest.fixture(scope="module")
def states(new_folder: Callable[..., Folder]) -> Outcome:
    """A table with one commune for every line of STATES."""
    folder = new_folder(communes=LETTERS)
    folder.decision("plan", "indicator: submission, at_least: 60")
    lines = [f"Xã {x};{case[0]};{case[1]}" for x, case in zip(LETTERS, STATES, strict=False)]
    folder.report({"bang": ["unit;received;online", *lines]})
    return folder.check()


@pytest.mark.parametrize("case", range(len(STATES)), ids=[f"«{c[1]}» of «{c[0]}»" for c in STATES])
def test_dash_empty_and_zero_are_three_things(states: Outcome, case: int) -> None:
    """Zero is a figure; an empty cell was not reported; a dash does not apply. Nothing divides by zero."""
    _, _, state, value, status = STATES[case]
    figure = states.figure(commune(LETTERS[case]))
    assert (figure.state, plain(figure.value)) == (state, value)
    verdict = states.verdicts(commune(LETTERS[case]))["plan"]
    assert (verdict.status, verdict.gap_points is None) == (status, status != "not_met")


def test_missing_never_enters_an_average_or_a_rank(folder: Folder) -> None:
    """Xã A reported nothing, Xã B has no such dossiers: Xã C stands alone in the average and unranked."""
    folder.report({"bang": ["unit;received;online", "Xã A;100;", "Xã B;-;-", "Xã C;200;50"]})
    outcome = folder.check()
    ranks = [(outcome.figure(u).rank, outcome.figure(u).rank_of) for u in (A, B, C)]
    assert ranks == [(None, None)] * 3


def test_not_one_missing_unit_counts_among_the_ranked(new_folder: Callable[..., Folder]) -> None:
    """«n of N» counts those that have a figure."""
    folder = new_folder(communes="ABCDE")
    folder.report(
        {"bang": ["unit;received;online", "Xã A;100;", "Xã B;-;-", "Xã C;200;50", "Xã D;9;0", "Xã E;9;9"]}
    )
    outcome = folder.check()
    ranked = {x: outcome.figure(commune(x)) for x in "CDE"}
    assert {x: (row.rank, row.rank_of) for x, row in ranked.items()} == {
        "C": (2, 3),
        "D": (3, 3),
        "E": (1, 3),
    }


def test_a_figure_without_decision_has_no_verdict(folder: Folder) -> None:
    """No target is a state of its own: nothing is judged."""
    folder.decision("plan", "indicator: payment, at_least: 60")
    folder.report({"bang": ["unit;received;online", "Xã A;100;60"]})
    assert folder.check().verdicts(A) == {}
