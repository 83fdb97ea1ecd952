"""The measures stage: Dataset -> Results. Pure."""

from generator.measures.compute import compute
from generator.measures.corrections import UNEXPLAINED, base_findings, check_against
from generator.measures.differences import compare

__all__ = ["UNEXPLAINED", "base_findings", "check_against", "compare", "compute"]
