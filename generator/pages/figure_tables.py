"""Tables of figures that several pages share: a subject against its targets, and findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from markupsafe import Markup

from generator.domain.frames import Row
from generator.domain.targets import NOT_MET, STATUSES
from generator.messages import labels
from generator.messages.numbers import apart, count, number, trimmed
from generator.messages.pages import CAPTIONS, SENTENCES
from generator.messages.tracing import NOTES, WORKING
from generator.pages import links
from generator.pages.arithmetic import decision_link
from generator.pages.atlas import WORST, Atlas
from generator.pages.corrected import corrected
from generator.pages.escaping import escape, markup, safe, sentence
from generator.pages.origins import origin, traced, working_address, working_id
from generator.pages.sparkline import sparkline
from generator.pages.tables import Cell, Table, chip, heads, name, num, stacked, text, without_empty
from generator.pages.working import Told, working


def rank_text(row: Row) -> str:
    """A rank among peers, or empty."""
    return "" if row.rank is None else _rank(row.rank, row.rank_of)


@lru_cache(maxsize=1 << 14)
def _rank(rank: int, of: int) -> str:
    return SENTENCES["rank"].format(rank=rank, of=of)


def points_text(micro: int | None) -> str:
    """Points or percents of a composite with the decimals they have, or empty."""
    return "" if micro is None else trimmed(micro)


def score_rank(row: Row) -> str:
    """A composite's rank: computed among peers, else as the report states it, said so."""
    if row.rank is not None:
        return SENTENCES["rank"].format(rank=row.rank, of=row.rank_of)
    if row.rank_published is None:
        return ""
    of = "" if row.rank_of_published is None else f"/{row.rank_of_published}"
    return SENTENCES["by_report"].format(text=f"{row.rank_published}{of}")


def change_text(atlas: Atlas, change: Row) -> str:
    """How a figure moved against a like period; rates move in points, not in percent."""
    indicator = atlas.dataset.indicators[change.indicator]
    moved = number(change.change, indicator.decimals)
    key = "gap_points" if indicator.unit_of_measure == "%" else "gap_value"
    return SENTENCES["change"].format(
        sign="+" if change.change > 0 else "",
        change=SENTENCES[key].format(points=moved, unit_of_measure=indicator.unit_of_measure),
        period=atlas.period(change.against),
    )


def gap_text(atlas: Atlas, verdict: Row) -> str:
    """How far a target that is not met is away, in points and in dossiers."""
    if verdict.status != NOT_MET:
        return ""
    indicator = atlas.dataset.indicators[verdict.indicator]
    points = apart(verdict.gap_points, 0, indicator.decimals)
    percent = indicator.unit_of_measure == "%"
    key = "gap_points" if percent else "gap_value"
    said = SENTENCES[key].format(points=points, unit_of_measure=indicator.unit_of_measure)
    if verdict.gap_dossiers is None:
        return said
    counted = atlas.dataset.measures[indicator.numerator].unit_of_measure
    return SENTENCES["gap_both"].format(points=said, count=count(verdict.gap_dossiers), counted=counted)


def value_text(atlas: Atlas, here: str, row: Row, beside: int | None = None) -> Markup:
    """A figure that leads to its origin, the counts behind it or that it is published, and its coverage if
    that is not full.
    """
    if row.value is None:
        return origin(atlas, here, row, chip(row.state))
    parts: list[object] = [markup("<strong>{}</strong>", origin(atlas, here, row, atlas.figure(row, beside)))]
    if fraction := atlas.fraction(row):
        parts.append(fraction)
    if row.basis == "published":
        parts.append(labels.BASES["published"])
    if row.units_reported is not None and row.units_reported < row.units_expected:
        parts.append(SENTENCES["partial"].format(reported=row.units_reported, expected=row.units_expected))
    return stacked(parts)


def against_targets(atlas: Atlas, here: str, rows: Sequence[Row], told: Told) -> Table | None:
    """A subject's figures of one period against every target that holds; a row per indicator."""
    made: list[tuple[Cell, ...]] = []
    ids = []
    for row in rows:
        verdicts = atlas.verdicts_of.get((row.period, row.unit, row.tier, row.indicator), ())
        if not verdicts:
            continue
        label = atlas.dataset.indicators[row.indicator].name
        ids.append(working_id(row))
        made.append(
            (
                name(links.anchor(here, links.indicator(row.indicator), label)),
                num(corrected(atlas, here, row, value_text(atlas, here, row, missed(atlas, row)))),
                text(
                    markup(
                        "{}{}",
                        stacked([_verdict_line(atlas, here, verdict) for verdict in verdicts]),
                        working(atlas, here, row, told),
                    )
                ),
                num(rank_text(row)),
                text(sparkline(atlas, row)),
            )
        )
    if not made:
        return None
    caption = CAPTIONS["verdicts"].format(
        subject=atlas.subject(rows[0].unit, rows[0].tier), period=atlas.period(rows[0].period)
    )
    columns = heads("indicator", "value", "verdicts", "rank", "course", numbers=("value", "rank"))
    return without_empty(Table(caption, columns, tuple(made), ids=tuple(ids), stack=True))


def _verdict_line(atlas: Atlas, here: str, verdict: Row) -> Markup:
    """One verdict: its word, the target, the decision it stands in, and how far away it is."""
    gap = gap_text(atlas, verdict)
    tail = f', <span class="ck-gap">{escape(SENTENCES["gap"].format(gap=gap))}</span>' if gap else ""
    return safe(
        f'<span class="ck-verdict">{chip(verdict.status)} {escape(atlas.target(verdict))}'
        f" ({decision_link(atlas, here, verdict.decision)}){tail}</span>"
    )


