"""Figures, units and values of a difference as people read them."""

from __future__ import annotations

from generator.domain.dataset import Dataset
from generator.domain.quantities import from_text
from generator.messages import differences as words
from generator.messages import labels
from generator.messages.numbers import trimmed
from generator.messages.pages import SUBJECTS


def figure_label(key: str, *datasets: Dataset | None) -> str:
    """The name of a measure, indicator, composite or component, its suffix in words; else the id."""
    base, _, facet = key.partition(".")
    for dataset in datasets:
        if dataset is None:
            continue
        known = dataset.measures.get(base) or dataset.indicators.get(base) or dataset.composites.get(base)
        parts = (c for k in dataset.composites.values() for c in k.components if c.id == base)
        item = known or next(parts, None)
        if item is not None:
            return item.name + (f" ({labels.FACETS[facet]})" if facet in labels.FACETS else "")
    return key


def named_unit(unit: str, tier: str, *datasets: Dataset | None) -> str:
    """A unit's name and whose dossiers; the id where no revision knows it."""
    name = next((d.units[unit].name for d in datasets if d is not None and unit in d.units), unit)
    whose = SUBJECTS.get(tier, "")
    return f"{name}, {whose}" if name and whose else name or whose


def value_words(value: str, kind: str = "figure") -> str:
    """A value of a difference in Vietnamese: numbers with a comma, states and statuses by their words."""
    if kind == "verdict":
        return labels.STATUSES.get(value, value)
    if kind == "outcome":
        return labels.OUTCOMES.get(value, value)
    if kind == "value" and value in labels.STATUSES:
        return labels.STATUSES[value]
    if kind == "applied":
        operator, _, target = value.partition(" ")
        known = labels.OPERATORS.get(operator)
        return known.format(value=value_words(target)) if known else value
    if kind in ("figure", "target", "claim") and value in words.VALUES:
        return words.VALUES[value]
    low, dash, high = value.partition("-")
    numbers = [from_text(part) for part in ((low, high) if dash and low else (value,))]
    return "-".join(trimmed(n) for n in numbers if n is not None) if None not in numbers else value
