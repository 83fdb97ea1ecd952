"""Công khai: from the editors' data folder to the Markdown pages of a public disclosure site.

The data's way is the order of the stage packages: ``inputs`` reads ``data/`` into a Dataset,
``measures`` computes Results, ``pages`` turns them into Pages, ``site`` writes files.
``domain`` is their vocabulary, ``messages`` their Vietnamese; ``pipeline`` alone knows all stages.
"""

__version__ = "0.1.0"
