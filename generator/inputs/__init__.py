"""The inputs stage: data/ -> Dataset and findings. The only reader of data/."""

from generator.inputs.folder import read_dataset
from generator.inputs.revisions import RevisionError, published_commit, read_revision, site_address

__all__ = ["RevisionError", "published_commit", "read_dataset", "read_revision", "site_address"]
