"""Ways from reports to units, written once for all reports of an atlas: their pages lie equally deep, so that
the same words and the same address lead from each of them to a unit.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from generator.domain.frames import Row
from generator.messages.numbers import apart, number
from generator.pages import links
from generator.pages.atlas import Atlas
from generator.pages.escaping import escape
from generator.pages.origins import working_id

Written = Callable[[str], str]
"""What is written, as HTML, of a unit."""


class Ways:
    """Links and addresses that the pages of reports share; plain text, which is put together faster."""

    def __init__(self, atlas: Atlas) -> None:
        here = links.report("any", "report")
        self._latest = atlas.trail.latest
        self.unit: Written = cache(lambda unit: str(atlas.unit_link(here, unit)))
        """A link to a unit."""
        self.subject: Callable[[str, str], str] = cache(
            lambda unit, tier: str(atlas.unit_link(here, unit, atlas.subject(unit, tier)))
        )
        """A link to a unit that says at which tier it is told of."""
        self._plain = _begins(lambda address: links.href(here, address))
        self._touched = _begins(lambda address: escape(links.relative(here, address)))

    def workings(self, figure: Row) -> Written:
        """The address, as it stands in an attribute, of the working of a unit's figure: the one that has the
        period, tier and indicator of `figure`.
        """
        fragment = f"#{working_id(figure)}"
        written = links.href("", f"x/{fragment}").removeprefix("x/")
        # where something has to be escaped, the dots that an address begins with are escaped as well
        begins = self._plain if written == fragment else self._touched
        period, latest = figure.period, self._latest
        return lambda unit: f"{begins(unit, period in latest[unit])}{written}"


def _begins(written: Callable[[str], str]) -> Callable[[str, bool], str]:
    """The address of the page that tells a unit's latest periods in full, or that of its earlier ones."""
    return cache(lambda unit, latest: str(written((links.unit if latest else links.history)(unit))))


def figures(atlas: Atlas, indicator: str) -> Callable[[Row], str]:
    """Writes the figure of a verdict on an indicator, which never looks like a target that it is not."""
    item = atlas.dataset.indicators[indicator]
    decimals = item.decimals
    measured = str(escape(f"0\u00a0{item.unit_of_measure}")).removeprefix("0")  # digits are never escaped

    def written(verdict: Row) -> str:
        value, target = verdict.value, verdict.target_value
        if value is None:
            return ""
        shown = number(value, decimals) if target is None else apart(value, target, decimals)
        return f"{shown}{measured}"

    return written
