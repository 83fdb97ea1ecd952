"""The first screen of a unit's page: its latest period in a sentence, what is not met, how it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.domain.frames import Row
from generator.domain.indicators import LOWER, NO_DIRECTION
from generator.domain.targets import AT_MOST, EXCEEDED, MET, NOT_MET
from generator.domain.units import TIERS
from generator.messages.glance import GLANCE
from generator.messages.numbers import apart, count, trimmed
from generator.messages.pages import SENTENCES, SUBJECTS
from generator.messages.spelling import begun, lowered
from generator.pages import links, peers
from generator.pages.atlas import WORST, Atlas, group
from generator.pages.figure_tables import change_text, missed, score_rank, summary
from generator.pages.origins import origin
from generator.pages.tables import chip


@dataclass(frozen=True, slots=True)
class Item:
    """One indicator that has a target: its worst verdict, its figure, and what there is to say of it."""

    status: Markup
    indicator: Markup
    value: Markup
    gap: str
    told: str


@dataclass(frozen=True, slots=True)
class Glance:
    """What a unit's page says first. `headline` is plain text, for descriptions as well."""

    headline: str
    lead: str
    others: tuple[str, ...]
    items: tuple[Item, ...]
    standing: tuple[str, ...]


def glance(atlas: Atlas, here: str, rows: Sequence[Row], scores: Sequence[Row]) -> Glance | None:
    """Of a unit's primary results and scores, those of its latest period; None without any."""
    period = next((p for p in atlas.latest_first if any(r.period == p for r in (*rows, *scores))), "")
    if not period:
        return None
    by_tier = group([row for row in rows if row.period == period], "tier")
    subjects = [by_tier[tier] for tier in TIERS if tier in by_tier]
    judged = [found for found in subjects if summary(atlas, found)[1]] or subjects[:1]
    scored = tuple(_scores(atlas, [row for row in scores if row.period == period]))
    targeted = [row for row in judged[0] if _verdicts(atlas, row)] if judged else []
    told = [_told(atlas, found) for found in judged if targeted or not scored]
    said = [*told, *(("", score) for score in scored)]
    if not said:
        return None
    return Glance(
        _titled(atlas, period, *said[0]),
        _lead(atlas, targeted),
        tuple(begun(f"{subject}: {sentence}" if subject else sentence) for subject, sentence in said[1:]),
        tuple(_item(atlas, here, row) for row in sorted(targeted, key=lambda r: _urgency(atlas, r))),
        tuple(_standing(atlas, judged[0], targeted)) if judged else (),
    )


def _told(atlas: Atlas, rows: Sequence[Row]) -> tuple[str, str]:
    """Whose dossiers a subject's figures count, where that is not plain, and how many targets it meets."""
    unit, tier = rows[0].unit, rows[0].tier
    plain = atlas.subject(unit, tier) == atlas.unit(unit)
    return "" if plain else SUBJECTS[tier], lowered(summary(atlas, rows)[0])


def _verdicts(atlas: Atlas, row: Row) -> list[Row]:
    return atlas.verdicts_of.get((row.period, row.unit, row.tier, row.indicator), [])


def _titled(atlas: Atlas, period: str, subject: str, sentence: str) -> str:
    key = "title_of" if subject else "title"
    return begun(GLANCE[key].format(period=atlas.period(period), subject=subject, sentence=sentence))


def _urgency(atlas: Atlas, row: Row) -> int:
    """What is not met stands first; the editors' order holds otherwise."""
    status = atlas.worst((row.period, row.unit, row.tier, row.indicator))
    return WORST.index(status) if status in WORST else len(WORST)


def _short(row: Row) -> int:
    """How far a verdict is from being met, for comparing one with another."""
    return int(row.gap_dossiers if row.gap_dossiers is not None else row.gap_points)


def _lead(atlas: Atlas, rows: Sequence[Row]) -> str:
    """That there are more targets than indicators, if so, and which is missed by the least."""
    all_of = [verdict for row in rows for verdict in _verdicts(atlas, row)]
    several = GLANCE["several"].format(targets=len(all_of), indicators=len(rows))
    return " ".join(
        part for part in (several if len(all_of) > len(rows) else "", _nearest(atlas, rows)) if part
    )


def _nearest(atlas: Atlas, rows: Sequence[Row]) -> str:
    """Which target is missed by the least: in dossiers where all misses are counted, else in points; nothing
    where some are neither, as dong do not compare with percents.
    """
    short = [(verdict, row) for row in rows for verdict in _verdicts(atlas, row) if verdict.status == NOT_MET]
    if not short:
        return ""
    missed_of = {row.indicator for _, row in short}
    counted = all(verdict.gap_dossiers is not None for verdict, _ in short)
    if not counted and len({atlas.dataset.indicators[one].unit_of_measure for one in missed_of}) > 1:
        return ""
    verdict, row = min(short, key=lambda e: int(e[0].gap_dossiers if counted else e[0].gap_points))
    key = "only" if len(missed_of) == 1 else "nearest"
    indicator = lowered(atlas.dataset.indicators[row.indicator].name)
    return GLANCE[key].format(indicator=indicator, gap=_gap(atlas, verdict))


