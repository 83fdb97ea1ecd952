"""The measures stage: Dataset -> Results. Pure."""

from generator.measures.compute import compute

__all__ = ["compute"]
