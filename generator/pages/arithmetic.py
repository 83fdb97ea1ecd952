"""How a verdict was reached: the comparison as it was made, in whole numbers, and how far it is away."""

from __future__ import annotations

from markupsafe import Markup

from generator.domain.frames import COUNTS, Row
from generator.domain.indicators import Indicator
from generator.domain.quantities import MICRO
from generator.domain.targets import AT_MOST, NOT_MET, UNCLEAR
from generator.messages.numbers import count, trimmed
from generator.messages.pages import SENTENCES
from generator.messages.tracing import WORKING
from generator.pages import links
from generator.pages.atlas import Atlas
from generator.pages.escaping import markup, sentence
from generator.pages.tables import chip


def say(key: str, **parts: object) -> Markup:
    """A sentence of WORKING with its parts put in."""
    return sentence(WORKING[key], **parts)


def decision_link(atlas: Atlas, here: str, decision: str) -> Markup:
    """A link to a decision's page, the same from each unit's page."""
    link = atlas.kept("decision", lambda one: links.anchor(here, links.decision(one), atlas.decision(one)))
    found: Markup = link[decision]
    return found


def verdict_sentence(atlas: Atlas, here: str, row: Row, verdict: Row) -> Markup:
    """A target held against the figure, as it was: whole numbers where there are counts."""
    indicator = atlas.dataset.indicators[row.indicator]
    said = {
        "target": atlas.target(verdict),
        "decision": decision_link(atlas, here, verdict.decision),
        "verdict": chip(verdict.status),
    }
    if row.value is None:
        return say("verdict_none", **said)
    by_counts = row.basis == COUNTS and row.denominator is not None
    exact = row.numerator * 100 * MICRO if by_counts else row.value
    base = row.denominator if by_counts else 1
    if verdict.status == UNCLEAR:
        return say("verdict_between", value=atlas.figure(row), **said)
    bound = _bound(verdict)
    sign = _sign(exact, bound * base)
    if by_counts:
        told = say(
            "verdict_counts",
            top=count(row.numerator),
            left=count(row.numerator * 100),
            sign=sign,
            bound=trimmed(bound),
            base=count(base),
            right=trimmed(bound * base),
            **said,
        )
    else:
        unit = indicator.unit_of_measure
        value, limit = (f"{trimmed(figure)}\u00a0{unit}" for figure in (row.value, bound))
        told = say("verdict_value", value=value, sign=sign, bound=limit, **said)
    return markup("{} {}", told, _gap(indicator, row, verdict, bound)) if verdict.status == NOT_MET else told


def _bound(verdict: Row) -> int:
    """The end of the target that decided: the nearer one where it is not met, else the farther."""
    ends = sorted(end for end in (verdict.target_value, verdict.up_to) if end is not None)
    nearer, farther = (ends[-1], ends[0]) if verdict.operator == AT_MOST else (ends[0], ends[-1])
    return int(nearer if verdict.status == NOT_MET else farther)


def formula_words(atlas: Atlas, indicator: Indicator) -> str:
    """An indicator's formula in the names of its measures."""
    measures = atlas.dataset.measures
    if indicator.is_rate:
        return f"{measures[indicator.numerator].name} / {measures[indicator.denominator].name} × 100"
    return " + ".join(measures[measure].name for measure in indicator.sum)


def sign_of(exact: bool) -> str:
    """Whether what follows is the figure itself or rounded."""
    return "=" if exact else "≈"


def _sign(one: int, other: int) -> str:
    return "=" if one == other else ">" if one > other else "<"


def _gap(indicator: Indicator, row: Row, verdict: Row, bound: int) -> Markup:
    over = verdict.operator == AT_MOST
    key = "gap_points" if indicator.unit_of_measure == "%" else "gap_value"
    points = SENTENCES[key].format(
        points=trimmed(verdict.gap_points), unit_of_measure=indicator.unit_of_measure
    )
    rate = row.basis == COUNTS and row.denominator is not None
    told = say(
        "gap_over" if over else "gap",
        bound=trimmed(bound),
        value=trimmed(row.value),
        sign=sign_of(row.numerator * 100 * MICRO == row.value * row.denominator if rate else True),
        gap=points,
    )
    if verdict.gap_dossiers is None:
        return told
    need = row.numerator - verdict.gap_dossiers if over else row.numerator + verdict.gap_dossiers
    dossiers = say(
        "gap_dossiers_over" if over else "gap_dossiers",
        base=count(row.denominator),
        need=count(need),
        top=count(row.numerator),
        gap=count(verdict.gap_dossiers),
    )
    return markup("{} {}", told, dossiers)
