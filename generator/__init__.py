"""Công khai: from the editors' data folder to the Markdown pages of a public disclosure site.

The data's way is the order of the stage packages: ``inputs`` reads ``data/`` into a Dataset,
``measures`` computes Results, ``pages`` turns them into Pages, ``site`` writes files.
``domain`` is their vocabulary, ``messages`` their Vietnamese; ``pipeline`` alone knows all stages.
"""

import runpy

__version__ = "0.1.0"


def start() -> None:
    """What the command `congkhai` runs: the same as `python -m generator`."""
    runpy.run_module(__name__, run_name="__main__", alter_sys=True)
