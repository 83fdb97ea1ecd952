"""What a report's sentences state, held against the figures; and where its tables were entered."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from generator.domain.frames import Row
from generator.domain.reports import Report
from generator.domain.reports import Table as SourceTable
from generator.messages import labels
from generator.messages.numbers import trimmed
from generator.messages.pages import (
    CAPTIONS,
    CLAIM_KINDS,
    CONDITIONS,
    SUBJECTS,
)
from generator.messages.tracing import NOTES
from generator.pages.atlas import Atlas
from generator.pages.corrected import stated
from generator.pages.escaping import markup, sentence
from generator.pages.origins import error_link, file_link, origin, sha_code
from generator.pages.tables import Table, heads, name, num, stacked, text


def table_note(atlas: Atlas, here: str, report: Report, table: SourceTable) -> Markup:
    """The file that a table was entered in, and a way to report an error in it."""
    told = sentence(
        NOTES["table_file"], file=file_link(atlas, here, table.path), sha256=sha_code(atlas, table.path)
    )
    facts = {"unit": report.area, "period": report.period, "file": table.path}
    return markup("{} {}", told, error_link(atlas, here, facts, "error_table"))


def prose_table(atlas: Atlas, here: str, report: Report, claims: Sequence[Row]) -> Table | None:
    """The figures of the sentences, held against the tables."""
    rows, ids = [], []
    for claim in claims:
        anchor = atlas.trail.anchors[report.period, report.id, claim.table]
        ids.append(f"{anchor}-r{claim.row}")
        line = markup('<a class="ck-row" href="#{}">{}</a>', ids[-1], NOTES["row_link"].format(row=claim.row))
        mark = markup(
            '<span class="ck-outcome-{}">{}</span>', claim.outcome.split()[0], labels.OUTCOMES[claim.outcome]
        )
        rows.append(
            (
                name(markup("{} {}", claim.at, line)),
                text(atlas.unit_link(here, claim.unit, atlas.subject(claim.unit, claim.tier))),
                text(atlas.period(claim.period)),
                text(atlas.figure_name(claim.indicator)),
                num(stated(atlas, here, claim, _shown(claim.published))),
                num(_computed(atlas, here, claim)),
                text(mark),
            )
        )
    columns = heads(
        "at", "unit", "period", "figure", "published", "computed", "outcome",
        numbers=("published", "computed"),
    )  # fmt: skip
    notes = [table_note(atlas, here, report, table) for table in report.tables if table.prose]
    return (
        Table(CAPTIONS["prose"], columns, tuple(rows), ids=tuple(ids), note=stacked(notes)) if rows else None
    )


def _computed(atlas: Atlas, here: str, claim: Row) -> object:
    """What follows from the tables, leading to the figure that it is."""
    shown = _shown(claim.computed)
    row = atlas.primary_of.get((claim.period, claim.unit, claim.tier, claim.indicator))
    return origin(atlas, here, row, shown) if shown and row is not None else shown


def claims_table(atlas: Atlas, here: str, report: Report, claims: Sequence[Row]) -> Table | None:
    """The sets of units that sentences name, held against the figures."""
    rows = []
    for claim in claims:
        who: object = SUBJECTS.get(claim.tier, "")
        if claim.unit:
            who = atlas.unit_link(here, claim.unit, atlas.subject(claim.unit, claim.tier))
        mark = markup(
            '<span class="ck-outcome-{}">{}</span>', claim.outcome.split()[0], labels.OUTCOMES[claim.outcome]
        )
        rows.append(
            (
                name(claim.at),
                text(atlas.figure_name(claim.indicator)),
                text(CLAIM_KINDS[claim.kind]),
                text(condition_text(atlas, claim.condition)),
                text(who),
                num(stated(atlas, here, claim, _shown(claim.published))),
                num(_computed(atlas, here, claim)),
                text(mark),
            )
        )
    columns = heads(
        "at", "indicator", "kind", "condition", "unit", "published", "computed", "outcome",
        numbers=("published", "computed"),
    )  # fmt: skip
    file = file_link(atlas, here, report.path)
    note = sentence(NOTES["claims"], file=file, sha256=sha_code(atlas, report.path))
    return Table(CAPTIONS["claims"], columns, tuple(rows), note=note) if rows else None


def condition_text(atlas: Atlas, condition: str) -> str:
    """Which set of units a claim speaks of, in words."""
    said = dict(part.split("=", 1) for part in condition.split(" ") if "=" in part)
    grade = condition.partition("grade=")[2].partition(" extreme=")[0]
    words = [CONDITIONS[said["extreme"]]] if "extreme" in said else []
    if "target" in said:
        words.append(CONDITIONS[said.get("status", "met")].format(value=atlas.decision(said["target"])))
    words += [
        CONDITIONS[key].format(value=said[key].replace(".", ","))
        for key in ("above", "below", "at_least")
        if key in said
    ]
    if grade:
        words.append(CONDITIONS["grade"].format(value=grade))
    return ", ".join(words)


def _shown(figure: str) -> str:
    """A figure of the claims table in Vietnamese notation, four decimals at the most."""
    if not figure:
        return ""
    whole, _, rest = figure.partition(".")
    return trimmed(int(whole + rest), 4)
