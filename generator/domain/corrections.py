"""Corrections: changes of what was published, with their reasons."""

from __future__ import annotations

from dataclasses import dataclass

REMOVED = "removed"
"""The value of a figure that is not published any more."""

EMPTY, DASH, LISTED = "", "-", "x"
"""The values of a figure that is not reported, one that does not apply, a unit named without a figure."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One changed figure, or one cause by which figures changed that nobody entered.

    `old` and `new` stand as the editors wrote them; `old_value` and `new_value` are what they mean, in
    the notation of `entered.value_text`. `entry` names the item of corrections.yml, which may hold many
    changes; it stays the same for ever.
    """

    date: str
    reason: str
    decided_by: str
    old: str
    new: str
    period: str = ""
    report: str = ""
    table: str = ""
    unit: str = ""
    tier: str = ""
    indicator: str = ""
    """The figure: a measure, indicator, composite or component, with its suffix."""
    at: str = ""
    figure_period: str = ""
    """The period that a sentence speaks of, where it is not its report's."""
    total: str = ""
    """x for the row of a total."""
    claim: str = ""
    """What of a claim was corrected: count, of, value, listed, example."""
    decision: str = ""
    cause: str = ""
    """A file under data/; the correction is then about what follows from it, not about one figure."""
    entry: str = ""
    old_value: str = ""
    new_value: str = ""
    line: int = 0

    @property
    def place(self) -> tuple[str, ...]:
        """What names the figure; two corrections with one place are about one figure."""
        where = (self.period, self.report, self.table, self.at, self.figure_period, self.decision, self.claim)
        return (*where, self.unit, self.tier, self.indicator, self.total, self.cause)

    @property
    def what(self) -> tuple[str, ...]:
        """What names the change for ever: all but the reason and who decided it."""
        return (self.date, *self.place, self.old_value, self.new_value)
