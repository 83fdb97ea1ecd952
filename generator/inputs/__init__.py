"""The inputs stage: data/ -> Dataset and findings. The only reader of data/."""

from generator.inputs.folder import read_dataset

__all__ = ["read_dataset"]
