"""The chart of where a subject stands among its peers."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from generator.domain.frames import Row
from generator.messages.charts import TITLES, TOLD
from generator.messages.spelling import begun, lowered
from generator.pages import links, peers
from generator.pages.atlas import Atlas
from generator.pages.chart_words import columns, drawn, slug, targets, told, verdicts
from generator.pages.charts import Chart
from generator.pages.charts.kind import Cell, Columns
from generator.pages.drawings import rates
from generator.pages.peers import Peers

_PEERS = 50
"""Most peers drawn in a row of a strip: with more, every page would grow with the number of units."""


def strip(atlas: Atlas, rows: Sequence[Row]) -> Chart | None:
    """Where a subject stands among its peers by its targeted rates of one period; None without a rank."""
    ranked = [r for r in rates(atlas, rows) if r.rank is not None and verdicts(atlas, r)]
    if not ranked:
        return None
    together = [(row, group) for row in ranked if (group := peers.of(atlas, row)) is not None]
    own: list[tuple[Cell, ...]] = []
    texts = []
    for order, (row, group) in enumerate(together):
        indicator = atlas.dataset.indicators[row.indicator].short
        value = atlas.figure(row)
        label = TOLD["ranked"].format(value=value, rank=row.rank, of=row.rank_of)
        own.append(
            (
                order,
                indicator,
                drawn(atlas, row.indicator, row.value),
                label,
                drawn(atlas, row.indicator, group.average),
                begun(group.said),
            )
        )
        texts.append(
            TOLD["strip"].format(
                indicator=indicator, value=value, rank=row.rank, of=row.rank_of, average=group.said
            )
        )
    points, note, name = _cloud(atlas, [group for _, group in together])
    data = {
        "rows": columns(("order", "indicator", "value", "label", "average", "said"), own),
        "figures": points,
        "targets": targets(atlas, ranked),
    }
    first = ranked[0]
    own_name, parent = slug("strip", first.period, first.tier), atlas.dataset.units[first.unit].parent
    file = f"{links.unit(parent or first.unit)}{name}.json"
    return Chart("strip", own_name, _standing(atlas, ranked), told(texts), data, note, parent, file)


def _cloud(atlas: Atlas, groups: Sequence[Peers]) -> tuple[Columns, str, str]:
    """The peers that a strip draws, a word on those that it does not, and the name of the file that they
    share, by what stands in it; worked out once for all of them.
    """
    known = groups[0].clouds
    key = tuple(map(id, groups))
    if key not in known:
        rows, note = groups[0].rows, ""
        if len(rows) > _PEERS:
            note = TOLD["every"].format(drawn=_PEERS, all=len(rows))
            rows = [rows[place * (len(rows) - 1) // (_PEERS - 1)] for place in range(_PEERS)]
        units = sorted((row.unit for row in rows), key=lambda unit: (atlas.unit(unit), unit))
        points = [
            (
                order,
                atlas.unit(unit),
                0,
                drawn(atlas, group.of_unit[unit].indicator, group.of_unit[unit].value),
            )
            if unit in group.of_unit
            else (order, atlas.unit(unit), 0, None)
            for order, group in enumerate(groups)
            for unit in units
        ]
        made = columns(("order", "unit", "marked", "value"), points)
        mark = hashlib.sha256(repr(made).encode()).hexdigest()[:12]
        known[key] = made, note, slug("strip", groups[0].rows[0].period, mark)
    found: tuple[Columns, str, str] = known[key]
    return found


def _standing(atlas: Atlas, ranked: Sequence[Row]) -> str:
    """The best and the worst rank of a subject in a period."""
    ordered = sorted(ranked, key=peers.place)
    best, worst = ordered[0], ordered[-1]
    names = {row.indicator: lowered(atlas.dataset.indicators[row.indicator].short) for row in ranked}
    subject, period = atlas.subject(best.unit, best.tier), atlas.period(best.period)
    if peers.place(best) == peers.place(worst):
        same = len(ranked) > 1 and len({(row.rank, row.rank_of) for row in ranked}) == 1
        return TITLES["strip_same" if same else "strip"].format(
            subject=subject, period=period, rank=best.rank, of=best.rank_of, indicator=names[best.indicator]
        )
    return TITLES["strip_several"].format(
        subject=subject, period=period,
        best=names[best.indicator], best_rank=best.rank, best_of=best.rank_of,
        worst=names[worst.indicator], worst_rank=worst.rank, worst_of=worst.rank_of,
    )  # fmt: skip
