"""Beside a figure that was corrected: what it was, when and why it was corrected, and a link to the entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from generator.domain.corrections import Correction
from generator.domain.frames import Row
from generator.domain.quantities import from_text
from generator.messages.numbers import day_text
from generator.messages.pages import CORRECTED, EFFECTS
from generator.pages import links
from generator.pages.atlas import Atlas, group
from generator.pages.difference_words import value_words
from generator.pages.escaping import markup
from generator.pages.tables import stacked


def corrected(atlas: Atlas, here: str, row: Row, shown: object) -> object:
    """A result as `shown`, and under it what each correction made of it, its verdicts and its rank."""
    effects = atlas.effects_of.get((row.period, row.unit, row.tier, row.indicator), ())
    marks = []
    for entry, found in group(effects, "entry").items():
        ordered = sorted(found, key=lambda effect: list(EFFECTS).index(effect.kind))
        said = dict.fromkeys(_before(atlas, effect) for effect in ordered)
        marks.append(_mark(atlas, here, entry, ", ".join(said)))
    return stacked([shown, *marks]) if marks else shown


def _before(atlas: Atlas, effect: Row) -> str:
    old = effect_words(atlas, effect, effect.old)
    return old if effect.kind == "value" else f"{EFFECTS[effect.kind]} {old}"


def effect_words(atlas: Atlas, effect: Row, value: str) -> str:
    """The value of a computed figure before or after a correction, in words."""
    if not value:
        return CORRECTED["nothing"]
    number = from_text(value) if effect.kind == "value" else None
    if number is not None and effect.figure in atlas.dataset.indicators:
        return atlas.value(effect.figure, number)
    return value_words(value, effect.kind)


def printed(atlas: Atlas, here: str, cell: Row, shown: object) -> object:
    """A cell of a table as `shown`, and what it was before each correction."""
    figure = f"{cell.key}.{cell.facet}" if cell.facet else cell.key
    about = [
        c
        for c in _of(atlas, cell.report, cell.unit, figure, cell.tier)
        if c.table in ("", cell.table) and bool(c.total) == cell.total and not c.claim
        and (c.period, c.at) == (cell.period, "")
    ]  # fmt: skip
    return _with_marks(atlas, here, about, shown)


def stated(atlas: Atlas, here: str, claim: Row, shown: object) -> object:
    """A figure of a report's sentence as `shown`, and what it was before each correction."""
    wanted = "" if claim.kind in ("figure", "target") else claim.kind
    about = [
        c
        for c in _of(atlas, claim.report, claim.unit, claim.indicator, claim.tier)
        if c.claim == wanted and c.at == claim.at and c.period == claim.report_period
        and (c.figure_period or c.period) == claim.period
    ]  # fmt: skip
    return _with_marks(atlas, here, about, shown)


def _of(atlas: Atlas, report: str, unit: str, figure: str, tier: str) -> Iterator[Correction]:
    found = atlas.corrected.get((report, unit, figure), ())
    return (c for c in found if c.tier in ("", tier))


def _with_marks(atlas: Atlas, here: str, about: Iterable[Correction], shown: object) -> object:
    marks = [_mark(atlas, here, c.entry, value_words(c.old_value)) for c in about]
    return stacked([shown, *marks]) if marks else shown


def _mark(atlas: Atlas, here: str, entry: str, before: str) -> Markup:
    first = atlas.entries[entry][0]
    said = CORRECTED["mark"].format(date=day_text(first.date), before=before)
    return markup(
        '<a class="ck-corrected" href="{}">{}. {}</a>',
        links.relative(here, links.correction(entry)),
        said,
        CORRECTED["reason"].format(reason=first.reason),
    )
