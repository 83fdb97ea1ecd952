"""Sentences about sets of units, and quotes: how many, which, and the figures beside their names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.spec.folder import DISTRICT, PROVINCE, Folder, commune, plain

A, B, C = map(commune, "ABC")
HEAD = "unit;received;online"
TABLE = {"bang": [HEAD, "Xã A;100;90", "Xã B;100;60", "Xã C;100;30"]}
SET = "indicator: submission, tier: commune"
MET, NOT_MET = "where: {target: plan, status: met}", "where: {target: plan, status: not_met}"


def codes(folder: Folder, *claims: str, table: dict[str, list[str]] | None = None) -> list[str]:
    """The findings of claims about three communes with 90, 60 and 30 %, the target being 60 %."""
    folder.decision("plan", "indicator: submission, tier: commune, at_least: 60")
    folder.report(table or TABLE, claims=[f"{SET}, {claim}" for claim in claims])
    return folder.check().codes


HOW_MANY = [
    (f"{MET}, count: 2", []),
    (f"{MET}, count: 3", ["claim-count"]),
    (f"{MET}, count: 0", ["claim-count"]),
    (f"{NOT_MET}, count: 1", []),
    (f"{MET}, count: 2, of: 3", []),
    (f"{MET}, count: 2, of: 4", ["claim-population"]),
    ("where: {above: 60}, count: 1", []),
    ("where: {at_least: 60}, count: 2", []),
    ("where: {below: 60}, count: 1", []),
    ('where: {above: "89,99"}, count: 1', []),
    ("where: {above: 90}, count: 0", []),
    ("where: {target: plan, status: met, above: 60}, count: 1", []),
]
WHICH = [
    (f"{MET}, units: [Xã A, Xã B]", []),
    (f"{MET}, units: [Xã B, Xã A]", []),
    (f"{MET}, units: [Xã A]", ["claim-missing"]),
    (f"{MET}, units: [Xã A, Xã B, Xã C]", ["claim-not-member"]),
    (f"{MET}, units: [Xã A, Xã A, Xã B]", ["claim-unit-twice"]),
    (f"{MET}, units: [Xã A, Xã A]", ["claim-missing", "claim-unit-twice"]),
    (f"{MET}, count: 2, units: [Xã A]", ["claim-count-list", "claim-missing"]),
    (f"{MET}, such_as: [Xã A]", []),
    (f"{MET}, such_as: [Xã C]", ["claim-not-member"]),
    (f'{MET}, units: ["Xã A 90", "Xã B 60"]', []),
    (f'{MET}, units: ["Xã A 90", "Xã B: 60,0%"]', []),
    (f'{MET}, units: ["Xã A 90", "Xã B 61"]', ["claim-figure"]),
    ('such_as: ["Xã A 90", "Xã C 30"]', []),
    ('such_as: ["Xã A 91"]', ["claim-figure"]),
]
EXTREMES = [
    ("where: highest, value: 90", []),
    ("where: highest, value: 89", ["claim-figure"]),
    ("where: lowest, value: 30", []),
    ("where: highest, units: [Xã A]", []),
    ('where: highest, units: ["Xã A 90"]', []),
    ("where: lowest, units: [Xã C]", []),
    ("where: highest, units: [Xã B]", ["claim-missing", "claim-not-member"]),
    ("where: lowest, such_as: [Xã A]", ["claim-not-member"]),
    ("where: highest, count: 1", []),
]
CLAIMS = [*HOW_MANY, *WHICH, *EXTREMES]


@pytest.fixture(scope="module")
def judged(new_folder: Callable[..., Folder]) -> dict[str, list[str]]:
    """One report with all claims: the codes of the findings on each."""
    folder = new_folder()
    folder.decision("plan", "indicator: submission, tier: commune, at_least: 60")
    folder.report(TABLE, claims=[f"{SET}, {claim}" for claim, _ in CLAIMS])
    findings = folder.check().checked.findings
    return {
        claim: sorted(f.code for f in findings if f.details.get("at") == str(place))
        for place, (claim, _) in enumerate(CLAIMS)
    }


@pytest.mark.parametrize(("claim", "found"), HOW_MANY, ids=[claim for claim, _ in HOW_MANY])
def test_how_many(judged: dict[str, list[str]], claim: str, found: list[str]) -> None:
    """Counted by the exact figures; conditions combine; above is strict, at_least is not."""
    assert judged[claim] == found


@pytest.mark.parametrize(("claim", "found"), WHICH, ids=[claim for claim, _ in WHICH])
def test_which_ones(judged: dict[str, list[str]], claim: str, found: list[str]) -> None:
    """A complete list misses nobody and names nobody twice; examples need not be complete."""
    assert judged[claim] == found


@pytest.mark.parametrize(("claim", "found"), EXTREMES, ids=[claim for claim, _ in EXTREMES])
def test_the_highest_and_the_lowest(judged: dict[str, list[str]], claim: str, found: list[str]) -> None:
    """Only the unit at the end belongs to «the highest»."""
    assert judged[claim] == found


def test_the_highest_may_be_several(folder: Folder) -> None:
    """Two units at 90 % are the highest together."""
    table = {"bang": [HEAD, "Xã A;100;90", "Xã B;200;180", "Xã C;100;30"]}
    assert codes(folder, "where: highest, count: 2, units: [Xã A, Xã B]", table=table) == []


def test_a_cut_off_figure_beside_a_name_is_a_note(folder: Folder) -> None:
    """As in a table."""
    table = {"bang": [HEAD, "Xã A;3;2", "Xã B;100;10"]}
    assert codes(folder, f'{MET}, units: ["Xã A 66,66"]', table=table) == ["rate-truncated"]


@pytest.mark.parametrize(
    ("claim", "outcome"),
    [("count: 1", "cannot be checked"), ("count: 2", "cannot be checked"), ("count: 0", "differs"),
     ("count: 3", "differs")],
)  # fmt: skip
def test_a_count_over_an_open_range_is_unclear(folder: Folder, claim: str, outcome: str) -> None:
    """90 is met, 60 lies between 55 and 65, 30 is not met: one or two are right, the rest is wrong."""
    folder.decision("plan", "indicator: submission, at_least: 55, up_to: 65")
    folder.report(TABLE, claims=[f"{SET}, {MET}, {claim}"])
    found = folder.check()
    assert [row[3] for row in found.claims("count")] == [outcome]
    assert found.codes == (["claim-count"] if outcome == "differs" else [])


def test_a_unit_in_the_open_range_is_neither_missing_nor_wrong(folder: Folder) -> None:
    """Naming it cannot be checked, leaving it out cannot either."""
    folder.decision("plan", "indicator: submission, at_least: 55, up_to: 65")
    claims = [f"{SET}, {MET}, units: [Xã A]", f"{SET}, {MET}, units: [Xã A, Xã B]"]
    folder.report(TABLE, claims=claims)
    outcome = folder.check()
    assert [row[3] for row in outcome.claims("listed")] == ["agrees", "agrees", "cannot be checked"]
    assert outcome.codes == []


def test_a_set_nobody_reported_on_cannot_be_checked(folder: Folder) -> None:
    """No figures, no verdict about the sentence."""
    folder.report(TABLE, claims=["indicator: payment, tier: commune, where: {above: 50}, count: 2"])
    outcome = folder.check()
    assert outcome.claims("count") == [("", "2.000000", "", "cannot be checked")]


@pytest.mark.parametrize(
    ("printed", "outcome"),
    [("60", "agrees"), ("61", "differs"), ("60-70", "differs")],
)
def test_a_quoted_target_is_held_against_the_decisions_in_force(
    folder: Folder, printed: str, outcome: str
) -> None:
    """«The target is 60 %»."""
    folder.decision("plan", "indicator: submission, at_least: 60")
    folder.report({**TABLE, "loi-van": ["at;unit;figure;value", f"1;Xã A;submission.target;{printed}"]})
    found = folder.check()
    assert [row[3] for row in found.claims("target")] == [outcome]
    assert found.codes == ([] if outcome == "agrees" else ["claim-target"])


def test_a_count_in_a_sentence_is_held_against_the_table(folder: Folder) -> None:
    """A unit's own count, and the sum over the units at full coverage."""
    prose = ["at;unit;tier;figure;value", "1;Xã A;;online;90", "1;Huyện H;commune;online;181"]
    folder.report({**TABLE, "loi-van": prose})
    outcome = folder.check()
    assert [row[3] for row in outcome.claims("figure")] == ["agrees", "differs"]
    assert [(f.unit, plain(f.published), plain(f.computed)) for f in outcome.findings("claim-figure")] == [
        (DISTRICT, "181", "180")
    ]