def _gap(atlas: Atlas, verdict: Row) -> str:
    """What is missing, in dossiers where they are counted, else in points."""
    indicator = atlas.dataset.indicators[verdict.indicator]
    over, target = verdict.operator == AT_MOST, _target(atlas, verdict)
    if verdict.gap_dossiers is not None:
        measure = lowered(atlas.dataset.measures[indicator.numerator].name)
        key = "over" if over else "short"
        return GLANCE[key].format(count=count(verdict.gap_dossiers), measure=measure, target=target)
    key = "over_points" if over else "short_points"
    return GLANCE[key].format(points=_points(atlas, verdict), target=target)


def _target(atlas: Atlas, verdict: Row) -> str:
    unit = atlas.dataset.indicators[verdict.indicator].unit_of_measure
    return f"{trimmed(verdict.target_value)}\u00a0{unit}"


def _points(atlas: Atlas, verdict: Row) -> str:
    indicator = atlas.dataset.indicators[verdict.indicator]
    return SENTENCES["gap_points" if indicator.unit_of_measure == "%" else "gap_value"].format(
        points=apart(verdict.gap_points, 0, indicator.decimals), unit_of_measure=indicator.unit_of_measure
    )


def _gaps(atlas: Atlas, short: Sequence[Row]) -> Iterator[str]:
    """What is missing to each target of one indicator, the nearest first and in full."""
    told = ""
    for verdict in short:
        whole = _gap(atlas, verdict)
        if not told:
            told = whole
            yield whole
        elif whole != told and verdict.operator != AT_MOST:
            target = _target(atlas, verdict)
            counted = verdict.gap_dossiers is not None
            missing = count(verdict.gap_dossiers) if counted else _points(atlas, verdict)
            yield GLANCE["also"].format(short=missing, target=target)


def _item(atlas: Atlas, here: str, row: Row) -> Item:
    key = (row.period, row.unit, row.tier, row.indicator)
    status = row.state if row.value is None else atlas.worst(key)
    short = [verdict for verdict in _verdicts(atlas, row) if verdict.status == NOT_MET]
    met = sum(verdict.status in (MET, EXCEEDED) for verdict in _verdicts(atlas, row))
    told = [GLANCE["some"].format(met=met, all=len(_verdicts(atlas, row)))] if met and short else []
    told += [] if row.rank is None else [GLANCE["rank"].format(rank=row.rank, of=row.rank_of)]
    told += [change_text(atlas, change) for change in atlas.changes.get(key, ())]
    return Item(
        chip(status),
        links.anchor(here, links.indicator(row.indicator), atlas.dataset.indicators[row.indicator].name),
        Markup("") if row.value is None else origin(atlas, here, row, atlas.figure(row, missed(atlas, row))),
        "; ".join(_gaps(atlas, sorted(short, key=_short))),
        "; ".join(told),
    )


def _standing(atlas: Atlas, rows: Sequence[Row], targeted: Sequence[Row]) -> Iterator[str]:
    """Against peers, and against the last like period."""
    names = atlas.dataset.indicators
    ranked = sorted((row for row in targeted if row.rank is not None), key=peers.place)
    if ranked:
        best, worst = ranked[0], ranked[-1]
        if peers.place(best) == peers.place(worst):
            yield GLANCE["one_rank"].format(
                rank=best.rank, of=best.rank_of, indicator=lowered(names[best.indicator].name)
            )
        else:
            yield GLANCE["best_worst"].format(
                best=lowered(names[best.indicator].name), best_rank=best.rank, best_of=best.rank_of,
                worst=lowered(names[worst.indicator].name), worst_rank=worst.rank, worst_of=worst.rank_of,
            )  # fmt: skip
        parent = atlas.dataset.units[best.unit].parent
        inside = GLANCE["inside"].format(parent=atlas.unit(parent)) if parent else GLANCE["country"]
        yield GLANCE["peers_several" if best.aggregate else "peers"].format(
            tier=SUBJECTS[best.tier], parent=inside
        )
    yield from _moved(atlas, rows)


def _moved(atlas: Atlas, rows: Sequence[Row]) -> Iterator[str]:
    """How many indicators rose and fell against each like period, by what is good for each."""
    moves: dict[str, list[int]] = {}
    for row in rows:
        direction = atlas.dataset.indicators[row.indicator].direction
        if direction == NO_DIRECTION:
            continue
        for change in atlas.changes.get((row.period, row.unit, row.tier, row.indicator), ()):
            better = -change.change if direction == LOWER else change.change
            moves.setdefault(change.against, []).append(better)
    for against, found in moves.items():
        counts = {
            "risen": sum(move > 0 for move in found),
            "fallen": sum(move < 0 for move in found),
            "level": found.count(0),
        }
        told = ", ".join(GLANCE[key].format(count=many) for key, many in counts.items() if many)
        yield GLANCE["changes"].format(period=atlas.period(against), moves=told)
    if not moves:
        yield GLANCE["not_comparable"]


def _scores(atlas: Atlas, scores: Sequence[Row]) -> Iterator[str]:
    """The totals of composites, as published where the report prints them."""
    for found in group([row for row in scores if not row.component], "composite", "tier").values():
        row = next((row for row in found if row.points_published is not None), found[0])
        points = row.points if row.points_published is None else row.points_published
        if points is None:
            continue
        item = atlas.dataset.composites[row.composite]
        rank = score_rank(row)
        yield GLANCE["score"].format(
            composite=item.name,
            points=atlas.points(points, item.decimals, row.maximum),
            grade=GLANCE["grade"].format(grade=row.grade) if row.grade else "",
            rank=GLANCE["score_rank"].format(rank=rank) if rank else "",
        )
