"""The page of a decision: what it assigns, and how that stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from markupsafe import Markup

from generator.domain.pages import Page
from generator.domain.targets import Decision
from generator.messages import labels
from generator.messages.numbers import count, day, day_text
from generator.messages.pages import CAPTIONS, DESCRIPTIONS, SUBJECTS, TITLES
from generator.messages.tracing import NOTES
from generator.pages import links
from generator.pages.atlas import Atlas
from generator.pages.escaping import markup, sentence
from generator.pages.index_page import index_page
from generator.pages.last_change import counted_change
from generator.pages.origins import file_link, sha_code
from generator.pages.standing import standing
from generator.pages.tables import Cell, Table, heads, name, num, text
from generator.pages.templates import page


def decision_pages(atlas: Atlas) -> Iterator[Page]:
    """The index and a page per decision."""
    here = f"{links.ROOT}/chi-tieu/"
    rows = tuple(
        (
            name(links.anchor(here, links.decision(d.id), d.title)),
            text(atlas.issuer(d.issuer)),
            text(f"{day(d.valid_from)} \u2013 {day(d.valid_to)}"),
            num(count(len(d.targets))),
        )
        for d in atlas.dataset.decisions.values()
    )
    columns = heads("decision", "issuer", "valid", "target", numbers=("target",))
    table = Table(TITLES["decisions"], columns, rows)
    yield index_page(
        atlas,
        here,
        "decisions",
        table=table,
    )
    for decision in atlas.dataset.decisions.values():
        yield _decision_page(atlas, decision)


def _decision_page(atlas: Atlas, decision: Decision) -> Page:
    here = links.decision(decision.id)
    replaced = [
        links.anchor(here, links.decision(other.id), other.title)
        for other in atlas.dataset.decisions.values()
        if decision.id in other.replaces
    ]
    issuer: object = atlas.issuer(decision.issuer)
    if decision.issuer in atlas.dataset.units:
        issuer = atlas.unit_link(here, decision.issuer)
    own = [c for c in atlas.dataset.corrections if c.decision == decision.id]
    return page(
        atlas.dataset.site,
        here,
        "decision",
        decision.title,
        DESCRIPTIONS["decision"].format(name=decision.title),
        counted_change(atlas, atlas.tally.reports_judged(decision.id), own),
        crumbs=[links.anchor(here, f"{links.ROOT}/chi-tieu/", TITLES["decisions"])],
        decision=decision,
        issuer=issuer,
        within=atlas.unit_link(here, decision.within) if decision.within else "",
        valid=f"{day(decision.valid_from)} \u2013 {day(decision.valid_to)}",
        assumed=", ".join(labels.ASSUMED[name] for name in decision.assumed),
        replaced=replaced,
        date=day_text(decision.date),
        targets=_targets(atlas, here, decision),
        standing=standing(atlas, here, decision),
    )


def _targets(atlas: Atlas, here: str, decision: Decision) -> Table:
    """Scopes down, indicators across."""
    indicators = list(dict.fromkeys(target.indicator for target in decision.targets))
    scopes = dict.fromkeys((target.unit, target.tier) for target in decision.targets)
    by_cell = {(t.unit, t.tier, t.indicator): t for t in decision.targets}
    rows = []
    for unit, tier in scopes:
        label: object = labels.WHOLE_COUNTRY_SCOPE
        if unit:
            label = atlas.unit_link(here, unit)
        cells: list[Cell] = [name(label), text(SUBJECTS[tier])]
        for indicator in indicators:
            target = by_cell.get((unit, tier, indicator))
            if target is None:
                cells.append(num("\u2013"))
                continue
            words = atlas.target_words(indicator, target.operator, target.value, target.up_to)
            cells.append(num(words))
        rows.append(tuple(cells))
    head = (
        *heads("scope", "tier")[0],
        *(
            Cell(links.anchor(here, links.indicator(i), atlas.dataset.indicators[i].short), "num", True)
            for i in indicators
        ),
    )
    folder = decision.path.rpartition("/")[0]
    files = Markup(", ").join(
        markup("{} (SHA-256 {})", file_link(atlas, here, path), sha_code(atlas, path))
        for path in atlas.dataset.files
        if path.rpartition("/")[0] == folder and PurePosixPath(path).stem == decision.id
    )
    return Table(CAPTIONS["targets"], (head,), tuple(rows), note=sentence(NOTES["decision"], files=files))