def verdict_chips(atlas: Atlas, here: str, row: Row) -> Markup:
    """Every verdict on a figure: its word, the target, who assigned it."""
    verdicts = atlas.verdicts_of.get((row.period, row.unit, row.tier, row.indicator), ())
    if not verdicts:
        return chip("no_target")
    told = [
        markup(
            "{} {} ({})",
            chip(v.status),
            atlas.target(v),
            links.anchor(here, links.decision(v.decision), atlas.decision(v.decision)),
        )
        for v in verdicts
    ]
    return stacked([*told, traced(here, working_address(atlas, row), WORKING["see"])])


def coverage_text(row: Row) -> str:
    """How many of the units expected to report did, or empty."""
    if row.units_reported is None:
        return ""
    return SENTENCES["coverage"].format(reported=row.units_reported, expected=row.units_expected)


def missed(atlas: Atlas, row: Row) -> int | None:
    """The nearest target that a figure misses, which its print must not look like."""
    key = row.period, row.unit, row.tier, row.indicator
    return nearest_missed(row, atlas.verdicts_of.get(key, ()))


def nearest_missed(row: Row, verdicts: Iterable[Row]) -> int | None:
    """The same, of its `verdicts`."""
    found: list[int] = [verdict.target_value for verdict in verdicts if verdict.status == NOT_MET]
    if len(found) < 2:
        return found[0] if found else None
    return min(found, key=lambda target: abs(target - row.value))


def without_targets(atlas: Atlas, here: str, rows: Sequence[Row], told: Told) -> Table | None:
    """A subject's figures of one period that no decision sets a target for."""
    made = []
    ids = []
    for row in rows:
        if (row.period, row.unit, row.tier, row.indicator) in atlas.verdicts_of:
            continue
        indicator = atlas.dataset.indicators[row.indicator]
        value: object = corrected(atlas, here, row, value_text(atlas, here, row))
        if row.aggregate:  # no row prints how it was added up
            value = markup("{}{}", value, working(atlas, here, row, told))
        ids.append(working_id(row))
        made.append(
            (
                name(links.anchor(here, links.indicator(row.indicator), indicator.name)),
                num(value),
                num(rank_text(row)),
            )
        )
    if not made:
        return None
    caption = CAPTIONS["others"].format(
        subject=atlas.subject(rows[0].unit, rows[0].tier), period=atlas.period(rows[0].period)
    )
    columns = heads("indicator", "value", "rank", numbers=("value", "rank"))
    ranked = any(row.rank is not None for row in rows)
    method = links.anchor(here, "phuong-phap/#xep-hang", NOTES["method"])
    note = sentence(NOTES["other_rank"], method=method) if ranked else ""
    return without_empty(Table(caption, columns, tuple(made), ids=tuple(ids), stack=True, note=note))


def summary(atlas: Atlas, rows: Sequence[Row]) -> tuple[str, dict[str, int]]:
    """How many targets a subject meets in a period, in a sentence, and the verdicts by status."""
    statuses: dict[str, int] = {}
    for row in rows:
        for verdict in atlas.verdicts_of.get((row.period, row.unit, row.tier, row.indicator), ()):
            statuses[verdict.status] = statuses.get(verdict.status, 0) + 1
    judged = sum(statuses.get(status, 0) for status in WORST)
    if not judged:
        return SENTENCES["no_targets"], statuses
    met = statuses.get("met", 0) + statuses.get("exceeded", 0)
    sentence = SENTENCES["met_of"].format(met=met, all=judged)
    if unclear := statuses.get("unclear", 0):
        sentence += " " + SENTENCES["unclear"].format(count=unclear)
    if aside := sum(statuses.values()) - judged:
        sentence += " " + SENTENCES["aside"].format(count=aside)
    return sentence, {status: statuses[status] for status in STATUSES if status in statuses}


def units_by_indicators(atlas: Atlas, here: str, rows: Sequence[Row], caption: str) -> Table | None:
    """Units down, indicators across: value and worst verdict in each cell."""
    indicators = list(dict.fromkeys(row.indicator for row in rows))
    by_cell = {(row.unit, row.indicator): row for row in rows}
    units = list(dict.fromkeys(row.unit for row in rows))
    if not units:
        return None
    made = []
    for unit in units:
        cells: list[Cell] = [name(atlas.unit_link(here, unit))]
        for indicator in indicators:
            row = by_cell.get((unit, indicator))
            cells.append(Cell("", "num") if row is None else num(compact(atlas, here, row)))
        made.append(tuple(cells))
    head = (
        Cell(heads("unit")[0][0].content, "text", True),
        *(
            Cell(links.anchor(here, links.indicator(i), atlas.dataset.indicators[i].short), "num", True)
            for i in indicators
        ),
    )
    return Table(caption, (head,), tuple(made), note=SENTENCES["worst"])


def compact(atlas: Atlas, here: str, row: Row) -> Markup:
    """A figure that leads to its origin, and its worst verdict, for a cell of a table of many."""
    return _with_chip(atlas, row, origin(atlas, here, row, _short(atlas, row)))


def unlinked(atlas: Atlas, here: str, row: Row) -> Markup:
    """The same where the row of the table leads to the origin of all its figures."""
    return _with_chip(atlas, row, _short(atlas, row))


def _short(atlas: Atlas, row: Row) -> Markup:
    if row.value is None:
        return chip(row.state)
    return safe(number(row.value, atlas.dataset.indicators[row.indicator].decimals))


def _with_chip(atlas: Atlas, row: Row, said: Markup) -> Markup:

    if row.value is None:
        return said
    status = atlas.worst((row.period, row.unit, row.tier, row.indicator))
    return said if status == "no_target" else safe(f"{said}<br>{chip(status)}")