def test_quotes_are_never_results_verdicts_or_aggregates(folder: Folder) -> None:
    """The district's paper quotes the province: it is held against the province's own, nothing more."""
    folder.decision("plan", "indicator: submission, at_least: 60")
    prose = ["at;unit;tier;figure;value", "1;Tỉnh T;all;submission;55", "1;Tỉnh T;all;received;500"]
    folder.report({**TABLE, "loi-van": prose})
    outcome = folder.check()
    assert not outcome.rows("results", unit=PROVINCE)
    assert not outcome.rows("verdicts", unit=PROVINCE)
    assert not outcome.rows("measures", unit=PROVINCE)
    assert [(row[0], row[3]) for row in outcome.claims("figure")] == [(PROVINCE, "cannot be checked")] * 2


def test_a_quote_is_held_against_the_others_own_report(folder: Folder) -> None:
    """The province's own table gives 180 of 400; the district's paper quotes 46 %."""
    folder.decision("plan", "indicator: submission, at_least: 60")
    own = {"bang": ["unit;tier;received;online", "Tỉnh T;all;400;180"]}
    folder.report(own, name="tinh", area=PROVINCE)
    folder.report({**TABLE, "loi-van": ["at;unit;tier;figure;value", "1;Tỉnh T;all;submission;46"]})
    outcome = folder.check()
    assert outcome.claims("figure") == [(PROVINCE, "46.000000", "45.000000", "differs")]
    assert plain(outcome.figure(PROVINCE, tier="all").value) == "45"
